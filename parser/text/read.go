// Package text reads plain-text copies of pages, as the reader mode of a browser makes them. All mark-up is gone: headings
// are recognised by the page templates and by how they stand, and tables are rebuilt from their flattened rows.
package text

import (
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
)

// Read parses one page. A file that cannot be read gives an empty document and a finding.
func Read(f *source.File, d *diag.List) *document.Document {
	doc := &document.Document{File: f.Name, Format: document.Text, Meta: map[string]string{}}
	if !document.Check(f, d) {
		return doc
	}
	r := &reader{file: f, lines: split(f)}
	r.trim()
	r.findTypes()
	r.read()
	doc.Blocks = r.out
	return doc
}

// reader goes through the lines once; next is the line it looks at.
type reader struct {
	file  *source.File
	lines []line
	next  int
	out   []document.Block

	permissionPage bool
	types          map[string]bool // see style
	section        string          // the last second-level heading, in lower case
	example        bool            // under a third-level heading such as "Example 1"
	jsonEnds       map[int]int     // see jsonEnd
	scanned        int             // lines that jsonEnd looked at in vain
	rowAhead       int             // see tableGoesOn
	tabs           []string        // labels of the tabs whose panels are still to come
}

// trim drops the lines of the site around the page, and finds out whether it is a permission page.
func (r *reader) trim() {
	for i, l := range r.lines {
		lower := strings.ToLower(l.text)
		if lower == chromeStart || lower == laterStart && i < 4 {
			r.lines[i] = line{offset: l.offset}
		}
		if len(r.lines)-i < 8 && (lower == chromeEnd || r.permissionPage && strings.HasPrefix(lower, laterEnd)) {
			r.lines = r.lines[:i]
			break
		}
		if lower == methodsSection && r.blankAt(i-1) && r.blankAt(i+1) {
			r.permissionPage = true
		}
	}
}

// methodsSection is the heading that all permission pages have, in lower case.
const methodsSection = "graph methods"

// findTypes collects the types of a permission page: the names of its resources, and what sure rows have as theirs.
func (r *reader) findTypes() {
	if !r.permissionPage {
		return
	}
	r.types = map[string]bool{}
	for i, l := range r.lines {
		if l.blank() || l.bullet {
			continue
		}
		if p, e := parseRow(l.text, style{}); e == strong {
			if t := l.text[p.typeAt:p.typeEnd]; isTypeName(t) {
				r.types[strings.ToLower(t)] = true
			}
		}
		name, panel := cutPrefixFold(l.text, reference)
		if isTypeName(name) && (panel || r.isResource(i)) {
			r.types[strings.ToLower(name)] = true
		}
	}
}

func (r *reader) read() {
	titled := false
	for r.next < len(r.lines) {
		l := r.lines[r.next]
		if l.blank() {
			r.next++
			continue
		}
		if !titled {
			titled = true
			if len(l.text) <= 2*maxHeadingBytes && !l.bullet && l.number == 0 && layoutOf(l) == nil && r.codeLang(r.next) == "" {
				r.heading(1)
				continue
			}
		}
		r.block(l)
	}
}

// block reads what starts at the current line.
func (r *reader) block(l line) {
	if lay := layoutOf(l); lay != nil && r.tableFollows(r.next) {
		r.table(lay)
		return
	}
	if r.panel(l) {
		return
	}
	if r.isIDRow(l) {
		r.idTable()
		return
	}
	if level := r.headingLevel(r.next); level > 0 {
		r.heading(level)
		return
	}
	if lang := r.codeLang(r.next); lang != "" {
		r.code(lang)
		return
	}
	switch {
	case alertWords[strings.ToLower(l.text)] && r.blankAt(r.next+1):
		r.alert()
	case l.bullet || l.number > 0:
		r.list()
	default:
		r.paragraph()
	}
}

func (r *reader) heading(level int) {
	l := r.lines[r.next]
	r.out = append(r.out, &document.Heading{Level: level, Text: document.PlainText(l.text), At: r.file.At(l.offset)})
	switch level {
	case 1, 2:
		r.section, r.example = strings.ToLower(l.text), false
	case 3:
		lower := strings.ToLower(l.text)
		r.example = r.example || lower != "request" && lower != "response"
	}
	r.next++
}

// paragraph reads lines up to a blank one or to what is no prose.
func (r *reader) paragraph() {
	first := r.lines[r.next]
	text := []string{first.text}
	for r.next++; !r.blankAt(r.next); r.next++ {
		l := r.lines[r.next]
		if l.bullet || l.number > 0 || r.codeLang(r.next) != "" || layoutOf(l) != nil ||
			alertWords[strings.ToLower(l.text)] && r.blankAt(r.next+1) {
			break
		}
		text = append(text, l.text)
	}
	r.out = append(r.out, &document.Paragraph{Text: document.PlainText(strings.Join(text, "\n")), At: r.file.At(first.offset)})
}

// list reads bullets, or numbers as far as they count on.
func (r *reader) list() {
	first := r.lines[r.next]
	b := &document.List{Ordered: first.number > 0, At: r.file.At(first.offset)}
	for last := first.number - 1; r.next < len(r.lines); r.next++ {
		l := r.lines[r.next]
		if l.blank() || l.bullet != first.bullet || l.number > 0 != (first.number > 0) || l.number > 0 && l.number <= last {
			break
		}
		last = l.number
		at := r.file.At(l.offset)
		if r.permissionPage && r.section == methodsSection {
			r.tabs = append(r.tabs, l.text)
		}
		b.Items = append(b.Items, document.Item{
			At: at, Blocks: []document.Block{&document.Paragraph{Text: document.PlainText(l.text), At: at}},
		})
	}
	r.out = append(r.out, b)
}

// alert reads a word such as "Note" that stands alone, and the paragraph after it.
func (r *reader) alert() {
	l := r.lines[r.next]
	q := &document.Quote{Kind: strings.ToLower(l.text), At: r.file.At(l.offset)}
	r.next++
	for r.next < len(r.lines) && r.lines[r.next].blank() {
		r.next++
	}
	if r.next < len(r.lines) && r.headingLevel(r.next) == 0 && layoutOf(r.lines[r.next]) == nil &&
		!alertWords[strings.ToLower(r.lines[r.next].text)] {
		outer := r.out
		r.out = nil
		r.block(r.lines[r.next])
		q.Blocks = r.out
		r.out = outer
	}
	r.out = append(r.out, q)
}
