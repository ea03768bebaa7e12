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
	if e.Known {
		emitKnown(f, e)
	}
	if e.Flags {
		emitHas(f, e)
	}
}

// emitKnown yields the test for documented values. They stand in one constant, since the compiler would make code for each member of
// a list.
//
//	// Known reports whether <e> is one of the documented values.
//	func (<e> <Enum>) Known() bool { return graph.OneOf(string(<e>), "<member>,<member>") }
//
// and for an enum whose values are lists of members:
//
//	// Known reports whether <e> consists of documented values.
//	func (<e> <Enum>) Known() bool {
//		return graph.EachOf(string(<e>), "<member>,<member>,"+
//			"<member>")
//	}
func emitKnown(f *file, e *gomodel.Enum) {
	function, what := "OneOf", "is one"
	if e.Flags {
		function, what = "EachOf", "consists"
	}
	f.doc([]string{"Known reports whether " + e.Receiver + " " + what + " of the documented values."})
	result, block := jen.False(), oneLine
	if len(e.Members) > 0 {
		list, several := memberList(e.Members)
		if several {
			block = jen.Block
		}
		result = f.graph(function).Call(jen.String().Call(f.ident(e.Receiver)), list)
	}
	f.enumMethod(e).Id("Known").Params().Bool().Add(block(jen.Return(result)))
}

// memberListWidth is where a line of memberList ends, in bytes, except after a longer member.
const memberListWidth = 100

// memberList is the members as one constant string with commas, on one line or several.
func memberList(members []gomodel.Constant) (list *jen.Statement, several bool) {
	list = jen.Null()
	line := ""
	for i, m := range members {
		if len(line)+len(m.Value) > memberListWidth && line != "" {
			list.Lit(line).Op("+").Line()
			line, several = "", true
		}
		if line += m.Value; i < len(members)-1 {
			line += ","
		}
	}
	return list.Lit(line), several
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
