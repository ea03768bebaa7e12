package scopes

import (
	"go/types"
	"slices"

	"golang.org/x/tools/go/ssa"
)

// A program can ask for the request that a call would send, and send nothing: graph.RequestOf(c.Me().Events().Get).URL(). Such a
// call needs no permission. Here is told which calls these are: those that are only handed to RequestOf or ReferenceTo, by way of
// helpers too, where nothing is done with the request that could send it. Whatever is in doubt counts as sent.

// inspection finds the calls that are never sent.
type inspection struct {
	*finder
	helpers map[parameter]bool // known already, or being looked at
}

// parameter is a parameter of a function, by its number.
type parameter struct {
	fn *ssa.Function
	i  int
}

// visitInspections collects the places of method values, and of calls in function literals, that functions only ask about.
func (f *finder) visitInspections(functions map[*ssa.Function]bool) {
	in := &inspection{finder: f, helpers: map[parameter]bool{}}
	for fn := range functions {
		for _, b := range fn.Blocks {
			for _, instr := range b.Instrs {
				if c, ok := instr.(*ssa.MakeClosure); ok && in.isInspected(c) {
					f.inspected[c.Pos()] = true // of a method value; of a literal this is no call's place
				}
			}
		}
		if fn.Parent() != nil && in.literal(fn) {
			in.visitLiteral(fn)
		}
	}
}

// literal reports whether a function literal is only asked about.
func (in *inspection) literal(fn *ssa.Function) bool {
	for _, ref := range *fn.Referrers() {
		c, ok := ref.(*ssa.MakeClosure)
		if !ok { // it captures nothing, so that it is a value itself
			return in.isInspected(fn)
		}
		if !in.isInspected(c) {
			return false
		}
	}
	return len(*fn.Referrers()) > 0
}

// visitLiteral collects the calls of a literal that take the context it is given, which is what keeps them from being sent.
func (in *inspection) visitLiteral(fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, instr := range b.Instrs {
			call, ok := instr.(*ssa.Call)
			if !ok || len(fn.Params) == 0 || !slices.Contains(call.Call.Args, ssa.Value(fn.Params[0])) {
				continue
			}
			if place, ok := in.called[call.Pos()]; ok {
				in.inspected[place] = true
			}
		}
	}
}

// isInspected reports whether a function is only handed to functions that ask for its request.
func (in *inspection) isInspected(call ssa.Value) bool {
	refs := call.Referrers()
	if refs == nil || len(*refs) == 0 {
		return false
	}
	return !slices.ContainsFunc(*refs, func(ref ssa.Instruction) bool {
		switch ref := ref.(type) {
		case *ssa.ChangeType:
			return !in.isInspected(ref)
		case *ssa.Call:
			return !in.asksOnly(ref, call)
		}
		return true
	})
}

// asksOnly reports whether a call of a function does nothing with its argument but ask for the request.
func (in *inspection) asksOnly(call *ssa.Call, arg ssa.Value) bool {
	fn := call.Call.StaticCallee()
	if fn == nil || call.Call.Value == arg {
		return false
	}
	if o := fn.Origin(); o != nil {
		fn = o
	}
	if obj, ok := fn.Object().(*types.Func); ok && in.runtime(obj.Pkg()) {
		switch methodName(obj) {
		case "graph.ReferenceTo":
			return true
		case "graph.RequestOf":
			return in.isHarmless(call)
		}
		return false
	}
	for i, a := range call.Call.Args {
		if a == arg && !in.isHelper(parameter{fn, i}) {
			return false
		}
	}
	return true
}

// isHelper reports whether a function only asks for the request of its parameter.
func (in *inspection) isHelper(p parameter) bool {
	known, ok := in.helpers[p]
	if !ok && p.i < len(p.fn.Params) {
		in.helpers[p] = false // for one that calls itself
		known = in.isInspected(p.fn.Params[p.i])
		in.helpers[p] = known
	}
	return known
}

// isHarmless reports whether a request is only looked at: what is made from it too.
func (in *inspection) isHarmless(request ssa.Value) bool {
	return !slices.ContainsFunc(*request.Referrers(), func(ref ssa.Instruction) bool {
		call, ok := ref.(*ssa.Call)
		if !ok {
			return true
		}
		fn := call.Call.StaticCallee()
		if fn == nil {
			return true
		}
		if o := fn.Origin(); o != nil {
			fn = o
		}
		obj, ok := fn.Object().(*types.Func)
		if !ok || !in.runtime(obj.Pkg()) {
			return true
		}
		if types.Identical(call.Type(), request.Type()) {
			return !in.isHarmless(call)
		}
		return !slices.Contains(lookers, methodName(obj))
	})
}

// lookers are the methods of a request that tell something about it.
var lookers = []string{"graph.Request.Err", "graph.Request.Permissions", "graph.Request.String", "graph.Request.URL"}
