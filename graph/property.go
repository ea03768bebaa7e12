package graph

import "time"

// The descriptor types name a property in queries. R, the type of the resource,
// is a pointer to a model and only keeps queries of different resources apart.
// All are strings, so that the sets of descriptors in generated code are static
// data. Each offers the filter operators that fit its type.

// Property is a property that can be selected, and neither filtered nor sorted by.
type Property[R any] string

// StringProperty is a property of type String.
type StringProperty[R any] string

// GUIDProperty is a property of type Guid.
type GUIDProperty[R any] string

// BoolProperty is a property of type Boolean.
type BoolProperty[R any] string

// IntProperty is a property of an integer type.
type IntProperty[R any] string

// FloatProperty is a property of type Single, Double or Decimal.
type FloatProperty[R any] string

// TimeProperty is a property of type DateTimeOffset.
type TimeProperty[R any] string

// DateProperty is a property of type Date.
type DateProperty[R any] string

// EnumProperty is a property of an enum type.
type EnumProperty[R any, E ~string] string

// StringsProperty is a collection of strings.
type StringsProperty[R any] string

// NavigationProperty is a relationship, which can be expanded.
type NavigationProperty[R any] string

// Selectable is a property of resource R.
type Selectable[R any] interface{ selectable(R) string }

func (p Property[R]) selectable(R) string           { return string(p) }
func (p StringProperty[R]) selectable(R) string     { return string(p) }
func (p GUIDProperty[R]) selectable(R) string       { return string(p) }
func (p BoolProperty[R]) selectable(R) string       { return string(p) }
func (p IntProperty[R]) selectable(R) string        { return string(p) }
func (p FloatProperty[R]) selectable(R) string      { return string(p) }
func (p TimeProperty[R]) selectable(R) string       { return string(p) }
func (p DateProperty[R]) selectable(R) string       { return string(p) }
func (p EnumProperty[R, E]) selectable(R) string    { return string(p) }
func (p StringsProperty[R]) selectable(R) string    { return string(p) }
func (p NavigationProperty[R]) selectable(R) string { return string(p) }

// Eq is true where the property equals v.
func (p StringProperty[R]) Eq(v string) Filter[R] {
	return Filter[R]{compare(string(p), "eq", quote(v))}
}

// Ne is true where the property differs from v.
func (p StringProperty[R]) Ne(v string) Filter[R] {
	return Filter[R]{compare(string(p), "ne", quote(v))}
}

// Gt is true where the property comes after v.
func (p StringProperty[R]) Gt(v string) Filter[R] {
	return Filter[R]{compare(string(p), "gt", quote(v))}
}

// Ge is true where the property is v or comes after it.
func (p StringProperty[R]) Ge(v string) Filter[R] {
	return Filter[R]{compare(string(p), "ge", quote(v))}
}

// Lt is true where the property comes before v.
func (p StringProperty[R]) Lt(v string) Filter[R] {
	return Filter[R]{compare(string(p), "lt", quote(v))}
}

// Le is true where the property is v or comes before it.
func (p StringProperty[R]) Le(v string) Filter[R] {
	return Filter[R]{compare(string(p), "le", quote(v))}
}

// In is true where the property is one of v.
func (p StringProperty[R]) In(v ...string) Filter[R] { return Filter[R]{among(string(p), quoteAll(v))} }

// StartsWith is true where the property begins with v.
func (p StringProperty[R]) StartsWith(v string) Filter[R] {
	return Filter[R]{function("startsWith", string(p), v)}
}

// EndsWith is true where the property ends with v.
func (p StringProperty[R]) EndsWith(v string) Filter[R] {
	return Filter[R]{function("endsWith", string(p), v)}
}

// Contains is true where v is part of the property.
func (p StringProperty[R]) Contains(v string) Filter[R] {
	return Filter[R]{function("contains", string(p), v)}
}

// Eq is true where the property equals v.
func (p GUIDProperty[R]) Eq(v GUID) Filter[R] { return Filter[R]{compareGUID(string(p), "eq", v)} }

// Ne is true where the property differs from v.
func (p GUIDProperty[R]) Ne(v GUID) Filter[R] { return Filter[R]{compareGUID(string(p), "ne", v)} }

// In is true where the property is one of v.
func (p GUIDProperty[R]) In(v ...GUID) Filter[R] { return Filter[R]{amongGUIDs(string(p), v)} }

// Eq is true where the property equals v.
func (p BoolProperty[R]) Eq(v bool) Filter[R] {
	return Filter[R]{compare(string(p), "eq", boolText(v))}
}

// Ne is true where the property differs from v.
func (p BoolProperty[R]) Ne(v bool) Filter[R] {
	return Filter[R]{compare(string(p), "ne", boolText(v))}
}

// Eq is true where the property equals v.
func (p IntProperty[R]) Eq(v int64) Filter[R] { return Filter[R]{compare(string(p), "eq", intText(v))} }

// Ne is true where the property differs from v.
func (p IntProperty[R]) Ne(v int64) Filter[R] { return Filter[R]{compare(string(p), "ne", intText(v))} }

