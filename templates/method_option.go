package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// emitOption yields a query option or a header. Those that take property descriptors go through functions of the runtime, the
// others are methods of its Request.
//
//	// <doc>
//	func (<r> *<Builder>) Select(props ...graph.Selectable) *<Builder> {
//		return &<Builder>{graph.Select(<r>.req, props...)}
//	}
//
//	// <doc>
//	func (<r> *<Builder>) Top(n int) *<Builder> { return &<Builder>{<r>.req.Top(n)} }
func emitOption(b *builder, m *gomodel.Option) {
	option := func(name string, req *jen.Statement, params ...jen.Code) {
		b.method(m.Doc, name, params...).Add(b.self(), oneLine(jen.Return(b.with(req))))
	}
	// long is an option whose line would often be too long for one.
	long := func(name string, req, param *jen.Statement) {
		b.method(m.Doc, name, param).Add(b.self()).Block(jen.Return(b.with(req)))
	}
	// req is the request; the runtime adds what an advanced query on directory objects needs.
	req := func() *jen.Statement {
		if m.Advanced {
			return b.req().Dot("Advanced").Call()
		}
		return b.req()
	}

	switch m.Kind {
	case gomodel.OptionSelect:
		props := jen.Id("props")
		long("Select", b.graph("Select").Call(b.req(), jen.Add(props).Op("...")), jen.Add(props).Op("...").Add(b.graph("Selectable")))
	case gomodel.OptionExpand:
		props := jen.Id("props")
		long("Expand", b.graph("Expand").Call(b.req(), jen.Add(props).Op("...")), jen.Add(props).Op("...").Add(b.graph("Expandable")))
	case gomodel.OptionFilter:
		filter := jen.Id("filter")
		long("Filter", b.graph("Where").Call(req(), filter), jen.Add(filter, b.graph("Filter")))
	case gomodel.OptionOrderBy:
		order := jen.Id("order")
		long("OrderBy", b.graph("OrderBy").Call(req(), jen.Add(order).Op("...")), jen.Add(order).Op("...").Add(b.graph("Order")))
	case gomodel.OptionSearch:
		option("Search", req().Dot("Search").Call(jen.Id("text")), jen.Id("text").String())
	case gomodel.OptionTop:
		option("Top", b.req().Dot("Top").Call(jen.Id("n")), jen.Id("n").Int())
	case gomodel.OptionSkip:
		option("Skip", b.req().Dot("Skip").Call(jen.Id("n")), jen.Id("n").Int())
	case gomodel.OptionIncludeCount:
		option("IncludeCount", req().Dot("IncludeCount").Call())
	case gomodel.OptionHeader:
		option("Header", b.req().Dot("Header").Call(jen.Id("name"), jen.Id("value")), b.stringParams([]string{"name", "value"})...)
	case gomodel.OptionQuery:
		option("Query", b.req().Dot("With").Call(jen.Id("name"), jen.Id("value")), b.stringParams([]string{"name", "value"})...)
	default:
		b.fail("%s has a query option of unknown kind %d", b.Name, m.Kind)
	}
}
