package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// extractPermission reads a permission page: the permission, the methods that it opens, and the types that these handle.
func (p *page) extractPermission() {
	perm := ir.Permission{Name: p.title, Description: p.permissionDoc(), Source: p.pos()}
	perm.Delegated, perm.Application = p.scopes()
	methods := p.methodRows()
	for _, m := range methods {
		perm.Methods = append(perm.Methods, m.method)
	}
	p.f.Permissions = append(p.f.Permissions, perm)
	p.f.Version = mainVersion(methods, p.f.Version)
	p.permissionOperations(perm.Name, methods)
	p.permissionTypes()
}

// permissionDoc returns the sentence below the title, which newer pages quote.
func (p *page) permissionDoc() string {
	doc := ""
	walk(p.lead(), func(b document.Block) {
		if t, ok := b.(*document.Paragraph); ok && doc == "" {
			doc = cleanDoc(t.Text.Plain())
		}
	})
	return doc
}

// scopes reads the two forms of the permission: a table of names and values under a heading for each, or one table with a
// column for each.
func (p *page) scopes() (delegated, app *ir.PermissionScope) {
	for _, s := range p.sections {
		switch {
		case strings.HasPrefix(s.key, "delegate"):
			delegated = readScope(s.blocks, delegated)
			continue
		case strings.HasPrefix(s.key, "application"):
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

// methodRow is a row of a methods table.
type methodRow struct {
	method ir.PermissionMethod
	page   string // the operation page that the row links to: "event-get"
	at     ir.Source
}

// methodRows reads the methods tables of the page, row by row: what stands there twice is there twice. A row that is no request is
// noted; a table without any, such as one of commands, is skipped.
func (p *page) methodRows() []methodRow {
	var out []methodRow
	for i := range p.sections {
		if p.sections[i].heading == nil {
			continue
		}
		for _, t := range p.sections[i].tables {
			col := column(t, is("method", "methods"))
			if col < 0 {
				continue
			}
			requests := false
			for _, r := range t.Rows {
				requests = requests || isRequestLine(firstLine(cell(r, col).Plain()))
			}
			if !requests {
				continue
			}
			for _, r := range t.Rows {
				if row, ok := p.methodRow(t, r, col); ok {
					out = append(out, row)
				}
			}
		}
	}
	return out
}

func (p *page) methodRow(t *document.Table, r document.Row, col int) (methodRow, bool) {
	text := cell(r, col).Plain()
	line, _, _ := strings.Cut(text, "\n") // further lines name permissions that are needed besides
	method, target, ok := splitRequestLine(line)
	if !ok {
		if text != "" {
			p.diags.Add(r.At, diag.NotARequest, "", "%q is no request; the row is left out", clip(text))
		}
		return methodRow{}, false
	}
	row := methodRow{at: r.At, method: ir.PermissionMethod{Method: method, Path: target}}
	if col < len(r.Cells) {
		row.at = r.Cells[col].At
	}
	for _, l := range cell(r, col).Links() {
		if v := versionView.FindStringSubmatch(l.Target); v != nil {
			row.method.Version = canonicalVersion(v[1])
		}
		if strings.Contains(l.Target, "/graph/api/") {
			row.page = strings.ToLower(baseName(l.Target))
		}
	}
	if v := canonicalVersion(cell(r, column(t, is("ver", "version", "api version"))).Plain()); v != "" {
		row.method.Version = v
	}
	if row.method.Version == "" {
		row.method.Version = p.f.Version
	}
	row.method.Application, row.method.Delegated = forms(t, r, col)
	return row, true
}

// canonicalVersion returns the IR's name of a version, or "".
func canonicalVersion(text string) string {
	switch strings.ToLower(strings.TrimSpace(text)) {
	case "v1", "v1.0", "1.0":
		return "v1.0"
	case "beta":
		return "beta"
	default:
		return ""
	}
}

// forms reads which forms of the permission open a method: letters in a column "Type", or links to the two concepts in
// another cell than the method's.
func forms(t *document.Table, r document.Row, methodCol int) (app, delegated bool) {
	if col := column(t, is("type", "types", "access")); col >= 0 {
		for _, part := range strings.FieldsFunc(strings.ToUpper(cell(r, col).Plain()), func(c rune) bool { return c == ',' || c == ' ' || c == '/' || c == '\n' }) {
			app = app || strings.HasPrefix(part, "A")
			delegated = delegated || strings.HasPrefix(part, "D")
		}
		return app, delegated
	}
	for i := range r.Cells {
		if i == methodCol {
			continue
		}
		text := strings.ToLower(cell(r, i).Plain())
		for _, l := range cell(r, i).Links() {
			text += " " + strings.ToLower(l.Target)
		}
		app = app || strings.Contains(text, "app-only") || strings.Contains(text, "application")
		delegated = delegated || strings.Contains(text, "delegated")
	}
	return app, delegated
}

// mainVersion returns the version that most speaks for a page: v1.0 where it lists any such method.
func mainVersion(methods []methodRow, fallback string) string {
	version := ""
	for _, m := range methods {
		if m.method.Version == "v1.0" {
			return "v1.0"
		}
		version = m.method.Version
	}
	if version == "" {
		return fallback
	}
	return version
}

// permissionOperations makes an operation of each method and path, with the permission for the forms that open it.
func (p *page) permissionOperations(name string, methods []methodRow) {
	type key struct{ version, method, path string }
	rows := map[key]int{}
	var lines []pageRequest
	var keys []key
	var first []methodRow
	for _, m := range methods {
		r, err := parseRequest(m.method.Method, m.method.Path)
		if err != nil {
			p.diags.Add(m.at, diag.BadRequestLine, "", "request %q cannot be read: %v", clip(m.method.Method+" "+m.method.Path), err)
			continue
		}
		k := key{m.method.Version, r.method, r.path}
		if i, known := rows[k]; known {
			lines[i].variant = append(lines[i].variant, r)
			first[i].method.Application = first[i].method.Application || m.method.Application
			first[i].method.Delegated = first[i].method.Delegated || m.method.Delegated
			continue
		}
		rows[k] = len(lines)
		lines, keys, first = append(lines, pageRequest{request: r, at: m.at}), append(keys, k), append(first, m)
	}
	for i, l := range lines {
		op := ir.Operation{ID: first[i].page, Method: l.method, Path: l.path, Source: l.at}
		if op.ID != "" {
			op.URL = site + op.ID
		}
		op.Kind = operationKind(l.request, "", pageResponse{})
		op.Parameters = operationParameters(l, tabledParameters{})
		if first[i].method.Delegated {
			op.Permissions.DelegatedWork = []string{name}
		}
		if first[i].method.Application {
			op.Permissions.Application = []string{name}
		}
		f := p.in(keys[i].version)
		f.Operations = append(f.Operations, op)
	}
}

// permissionTypes reads the property tables under the heading "Resources": the section's heading names the type.
func (p *page) permissionTypes() {
	for _, i := range p.find(is("resources")) {
		for _, s := range p.under(i)[1:] {
			p.permissionType(s)
		}
	}
}

func (p *page) permissionType(s section) {
	name, ok := canonicalType(s.title)
	if !ok {
		return
	}
	list := &propertyList{page: p, owner: name}
	list.addSection(s, false)
	if len(s.tables) == 0 {
		return
	}
	t := ir.Type{Name: name, Kind: ir.KindComplex, Source: s.pos(), Properties: list.properties}
	if hasProperty(t.Properties, "id") {
		t.Kind, t.Key = ir.KindEntity, []string{"id"}
	}
	for _, l := range s.heading.Text.Links() {
		if strings.Contains(l.Target, "/graph/api/resources/") {
			t.URL = site + "resources/" + strings.ToLower(baseName(l.Target))
		}
	}
	if known := p.findType(name); known != nil {
		p.diags.Add(s.pos(), diag.MixedMerge, "", "type %q is described twice; the properties that the first table lacks are added", name)
		for _, prop := range t.Properties {
			if !hasExactly(known.Properties, prop.Name) {
				known.Properties = append(known.Properties, prop)
			}
		}
		return
	}
	p.f.Types = append(p.f.Types, t)
}

func (p *page) findType(name string) *ir.Type {
	for i := range p.f.Types {
		if p.f.Types[i].Name == name {
			return &p.f.Types[i]
		}
	}
	return nil
}
