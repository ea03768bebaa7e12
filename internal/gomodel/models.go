package gomodel

// Decl is one declaration of a file: Struct, Alias, Union, FieldSet, Enum, Constants, Builder.
type Decl interface{ decl() }

type (
	// Struct is a model or a request body: plain fields, an Extra, and the two methods that hand it to the runtime's codec.
	Struct struct {
		Name      string
		Doc       []string
		Fields    []Field
		ExtraName string // name of the graph.Extra field
		ODataType string // "#microsoft.graph.event"; "" when it has none
		Receiver  string // receiver name of its methods
	}

	// Field is one field of a Struct.
	Field struct {
		Name string
		Doc  []string
		Type Type
		JSON string // member name
	}

	// Alias is another name for a type.
	Alias struct {
		Name string
		Doc  []string
		Type Type
	}

	// Union is the sealed interface behind which a base type and the types derived from it stand.
	Union struct {
		Name    string
		Doc     []string
		Method  string   // the unexported method that seals it
		Base    string   // Go name of the base struct
		Members []string // Go names of the derived structs, sorted; the base itself not included
	}

	// FieldSet is the variable that holds a resource's property descriptors, and its type.
	FieldSet struct {
		Var     string // "EventFields"
		Type    string // "eventFields"
		Doc     []string
		Entries []FieldEntry
	}

	// FieldEntry is one property descriptor. Its type is a string type, so that the variable is static data.
	FieldEntry struct {
		Name  string
		Doc   []string
		Type  Type
		Value string
	}

	// Enum is a named string type with its documented values.
	Enum struct {
		Name     string
		Doc      []string
		Members  []Constant
		Known    bool // print the Known method
		Flags    bool // print the Has method: several members at once, comma separated
		Receiver string
	}

	// Constants is a block of typed constants.
	Constants struct {
		Doc     []string
		Type    Type // nil for untyped
		Members []Constant
	}

	// Constant is one string constant. Doc may be empty.
	Constant struct {
		Name  string
		Doc   []string
		Value string
	}
)

func (*Struct) decl()    {}
func (*Alias) decl()     {}
func (*Union) decl()     {}
func (*FieldSet) decl()  {}
func (*Enum) decl()      {}
func (*Constants) decl() {}
func (*Builder) decl()   {}
