package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitStruct yields a model or a request body.
//
//	// <doc>
//	type <Struct> struct {
//		// <doc>
//		<Field> <Type> `json:"<name>,omitzero"`
//		// <Extra> holds what the documents do not describe, annotations, and explicit nulls.
//		<Extra> graph.Extra `json:"-" odata:"#<type>"`
//	}
//
//	// UnmarshalJSON implements json.Unmarshaler.
//	func (<m> *<Struct>) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, <m>) }
//
//	// MarshalJSON implements json.Marshaler.
//	func (<m> <Struct>) MarshalJSON() ([]byte, error) { return graph.Marshal(<m>) }
func emitStruct(f *file, s *gomodel.Struct) {
	f.doc(s.Doc)
	f.Type().Add(f.ident(s.Name)).StructFunc(func(g *jen.Group) {
		for _, field := range s.Fields {
			inner(g, field.Doc)
			g.Add(f.ident(field.Name), f.goType(field.Type)).Tag(map[string]string{"json": field.JSON + ",omitzero"})
		}
		emitExtra(f, g, s)
	})

	receiver, name := f.ident(s.Receiver), f.ident(s.Name)
	f.doc([]string{"UnmarshalJSON implements json.Unmarshaler."})
	f.Func().Params(jen.Add(receiver).Op("*").Add(name)).Id("UnmarshalJSON").Params(jen.Id("b").Index().Byte()).Error().
		Add(oneLine(jen.Return(f.graph("Unmarshal").Call(jen.Id("b"), receiver))))
	f.doc([]string{"MarshalJSON implements json.Marshaler."})
	f.Func().Params(jen.Add(receiver, name)).Id("MarshalJSON").Params().Params(jen.Index().Byte(), jen.Error()).
		Add(oneLine(jen.Return(f.graph("Marshal").Call(receiver))))
}

// emitExtra yields the last field of a Struct. Its tag tells the codec the type's @odata.type.
func emitExtra(f *file, g *jen.Group, s *gomodel.Struct) {
	tag := map[string]string{"json": "-"}
	if s.ODataType != "" {
		tag["odata"] = s.ODataType
	}
	inner(g, []string{s.ExtraName + " holds what the documents do not describe, annotations, and explicit nulls."})
	g.Add(f.ident(s.ExtraName), f.graph("Extra")).Tag(tag)
}
