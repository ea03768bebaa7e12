package change

import (
	"fmt"
	"slices"

	"github.com/graphgen/graphgen/internal/renames"
	"github.com/graphgen/graphgen/ir"
)

// pair is one thing before and after. One side is nil when it came or went; why is set when its name changed.
type pair[T any] struct {
	old, new *T
	why      []string
}

// pairUp pairs equal names, then by likeness what is left over, and returns the pairs in the old order, new things last.
func pairUp[T any](before, after []T, name func(*T) string, like func(old, now *T) found) []pair[T] {
	at := make(map[string]*T, len(after))
	for j := range after {
		at[name(&after[j])] = &after[j]
	}
	kept := make(map[string]bool, len(before))
	var gone, come []*T
	for i := range before {
		if at[name(&before[i])] != nil {
			kept[name(&before[i])] = true
		} else {
			gone = append(gone, &before[i])
		}
	}
	for j := range after {
		if !kept[name(&after[j])] {
			come = append(come, &after[j])
		}
	}
	partner, why := match(len(gone), len(come), func(i, j int) found { return like(gone[i], come[j]) })
	var out []pair[T]
	for i := range before {
		old := &before[i]
		p := pair[T]{old: old, new: at[name(old)]}
		if g := slices.Index(gone, old); p.new == nil && partner[g] >= 0 {
			p.new, p.why = come[partner[g]], why[g]
		}
		out = append(out, p)
	}
	for j, n := range come {
		if !slices.Contains(partner, j) {
			out = append(out, pair[T]{new: n})
		}
	}
	return out
}

// pairTypes pairs the types and notes those that have another name.
func (c *comparison) pairTypes() []pair[ir.Type] {
	pairs := pairUp(c.before.Types, c.after.Types, func(t *ir.Type) string { return t.Name }, c.likeTypes)
	for _, p := range pairs {
		if p.why != nil {
			c.renamed[p.old.Name] = p.new.Name
		}
	}
	return pairs
}

// likeTypes takes two types for one when they have most properties in common, or half of them and the description.
func (c *comparison) likeTypes(old, now *ir.Type) found {
	if old.Kind != now.Kind || old.Opaque || now.Opaque {
		return found{}
	}
	shared := 0
	for i := range old.Properties {
		p := &old.Properties[i]
		if slices.ContainsFunc(now.Properties, func(q ir.Property) bool { return q.Name == p.Name && spell(p, p.Type) == spell(&q, q.Type) }) {
			shared++
		}
	}
	most := max(len(old.Properties), len(now.Properties))
	if shared == 0 || most == 0 {
		return found{}
	}
	part := float64(shared) / float64(most)
	text, textWhy := likeText(old.Doc, now.Doc, old.Name, now.Name)
	name := renames.NameLikeness(ir.LocalName(old.Name), ir.LocalName(now.Name))
	if !(part >= 0.7 && shared > 1) && !(part >= 0.5 && text >= alike) {
		return found{}
	}
	return found{part + text/2 + name/2, nonEmpty(fmt.Sprintf("%d of %d properties are the same", shared, most), textWhy, samePage(old.Source, now.Source))}
}

func samePage(a, b ir.Source) string {
	if a.File != "" && baseName(a.File) == baseName(b.File) {
		return "the same page, " + baseName(a.File)
	}
	return ""
}

// pairEnums pairs the enums and notes those that have another name.
func (c *comparison) pairEnums() []pair[ir.Enum] {
	pairs := pairUp(c.before.Enums, c.after.Enums, func(e *ir.Enum) string { return e.Name }, likeEnums)
	for _, p := range pairs {
		if p.why != nil {
			c.renamed[p.old.Name] = p.new.Name
		}
	}
	return pairs
}

func likeEnums(old, now *ir.Enum) found {
	shared := 0
	for _, m := range old.Members {
		if slices.ContainsFunc(now.Members, func(n ir.Member) bool { return n.Name == m.Name }) {
			shared++
		}
	}
	most := max(len(old.Members), len(now.Members))
	if shared < 2 || float64(shared)/float64(most) < 0.7 {
		return found{}
	}
	text, textWhy := likeText(old.Doc, now.Doc, old.Name, now.Name)
	name := renames.NameLikeness(ir.LocalName(old.Name), ir.LocalName(now.Name))
	if text < alike && name == 0 && samePage(old.Source, now.Source) == "" {
		return found{} // small sets of common words, as low and high, are alike in many enums
	}
	return found{float64(shared)/float64(most) + text/2 + name/2,
		nonEmpty(fmt.Sprintf("%d of %d members are the same", shared, most), textWhy, samePage(old.Source, now.Source))}
}

// pairProperties pairs the properties of two types. Only those of one type can be one under another name; text, place and the words
// of the names have to agree on it, at least two of them.
func (c *comparison) pairProperties(before, after []ir.Property) []pair[ir.Property] {
	name := func(p *ir.Property) string { return p.Name }
	return pairUp(before, after, name, func(old, now *ir.Property) found {
		if old.Navigation != now.Navigation || spell(old, c.now(old.Type)) != spell(now, now.Type) {
			return found{}
		}
		return likeRows(old.Name, now.Name, old.Doc, now.Doc, "the same type "+spell(now, now.Type),
			neighbours(before, after, old, now, name))
	})
}

func pairMembers(before, after []ir.Member) []pair[ir.Member] {
	name := func(m *ir.Member) string { return m.Name }
	return pairUp(before, after, name, func(old, now *ir.Member) found {
		return likeRows(old.Name, now.Name, old.Doc, now.Doc, "", neighbours(before, after, old, now, name))
	})
}

// likeRows judges two rows of a table by text, place and the words of their names. near is how many of the rows around them are the
// same.
func likeRows(oldName, newName, oldDoc, newDoc, typeWhy string, near int) found {
	text, textWhy := likeText(oldDoc, newDoc, oldName, newName)
	words := renames.NameLikeness(oldName, newName)
	switch {
	case text >= sameText && (near > 0 || words > 0):
	case text >= alike && (near == 2 || words >= 0.5):
	default:
		return found{}
	}
	var placeWhy, wordsWhy string
	switch near {
	case 2:
		placeWhy = "the same place between the same rows"
	case 1:
		placeWhy = "beside the same row"
	}
	if words >= 0.5 {
		wordsWhy = "names with words in common"
	}
	return found{text + float64(near)/4 + words/2, nonEmpty(typeWhy, textWhy, placeWhy, wordsWhy)}
}

// neighbours returns how many of the nearest rows before and after that both tables have are the same for both.
func neighbours[T any](before, after []T, old, now *T, name func(*T) string) int {
	in := func(list []T) map[string]bool {
		m := make(map[string]bool, len(list))
		for i := range list {
			m[name(&list[i])] = true
		}
		return m
	}
	oldNames, newNames := in(before), in(after)
	around := func(list []T, it *T) (above, below string) {
		seen := false
		for i := range list {
			n := name(&list[i])
			switch {
			case &list[i] == it:
				seen = true
			case !oldNames[n] || !newNames[n]:
			case !seen:
				above = n
			case below == "":
				below = n
			}
		}
		return above, below
	}
	oldAbove, oldBelow := around(before, old)
	newAbove, newBelow := around(after, now)
	count := 0
	if oldAbove == newAbove {
		count++
	}
	if oldBelow == newBelow {
		count++
	}
	return count
}
