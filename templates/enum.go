package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitEnum yields a string type with its documented values. Other values survive: services add members.
//
//	// <doc>
//	type <Enum> string
//
//	// The documented values of <Enum>.
//	const (
//		// <doc>
//		<EnumMember> <Enum> = "<member>"
//	)
func emitEnum(f *file, e *gomodel.Enum) {
	f.doc(e.Doc)
	f.Type().Add(f.ident(e.Name)).String()
	emitConstBlock(f, []string{"The documented values of " + e.Name + "."}, f.ident(e.Name), e.Members)
	switch {
	case !e.Known:
	case e.Flags:
		emitKnownFlags(f, e)
	default:
		emitKnown(f, e)
	}
	if e.Flags {
		emitHas(f, e)
	}
}

// emitKnown yields the test for documented values.
//
//	// Known reports whether <e> is one of the documented values.
//	func (<e> <Enum>) Known() bool {
//		switch <e> {
//		case <EnumMember>,
//			<EnumMember>:
//			return true
//		}
//		return false
//	}
func emitKnown(f *file, e *gomodel.Enum) {
	f.doc([]string{"Known reports whether " + e.Receiver + " is one of the documented values."})
	f.enumMethod(e).Id("Known").Params().Bool().BlockFunc(func(g *jen.Group) {
		if len(e.Members) > 0 {
			g.Switch(f.ident(e.Receiver)).Block(f.anyOf(e).Block(jen.Return(jen.True())))
		}
		g.Return(jen.False())
	})
}

// emitKnownFlags yields the same test where a value is a list of members.
//
//	// Known reports whether <e> consists of documented values.
//	func (<e> <Enum>) Known() bool {
//		for member := range strings.SplitSeq(string(<e>), ",") {
//			switch <Enum>(strings.TrimSpace(member)) {
//			case <EnumMember>,
//				<EnumMember>:
//			default:
//				return false
//			}
//		}
//		return true
//	}
func emitKnownFlags(f *file, e *gomodel.Enum) {
	f.doc([]string{"Known reports whether " + e.Receiver + " consists of documented values."})
	head := f.enumMethod(e).Id("Known").Params().Bool()
	if len(e.Members) == 0 {
		head.Block(jen.Return(jen.False()))
		return
	}
	member := jen.Id("member")
	head.Block(
		jen.For(jen.Add(member).Op(":=").Range().Qual(pathStrings, "SplitSeq").Call(jen.String().Call(f.ident(e.Receiver)), jen.Lit(","))).Block(
			jen.Switch(f.ident(e.Name).Call(jen.Qual(pathStrings, "TrimSpace").Call(member))).Block(
				f.anyOf(e),
				jen.Default().Block(jen.Return(jen.False())),
			),
		),
		jen.Return(jen.True()),
	)
}

// emitHas yields the test for a member among several.
//
//	// Has reports whether <e> contains the member.
//	func (<e> <Enum>) Has(member <Enum>) bool { return graph.HasFlag(<e>, member) }
func emitHas(f *file, e *gomodel.Enum) {
	f.doc([]string{"Has reports whether " + e.Receiver + " contains the member."})
	f.enumMethod(e).Id("Has").Params(jen.Id("member").Add(f.ident(e.Name))).Bool().
		Add(oneLine(jen.Return(f.graph("HasFlag").Call(f.ident(e.Receiver), jen.Id("member")))))
}

// enumMethod starts a method of the enum's type.
func (f *file) enumMethod(e *gomodel.Enum) *jen.Statement {
	return f.Func().Params(jen.Add(f.ident(e.Receiver), f.ident(e.Name)))
}

// anyOf is a case that lists every member on a line of its own, so that a new member is one line of a diff.
func (f *file) anyOf(e *gomodel.Enum) *jen.Statement {
	names := make([]string, len(e.Members))
	for i, m := range e.Members {
		names[i] = m.Name
	}
	return jen.Case(jen.Custom(jen.Options{Separator: ",\n"}, f.idents(names)...))
}
