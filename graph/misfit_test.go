package graph_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// What is JSON of another type than the field's stays as it came, beside all
// that fits, and comes out again.
func TestMisfitsSurvive(t *testing.T) {
	for _, c := range []struct{ in, out, path string }{
		{`{"string":1}`, "", "string"},
		{`{"bool":"true","int32":5}`, `{"int32":5,"bool":"true"}`, "bool"},
		{`{"int32":"5 "}`, "", "int32"},
		{`{"int64":99999999999999999999999}`, "", "int64"},
		{`{"double":1e400}`, "", "double"},
		{`{"decimal":"twelve"}`, "", "decimal"},
		{`{"time":"soon"}`, "", "time"},
		{`{"binary":"a*b"}`, "", "binary"},
		{`{"binary":"aGl="}`, "", "binary"},       // bits that nothing encodes
		{`{"binary":"aGVsbG8h=="}`, "", "binary"}, // padding where none belongs
		{`{"enum":{}}`, "", "enum"},
		{`{"complex":[]}`, "", "complex"},
		{`{"complex":{"contentType":"text","content":{"a":[1]}}}`, "", "complex.content"},
		{`{"complexes":{}}`, "", "complexes"},
		{`{"complexes":[{"content":"a"},5,null]}`, "", "complexes[1]"},
		{`{"slot":"x"}`, "", "slot"},
		{`{"slots":[{"@odata.type":"#microsoft.graph.fileAttachment","size":"x","name":"n"}]}`,
			`{"slots":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"n","size":"x"}]}`, "slots[0].size"},
		{`{"strings":["a",{}]}`, "", "strings[1]"},
		{`{"matrix":[[1],["x"]]}`, "", "matrix[1][0]"},
		{`{"string":"first","string":2}`, `{"string":2}`, "string"}, // the last one counts
		{`{"string":1,"string":"last"}`, `{"string":"last"}`, "string"},
	} {
		t.Run(c.in, func(t *testing.T) {
			if c.out == "" {
				c.out = c.in
			}
			var k Kinds
			require.NoError(t, json.Unmarshal([]byte(c.in), &k))
			out, err := json.Marshal(k)
			require.NoError(t, err)
			assert.Equal(t, c.out, string(out))
			var de *graph.DecodeError
			require.ErrorAs(t, graph.UnmarshalStrict([]byte(c.in), new(Kinds)), &de)
			assert.Equal(t, c.path, de.Path)
		})
	}
}

func TestMisfitIsAbsentUntilSet(t *testing.T) {
	var k Kinds
	k.String, k.Complex = graph.Value("before"), &ItemBody{}
	require.NoError(t, graph.Unmarshal([]byte(`{"string":1,"complex":2}`), &k))
	assert.False(t, k.String.IsSet())
	assert.Nil(t, k.Complex)
	raw, ok := k.Extra.Get("string")
	assert.True(t, ok)
	assert.Equal(t, "1", string(raw))
	k.String = graph.Value("after")
	out, err := graph.Marshal(k)
	require.NoError(t, err)
	assert.Equal(t, `{"string":"after","complex":2}`, string(out))
}

// What is no JSON is an error wherever it stands, and where it stands is told.
func TestMisfitsHideNoBrokenJSON(t *testing.T) {
	for in, path := range map[string]string{
		`{"string":1,"int32":}`:                 "int32",
		`{"string":[1 2]}`:                      "string",
		`{"complex":{"content":5,"x":tru}}`:     "complex.x",
		`{"complexes":[{"content":{"a":nul}}]}`: "complexes[0].content",
		`{"matrix":[["x",}]}`:                   "matrix",
		`{"slot":[`:                             "slot",
	} {
		var de *graph.DecodeError
		require.ErrorAs(t, graph.Unmarshal([]byte(in), new(Kinds)), &de, in)
		assert.Equal(t, path, de.Path, in)
	}
}

// A page is no model: without its items or its link, the rest would be lost.
func TestPagesHaveNoMisfits(t *testing.T) {
	for _, in := range []string{`{"value":{}}`, `{"value":[],"@odata.nextLink":5}`, `{"value":[],"@odata.count":"many"}`, `{"value":[5]}`} {
		require.Error(t, graph.Unmarshal([]byte(in), new(graph.Page[*Event])), in)
	}
}

func TestWithMisfits(t *testing.T) {
	const answer = `{"value":[{"id":"1","subject":{"secret":"s3cret"}},{"id":2}]}`
	refusal := errors.New("refused")
	var log bytes.Buffer
	var seen []*graph.Error
	watch := func(result func(*graph.Error) error) graph.Option {
		return graph.WithMisfits(func(_ context.Context, e *graph.Error) error {
			seen = append(seen, e)
			return result(e)
		})
	}
	nothing := func(*graph.Error) error { return nil }
	for name, c := range map[string]struct {
		options []graph.Option
		err     error
		seen    int
	}{
		"nobody":  {nil, nil, 0},
		"watched": {[]graph.Option{watch(nothing)}, nil, 1},
		"refused": {[]graph.Option{watch(nothing), watch(func(*graph.Error) error { return refusal }), watch(nothing)}, refusal, 2},
		"strict":  {[]graph.Option{watch(func(e *graph.Error) error { return e })}, &graph.DecodeError{}, 1},
		"logged":  {[]graph.Option{graph.WithLogger(slog.New(slog.NewTextHandler(&log, nil)))}, nil, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", "/v1.0/me/events", graphtest.JSON(200, answer))
			seen = nil
			page, err := graph.GetPage[*Event](t.Context(), s.Client(c.options...).Request("v1.0").Segment("me/events"))
			require.Len(t, seen, c.seen)
			for _, e := range seen {
				var de *graph.DecodeError
				require.ErrorAs(t, e, &de)
				assert.Equal(t, "value[0].subject", de.Path)
				assert.Equal(t, 200, e.Status)
			}
			switch {
			case c.err == nil:
				require.NoError(t, err)
				assert.Equal(t, "1", page.Items[0].ID.Or(""))
				assert.False(t, page.Items[1].ID.IsSet())
			case errors.Is(c.err, refusal):
				require.ErrorIs(t, err, refusal)
			default:
				require.ErrorAs(t, err, new(*graph.DecodeError))
			}
		})
	}
	assert.Contains(t, log.String(), "property=value[0].subject")
	assert.NotContains(t, log.String(), "s3cret")
	assert.Equal(t, 1, strings.Count(log.String(), "\n"), "the attempt itself is logged at level Debug")
}
