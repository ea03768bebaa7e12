// Package renames finds what the properties of an older API are called in a newer one that describes the same things, from what the
// documents say of both: names first, then the words of names and descriptions.
package renames

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// Table is the comparison of two models.
type Table struct {
	Old, New *ir.Model
	Types    []Type // in the order of the old model
}

// Type is an old type with its counterpart.
type Type struct {
	Old, New string // New is "" when there is none
	Pairs    []Pair // one for each property of Old, its bases' first
}

// Pair is an old property with its counterpart.
type Pair struct {
	Old, New *ir.Property // New is nil when there is none
	Sure     bool         // they have one name, whatever its case
}

// Renamed reports whether the property goes by another name, or has another type.
func (p Pair) Renamed() bool {
	return p.New != nil && (p.Old.Name != p.New.Name || typeOf(p.Old) != typeOf(p.New))
}

// likely is how alike two properties must be to be taken for one. No two of the documents in schema/ that are not one come near it.
const likely = 0.45

// Compare pairs the types and properties of two models.
func Compare(older, newer *ir.Model) Table {
	c := &comparison{old: ir.NewIndex(older), new: ir.NewIndex(newer)}
	c.weigh(older)
	c.weigh(newer)
	t := Table{Old: older, New: newer}
	for i := range older.Types {
		t.Types = append(t.Types, c.pairType(&older.Types[i], newer))
	}
	return t
}

type comparison struct {
	old, new *ir.Index
	seen     map[string]int // in how many descriptions a word stands
	texts    int
}

// weigh counts words, so that rare ones tell more than common ones.
func (c *comparison) weigh(m *ir.Model) {
	if c.seen == nil {
		c.seen = map[string]int{}
	}
	for _, t := range m.Types {
		for i := range t.Properties {
			c.texts++
			for w := range describe(&t.Properties[i]) {
				c.seen[w]++
			}
		}
	}
}

func (c *comparison) weight(word string) float64 {
	return math.Log(float64(c.texts+1) / float64(c.seen[word]+1))
}

// pairType finds the counterpart of a type: among those of its name, or of a longer one that ends in it, the one that has most of its
// properties. A longer name has to share half of the properties of whichever of the two has fewer, relationships aside.
func (c *comparison) pairType(t *ir.Type, newer *ir.Model) Type {
	out := Type{Old: t.Name}
	olds := c.old.AllProperties(t.Name)
	var news []ir.Property
	best := -1
	for i := range newer.Types {
		n := &newer.Types[i]
		same := strings.EqualFold(n.Name, t.Name)
		if n.Opaque || !same && !endsIn(nameWords(ir.LocalName(n.Name)), nameWords(t.Name)) {
			continue
		}
		all := c.new.AllProperties(n.Name)
		count := shared(olds, all)
		if !same && (count == 0 || 2*count < min(values(olds), values(all))) {
			continue
		}
		if count > best || count == best && same {
			best, out.New, news = count, n.Name, all
		}
	}
	out.Pairs = c.pairProperties(olds, news)
	return out
}

// values returns how many of the properties are no relationships.
func values(list []ir.Property) int {
	n := 0
	for i := range list {
		if !list[i].Navigation {
			n++
		}
	}
	return n
}

func endsIn(words, tail []string) bool {
	return len(words) >= len(tail) && slices.Equal(words[len(words)-len(tail):], tail)
}

func shared(olds, news []ir.Property) int {
	n := 0
	for _, p := range olds {
		if find(news, p.Name) != nil {
			n++
		}
	}
	return n
}

func find(list []ir.Property, name string) *ir.Property {
	for i := range list {
		if strings.EqualFold(list[i].Name, name) {
			return &list[i]
		}
	}
	return nil
}

// candidate is two properties that may be one.
type candidate struct {
	old, new int
	score    float64
}

// pairProperties pairs equal names, then the rest by likeness, the most alike first.
func (c *comparison) pairProperties(olds, news []ir.Property) []Pair {
	out := make([]Pair, len(olds))
	taken := make([]bool, len(news))
	for i := range olds {
		out[i].Old = &olds[i]
		for j := range news {
			if !taken[j] && strings.EqualFold(olds[i].Name, news[j].Name) {
				out[i].New, out[i].Sure, taken[j] = &news[j], true, true
				break
			}
		}
	}
	var likelies []candidate
	for i := range olds {
		for j := range news {
			if out[i].New != nil || taken[j] {
				continue
			}
			if s := c.likeness(&olds[i], &news[j]); s >= likely {
				likelies = append(likelies, candidate{i, j, s})
			}
		}
	}
	slices.SortStableFunc(likelies, func(a, b candidate) int { return cmp.Compare(b.score, a.score) })
	for _, l := range likelies {
		if out[l.old].New == nil && !taken[l.new] {
			out[l.old].New, taken[l.new] = &news[l.new], true
		}
	}
	return out
}

// likeness is between 0 and 1: how much of the words of the shorter name the other has, and how much of the weight of the words of
// the shorter description. Two keys are alike whatever their names; what cannot hold the same values is not.
func (c *comparison) likeness(p, q *ir.Property) float64 {
	if !compatible(p, q) || p.Key != q.Key {
		return 0
	}
	if p.Key {
		return 1
	}
	a, b := nameWords(p.Name), nameWords(q.Name)
	name := float64(common(a, b)) / float64(min(len(a), len(b)))
	return 0.6*name + 0.4*c.overlap(describe(p), describe(q))
}

func (c *comparison) overlap(a, b map[string]bool) float64 {
	var shared, wa, wb float64
	for w := range a {
		wa += c.weight(w)
		if b[w] {
			shared += c.weight(w)
		}
	}
	for w := range b {
		wb += c.weight(w)
	}
	if low := math.Min(wa, wb); low > 0 {
		return shared / low
	}
	return 0
}

// compatible reports whether values of one could be written as the other: the same kind of scalar, or both objects.
func compatible(p, q *ir.Property) bool {
	if p.Navigation != q.Navigation && p.Type != "Stream" {
		return false
	}
	return family(p.Type) == family(q.Type) || p.Type == "Json" || q.Type == "Json"
}

func family(typ string) string {
	switch typ {
	case "String", "Guid":
		return "text"
	case "DateTimeOffset", "Date":
		return "time"
	case "Boolean":
		return "bool"
	case "Byte", "SByte", "Int16", "Int32", "Int64", "Single", "Double", "Decimal":
		return "number"
	default:
		return "object"
	}
}

func typeOf(p *ir.Property) string {
	typ := strings.ToLower(p.Type)
	if p.Collection {
		return "Collection(" + typ + ")"
	}
	return typ
}
