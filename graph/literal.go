package graph

import (
	"math"
	"strconv"
	"strings"
	"time"
)

// quote returns a string literal of OData.
func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

func quoteAll(v []string) []string { return textAll(v, quote) }

func textAll[T any](v []T, text func(T) string) []string {
	out := make([]string, len(v))
	for i := range v {
		out[i] = text(v[i])
	}
	return out
}

func enumText(v string) string {
	if v == NullEnum {
		return "null"
	}
	return quote(v)
}

func boolText(v bool) string { return strconv.FormatBool(v) }

func intText(v int64) string { return strconv.FormatInt(v, 10) }

func floatText(v float64) string { return floatBits(v, 64) }

// floatBits returns the shortest text that is v among the numbers of that many
// bits.
func floatBits(v float64, bits int) string {
	switch {
	case math.IsNaN(v):
		return "NaN"
	case math.IsInf(v, 1):
		return "INF"
	case math.IsInf(v, -1):
		return "-INF"
	}
	return strconv.FormatFloat(v, 'g', -1, bits)
}

// timeText returns a DateTimeOffset in UTC with the seven digits that services
// keep at most.
func timeText(v time.Time) string { return v.UTC().Format("2006-01-02T15:04:05.9999999Z") }
