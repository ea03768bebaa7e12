package azcred_test

import (
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"testing"
	"testing/synctest"
	"time"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/azcred"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// fake gives numbered tokens.
type fake struct {
	asked   []policy.TokenRequestOptions
	refresh time.Duration
	err     error
}

func (f *fake) GetToken(_ context.Context, o policy.TokenRequestOptions) (azcore.AccessToken, error) {
	f.asked = append(f.asked, o)
	now := time.Now()
	t := azcore.AccessToken{Token: fmt.Sprintf("t%d", len(f.asked)), ExpiresOn: now.Add(time.Hour)}
	if f.refresh != 0 {
		t.RefreshOn = now.Add(f.refresh)
	}
	return t, f.err
}

func TestCredential(t *testing.T) {
	f := &fake{}
	s := graphtest.New(t)
	claims := `{"access_token":{}}`
	revoked := graphtest.Error(401, "InvalidAuthenticationToken", "x").
		With("WWW-Authenticate", `Bearer error="insufficient_claims", claims="`+base64.StdEncoding.EncodeToString([]byte(claims))+`"`)
	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{}`), graphtest.JSON(200, `{}`), revoked, graphtest.JSON(200, `{}`))
	me := s.Client(graph.WithCredential(azcred.New(f))).Request("v1.0").Segment("me")
	for range 3 {
		require.NoError(t, me.Do(t.Context(), "GET", nil, nil))
	}
	assert.Equal(t, "Bearer t2", s.Last().Header.Get("Authorization"))
	want := policy.TokenRequestOptions{Scopes: []string{s.URL + "/.default"}, EnableCAE: true}
	require.Len(t, f.asked, 2, "tokens are kept")
	assert.Equal(t, want, f.asked[0])
	want.Claims = claims
	assert.Equal(t, want, f.asked[1])
}

func TestRefreshTimeOfTheCredential(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		c := azcred.New(&fake{refresh: 10 * time.Minute})
		for _, want := range []string{"t1", "t1", "t2", "t2", "t3"} {
			token, err := c.Token(t.Context(), "s")
			require.NoError(t, err)
			assert.Equal(t, want, token)
			time.Sleep(5 * time.Minute)
		}
	})
}

func TestErrors(t *testing.T) {
	denied := errors.New("denied")
	_, err := azcred.New(&fake{err: denied}).Token(t.Context(), "s")
	require.ErrorIs(t, err, denied)
}
