package graph

import "fmt"

// nullState tells the states of a Nullable apart. Its type also marks Nullable
// for the codec, which looks for it by reflection.
type nullState uint8

const (
	stateAbsent nullState = iota
	stateNull
	stateValue
	// stateQuoted is a number that arrived as a JSON string, as services do
	// with IEEE754Compatible=true; it is written back as a string.
	stateQuoted
)

// Nullable is a scalar that is absent, null or a value. The zero Nullable is
// absent: it is left out of what is sent, and is what a property that the
// service did not return looks like.
type Nullable[T any] struct {
	value T
	state nullState
}

// Value returns a Nullable that holds v.
func Value[T any](v T) Nullable[T] { return Nullable[T]{v, stateValue} }

// Null returns a Nullable that is an explicit null.
func Null[T any]() Nullable[T] { return Nullable[T]{state: stateNull} }

// Get returns the value, and whether there is one.
func (n Nullable[T]) Get() (T, bool) { return n.value, n.state >= stateValue }

// Or returns the value, or def when n is absent or null.
func (n Nullable[T]) Or(def T) T {
	if n.state < stateValue {
		return def
	}
	return n.value
}

// IsNull reports whether n is an explicit null.
func (n Nullable[T]) IsNull() bool { return n.state == stateNull }

// IsSet reports whether n is a value or an explicit null.
func (n Nullable[T]) IsSet() bool { return n.state != stateAbsent }

// IsZero reports whether n is absent, so that omitzero leaves it out.
func (n Nullable[T]) IsZero() bool { return n.state == stateAbsent }

// Ptr returns a pointer to a copy of the value, or nil when there is none.
func (n Nullable[T]) Ptr() *T {
	if n.state < stateValue {
		return nil
	}
	return &n.value
}

// String returns the value as fmt prints it, "null" for null and "" for absent.
func (n Nullable[T]) String() string { return nullableText(n.state, n.value) }

// MarshalJSON writes the value; null when n is null or absent.
func (n Nullable[T]) MarshalJSON() ([]byte, error) { return Marshal(n) }

// UnmarshalJSON reads a value or null.
func (n *Nullable[T]) UnmarshalJSON(b []byte) error { return Unmarshal(b, n) }

func nullableText(s nullState, v any) string {
	switch s {
	case stateAbsent:
		return ""
	case stateNull:
		return "null"
	case stateValue, stateQuoted:
		return fmt.Sprint(v)
	}
	return ""
}
