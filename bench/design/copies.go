package design

import "strings"

// Style is a kind of copy of the models' structs.
type Style int

// The styles: structs alone; with the methods that lead to the tables; and with the tags and the options of encoding/json/v2.
const (
	Bare Style = iota
	Tables
	V2
)

// Copy writes a package of copies of the models' structs.
func (m *Models) Copy(pkg string, style Style) ([]byte, error) {
	p := &printer{models: m}
	p.line("package %s", pkg)
	p.line(`import ("encoding/json"; "time"; "github.com/graphgen/graphgen/graph"`)
	if style == V2 {
		p.line(`"github.com/graphgen/graphgen/bench/design/byv2"`)
		p.line(`jsonv2 "github.com/go-json-experiment/json"; "github.com/go-json-experiment/json/jsontext"`)
	}
	p.line(")\nvar _ json.RawMessage\nvar _ time.Time\nvar _ graph.Extra")
	for _, name := range m.Enums {
		p.line("type %s string", name)
	}
	for _, name := range m.Raw {
		p.line("type %s = json.RawMessage", name)
	}
	for _, a := range m.Aliases {
		p.line("type %s = %s", a.Name, a.Of)
	}
	for _, s := range m.Structs {
		p.structure(s, style)
	}
	for _, u := range m.Unions {
		p.line("type %s interface{ %s(*%s) }", u.Name, u.Mark, u.Base)
		for _, name := range append([]string{u.Base}, u.Derived...) {
			p.line("func (*%s) %s(*%s) {}", name, u.Mark, u.Base)
		}
		if style == Tables {
			p.line("func (*%s) DerivedTypes() []graph.DerivedType { return []graph.DerivedType{", u.Base)
			for _, name := range u.Derived {
				p.line("(*%s)(nil),", name)
			}
			p.line("} }")
		}
	}
	if style == V2 {
		p.unmarshalers()
	}
	return p.source()
}

//	type <Struct> struct {
//		<Property> <Type> `json:"<property>,omitzero"`
//		Extra jsontext.Value `json:",embed"`
//	}
func (p *printer) structure(s Struct, style Style) {
	p.line("type %s struct {", s.Name)
	for _, f := range s.Fields {
		typ := f.Type
		if style == V2 {
			typ = strings.Replace(typ, "graph.Nullable[", "byv2.Nullable[", 1)
		}
		p.line("%s %s `json:\"%s,omitzero\"`", f.Name, typ, f.JSON)
	}
	if style == V2 {
		p.line("Extra jsontext.Value `json:\",embed\"`\n}")
		return
	}
	p.line("Extra graph.Extra `json:\"-\" odata:%q`\n}", s.OData)
	if style == Tables {
		p.line("func (m *%s) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }", s.Name)
		p.line("func (m %s) MarshalJSON() ([]byte, error) { return graph.Marshal(m) }", s.Name)
	}
}

// Options of encoding/json/v2 tell how unions are decoded.
//
//	var Options = jsonv2.WithUnmarshalers(jsonv2.JoinUnmarshalers(
//		byv2.Union(func(odata string) <Union> {
//			switch odata {
//			case "#microsoft.graph.<derived>":
//				return new(<Derived>)
//			}
//			return new(<Base>)
//		}),
//	))
func (p *printer) unmarshalers() {
	p.line("// Options tells how unions are decoded.\nvar Options = jsonv2.WithUnmarshalers(jsonv2.JoinUnmarshalers(")
	for _, u := range p.models.Unions {
		p.line("byv2.Union(func(odata string) %s {\nswitch odata {", u.Name)
		for _, name := range u.Derived {
			if odata := p.models.odata(name); odata != "" {
				p.line("case %q:\nreturn new(%s)", odata, name)
			}
		}
		p.line("}\nreturn new(%s)\n}),", u.Base)
	}
	p.line("))")
}
