package audit

import (
	"cmp"
	"fmt"

	"github.com/graphgen/graphgen/ir"
)

// Kind classes a finding.
type Kind string

// The kinds of finding, in the order of reports.
const (
	UnknownType     Kind = "unknown-type"     // documented, and not in the metadata
	MissingType     Kind = "missing-type"     // in the metadata, and not documented
	TypeName        Kind = "type-name"        // a name that differs in case or namespace
	TypeShape       Kind = "type-shape"       // an entity here, a complex type or an enum there
	Base            Kind = "base"             // another base type
	Key             Kind = "key"              // another key
	Abstract        Kind = "abstract"         // abstract on one side only
	Open            Kind = "open"             // open on one side only
	UnknownProperty Kind = "unknown-property" // documented, and not in the metadata
	MissingProperty Kind = "missing-property" // in the metadata, and not documented
	PropertyName    Kind = "property-name"    // a name that differs in case only
	PropertyType    Kind = "property-type"    // another type
	Collection      Kind = "collection"       // one value here, many there
	Navigation      Kind = "navigation"       // a relationship here, a value there
	Nullability     Kind = "nullability"      // null is allowed on one side only
	MaxLength       Kind = "max-length"       // another limit
	UnknownEnum     Kind = "unknown-enum"     // documented, and not in the metadata
	UnknownMember   Kind = "unknown-member"   // documented, and not in the metadata
	MissingMember   Kind = "missing-member"   // in the metadata, and not documented
	MemberName      Kind = "member-name"      // a name that differs in case only
	Flags           Kind = "flags"            // several members at once on one side only
	FutureMember    Kind = "future-member"    // unknownFutureValue on one side only
	ResponseType    Kind = "response-type"    // an operation that answers something else
)

// Kinds returns all kinds in the order of reports.
func Kinds() []Kind {
	return []Kind{
		UnknownType, MissingType, TypeName, TypeShape, Base, Key, Abstract, Open, UnknownProperty, MissingProperty, PropertyName,
		PropertyType, Collection, Navigation, Nullability, MaxLength, UnknownEnum, UnknownMember, MissingMember, MemberName, Flags,
		FutureMember, ResponseType,
	}
}

// Title returns what findings of the kind say, for people.
func (k Kind) Title() string {
	switch k {
	case UnknownType:
		return "type that the metadata lacks"
	case MissingType:
		return "type that no page describes"
	case TypeName:
		return "name of a type"
	case TypeShape:
		return "entity, complex type or enum"
	case Base:
		return "base type"
	case Key:
		return "key"
	case Abstract:
		return "abstract type"
	case Open:
		return "open type"
	case UnknownProperty:
		return "property that the metadata lacks"
	case MissingProperty:
		return "property that no page describes"
	case PropertyName:
		return "name of a property"
	case PropertyType:
		return "type of a property"
	case Collection:
		return "one value or many"
	case Navigation:
		return "relationship or property"
	case Nullability:
		return "nullability"
	case MaxLength:
		return "greatest length"
	case UnknownEnum:
		return "enum that the metadata lacks"
	case UnknownMember:
		return "members that the metadata lacks"
	case MissingMember:
		return "members that no page describes"
	case MemberName:
		return "name of a member"
	case Flags:
		return "several members at once"
	case FutureMember:
		return "more members to come"
	case ResponseType:
		return "answer of an operation"
	default:
		return string(k)
	}
}

// Side is one of the two that are compared.
type Side string

// The sides that a correction can follow; "" leaves it to a human.
const (
	Documents Side = "documents"
	Metadata  Side = "metadata"
)

// Finding is one difference.
type Finding struct {
	Kind      Kind        `json:"kind"`
	Severity  ir.Severity `json:"severity"`
	Type      string      `json:"type"`             // the type or enum, or the request of an operation, as the documents spell it
	Member    string      `json:"member,omitempty"` // its property or member
	Documents string      `json:"documents"`        // what the documents say; "" for nothing
	Metadata  string      `json:"metadata"`         // what the metadata says; "" for nothing
	At        ir.Source   `json:"at"`               // in the documents; zero when they say nothing
	Line      int         `json:"line"`             // of the metadata; 0 when it says nothing
	Follow    Side        `json:"follow"`
	Why       string      `json:"why"`
	Fixable   bool        `json:"fixable"`       // --fix corrects it
	URL       string      `json:"url,omitempty"` // of the page, on the public documentation site

	fixes []fix
}

