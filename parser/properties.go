package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// propertyList collects the properties of one type from the tables of a page.
type propertyList struct {
	page       *page
	owner      string
	shape      shape // of the JSON representation, where the page has one
	properties []ir.Property
	seen       map[string]bool // names of the properties

	declaredEmpty bool // a section says that there are none
}

// addSection reads the property tables of a section. navigation is true for a section of relationships, whatever its tables'
// columns are called. Text between tables that says "inherited from x" holds for the table after it.
func (l *propertyList) addSection(s section, navigation bool) {
	inherited := ""
	found := false
	var unknown []*document.Table // which are explanation beside a table of properties, and lost content without one
	walk(s.blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Paragraph:
			text := strings.ToLower(strings.Trim(b.Text.Plain(), " ."))
			if text == "none" || strings.HasPrefix(text, "this resource has no ") || strings.HasPrefix(text, "no ") {
				l.declaredEmpty = true
			}
			inherited = inheritedFrom(b.Text)
		case *document.Table:
			c, isNavigation, ok := findProperties(b)
			switch {
			case ok:
			case !found && c.name == 0 && c.typ < 0 && c.doc > 0:
				if guess, guessed := guessProperties(b); guessed {
					c = guess
				}
				ok = true // the JSON representation may tell the types that the table leaves out
			default:
				c, ok = guessProperties(b)
			}
			if !ok {
				if _, members := findMembers(b); !members {
					unknown = append(unknown, b)
				}
				return
			}
			found = true
			l.addTable(b, c, navigation || isNavigation, inherited)
			inherited = ""
		case *document.Heading, *document.List, *document.Code, *document.Comment, *document.Quote:
		}
	})
	for _, t := range unknown {
		if !found {
			l.page.diags.Add(t.At, diag.UnknownColumns, "use the columns Property | Type | Description, or Relationship | Type | Description",
				"the columns of this table are unknown: %s", headerText(t))
		}
	}
}

// addTable reads one property table.
func (l *propertyList) addTable(t *document.Table, c propertyColumns, navigation bool, inherited string) {
	for _, r := range joinRows(t) {
		if isBlank(r) {
			continue
		}
		name := propertyName(cell(r, c.name))
		at := r.At
		if c.name < len(r.Cells) {
			at = r.Cells[c.name].At
		}
		if isNone(name) || strings.HasPrefix(name, "@") || isTitle(r) {
			continue
		}
		if c.typ >= len(r.Cells) || c.doc < c.typ && c.doc >= len(r.Cells) {
			l.page.diags.Add(r.At, diag.ShortRow, "give the row a cell for each column: "+headerText(t),
				"row %q has %d of %d cells", name, len(r.Cells), len(t.Header))
			continue
		}
		if !propertyNamePattern.MatchString(name) {
			if !l.isSubheading(r, c) {
				l.page.diags.Add(at, diag.BadName, "write the property's name alone into the first column", "%q is no property name", clip(name))
			}
			continue
		}
		if c.doc >= len(r.Cells) {
			l.page.diags.Add(r.At, diag.NoDescription, "describe the property, or leave the cell empty", "row %q has no cell for its description", name)
		}
		p := ir.Property{Name: name, Navigation: navigation, Source: at}
		f := parseProse(cell(r, c.doc))
		f.apply(&p)
		p.Deprecated = p.Deprecated || strings.Contains(strings.ToLower(cell(r, c.name).Plain()), "(deprecated)")
		p.ReadOnly = p.ReadOnly || readOnlyRemark.MatchString(cell(r, c.typ).Plain())
		typeAt := at
		if c.typ >= 0 {
			typeAt = r.Cells[c.typ].At
		}
		l.setType(&p, cell(r, c.typ), typeAt)
		if c.required >= 0 {
			p.Required = p.Required || saysYes(cell(r, c.required).Plain(), columnKey(t.Header[c.required].Text.Plain()))
		}
		if p.Inherited == "" {
			p.Inherited = inherited
		}
		if strings.EqualFold(name, "id") {
			p.Nullable = false
		}
		if p.Type == "Boolean" {
			p.Values, p.Evolvable, p.Flags = nil, false, false
		}
		if p.Type != "String" && p.Type != "Binary" {
			p.MaxLength = 0 // it is the length of something else
		}
		p.Navigation = p.Navigation && !ir.IsPrimitive(p.Type)
		if l.seen[name] {
			l.settleNavigation(p)
			l.page.diags.Add(at, diag.DuplicateRow, "remove one of the rows", "property %q of %q is described twice", name, l.owner)
			continue
		}
		if l.seen == nil {
			l.seen = map[string]bool{}
		}
		l.seen[name] = true
		l.properties = append(l.properties, p)
	}
}

// settleNavigation makes a property that a table of relationships describes once more one of them.
func (l *propertyList) settleNavigation(again ir.Property) {
	for i := range l.properties {
		if l.properties[i].Name == again.Name {
			l.properties[i].Navigation = l.properties[i].Navigation || again.Navigation
		}
	}
}

