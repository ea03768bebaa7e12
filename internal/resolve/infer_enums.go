package resolve

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// listing is one property that lists its possible values.
type listing struct {
	property *ir.Property
	owner    string // the name of the type, or of the action
	values   []string
	at       ir.Source
}

// declareNamedEnums declares an enum for each type name that nothing else declares and whose properties list its values.
func (r *resolver) declareNamedEnums() {
	groups := map[string][]listing{}
	listings := map[*ir.Enum][]listing{}
	declared := map[string]*ir.Enum{}
	for _, e := range r.enums {
		declared[e.Name] = e
	}
	collect := func(p *ir.Property, owner string, at ir.Source) {
		if ir.IsPrimitive(p.Type) || p.Type == "" {
			return
		}
		if name, ok := r.names.find(p.Type, owner); ok {
			if e := declared[name]; e != nil {
				listings[e] = append(listings[e], listing{p, owner, enumValues(p.Values), cmp.Or(p.Source, at)})
			}
			return
		}
		if values := identifiers(p.Values); len(values) > 0 && isTypeName(trimReference(p.Type)) {
			p.Type = inNamespace(trimReference(p.Type), owner)
			key := fold(p.Type)
			groups[key] = append(groups[key], listing{p, owner, values, cmp.Or(p.Source, at)})
		}
	}
	for _, t := range r.types {
		for i := range t.Properties {
			collect(&t.Properties[i], t.Name, t.Source)
		}
	}
	for _, m := range r.merged {
		for _, o := range m.all {
			if o.Request != nil {
				for i := range o.Request.Properties {
					collect(&o.Request.Properties[i], "", o.Source)
				}
			}
		}
	}
	for e, properties := range listings {
		r.extend(e, properties)
	}
	for _, group := range groups {
		e := r.enumOf(group, r.diags)
		spellings := make([]string, len(group))
		for i, l := range group {
			spellings[i] = l.property.Type
		}
		e.Name = spelling(spellings)
		r.enums = append(r.enums, e)
		r.names.declare(e.Name)
	}
	sortEnums(r.enums)
}

// inNamespace returns a name that stands without a namespace in the one of the type that refers to it.
func inNamespace(name, owner string) string {
	if strings.Contains(name, ".") {
		return name
	}
	return owner[:len(owner)-len(ir.LocalName(owner))] + name
}

// extend adds to a declared enum the values that properties of its type list beyond its own table: new members often reach the text
// first. A list that also lacks members is reported, once. A table that shares no member with any list is that of another enum, under
// the wrong heading: the lists are followed. The case of a member is that of most places.
func (r *resolver) extend(e *ir.Enum, listings []listing) {
	said := e.Members
	slices.SortFunc(listings, func(a, b listing) int {
		return cmp.Or(compareSources(a.at, b.at), slices.Compare(a.values, b.values))
	})
	if l := otherValues(memberSet(memberNames(said)), listings); l != nil {
		r.diags.Add(e.Source, diag.ConflictingEnum, "put the members of the enum into the table, or correct its heading",
			"the table of enum %q has none of the values that %q lists at %s: those are followed", e.Name, l.property.Name, at(l.at))
		said, e.Members = membersOf(l.values), nil
	}
	disputed := false
	for _, l := range listings {
		if !disputed && inDispute(memberNames(said), l.values) {
			disputed = true
			r.diags.Add(l.at, diag.ConflictingEnum, "the members of both are kept; an overlay can remove those that are wrong",
				"%q has other possible values here than enum %q at %s", l.property.Name, e.Name, at(e.Source))
		}
		addMembers(e, membersOf(withoutMisspelt(l.values, memberNames(said))))
		e.Evolvable = e.Evolvable || l.property.Evolvable
	}
	settleCase(e, said, listings)
}

// otherValues returns the first of the listings that lists several values, if none of the listings has a member of the table.
func otherValues(table set, listings []listing) *listing {
	var first *listing
	for i, l := range listings {
		if slices.ContainsFunc(l.values, func(v string) bool { return table[fold(v)] }) {
			return nil
		}
		if first == nil && len(l.values) > 1 && len(table) > 0 {
			first = &listings[i]
		}
	}
	return first
}