// Diagnostic returns the finding in the form of all findings about documents, its kind in the place of the code. metadata is the name
// of the metadata file.
func (f Finding) Diagnostic(metadata string) ir.Diagnostic {
	d := ir.Diagnostic{
		File: f.At.File, Line: f.At.Line, Column: f.At.Column, Severity: f.Severity, Code: string(f.Kind),
		Message: fmt.Sprintf("%s: %s: %s", f.Subject(), f.Kind.Title(), cmp.Or(f.Documents, "not documented")),
	}
	where := metadata
	if f.Line > 0 {
		where = fmt.Sprintf("%s:%d", metadata, f.Line)
	}
	if f.At.IsZero() {
		d.File, d.Line = metadata, f.Line
		d.Message += ", in the metadata " + f.Metadata
	} else {
		d.Message += fmt.Sprintf(", in the metadata %s (%s)", cmp.Or(f.Metadata, "nothing"), where)
	}
	switch f.Follow {
	case Documents:
		d.Hint = "keep to the documents: " + f.Why
	case Metadata:
		d.Hint = "follow the metadata: " + f.Why
	default:
		d.Hint = "find out: " + f.Why
	}
	return d
}

// Subject is the thing that the finding is about: type.member, or the type alone.
func (f Finding) Subject() string {
	if f.Member == "" {
		return f.Type
	}
	return f.Type + "." + f.Member
}

// Rate is one figure of the measure: how many of how many.
type Rate struct {
	Name   string  `json:"name"`
	What   string  `json:"what"` // what is counted, of what
	Have   int     `json:"have"`
	Of     int     `json:"of"`
	Target float64 `json:"target"` // in percent; 0 for none
}

// Percent returns the rate in percent: 100 of nothing.
func (r Rate) Percent() float64 {
	if r.Of == 0 {
		return 100
	}
	return 100 * float64(r.Have) / float64(r.Of)
}

// Reached reports whether the rate is at its target or above.
func (r Rate) Reached() bool { return r.Percent() >= r.Target }

// Total counts the findings of one kind.
type Total struct {
	Kind     Kind `json:"kind"`
	Errors   int  `json:"errors"`
	Warnings int  `json:"warnings"`
	Notes    int  `json:"notes"`
	Fixable  int  `json:"fixable"`
}

// Page is a page that yields nothing for the model, with the reason.
type Page struct {
	File   string `json:"file"`
	Reason string `json:"reason"`
}

// Report is the result of an audit.
type Report struct {
	Format    int       `json:"format"`
	API       string    `json:"api"`
	Version   string    `json:"version"`
	Metadata  string    `json:"metadata"` // the file
	Rates     []Rate    `json:"rates"`
	Totals    []Total   `json:"totals"`
	Findings  []Finding `json:"findings"` // by kind, then subject
	Untyped   []Page    `json:"untyped"`  // resource pages that describe no type
	Unread    []Lost    `json:"unread"`   // requests and permission tables of pages that the model lacks
	Types     int       `json:"types"`    // documented
	Described int       `json:"described"`
}

// Lost is a request or a permission table that stands on a page and not in the model.
type Lost struct {
	At   ir.Source `json:"at"`
	Text string    `json:"text"`
}

// Severe returns the number of errors and warnings.
func (r *Report) Severe() int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity != ir.SeverityNote {
			n++
		}
	}
	return n
}

// Rename gives the files that the report names other names, but not those within texts.
func (r *Report) Rename(name func(string) string) {
	r.Metadata = name(r.Metadata)
	for i := range r.Findings {
		if at := &r.Findings[i].At; at.File != "" {
			at.File = name(at.File)
		}
	}
	for i := range r.Untyped {
		r.Untyped[i].File = name(r.Untyped[i].File)
	}
	for i := range r.Unread {
		r.Unread[i].At.File = name(r.Unread[i].At.File)
	}
}
