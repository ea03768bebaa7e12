package graph

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestCallPageAndValue(t *testing.T) {
	var got string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		got = r.Method + " " + r.URL.EscapedPath() + " " + string(body)
		switch r.URL.Path {
		case "/v1.0/list":
			_, _ = io.WriteString(w, `{"value":["a","b"]}`)
		case "/v1.0/flag":
			_, _ = io.WriteString(w, `{"@odata.context":"x","value":true}`)
		case "/v1.0/null":
			_, _ = io.WriteString(w, `{"value":null}`)
		case "/v1.0/bad":
			_, _ = io.WriteString(w, `{"value":{}}`)
		case "/v1.0/ref":
			w.WriteHeader(http.StatusNoContent)
		}
	}))
	defer srv.Close()
	c, err := NewClient(WithBaseURL(srv.URL), WithInsecure(), WithCredential(StaticToken("t")))
	require.NoError(t, err)
	root := c.Request("v1.0")

	page, err := CallPage[string](t.Context(), root.Segment("list"), http.MethodPost, map[string]int{"n": 1})
	require.NoError(t, err)
	assert.Equal(t, []string{"a", "b"}, page.Items)
	assert.Equal(t, `POST /v1.0/list {"n":1}`, got)

	flag, err := CallValue[bool](t.Context(), root.Segment("flag"), http.MethodGet, nil)
	require.NoError(t, err)
	assert.True(t, flag)
	text, err := CallValue[string](t.Context(), root.Segment("null"), http.MethodGet, nil)
	require.NoError(t, err)
	assert.Empty(t, text)
	_, err = CallValue[int32](t.Context(), root.Segment("bad"), http.MethodGet, nil)
	require.Error(t, err)

	require.NoError(t, root.Segment("ref").Do(t.Context(), http.MethodPost, Reference{ODataID: "https://example.com/x"}, nil))
	assert.Equal(t, `POST /v1.0/ref {"@odata.id":"https://example.com/x"}`, got)
}
