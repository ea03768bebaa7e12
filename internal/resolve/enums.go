package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// unknownFutureValue is the member that marks an enum as evolvable: the service's guidelines reserve its name.
const unknownFutureValue = "unknownFutureValue"

// mergeEnums returns one enum per declared name, told apart without regard to case, sorted by name.
func mergeEnums(fragments []ir.Fragment, diags *diag.List) []*ir.Enum {
	groups := map[string][]*ir.Enum{}
	for _, f := range fragments {
		for i := range f.Enums {
			e := &f.Enums[i]
			if e.Name == "" {
				continue
			}
			groups[fold(e.Name)] = append(groups[fold(e.Name)], e)
		}
	}
	out := make([]*ir.Enum, 0, len(groups))
	for _, group := range groups {
		out = append(out, mergeEnum(group, diags))
	}
	sortEnums(out)
	return out
}

func sortEnums(enums []*ir.Enum) {
	slices.SortFunc(enums, func(a, b *ir.Enum) int { return strings.Compare(a.Name, b.Name) })
}

func mergeEnum(group []*ir.Enum, diags *diag.List) *ir.Enum {
	e := *group[0]
	e.Members = nil
	spellings := make([]string, 0, len(group))
	for i, other := range group {
		spellings = append(spellings, other.Name)
		if i > 0 && inDispute(memberNames(e.Members), memberNames(other.Members)) {
			diags.Add(other.Source, diag.ConflictingEnum, "the members of both are kept; an overlay can remove those that are wrong",
				"enum %q has other members here than at %s", e.Name, at(e.Source))
		}
		addMembers(&e, other.Members)
		e.Doc = cmp.Or(e.Doc, other.Doc)
		e.URL = cmp.Or(e.URL, other.URL)
		e.Flags = e.Flags || other.Flags
		e.Evolvable = e.Evolvable || other.Evolvable
		e.Inferred = e.Inferred && other.Inferred
	}
	e.Name = spelling(spellings)
	return &e
}

// addMembers appends the members that e lacks and fills in the text of those it has.
func addMembers(e *ir.Enum, members []ir.Member) {
	for _, m := range members {
		i := slices.IndexFunc(e.Members, func(n ir.Member) bool { return strings.EqualFold(n.Name, m.Name) })
		if i >= 0 {
			e.Members[i].Doc = cmp.Or(e.Members[i].Doc, m.Doc)
			continue
		}
		e.Members = append(e.Members, m)
		e.Evolvable = e.Evolvable || m.Name == unknownFutureValue
	}
}

func memberNames(members []ir.Member) []string {
	names := make([]string, len(members))
	for i, m := range members {
		names[i] = m.Name
	}
	return names
}

func membersOf(names []string) []ir.Member {
	members := make([]ir.Member, len(names))
	for i, n := range names {
		members[i] = ir.Member{Name: n}
	}
	return members
}

// inDispute reports whether two lists of members differ for real: each has some that the other lacks. The member that stands for
// unknown ones does not count.
func inDispute(a, b []string) bool {
	x, y := memberSet(a), memberSet(b)
	return !x.within(y) && !y.within(x)
}

// set is a set of folded member names.
type set map[string]bool

func memberSet(names []string) set {
	s := set{}
	for _, n := range names {
		if n != unknownFutureValue {
			s[fold(n)] = true
		}
	}
	return s
}

func (s set) within(other set) bool {
	for n := range s {
		if !other[n] {
			return false
		}
	}
	return true
}

func (s set) equals(other set) bool { return len(s) == len(other) && s.within(other) }

// enumValues returns the values if they can be the members of an enum: identifiers, each once, null left out. Anything else among
// them means that the text lists examples or formats, and nil is returned.
func enumValues(values []string) []string {
	var out []string
	seen := map[string]bool{}
	for _, v := range values {
		if v == "null" {
			continue
		}
		if !isIdentifier(v) {
			return nil
		}
		if !seen[fold(v)] {
			seen[fold(v)] = true
			out = append(out, v)
		}
	}
	return out
}

// isIdentifier reports whether s can be an OData simple identifier. A digit may lead, as in some documented members.
func isIdentifier(s string) bool {
	for _, c := range s {
		if c != '_' && (c < '0' || c > '9') && (c < 'a' || c > 'z') && (c < 'A' || c > 'Z') {
			return false
		}
	}
	return s != "" && len(s) <= 128 && strings.Trim(s, "0123456789") != ""
}

// partTypesFromEnums returns the types without those that share their name with an enum: a page that describes an enum may look like
// a resource page. The one with content wins, the type first.
func (r *resolver) partTypesFromEnums() []*ir.Type {
	byName := map[string]*ir.Enum{}
	for _, e := range r.enums {
		byName[fold(e.Name)] = e
	}
	dropped := map[*ir.Enum]bool{}
	types := slices.DeleteFunc(slices.Clone(r.types), func(t *ir.Type) bool {
		e := byName[fold(t.Name)]
		if e == nil {
			return false
		}
		if len(t.Properties) == 0 {
			e.Doc, e.URL = cmp.Or(e.Doc, t.Doc), cmp.Or(e.URL, t.URL)
			return true
		}
		dropped[e] = true
		r.diags.Add(e.Source, diag.ConflictingEnum, "the type is used; give the enum another name in an overlay",
			"%q is an enum here and a type at %s", e.Name, at(t.Source))
		return false
	})
	r.enums = slices.DeleteFunc(r.enums, func(e *ir.Enum) bool { return dropped[e] })
	return types
}
