package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// fixInline makes go fix replace a former name by what stands for it. It closes a comment, as gofmt has directives.
const fixInline = "//\n//go:fix inline"

// emitFormer yields a name that something had before.
//
//	// <doc>
//	//
//	//go:fix inline
//	type <Former> = <Of>
//
//	// <doc>
//	//
//	//go:fix inline
//	const <Former> = <Of>
//
//	// <doc>
//	var <Former> = <Of>
func emitFormer(f *file, d *gomodel.Former) {
	f.doc(d.Doc)
	switch d.Kind {
	case gomodel.FormerType:
		f.Comment(fixInline)
		f.Type().Add(f.ident(d.Name)).Op("=").Add(f.ident(d.Of))
	case gomodel.FormerConst:
		f.Comment(fixInline)
		f.Const().Add(f.ident(d.Name)).Op("=").Add(f.ident(d.Of))
	case gomodel.FormerVar:
		f.Var().Add(f.ident(d.Name)).Op("=").Add(f.ident(d.Of))
	default:
		f.fail("%s is the former name of something of unknown kind %d", d.Name, d.Kind)
	}
}

// emitFormerMethod yields a name that a method had before. It is not for go fix, which would leave an import of the builder's package
// behind, and would replace nothing at all in a package where the arguments of the call have former names, too.
//
//	// <doc>
//	func (<r> *<Builder>) <Former>() *<Target> { return <r>.<Child>() }
//
//	// <doc>
//	func (<r> *<Builder>) <Former>(ctx context.Context, body <Body>) (<Elem>, error) { return <r>.<Verb>(ctx, body) }
func emitFormerMethod(b *builder, m *gomodel.FormerMethod) {
	var params, args []jen.Code
	var name string
	var result *jen.Statement
	switch of := m.Of.(type) {
	case *gomodel.Child:
		name, result = of.Name, jen.Add(b.goType(gomodel.Pointer{Elem: of.Target}))
	case *gomodel.Verb:
		name, result = of.Name, b.results(of)
		params, args = []jen.Code{ctxParam()}, []jen.Code{jen.Id("ctx")}
		for _, p := range b.bodyParams(of.Body) {
			params, args = append(params, jen.Id(p.name).Add(p.typ)), append(args, jen.Id(p.name))
		}
	default:
		b.fail("%s.%s is the former name of a method of unknown kind %T", b.Name, m.Name, m.Of)
		return
	}
	b.method(m.Doc, m.Name, params...).Add(result, oneLine(jen.Return(b.ident(b.Receiver).Dot(name).Call(args...))))
}

// results are the results of a verb.
func (b *builder) results(v *gomodel.Verb) *jen.Statement {
	switch v.Result {
	case gomodel.ResultNone:
		return jen.Error()
	case gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue:
		return jen.Params(b.goType(v.Elem), jen.Error())
	case gomodel.ResultPage:
		return jen.Params(jen.Op("*").Add(b.graph("Page").Types(b.goType(v.Elem))), jen.Error())
	case gomodel.ResultContent:
		return jen.Params(jen.Op("*").Add(b.graph("Content")), jen.Error())
	case gomodel.ResultAll, gomodel.ResultCount:
	}
	b.fail("%s.%s has a former name, and no path of its own", b.Name, v.Name)
	return jen.Error()
}
