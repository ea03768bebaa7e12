package parser

import (
	"cmp"

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

// Options are the API and version of documents that state neither, in their path or in their content. Empty fields mean
// APIGraph and "v1.0".
type Options struct {
	API     string
	Version string
}

// Parse reads one document, recognises what kind of page it is, and extracts what it says: one fragment for each version that the
// page speaks of, its own first, and never none. open gives the files that Markdown pages include; nil finds none. Any text is
// accepted: what cannot be understood is a finding. Parse is safe for concurrent use.
func Parse(name string, content []byte, open func(path string) ([]byte, error), opts Options) ([]ir.Fragment, diag.List) {
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
		return []ir.Fragment{{File: name, Kind: ir.PageOther}}, d
	}
	fragments, more := Extract(doc, opts)
	d.Join(more)
	return fragments, d
}

// Extract is the second half of Parse: it understands a document that has been read. A document without blocks, which is what
// an unreadable file becomes, gives an empty fragment without further findings.
func Extract(doc *document.Document, opts Options) ([]ir.Fragment, diag.List) {
	f := ir.Fragment{File: doc.File, Kind: ir.PageOther, API: cmp.Or(opts.API, APIGraph), Version: cmp.Or(opts.Version, "v1.0")}
	if len(doc.Blocks) == 0 {
		return []ir.Fragment{f}, nil
	}
	p := newPage(doc, &f)
	f.Kind = p.recognise()
	f.API, f.Version = p.detectAPI(f.API, f.Version)
	switch f.Kind {
	case ir.PageResource:
		p.extractResource()
	case ir.PageEnum:
		p.extractEnums()
	case ir.PageOperation:
		p.extractOperations()
	case ir.PagePermission:
		p.extractPermission()
	case ir.PageAnnouncement:
		p.extractAnnouncement()
	case ir.PageAADGraph:
		p.extractAADGraph()
	case ir.PageOther:
		if p.title == "" && doc.Format == document.Markdown {
			break // a part that pages include
		}
		p.note(diag.UnknownPage, "", "%q describes no type, operation or permission", p.title)
	default:
		p.note(diag.Internal, "", "internal error: no extractor for page kind %q", f.Kind)
	}
	p.collectAliases()
	fragments := append([]ir.Fragment{f}, p.others...)
	for i := range fragments {
		fill(&fragments[i])
	}
	return fragments, p.diags
}

// in returns the page's fragment for a version, a new one where none is known.
func (p *page) in(version string) *ir.Fragment {
	if version == p.f.Version {
		return p.f
	}
	for i := range p.others {
		if p.others[i].Version == version {
			return &p.others[i]
		}
	}
	p.others = append(p.others, ir.Fragment{File: p.f.File, Kind: p.f.Kind, API: p.f.API, Version: version})
	return &p.others[len(p.others)-1]
}

// fill makes the lists of the IR's JSON form empty rather than null.
func fill(f *ir.Fragment) {
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
	f         *ir.Fragment  // of the page's own version
	others    []ir.Fragment // of other versions
	diags     diag.List
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

func newPage(doc *document.Document, f *ir.Fragment) *page {
	p := &page{outline: newOutline(doc), f: f}
	p.title = p.outline.title()
	for i, s := range p.sections {
		pending := -1
		walk(s.blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Comment:
				if a, ok := parseAnnotation(b, &p.diags); ok {
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
	f.Namespace = p.namespace
	return p
}

// note adds a finding about the page as a whole.
func (p *page) note(code diag.Code, hint, format string, args ...any) {
	p.diags.Add(p.pos(), code, hint, format, args...)
}
