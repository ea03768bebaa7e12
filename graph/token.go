package graph

import (
	"context"
	"encoding/base64"
	"errors"
	"strings"
	"sync"
	"time"
)

// Token is a bearer token and how long it is good for.
type Token struct {
	Value   string
	Expires time.Time // zero: never
	Refresh time.Time // from when on to ask for another; zero: 5 minutes before Expires, or half-way there
}

// TokenRequest says which token is needed.
type TokenRequest struct {
	Scope  string
	Claims string // JSON of a claims challenge that the token has to answer; "" usually
}

// refreshAhead is how long before its end a token is replaced.
const refreshAhead = 5 * time.Minute

// refreshPause is how long a token that is still good serves at least, after it
// was fetched, and after fetching another failed.
const refreshPause = 30 * time.Second

// CacheTokens returns a Credential that keeps what fetch returns, one token for
// each scope, until it is to be refreshed. However many goroutines need a
// token, fetch runs once at a time for a scope; while a token is still good,
// those who come later go on with it. When the service refuses a token, the
// next request has a new one, which answers the claims challenge if there was
// one (continuous access evaluation).
func CacheTokens(fetch func(context.Context, TokenRequest) (Token, error)) Renewer {
	return &tokenCache{fetch: fetch, scopes: map[string]*cachedToken{}}
}

type tokenCache struct {
	fetch  func(context.Context, TokenRequest) (Token, error)
	mu     sync.Mutex
	scopes map[string]*cachedToken
}

// cachedToken is what is known for one scope. Its fields are guarded by the
// cache's mutex, but for those of a finished fetch.
type cachedToken struct {
	token   Token
	claims  string      // of a challenge that no token answers yet
	running *tokenFetch // nil when none is
}

// tokenFetch is one call of fetch. What follows done is set before it closes.
type tokenFetch struct {
	claims string
	done   chan struct{}
	token  Token
	err    error
	again  bool // others have to ask again: its own context ended, or a challenge came meanwhile
}

// Token returns the cached token, or a new one.
func (c *tokenCache) Token(ctx context.Context, scope string) (string, error) {
	for {
		c.mu.Lock()
		t := c.scopes[scope]
		if t == nil {
			t = &cachedToken{}
			c.scopes[scope] = t
		}
		now := time.Now()
		held, good := t.token.Value, t.token.isGood(now)
		if good && (t.running != nil || !t.token.isDue(now)) {
			c.mu.Unlock()
			return held, nil
		}
		running := t.running
		if running == nil {
			running = &tokenFetch{done: make(chan struct{}), claims: t.claims}
			t.running = running
			c.mu.Unlock()
			c.run(ctx, scope, t, running)
		} else {
			c.mu.Unlock()
			select {
			case <-running.done:
			case <-ctx.Done():
				return "", ctx.Err()
			}
		}
		switch {
		case running.err == nil && running.again:
		case running.err == nil:
			return running.token.Value, nil
		case good: // the old one serves until it ends
			return held, nil
		case !running.again || ctx.Err() != nil:
			return "", running.err
		}
	}
}

// Renew returns another token than the refused one. Until one answers the
// challenge, whoever fetches tokens is to ask for its claims.
func (c *tokenCache) Renew(ctx context.Context, scope, refused, challenge string) (string, error) {
	c.mu.Lock()
	if t := c.scopes[scope]; t != nil && t.token.Value == refused {
		t.token, t.claims = Token{}, claimsOf(challenge)
	}
	c.mu.Unlock()
	return c.Token(ctx, scope)
}

// run fetches a token. Whatever happens, others no longer wait for it.
func (c *tokenCache) run(ctx context.Context, scope string, t *cachedToken, f *tokenFetch) {
	f.err = errors.New("fetching a token did not return")
	defer func() {
		c.mu.Lock()
		switch {
		case f.err != nil:
			t.token.Refresh = time.Now().Add(refreshPause)
		case f.claims != t.claims:
			f.again = true
		default:
			t.token, t.claims = f.token.scheduled(time.Now()), ""
		}
		t.running = nil
		c.mu.Unlock()
		close(f.done)
	}()
	token, err := c.fetch(ctx, TokenRequest{Scope: scope, Claims: f.claims})
	if err == nil && token.Value == "" {
		err = errors.New("the credential gave an empty token")
	}
	f.token, f.err, f.again = token, err, err != nil && ctx.Err() != nil
}

// scheduled returns a token that was fetched now with its time of refresh, so
// that even one with little time left is not fetched for every request.
func (t Token) scheduled(now time.Time) Token {
	pause := refreshPause
	if !t.Expires.IsZero() {
		rest := t.Expires.Sub(now)
		pause = min(pause, rest/2)
		if t.Refresh.IsZero() {
			t.Refresh = t.Expires.Add(-min(refreshAhead, rest/2))
		}
	}
	if earliest := now.Add(pause); !t.Refresh.IsZero() && t.Refresh.Before(earliest) {
		t.Refresh = earliest
	}
	return t
}

func (t Token) isGood(now time.Time) bool {
	return t.Value != "" && (t.Expires.IsZero() || now.Before(t.Expires))
}

// isDue reports whether it is time for another token.
func (t Token) isDue(now time.Time) bool { return !t.Refresh.IsZero() && !now.Before(t.Refresh) }

// claimsOf returns the claims that a WWW-Authenticate header asks for, as JSON,
// or "".
// https://learn.microsoft.com/entra/identity-platform/claims-challenge
func claimsOf(challenge string) string {
	_, rest, ok := strings.Cut(challenge, `claims="`)
	if !ok {
		return ""
	}
	text, _, _ := strings.Cut(rest, `"`)
	text = strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(text, "="))
	claims, err := base64.RawStdEncoding.DecodeString(text)
	if err != nil {
		return ""
	}
	return string(claims)
}
