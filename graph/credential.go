package graph

import (
	"context"
	"errors"
)

// Credential gives the bearer token for requests. Token is called for every
// request, and by several goroutines at once; it is expected to cache, as
// CacheTokens does.
type Credential interface {
	Token(ctx context.Context, scope string) (string, error)
}

// Renewer is a Credential that can act on the refusal of a token. Renew is
// called when the service answered 401 to a request with the token refused;
// challenge is its WWW-Authenticate header. The request is then sent once more
// with the token that Renew returns, unless that is the refused one.
type Renewer interface {
	Credential
	Renew(ctx context.Context, scope, refused, challenge string) (string, error)
}

// TokenFunc is a function as a Credential.
type TokenFunc func(ctx context.Context, scope string) (string, error)

// Token calls f.
func (f TokenFunc) Token(ctx context.Context, scope string) (string, error) { return f(ctx, scope) }

// StaticToken is a Credential that always gives the same token.
func StaticToken(token string) Credential {
	return TokenFunc(func(context.Context, string) (string, error) {
		if token == "" {
			return "", errors.New("the static token is empty")
		}
		return token, nil
	})
}
