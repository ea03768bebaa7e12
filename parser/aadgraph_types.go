package parser

import (
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// aadType is a type of the reference: described by a section, or inferred from examples and mentions.
type aadType struct {
	ir.Type
	topic *aadTopic // nil for one that has no section
}

var (
	aadTypeTitle = regexp.MustCompile(`(?i)^(?:the )?([A-Za-z]\w*) (entity|complex type|resource|type)(?: type)?$`)
	aadTypeLead  = regexp.MustCompile(`(?i)^(?:represents|contains|describes)\b`)
	aadBase      = regexp.MustCompile(`(?i)\binherit(?:s|ed) from (?:the )?([A-Za-z]\w*)`)
)

// declareTypes finds the sections that describe a type: those that say so in their title, that list properties and show no request,
// or that name a base. Names that only head an empty section are known as well.
func (r *aadReader) declareTypes() {
	for _, t := range r.topics[1:] {
		name, titled := strings.Join(strings.Fields(t.title), ""), ""
		if m := aadTypeTitle.FindStringSubmatch(t.title); m != nil {
			name, titled = m[1], strings.ToLower(m[2])
		}
		if !typeName.MatchString(name) || ir.IsPrimitive(name) || titled == "" && t.title == r.page.title {
			continue
		}
		first, _, _ := strings.Cut(t.title, " ")
		base, described := t.base(), false
		for _, piece := range t.prose[:min(1, len(t.prose))] {
			described = aadTypeLead.MatchString(piece.plain)
		}
		switch {
		case len(t.calls) > 0:
		case titled != "", described, base != "", len(t.entries) > 0 && !isVerbal(strings.ToLower(first)):
			r.declare(t, name, base, titled == "entity")
			continue
		}
		if identifier.MatchString(t.title) {
			r.know(name)
		}
	}
	for _, d := range r.declared {
		r.know(d.Name)
	}
	for _, d := range r.declared {
		for _, e := range d.topic.entries {
			if ref, ok := parseTypeText(e.typ); ok && !ir.IsPrimitive(ref.name) {
				r.know(ref.name)
			}
		}
		r.know(d.Base)
	}
}

// know notes the spelling of a type's name; the first stands.
func (r *aadReader) know(name string) {
	if _, known := r.names[strings.ToLower(name)]; !known && name != "" {
		r.names[strings.ToLower(name)] = name
	}
}

func (r *aadReader) declare(t *aadTopic, name, base string, entity bool) {
	t.used = true
	d := &aadType{topic: t, Type: ir.Type{Name: name, Kind: ir.KindComplex, Base: base, Source: t.at, Doc: t.doc()}}
	if entity || base != "" {
		d.Kind = ir.KindEntity
	}
	if r.find(name) != nil {
		r.page.diags.Add(t.at, diag.DuplicateRow, "remove one of the sections", "type %q has two sections", name)
		return
	}
	r.declared = append(r.declared, d)
}

// find returns the type of that name, or nil.
func (r *aadReader) find(name string) *aadType {
	for _, d := range r.declared {
		if strings.EqualFold(d.Name, name) {
			return d
		}
	}
	return nil
}

func (t *aadTopic) base() string {
	for _, piece := range t.prose {
		if m := aadBase.FindStringSubmatch(piece.plain); m != nil {
			return m[1]
		}
	}
	return ""
}

// doc returns the prose of a topic, without notes, lists and addresses.
func (t *aadTopic) doc() string {
	var out []string
	for _, piece := range t.prose {
		if text := cleanDoc(piece.plain); piece.alert == "" && piece.kind == aadText && text != "" && !isAddress(text) {
			out = append(out, text)
		}
	}
	return strings.Join(out, "\n\n")
}

// minBorrowed is the length in bytes from which two entries do not have the same text by chance.
const minBorrowed = 40

// disownTexts takes from the entries of types the texts that belong to a parameter of another name: facts read from them would be
// facts about the parameter.
func (r *aadReader) disownTexts() {
	owners := map[string]string{}
	for _, t := range r.topics {
		if len(t.calls) == 0 {
			continue
		}
		for _, e := range t.entries {
			owners[e.name] = e.doc()
		}
	}
	names := slices.Sorted(maps.Keys(owners))
	for _, d := range r.declared {
		for i := range d.topic.entries {
			e := &d.topic.entries[i]
			for _, name := range names {
				if doc := e.doc(); len(doc) < minBorrowed || strings.EqualFold(name, e.name) || !strings.Contains(owners[name], doc) {
					continue
				}
				r.page.diags.Add(e.at, diag.BorrowedText, "describe the property", "the text of %q in the list of %q is that of the parameter %q; it is left out", e.name, d.Name, name)
				e.text = nil
			}
		}
	}
}

// settleTypes makes the properties of each described type from its list and what the examples show of it.
func (r *aadReader) settleTypes() {
	for _, d := range r.declared {
		r.settle(d, r.shape(d.Name))
		for _, p := range d.Properties {
			if p.Key && !slices.Contains(d.Key, p.Name) {
				d.Key = append(d.Key, p.Name)
			}
		}
		if len(d.Key) > 0 {
			d.Kind = ir.KindEntity
		}
	}
}

func (r *aadReader) shape(typ string) *aadShape {
	if s := r.shapes[strings.ToLower(typ)]; s != nil {
		return s
	}
	return &aadShape{}
}

// addUnlisted adds to each described type what the examples show and neither its list nor that of a base has.
func (r *aadReader) addUnlisted() {
	for _, d := range r.declared {
		if d.topic == nil {
			continue
		}
		s := r.shape(d.Name)
		known := r.propertyNames(d)
		r.reportMissing(d, s, known)
		for _, m := range s.members {
			if known[m.name] {
				continue
			}
			p := r.inferProperty(m)
			r.page.diags.Add(m.at, diag.OnlyInExample, "list the property, or correct it in an overlay",
				"property %q of %q stands in an example only; its type %s is inferred from it", p.Name, d.Name, typeOf(p))
			d.Properties = append(d.Properties, p)
		}
	}
}

// propertyNames returns the names of the properties of a type and its bases.
func (r *aadReader) propertyNames(d *aadType) map[string]bool {
	out := map[string]bool{}
	for depth := 0; d != nil && depth <= len(r.declared); depth++ {
		for _, p := range d.Properties {
			out[p.Name] = true
		}
		d = r.find(d.Base)
	}
	return out
}

// inferTypes adds the types that are mentioned and described nowhere, of which the examples show objects.
func (r *aadReader) inferTypes() {
	for {
		var next []string
		for key := range r.shapes {
			if r.find(key) == nil {
				next = append(next, key)
			}
		}
		if len(next) == 0 {
			return
		}
		slices.Sort(next)
		for _, key := range next {
			s := r.shapes[key]
			d := &aadType{Type: ir.Type{Name: r.names[key], Kind: ir.KindComplex, Source: s.at}}
			r.declared = append(r.declared, d)
			for _, t := range r.topics {
				if strings.EqualFold(t.title, d.Name) {
					t.used = true
				}
			}
			var names []string
			for _, m := range s.members {
				p := r.inferProperty(m)
				d.Properties = append(d.Properties, p)
				names = append(names, p.Name)
			}
			r.page.diags.Add(s.at, diag.OnlyInExample, "describe the type, or correct it in an overlay",
				"type %q is described nowhere; its properties are those of the examples: %s", d.Name, strings.Join(names, ", "))
		}
	}
}

// declareBases adds the bases that have no section, with the properties that lists call inherited from them.
func (r *aadReader) declareBases() {
	for _, d := range slices.Clone(r.declared) {
		if d.Base == "" || r.find(d.Base) != nil {
			continue
		}
		b := &aadType{Type: ir.Type{Name: d.Base, Kind: ir.KindEntity, Source: d.Source}}
		for _, derived := range r.declared {
			for _, p := range derived.Properties {
				if !strings.EqualFold(p.Inherited, b.Name) || hasExactly(b.Properties, p.Name) {
					continue
				}
				if len(b.Properties) == 0 {
					b.Source = p.Source
				}
				if p.Key {
					b.Key = append(b.Key, p.Name)
				}
				p.Inherited, p.Doc = "", strings.TrimSpace(strings.Join(strings.Fields(inheritedRemark.ReplaceAllString(p.Doc, "")), " "))
				b.Properties = append(b.Properties, p)
			}
		}
		r.declared = append(r.declared, b)
	}
	for _, d := range r.declared {
		if b := r.find(d.Base); b != nil && len(d.Key) > 0 && slices.Equal(d.Key, b.Key) {
			d.Key = nil
		}
	}
}

var inheritedRemark = regexp.MustCompile(`(?i)\binherited from (?:the )?[A-Za-z]\w*[.;]?`)

// types returns the types in the form of the IR.
func (r *aadReader) types() []ir.Type {
	out := make([]ir.Type, 0, len(r.declared))
	for _, d := range r.declared {
		if d.topic != nil && len(d.Properties) == 0 {
			r.page.diags.Add(d.Source, diag.EmptyType, "list its properties", "type %q has a section that lists no property", d.Name)
		}
		out = append(out, d.Type)
	}
	return out
}

// commonBase returns the one type that all names are or derive from, or "".
func (r *aadReader) commonBase(names []string) string {
	base := ""
	if len(names) == 1 {
		return names[0]
	}
	for _, name := range names {
		d := r.find(name)
		if d == nil || d.Base == "" || base != "" && !strings.EqualFold(base, d.Base) {
			return ""
		}
		base = d.Base
	}
	return base
}
