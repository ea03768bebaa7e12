package fallback_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/generated/msgraphbeta"
	temporary "github.com/graphgen/graphgen/golden/announcement-temporary/want/msgraph"
	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
	_ "github.com/graphgen/graphgen/internal/goldentest" // the flag -update
)

// TestTemporaryReplacementIsAsked runs what the announcements of the case and of schema/changes became, against a service that
// refuses as announced.
func TestTemporaryReplacementIsAsked(t *testing.T) {
	for name, c := range map[string]struct {
		path, standIn string
		refusal       graphtest.Answer
		get           func(*testing.T, *graph.Client) (string, error)
	}{
		"the case": {"/v1.0/scanners/7/loadState", "/v1.0/scanners/7/loadStateNext", graphtest.Error(404, "ScannerOffline", "The segment 'loadState' is offline."),
			func(t *testing.T, gc *graph.Client) (string, error) {
				state, err := temporary.New(gc).Scanners().ByID("7").LoadState().Get(t.Context())
				return string(state), err
			}},
		"beta": {"/beta/me/mailboxSettings/userPurpose", "/beta/me/mailboxSettings/userPurposeV2",
			graphtest.Error(400, "BadRequest", "Resource not found for the segment 'userPurpose'."),
			func(t *testing.T, gc *graph.Client) (string, error) {
				purpose, err := msgraphbeta.New(gc).Me().MailboxSettings().UserPurpose().Get(t.Context())
				return string(purpose), err
			}},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", c.path, c.refusal.Always())
			s.On("GET", c.standIn, graphtest.JSON(200, `{"value":"answer"}`).Always())
			client := s.Client()
			for range 2 {
				got, err := c.get(t, client)
				require.NoError(t, err)
				assert.Equal(t, "answer", got)
			}
			_, err := c.get(t, s.Client(graph.WithoutFallbacks()))
			require.Error(t, err)
			var paths []string
			for _, r := range s.Requests() {
				paths = append(paths, r.Path)
			}
			assert.Equal(t, []string{c.path, c.standIn, c.standIn, c.path}, paths)
		})
	}
}
