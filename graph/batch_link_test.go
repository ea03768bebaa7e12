package graph_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// A service may answer some calls of a batch at once, and link to the answers of
// the others.
func TestBatchAnswersInParts(t *testing.T) {
	const next = "https://graph.microsoft.com/v1.0/$batch/2"
	for name, c := range map[string]struct {
		second, third string
		text          string // of the error of the second call
		asked         int
	}{
		"two parts":         {`{"responses":[{"id":"2","status":200,"body":{"id":"b"}}]}`, "", "", 2},
		"three parts":       {`{"responses":[],"nextLink":"` + next + `?3"}`, `{"responses":[{"id":"2","status":200,"body":{"id":"b"}}]}`, "", 3},
		"not read further":  {`{"responses":[{"id":"2","status":200,"body":{"id":"b"}}],"nextLink":"` + next + `?3"}`, "", "", 2},
		"never":             {`{"responses":[]}`, "", "no answer to GET /me/events/2", 2},
		"in a circle":       {`{"responses":[],"nextLink":"` + next + `"}`, "", "in a circle", 2},
		"leading elsewhere": {`{"responses":[],"nextLink":"https://evil.example/"}`, "", "leads to https://evil.example", 2},
		"an error":          {`{"error":{"code":"Denied","message":"No."}}`, "", "Denied", 2},
		"answered twice":    {`{"responses":[{"id":"1","status":500},{"id":"2","status":200,"body":{"id":"b"}}]}`, "", "", 2},
	} {
		t.Run(name, func(t *testing.T) {
			client, asked := guarded(t, func(n int, req *http.Request) *http.Response {
				assert.Equal(t, []string{"POST", "GET", "GET"}[n-1], req.Method)
				return answered(req, 200, "", []string{`{"responses":[{"id":"1","status":200,"body":{"id":"a"}}],"nextLink":"` + next + `"}`, c.second, c.third}[n-1])
			})
			b := graph.NewBatch(client)
			one := graph.Add(b, eventsOf(client).ByID("1").Get)
			two := graph.Add(b, eventsOf(client).ByID("2").Get)
			err := b.Send(t.Context())
			e, oneErr := one.Get()
			require.NoError(t, oneErr, "what came stays")
			assert.Equal(t, "a", e.ID.Or(""))
			assert.Len(t, *asked, c.asked)
			if c.text != "" {
				require.ErrorContains(t, errors.Join(err, two.Err()), c.text)
				require.Error(t, two.Err())
				return
			}
			require.NoError(t, err)
			e, err = two.Get()
			require.NoError(t, err)
			assert.Equal(t, "b", e.ID.Or(""))
		})
	}
}

// Workloads behind a batch refuse tokens by themselves: with a claims challenge
// in the answer to one call.
func TestBatchRenewsRefusedTokens(t *testing.T) {
	i := &issuer{life: time.Hour, t: t}
	s := graphtest.New(t)
	challenge := graphtest.Error(401, "InvalidAuthenticationToken", "Revoked.").With("WWW-Authenticate", `Bearer error="insufficient_claims", claims="e30="`)
	s.On("GET", "/v1.0/me/events/1", challenge, graphtest.JSON(200, `{"id":"1"}`))
	s.On("GET", "/v1.0/me/events/2", graphtest.JSON(200, `{"id":"2"}`))
	s.On("POST", "/v1.0/me/events", challenge, graphtest.JSON(201, `{"id":"new"}`))
	s.On("GET", "/v1.0/me/events/3", challenge.Always())
	c := s.Client(graph.WithCredential(graph.CacheTokens(i.fetch)))
	b := graph.NewBatch(c)
	one, two, three := graph.Add(b, eventsOf(c).ByID("1").Get), graph.Add(b, eventsOf(c).ByID("2").Get), graph.Add(b, eventsOf(c).ByID("3").Get)
	created := graph.Add(b, func(ctx context.Context) (*Event, error) { return eventsOf(c).Create(ctx, Event{}) })
	require.NoError(t, b.Send(t.Context()))
	require.NoError(t, one.Err())
	require.NoError(t, two.Err())
	require.NoError(t, created.Err())
	require.ErrorIs(t, three.Err(), graph.ErrorCode("InvalidAuthenticationToken"), "one renewal, then the refusal")
	var sent []string
	for _, r := range s.Requests() {
		if strings.HasSuffix(r.Path, "$batch") {
			var body struct{ Requests []json.RawMessage }
			require.NoError(t, json.Unmarshal([]byte(r.Body), &body))
			sent = append(sent, fmt.Sprint(r.Header.Get("Authorization"), " ", len(body.Requests)))
		}
	}
	assert.Equal(t, []string{"Bearer t1 4", "Bearer t2 3"}, sent)
	require.Len(t, i.asked, 2, "one token for all that were refused")
	assert.Equal(t, "{}", i.asked[1].Claims)

	// Without a credential that can renew, a refusal is a refusal.
	s.On("GET", "/v1.0/me/events/4", challenge)
	c = s.Client()
	b = graph.NewBatch(c)
	four := graph.Add(b, eventsOf(c).ByID("4").Get)
	require.NoError(t, b.Send(t.Context()))
	require.ErrorIs(t, four.Err(), graph.ErrorCode("InvalidAuthenticationToken"))
}
