package scopes

import (
	"go/ast"
	"strconv"
)

// ids are the ids of a permission, by which manifests name it: of its delegated form and of its application form.
type ids struct{ delegated, application string }

func (i ids) of(c Caller) string {
	if c == Application {
		return i.application
	}
	return i.delegated
}

// permissionIDs reads the table of permissions that a generated root package has, by name. It is empty for any other file.
func permissionIDs(f *ast.File) map[string]ids {
	out := map[string]ids{}
	if !isGenerated(f) {
		return out
	}
	for _, d := range f.Decls {
		decl, ok := d.(*ast.GenDecl)
		if !ok {
			continue
		}
		for _, s := range decl.Specs {
			if v, ok := s.(*ast.ValueSpec); ok && len(v.Values) == 1 && v.Names[0].Name == "Permissions" {
				readTable(v.Values[0], out)
			}
		}
	}
	return out
}

func readTable(e ast.Expr, out map[string]ids) {
	table, ok := e.(*ast.CompositeLit)
	if !ok {
		return
	}
	for _, entry := range table.Elts {
		fields := fieldsOf(entry)
		if name := text(fields["Name"]); name != "" {
			out[name] = ids{text(fieldsOf(fields["Delegated"])["ID"]), text(fieldsOf(fields["Application"])["ID"])}
		}
	}
}

// fieldsOf returns the fields of a composite literal, by name.
func fieldsOf(e ast.Expr) map[string]ast.Expr {
	fields := map[string]ast.Expr{}
	lit, ok := e.(*ast.CompositeLit)
	if !ok {
		return fields
	}
	for _, elt := range lit.Elts {
		if kv, ok := elt.(*ast.KeyValueExpr); ok {
			if key, ok := kv.Key.(*ast.Ident); ok {
				fields[key.Name] = kv.Value
			}
		}
	}
	return fields
}

func text(e ast.Expr) string {
	lit, ok := e.(*ast.BasicLit)
	if !ok {
		return ""
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil {
		return ""
	}
	return s
}
