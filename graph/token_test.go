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

// A token that lives shortly, or whose credential wants it refreshed at once, is
// still kept for a while.
func TestShortTokensAreKept(t *testing.T) {
	for name, c := range map[string]struct {
		life, refresh time.Duration // 0: not given
		keeps         time.Duration
	}{
		"an hour":               {time.Hour, 0, 55 * time.Minute},
		"eight minutes":         {8 * time.Minute, 0, 4 * time.Minute},
		"twenty seconds":        {20 * time.Second, 0, 10 * time.Second},
		"refreshed at once":     {time.Hour, -time.Minute, 30 * time.Second},
		"refreshed half-way":    {time.Hour, 30 * time.Minute, 30 * time.Minute},
		"no end, but refreshed": {0, time.Minute, time.Minute},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				n := 0
				cache := graph.CacheTokens(func(context.Context, graph.TokenRequest) (graph.Token, error) {
					n++
					token := graph.Token{Value: fmt.Sprint("t", n)}
					if c.life != 0 {
						token.Expires = time.Now().Add(c.life)
					}
					if c.refresh != 0 {
						token.Refresh = time.Now().Add(c.refresh)
					}
					return token, nil
				})
				ask := func(want string) {
					got, err := cache.Token(t.Context(), "s")
					require.NoError(t, err)
					assert.Equal(t, want, got)
				}
				ask("t1")
				time.Sleep(c.keeps - time.Millisecond)
				ask("t1")
				time.Sleep(time.Millisecond)
				ask("t2")
			})
		})
	}
}

// The claims of a challenge reach the next fetch, whoever starts it, and a token
// that was on its way without them serves nobody.
func TestChallengesAreAnswered(t *testing.T) {
	const challenge = `Bearer error="insufficient_claims", claims="e30="`
	synctest.Test(t, func(t *testing.T) {
		i := &issuer{delay: 10 * time.Second, life: time.Hour, t: t}
		c := graph.CacheTokens(i.fetch)
		first, err := c.Token(t.Context(), "s")
		require.NoError(t, err)
		time.Sleep(56 * time.Minute)

		var wg sync.WaitGroup
		ask := func(want string, call func() (string, error)) {
			wg.Go(func() {
				got, err := call()
				assert.NoError(t, err)
				assert.Equal(t, want, got)
			})
			synctest.Wait()
		}
		token := func() (string, error) { return c.Token(t.Context(), "s") }
		renew := func() (string, error) { return c.Renew(t.Context(), "s", first, challenge) }
		ask("t3", token) // a refresh, t2
		ask("t3", renew)
		ask("t3", token)
		ask("t3", renew)
		wg.Wait()
		require.Len(t, i.asked, 3)
		assert.Equal(t, []string{"", "", "{}"}, []string{i.asked[0].Claims, i.asked[1].Claims, i.asked[2].Claims})

		// A failure leaves the challenge to whoever comes next; success ends it.
		i.err = errors.New("down")
		_, err = c.Renew(t.Context(), "s", "t3", challenge)
		require.ErrorIs(t, err, i.err)
		i.err = nil
		got, err := c.Token(t.Context(), "s")
		require.NoError(t, err)
		assert.Equal(t, "t5", got)
		time.Sleep(56 * time.Minute)
		_, err = c.Token(t.Context(), "s")
		require.NoError(t, err)
		assert.Equal(t, []string{"{}", "{}", ""}, []string{i.asked[3].Claims, i.asked[4].Claims, i.asked[5].Claims})
	})
}

// A credential that panics takes along its own request, and no other.
func TestTokenFetchPanics(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		first := true
		c := graph.CacheTokens(func(context.Context, graph.TokenRequest) (graph.Token, error) {
			if first {
				first = false
				time.Sleep(time.Second)
				panic("no")
			}
			return graph.Token{Value: "t"}, nil
		})
		var wg sync.WaitGroup
		wg.Go(func() { assert.Panics(t, func() { _, _ = c.Token(t.Context(), "s") }) })
		synctest.Wait()
		_, err := c.Token(t.Context(), "s")
		require.ErrorContains(t, err, "did not return")
		wg.Wait()
		got, err := c.Token(t.Context(), "s")
		require.NoError(t, err)
		assert.Equal(t, "t", got)
	})
}
