package change

import (
	"fmt"
	"strings"

	"github.com/graphgen/graphgen/internal/renames"
)

// found is how much speaks for two things being one, and what.
type found struct {
	score    float64 // 0 for nothing
	evidence []string
}

// match pairs each of n old things with the one of m new things that it resembles most, where that one resembles no other as much and
// neither does the old one. Everything else stays without a partner: what is ambiguous is not guessed.
func match(n, m int, like func(i, j int) found) (partner []int, why [][]string) {
	scores := make([][]found, n)
	partner, why = make([]int, n), make([][]string, n)
	for i := range scores {
		scores[i] = make([]found, m)
		for j := range scores[i] {
			scores[i][j] = like(i, j)
		}
	}
	isBest := func(i, j int) bool {
		s := scores[i][j].score
		for k := range m {
			if k != j && scores[i][k].score >= s {
				return false
			}
		}
		for k := range n {
			if k != i && scores[k][j].score >= s {
				return false
			}
		}
		return s > 0
	}
	for i := range n {
		partner[i] = -1
		for j := range m {
			if isBest(i, j) {
				partner[i], why[i] = j, scores[i][j].evidence
			}
		}
	}
	return partner, why
}

// How alike two descriptions have to be: to speak for a new name at all, and to speak for it nearly alone.
const (
	alike    = 0.5
	sameText = 0.9
)

// likeText compares two descriptions without the names of what they describe, and says so.
func likeText(old, now, oldName, newName string) (float64, string) {
	old, now = without(old, oldName), without(now, newName)
	s := renames.TextLikeness(old, now)
	switch {
	case old == "" || now == "":
		return 0, ""
	case old == now:
		return 1, "the same description"
	case s >= alike:
		return s, fmt.Sprintf("%d%% of the description's words are the same", int(100*s))
	default:
		return s, ""
	}
}

func without(text, name string) string {
	return strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(text), strings.ToLower(name), "")), " ")
}

func nonEmpty(texts ...string) []string {
	var out []string
	for _, t := range texts {
		if t != "" {
			out = append(out, t)
		}
	}
	return out
}
