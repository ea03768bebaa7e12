package audit

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// Format is the version of the report's JSON form.
const Format = 1

// Input is what is compared.
type Input struct {
	Model    *ir.Model
	Metadata *csdl.Document
	Pages    Pages // what the model was made from; without them it is not measured
}

// Compare compares the model of the documents with the metadata.
func Compare(in Input) *Report {
	c := &comparer{
		model: in.Model, docs: ir.NewIndex(in.Model), meta: csdl.NewIndex(in.Metadata),
		types: map[string]*csdl.Type{}, enums: map[string]*csdl.Enum{}, documented: map[string]string{},
		r: &Report{
			Format: Format, API: in.Model.API, Version: in.Model.Version, Metadata: in.Metadata.File,
			Rates: []Rate{}, Findings: []Finding{}, Untyped: []Page{}, Unread: []Lost{},
		},
	}
	c.seen = c.gatherEvidence()
	c.pairTypes()
	c.pairEnums()
	for i := range in.Model.Types {
		if t := &in.Model.Types[i]; c.types[t.Name] != nil {
			c.compareType(t, c.types[t.Name])
		}
	}
	for i := range in.Model.Enums {
		if e := &in.Model.Enums[i]; c.enums[e.Name] != nil {
			c.compareEnum(e, c.enums[e.Name])
		}
	}
	c.reportMissingTypes(in.Metadata)
	c.compareAnswers()
	c.measurePages(in.Pages)
	c.finish()
	return c.r
}

// comparer holds both sides and what belongs together.
type comparer struct {
	model      *ir.Model
	docs       *ir.Index
	meta       *csdl.Index
	types      map[string]*csdl.Type // by documented name
	enums      map[string]*csdl.Enum // by documented name
	documented map[string]string     // name in the metadata → documented name, of types and enums
	seen       evidence
	count      counts
	r          *Report
}

// counts are what rates are made of.
type counts struct {
	rows, named                       int // rows of property tables of types that both have
	typed, exactlyTyped, readable     int // of those named
	declared, had                     int // properties in the metadata of types that both have
	enums, equalEnums, identicalEnums int
	members, hadMembers               int // of the metadata, in enums that both have
	guessed, equalGuessed             int // enums made from listed values, by the properties that have them
	answers, knownAnswers             int // types that operations name
	compared, equalAnswers            int
}

// pairTypes finds for each documented type the one of the metadata: by its very name, else in another case, else in another namespace.
func (c *comparer) pairTypes() {
	for _, find := range []func(name string) *csdl.Type{
		func(name string) *csdl.Type {
			if t := c.meta.Type(name); t != nil && t.Name == name {
				return t
			}
			return nil
		},
		c.meta.Type,
		func(name string) *csdl.Type { return c.meta.Type(c.meta.Local(name)) },
	} {
		for i := range c.model.Types {
			t := &c.model.Types[i]
			if t.Opaque || c.types[t.Name] != nil {
				continue
			}
			if q := find(t.Name); q != nil && c.documented[q.Name] == "" {
				c.types[t.Name], c.documented[q.Name] = q, t.Name
			}
		}
	}
	for i := range c.model.Types {
		t := &c.model.Types[i]
		if q := c.types[t.Name]; !t.Opaque {
			c.r.Types++
			switch {
			case q == nil:
				c.reportUnknownType(t)
			case q.Name != t.Name:
				c.r.Described++
				c.add(Finding{
					Kind: TypeName, Severity: ir.SeverityWarning, Type: t.Name, Documents: t.Name, Metadata: q.Name, At: t.Source, Line: q.At.Line,
					Follow: Metadata, Why: "the service writes the name of the metadata into @odata.type", URL: t.URL,
					fixes: []fix{renameType(t.Name, q.Name)},
				})
			default:
				c.r.Described++
			}
		}
	}
}

