package scopes

import (
	"cmp"
	"maps"
	"math/bits"
	"slices"
	"strings"
)

// A Need is what one operation asks for: any one of its alternatives is enough, from least to most privileged, and an alternative
// is a set of permissions that are all needed together, nearly always one.
type Need [][]string

func (n Need) isMetBy(permissions []string) bool {
	return slices.ContainsFunc(n, func(alternative []string) bool { return isSubset(alternative, permissions) })
}

// String lists the alternatives, as in "Mail.Read or Mail.ReadWrite".
func (n Need) String() string {
	texts := make([]string, len(n))
	for i, alternative := range n {
		texts[i] = strings.Join(alternative, " and ")
	}
	return strings.Join(texts, " or ")
}

// Cover is a set of permissions that meets every need.
type Cover struct {
	Permissions []string // sorted
	Opened      int      // how many of the known operations the set allows
	Unmet       []int    // needs without an alternative, which no set can meet
}

// Least returns the least privileged set of permissions that meets all needs. Only permissions that are the first choice for one of
// the needs, its least privileged alternative, are considered: a permission that does more is never taken because it does for several
// needs at once. Of these, any alternative of a need may meet it, and known, the needs of all operations that the SDK knows, measures
// privilege: of two sets the lesser one opens fewer known operations; where that is equal, the one whose members stand further to the
// front of the lists they are in; then the smaller one; then the one first in the alphabet. A set with a member that could be left out
// is never the answer, since leaving it out opens no more and ranks no worse.
//
// The answer is exact: the search branches over the alternatives of the need that has fewest and cuts a branch as soon as it
// cannot become better than the best set found. That is sound because every measure only grows as permissions are added, and a
// need that is still open will at least open what each of its alternatives opens.
func Least(needs, known []Need) Cover {
	s := newSearch(needs, known)
	s.branch(s.needs, s.state(newSet(len(s.permissions))))
	c := Cover{Permissions: s.names(s.best.chosen), Opened: s.best.opened - len(needs)}
	for i, n := range needs {
		if len(n) == 0 {
			c.Unmet = append(c.Unmet, i)
			c.Opened++
		}
	}
	return c
}

// amongFirst leaves to each need the alternatives that consist of first choices: its own, and perhaps others.
func amongFirst(needs []Need) []Need {
	var first []string
	for _, n := range needs {
		if len(n) > 0 {
			first = append(first, n[0]...)
		}
	}
	out := make([]Need, len(needs))
	for i, n := range needs {
		for _, alternative := range n {
			if isSubset(alternative, first) {
				out[i] = append(out[i], alternative)
			}
		}
	}
	return out
}

// set is a set of small numbers.
type set []uint64

func newSet(n int) set { return make(set, (n+63)/64) }

func (s set) add(i int) { s[i/64] |= 1 << (i % 64) }

func (s set) has(i int) bool { return s[i/64]&(1<<(i%64)) != 0 }

func (s set) contains(t set) bool {
	for i, w := range t {
		if w&^s[i] != 0 {
			return false
		}
	}
	return true
}

func (s set) overlaps(t set) bool {
	for i, w := range t {
		if w&s[i] != 0 {
			return true
		}
	}
	return false
}

func (s set) union(t set) set {
	u := slices.Clone(s)
	for i, w := range t {
		u[i] |= w
	}
	return u
}

func (s set) len() int {
	n := 0
	for _, w := range s {
		n += bits.OnesCount64(w)
	}
	return n
}

// measures are what sets of permissions are compared by, the most important first.
type measures struct{ opened, level, count int }

func (m measures) compare(o measures) int {
	return cmp.Or(cmp.Compare(m.opened, o.opened), cmp.Compare(m.level, o.level), cmp.Compare(m.count, o.count))
}

// state is a set of permissions, what it opens, and how it measures.
type state struct {
	chosen set // of permissions
	opens  set // of known operations
	measures
}

// need is one need in numbers.
type need struct {
	alternatives []set
	opens        set // the known operations that each alternative opens
	level        int // the least that an alternative adds
}

type search struct {
	permissions []string       // sorted
	index       map[string]int // of permissions
	levels      []int          // how far back in a list the permission stands at worst
	known       [][]set        // the alternatives of each known operation, and then of each need
	needs       []need
	best        state
	found       bool
}

