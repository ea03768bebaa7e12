package csdl

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
)

// Read reads a metadata document. name is what positions call it. A text that is no CSDL gives an error in d and what could be read
// until there; declarations without a name, or of a name that is taken, are left out with a warning.
func Read(name string, text []byte, d *diag.List) *Document {
	r := &reader{
		doc: &Document{File: name}, file: source.New(name, text), diags: d, aliases: map[string]string{}, defined: map[string]Ref{},
		notes: map[string]*notes{},
	}
	r.read(bytes.TrimPrefix(text, []byte("\ufeff")))
	r.finish()
	return r.doc
}

// reader walks over the elements once. It keeps a stack of the elements it is in, so that depth costs no stack of its own.
type reader struct {
	doc     *Document
	file    *source.File
	diags   *diag.List
	stack   []string
	offset  int // of the first byte that the decoder sees
	schemas int

	namespace  string
	aliases    map[string]string // alias → namespace
	namespaces []namespace
	defined    map[string]Ref // qualified name of a type definition → what it rests on

	typ   *Type
	prop  *Property
	enum  *Enum
	oper  *Operation
	notes map[string]*notes // by target, as written
	note  *notes            // of the element Annotations that is read
}

// namespace is one that a schema declares, with the number of its types and enums.
type namespace struct {
	name  string
	types int
}

func (r *reader) read(text []byte) {
	r.offset = len(r.file.Text) - len(text)
	dec := xml.NewDecoder(bytes.NewReader(text))
	dec.CharsetReader = func(charset string, _ io.Reader) (io.Reader, error) {
		return nil, errors.New(charset + " is not supported")
	}
	for {
		at := r.offset + int(dec.InputOffset())
		token, err := dec.Token()
		var syntax *xml.SyntaxError
		switch {
		case errors.Is(err, io.EOF):
			if r.schemas == 0 {
				r.diags.Add(r.file.At(0), diag.BadMetadata, "give the answer of the service to GET …/$metadata", "the file holds no Schema element")
			}
			return
		case errors.As(err, &syntax):
			r.diags.Add(r.file.At(r.offset+int(dec.InputOffset())), diag.BadMetadata, "save the metadata again as the service sends it", "the file is not well-formed XML: %s", syntax.Msg)
			return
		case err != nil:
			r.diags.Add(r.file.At(r.offset+int(dec.InputOffset())), diag.BadMetadata, "save the metadata again as UTF-8", "the file cannot be read as XML: %v", err)
			return
		}
		switch t := token.(type) {
		case xml.StartElement:
			r.start(t, r.file.At(at))
			r.stack = append(r.stack, t.Name.Local)
		case xml.EndElement:
			r.stack = r.stack[:len(r.stack)-1]
			r.end(t.Name.Local)
		}
	}
}

// parent is the element around the one that starts.
func (r *reader) parent() string {
	if len(r.stack) == 0 {
		return ""
	}
	return r.stack[len(r.stack)-1]
}

// start takes an element by its place: what stands elsewhere, as in annotations, is passed over.
func (r *reader) start(e xml.StartElement, at ir.Source) {
	a := attributes(e.Attr)
	switch parent := r.parent(); {
	case e.Name.Local == "Schema":
		r.schema(a, at)
	case parent == "Schema" && r.namespace != "":
		r.declaration(e.Name.Local, a, at)
	case parent == "EntityType" || parent == "ComplexType":
		r.inType(e.Name.Local, a, at)
	case parent == "Key" && e.Name.Local == "PropertyRef" && r.typ != nil:
		if name := a.text("Name"); isIdentifier(name) { // it may be a path into a complex property, too
			r.typ.Key = append(r.typ.Key, name)
		}
	case parent == "EnumType" && e.Name.Local == "Member" && r.enum != nil:
		r.member(a, at)
	case (parent == "Action" || parent == "Function") && r.oper != nil:
		r.inOperation(e.Name.Local, a, at)
	case parent == "EntityContainer" && (e.Name.Local == "EntitySet" || e.Name.Local == "Singleton"):
		if name, ok := r.name(e.Name.Local, a, at); ok {
			ref := Ref{Type: a.text("EntityType"), Collection: true}
			if e.Name.Local == "Singleton" {
				ref = Ref{Type: a.text("Type")}
			}
			r.doc.Roots = append(r.doc.Roots, Root{Name: name, Ref: ref, At: at})
		}
	}
	r.annotation(e.Name.Local, a)
}

// schema starts a schema. What stands in one without a usable namespace is passed over.
func (r *reader) schema(a attributes, at ir.Source) {
	r.schemas++
	r.namespace = a.text("Namespace")
	for part := range strings.SplitSeq(r.namespace, ".") {
		if !isIdentifier(part) {
			r.diags.Add(at, diag.OddMetadata, "", "the Schema has the namespace %q: its declarations are left out", r.namespace)
			r.namespace = ""
			return
		}
	}
	r.namespaces = append(r.namespaces, namespace{name: r.namespace})
	if alias := a.text("Alias"); alias != "" {
		r.aliases[alias] = r.namespace
	}
}

