package graph

// EqNull is true where the property is null.
func (p StringProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p StringProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p StringProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p StringProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p GUIDProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p GUIDProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p GUIDProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p GUIDProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p BoolProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p BoolProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p BoolProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p BoolProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p IntProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p IntProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p IntProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p IntProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p FloatProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p FloatProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p FloatProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p FloatProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p TimeProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p TimeProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p TimeProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p TimeProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p DateProperty[R]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p DateProperty[R]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p DateProperty[R]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p DateProperty[R]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }

// EqNull is true where the property is null.
func (p EnumProperty[R, E]) EqNull() Filter[R] { return Filter[R]{compare(string(p), "eq", "null")} }

// NeNull is true where the property is not null.
func (p EnumProperty[R, E]) NeNull() Filter[R] { return Filter[R]{compare(string(p), "ne", "null")} }

// Asc sorts by the property, smallest first.
func (p EnumProperty[R, E]) Asc() Order[R] { return Order[R]{string(p)} }

// Desc sorts by the property, largest first.
func (p EnumProperty[R, E]) Desc() Order[R] { return Order[R]{string(p) + " desc"} }
