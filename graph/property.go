package graph

// The descriptor types name a property in queries. All are strings, so that the
// sets of descriptors in generated code are static data. Each offers the filter
// operators that fit its type; where the documents name the operators of a
// property, generated code has types of its own with just those.

// Selectable is a property that Select takes: one of the descriptor types.
type Selectable interface {
	// PropertyName returns the name of the property as requests spell it, or its
	// path.
	PropertyName() string
}

// Property is a property that can be selected, and neither filtered nor sorted by.
type Property string

// StringProperty is a property of type String.
type StringProperty string

// GUIDProperty is a property of type Guid.
type GUIDProperty string

// BoolProperty is a property of type Boolean.
type BoolProperty string

// IntProperty is a property of an integer type.
type IntProperty string

// FloatProperty is a property of type Single, Double or Decimal.
type FloatProperty string

// TimeProperty is a property of type DateTimeOffset.
type TimeProperty string

// DateProperty is a property of type Date.
type DateProperty string

// StringsProperty is a collection of strings.
type StringsProperty string

// ComplexProperty is a property with properties of its own, to which Path leads.
type ComplexProperty string

// ComplexCollection is a collection of values with properties.
type ComplexCollection string

// NavigationProperty is a relationship, which can be expanded.
type NavigationProperty string

// NavigationCollection is a relationship with many objects, which can be expanded
// and filtered by.
type NavigationCollection string

// PropertyName returns the name.
func (p Property) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p StringProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p GUIDProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p BoolProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p IntProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p FloatProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p TimeProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p DateProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p StringsProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p ComplexProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p ComplexCollection) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p NavigationProperty) PropertyName() string { return string(p) }

// PropertyName returns the name.
func (p NavigationCollection) PropertyName() string { return string(p) }

// Complex is a ComplexProperty, or a Path that leads to one.
type Complex interface{ complexPath() string }

func (p ComplexProperty) complexPath() string { return string(p) }

// Path returns the property that inner names within a complex value, with the
// operators of inner:
//
//	graph.Path(f.Start, models.DateTimeTimeZoneFields.DateTime).Ge("2026-03-31")
//
// It returns its address, since the operators of enums are methods of that.
func Path[P ~string](outer Complex, inner P) *P {
	path := P(outer.complexPath()) + "/" + inner
	return &path
}