func (c *comparer) reportUnknownType(t *ir.Type) {
	f := Finding{
		Kind: UnknownType, Severity: ir.SeverityWarning, Type: t.Name, Documents: string(t.Kind), At: t.Source, Follow: Documents,
		Why: "the type may be newer than the metadata, or the page may describe the body of one call", URL: t.URL,
	}
	if e := c.meta.Enum(t.Name); e != nil {
		f.Kind, f.Metadata, f.Line, f.Follow = TypeShape, "enum "+e.Name, e.At.Line, Metadata
		f.Why = "the page describes an enum in the form of a resource"
	}
	c.add(f)
}

func (c *comparer) pairEnums() {
	for i := range c.model.Enums {
		e := &c.model.Enums[i]
		if e.Inferred {
			continue // its name is ours
		}
		q := c.meta.Enum(e.Name)
		switch {
		case q != nil:
			c.enums[e.Name], c.documented[q.Name] = q, e.Name
			if q.Name != e.Name {
				c.add(Finding{
					Kind: TypeName, Severity: ir.SeverityNote, Type: e.Name, Documents: e.Name, Metadata: q.Name, At: e.Source, Line: q.At.Line,
					Follow: Metadata, Why: "names of enums are not sent, so nothing breaks", URL: e.URL,
				})
			}
		case c.meta.Type(e.Name) != nil:
			t := c.meta.Type(e.Name)
			c.add(Finding{
				Kind: TypeShape, Severity: ir.SeverityError, Type: e.Name, Documents: "enum", Metadata: string(t.Kind) + " type", At: e.Source,
				Line: t.At.Line, Follow: Metadata, Why: "a value that is an object cannot be read as the name of a member", URL: e.URL,
			})
		default:
			c.add(Finding{
				Kind: UnknownEnum, Severity: ir.SeverityNote, Type: e.Name, Documents: quoted(memberNames(e.Members)), At: e.Source, Follow: Documents,
				Why: "the metadata declares such values as strings, or not at all; the documents say more", URL: e.URL,
			})
		}
	}
}

// reportMissingTypes reports what the metadata declares and the documents do not.
func (c *comparer) reportMissingTypes(doc *csdl.Document) {
	add := func(name, what string, at ir.Source) {
		c.add(Finding{
			Kind: MissingType, Severity: ir.SeverityNote, Type: name, Metadata: what, Line: at.Line, Follow: Documents,
			Why: "what no page describes is not supported; its JSON is kept as it is",
		})
	}
	for _, t := range doc.Types {
		if c.documented[t.Name] == "" {
			add(t.Name, string(t.Kind)+" type", t.At)
		}
	}
	for _, e := range doc.Enums {
		if c.documented[e.Name] == "" {
			add(e.Name, "enum", e.At)
		}
	}
}

func (c *comparer) add(f Finding) { c.r.Findings = append(c.r.Findings, f) }

// finish sorts the findings and counts them.
func (c *comparer) finish() {
	kinds := Kinds()
	slices.SortStableFunc(c.r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(slices.Index(kinds, a.Kind), slices.Index(kinds, b.Kind)), cmp.Compare(a.Type, b.Type),
			cmp.Compare(a.Member, b.Member), cmp.Compare(a.At.Line, b.At.Line))
	})
	c.r.nameFixes()
	c.r.count()
	c.r.Rates = append(c.rates(), c.r.Rates...)
}

// count makes the totals of the findings.
func (r *Report) count() {
	r.Totals = []Total{}
	for _, kind := range Kinds() {
		t := Total{Kind: kind}
		for _, f := range r.Findings {
			if f.Kind != kind {
				continue
			}
			switch f.Severity {
			case ir.SeverityError:
				t.Errors++
			case ir.SeverityWarning:
				t.Warnings++
			case ir.SeverityNote:
				t.Notes++
			}
			if f.Fixable {
				t.Fixable++
			}
		}
		if t.Errors+t.Warnings+t.Notes > 0 {
			r.Totals = append(r.Totals, t)
		}
	}
}

func memberNames(members []ir.Member) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.Name
	}
	return names
}

// quoted joins names for people, the first dozen of them.
func quoted(names []string) string {
	const most = 12
	if len(names) > most {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:most], ", "), len(names)-most)
	}
	return strings.Join(names, ", ")
}

func typeText(name string, collection bool) string {
	if collection {
		return "Collection(" + name + ")"
	}
	return name
}
