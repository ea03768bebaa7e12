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
	p.settleForms(methods, perm)
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
		sets := permissionSets{}
		if first[i].method.Delegated {
			op.Permissions.DelegatedWork = []string{name}
			sets.add(delegatedWork, withOthers(name, first[i].method.With), false)
		}
		if first[i].method.Application {
			op.Permissions.Application = []string{name}
			sets.add(application, withOthers(name, first[i].method.With), false)
		}
		op.Permissions.Alternatives = sets.alternatives()
		f := p.in(keys[i].version)
		f.Operations = append(f.Operations, op)
	}
}

func withOthers(name, others string) string {
	if others == "" {
		return name
	}
	return name + " and " + others
}

// permissionTypes reads the property tables under the heading "Resources": the section's heading names the type.
func (p *page) permissionTypes() {
	for _, i := range p.find(isResources) {
		for _, s := range p.under(i)[1:] {
			p.permissionType(s)
		}
	}
}

// remarkAfterName matches a name with a remark in parentheses after it.
var remarkAfterName = regexp.MustCompile(`^(\S+) \([^()]*\)$`)

func (p *page) permissionType(s section) {
	name := trimNamespace(remarkAfterName.ReplaceAllString(s.title, "$1"))
	if !typeName.MatchString(name) {
		if len(s.tables) > 0 {
			p.diags.Add(s.pos(), diag.BadName, "", "%q names no type; its table is left out", clip(s.title))
		}
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
