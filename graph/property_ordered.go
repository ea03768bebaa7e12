package graph

import "time"

// Eq is true where the property equals v.
func (p IntProperty) Eq(v int64) Filter { return compare(string(p), "eq", intText(v)) }

// Ne is true where the property differs from v.
func (p IntProperty) Ne(v int64) Filter { return compare(string(p), "ne", intText(v)) }

// Gt is true where the property is greater than v.
func (p IntProperty) Gt(v int64) Filter { return compare(string(p), "gt", intText(v)) }

// Ge is true where the property is v or greater.
func (p IntProperty) Ge(v int64) Filter { return compare(string(p), "ge", intText(v)) }

// Lt is true where the property is less than v.
func (p IntProperty) Lt(v int64) Filter { return compare(string(p), "lt", intText(v)) }

// Le is true where the property is v or less.
func (p IntProperty) Le(v int64) Filter { return compare(string(p), "le", intText(v)) }

// In is true where the property is one of v.
func (p IntProperty) In(v ...int64) Filter { return among(string(p), textAll(v, intText)) }

// EqNull is true where the property is null.
func (p IntProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p IntProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p IntProperty) Not() IntProperty { return IntProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p IntProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p IntProperty) Desc() Order { return descending(string(p)) }

// Eq is true where the property equals v.
func (p FloatProperty) Eq(v float64) Filter { return compare(string(p), "eq", floatText(v)) }

// Ne is true where the property differs from v.
func (p FloatProperty) Ne(v float64) Filter { return compare(string(p), "ne", floatText(v)) }

// Gt is true where the property is greater than v.
func (p FloatProperty) Gt(v float64) Filter { return compare(string(p), "gt", floatText(v)) }

// Ge is true where the property is v or greater.
func (p FloatProperty) Ge(v float64) Filter { return compare(string(p), "ge", floatText(v)) }

// Lt is true where the property is less than v.
func (p FloatProperty) Lt(v float64) Filter { return compare(string(p), "lt", floatText(v)) }

// Le is true where the property is v or less.
func (p FloatProperty) Le(v float64) Filter { return compare(string(p), "le", floatText(v)) }

// In is true where the property is one of v.
func (p FloatProperty) In(v ...float64) Filter { return among(string(p), textAll(v, floatText)) }

// EqNull is true where the property is null.
func (p FloatProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p FloatProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p FloatProperty) Not() FloatProperty { return FloatProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p FloatProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p FloatProperty) Desc() Order { return descending(string(p)) }

// Eq is true where the property is the instant v.
func (p TimeProperty) Eq(v time.Time) Filter { return compare(string(p), "eq", timeText(v)) }

// Ne is true where the property is another instant than v.
func (p TimeProperty) Ne(v time.Time) Filter { return compare(string(p), "ne", timeText(v)) }

// Gt is true where the property is after v.
func (p TimeProperty) Gt(v time.Time) Filter { return compare(string(p), "gt", timeText(v)) }

// Ge is true where the property is v or later.
func (p TimeProperty) Ge(v time.Time) Filter { return compare(string(p), "ge", timeText(v)) }

// Lt is true where the property is before v.
func (p TimeProperty) Lt(v time.Time) Filter { return compare(string(p), "lt", timeText(v)) }

// Le is true where the property is v or earlier.
func (p TimeProperty) Le(v time.Time) Filter { return compare(string(p), "le", timeText(v)) }

// In is true where the property is one of v.
func (p TimeProperty) In(v ...time.Time) Filter { return among(string(p), textAll(v, timeText)) }

// EqNull is true where the property is null.
func (p TimeProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p TimeProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p TimeProperty) Not() TimeProperty { return TimeProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p TimeProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p TimeProperty) Desc() Order { return descending(string(p)) }

// Eq is true where the property is the day v.
func (p DateProperty) Eq(v Date) Filter { return compareDate(string(p), "eq", v) }

// Ne is true where the property is another day than v.
func (p DateProperty) Ne(v Date) Filter { return compareDate(string(p), "ne", v) }

// Gt is true where the property is after v.
func (p DateProperty) Gt(v Date) Filter { return compareDate(string(p), "gt", v) }

// Ge is true where the property is v or later.
func (p DateProperty) Ge(v Date) Filter { return compareDate(string(p), "ge", v) }

// Lt is true where the property is before v.
func (p DateProperty) Lt(v Date) Filter { return compareDate(string(p), "lt", v) }

// Le is true where the property is v or earlier.
func (p DateProperty) Le(v Date) Filter { return compareDate(string(p), "le", v) }

// In is true where the property is one of v.
func (p DateProperty) In(v ...Date) Filter { return amongDates(string(p), v) }

// EqNull is true where the property is null.
func (p DateProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p DateProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p DateProperty) Not() DateProperty { return DateProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p DateProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p DateProperty) Desc() Order { return descending(string(p)) }
