package queries

import (
	"go/token"
	"go/types"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/ssa"
)

// selection is what a request asks for.
type selection struct {
	explicit bool            // Select was called
	names    map[string]bool // Go names of the properties it was called with
}

// checkReads reports properties that are read from the answers of a function's requests, and that the requests did not ask for.
func checkReads(pass *analysis.Pass, fn *ssa.Function) {
	for _, b := range fn.Blocks {
		for _, in := range b.Instrs {
			call, ok := in.(*ssa.Call)
			if !ok || !isMethodOfBuilder(call) {
				continue
			}
			model := resourceOf(receiver(call).Type())
			if model == nil || fieldSetOf(model) == nil {
				continue
			}
			asked, ok := selectionOf(receiver(call))
			if !ok {
				continue
			}
			for _, answer := range answers(call) {
				checkAnswer(pass, answer, model, asked)
			}
		}
	}
}

func isMethodOfBuilder(call *ssa.Call) bool {
	fn := call.Call.StaticCallee()
	return fn != nil && fn.Signature.Recv() != nil && isBuilder(fn.Signature.Recv().Type())
}

func receiver(call *ssa.Call) ssa.Value { return call.Call.Args[0] }

// selectionOf follows a builder back to the step that led to its path, where no option is set yet. The answer is false where the
// builder comes from elsewhere, or has options that cannot be told.
func selectionOf(v ssa.Value) (selection, bool) {
	var s selection
	for {
		call, ok := v.(*ssa.Call)
		if !ok {
			return s, false
		}
		if !isMethodOfBuilder(call) || !types.Identical(call.Type(), receiver(call).Type()) {
			return s, isBuilder(call.Type()) && call.Call.StaticCallee() != nil && isStep(call.Call.StaticCallee())
		}
		switch call.Call.StaticCallee().Name() {
		case "Query":
			return s, false // may be $select
		case "Select":
			if !s.explicit { // a later one replaces it
				if s.names, s.explicit = selectedNames(call.Call.Args[1]); !s.explicit {
					return s, false
				}
			}
		}
		v = receiver(call)
	}
}

// isStep reports whether a function leads to a builder whose path it completes: a method of another builder, or of a client.
func isStep(fn *ssa.Function) bool {
	recv := fn.Signature.Recv()
	return recv != nil && (isBuilder(recv.Type()) || named(recv.Type()) != nil && named(recv.Type()).Obj().Name() == "Client")
}

// selectedNames returns the Go names of the descriptors in the arguments of a variadic call.
func selectedNames(args ssa.Value) (map[string]bool, bool) {
	names := map[string]bool{}
	slice, ok := args.(*ssa.Slice)
	if !ok {
		return nil, false
	}
	array, ok := slice.X.(*ssa.Alloc)
	if !ok {
		return nil, false
	}
	for _, ref := range *array.Referrers() {
		item, ok := ref.(*ssa.IndexAddr)
		if !ok {
			continue
		}
		for _, use := range *item.Referrers() {
			store, ok := use.(*ssa.Store)
			if !ok {
				continue
			}
			name, ok := descriptorName(store.Val)
			if !ok {
				return nil, false
			}
			names[name] = true
		}
	}
	return names, true
}

// descriptorName returns the field of a set of descriptors that a value was read from.
func descriptorName(v ssa.Value) (string, bool) {
	for {
		switch x := v.(type) {
		case *ssa.MakeInterface:
			v = x.X
		case *ssa.ChangeInterface:
			v = x.X
		case *ssa.UnOp:
			if x.Op != token.MUL {
				return "", false
			}
			v = x.X
		case *ssa.FieldAddr:
			return fieldOfSet(x.X.Type(), x.Field)
		case *ssa.Field:
			return fieldOfSet(x.X.Type(), x.Field)
		default:
			return "", false
		}
	}
}

func fieldOfSet(t types.Type, i int) (string, bool) {
	if !isFieldSet(t) {
		return "", false
	}
	return named(t).Underlying().(*types.Struct).Field(i).Name(), true
}

// answers returns the objects that a call answers with, as far as they stay in the function: the first result, or the items that a
// loop over all of them sees.
func answers(call *ssa.Call) []ssa.Value {
	var out []ssa.Value
	for _, ref := range *call.Referrers() {
		switch ref := ref.(type) {
		case *ssa.Extract:
			if ref.Index == 0 {
				out = append(out, ref)
			}
		case *ssa.Call: // of the iterator, with the body of the loop
			if ref.Call.Value != call || len(ref.Call.Args) != 1 {
				continue
			}
			body := ref.Call.Args[0]
			if c, ok := body.(*ssa.MakeClosure); ok {
				body = c.Fn
			}
			if fn, ok := body.(*ssa.Function); ok && len(fn.Params) > 0 {
				out = append(out, fn.Params[0])
			}
		}
	}
	return out
}

// checkAnswer reports the fields of an answer that are read and were not asked for. A field that the program sets itself is fine.
func checkAnswer(pass *analysis.Pass, answer ssa.Value, model *types.Named, asked selection) {
	if !types.Identical(answer.Type(), types.NewPointer(model)) {
		return
	}
	read, set := map[string][]token.Pos{}, map[string]bool{}
	for _, ref := range *answer.Referrers() {
		field, ok := ref.(*ssa.FieldAddr)
		if !ok {
			continue
		}
		name := model.Underlying().(*types.Struct).Field(field.Field).Name()
		read[name] = append(read[name], field.Pos())
		for _, use := range *field.Referrers() {
			if store, ok := use.(*ssa.Store); ok && store.Addr == field {
				set[name] = true
			}
		}
	}
	fields := fieldSetOf(model)
	for name, places := range read {
		i := fieldIndex(fields, name)
		if i < 0 || set[name] || strings.HasPrefix(typeName(fields.Field(i).Type()), "Navigation") {
			continue
		}
		for _, pos := range places {
			switch {
			case asked.explicit && !asked.names[name]:
				pass.Reportf(pos, "%s was not selected, so the service leaves it out", name)
			case !asked.explicit && fields.Tag(i) == selectOnly:
				pass.Reportf(pos, "%s is returned only when it is selected", name)
			}
		}
	}
}

func typeName(t types.Type) string {
	if n := named(t); n != nil {
		return n.Obj().Name()
	}
	return ""
}
