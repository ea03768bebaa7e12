package graph

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestAction(t *testing.T) {
	c, err := NewClient(WithHTTPClient(http.DefaultClient))
	require.NoError(t, err)
	event := c.Request("v1.0").Segment("me/events").ID("a/b").Header("If-Match", "x").With("startDateTime", "y").Require("endDateTime")

	accept := event.Action("accept").With("endDateTime", "z")
	url, err := accept.URL()
	require.NoError(t, err)
	assert.Equal(t, "https://graph.microsoft.com/v1.0/me/events/a%2Fb/accept?startDateTime=y&endDateTime=z", url)
	assert.Equal(t, "x", accept.headers().Get("If-Match"))

	_, err = event.Action("accept").URL()
	require.ErrorContains(t, err, "endDateTime", "what is required stays required")
	assert.Empty(t, event.Segment("accept").headers(), "Segment drops what Action keeps")
	assert.Error(t, event.Action("../x").Err())
	assert.Error(t, event.ID("").Action("accept").Err(), "the first error sticks")
}

func TestKeysAndEnumArguments(t *testing.T) {
	c, err := NewClient(WithCredential(StaticToken("t")))
	require.NoError(t, err)
	root := c.Request("v1.0")
	for want, r := range map[string]Request{
		"/v1.0/a(x='1')":                  root.Segment("a").Key("x", "1"),
		"/v1.0/a(x='1',y='o%27%27b%2F')":  root.Segment("a").Key("x", "1").Key("y", "o'b/"),
		"/v1.0/f(z=ns.kind'iana',n=3)":    root.Call("f", Arg{Name: "z", Value: "iana", Quoted: true, Type: "ns.kind"}, Arg{Name: "n", Value: "3"}),
		"/v1.0/a(x='1')/members/a%2Fb%27": root.Segment("a").Key("x", "1").Segment("members").ID("a/b'"),
	} {
		u, err := r.URL()
		require.NoError(t, err)
		assert.True(t, strings.HasSuffix(u, want), "%s does not end in %s", u, want)
	}
}

func TestItemPath(t *testing.T) {
	c, err := NewClient(WithCredential(StaticToken("t")))
	require.NoError(t, err)
	root := c.Request("v1.0").Segment("drive/root")
	for want, r := range map[string]Request{
		"/v1.0/drive/root:/a/b%20c.txt":            root.ItemPath("a/b c.txt"),
		"/v1.0/drive/root:/a%3Ab:/children":        root.ItemPath("/a:b").Segment("children"),
		"/v1.0/drive/root:/a:/children/1:/x":       root.ItemPath("a").Segment("children").ID("1").ItemPath("x"),
		"/v1.0/drive/root:/a:/createUploadSession": root.ItemPath("a").Action("createUploadSession"),
		"/v1.0/drive/root:/a:/f(n=3)":              root.ItemPath("a").Call("f", Arg{Name: "n", Value: "3"}),
	} {
		u, err := r.URL()
		require.NoError(t, err)
		assert.True(t, strings.HasSuffix(u, want), "%s does not end in %s", u, want)
	}
	for _, bad := range []string{"", "/", "a//b", "a/../b"} {
		_, err := root.ItemPath(bad).URL()
		assert.ErrorContains(t, err, "no path of an item", bad)
	}
}
