package graph

// Order is a sort key of a resource of type R, for $orderby.
type Order[R any] struct{ text string }

// RawOrder returns the sort key with the text of an $orderby item: the way out
// for what the descriptors do not offer.
func RawOrder[R any](text string) Order[R] { return Order[R]{text} }

// String returns the key as $orderby takes it.
func (o Order[R]) String() string { return o.text }
