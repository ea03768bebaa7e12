package templates

import (
	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// setFallback makes the request in a statement of its own, which tells what to ask when it is refused.
//
//	req := <r>.req.WithFallback("<segment>", graph.Fallback{
//		Code:    "<code>",
//		Message: "<message>",
//		Status:  <status>,
//	})
func (v *verb) setFallback() {
	f := v.Fallback
	switch v.Result {
	case gomodel.ResultNone, gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue, gomodel.ResultPage, gomodel.ResultAll:
	case gomodel.ResultCount, gomodel.ResultContent, gomodel.ResultUpload:
		v.fail("%s.%s has a fallback, which its result cannot have", v.builder.Name, v.Name)
	}
	if v.Suffix != "" {
		v.fail("%s.%s has a fallback for the segment of an action", v.builder.Name, v.Name)
	}
	on := v.graph("Fallback").Values(jen.Dict{
		jen.Id("Status"): jen.Lit(f.Status), jen.Id("Code"): jen.Lit(f.Code), jen.Id("Message"): jen.Lit(f.Message),
	})
	v.first = append(v.first, jen.Id("req").Op(":=").Add(v.request).Dot("WithFallback").Call(jen.Lit(f.Segment), on))
	v.request = jen.Id("req")
}

// statements are the body of the method: what makes the request, then the rest.
func (v *verb) statements(rest ...jen.Code) []jen.Code { return append(v.first, rest...) }
