package resolve

import (
	"bytes"
	"cmp"
	"encoding/json"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

func noPermissions(p ir.OperationPermissions) bool {
	return len(p.DelegatedWork)+len(p.DelegatedPersonal)+len(p.Application) == 0
}

// addPermissions adds names that come from permission pages. Such pages do not rank permissions, so their names do: see privilege.
func addPermissions(p *ir.OperationPermissions, other ir.OperationPermissions) {
	p.Alternatives = joinAlternatives(*p, other)
	p.DelegatedWork = joinNames(p.DelegatedWork, other.DelegatedWork)
	p.DelegatedPersonal = joinNames(p.DelegatedPersonal, other.DelegatedPersonal)
	p.Application = joinNames(p.Application, other.Application)
}

// joinAlternatives returns the sets of both, nil where every permission suffices by itself.
func joinAlternatives(a, b ir.OperationPermissions) *ir.PermissionAlternatives {
	if a.Alternatives == nil && b.Alternatives == nil {
		return nil
	}
	none := &ir.PermissionAlternatives{}
	x, y := cmp.Or(a.Alternatives, none), cmp.Or(b.Alternatives, none)
	return &ir.PermissionAlternatives{
		DelegatedWork:     joinSets(a.DelegatedWork, b.DelegatedWork, x.DelegatedWork, y.DelegatedWork),
		DelegatedPersonal: joinSets(a.DelegatedPersonal, b.DelegatedPersonal, x.DelegatedPersonal, y.DelegatedPersonal),
		Application:       joinSets(a.Application, b.Application, x.Application, y.Application),
	}
}

// joinSets returns the sets of two lists, nil where neither has any. A list without sets is one of single names.
func joinSets(a, b []string, x, y [][]string) [][]string {
	if x == nil && y == nil {
		return nil
	}
	all := slices.Concat(setsOf(a, x), setsOf(b, y))
	slices.SortStableFunc(all, func(s, t []string) int { return cmp.Compare(highest(s), highest(t)) })
	var out [][]string
	for _, set := range all {
		if !slices.ContainsFunc(out, func(known []string) bool { return slices.Equal(known, set) }) {
			out = append(out, set)
		}
	}
	return out
}

func setsOf(names []string, sets [][]string) [][]string {
	if sets == nil {
		for _, n := range names {
			sets = append(sets, []string{n})
		}
	}
	return sets
}

// highest returns the privilege of the most privileged permission of a set.
func highest(set []string) int {
	rank := 0
	for _, name := range set {
		rank = max(rank, privilege(name))
	}
	return rank
}

func joinNames(a, b []string) []string {
	all := slices.Concat(a, b)
	slices.SortFunc(all, func(x, y string) int {
		return cmp.Or(cmp.Compare(privilege(x), privilege(y)), cmp.Compare(x, y))
	})
	return slices.Compact(all)
}

// privilege ranks a permission by its name, Resource.Verb.Constraint, as the permissions reference forms them: reading a part is less
// than reading, reading less than writing, and either of one's own less than of all.
func privilege(name string) int {
	rank := 0
	for i, part := range strings.Split(name, ".") {
		switch {
		case i == 0:
		case part == "All":
			rank++
		case strings.Contains(part, "Write"), strings.Contains(part, "Manage"), strings.Contains(part, "FullControl"):
			rank += 6
		case strings.HasPrefix(part, "ReadBasic"):
			rank += 2
		default:
			rank += 4
		}
	}
	return rank
}

// mergePermissions returns one permission per name, sorted by name, its methods sorted. A method that a page lists several times
// stays so; pages that list the same methods do not add up.
func mergePermissions(fragments []ir.Fragment) []ir.Permission {
	byName := map[string]*ir.Permission{}
	out := []ir.Permission{}
	for _, f := range fragments {
		for _, p := range f.Permissions {
			m := byName[fold(p.Name)]
			if m == nil {
				p.Methods = joinMethods(nil, p.Methods)
				p.Delegated, p.Application = clonePointer(p.Delegated), clonePointer(p.Application)
				byName[fold(p.Name)] = &p
				continue
			}
			m.Name = min(m.Name, p.Name)
			m.Description = cmp.Or(m.Description, p.Description)
			m.Delegated = cmp.Or(m.Delegated, p.Delegated)
			m.Application = cmp.Or(m.Application, p.Application)
			m.Methods = joinMethods(m.Methods, p.Methods)
		}
	}
	for _, p := range byName {
		out = append(out, *p)
	}
	slices.SortFunc(out, func(a, b ir.Permission) int { return cmp.Compare(a.Name, b.Name) })
	return out
}

// joinMethods returns the methods of both lists, sorted, each as often as the list that has it most often.
func joinMethods(a, b []ir.PermissionMethod) []ir.PermissionMethod {
	count := map[ir.PermissionMethod]int{}
	for _, m := range a {
		count[m]++
	}
	out := slices.Clone(a)
	for _, m := range b {
		if count[m]--; count[m] < 0 {
			out = append(out, m)
		}
	}
	slices.SortFunc(out, func(a, b ir.PermissionMethod) int {
		return cmp.Or(cmp.Compare(a.Version, b.Version), cmp.Compare(a.Path, b.Path), cmp.Compare(a.Method, b.Method),
			compareBools(a.Application, b.Application), compareBools(a.Delegated, b.Delegated), cmp.Compare(a.With, b.With))
	})
	return notNil(out)
}

func compareBools(a, b bool) int {
	switch {
	case a == b:
		return 0
	case b:
		return -1
	default:
		return 1
	}
}

// mergeChanges returns the announced changes, each once, sorted by API, date and position.
func mergeChanges(fragments []ir.Fragment) []ir.Change {
	out := []ir.Change{}
	for _, f := range fragments {
		out = append(out, f.Changes...)
	}
	slices.SortStableFunc(out, func(a, b ir.Change) int {
		return cmp.Or(cmp.Compare(a.API, b.API), cmp.Compare(a.Version, b.Version), cmp.Compare(a.Effective, b.Effective),
			compareSources(a.Source, b.Source), bytes.Compare(changeText(a), changeText(b)))
	})
	return slices.CompactFunc(out, func(a, b ir.Change) bool { return bytes.Equal(changeText(a), changeText(b)) })
}

func changeText(c ir.Change) []byte {
	b, err := json.Marshal(c)
	if err != nil {
		return nil // plain data
	}
	return b
}