// settleCase gives each member of the enum the spelling that most of its table and its listings have; of equals the table's.
func settleCase(e *ir.Enum, table []ir.Member, listings []listing) {
	votes := map[string]int{}
	for _, m := range table {
		votes[m.Name]++
	}
	for _, l := range listings {
		for _, v := range l.values {
			votes[v]++
		}
	}
	for i, m := range e.Members {
		for _, l := range listings {
			for _, v := range l.values {
				if strings.EqualFold(v, m.Name) && votes[v] > votes[e.Members[i].Name] {
					e.Members[i].Name = v
				}
			}
		}
	}
}

// withoutMisspelt returns the values without those that are one letter away from a member of the enum which the list lacks.
func withoutMisspelt(values, members []string) []string {
	listed, known := memberSet(values), memberSet(members)
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool {
		return !known[fold(v)] && slices.ContainsFunc(members, func(m string) bool {
			return !listed[fold(m)] && distance(fold(v), fold(m)) == 1
		})
	})
}

// identifiers returns the values that can be members of an enum.
func identifiers(values []string) []string {
	return enumValues(slices.DeleteFunc(slices.Clone(values), func(v string) bool { return !isIdentifier(v) }))
}

// isTypeName reports whether s can be the name of a type: identifiers joined by dots.
func isTypeName(s string) bool {
	for part := range strings.SplitSeq(s, ".") {
		if !isIdentifier(part) {
			return false
		}
	}
	return true
}

// enumOf makes one enum of all listings of its values. The longest listing gives the order, so that the pages' own order survives.
// Listings that contradict each other are reported once.
func (r *resolver) enumOf(group []listing, diags *diag.List) *ir.Enum {
	slices.SortStableFunc(group, func(a, b listing) int {
		return cmp.Or(cmp.Compare(len(b.values), len(a.values)), compareSources(a.at, b.at),
			slices.Compare(a.values, b.values))
	})
	e := &ir.Enum{Source: group[0].at}
	disputed := false
	for i, l := range group {
		if i > 0 && !disputed && inDispute(memberNames(e.Members), l.values) {
			disputed = true
			diags.Add(l.at, diag.ConflictingEnum, "the members of both are kept; an overlay can remove those that are wrong",
				"%q has other possible values here than at %s", l.property.Name, at(e.Source))
		}
		addMembers(e, membersOf(l.values))
		e.Evolvable = e.Evolvable || l.property.Evolvable
	}
	return e
}

// inferEnums gives the properties that are strings with listed values an enum each: the one that is declared for just those values,
// or one made for them. Enums made for properties are named after the type and the property, and nothing else, so that no other
// page can change a name.
func (r *resolver) inferEnums() {
	byName := r.typesByName()
	groups := map[string][]listing{}
	for _, t := range r.types {
		for i := range t.Properties {
			p := &t.Properties[i]
			addListing(groups, p, declarer(byName, t, p.Name), t.Source)
		}
	}
	for _, o := range r.ops {
		if o.Request == nil {
			continue
		}
		owner := cmp.Or(o.Request.Type, lastName(o.Path))
		if owner == "" {
			continue
		}
		for i := range o.Request.Properties {
			if p := &o.Request.Properties[i]; byName[owner] == nil || r.propertyOf(byName, owner, p.Name) == nil {
				addListing(groups, p, owner, o.Source)
			}
		}
	}
	declared := r.declaredEnums()
	for _, name := range slices.Sorted(maps.Keys(groups)) {
		r.inferEnum(name, groups[name], declared)
	}
	sortEnums(r.enums)
}

// addListing adds the property to those that share an enum, if it lists values that can be one.
func addListing(groups map[string][]listing, p *ir.Property, owner string, at ir.Source) {
	values := enumValues(p.Values)
	if p.Type != "String" || p.Example || len(values) < 2 || !isIdentifier(p.Name) {
		return
	}
	name := inferredName(owner, p.Name)
	groups[name] = append(groups[name], listing{p, owner, values, cmp.Or(p.Source, at)})
}

