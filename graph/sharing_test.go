package graph_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Slices of every length, some inside others of the same type, share allocations
// and no elements.
func TestSlicesShareNoElements(t *testing.T) {
	item := func(n int) string {
		inner := make([]string, n%5)
		for i := range inner {
			inner[i] = fmt.Sprintf(`{"categories":["inner %d of %d"],"attendees":[{"type":"i%d"}]}`, i, n, i)
		}
		categories := strings.Repeat(`"c",`, n%70) + fmt.Sprintf(`"last of %d"`, n)
		attendees := strings.Repeat(`{"type":"a"},`, n%9) + fmt.Sprintf(`{"type":"last of %d"}`, n)
		return fmt.Sprintf(`{"categories":[%s],"instances":[%s],"attendees":[%s]}`, categories, strings.Join(inner, ","), attendees)
	}
	items := make([]string, 500)
	for n := range items {
		items[n] = item(n)
	}
	text := "[" + strings.Join(items, ",") + "]"
	for _, v := range []any{new([]*Event), new([]Event)} {
		require.NoError(t, graph.Unmarshal([]byte(text), v))
		out, err := graph.Marshal(v)
		require.NoError(t, err)
		require.JSONEq(t, text, string(out))
	}

	var events []*Event
	require.NoError(t, graph.Unmarshal([]byte(text), &events))
	for _, e := range events {
		for _, one := range append([]Event{*e}, e.Instances...) {
			assert.Len(t, one.Categories, cap(one.Categories), "appending must not reach the elements of others")
			assert.Len(t, one.Attendees, cap(one.Attendees))
		}
		assert.Len(t, e.Instances, cap(e.Instances))
	}
}

// What a slice leaves after it failed is not used for the next one.
func TestSlicesAfterMisfits(t *testing.T) {
	const text = `[{"categories":["a","b"]},{"categories":["c","d",5]},{"categories":["e","f","g"]},{"attendees":[{"type":"x"},{"type":1},2]},{"attendees":[{},{}]}]`
	var events []Event
	require.NoError(t, graph.Unmarshal([]byte(text), &events))
	assert.Nil(t, events[1].Categories)
	out, err := graph.Marshal(events)
	require.NoError(t, err)
	assert.Equal(t, text, string(out))
	for _, attendee := range events[4].Attendees {
		assert.Zero(t, attendee)
	}
}

// More types than a decoder has room for are decoded all the same.
func TestManyTypesAtOnce(t *testing.T) {
	var all struct {
		A []int8                   `json:"a"`
		B []int16                  `json:"b"`
		C []int32                  `json:"c"`
		D []int64                  `json:"d"`
		E []uint8                  `json:"e"`
		F []uint16                 `json:"f"`
		G []uint32                 `json:"g"`
		H []uint64                 `json:"h"`
		I []float32                `json:"i"`
		J []float64                `json:"j"`
		K []bool                   `json:"k"`
		L []string                 `json:"l"`
		M []*Event                 `json:"m"`
		N []Event                  `json:"n"`
		O []Attendee               `json:"o"`
		P []*Attendee              `json:"p"`
		Q []EmailAddress           `json:"q"`
		R []*EmailAddress          `json:"r"`
		S []ItemBody               `json:"s"`
		T []graph.Nullable[string] `json:"t"`
		U []graph.Nullable[bool]   `json:"u"`
		V [][]int32                `json:"v"`
		W []Opaque                 `json:"w"`
		X []*Opaque                `json:"x"`
		Y []DateTimeTimeZone       `json:"y"`
		Z []*DateTimeTimeZone      `json:"z"`
	}
	var text strings.Builder
	for name := 'a'; name <= 'z'; name++ {
		values := "0,1,0"
		switch {
		case name == 'k' || name == 'u':
			values = "true,false,true"
		case name == 'l' || name == 't':
			values = `"x","","y"`
		case name == 'v':
			values = "[],[1],[2,3]"
		case name > 'l':
			values = "{},{},{}"
		}
		fmt.Fprintf(&text, `,"%c":[%s]`, name, values)
	}
	in := "{" + text.String()[1:] + "}"
	require.NoError(t, graph.Unmarshal([]byte(in), &all))
	out, err := graph.Marshal(&all)
	require.NoError(t, err)
	assert.Equal(t, in, string(out))
	assert.True(t, json.Valid(out))
}
