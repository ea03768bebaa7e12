package graph_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// issuer gives numbered tokens, slowly.
type issuer struct {
	mu      sync.Mutex
	asked   []graph.TokenRequest
	err     error
	running int
	delay   time.Duration
	life    time.Duration
	t       *testing.T
}

func (i *issuer) fetch(ctx context.Context, req graph.TokenRequest) (graph.Token, error) {
	i.mu.Lock()
	i.asked = append(i.asked, req)
	n := len(i.asked)
	i.running++
	assert.Equal(i.t, 1, i.running, "one fetch at a time")
	err := i.err
	i.mu.Unlock()
	defer func() {
		i.mu.Lock()
		i.running--
		i.mu.Unlock()
	}()
	select {
	case <-time.After(i.delay):
	case <-ctx.Done():
		return graph.Token{}, ctx.Err()
	}
	if err != nil {
		return graph.Token{}, err
	}
	return graph.Token{Value: fmt.Sprintf("t%d", n), Expires: time.Now().Add(i.life)}, nil
}

func TestTokensAreFetchedOnceUnderConcurrency(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		i := &issuer{delay: time.Second, life: time.Hour, t: t}
		c := graph.CacheTokens(i.fetch)
		var wg sync.WaitGroup
		ask := func(want string) {
			for range 50 {
				wg.Go(func() {
					got, err := c.Token(t.Context(), "s")
					assert.NoError(t, err)
					assert.Equal(t, want, got)
				})
			}
			wg.Wait()
		}
		ask("t1")
		time.Sleep(54 * time.Minute)
		ask("t1")
		time.Sleep(time.Minute) // five minutes before the end, one fetches and others go on
		var first string
		wg.Go(func() { first, _ = c.Token(t.Context(), "s") })
		synctest.Wait()
		old, err := c.Token(t.Context(), "s")
		require.NoError(t, err)
		assert.Equal(t, "t1", old)
		wg.Wait()
		assert.Equal(t, "t2", first)
		ask("t2")
		assert.Len(t, i.asked, 2)
	})
}

func TestTokenFetchFails(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		down := errors.New("down")
		i := &issuer{delay: time.Second, life: time.Hour, t: t, err: down}
		c := graph.CacheTokens(i.fetch)
		var wg sync.WaitGroup
		for range 10 {
			wg.Go(func() {
				_, err := c.Token(t.Context(), "s")
				assert.ErrorIs(t, err, down)
			})
		}
		wg.Wait()
		assert.Len(t, i.asked, 1, "those who wait share the failure")

		i.err = nil
		got, err := c.Token(t.Context(), "s")
		require.NoError(t, err)
		assert.Equal(t, "t2", got)

		i.err = down
		time.Sleep(56 * time.Minute)
		for range 3 {
			got, err = c.Token(t.Context(), "s")
			require.NoError(t, err, "a good token serves on while there is no other")
			assert.Equal(t, "t2", got)
		}
		assert.Len(t, i.asked, 3, "and there is a pause before asking again")
		time.Sleep(4 * time.Minute)
		_, err = c.Token(t.Context(), "s")
		require.ErrorIs(t, err, down)
	})
}

func TestTokenFetchIsAbandoned(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		i := &issuer{delay: 10 * time.Second, life: time.Hour, t: t}
		c := graph.CacheTokens(i.fetch)
		short, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		var wg sync.WaitGroup
		wg.Go(func() {
			_, err := c.Token(short, "s")
			assert.ErrorIs(t, err, context.DeadlineExceeded)
		})
		synctest.Wait()
		wg.Go(func() { // whose own context ends while another fetches
			ctx, cancel := context.WithTimeout(t.Context(), time.Millisecond)
			defer cancel()
			_, err := c.Token(ctx, "s")
			assert.ErrorIs(t, err, context.DeadlineExceeded)
		})
		got, err := c.Token(t.Context(), "s")
		require.NoError(t, err, "who still waits fetches anew")
		assert.Equal(t, "t2", got)
		wg.Wait()
	})
}

func TestTokensByScopeAndWithoutEnd(t *testing.T) {
	n := 0
	c := graph.CacheTokens(func(_ context.Context, req graph.TokenRequest) (graph.Token, error) {
		n++
		if req.Scope == "empty" {
			return graph.Token{}, nil
		}
		return graph.Token{Value: req.Scope}, nil
	})
	for range 2 {
		for _, scope := range []string{"a", "b"} {
			got, err := c.Token(t.Context(), scope)
			require.NoError(t, err)
			assert.Equal(t, scope, got)
		}
	}
	assert.Equal(t, 2, n)
	_, err := c.Token(t.Context(), "empty")
	require.ErrorContains(t, err, "empty token")
}

func TestRefusedTokensAreRenewed(t *testing.T) {
	const claims = `{"access_token":{"nbf":{"essential":true,"value":"1604106651"}}}`
	for name, encoded := range map[string]string{
		"padded": base64.StdEncoding.EncodeToString([]byte(claims)),
		"URL":    base64.RawURLEncoding.EncodeToString([]byte(claims)),
	} {
		t.Run(name, func(t *testing.T) {
			i := &issuer{life: time.Hour, t: t}
			s := graphtest.New(t)
			challenge := graphtest.Error(401, "InvalidAuthenticationToken", "Revoked.").
				With("WWW-Authenticate", `Bearer realm="", error="insufficient_claims", claims="`+encoded+`"`)
			s.On("POST", "/v1.0/me", challenge, graphtest.JSON(200, `{}`).Always())
			c := s.Client(graph.WithCredential(graph.CacheTokens(i.fetch)))
			post := func() error { return c.Request("v1.0").Segment("me").Do(t.Context(), "POST", Event{}, new(Event)) }
			require.NoError(t, post())
			require.NoError(t, post())
			var sent []string
			for _, r := range s.Requests() {
				sent = append(sent, r.Header.Get("Authorization"))
			}
			assert.Equal(t, []string{"Bearer t1", "Bearer t2", "Bearer t2"}, sent)
			assert.Equal(t, []string{"", claims}, []string{i.asked[0].Claims, i.asked[1].Claims})

			s.On("GET", "/v1.0/me", challenge.With("WWW-Authenticate", `claims="%"`).Always())
			err := c.Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, new(Event))
			require.ErrorIs(t, err, graph.ErrorCode("InvalidAuthenticationToken"), "one renewal, then the refusal")
			assert.Len(t, s.Requests(), 5)
			before := len(s.Requests())
			s.On("POST", "/v1.0/stream", challenge)
			require.Error(t, c.Request("v1.0").Segment("stream").Do(t.Context(), "POST", readOnce("x"), nil))
			assert.Len(t, s.Requests(), before+1, "a body that is gone is not sent again")
			i.err = errors.New("down")
			require.ErrorIs(t, c.Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, nil), graph.ErrorCode("InvalidAuthenticationToken"))
		})
	}
}

// readOnce hides all that a reader offers but Read.
func readOnce(text string) struct{ *onlyReader } {
	return struct{ *onlyReader }{&onlyReader{strings.NewReader(text)}}
}

type onlyReader struct{ r *strings.Reader }

func (o *onlyReader) Read(b []byte) (int, error) { return o.r.Read(b) }
