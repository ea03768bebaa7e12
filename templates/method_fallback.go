package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// withFallback tells the request what to ask when it is refused.
//
//	<r>.req.WithFallback("<segment>", graph.Fallback{
//		Code:    "<code>",
//		Message: "<message>",
//		Status:  <status>,
//	})
func (v *verb) withFallback() {
	f := v.Fallback
	switch v.Result {
	case gomodel.ResultNone, gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue, gomodel.ResultPage, gomodel.ResultAll:
	case gomodel.ResultCount, gomodel.ResultContent:
		v.fail("%s.%s has a fallback, which its result cannot have", v.builder.Name, v.Name)
	}
	if v.Suffix != "" {
		v.fail("%s.%s has a fallback for the segment of an action", v.builder.Name, v.Name)
	}
	on := v.graph("Fallback").Values(jen.Dict{
		jen.Id("Status"): jen.Lit(f.Status), jen.Id("Code"): jen.Lit(f.Code), jen.Id("Message"): jen.Lit(f.Message),
	})
	v.request.Dot("WithFallback").Call(jen.Lit(f.Segment), on)
}

// withNeeds tells the request which permissions it takes.
//
//	<r>.req.Needs(
//		"<permission>, <permission>",
//		"",
//		"<permission> and <permission>",
//	)
func (v *verb) withNeeds() {
	v.request.Dot("Needs").Custom(jen.Options{Open: "(", Close: ")", Separator: ",", Multi: true},
		jen.Lit(v.Needs[0]), jen.Lit(v.Needs[1]), jen.Lit(v.Needs[2]))
}

// statements are the body of the method: what makes the request, then the rest.
func (v *verb) statements(rest ...jen.Code) []jen.Code { return append(v.first, rest...) }
