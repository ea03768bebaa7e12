package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// scopes reads the two forms of the permission: a table of names and values under a heading for each, or one table with a
// column for each.
func (p *page) scopes() (delegated, app *ir.PermissionScope) {
	for _, s := range p.sections {
		switch { // a resource may be called "application", too
		case strings.HasPrefix(s.key, "delegate") && strings.Contains(s.key, " permission"):
			delegated = readScope(s.blocks, delegated)
			continue
		case strings.HasPrefix(s.key, "application") && strings.Contains(s.key, " permission"):
			app = readScope(s.blocks, app)
			continue
		}
		for _, t := range s.tables {
			if d, a, ok := scopeColumns(t); ok {
				delegated, app = d, a
			}
		}
	}
	return delegated, app
}

// readScope reads the names and values among the blocks, wherever a reader has put them: in tables of two columns, the first
// row of which may have become the header, or in lines.
func readScope(blocks []document.Block, into *ir.PermissionScope) *ir.PermissionScope {
	set := func(name, value string) {
		if into == nil {
			into = &ir.PermissionScope{}
		}
		if !setScope(into, name, value) && *into == (ir.PermissionScope{}) {
			into = nil
		}
	}
	walk(blocks, func(b document.Block) {
		switch b := b.(type) {
		case *document.Table:
			if len(b.Header) == 2 {
				set(b.Header[0].Text.Plain(), b.Header[1].Text.Plain())
			}
			for _, r := range b.Rows {
				set(cell(r, 0).Plain(), cell(r, 1).Plain())
			}
		case *document.Paragraph:
			for _, line := range strings.Split(b.Text.Plain(), "\n") {
				if m := scopeLine.FindStringSubmatch(line); m != nil {
					set(m[1], m[2])
				}
			}
		case *document.Heading, *document.List, *document.Code, *document.Comment, *document.Quote:
		}
	})
	if into != nil && *into == (ir.PermissionScope{}) {
		return nil // all its values are empty
	}
	return into
}

var scopeLine = regexp.MustCompile(`(?i)^(id|identifier|display ?string|display ?text|display ?name|description)[ \t:]+(.+)$`)

// setScope sets the field of that name; false when there is none.
func setScope(s *ir.PermissionScope, name, value string) bool {
	value = cleanDoc(value)
	switch strings.ReplaceAll(columnKey(name), " ", "") {
	case "id", "identifier":
		if !isGUID(value) {
			return false
		}
		s.ID = value
	case "displaystring", "displaytext", "displayname":
		s.DisplayName = value
	case "description":
		s.Description = value
	default:
		return false
	}
	return true
}

var guidText = regexp.MustCompile(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)

func isGUID(s string) bool { return len(s) == 36 && guidText.MatchString(s) }

// scopeColumns reads the table "Category | Application | Delegated". A form without an identifier does not exist.
func scopeColumns(t *document.Table) (delegated, app *ir.PermissionScope, ok bool) {
	d := column(t, func(k string) bool { return strings.HasPrefix(k, "delegate") })
	a := column(t, func(k string) bool { return strings.HasPrefix(k, "application") })
	if d < 1 || a < 1 {
		return nil, nil, false
	}
	delegated, app = &ir.PermissionScope{}, &ir.PermissionScope{}
	for _, r := range t.Rows {
		name := cell(r, 0).Plain()
		setScope(delegated, name, cell(r, d).Plain())
		setScope(app, name, cell(r, a).Plain())
	}
	if delegated.ID == "" {
		delegated = nil
	}
	if app.ID == "" {
		app = nil
	}
	return delegated, app, delegated != nil || app != nil
}