func (r *resolver) typesByName() map[string]*ir.Type {
	byName := make(map[string]*ir.Type, len(r.types))
	for _, t := range r.types {
		byName[t.Name] = t
	}
	return byName
}

func (r *resolver) declaredEnums() []declaredEnum {
	var declared []declaredEnum
	for _, e := range r.enums {
		declared = append(declared, declaredEnum{e, fold(ir.LocalName(e.Name)), memberSet(memberNames(e.Members))})
	}
	return declared
}

func (r *resolver) inferEnum(name string, group []listing, declared []declaredEnum) {
	e := r.enumOf(group, r.diags)
	if known := declaredFor(declared, name, group[0].property.Name, memberNames(e.Members)); known != nil {
		known.Evolvable = known.Evolvable || e.Evolvable
		e = known
	} else {
		e.Name, e.Inferred = r.freeName(name), true
		r.amended.amendEnum(e, group)
		r.enums = append(r.enums, e)
		r.names.declare(e.Name)
	}
	for _, l := range group {
		l.property.Type = e.Name
	}
}

// freeName returns the name, or one made of it if something else has it.
func (r *resolver) freeName(name string) string {
	for {
		if _, taken := r.names.declared[fold(name)]; !taken {
			return name
		}
		name += "Values"
	}
}

// declarer returns the name of the topmost type in the chain of t that has a string property of that name: redeclared properties
// share one enum.
func declarer(byName map[string]*ir.Type, t *ir.Type, property string) string {
	name := t.Name
	seen := map[*ir.Type]bool{t: true}
	for b := byName[t.Base]; b != nil && !seen[b]; b = byName[b.Base] {
		seen[b] = true
		if i := findProperty(b.Properties, property); i >= 0 && b.Properties[i].Type == "String" && len(enumValues(b.Properties[i].Values)) > 1 {
			name = b.Name
		}
	}
	return name
}

// propertyOf returns the property of the named type or its bases, or nil.
func (r *resolver) propertyOf(byName map[string]*ir.Type, typeName, property string) *ir.Property {
	name, _ := r.names.find(typeName, "")
	return inheritedFrom(byName, byName[name], property)
}

// inferredName joins the local name of the owner and the property: attendee and type give attendeeType.
func inferredName(owner, property string) string {
	return inNamespace(lowerFirst(ir.LocalName(owner))+upperFirst(property), owner)
}

// declaredEnum is an enum that pages declare, ready for comparison.
type declaredEnum struct {
	enum    *ir.Enum
	name    string // folded, without namespace
	members set
}

// declaredFor returns the declared enum that a string property means: one whose name is that of the property, or the name that would
// be inferred, and which has all the values; else one that ends or starts with the property's name and has exactly those values.
func declaredFor(declared []declaredEnum, inferred, property string, values []string) *ir.Enum {
	want := memberSet(values)
	inferred = fold(inferred)
	forms := []string{fold(property)}
	for _, form := range singulars(property) {
		forms = append(forms, fold(form))
	}
	var best *ir.Enum
	bestScore := 0
	for _, e := range declared {
		score := 0
		for _, form := range forms {
			score = max(score, e.score(form, inferred))
		}
		exact := score == 3
		if score > bestScore && (exact && want.within(e.members) || !exact && want.equals(e.members)) {
			best, bestScore = e.enum, score // declared is sorted by name: of equals the lowest wins
		}
	}
	return best
}

// score tells how well the enum's name fits a property: 3 is the same name, 0 another one.
func (e declaredEnum) score(form, inferred string) int {
	switch {
	case e.name == form || e.name == inferred:
		return 3
	case e.name == form+"type":
		return 2
	case strings.HasSuffix(e.name, form) || strings.HasPrefix(e.name, form):
		return 1
	default:
		return 0
	}
}

func upperFirst(s string) string { return mapFirst(s, unicode.ToUpper) }

func lowerFirst(s string) string { return mapFirst(s, unicode.ToLower) }

func mapFirst(s string, f func(rune) rune) string {
	c, n := utf8.DecodeRuneInString(s)
	if n == 0 {
		return s
	}
	return string(f(c)) + s[n:]
}
