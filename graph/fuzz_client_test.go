package graph_test

import (
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Whatever a service answers, to whatever part of the client, gives a value or
// an error that says something, and nothing leaves the service's origin.
func FuzzAnswers(f *testing.F) {
	for _, seed := range []struct {
		status int
		header string
		body   string
	}{
		{200, "application/json", `{"value":[{"id":"1","@removed":{"reason":"x"}}],"@odata.nextLink":"https://graph.microsoft.com/v1.0/me/events?2"}`},
		{200, "application/json", `{"value":[],"@odata.deltaLink":"//evil.example/x"}`},
		{200, "application/json", `{"responses":[{"id":"1","status":429,"headers":{"Retry-After":"0"},"body":"x"},{"id":1,"status":200,"headers":{"Content-Type":"text/plain"},"body":"77u/NDI="}]}`},
		{202, "application/json", `{"nextExpectedRanges":["0-5","9-"]}`},
		{410, "text/html", `<title>Gone</title>`},
		{401, `Bearer claims="e30"`, `{"error":{"code":5,"innerError":{"innererror":[]},"details":[1,{"code":"x"}]}}`},
		{302, "https://evil.example/", ""},
		{503, "-1", "\xff\xfe"},
	} {
		f.Add(seed.status, seed.header, []byte(seed.body))
	}
	f.Fuzz(func(t *testing.T, status int, header string, body []byte) {
		if status < 200 || status > 599 || strings.ContainsAny(header, "\r\n\x00") {
			return
		}
		asked := 0
		c, err := graph.NewClient(graph.WithRetry(graph.Retry{Attempts: 1}), graph.WithCredential(graph.StaticToken("token")),
			graph.WithHTTPClient(&http.Client{Transport: roundTrips(func(req *http.Request) (*http.Response, error) {
				asked++
				require.Less(t, asked, 1000)
				if req.Header.Get("Authorization") != "" {
					require.Equal(t, "graph.microsoft.com", req.URL.Host)
				}
				return &http.Response{StatusCode: status, Request: req, Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
					Header: http.Header{"Content-Type": {header}, "Location": {header}, "Retry-After": {header}, "Www-Authenticate": {header}, "Content-Length": {strconv.Itoa(len(body))}}}, nil
			})}))
		require.NoError(t, err)
		check := func(err error) {
			if err != nil {
				require.NotEmpty(t, err.Error())
			}
		}
		events := eventsOf(c)
		_, err = events.ByID("1").Get(t.Context())
		check(err)
		pages := 0
		for _, err := range graph.Pages(t.Context(), events.Page, "") {
			check(err)
			if pages++; pages > 2 {
				break
			}
		}
		d := graph.NewDelta(events.Page, "/v1.0/me/events?token")
		for _, err := range d.All(t.Context()) {
			check(err)
			if pages++; pages > 5 {
				break
			}
		}
		_, err = events.req.Count(t.Context())
		check(err)
		if content, err := events.req.Content(t.Context()); err == nil {
			require.NoError(t, content.Close())
		}
		b := graph.NewBatch(c)
		one := graph.Add(b, events.ByID("1").Get)
		two := graph.Add(b, events.req.Count).After(one)
		check(b.Send(t.Context()))
		check(one.Err())
		check(two.Err())
		_, err = c.Upload(t.Context(), graph.Upload{URL: "https://up.example/", Content: bytes.NewReader(make([]byte, 10)), Size: 10}, new(Event))
		check(err)
	})
}
