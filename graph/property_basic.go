package graph

// Eq is true where the property equals v.
func (p StringProperty) Eq(v string) Filter { return compare(string(p), "eq", quote(v)) }

// Ne is true where the property differs from v.
func (p StringProperty) Ne(v string) Filter { return compare(string(p), "ne", quote(v)) }

// Gt is true where the property comes after v.
func (p StringProperty) Gt(v string) Filter { return compare(string(p), "gt", quote(v)) }

// Ge is true where the property is v or comes after it.
func (p StringProperty) Ge(v string) Filter { return compare(string(p), "ge", quote(v)) }

// Lt is true where the property comes before v.
func (p StringProperty) Lt(v string) Filter { return compare(string(p), "lt", quote(v)) }

// Le is true where the property is v or comes before it.
func (p StringProperty) Le(v string) Filter { return compare(string(p), "le", quote(v)) }

// In is true where the property is one of v.
func (p StringProperty) In(v ...string) Filter { return among(string(p), quoteAll(v)) }

// StartsWith is true where the property begins with v.
func (p StringProperty) StartsWith(v string) Filter { return function("startsWith", string(p), v) }

// EndsWith is true where the property ends with v.
func (p StringProperty) EndsWith(v string) Filter { return function("endsWith", string(p), v) }

// Contains is true where v is part of the property.
func (p StringProperty) Contains(v string) Filter { return function("contains", string(p), v) }

// EqNull is true where the property is null.
func (p StringProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p StringProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows:
//
//	models.UserFields.City.Not().EqNull() // not(city eq null)
func (p StringProperty) Not() StringProperty { return StringProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p StringProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p StringProperty) Desc() Order { return descending(string(p)) }

// Eq is true where the property equals v.
func (p GUIDProperty) Eq(v GUID) Filter { return compareGUID(string(p), "eq", v) }

// Ne is true where the property differs from v.
func (p GUIDProperty) Ne(v GUID) Filter { return compareGUID(string(p), "ne", v) }

// In is true where the property is one of v.
func (p GUIDProperty) In(v ...GUID) Filter { return amongGUIDs(string(p), v) }

// EqNull is true where the property is null.
func (p GUIDProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p GUIDProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p GUIDProperty) Not() GUIDProperty { return GUIDProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p GUIDProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p GUIDProperty) Desc() Order { return descending(string(p)) }

// Eq is true where the property equals v.
func (p BoolProperty) Eq(v bool) Filter { return compare(string(p), "eq", boolText(v)) }

// Ne is true where the property differs from v.
func (p BoolProperty) Ne(v bool) Filter { return compare(string(p), "ne", boolText(v)) }

// In is true where the property is one of v.
func (p BoolProperty) In(v ...bool) Filter { return among(string(p), textAll(v, boolText)) }

// EqNull is true where the property is null.
func (p BoolProperty) EqNull() Filter { return compare(string(p), "eq", "null") }

// NeNull is true where the property is not null.
func (p BoolProperty) NeNull() Filter { return compare(string(p), "ne", "null") }

// Not negates the condition that follows.
func (p BoolProperty) Not() BoolProperty { return BoolProperty(negated(string(p))) }

// Asc sorts by the property, smallest first.
func (p BoolProperty) Asc() Order { return ascending(string(p)) }

// Desc sorts by the property, largest first.
func (p BoolProperty) Desc() Order { return descending(string(p)) }
