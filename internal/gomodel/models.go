package gomodel

// Decl is one declaration of a file: Struct, Alias, Former, Union, FieldSet, Enum, Constants, PermissionTable, Builder.
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

	// Former is a name that something had before, for callers that have not moved yet. go fix replaces it where Go can.
	Former struct {
		Kind FormerKind
		Name string
		Doc  []string
		Of   string // what it is called now
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
		Name       string
		Doc        []string
		Type       Type
		Value      string
		SelectOnly bool // services return the property only when it is selected
	}

	// PropertyKind is a type of property descriptors that offers some of what the runtime's types do.
	PropertyKind struct {
		Name    string
		Doc     []string
		Enum    bool // it has the type parameter E: the enum
		Methods []KindMethod
	}

	// KindMethod is one operator or sort order of a PropertyKind. The runtime's type Via has a method of that name.
	KindMethod struct {
		Name     string
		Doc      []string
		Via      Named
		Param    Type // nil for none
		Variadic bool
		Result   Named // graph.Filter or graph.Order
		Again    bool  // the result is the property again, not Result
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

	// PermissionTable is a variable with what is known of permissions.
	PermissionTable struct {
		Var     string
		Doc     []string
		Entries []Permission
	}

	// Permission is one permission. A form that it does not have is zero.
	Permission struct {
		Name                   string
		Delegated, Application PermissionForm
	}

	// PermissionForm is a permission as one kind of caller gets it.
	PermissionForm struct{ ID, DisplayName, Description string }
)

func (*Struct) decl()          {}
func (*Alias) decl()           {}
func (*Former) decl()          {}
func (*Union) decl()           {}
func (*FieldSet) decl()        {}
func (*PropertyKind) decl()    {}
func (*Enum) decl()            {}
func (*Constants) decl()       {}
func (*PermissionTable) decl() {}
func (*Builder) decl()         {}

// FormerKind says what has a former name.
type FormerKind int

// The kinds of declaration that can have a former name.
const (
	FormerType FormerKind = iota
	FormerConst
	FormerVar // which go fix cannot replace
)
