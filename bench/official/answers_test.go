//go:build peers

package official

import (
	"encoding/json"
	"maps"
	"slices"
	"testing"

	"github.com/microsoft/kiota-abstractions-go/serialization"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/bench/payload"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

// TestSameAnswers holds that what both SDKs read from an answer is the same: each decodes it and encodes it again, and every
// member of the answer is there with its value. They differ in what msgraph-sdk-go does not keep, nulls and fractions of seconds,
// and in the types of objects, which it names everywhere.
func TestSameAnswers(t *testing.T) {
	for name, tt := range map[string]struct {
		text    string
		factory serialization.ParsableFactory
		ours    any
		coarse  map[string]any // members of which msgraph-sdk-go keeps this
	}{
		"user":     {payload.User(1), User, new(models.User), nil},
		"event":    {payload.Event(1), Event, new(models.Event), map[string]any{"createdDateTime": "2026-03-31T08:00:00Z"}},
		"settings": {payload.MailboxSettings(), Settings, new(models.MailboxSettings), nil},
	} {
		t.Run(name, func(t *testing.T) {
			require.NoError(t, graph.Unmarshal([]byte(tt.text), tt.ours))
			text, err := graph.Marshal(tt.ours)
			require.NoError(t, err)
			decoded, err := Decode([]byte(tt.text), tt.factory)
			require.NoError(t, err)
			theirText, err := Encode(decoded)
			require.NoError(t, err)

			want, ours, theirs := object(t, []byte(tt.text)), object(t, text), object(t, theirText)
			assert.Equal(t, want, ours, "ours")
			for _, name := range slices.Sorted(maps.Keys(ours)) {
				mine := withoutNulls(ours[name])
				if coarse, ok := tt.coarse[name]; ok {
					assert.NotEqual(t, coarse, mine, name)
					mine = coarse
				}
				assert.Equal(t, withoutTypes(theirs[name], mine), mine, name)
			}
		})
	}
}

func object(t *testing.T, text []byte) map[string]any {
	t.Helper()
	var out map[string]any
	require.NoError(t, json.Unmarshal(text, &out), "%s", text)
	return out
}

func withoutNulls(v any) any {
	switch v := v.(type) {
	case map[string]any:
		out := map[string]any{}
		for name, member := range v {
			if member != nil {
				out[name] = withoutNulls(member)
			}
		}
		return out
	case []any:
		out := make([]any, len(v))
		for i, item := range v {
			out[i] = withoutNulls(item)
		}
		return out
	default:
		return v
	}
}
