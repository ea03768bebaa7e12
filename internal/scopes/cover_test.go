package scopes

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func one(names ...string) Need {
	n := make(Need, len(names))
	for i, name := range names {
		n[i] = []string{name}
	}
	return n
}

func TestLeast(t *testing.T) {
	read, write := one("Mail.Read", "Mail.ReadWrite"), one("Mail.ReadWrite")
	user, group := one("User.Read", "Directory.Read"), one("Group.Read", "Directory.Read")
	for name, c := range map[string]struct {
		needs, known []Need
		want         []string
	}{
		"nothing":                           {},
		"the least of one list":             {needs: []Need{read}, want: []string{"Mail.Read"}},
		"not the union of first choices":    {needs: []Need{read, write}, want: []string{"Mail.ReadWrite"}},
		"two small ones before a large one": {needs: []Need{user, group}, want: []string{"Group.Read", "User.Read"}},
		"the first of one list, though it opens more": {
			needs: []Need{one("A", "B")}, known: []Need{one("A"), one("A")}, want: []string{"A"},
		},
		"none that is everybody's last resort": {
			needs: []Need{user, one("Group.Write", "Directory.Read")}, known: []Need{user, user, user, group}, want: []string{"Group.Write", "User.Read"},
		},
		"of first choices the one that opens less": {
			needs: []Need{one("A", "B"), one("B", "A")}, known: []Need{one("A"), one("A")}, want: []string{"B"},
		},
		"a small one that a large one includes": {needs: []Need{user, one("Directory.Read")}, want: []string{"Directory.Read"}},
		"both at once": {
			needs: []Need{{{"A", "B"}, {"C"}}, one("A")}, known: []Need{one("C"), one("C"), one("B")}, want: []string{"A", "B"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, c.want, Least(c.needs, c.known).Permissions)
		})
	}
}

func TestLeastSaysWhatNoPermissionMeets(t *testing.T) {
	c := Least([]Need{one("A"), nil, one("B")}, []Need{one("A"), one("C"), one("B", "C")})
	assert.Equal(t, Cover{Permissions: []string{"A", "B"}, Opened: 2, Unmet: []int{1}}, c)
}

func TestLeastIsWhatTryingEverySetFinds(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for i := range 3000 {
		needs, known := randomNeeds(random, 1+random.IntN(6)), randomNeeds(random, random.IntN(8))
		got := Least(needs, known)
		s := newSearch(needs, known)
		var best state
		found := false
		for subset := range 1 << len(s.permissions) {
			chosen := newSet(len(s.permissions))
			for p := range s.permissions {
				if subset>>p&1 == 1 {
					chosen.add(p)
				}
			}
			if st := s.state(chosen); meetsAll(s, needs, chosen) && areFirst(s.names(chosen), needs) && (!found || s.compare(st, best) < 0) {
				best, found = st, true
			}
		}
		require.True(t, found)
		require.Equal(t, s.names(best.chosen), got.Permissions, "case %d: %v beside %v", i, needs, known)
	}
}

func meetsAll(s *search, needs []Need, chosen set) bool {
	for _, n := range needs {
		if !meets(chosen, s.sets(n)) {
			return false
		}
	}
	return true
}

// areFirst reports whether each permission is in the first alternative of some need.
func areFirst(names []string, needs []Need) bool {
	return !slices.ContainsFunc(names, func(name string) bool {
		return !slices.ContainsFunc(needs, func(n Need) bool { return slices.Contains(n[0], name) })
	})
}

func randomNeeds(random *rand.Rand, n int) []Need {
	needs := make([]Need, n)
	for i := range needs {
		for range 1 + random.IntN(4) {
			alternative := []string{fmt.Sprintf("P%d", random.IntN(8))}
			if random.IntN(5) == 0 {
				alternative = append(alternative, fmt.Sprintf("P%d", random.IntN(8)))
			}
			needs[i] = append(needs[i], alternative)
		}
	}
	return needs
}
