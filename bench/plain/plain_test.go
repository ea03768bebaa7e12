package plain

import (
	"encoding/json"
	"testing"

	"github.com/go-faster/jx"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/bench/payload"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

// TestSameAsEncodingJSON holds that the work by hand is the work that it is compared with.
func TestSameAsEncodingJSON(t *testing.T) {
	users, events := payload.Page(3, payload.User), payload.Page(3, payload.Event)
	check(t, users, func() (any, error) { return DecodePage(users, DecodeUser) }, new(Page[User]))
	check(t, events, func() (any, error) { return DecodePage(events, DecodeEvent) }, new(Page[Event]))
	settings := []byte(payload.MailboxSettings())
	check(t, settings, func() (any, error) {
		var v MailboxSettings
		return v, DecodeMailboxSettings(&v, jx.DecodeBytes(settings))
	}, new(MailboxSettings))

	var event Event
	require.NoError(t, json.Unmarshal([]byte(payload.Event(1)), &event))
	want, err := json.Marshal(event)
	require.NoError(t, err)
	var e jx.Encoder
	EncodeEvent(&event, &e)
	assert.JSONEq(t, string(want), e.String())
}

// check decodes with encoding/json into a pointer, and compares what it points to with the result of the work by hand.
func check(t *testing.T, text []byte, byHand func() (any, error), pointer any) {
	t.Helper()
	require.NoError(t, json.Unmarshal(text, pointer))
	want, err := json.Marshal(pointer)
	require.NoError(t, err)
	value, err := byHand()
	require.NoError(t, err)
	got, err := json.Marshal(value)
	require.NoError(t, err)
	assert.JSONEq(t, string(want), string(got))
}

// TestPayloadIsDocumented holds that the generated types know every member of the answers but annotations, so that the
// comparison is about the same work.
func TestPayloadIsDocumented(t *testing.T) {
	assert.Len(t, payload.UserProperties, 48)
	var user models.User
	require.NoError(t, graph.Unmarshal([]byte(payload.User(1)), &user))
	var event models.Event
	require.NoError(t, graph.Unmarshal([]byte(payload.Event(1)), &event))
	for _, extra := range []graph.Extra{user.Extra, event.Extra} {
		for name := range extra.All() {
			assert.True(t, name[0] == '@', "%s is in no field", name)
		}
	}
}
