package diag

import (
	"cmp"
	"slices"
	"strings"
)

// Nearest returns the candidate that the user most likely meant by word, or "" when none is near enough to be worth naming:
// more than a third of its letters would have to change. Case does not count; among equals the first by name wins.
func Nearest(word string, candidates []string) string {
	best, bestDistance := "", max(1, len([]rune(word))/3)+1
	for _, c := range slices.SortedFunc(slices.Values(candidates), cmp.Compare[string]) {
		if d := distance(strings.ToLower(word), strings.ToLower(c), bestDistance); d < bestDistance {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean returns the hint that names the candidate nearest to word, or otherwise when none is near.
func DidYouMean(word string, candidates []string, otherwise string) string {
	if near := Nearest(word, candidates); near != "" {
		return "did you mean \"" + near + "\"?"
	}
	return otherwise
}

// distance returns the number of letters to insert, remove, replace or swap with their neighbour to turn a into b, or limit
// when it is not below limit.
func distance(a, b string, limit int) int {
	x, y := []rune(a), []rune(b)
	if diff := len(x) - len(y); diff >= limit || -diff >= limit {
		return limit
	}
	before, last, row := make([]int, len(y)+1), make([]int, len(y)+1), make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		row[0] = i + 1
		least := row[0]
		for j := range y {
			replace := last[j]
			if x[i] != y[j] {
				replace++
			}
			row[j+1] = min(last[j+1]+1, row[j]+1, replace)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
			least = min(least, row[j+1])
		}
		if least >= limit && i > 0 {
			return limit
		}
		before, last, row = last, row, before
	}
	return min(last[len(y)], limit)
}
