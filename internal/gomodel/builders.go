package gomodel

// Builder is a request builder: a struct around a graph.Request whose methods walk the documented paths, set query options, or
// send the request.
type Builder struct {
	Name        string
	Doc         []string
	Receiver    string
	Constructor *Constructor // nil for builders that only their parents make
	Methods     []Method     // in printing order
}

// Constructor makes a Builder from outside its package.
type Constructor struct {
	Name string
	Doc  []string
	From ConstructFrom
	// Version is the first path segment of every request, when From is FromClient: "v1.0". With FromTenant it is the value of
	// the version parameter, and Service the root of the service.
	Version, Service string
}

// ConstructFrom says what a Constructor takes.
type ConstructFrom int

// The arguments a Constructor can take.
const (
	FromRequest ConstructFrom = iota // func New<Builder>(req graph.Request) *<Builder>
	FromClient                       // func New(c *graph.Client) *<Builder>: the root client
	FromTenant                       // func New(c *graph.Client, tenant string) *<Builder>: the root client of a service with OData 3
)

// Method is one method of a Builder: Child, ByKey, Call, Option, QueryParam, Verb, PermissionList, FormerMethod.
type Method interface{ method() }

type (
	// Child walks one or more literal segments down.
	//
	//	func (r *EventRequest) Attachments() *EventAttachmentsRequest { … r.req.Segment("attachments") … }
	//
	// A target in another package is made by its constructor, New<Target>.
	Child struct {
		Name    string
		Doc     []string
		Segment string
		Alias   bool // it replaces the tenant, and the request has one
		Target  Named
	}

	// ByKey addresses one member of a collection: by id, by the named alternate keys, or by its own path below the builder's.
	ByKey struct {
		Name   string
		Doc    []string
		Params []KeyParam // exactly one with Key == "" for the ordinary id and for a path
		ByPath bool
		Target Named
	}

	// KeyParam is one argument of ByKey.
	KeyParam struct {
		Name string // Go parameter
		Key  string // documented name of the alternate key; "" for the id
	}

	// Call addresses an OData function with its arguments in the path.
	Call struct {
		Name     string
		Doc      []string
		Function string
		Params   []CallParam
		Target   Named
	}

	// CallParam is one argument of a Call.
	CallParam struct {
		Name    string // Go parameter
		Type    Type   // of the Go parameter
		Key     string // documented parameter name
		Quoted  bool   // the literal stands in quotes
		Literal string // qualified type that stands before the quote of an enum's literal; usually ""
	}

	// Option sets a query option or a header. Advanced says that the resource is a directory object, on which some queries need
	// a header and $count besides.
	Option struct {
		Kind     OptionKind
		Doc      []string
		Advanced bool
	}

	// QueryParam sets a documented query parameter of the operation.
	QueryParam struct {
		Name  string // method
		Doc   []string
		Param string // Go parameter, a string
		Key   string // name in the query
	}

	// Verb sends the request.
	Verb struct {
		Name     string
		Doc      []string
		HTTP     string    // "GET", …
		Suffix   string    // literal segment below the builder's own path, for actions: "accept"; "" for none
		Needs    [3]string // permissions of delegated callers with a work account, with a personal one, and of applications
		Require  []string  // query parameters that must have been set
		Advanced bool      // it counts directory objects, which is an advanced query
		Body     *BodyParam
		Fallback *Fallback // of a verb without Suffix; nil for none
		Result   Result
		Elem     Type // of the result: *models.Event, models.AnyAttachment, string; nil for ResultNone, ResultCount, ResultContent
	}

	// PermissionList tells which permissions the builder's verbs take.
	PermissionList struct {
		Name  string
		Doc   []string
		Verbs []*Verb
	}

	// FormerMethod is a name that a method had before, for callers that have not moved yet. Of is a Child, or a
	// Verb with a Suffix.
	FormerMethod struct {
		Name string
		Doc  []string
		Of   Method
	}

	// Fallback is what the runtime asks when a Verb is refused with just this error.
	Fallback struct {
		Segment string // in place of the last one of the path
		Status  int
		Code    string
		Message string
	}

	// BodyParam is the body argument of a Verb.
	BodyParam struct {
		Type    Type
		Slot    bool // an interface type: handed over by address so that the codec sees the declared type
		Content bool // an io.Reader, which is sent as it is: contentType string, body io.Reader
	}
)

func (*Child) method()          {}
func (*ByKey) method()          {}
func (*Call) method()           {}
func (*Option) method()         {}
func (*QueryParam) method()     {}
func (*Verb) method()           {}
func (*PermissionList) method() {}
func (*FormerMethod) method()   {}

// OptionKind is one of the query options that builders offer.
type OptionKind int

// The options, in the order in which builders print them.
const (
	OptionSelect       OptionKind = iota // Select(props ...graph.Selectable)
	OptionExpand                         // Expand(props ...graph.Expandable)
	OptionFilter                         // Filter(f graph.Filter)
	OptionOrderBy                        // OrderBy(o ...graph.Order)
	OptionSearch                         // Search(text string)
	OptionTop                            // Top(n int)
	OptionSkip                           // Skip(n int)
	OptionIncludeCount                   // IncludeCount()
	OptionHeader                         // Header(name, value string)
	OptionQuery                          // Query(name, value string)
)

// Result says what a Verb gives back beside the error.
type Result int

// The results.
const (
	ResultNone    Result = iota // error
	ResultOne                   // Elem, an entity or complex value: *models.Event; out is decoded into it
	ResultSlot                  // Elem, an interface: models.AnyAttachment
	ResultValue                 // Elem, the "value" member of the answer: string, int32, []string …
	ResultPage                  // *graph.Page[Elem]
	ResultAll                   // iter.Seq2[Elem, error]; no Body
	ResultCount                 // int64, from text/plain
	ResultContent               // *graph.Content, a stream
)
