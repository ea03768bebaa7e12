package parser

import (
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/html"
	"github.com/graphgen/graphgen/parser/markdown"
	"github.com/graphgen/graphgen/parser/text"
)

// The APIs that pages describe.
const (
	APIGraph    = "graph"
	APIAADGraph = "aadgraph"
)

// Fragment is what one document says.
type Fragment struct {
	File    string
	Kind    PageKind
	API     string // APIGraph or APIAADGraph
	Version string // "v1.0", "beta" or "1.6"

	Types       []ir.Type
	Enums       []ir.Enum
	Operations  []ir.Operation // in Version
	Others      []VersionedOperation
	Permissions []ir.Permission
	Changes     []ir.Change

	// Aliases are the other names by which documents refer to the types and enums of this page, in lower case: its title and
	// its file's base name. Keys never equal the name of the type that they lead to.
	Aliases map[string]string

	Diagnostics diag.List
}

// VersionedOperation is an operation that a page names for another version than its own: permission pages list all versions.
type VersionedOperation struct {
	Version   string
	Operation ir.Operation
}

// Options are the API and version of documents that state neither, in their path or in their content. Empty fields mean
// APIGraph and "v1.0".
type Options struct {
	API     string
	Version string
}

// Parse reads one document, recognises what kind of page it is, and extracts what it says. open gives the files that Markdown
// pages include; nil finds none. Any text is accepted: what cannot be understood is a finding. Parse is safe for concurrent use.
func Parse(name string, content []byte, open func(path string) ([]byte, error), opts Options) Fragment {
	var d diag.List
	f := source.New(name, content)
	var doc *document.Document
	switch format := document.Sniff(content); format {
	case document.Markdown:
		doc = markdown.Read(f, open, &d)
	case document.HTML:
		doc = html.Read(f, &d)
	case document.Text:
		doc = text.Read(f, &d)
	default:
		d.Add(ir.Source{File: name}, diag.Internal, "", "internal error: no reader for format %q", format)
		return Fragment{File: name, Kind: OtherPage, Diagnostics: d}
	}
	fragment := Extract(doc, opts)
	d.Join(fragment.Diagnostics)
	fragment.Diagnostics = d
	return fragment
}

// Extract is the second half of Parse: it understands a document that has been read. A document without blocks, which is what
// an unreadable file becomes, gives an empty fragment without further findings.
func Extract(doc *document.Document, opts Options) Fragment {
	f := Fragment{File: doc.File, Kind: OtherPage, API: opts.API, Version: opts.Version}
	if f.API == "" {
		f.API = APIGraph
	}
	if f.Version == "" {
		f.Version = "v1.0"
	}
	if len(doc.Blocks) == 0 {
		return f
	}
	p := newPage(doc, &f)
	f.Kind = p.recognise()
	f.API, f.Version = p.detectAPI(f.API, f.Version)
	switch f.Kind {
	case ResourcePage:
		p.extractResource()
	case EnumPage:
		p.extractEnums()
	case OperationPage:
		p.extractOperations()
	case PermissionPage:
		p.extractPermission()
	case AnnouncementPage:
		p.note(diag.UnknownPage, "", "announcements are not read yet")
	case AADGraphPage:
		p.note(diag.UnknownPage, "", "the Azure AD Graph reference is not read yet")
	case OtherPage:
		p.note(diag.UnknownPage, "", "%q describes no type, operation or permission", p.title)
	default:
		p.note(diag.Internal, "", "internal error: no extractor for page kind %q", f.Kind)
	}
	p.collectAliases()
	f.fill()
	return f
}

// fill makes the lists of the IR's JSON form empty rather than null.
func (f *Fragment) fill() {
	for i := range f.Types {
		t := &f.Types[i]
		t.Key, t.Properties = list(t.Key), list(t.Properties)
		fillProperties(t.Properties)
	}
	for i := range f.Enums {
		f.Enums[i].Members = list(f.Enums[i].Members)
	}
	for i := range f.Operations {
		fillOperation(&f.Operations[i])
	}
	for i := range f.Others {
		fillOperation(&f.Others[i].Operation)
	}
	for i := range f.Permissions {
		f.Permissions[i].Methods = list(f.Permissions[i].Methods)
	}
}

func fillProperties(properties []ir.Property) {
	for i := range properties {
		properties[i].Filter = list(properties[i].Filter)
	}
}

func fillOperation(op *ir.Operation) {
	op.Parameters, op.Clouds, op.Errors, op.Examples = list(op.Parameters), list(op.Clouds), list(op.Errors), list(op.Examples)
	by := &op.Permissions
	by.DelegatedWork, by.DelegatedPersonal, by.Application = list(by.DelegatedWork), list(by.DelegatedPersonal), list(by.Application)
	if op.Request != nil {
		op.Request.Properties = list(op.Request.Properties)
		fillProperties(op.Request.Properties)
	}
}

// list returns a list that is not nil.
func list[T any](in []T) []T {
	if in == nil {
		return []T{}
	}
	return in
}

// page is the reading of one document.
type page struct {
	*outline
	f         *Fragment
	title     string
	namespace string // sub-namespace of "microsoft.graph": "callRecords"; usually ""
	notes     []noted
	shape     shape  // of the JSON representation
	inExample []bool // for each section; see exampleSections
}

// noted is an annotation with the blocks it stands before.
type noted struct {
	annotation
	section int             // index of its section
	code    *document.Code  // the code block that follows it, or nil
	table   *document.Table // the table that follows it, or nil
}

func newPage(doc *document.Document, f *Fragment) *page {
	p := &page{outline: newOutline(doc), f: f}
	p.title = p.outline.title()
	for i, s := range p.sections {
		pending := -1
		walk(s.blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Comment:
				if a, ok := parseAnnotation(b, &f.Diagnostics); ok {
					p.notes = append(p.notes, noted{annotation: a, section: i})
					pending = len(p.notes) - 1
				}
			case *document.Code:
				if pending >= 0 {
					p.notes[pending].code = b
				}
				pending = -1
			case *document.Table:
				if pending >= 0 {
					p.notes[pending].table = b
				}
				pending = -1
			case *document.Heading, *document.Paragraph, *document.List, *document.Quote:
			}
		})
	}
	p.namespace = p.findNamespace()
	return p
}

// note adds a finding about the page as a whole.
func (p *page) note(code diag.Code, hint, format string, args ...any) {
	p.f.Diagnostics.Add(p.pos(), code, hint, format, args...)
}
