package graph

// lambda is a condition on the items of a collection. Its variable is named after
// the one outside, so that no name hides another.
func lambda(collection, quantifier string, condition Filter) Filter {
	return Filter{
		text: func(scope string) string {
			variable := itemVariable(scope)
			inner := condition.within(precOr, variable+"/")
			if inner != "" {
				inner = variable + ":" + inner
			}
			return scope + collection + "/" + quantifier + "(" + inner + ")"
		},
		advanced: condition.advanced,
		err:      condition.err,
	}
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
func itemIs(collection string, condition func(item string) string) Filter {
	return Filter{text: func(scope string) string {
		variable := itemVariable(scope)
		return scope + collection + "/any(" + variable + ":" + condition(variable) + ")"
	}}
}
