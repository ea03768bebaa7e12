package design

import (
	"errors"
	"fmt"
	"go/format"
	"strings"
)

// Methods writes package methods: a function that decodes and one that encodes each of the models in the package at path, as
// methods of the models would.
func (m *Models) Methods(path string) ([]byte, error) {
	p := &printer{models: m}
	p.line(`package methods`)
	p.line(`import ("github.com/go-faster/jx"; "github.com/graphgen/graphgen/bench/design/byjx"; %q)`, path)
	aliases := map[string]string{}
	for _, a := range m.Aliases {
		aliases[a.Name] = a.Of
	}
	p.aliases = aliases
	for _, s := range m.Structs {
		p.decoder(s)
		p.encoder(s)
	}
	for _, u := range m.Unions {
		p.decodeUnion(u)
		p.encodeUnion(u)
	}
	return p.source()
}

type printer struct {
	models  *Models
	aliases map[string]string
	text    strings.Builder
	err     error
}

func (p *printer) line(format string, args ...any) { fmt.Fprintf(&p.text, format+"\n", args...) }

func (p *printer) source() ([]byte, error) {
	if p.err != nil {
		return nil, p.err
	}
	return format.Source([]byte(p.text.String()))
}

// named returns the name of the struct or union that typ stands for.
func (p *printer) named(typ string) string {
	if of, ok := p.aliases[typ]; ok {
		return of
	}
	return typ
}

//	func Decode<Struct>(r *byjx.Reader, v *models.<Struct>) error {
//		return r.ObjBytes(func(d *jx.Decoder, key []byte) error {
//			switch string(key) {
//			case "<property>":
//				…
//			}
//			return r.Extra(&v.Extra, key)
//		})
//	}
func (p *printer) decoder(s Struct) {
	p.line("// Decode%s decodes one object.\nfunc Decode%[1]s(r *byjx.Reader, v *models.%[1]s) error {", s.Name)
	p.line("return r.ObjBytes(func(d *jx.Decoder, key []byte) error {\nswitch string(key) {")
	for _, f := range s.Fields {
		p.line("case %q:", f.JSON)
		p.decodeField(f)
	}
	p.line("}\nreturn r.Extra(&v.Extra, key)\n})\n}")
}

func (p *printer) decodeField(f Field) {
	shape, elem := p.models.shapeOf(f.Type)
	switch shape {
	case shapeNullable:
		inner, _ := p.models.shapeOf(elem)
		p.line("return byjx.%s(r, &v.%s)", scalarNames[inner], f.Name)
	case shapeEnum:
		p.line("return byjx.Enum(r, &v.%s)", f.Name)
	case shapePointer:
		p.line("if r.IsNull() { return r.Null(&v.Extra, %q) }", f.JSON)
		if inner, _ := p.models.shapeOf(elem); inner == shapeRaw {
			p.line("raw, err := byjx.ReadRaw(r)\nv.%s = &raw\nreturn err", f.Name)
			return
		}
		p.line("v.%s = new(%s)\nreturn Decode%s(r, v.%[1]s)", f.Name, p.qualified(elem), p.named(elem))
	case shapeUnion:
		p.line("if r.IsNull() { return r.Null(&v.Extra, %q) }", f.JSON)
		p.line("var err error\nv.%s, err = decode%s(r)\nreturn err", f.Name, f.Type)
	case shapeSlice:
		p.line("if r.IsNull() { return r.Null(&v.Extra, %q) }", f.JSON)
		if inner, _ := p.models.shapeOf(elem); inner == shapeStruct {
			p.line("v.%s = []%s{}\nreturn r.Arr(func(*jx.Decoder) error {", f.Name, p.qualified(elem))
			p.line("v.%s = append(v.%[1]s, %s{})\nreturn Decode%s(r, &v.%[1]s[len(v.%[1]s)-1])\n})", f.Name, p.qualified(elem), p.named(elem))
		} else if inner == shapeUnion {
			p.line("v.%s = []%s{}\nreturn r.Arr(func(*jx.Decoder) error {", f.Name, p.qualified(elem))
			p.line("e, err := decode%s(r)\nv.%s = append(v.%[2]s, e)\nreturn err\n})", elem, f.Name)
		} else {
			p.line("return byjx.Scalars(r, &v.%s, byjx.Read%s)", f.Name, scalarNames[inner])
		}
	case shapeRaw:
		p.line("var err error\nv.%s, err = byjx.ReadRaw(r)\nreturn err", f.Name)
	case shapeText, shapeNumber, shapeBool, shapeTime, shapeBinary, shapeStruct:
		p.unexpected(f)
	}
}

// unexpected records a field of a type that the models of graphgen do not have.
func (p *printer) unexpected(f Field) {
	p.err = errors.Join(p.err, fmt.Errorf("a field %s of type %s", f.Name, f.Type))
}

// scalarNames are parts of the names of byjx's functions.
var scalarNames = map[shape]string{
	shapeText: "Text", shapeEnum: "Text", shapeNumber: "Number", shapeBool: "Bool", shapeTime: "Time", shapeBinary: "Binary", shapeRaw: "Raw",
}

