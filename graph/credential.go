package graph

import (
	"context"
	"errors"
)

// Credential gives the bearer token for requests. Token is called for every
// request, and by several goroutines at once; it is expected to cache.
type Credential interface {
	Token(ctx context.Context, scope string) (string, error)
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
