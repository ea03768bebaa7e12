package templates

import (
	"net/http"

	"github.com/dave/jennifer/jen"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// httpConstants names the constants of net/http for the methods that services document.
var httpConstants = map[string]string{
	http.MethodGet: "MethodGet", http.MethodHead: "MethodHead", http.MethodPost: "MethodPost", http.MethodPut: "MethodPut",
	http.MethodPatch: "MethodPatch", http.MethodDelete: "MethodDelete", http.MethodOptions: "MethodOptions",
}

// verb is the method that sends a request, in the making.
type verb struct {
	*builder
	*gomodel.Verb
	request *jen.Statement // <r>.req, with Require and Action; req where that takes a statement of its own
	first   []jen.Code     // statements that make the request
}

// emitVerb yields the method that sends the request. The request of an action is the builder's own with one more segment; what
// must have been set before is checked when it is sent. What else the request has to know goes into a statement of its own.
//
//	<r>.req.Advanced().Require("<name>", …).Action("<suffix>").Header("Content-Type", contentType)
//
//	req := <r>.req.Needs(…).WithFallback(…)
func emitVerb(b *builder, m *gomodel.Verb) {
	v := &verb{builder: b, Verb: m, request: b.req()}
	if m.Advanced {
		v.request.Dot("Advanced").Call()
	}
	if len(m.Require) > 0 {
		names := make([]jen.Code, len(m.Require))
		for i, n := range m.Require {
			names[i] = jen.Lit(n)
		}
		v.request.Dot("Require").Call(names...)
	}
	if m.Suffix != "" {
		v.request.Dot("Action").Call(jen.Lit(m.Suffix))
	}
	if m.Body != nil && m.Body.Content {
		v.request.Dot("Header").Call(jen.Lit("Content-Type"), jen.Id("contentType"))
	}
	if m.Needs != [3]string{} {
		v.withNeeds()
	}
	if m.Fallback != nil {
		v.withFallback()
	}
	if m.Fallback != nil || m.Needs != [3]string{} {
		v.first = append(v.first, jen.Id("req").Op(":=").Add(v.request))
		v.request = jen.Id("req")
	}
	switch m.Result {
	case gomodel.ResultNone:
		v.emitNone()
	case gomodel.ResultOne, gomodel.ResultSlot:
		v.emitOne()
	case gomodel.ResultValue:
		v.emitValue()
	case gomodel.ResultPage:
		v.emitPage()
	case gomodel.ResultAll:
		v.emitAll()
	case gomodel.ResultCount:
		v.emitPlainGet("Count", jen.Int64())
	case gomodel.ResultContent:
		v.emitContent()
	default:
		b.fail("%s.%s has a result of unknown kind %d", b.Name, m.Name, m.Result)
	}
}

// emitNone yields a verb without a result.
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context, body <Body>) error {
//		return <r>.req.Do(ctx, http.Method<Verb>, body, nil)
//	}
func (v *verb) emitNone() {
	v.head().Error().Block(v.statements(jen.Return(v.do(jen.Nil())))...)
}

// emitOne yields a verb whose result is an entity or a complex value, or one of several types behind an interface.
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context, body <Body>) (<Elem>, error) {
//		return graph.CallOne[<Elem>](ctx, <r>.req, http.Method<Verb>, body)
//	}
func (v *verb) emitOne() {
	if _, ok := v.Elem.(gomodel.Pointer); !ok && v.Result == gomodel.ResultOne {
		v.fail("%s.%s decodes into %T instead of a pointer", v.builder.Name, v.Name, v.Elem)
		return
	}
	v.emitCall("CallOne")
}

// emitValue yields a verb whose result is the "value" member of the answer.
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context, body <Body>) (<Elem>, error) {
//		return graph.CallValue[<Elem>](ctx, <r>.req, http.Method<Verb>, body)
//	}
func (v *verb) emitValue() { v.emitCall("CallValue") }

// emitCall yields a verb that a generic function of the runtime sends.
func (v *verb) emitCall(function string) {
	v.head().Params(v.goType(v.Elem), jen.Error()).Block(v.statements(
		jen.Return(v.graph(function).Types(v.goType(v.Elem)).Call(jen.Id("ctx"), v.request, v.http(), v.body())))...)
}

// emitPage yields a verb whose result is one page of a collection.
//
//	// <doc>
//	func (<r> *<Builder>) Get(ctx context.Context) (*graph.Page[<Elem>], error) {
//		return graph.GetPage[<Elem>](ctx, <r>.req)
//	}
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context, body <Body>) (*graph.Page[<Elem>], error) {
//		return graph.CallPage[<Elem>](ctx, <r>.req, http.Method<Verb>, body)
//	}
func (v *verb) emitPage() {
	var call *jen.Statement
	if v.HTTP == http.MethodGet && v.Body == nil {
		call = v.graph("GetPage").Types(v.goType(v.Elem)).Call(jen.Id("ctx"), v.request)
	} else {
		call = v.graph("CallPage").Types(v.goType(v.Elem)).Call(jen.Id("ctx"), v.request, v.http(), v.body())
	}
	v.head().Params(jen.Op("*").Add(v.graph("Page").Types(v.goType(v.Elem))), jen.Error()).Block(v.statements(jen.Return(call))...)
}

// emitAll yields the iteration over all pages of a collection.
//
//	// <doc>
//	func (<r> *<Builder>) All(ctx context.Context) iter.Seq2[<Elem>, error] {
//		return graph.All[<Elem>](ctx, <r>.req)
//	}
func (v *verb) emitAll() {
	v.plainGet()
	v.head().Qual(pathIter, "Seq2").Types(v.goType(v.Elem), jen.Error()).Block(v.statements(
		jen.Return(v.graph("All").Types(v.goType(v.Elem)).Call(jen.Id("ctx"), v.request)))...)
}

// emitPlainGet yields a verb that is a method of the runtime's Request: Count, Content.
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context) (<result>, error) {
//		return <r>.req.<Method>(ctx)
//	}
func (v *verb) emitPlainGet(method string, result jen.Code) {
	v.plainGet()
	v.head().Params(result, jen.Error()).Block(v.statements(jen.Return(v.request.Dot(method).Call(jen.Id("ctx"))))...)
}

// emitContent yields a verb whose result is a stream.
//
//	// <doc>
//	func (<r> *<Builder>) Content(ctx context.Context) (*graph.Content, error) {
//		return <r>.req.Content(ctx)
//	}
//
//	// <doc>
//	func (<r> *<Builder>) <Verb>(ctx context.Context, body <Body>) (*graph.Content, error) {
//		return <r>.req.CallContent(ctx, http.Method<Verb>, body)
//	}
func (v *verb) emitContent() {
	content := jen.Op("*").Add(v.graph("Content"))
	if v.HTTP == http.MethodGet && v.Body == nil {
		v.emitPlainGet("Content", content)
		return
	}
	v.head().Params(content, jen.Error()).Block(v.statements(
		jen.Return(v.request.Dot("CallContent").Call(jen.Id("ctx"), v.http(), v.body())))...)
}

// head starts the method: its comment, receiver, name and parameters.
func (v *verb) head() *jen.Statement {
	params := []jen.Code{ctxParam()}
	for _, p := range v.bodyParams(v.Body) {
		params = append(params, jen.Id(p.name).Add(p.typ))
	}
	return v.method(v.Doc, v.Name, params...)
}

// bodyParam is a parameter for what is sent.
type bodyParam struct {
	name string
	typ  *jen.Statement
}

// bodyParams are the parameters for the body: none without one, and for content of any kind its type as well.
func (b *builder) bodyParams(body *gomodel.BodyParam) []bodyParam {
	if body == nil {
		return nil
	}
	params := []bodyParam{{"body", b.goType(body.Type)}}
	if body.Content {
		params = append([]bodyParam{{"contentType", jen.String()}}, params...)
	}
	return params
}

func ctxParam() *jen.Statement { return jen.Id("ctx").Qual(pathContext, "Context") }

// body is the argument for the body: nil for none, an address if the codec has to see an interface type.
func (v *verb) body() *jen.Statement {
	switch {
	case v.Body == nil:
		return jen.Nil()
	case v.Body.Slot:
		return jen.Op("&").Id("body")
	default:
		return jen.Id("body")
	}
}

// do sends the request and decodes the answer into out.
func (v *verb) do(out jen.Code) *jen.Statement {
	return v.request.Dot("Do").Call(jen.Id("ctx"), v.http(), v.body(), out)
}

// http is the constant of net/http for the verb's method.
func (v *verb) http() *jen.Statement {
	name, ok := httpConstants[v.HTTP]
	if !ok {
		v.fail("%s.%s has an unknown HTTP method %q", v.builder.Name, v.Name, v.HTTP)
		return jen.Id("_")
	}
	return jen.Qual(pathHTTP, name)
}

// plainGet holds the model to verbs for which the runtime knows GET without a body only.
func (v *verb) plainGet() {
	if v.HTTP != http.MethodGet || v.Body != nil {
		v.fail("%s.%s can only be a GET without a body", v.builder.Name, v.Name)
	}
}
