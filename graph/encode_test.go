package graph_test

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Strings of every length up to some words, with a character of each kind at
// every place, read back as what they were.
func TestEncodeStrings(t *testing.T) {
	for _, odd := range []string{"", `"`, `\`, "\n", "\x00", "\x1f", "\x7f", "é", "世", "🎉", "\u2028", "<", "😀\"", "\xff", "\xe4\xb8"} {
		for length := range 34 {
			for at := 0; at <= length; at++ {
				s := strings.Repeat("a", at) + odd + strings.Repeat("b", length-at)
				out, err := graph.Marshal(s)
				require.NoError(t, err)
				require.True(t, json.Valid(out), "%q", out)
				var back string
				require.NoError(t, json.Unmarshal(out, &back))
				require.Equal(t, string([]rune(s)), back)
			}
		}
	}
}

// Times are written as time.RFC3339Nano has them, and read back as what they were.
func TestTimes(t *testing.T) {
	zones := []*time.Location{time.UTC, time.FixedZone("", 0), time.FixedZone("", 5*3600+1800), time.FixedZone("", -23*3600-59*60)}
	first, last := time.Date(0, 1, 2, 0, 0, 0, 0, time.UTC).Unix(), time.Date(9999, 12, 30, 23, 59, 59, 0, time.UTC).Unix()
	r := rand.New(rand.NewPCG(1, 2))
	check := func(moment time.Time) {
		out, err := graph.Marshal(graph.Value(moment))
		require.NoError(t, err)
		require.Equal(t, `"`+moment.Format(time.RFC3339Nano)+`"`, string(out))
		var back graph.Nullable[time.Time]
		require.NoError(t, graph.Unmarshal(out, &back))
		got, _ := back.Get()
		require.True(t, moment.Equal(got), "%s is not %s", got, moment)
		_, wantOffset := moment.Zone()
		_, offset := got.Zone()
		require.Equal(t, wantOffset, offset)
	}
	for _, fraction := range []int64{0, 1, 100_000_000, 123_456_700, 999_999_999, 1000} {
		for range 2000 {
			check(time.Unix(first+r.Int64N(last-first), fraction).In(zones[r.IntN(len(zones))]))
		}
	}
	for year := range 10000 {
		for _, day := range []time.Time{
			time.Date(year, 1, 1, 0, 0, 0, 0, time.UTC), time.Date(year, 2, 28, 23, 59, 59, 0, time.UTC).Add(time.Second),
			time.Date(year, 12, 31, 23, 59, 59, 999_999_999, time.UTC),
		} {
			check(day)
		}
	}
	for _, year := range []int{-1, 10000, -1 << 30, 1 << 30} {
		_, err := graph.Marshal(graph.Value(time.Date(year, 6, 1, 0, 0, 0, 0, time.UTC)))
		assert.ErrorContains(t, err, "year", year)
	}
	_, err := graph.Marshal(graph.Value(time.Date(9999, 12, 31, 23, 0, 0, 0, time.UTC).In(time.FixedZone("", 2*3600))))
	assert.ErrorContains(t, err, "year", "the year in its own zone counts")
}

// A field is left out when it is zero, wherever in the struct it stands and
// whatever surrounds it.
func TestEncodeOmits(t *testing.T) {
	type narrow struct {
		A bool  `json:"a,omitzero"`
		B int8  `json:"b,omitzero"`
		C int16 `json:"c,omitzero"`
		D uint8 `json:"d,omitzero"`
	}
	type wide struct {
		A bool                    `json:"a,omitzero"`
		B graph.Nullable[bool]    `json:"b,omitzero"`
		C int16                   `json:"c,omitzero"`
		D int64                   `json:"d,omitzero"`
		E graph.Nullable[float32] `json:"e,omitzero"`
		F graph.Nullable[string]  `json:"f,omitzero"`
		G float64                 `json:"g,omitzero"`
		H time.Time               `json:"h,omitzero"`
		I []int32                 `json:"i,omitzero"`
		J narrow                  `json:"j,omitzero"`
		K graph.Nullable[int8]    `json:"k,omitzero"`
	}
	for want, v := range map[string]any{
		`{}`:                  narrow{},
		`{"a":true,"d":255}`:  narrow{A: true, D: 255},
		`{"b":-128,"c":256}`:  narrow{B: -128, C: 256},
		`{"c":-1}`:            &wide{C: -1},
		`{"a":true,"b":null}`: &wide{A: true, B: graph.Null[bool]()},
		`{"b":false,"e":0,"f":"","k":0}`: &wide{
			B: graph.Value(false), E: graph.Value[float32](0), F: graph.Value(""), K: graph.Value[int8](0),
		},
		`{"d":4294967296,"g":0.5,"i":[],"j":{"b":1}}`: &wide{D: 1 << 32, G: 0.5, I: []int32{}, J: narrow{B: 1}},
		`{"h":"2026-03-31T00:00:00Z"}`:                &wide{H: time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC)},
	} {
		out, err := graph.Marshal(v)
		require.NoError(t, err)
		assert.Equal(t, want, string(out))
	}
}
