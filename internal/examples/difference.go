package examples

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"math/big"
	"slices"
	"time"
)

// Difference says in what two JSON texts differ first, or returns "". The order of members and the spelling of a number do not count,
// nor does the number of fractional digits of a time.
func Difference(want, got []byte) string {
	w, err := decode(want)
	if err != nil {
		return "what is wanted is no JSON: " + err.Error()
	}
	g, err := decode(got)
	if err != nil {
		return "what was encoded is no JSON: " + err.Error()
	}
	return difference("", w, g)
}

func decode(text []byte) (any, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	var v any
	if err := dec.Decode(&v); err != nil {
		return nil, err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return nil, errors.New("something follows the value")
	}
	return v, nil
}

func difference(at string, want, got any) string {
	switch w := want.(type) {
	case map[string]any:
		if g, ok := got.(map[string]any); ok {
			return objectDifference(at, w, g)
		}
	case []any:
		if g, ok := got.([]any); ok {
			return arrayDifference(at, w, g)
		}
	case string:
		if g, ok := got.(string); ok && (w == g || sameTime(w, g)) {
			return ""
		}
	case json.Number:
		if g, ok := got.(json.Number); ok && sameNumber(w, g) {
			return ""
		}
	default: // a boolean or null
		if want == got {
			return ""
		}
	}
	return fmt.Sprintf("%s: %s became %s", position(at), text(want), text(got))
}

func objectDifference(at string, want, got map[string]any) string {
	for _, name := range slices.Sorted(maps.Keys(want)) {
		g, ok := got[name]
		if !ok {
			return fmt.Sprintf("%s: %q is lost", position(at), name)
		}
		if d := difference(at+"."+name, want[name], g); d != "" {
			return d
		}
	}
	for _, name := range slices.Sorted(maps.Keys(got)) {
		if _, ok := want[name]; !ok {
			return fmt.Sprintf("%s: %q is new: %s", position(at), name, text(got[name]))
		}
	}
	return ""
}

func arrayDifference(at string, want, got []any) string {
	if len(want) != len(got) {
		return fmt.Sprintf("%s: %d elements became %d", position(at), len(want), len(got))
	}
	for i := range want {
		if d := difference(fmt.Sprintf("%s[%d]", at, i), want[i], got[i]); d != "" {
			return d
		}
	}
	return ""
}

// sameTime reports whether two texts are one moment, told with the same offset.
func sameTime(a, b string) bool {
	x, err := time.Parse(time.RFC3339Nano, a)
	if err != nil {
		return false
	}
	y, err := time.Parse(time.RFC3339Nano, b)
	if err != nil {
		return false
	}
	_, xOffset := x.Zone()
	_, yOffset := y.Zone()
	return x.Equal(y) && xOffset == yOffset
}

func sameNumber(a, b json.Number) bool {
	x, ok := new(big.Rat).SetString(a.String())
	if !ok {
		return false
	}
	y, ok := new(big.Rat).SetString(b.String())
	return ok && x.Cmp(y) == 0
}

func position(at string) string {
	if at == "" {
		return "the whole"
	}
	return at
}

func text(v any) string {
	b, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(b)
}
