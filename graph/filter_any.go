package graph

// lambda is a condition on the items of a collection. Its variable is named after
// the one outside, so that no name hides another.
func lambda(collection, quantifier string, items Filter) Filter {
	f := condition(collection, items.advanced, func(scope, path string) string {
		variable := itemVariable(scope)
		inner := items.within(precOr, variable+"/")
		if inner != "" {
			inner = variable + ":" + inner
		}
		return path + "/" + quantifier + "(" + inner + ")"
	})
	f.err = items.err
	return f
}

// itemVariable returns the variable for the items of a collection in the scope:
// "x", inside its conditions "xx", and so on.
func itemVariable(scope string) string {
	if scope == "" {
		return "x"
	}
	return scope[:len(scope)-1] + "x"
}

// itemIs is a condition on an item that is a scalar itself.
//
//go:noinline
func itemIs(collection string, advanced bool, text func(item string) string) Filter {
	return condition(collection, advanced, func(scope, path string) string {
		variable := itemVariable(scope)
		return path + "/any(" + variable + ":" + text(variable) + ")"
	})
}
