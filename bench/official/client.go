//go:build peers

package official

import (
	"context"
	"net/http"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	khttp "github.com/microsoft/kiota-http-go"
	msgraph "github.com/microsoftgraph/msgraph-sdk-go"
	core "github.com/microsoftgraph/msgraph-sdk-go-core"
)

// token is an authentication provider with a fixed token.
type token string

// AuthenticateRequest implements authentication.AuthenticationProvider.
func (t token) AuthenticateRequest(_ context.Context, r *abstractions.RequestInformation, _ map[string]any) error {
	r.Headers.Add("Authorization", "Bearer "+string(t))
	return nil
}

// Client is a client of msgraph-sdk-go.
type Client = msgraph.GraphServiceClient

// NewClient returns a client of msgraph-sdk-go with its own middleware on top of the transport.
func NewClient(transport http.RoundTripper) (*Client, error) {
	options := msgraph.GetDefaultClientOptions()
	client := core.GetDefaultClient(&options)
	client.Transport = khttp.NewCustomTransportWithParentTransport(transport, core.GetDefaultMiddlewaresWithOptions(&options)...)
	adapter, err := msgraph.NewGraphRequestAdapterWithParseNodeFactoryAndSerializationWriterFactoryAndHttpClient(token("token"), nil, nil, client)
	if err != nil {
		return nil, err
	}
	return msgraph.NewGraphServiceClient(adapter), nil
}
