package parser

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

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
			col := requestColumn(t)
			if col < 0 {
				continue
			}
			for _, r := range t.Rows {
				if row, ok := p.methodRow(t, r, col); ok {
					if row.method.Version == "" {
						row.method.Version = cmp.Or(labelVersion(p.sections[i].key), p.f.Version)
					}
					out = append(out, row)
				}
			}
		}
	}
	return out
}

// requestColumn returns the first column with a request in one of its cells, or -1.
func requestColumn(t *document.Table) int {
	for col := range t.Header {
		for _, r := range t.Rows {
			if isRequestLine(firstLine(cell(r, col).Plain())) {
				return col
			}
		}
	}
	return -1
}

func (p *page) methodRow(t *document.Table, r document.Row, col int) (methodRow, bool) {
	text := cell(r, col).Plain()
	line, rest, _ := strings.Cut(text, "\n") // further lines name permissions that are needed besides
	method, target, ok := splitRequestLine(line)
	if !ok {
		if text != "" {
			p.diags.Add(r.At, diag.NotARequest, "", "%q is no request; the row is left out", clip(text))
		}
		return methodRow{}, false
	}
	row := methodRow{at: r.At, method: ir.PermissionMethod{Method: method, Path: target, With: p.neededBesides(rest)}}
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
	row.method.Application, row.method.Delegated = forms(t, r, col)
	return row, true
}

// labelVersion returns the version that the label of a tab ends with, "API [beta]", or "".
func labelVersion(label string) string {
	if open := strings.LastIndexByte(label, '['); open >= 0 {
		return canonicalVersion(strings.Trim(label[open:], "[]"))
	}
	return ""
}

// neededBesides returns the other permissions that a note such as "This.Read and That.Read" asks for along with the page's own.
func (p *page) neededBesides(note string) string {
	if !andWord.MatchString(note) {
		return ""
	}
	names := slices.DeleteFunc(permissionName.FindAllString(note, -1), func(name string) bool { return name == p.title })
	return strings.Join(names, " and ")
}

// settleForms gives the methods of a page that has lost the marks for the two forms of its permission the one form that there is. Where
// there are two, nobody knows, and a note says so.
func (p *page) settleForms(methods []methodRow, perm ir.Permission) {
	for _, m := range methods {
		if m.method.Application || m.method.Delegated {
			return
		}
	}
	if len(methods) > 0 && perm.Application != nil && perm.Delegated != nil {
		p.note(diag.LostMarks, "read the page itself", "the page does not show which methods take %q as a delegated and which as an application permission", perm.Name)
		return
	}
	for i := range methods {
		methods[i].method.Application, methods[i].method.Delegated = perm.Application != nil, perm.Delegated != nil
	}
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
		if i < len(t.Header) && saysYes(text, "") {
			text = columnKey(t.Header[i].Text.Plain()) // a mark in a column of its own
		}
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