// declaration starts a child of a schema.
func (r *reader) declaration(element string, a attributes, at ir.Source) {
	switch element {
	case "EntityType", "ComplexType", "EnumType", "TypeDefinition", "Action", "Function":
	default:
		return
	}
	name, ok := r.name(element, a, at)
	if !ok {
		return
	}
	qualified := r.namespace + "." + name
	switch element {
	case "EntityType", "ComplexType":
		kind := ir.KindComplex
		if element == "EntityType" {
			kind = ir.KindEntity
		}
		r.namespaces[len(r.namespaces)-1].types++
		r.typ = &Type{
			Name: qualified, Kind: kind, Base: a.text("BaseType"), Abstract: a.isTrue("Abstract"), Open: a.isTrue("OpenType"),
			HasStream: a.isTrue("HasStream"), At: at,
		}
	case "EnumType":
		r.namespaces[len(r.namespaces)-1].types++
		r.enum = &Enum{Name: qualified, Flags: a.isTrue("IsFlags"), Underlying: cmp.Or(a.text("UnderlyingType"), "Edm.Int32"), At: at}
	case "TypeDefinition":
		r.defined[qualified] = parseRef(a.text("UnderlyingType"))
	default:
		r.oper = &Operation{Name: name, Function: element == "Function", Bound: a.isTrue("IsBound"), At: at}
	}
}

func (r *reader) inType(element string, a attributes, at ir.Source) {
	if r.typ == nil || element != "Property" && element != "NavigationProperty" {
		return
	}
	name, ok := r.name(element, a, at)
	if !ok {
		return
	}
	p := Property{
		Name: name, Ref: parseRef(a.text("Type")), Navigation: element == "NavigationProperty", Contained: a.isTrue("ContainsTarget"),
		Nullable: a.text("Nullable") != "false", At: at,
	}
	p.MaxLength, _ = strconv.Atoi(a.text("MaxLength")) // "max" is no limit
	r.prop = &p
}

func (r *reader) inOperation(element string, a attributes, at ir.Source) {
	switch element {
	case "Parameter":
		if name, ok := r.name(element, a, at); ok {
			r.oper.Parameters = append(r.oper.Parameters, Parameter{Name: name, Ref: parseRef(a.text("Type")), At: at})
		}
	case "ReturnType":
		ref := parseRef(a.text("Type"))
		r.oper.Return = &ref
	}
}

// end puts away what the element that ends declared.
func (r *reader) end(element string) {
	switch element {
	case "EntityType", "ComplexType":
		if r.typ != nil && r.parent() == "Schema" {
			r.doc.Types = append(r.doc.Types, *r.typ)
			r.typ = nil
		}
	case "Property", "NavigationProperty":
		if r.prop != nil && r.typ != nil {
			r.typ.Properties = append(r.typ.Properties, *r.prop)
			r.prop = nil
		}
	case "EnumType":
		if r.enum != nil && r.parent() == "Schema" {
			r.doc.Enums = append(r.doc.Enums, *r.enum)
			r.enum = nil
		}
	case "Action", "Function":
		if r.oper != nil && r.parent() == "Schema" {
			r.doc.Operations = append(r.doc.Operations, *r.oper)
			r.oper = nil
		}
	case "Annotations":
		r.note = nil
	}
}

func (r *reader) member(a attributes, at ir.Source) {
	name, ok := r.name("Member", a, at)
	switch {
	case !ok:
	case slices.ContainsFunc(r.enum.Members, func(m Member) bool { return m.Name == name }):
		r.again("member", name, name, at)
	default:
		r.enum.Members = append(r.enum.Members, Member{Name: name, Value: a.text("Value"), At: at})
	}
}

// name returns the name that an element must have.
func (r *reader) name(element string, a attributes, at ir.Source) (string, bool) {
	name := a.text("Name")
	if isIdentifier(name) {
		return name, true
	}
	r.diags.Add(at, diag.OddMetadata, "", "%s %q has no name that OData allows: it is left out", element, name)
	return "", false
}

// isIdentifier reports whether the text is a simple identifier of OData: letters, digits and underscores, no digit first.
func isIdentifier(text string) bool {
	for i, c := range text {
		if c != '_' && !unicode.IsLetter(c) && (i == 0 || !unicode.IsDigit(c)) {
			return false
		}
	}
	return text != ""
}

// attributes are those of one element.
type attributes []xml.Attr

func (a attributes) text(name string) string {
	for _, x := range a {
		if x.Name.Local == name && x.Name.Space == "" {
			return strings.TrimSpace(x.Value)
		}
	}
	return ""
}

func (a attributes) isTrue(name string) bool { return a.text(name) == "true" }

// parseRef reads the text of a type attribute; names stay as written.
func parseRef(text string) Ref {
	if inner, ok := strings.CutPrefix(text, "Collection("); ok {
		return Ref{Type: strings.TrimSpace(strings.TrimSuffix(inner, ")")), Collection: true}
	}
	return Ref{Type: text}
}
