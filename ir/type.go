package ir

// Kind tells an entity (has a key, can be addressed) from a complex type.
type Kind string

// The kinds of structured type.
const (
	KindEntity  Kind = "entity"
	KindComplex Kind = "complex"
)

// Type is one documented structured type.
type Type struct {
	Name       string     `json:"name" yaml:"name"`
	Kind       Kind       `json:"kind" yaml:"kind"`
	Base       string     `json:"base" yaml:"base"` // documented name of the base type; "" for none
	Abstract   bool       `json:"abstract" yaml:"abstract"`
	Open       bool       `json:"open" yaml:"open"` // OData open type: takes undeclared properties
	Key        []string   `json:"key" yaml:"key"`
	Doc        string     `json:"doc" yaml:"doc"`
	Deprecated bool       `json:"deprecated" yaml:"deprecated"`
	Notice     string     `json:"notice,omitempty" yaml:"notice,omitempty"` // what announcements say of it: why it is deprecated, if it is
	Former     []string   `json:"former,omitempty" yaml:"former,omitempty"` // names that it had before, and that callers may still use
	Opaque     bool       `json:"opaque,omitempty" yaml:"opaque,omitempty"` // mentioned, but described nowhere
	URL        string     `json:"url,omitempty" yaml:"url,omitempty"`       // the page on the public documentation site, when known
	Source     Source     `json:"source" yaml:"source"`
	Properties []Property `json:"properties" yaml:"properties"` // own properties, in document order; inherited ones stay with the base

	// Order has the names of own and of inherited properties in document order, where the page repeats inherited ones.
	Order []string `json:"order,omitempty" yaml:"order,omitempty"`
}

// Returned says when the service sends a property.
type Returned string

// The wordings of "returned" that pages use; "" when a page says nothing.
const (
	ReturnedDefault Returned = "default"
	ReturnedSelect  Returned = "select"
)

// Property is one row of a property or relationship table.
type Property struct {
	Name       string   `json:"name" yaml:"name"`
	Type       string   `json:"type" yaml:"type"`
	Collection bool     `json:"collection" yaml:"collection"`
	Navigation bool     `json:"navigation" yaml:"navigation"`
	Nullable   bool     `json:"nullable" yaml:"nullable"`
	ReadOnly   bool     `json:"readOnly" yaml:"readOnly"`
	Required   bool     `json:"required" yaml:"required"`
	Key        bool     `json:"key,omitempty" yaml:"key,omitempty"`             // the text marks it as the key
	Inherited  string   `json:"inherited,omitempty" yaml:"inherited,omitempty"` // the type the text says it comes from
	Returned   Returned `json:"returned" yaml:"returned"`
	Filter     []string `json:"filter" yaml:"filter"`                             // documented $filter operators, as OData spells them; "$count" for the number of values
	FilterNull bool     `json:"filterNull" yaml:"filterNull"`                     // "eq on null values"
	Filterable bool     `json:"filterable,omitempty" yaml:"filterable,omitempty"` // $filter is documented, be it without its operators
	OrderBy    bool     `json:"orderBy" yaml:"orderBy"`
	Search     bool     `json:"search" yaml:"search"`
	MaxLength  int      `json:"maxLength" yaml:"maxLength"` // characters; 0 when undocumented
	Default    string   `json:"default" yaml:"default"`
	Deprecated bool     `json:"deprecated" yaml:"deprecated"`
	Notice     string   `json:"notice,omitempty" yaml:"notice,omitempty"` // what announcements say of it: why it is deprecated, if it is
	Doc        string   `json:"doc" yaml:"doc"`
	Values     []string `json:"values,omitempty" yaml:"values,omitempty"` // the possible values that the text lists
	Evolvable  bool     `json:"evolvable,omitempty" yaml:"evolvable,omitempty"`
	Flags      bool     `json:"flags,omitempty" yaml:"flags,omitempty"`             // the text says that several values can be set at once
	Example    bool     `json:"fromExample,omitempty" yaml:"fromExample,omitempty"` // known from an example only
	Source     Source   `json:"source" yaml:"source"`
}

// Enum is a closed or evolvable set of named values.
type Enum struct {
	Name      string   `json:"name" yaml:"name"`
	Members   []Member `json:"members" yaml:"members"`
	Flags     bool     `json:"flags" yaml:"flags"`         // several members at once, comma separated on the wire
	Evolvable bool     `json:"evolvable" yaml:"evolvable"` // has unknownFutureValue, or members behind Prefer: include-unknown-enum-members
	Inferred  bool     `json:"inferred" yaml:"inferred"`   // made from the possible values of a String property
	Doc       string   `json:"doc" yaml:"doc"`
	Former    []string `json:"former,omitempty" yaml:"former,omitempty"` // names that it had before, and that callers may still use
	URL       string   `json:"url,omitempty" yaml:"url,omitempty"`
	Source    Source   `json:"source" yaml:"source"`
}

// Member is one value of an enum.
type Member struct {
	Name   string `json:"name" yaml:"name"`
	Doc    string `json:"doc" yaml:"doc"`
	Former string `json:"former,omitempty" yaml:"former,omitempty"` // the name that it had before, and that callers may still use
}