func newSearch(needs, known []Need) *search {
	known = slices.Concat(known, needs)
	names := map[string]bool{}
	for _, n := range known {
		for _, alternative := range n {
			for _, p := range alternative {
				names[p] = true
			}
		}
	}
	s := &search{permissions: slices.Sorted(maps.Keys(names)), index: map[string]int{}}
	for i, p := range s.permissions {
		s.index[p] = i
	}
	s.levels = make([]int, len(s.permissions))
	for _, n := range known {
		for level, alternative := range n {
			for _, p := range alternative {
				s.levels[s.index[p]] = max(s.levels[s.index[p]], level)
			}
		}
		s.known = append(s.known, s.sets(n))
	}
	s.reduce(amongFirst(needs))
	return s
}

func (s *search) sets(n Need) []set {
	sets := make([]set, len(n))
	for i, alternative := range n {
		sets[i] = newSet(len(s.permissions))
		for _, p := range alternative {
			sets[i].add(s.index[p])
		}
	}
	return sets
}

// reduce drops needs that cannot be met, and those that are met whenever another one is. Those with fewest alternatives come first.
func (s *search) reduce(needs []Need) {
	needs = slices.Clone(needs)
	slices.SortStableFunc(needs, func(a, b Need) int { return cmp.Compare(len(a), len(b)) })
	for _, n := range needs {
		alternatives := s.sets(n)
		met := func(by need) bool { return implies(by.alternatives, alternatives) }
		if len(n) > 0 && !slices.ContainsFunc(s.needs, met) {
			s.needs = append(s.needs, s.need(alternatives))
		}
	}
}

func (s *search) need(alternatives []set) need {
	n := need{alternatives: alternatives, opens: newSet(len(s.known)), level: s.level(alternatives[0])}
	for _, a := range alternatives {
		n.level = min(n.level, s.level(a))
	}
	for i, k := range s.known {
		if implies(alternatives, k) {
			n.opens.add(i)
		}
	}
	return n
}

// implies reports whether every alternative of a meets b too.
func implies(a, b []set) bool {
	return !slices.ContainsFunc(a, func(alternative set) bool { return !meets(alternative, b) })
}

func meets(chosen set, alternatives []set) bool {
	return slices.ContainsFunc(alternatives, chosen.contains)
}

func (s *search) state(chosen set) state {
	st := state{chosen: chosen, opens: newSet(len(s.known))}
	for i, k := range s.known {
		if meets(chosen, k) {
			st.opens.add(i)
		}
	}
	st.measures = measures{st.opens.len(), s.level(chosen), chosen.len()}
	return st
}

func (s *search) level(chosen set) int {
	sum := 0
	for i, level := range s.levels {
		if chosen.has(i) {
			sum += level
		}
	}
	return sum
}

// branch looks for the best set that holds st and meets the open needs.
func (s *search) branch(open []need, st state) {
	open = slices.DeleteFunc(slices.Clone(open), func(n need) bool { return meets(st.chosen, n.alternatives) })
	switch {
	case s.found && s.bound(open, st).compare(s.best.measures) > 0:
	case len(open) == 0:
		if !s.found || s.compare(st, s.best) < 0 {
			s.best, s.found = st, true
		}
	default:
		for _, alternative := range open[0].alternatives {
			s.branch(open[1:], s.state(st.chosen.union(alternative)))
		}
	}
}

// bound is the least that st can measure when the open needs are met. Needs that share no permission each cost something of
// their own.
func (s *search) bound(open []need, st state) measures {
	opens, seen, m := st.opens, st.chosen, st.measures
	for _, n := range open {
		opens = opens.union(n.opens)
		if slices.ContainsFunc(n.alternatives, seen.overlaps) {
			continue
		}
		m.level += n.level
		m.count++
		for _, a := range n.alternatives {
			seen = seen.union(a)
		}
	}
	m.opened = opens.len()
	return m
}

// compare orders complete sets: by their measures, then by their names.
func (s *search) compare(a, b state) int {
	return cmp.Or(a.compare(b.measures), slices.Compare(s.names(a.chosen), s.names(b.chosen)))
}

func (s *search) names(chosen set) []string {
	var names []string
	for i, p := range s.permissions {
		if chosen.has(i) {
			names = append(names, p)
		}
	}
	return names
}
