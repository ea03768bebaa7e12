package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitUnion yields the interface of a type that others derive from. The parameter of its method tells the codec the base, and
// the base tells it the derived types, so that there is no registry and unused types stay out of a program.
//
//	// <doc>
//	type <Union> interface{ <is>(*<Base>) }
//
//	func (*<Base>) <is>(*<Base>)   {}
//	func (*<Member>) <is>(*<Base>) {}
//
//	// DerivedTypes lists the types that can stand behind <Union> besides *<Base>.
//	func (*<Base>) DerivedTypes() []graph.DerivedType {
//		return []graph.DerivedType{
//			(*<Member>)(nil),
//		}
//	}
func emitUnion(f *file, u *gomodel.Union) {
	base := jen.Op("*").Add(f.ident(u.Base))
	seal := jen.Add(f.ident(u.Method)).Params(base)

	f.doc(u.Doc)
	f.Type().Add(f.ident(u.Name)).Op("interface").Add(oneLine(seal))
	f.Line()
	f.Func().Params(base).Add(seal, oneLine())
	for _, m := range u.Members {
		f.Func().Params(jen.Op("*").Add(f.ident(m))).Add(seal, oneLine())
	}
	if len(u.Members) == 0 {
		return
	}
	derived := make([]jen.Code, len(u.Members))
	for i, m := range f.idents(u.Members) {
		derived[i] = jen.Parens(jen.Op("*").Add(m)).Call(jen.Nil())
	}
	f.doc([]string{"DerivedTypes lists the types that can stand behind " + u.Name + " besides *" + u.Base + "."})
	f.Func().Params(base).Id("DerivedTypes").Params().Index().Add(f.graph("DerivedType")).Block(
		jen.Return(jen.Index().Add(f.graph("DerivedType"), lines(derived...))),
	)
}