// qualified writes a type of the models as another package does.
func (p *printer) qualified(typ string) string {
	if strings.Contains(typ, ".") {
		return typ
	}
	if shape, _ := p.models.shapeOf(typ); shape == shapeStruct || shape == shapeUnion || shape == shapeEnum || shape == shapeRaw {
		return "models." + typ
	}
	return typ
}

//	func Encode<Struct>(w *byjx.Writer, v *models.<Struct>, odata string) {
//		w.ObjStart()
//		w.Control(v.Extra, odata)
//		…
//		w.Rest(v.Extra)
//		w.ObjEnd()
//	}
func (p *printer) encoder(s Struct) {
	p.line("// Encode%s encodes one object, with odata as its @odata.type where it has none.\nfunc Encode%[1]s(w *byjx.Writer, v *models.%[1]s, odata string) {", s.Name)
	p.line("w.ObjStart()\nw.Control(v.Extra, odata)")
	for _, f := range s.Fields {
		p.encodeField(f)
	}
	p.line("w.Rest(v.Extra)\nw.ObjEnd()\n}")
}

func (p *printer) encodeField(f Field) {
	shape, elem := p.models.shapeOf(f.Type)
	switch shape {
	case shapeNullable:
		inner, _ := p.models.shapeOf(elem)
		p.line("byjx.Put%s(w, %q, v.%s)", scalarNames[inner], f.JSON, f.Name)
	case shapeEnum:
		p.line("byjx.PutEnum(w, %q, v.%s)", f.JSON, f.Name)
	case shapeText, shapeNumber, shapeBool, shapeTime, shapeBinary, shapeStruct:
		p.unexpected(f)
	case shapePointer, shapeUnion, shapeSlice, shapeRaw:
		p.line("if v.%s != nil {\nw.FieldStart(%q)", f.Name, f.JSON)
		p.encodePresent(f)
		p.line("}")
	}
}

// encodePresent writes the code that encodes what is not nil.
func (p *printer) encodePresent(f Field) {
	shape, elem := p.models.shapeOf(f.Type)
	inner, _ := p.models.shapeOf(elem)
	switch {
	case shape == shapeRaw:
		p.line("w.Raw(v.%s)", f.Name)
	case shape == shapeUnion:
		p.line("encode%s(w, v.%s)", f.Type, f.Name)
	case shape == shapePointer && inner == shapeRaw:
		p.line("w.Raw(*v.%s)", f.Name)
	case shape == shapePointer:
		p.line("Encode%s(w, v.%s, \"\")", p.named(elem), f.Name)
	case inner == shapeStruct:
		p.line("w.ArrStart()\nfor i := range v.%s { Encode%s(w, &v.%[1]s[i], \"\") }\nw.ArrEnd()", f.Name, p.named(elem))
	case inner == shapeUnion:
		p.line("w.ArrStart()\nfor _, e := range v.%s { encode%s(w, e) }\nw.ArrEnd()", f.Name, elem)
	default:
		p.line("byjx.PutScalars(w, v.%s, byjx.Write%s)", f.Name, scalarNames[inner])
	}
}

//	func decode<Union>(r *byjx.Reader) (models.<Union>, error) {
//		switch r.ODataType() {
//		case "#microsoft.graph.<derived>":
//			v := new(models.<Derived>)
//			return v, Decode<Derived>(r, v)
//		}
//		v := new(models.<Base>)
//		return v, Decode<Base>(r, v)
//	}
func (p *printer) decodeUnion(u Union) {
	p.line("func decode%s(r *byjx.Reader) (models.%[1]s, error) {\nswitch r.ODataType() {", u.Name)
	for _, name := range u.Derived {
		if odata := p.models.odata(name); odata != "" {
			p.line("case %q:\nv := new(models.%s)\nreturn v, Decode%[2]s(r, v)", odata, name)
		}
	}
	p.line("}\nv := new(models.%s)\nreturn v, Decode%[1]s(r, v)\n}", u.Base)
}

//	func encode<Union>(w *byjx.Writer, v models.<Union>) {
//		switch v := v.(type) {
//		case *models.<Base>:
//			Encode<Base>(w, v, "")
//		case *models.<Derived>:
//			Encode<Derived>(w, v, "#microsoft.graph.<derived>")
//		default:
//			w.Null()
//		}
//	}
func (p *printer) encodeUnion(u Union) {
	p.line("func encode%s(w *byjx.Writer, v models.%[1]s) {\nswitch v := v.(type) {", u.Name)
	p.line("case *models.%s:\nEncode%[1]s(w, v, \"\")", u.Base)
	for _, name := range u.Derived {
		p.line("case *models.%s:\nEncode%[1]s(w, v, %q)", name, p.models.odata(name))
	}
	p.line("default:\nw.Null()\n}\n}")
}

// odata returns the @odata.type of a struct.
func (m *Models) odata(name string) string {
	for _, s := range m.Structs {
		if s.Name == name {
			return s.OData
		}
	}
	return ""
}
