package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Any bytes decode or give an error; what decodes encodes to valid JSON, and
// decoding that gives the same again.
func FuzzUnmarshal(f *testing.F) {
	for _, seed := range []string{
		userJSON(1), eventJSON(1), `{"string":"\ud83c\u00e9\\","int32":1.0,"decimal":"1.5","time":"2026-03-31T08:00:00.1234567+05:30"}`,
		`{"slots":[{"a":1,"@odata.type":"microsoft.graph.itemAttachment","item":{"@odata.type":"#x"}},null],"strings":[null,"a"]}`,
		`{"complex":null,"complex":{},"complex":null,"x":1,"x":[{}],"enum":"","matrix":[[1],null,[null]]}`,
		"{\"a\xff\":\"\xff\",\"string\":\"\xff\\n\"}", `[[[[`, `{"double":"NaN","json":[1e400],"binary":"-_8","bytes":[1,2]}`, `null`, "",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, in []byte) {
		for _, fresh := range []func() any{
			func() any { return new(Kinds) },
			func() any { return new(Event) },
			func() any { return new(AnyEntity) },
			func() any { return new(graph.Page[AnyAttachment]) },
			func() any { return new([]*Event) },
		} {
			v := fresh()
			if err := graph.Unmarshal(in, v); err != nil {
				require.NotEmpty(t, err.Error())
				continue
			}
			require.True(t, json.Valid(in), "accepted what is no JSON: %q", in)
			once, err := graph.Marshal(v)
			require.NoError(t, err)
			require.True(t, json.Valid(once), "%s", once)
			again := fresh()
			require.NoError(t, graph.Unmarshal(once, again))
			twice, err := graph.Marshal(again)
			require.NoError(t, err)
			require.Equal(t, string(once), string(twice))
		}
	})
}

// What no field of a model can lose is decided by encoding/json.
func FuzzOpaque(f *testing.F) {
	f.Add([]byte(`{"a":{"b":[1,2.50,"\u00e9",null]},"":"x"}`))
	f.Fuzz(func(t *testing.T, in []byte) {
		var o Opaque
		var want map[string]json.RawMessage
		errWant := json.Unmarshal(in, &want)
		errGot := graph.Unmarshal(in, &o)
		if errGot != nil || want == nil {
			return // the depth limit is lower than that of encoding/json
		}
		require.NoError(t, errWant)
		require.Equal(t, len(want), o.Extra.Len())
		for name, raw := range want {
			got, ok := o.Extra.Get(name)
			require.True(t, ok)
			require.Equal(t, string(raw), string(got))
		}
	})
}
