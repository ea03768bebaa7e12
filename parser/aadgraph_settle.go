package parser

import (
	"slices"
	"strings"
	"unicode"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// aadShape is what the examples show of a type: its members in order of appearance, each with all values.
type aadShape struct {
	members  []shapeMember
	complete bool // some example is a whole object, as the service answers it
	at       ir.Source
}

type shapeMember struct {
	name   string
	at     ir.Source
	values []*jsonNode
}

func (s *aadShape) find(match func(name string) bool) *shapeMember {
	for i := range s.members {
		if match(s.members[i].name) {
			return &s.members[i]
		}
	}
	return nil
}

func (s *aadShape) exact(name string) *shapeMember {
	return s.find(func(n string) bool { return n == name })
}

// learn adds an object to the shape of a type, and the objects in it to those of its properties' types.
func (r *aadReader) learn(typ string, n *jsonNode, whole bool) {
	if typ == "" || ir.IsPrimitive(typ) || n.kind != jsonObject {
		return
	}
	r.know(typ)
	key := strings.ToLower(typ)
	s := r.shapes[key]
	if s == nil {
		s = &aadShape{at: n.at}
		r.shapes[key] = s
	}
	s.complete = s.complete || whole
	for _, m := range n.members {
		if isAnnotation(m.name) || !propertyNamePattern.MatchString(m.name) {
			continue
		}
		known := s.exact(m.name)
		if known == nil {
			s.members = append(s.members, shapeMember{name: m.name, at: m.at})
			known = &s.members[len(s.members)-1]
		}
		known.values = append(known.values, m.value)
		if holdsObjects([]*jsonNode{m.value}) {
			nested := r.memberType(typ, m.name)
			eachObject(m.value, func(v *jsonNode) { r.learn(nested, v, false) })
		}
	}
}

// memberType returns the type of the objects that a member holds: the listed one, else one named after the member.
func (r *aadReader) memberType(typ, member string) string {
	if d := r.find(typ); d != nil && d.topic != nil {
		for _, e := range d.topic.entries {
			if ref, ok := parseTypeText(e.typ); ok && strings.EqualFold(e.name, member) && !ir.IsPrimitive(ref.name) {
				return r.canonical(ref.name)
			}
		}
	}
	return r.objectType(member)
}

func eachObject(v *jsonNode, visit func(*jsonNode)) {
	if v.kind == jsonObject {
		visit(v)
	}
	for _, item := range v.items {
		eachObject(item, visit)
	}
}

// learnShapes collects what the examples show of the described types. Those that are only mentioned follow from their properties.
func (r *aadReader) learnShapes() {
	learn := func(b aadBody, typ string) {
		list, _ := parseJSON(b.piece.plain, b.piece.at).entities()
		for _, n := range list {
			if d := r.find(n.typeName()); d != nil {
				typ = d.Name
			}
			r.learn(typ, n, b.label != labelRequestBody)
		}
	}
	for _, d := range r.declared {
		for _, b := range d.topic.samples {
			learn(b, d.Name)
		}
	}
	for i := range r.operations {
		op := &r.operations[i]
		for _, b := range r.bodiesOf(op) {
			switch {
			case b.label == labelRequestBody && op.Request != nil:
				learn(b, op.Request.Type)
			case b.label != labelRequestBody && op.Response != nil:
				learn(b, op.Response.Type)
			}
		}
	}
}

// settle makes the properties of a type from the entries of its list. Where an entry and the examples differ, the examples tell the
// name and whether it is a collection, as the service wrote them; each such case is a finding.
func (r *aadReader) settle(d *aadType, s *aadShape) {
	listed := map[string]bool{}
	for _, e := range d.topic.entries {
		listed[strings.ToLower(e.name)] = true
	}
	seen := map[string]aadEntry{}
	count := map[string]int{}
	for _, e := range d.topic.entries {
		key := strings.ToLower(e.name)
		count[key]++
		if before, again := seen[key]; again {
			if e = r.repeated(d, s, before, e, count[key], listed); e.name == "" {
				continue
			}
		} else {
			seen[key] = e
			e = r.spelled(d, s, e)
		}
		d.Properties = append(d.Properties, r.property(d.Name, e, s))
	}
}

// repeated decides what an entry is whose name the list already has: one more copy of it, or, when its text speaks of the one
// property that the examples have and the list lacks, that property. An entry without a name is dropped.
func (r *aadReader) repeated(d *aadType, s *aadShape, before, e aadEntry, nth int, listed map[string]bool) aadEntry {
	if e.doc() == before.doc() {
		r.page.diags.Add(e.at, diag.RepeatedEntry, "remove one of the entries", "%q stands in the list of %q %s, in the same words; it is left out", e.name, d.Name, times(nth))
		return aadEntry{}
	}
	var fitting []string
	words := wordsOf(e.doc())
	for _, m := range s.members {
		if !listed[strings.ToLower(m.name)] && !hasExactly(d.Properties, m.name) && containsAll(words, nameWords(m.name)) {
			fitting = append(fitting, m.name)
		}
	}
	if len(fitting) != 1 {
		r.page.diags.Add(e.at, diag.RepeatedEntry, "give the entry its own name, or add the property in an overlay",
			"%q stands in the list of %q %s, with another text (%q); it is left out", e.name, d.Name, times(nth), clip(e.doc()))
		return aadEntry{}
	}
	r.page.diags.Add(e.at, diag.RepeatedEntry, "give the entry the name "+fitting[0],
		"%q stands in the list of %q %s; its text speaks of %q, which only the examples have, and it is taken for that", e.name, d.Name, times(nth), fitting[0])
	e.name = fitting[0]
	return e
}

// spelled gives an entry the spelling of the examples, which is what the service sends.
func (r *aadReader) spelled(d *aadType, s *aadShape, e aadEntry) aadEntry {
	if s.exact(e.name) != nil {
		return e
	}
	m := s.find(func(n string) bool { return strings.EqualFold(n, e.name) })
	if m == nil {
		return e
	}
	r.page.diags.Add(e.at, diag.NameInExample, "write "+m.name, "the list of %q says %q, the examples say %q: the examples are followed", d.Name, e.name, m.name)
	e.name = m.name
	return e
}

// reportMissing finds listed properties that whole examples lack although an unlisted one stands in their place, that is between
// the same neighbours. Which of the names is right is for a human to say.
func (r *aadReader) reportMissing(d *aadType, s *aadShape, known map[string]bool) {
	if !s.complete {
		return
	}
	for i, p := range d.Properties {
		if s.exact(p.Name) != nil || p.Type == "Stream" {
			continue
		}
		after := func(step int) int { // index in the examples of the nearest listed neighbour
			for j := i + step; j >= 0 && j < len(d.Properties); j += step {
				if k := slices.IndexFunc(s.members, func(m shapeMember) bool { return m.name == d.Properties[j].Name }); k >= 0 {
					return k
				}
			}
			return -1
		}
		low, high := after(-1), after(1)
		if high < 0 {
			high = len(s.members)
		}
		var between []string
		for k := low + 1; k < high; k++ {
			if !known[s.members[k].name] {
				between = append(between, s.members[k].name)
			}
		}
		switch len(between) {
		case 1:
			r.page.diags.Add(p.Source, diag.NotInExample, "if they are one property, say so in an overlay: remove-property: {type: "+d.Name+", property: "+p.Name+"}",
				"property %q of %q is in no example; %q, which is not listed, stands in its place there", p.Name, d.Name, between[0])
		default:
			r.page.diags.Add(p.Source, diag.NotInExample, "", "property %q of %q is in no example", p.Name, d.Name)
		}
	}
}

// property makes an entry a property.
func (r *aadReader) property(owner string, e aadEntry, s *aadShape) ir.Property {
	p := r.entryProperty(owner, e)
	if m := s.exact(p.Name); m != nil {
		r.compare(owner, &p, e, m)
	}
	return p
}

// entryProperty makes an entry a property without looking at examples.
func (r *aadReader) entryProperty(owner string, e aadEntry) ir.Property {
	p := ir.Property{Name: e.name, Source: e.at}
	parseProse(document.PlainText(e.doc())).apply(&p)
	ref, ok := parseTypeText(e.typ)
	if !ok {
		r.page.diags.Add(e.typeAt, diag.BadTypeExpr, "write one type, such as Edm.String or Collection(AssignedPlan)",
			"type %q of property %q of %q cannot be read; it becomes %s", clip(e.typ), e.name, owner, untyped)
	}
	p.Type, p.Collection = ref.name, ref.collection
	if p.Type == "Boolean" {
		p.Values, p.Evolvable, p.Flags = nil, false, false
	}
	can := map[string]bool{}
	for _, m := range e.marks {
		can[strings.ToLower(m[:1])] = true
		if strings.EqualFold(m, "filterable") {
			p.Filterable = true
		}
	}
	if can["r"] && !can["c"] && !can["u"] {
		p.ReadOnly = true
	}
	return p
}

func typeOf(p ir.Property) string {
	if p.Collection {
		return "Collection(" + p.Type + ")"
	}
	return p.Type
}

func times(n int) string {
	switch n {
	case 2:
		return "a second time"
	case 3:
		return "a third time"
	default:
		return "once more"
	}
}

// nameWords cuts a property's name at its capitals: telephoneNumber is telephone and number.
func nameWords(name string) []string {
	var out []string
	start := 0
	for i, c := range name {
		if i > start && unicode.IsUpper(c) {
			out = append(out, strings.ToLower(name[start:i]))
			start = i
		}
	}
	return append(out, strings.ToLower(name[start:]))
}

// wordsOf returns the words of a text in lower case.
func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
}

func containsAll(list, wanted []string) bool {
	for _, w := range wanted {
		if !slices.Contains(list, w) {
			return false
		}
	}
	return true
}
