// Package azcred lets clients take their tokens from a credential of the Azure
// SDK, such as those of package azidentity:
//
//	cred, err := azidentity.NewDefaultAzureCredential(nil)
//	gc, err := graph.NewClient(graph.WithCredential(azcred.New(cred)))
//
// It is a package of its own so that only those who import it depend on the
// Azure SDK. For a national cloud, the credential's options name the same cloud
// as graph.WithCloud.
package azcred

import (
	"context"

	"github.com/Azure/azure-sdk-for-go/sdk/azcore"
	"github.com/Azure/azure-sdk-for-go/sdk/azcore/policy"

	"github.com/graphgen/graphgen/graph"
)

// New returns a Credential that asks cred for tokens, and keeps them as
// graph.CacheTokens does. Tokens are asked for with continuous access
// evaluation, whose challenges are answered.
func New(cred azcore.TokenCredential) graph.Credential {
	return graph.CacheTokens(func(ctx context.Context, req graph.TokenRequest) (graph.Token, error) {
		t, err := cred.GetToken(ctx, policy.TokenRequestOptions{
			Scopes:    []string{req.Scope},
			Claims:    req.Claims,
			EnableCAE: true,
		})
		return graph.Token{Value: t.Token, Expires: t.ExpiresOn, Refresh: t.RefreshOn}, err
	})
}
