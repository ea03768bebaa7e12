package templates

import "github.com/dave/jennifer/jen"

// fallback yields the arguments of WithFallback.
//
//	"<segment>", graph.Fallback{
//		Code:    "<code>",
//		Message: "<message>",
//		Status:  <status>,
//	}
func (v *verb) fallback() []jen.Code {
	f := v.Fallback
	if v.Suffix != "" {
		v.fail("%s.%s has a fallback for the segment of an action", v.builder.Name, v.Name)
	}
	return []jen.Code{jen.Lit(f.Segment), v.graph("Fallback").Values(jen.Dict{
		jen.Id("Status"): jen.Lit(f.Status), jen.Id("Code"): jen.Lit(f.Code), jen.Id("Message"): jen.Lit(f.Message),
	})}
}
