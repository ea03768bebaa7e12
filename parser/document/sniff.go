package document

import (
	"bytes"
	"regexp"
	"strings"
)

// sniffed is how much of a document Sniff looks at.
const sniffed = 256 << 10

// Sniff tells the format of a document from its content. HTML starts with a tag, comments aside; Markdown has front matter,
// headings with hashes, fences, delimiter rows of tables, links or annotations in comments; all else is plain text.
func Sniff(text []byte) Format {
	text = text[:min(len(text), sniffed)]
	text = bytes.TrimSpace(bytes.TrimPrefix(text, []byte(BOM)))
	if startsHTML(text) {
		return HTML
	}
	if hasMarkdown(text) {
		return Markdown
	}
	return Text
}

// pageTag matches the start of a page or of the saved part of one.
var pageTag = regexp.MustCompile(`^<(?i:!doctype\s|\?xml\s|(?:html|head|body|main|article|section|div|h1|table|title|meta|base|link|nav|header|p)\b[^>\n]*>)`)

// startsHTML reports whether the text starts with a tag of HTML, after any comments. A page of Markdown may start with a
// comment, too, and with a lone tag such as <br>.
func startsHTML(text []byte) bool {
	for bytes.HasPrefix(text, []byte("<!--")) {
		end := bytes.Index(text, []byte("-->"))
		if end < 0 {
			return false
		}
		text = bytes.TrimSpace(text[end+len("-->"):])
	}
	return pageTag.Match(text)
}

var (
	atxHeading    = regexp.MustCompile(`^#{1,6}[ \t\x{a0}]+\S`)
	delimiterRow  = regexp.MustCompile(`^\|?[ \t]*:?-+:?[ \t]*\|[ \t:|-]*$`)
	metaLine      = regexp.MustCompile(`^[A-Za-z][\w.-]*[ \t]*:`)
	inlineLink    = regexp.MustCompile(`\[[^\]\n]+\]\([^)\s]+\)`)
	setextLine    = regexp.MustCompile(`^={3,}$`)
	markdownStart = []string{"```", "~~~", "> [!", "[!INCLUDE", "<!-- {", "<!--{"}
)

func hasMarkdown(text []byte) bool {
	first, headings := true, 0
	frontMatter := false
	for line := range strings.Lines(string(text)) {
		line = strings.TrimSpace(line)
		switch {
		case line == "":
			continue
		case first && isRule(line):
			frontMatter = true
		case frontMatter && (metaLine.MatchString(line) || isRule(line)):
			return true
		case atxHeading.MatchString(line):
			if headings++; first || headings > 1 {
				return true
			}
		case delimiterRow.MatchString(line), setextLine.MatchString(line), inlineLink.MatchString(line):
			return true
		default:
			for _, s := range markdownStart {
				if strings.HasPrefix(line, s) {
					return true
				}
			}
		}
		first = false
	}
	return headings > 0
}

func isRule(line string) bool { return len(line) >= 3 && strings.Trim(line, "-") == "" }
