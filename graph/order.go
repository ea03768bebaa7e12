package graph

import "strings"

// Order is a sort key, for $orderby.
type Order struct{ text string }

// RawOrder returns the sort key with the text of an $orderby item: the way out
// for what the descriptors do not offer.
func RawOrder(text string) Order { return Order{text} }

// String returns the key as $orderby takes it.
func (o Order) String() string { return o.text }

func ascending(property string) Order { return Order{strings.TrimSuffix(property, negation)} }

func descending(property string) Order { return Order{ascending(property).text + " desc"} }