// setType reads the type column into a property, with the JSON representation as second opinion: where the column cannot be read,
// where its link leads to another type than its text names, and on whether there is one or many, which hands forget to write.
func (l *propertyList) setType(p *ir.Property, text document.Inline, at ir.Source) {
	ref, ok := parseType(text, l.page.namespace)
	shown, found := l.shape.members[strings.ToLower(p.Name)]
	if found && shown.typ != "" && shown.typ != untyped && (!ok || leadsTo(text, shown.typ)) {
		ref, ok = typeRef{name: shown.typ, collection: shown.collection || ref.collection}, true
	}
	if !ok {
		l.page.diags.Add(at, diag.BadTypeExpr, "write one type, such as String, \"recipient collection\" or a link to a resource page",
			"type %q of property %q cannot be read; it becomes %s", clip(text.Plain()), p.Name, untyped)
	}
	p.Type, p.Collection = ref.name, ref.collection
	if found && (shown.collection || shown.named) {
		p.Collection = shown.collection
	}
}

// leadsTo reports whether a type column's one link leads to the page of the type.
func leadsTo(text document.Inline, typ string) bool {
	links := resourceLinks(text)
	return len(links) == 1 && strings.EqualFold(baseName(links[0].Target), ir.LocalName(typ))
}

// readOnlyRemark matches what a type column may say besides the type.
var readOnlyRemark = regexp.MustCompile(`(?i)\(read[- ]?only\)`)

// isSubheading reports whether a row is a title inside the table: text in its first cell only.
func (l *propertyList) isSubheading(r document.Row, c propertyColumns) bool {
	for i, cl := range r.Cells {
		if i != c.name && cl.Text.Plain() != "" {
			return false
		}
	}
	return true
}

// isTitle reports whether strong text in a single cell is all that a row has.
func isTitle(r document.Row) bool {
	return len(r.Cells) == 1 && len(r.Cells[0].Text) == 1 && r.Cells[0].Text[0].Kind == document.StrongSpan
}

// propertyName returns the name in a cell, without mark-up and footnotes: "id (read-only)" is id.
func propertyName(in document.Inline) string {
	name := in.Plain()
	if i := strings.IndexByte(name, '\n'); i > 0 {
		name = name[:i]
	}
	name = strings.TrimSpace(strings.Trim(name, "*`\" "))
	if i := strings.IndexAny(name, " ("); i > 0 && propertyNamePattern.MatchString(name[:i]) && strings.HasPrefix(strings.TrimSpace(name[i:]), "(") {
		name = name[:i]
	}
	return name
}

// isNone reports whether a cell says that there is nothing to list.
func isNone(text string) bool {
	switch strings.ToLower(strings.Trim(text, " .")) {
	case "none", "n/a", "not applicable", "-", "--", "no properties", "no relationships":
		return true
	default:
		return false
	}
}

// saysYes reads a cell of a column "Required?" or "Optional".
func saysYes(text, header string) bool {
	switch strings.ToLower(strings.Trim(text, " .`*")) {
	case "yes", "y", "true", "required", "x", "✓", "✔", "mandatory":
		return header != "optional"
	case "no", "n", "false":
		return header == "optional"
	default:
		return false
	}
}

// joinRows returns a table's rows, with a lone cell that begins without a bar, where the row above begins with one, or that cannot be a
// name, added to the text of the row above: that is what a description becomes whose author broke the line.
func joinRows(t *document.Table) []document.Row {
	out := make([]document.Row, 0, len(t.Rows))
	joined := false // the last row of out is a copy of ours
	for _, r := range t.Rows {
		n := len(out)
		if n == 0 && len(r.Cells) == 1 && !hasBar(r) && len(t.Header) > 1 && t.Header[0].At != t.At && isContinuation(r.Cells[0].Text) {
			continue // a sentence between the header and the rows
		}
		if n == 0 || len(r.Cells) != 1 || len(t.Header) < 2 || len(out[n-1].Cells) < 2 ||
			!isContinuation(r.Cells[0].Text) && (hasBar(out[n-1]) == hasBar(r) || isBlank(r)) {
			out = append(out, r)
			joined = false
			continue
		}
		if !joined {
			out[n-1].Cells = slices.Clone(out[n-1].Cells)
			last := &out[n-1].Cells[len(out[n-1].Cells)-1]
			last.Text = slices.Clone(last.Text)
			joined = true
		}
		last := &out[n-1].Cells[len(out[n-1].Cells)-1]
		last.Text = append(append(last.Text, document.Span{Text: " "}), r.Cells[0].Text...)
	}
	return out
}

// hasBar reports whether a row begins with something before its first cell, as the bar of a Markdown table.
func hasBar(r document.Row) bool { return r.Cells[0].At != r.At }

// isContinuation reports whether the text of a row's only cell cannot be a property's name.
func isContinuation(in document.Inline) bool {
	text := propertyName(in)
	return text != "" && !propertyNamePattern.MatchString(text) && !strings.HasPrefix(text, "@")
}

func hasExactly(list []ir.Property, name string) bool {
	for i := range list {
		if list[i].Name == name {
			return true
		}
	}
	return false
}

// clip shortens text of a page for use in a message.
func clip(s string) string {
	const limit = 80
	s = strings.Join(strings.Fields(s), " ")
	if len(s) <= limit {
		return s
	}
	for i := range s {
		if i > limit {
			return s[:i] + "…"
		}
	}
	return s
}
