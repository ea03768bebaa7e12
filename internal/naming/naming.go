// Package naming decides every Go identifier of a generated SDK, in one pass over all wishes.
//
// # Goals
//
// A name should be the one a Go programmer would have chosen for the documented one, it must not depend on the order of the
// input, and adding a page to the input must rename as little as possible of what is already there.
//
// # Algorithm
//
// Each thing to be named states a Want: the scope in which its name must be unique, a key that identifies it for ever (made of
// documented names), a rank, and candidate names from the nicest to the most specific. Decide hands out candidates in rounds.
// Where several wants of one scope ask for the same name, the one with the lowest rank gets it if it is alone at that rank;
// the others move on to their next candidate. When candidates run out, the key itself is hashed into a suffix, so that the
// result still depends on nothing but the key. Names differing only in case count as different identifiers.
//
// A pin beats everything: it is taken out of the pool first. Two pins for one name, and pins that are no identifiers, are
// reported and ignored.
//
// # Known collisions
//
// Type against the body of an operation ("userCreate" the type, UserCreate the body): types come first. Type against an
// enum's constant ("importanceHigh"): types come first. Members or properties that differ only in case: the lowerCamelCase one,
// which is OData's convention, comes first. A path segment called like a method of every builder ("search", "permissions"): the
// method comes first. A singleton beside a collection (/calendar/events and /calendars/{id}/events): the shorter path first.
package naming

import (
	"cmp"
	"fmt"
	"hash/fnv"
	"slices"
)

// Want is one thing that needs a name.
type Want struct {
	Scope      string
	Key        string // unique within all wants
	Rank       int    // lower wins
	Candidates []string
	Quiet      bool // moving on is by design and not worth telling
}

// Collision tells that a want did not get its first candidate.
type Collision struct {
	Key, Winner string // keys
	Wanted, Got string // names
}

// BadPin tells why a pin was ignored.
type BadPin struct{ Key, Name, Reason string }

// Names is the result: every identifier by key.
type Names struct {
	byKey      map[string]string
	Collisions []Collision // sorted by key; of wants that are not quiet
	BadPins    []BadPin    // sorted by key
}

// Of returns the name decided for the key. Asking for a key that nobody wanted is a bug of the caller.
func (n *Names) Of(key string) string {
	name, ok := n.byKey[key]
	if !ok {
		panic("internal error: no name was wanted for " + key)
	}
	return name
}

// Has reports whether the key was wanted.
func (n *Names) Has(key string) bool { _, ok := n.byKey[key]; return ok }

type contender struct {
	Want
	level int
	name  string
}

// Decide names everything. reserved holds identifiers that no want of a scope may have, pins maps keys to names.
func Decide(wants []Want, reserved map[string][]string, pins map[string]string) *Names {
	out := &Names{byKey: make(map[string]string, len(wants))}
	scopes := map[string][]*contender{}
	for _, w := range wants {
		scopes[w.Scope] = append(scopes[w.Scope], &contender{Want: w})
	}
	used := map[string]bool{}
	for _, scope := range sortedKeys(scopes) {
		out.decideScope(scopes[scope], reserved[scope], pins, used)
	}
	for _, key := range sortedKeys(pins) {
		if !used[key] {
			out.BadPins = append(out.BadPins, BadPin{key, pins[key], "nothing has that name in the documents"})
		}
	}
	slices.SortFunc(out.Collisions, func(a, b Collision) int { return cmp.Compare(a.Key, b.Key) })
	slices.SortFunc(out.BadPins, func(a, b BadPin) int { return cmp.Compare(a.Key, b.Key) })
	return out
}

func (n *Names) decideScope(all []*contender, reserved []string, pins map[string]string, usedPins map[string]bool) {
	slices.SortFunc(all, func(a, b *contender) int { return cmp.Compare(a.Key, b.Key) })
	taken := map[string]string{} // name -> key of its owner
	for _, r := range reserved {
		taken[r] = "a reserved name"
	}
	var open []*contender
	for _, c := range all {
		pin, ok := pins[c.Key]
		if !ok {
			open = append(open, c)
			continue
		}
		usedPins[c.Key] = true
		switch owner, clash := taken[pin]; {
		case !IsIdentifier(pin):
			n.BadPins = append(n.BadPins, BadPin{c.Key, pin, "it is no Go identifier"})
			open = append(open, c)
		case clash:
			n.BadPins = append(n.BadPins, BadPin{c.Key, pin, "it is taken by " + owner})
			open = append(open, c)
		default:
			taken[pin] = c.Key
			n.byKey[c.Key] = pin
		}
	}
	for len(open) > 0 {
		open = n.round(open, taken)
	}
}

// round gives each name that is asked for to its one best contender and returns those who must ask again.
func (n *Names) round(open []*contender, taken map[string]string) []*contender {
	asked := map[string][]*contender{}
	for _, c := range open {
		c.name = c.candidate()
		asked[c.name] = append(asked[c.name], c)
	}
	var again []*contender
	for _, name := range sortedKeys(asked) {
		group := asked[name]
		slices.SortStableFunc(group, func(a, b *contender) int { return cmp.Compare(a.Rank, b.Rank) })
		_, isTaken := taken[name]
		alone := len(group) == 1 || group[0].Rank < group[1].Rank
		rest := group
		if !isTaken && alone {
			taken[name] = group[0].Key
			n.settle(group[0], taken)
			rest = group[1:]
		}
		for _, c := range rest {
			c.level++
		}
		again = append(again, rest...)
	}
	slices.SortFunc(again, func(a, b *contender) int { return cmp.Compare(a.Key, b.Key) })
	return again
}

func (n *Names) settle(c *contender, taken map[string]string) {
	n.byKey[c.Key] = c.name
	if c.level > 0 && !c.Quiet {
		n.Collisions = append(n.Collisions, Collision{Key: c.Key, Winner: taken[c.Candidates[0]], Wanted: c.Candidates[0], Got: c.name})
	}
}

// candidate returns the name for the current level; beyond the stated candidates, one made from the key alone.
func (c *contender) candidate() string {
	if c.level < len(c.Candidates) {
		return c.Candidates[c.level]
	}
	h := fnv.New32a()
	_, _ = h.Write([]byte(c.Key))
	return fmt.Sprintf("%s_%08x%s", c.Candidates[0], h.Sum32(), repeat('x', c.level-len(c.Candidates)))
}

func repeat(r rune, n int) string {
	b := make([]rune, n)
	for i := range b {
		b[i] = r
	}
	return string(b)
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}
