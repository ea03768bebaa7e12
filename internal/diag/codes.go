package diag

import "github.com/graphgen/graphgen/ir"

// Code is a kind of finding. IDs are stable: users match on them in CI, so a number is never reused.
type Code struct {
	ID       string
	Severity ir.Severity
}

func fatal(id string) Code   { return Code{id, ir.SeverityError} }
func warning(id string) Code { return Code{id, ir.SeverityWarning} }
func note(id string) Code    { return Code{id, ir.SeverityNote} }

// G00x: the files themselves.
var (
	NotUTF8        = fatal("G001")   // a document that is not UTF-8
	LineTooLong    = fatal("G002")   // a line beyond the reader's limit
	MissingInclude = fatal("G003")   // [!INCLUDE …] of a file that is not there
	Unreadable     = fatal("G004")   // a file that cannot be opened or read
	UnknownPage    = note("G005")    // a document of no kind we know
	IncludeCycle   = fatal("G006")   // includes that include themselves
	NoDocuments    = fatal("G007")   // documents: matches no file
	MissingNote    = note("G008")    // [!INCLUDE …] of text shared by all versions, in a place of no consequence, that is not there
	MissingText    = warning("G009") // [!INCLUDE …] of text of the page's own version, among other text, that is not there
)

// G01x–G02x: tables and types.
var (
	UnknownColumns      = fatal("G010")   // a property table whose columns cannot be recognised
	ShortRow            = fatal("G011")   // a row with fewer cells than the header
	UnknownType         = warning("G012") // a type that is described nowhere: becomes opaque
	BadTypeExpr         = warning("G013") // a type column that cannot be read
	ConflictingTypes    = fatal("G014")   // two types of one name with different tables
	CyclicBase          = fatal("G015")   // a base chain that returns to itself
	DuplicateRow        = warning("G016") // one property twice in a table
	EmptyType           = note("G017")    // a resource page without any property
	BadName             = warning("G018") // a name that cannot be a property, type or member
	ConflictingEnum     = warning("G019") // one enum with different members in two places
	BadAnnotation       = warning("G020") // a hidden annotation that is not JSON
	UnknownBase         = warning("G021") // a base type that is described nowhere
	MixedMerge          = note("G022")    // pages that add to each other for one type
	ConflictingProperty = warning("G023") // one property, or base, given two types by pages that repeat each other
	NoDescription       = warning("G024") // a row that lacks only the cell of its description
	OtherNamespace      = note("G025")    // a type that is described in another namespace than the reference names
)

// G03x: operations.
var (
	BadRequestLine  = warning("G030") // a request line that cannot be read
	NoRequest       = warning("G031") // an operation page without a request
	BadPermissions  = warning("G032") // a permission table that cannot be read
	BadExample      = note("G033")    // an example whose JSON cannot be read
	UnknownResponse = note("G034")    // an operation whose answer has no known type
	NotARequest     = note("G035")    // a methods row that is no request
	ConflictingOps  = warning("G036") // one method and path described by two pages
	AnswerFromPath  = note("G038")    // an operation whose page and path disagree about its answer: the path is followed
	BadErrorTable   = warning("G037") // an error table that cannot be read
	LostMarks       = note("G039")    // a copy of a page that has lost the marks of a table
)

// G04x: names.
var (
	NameCollision = warning("G040") // two things that want one Go name; the rule that parted them is in the message
	BadPin        = fatal("G041")   // a pinned name that is no Go identifier, is taken, or matches nothing
)

// G05x: configuration and overlay.
var (
	BadConfig     = fatal("G050")   // graphgen.yaml: unknown key, wrong value
	BadOverlay    = fatal("G051")   // overlay: unknown key, wrong value, no reason
	UnusedOverlay = fatal("G052")   // an overlay entry that matches nothing
	KeptTooLong   = warning("G054") // an overlay entry keeps something beyond the day that it names
	EmptySlice    = fatal("G053")   // include: or exclude: entries that match nothing
)

// G06x: output.
var (
	ForeignFile = fatal("G060") // the output folder holds a file that is not ours where we want to write
	Stale       = fatal("G061") // check: the committed code is not what would be generated
	WriteFailed = fatal("G062") // the output cannot be written
)

// G07x: lists of properties that a page's own JSON examples contradict.
var (
	RepeatedEntry   = warning("G070") // an entry whose name the list already has
	NameInExample   = warning("G071") // a name that the examples spell differently
	NotInExample    = warning("G072") // a listed property that the examples lack, while they show another in its place
	OnlyInExample   = note("G073")    // a property or type that is known from an example only; its type is inferred
	ShapeInExample  = warning("G074") // a type that the examples contradict by a collection or an object: they are followed
	ValueInExample  = note("G075")    // a value that the listed type does not have: the list is followed
	EmptySection    = note("G076")    // a heading for a type or operation with nothing under it
	UnlistedVersion = warning("G077") // the version that is read is none of those the page names
	BorrowedText    = warning("G078") // an entry whose text is that of a parameter of another name: it is left out
)

// G08x: announced changes.
var (
	BadAnnouncement = warning("G080") // an announcement that does not say what changes, or when
	UnmatchedChange = warning("G081") // an announced change of something that the documents of its version do not describe, or describe several times
	ChangeInEffect  = warning("G082") // an announced date has passed
)

// G10x: the service's metadata.
var (
	BadMetadata = fatal("G100")   // a metadata file that is no CSDL, or not well-formed
	OddMetadata = warning("G101") // a declaration of the metadata that cannot be used
)

// Internal is a bug of ours. G09x are such.
var Internal = fatal("G099")
