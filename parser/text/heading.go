package text

import (
	"strings"
)

// Lines of the site around a page, which reader modes leave in.
const (
	chromeStart = "show / hide table of contents"
	laterStart  = "table of contents"
	chromeEnd   = "in this article"
	laterEnd    = "created by "
)

// pageSections are the second-level headings of the reference's page templates.
var pageSections = lowerSet("Permissions", "HTTP request", "HTTP requests", "Optional query parameters", "Query parameters", "Function parameters",
	"Path parameters", "Request headers", "Request body", "Response", "Errors", "Error responses", "Error conditions", "Examples", "Example",
	"Methods", "Properties", "Relationships", "JSON representation", "Members", "See also", "Related content", "Next steps", "Parameters",
	"Prerequisites", "Known issues", "Remarks")

// permissionSections are those of the permission pages.
var permissionSections = lowerSet("Graph Methods", "Delegate Permission", "Delegated Permission", "Application Permission", "Resources")

// alertWords stand alone on a line before the text of an alert.
var alertWords = lowerSet("Note", "Important", "Caution", "Tip", "Warning")

func lowerSet(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[strings.ToLower(w)] = true
	}
	return m
}

// Bounds of what a heading looks like where no template names it.
const (
	maxHeadingWords = 10
	maxHeadingBytes = 90
)

// headingLevel returns the level of the heading that line i is, zero if it is none.
func (r *reader) headingLevel(i int) int {
	l := r.lines[i]
	if l.blank() || l.number > 0 || len(l.text) > maxHeadingBytes || !r.blankAt(i-1) {
		return 0
	}
	lower := strings.ToLower(l.text)
	if r.permissionPage {
		switch {
		case permissionSections[lower] && r.blankAt(i+1):
			return 2
		case r.section == "resources" && r.isResource(i):
			return 3
		default:
			return 0
		}
	}
	if l.bullet || !r.blankAt(i+1) && layoutOf(r.lines[i+1]) == nil {
		return 0
	}
	if level := r.templateLevel(lower); level > 0 {
		return level
	}
	if !looksLikeTitle(l.text) && !r.captions(i) || alertWords[lower] || !r.hasText(i+1) || r.afterTitle() {
		return 0
	}
	if strings.HasPrefix(r.section, "example") {
		return 3
	}
	return 2
}

// templateLevel returns the level of a heading that the page templates name. Within examples, a request and a response are
// sections of an example.
func (r *reader) templateLevel(lower string) int {
	inExamples := strings.HasPrefix(r.section, "example")
	switch rest, isExample := strings.CutPrefix(lower, "example "); {
	case isExample && rest != "" && rest[0] >= '0' && rest[0] <= '9':
		if inExamples {
			return 3
		}
		return 2
	case inExamples && (lower == "request" || lower == "response"):
		if r.example {
			return 4
		}
		return 3
	case lower == "request", pageSections[lower]:
		return 2
	default:
		return 0
	}
}

// looksLikeTitle reports whether a line between blank ones is a title rather than a sentence.
func looksLikeTitle(s string) bool {
	words := strings.Fields(s)
	if len(words) > maxHeadingWords || strings.Contains(s, "://") || strings.HasSuffix(words[0], ":") {
		return false
	}
	if c := s[0]; (c < 'A' || c > 'Z') && (c < '0' || c > '9') {
		return false
	}
	if last := words[len(words)-1]; len(last) == 3 && strings.Trim(last, "0123456789") == "" {
		return false // a status code
	}
	return !strings.ContainsAny(s[len(s)-1:], `.:;,{}[]"`) && !strings.HasPrefix(s, "HTTP/") && requestMethod(s) == ""
}

// captions reports whether line i is the name of what the table right after it lists, which need not start with a capital.
func (r *reader) captions(i int) bool {
	s := r.lines[i].text
	if strings.ContainsAny(s[len(s)-1:], `.:;,{}[]"`) || len(strings.Fields(s)) > maxHeadingWords || requestMethod(s) != "" {
		return false
	}
	for next := i + 1; next < len(r.lines); next++ {
		if !r.lines[next].blank() {
			return layoutOf(r.lines[next]) != nil
		}
	}
	return false
}

// isResource reports whether line i names a resource of a permission page: alone between blank lines with a table after it, or an
// identifier with another such line, a section or the page's end after it. A single word within a description has prose after it.
func (r *reader) isResource(i int) bool {
	if !r.blankAt(i-1) || !r.blankAt(i+1) {
		return false
	}
	next := i + 1
	for next < len(r.lines) && r.lines[next].blank() {
		next++
	}
	if next == len(r.lines) {
		return isIdentifier(r.lines[i].text)
	}
	l := r.lines[next]
	if lay := layoutOf(l); lay != nil && len(lay.columns) == 3 {
		return true
	}
	return isIdentifier(r.lines[i].text) && (strings.EqualFold(l.text, chromeEnd) ||
		r.blankAt(next+1) && (isIdentifier(l.text) || permissionSections[strings.ToLower(l.text)]))
}

// hasText reports whether any line from i on holds text: without, there is nothing to head.
func (r *reader) hasText(i int) bool {
	for ; i < len(r.lines); i++ {
		if !r.lines[i].blank() {
			return true
		}
	}
	return false
}

// afterTitle reports whether nothing but the page's title was read so far: what stands under it is a subtitle or the author.
func (r *reader) afterTitle() bool { return len(r.out) == 1 }

// blankAt reports whether line i is blank or outside of the page.
func (r *reader) blankAt(i int) bool {
	return i < 0 || i >= len(r.lines) || r.lines[i].blank()
}