// Gt is true where the property is greater than v.
func (p IntProperty[R]) Gt(v int64) Filter[R] { return Filter[R]{compare(string(p), "gt", intText(v))} }

// Ge is true where the property is v or greater.
func (p IntProperty[R]) Ge(v int64) Filter[R] { return Filter[R]{compare(string(p), "ge", intText(v))} }

// Lt is true where the property is less than v.
func (p IntProperty[R]) Lt(v int64) Filter[R] { return Filter[R]{compare(string(p), "lt", intText(v))} }

// Le is true where the property is v or less.
func (p IntProperty[R]) Le(v int64) Filter[R] { return Filter[R]{compare(string(p), "le", intText(v))} }

// In is true where the property is one of v.
func (p IntProperty[R]) In(v ...int64) Filter[R] {
	return Filter[R]{among(string(p), textAll(v, intText))}
}

// Eq is true where the property equals v.
func (p FloatProperty[R]) Eq(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "eq", floatText(v))}
}

// Ne is true where the property differs from v.
func (p FloatProperty[R]) Ne(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "ne", floatText(v))}
}

// Gt is true where the property is greater than v.
func (p FloatProperty[R]) Gt(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "gt", floatText(v))}
}

// Ge is true where the property is v or greater.
func (p FloatProperty[R]) Ge(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "ge", floatText(v))}
}

// Lt is true where the property is less than v.
func (p FloatProperty[R]) Lt(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "lt", floatText(v))}
}

// Le is true where the property is v or less.
func (p FloatProperty[R]) Le(v float64) Filter[R] {
	return Filter[R]{compare(string(p), "le", floatText(v))}
}

// In is true where the property is one of v.
func (p FloatProperty[R]) In(v ...float64) Filter[R] {
	return Filter[R]{among(string(p), textAll(v, floatText))}
}

// Eq is true where the property is the instant v.
func (p TimeProperty[R]) Eq(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "eq", timeText(v))}
}

// Ne is true where the property is another instant than v.
func (p TimeProperty[R]) Ne(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "ne", timeText(v))}
}

// Gt is true where the property is after v.
func (p TimeProperty[R]) Gt(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "gt", timeText(v))}
}

// Ge is true where the property is v or later.
func (p TimeProperty[R]) Ge(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "ge", timeText(v))}
}

// Lt is true where the property is before v.
func (p TimeProperty[R]) Lt(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "lt", timeText(v))}
}

// Le is true where the property is v or earlier.
func (p TimeProperty[R]) Le(v time.Time) Filter[R] {
	return Filter[R]{compare(string(p), "le", timeText(v))}
}

// In is true where the property is one of v.
func (p TimeProperty[R]) In(v ...time.Time) Filter[R] {
	return Filter[R]{among(string(p), textAll(v, timeText))}
}

// Eq is true where the property is the day v.
func (p DateProperty[R]) Eq(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "eq", v)} }

// Ne is true where the property is another day than v.
func (p DateProperty[R]) Ne(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "ne", v)} }

// Gt is true where the property is after v.
func (p DateProperty[R]) Gt(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "gt", v)} }

// Ge is true where the property is v or later.
func (p DateProperty[R]) Ge(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "ge", v)} }

// Lt is true where the property is before v.
func (p DateProperty[R]) Lt(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "lt", v)} }

// Le is true where the property is v or earlier.
func (p DateProperty[R]) Le(v Date) Filter[R] { return Filter[R]{compareDate(string(p), "le", v)} }

// In is true where the property is one of v.
func (p DateProperty[R]) In(v ...Date) Filter[R] { return Filter[R]{amongDates(string(p), v)} }

// Eq is true where the property equals v.
func (p EnumProperty[R, E]) Eq(v E) Filter[R] {
	return Filter[R]{compare(string(p), "eq", enumText(string(v)))}
}

// Ne is true where the property differs from v.
func (p EnumProperty[R, E]) Ne(v E) Filter[R] {
	return Filter[R]{compare(string(p), "ne", enumText(string(v)))}
}

// In is true where the property is one of v.
func (p EnumProperty[R, E]) In(v ...E) Filter[R] {
	return Filter[R]{among(string(p), textAll(v, func(e E) string { return enumText(string(e)) }))}
}

// AnyEq is true where one of the strings equals v.
func (p StringsProperty[R]) AnyEq(v string) Filter[R] {
	return Filter[R]{expr{text: string(p) + "/any(x:x eq " + quote(v) + ")"}}
}

// AnyStartsWith is true where one of the strings begins with v.
func (p StringsProperty[R]) AnyStartsWith(v string) Filter[R] {
	return Filter[R]{expr{text: string(p) + "/any(x:startsWith(x," + quote(v) + "))"}}
}

// CountEq is true where there are n strings.
func (p StringsProperty[R]) CountEq(n int64) Filter[R] { return Filter[R]{count(string(p), "eq", n)} }

// CountNe is true where there are not n strings.
func (p StringsProperty[R]) CountNe(n int64) Filter[R] { return Filter[R]{count(string(p), "ne", n)} }
