//go:build peers

package official

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// request is what arrives at the service.
type request struct {
	Method, URL string
	Query       url.Values
	Headers     map[string]string
	Body        any
}

// relevant are the headers that change what the service does.
var relevant = []string{"Accept", "Authorization", "ConsistencyLevel", "Content-Type", "If-Match", "Prefer"}

// recorder is a service that answers each request with the same JSON, and keeps the last one.
type recorder struct {
	t      *testing.T
	answer string
	got    []request
}

// RoundTrip implements http.RoundTripper.
func (r *recorder) RoundTrip(req *http.Request) (*http.Response, error) {
	got := request{Method: req.Method, URL: req.URL.Scheme + "://" + req.URL.Host + req.URL.Path, Query: req.URL.Query(), Headers: map[string]string{}}
	for _, name := range relevant {
		if v := req.Header.Values(name); len(v) > 0 {
			got.Headers[name] = strings.Join(v, ", ")
		}
	}
	if req.Body != nil {
		var body io.Reader = req.Body
		if req.Header.Get("Content-Encoding") == "gzip" {
			unzipped, err := gzip.NewReader(body)
			require.NoError(r.t, err)
			body = unzipped
		}
		text, err := io.ReadAll(body)
		require.NoError(r.t, err)
		if len(text) > 0 {
			require.NoError(r.t, json.Unmarshal(text, &got.Body), "%s", text)
		}
	}
	r.got = append(r.got, got)
	return &http.Response{
		StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req, ContentLength: int64(len(r.answer)),
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader([]byte(r.answer))),
	}, nil
}

// last returns the only request since the last call.
func (r *recorder) last() request {
	r.t.Helper()
	require.Len(r.t, r.got, 1)
	got := r.got[0]
	r.got = nil
	return got
}

// withoutTypes drops each member @odata.type of v that is not in the same place of other.
func withoutTypes(v, other any) any {
	switch v := v.(type) {
	case map[string]any:
		twin, _ := other.(map[string]any)
		out := map[string]any{}
		for name, member := range v {
			if _, ok := twin[name]; ok || name != "@odata.type" {
				out[name] = withoutTypes(member, twin[name])
			}
		}
		return out
	case []any:
		twin, _ := other.([]any)
		out := make([]any, len(v))
		for i, item := range v {
			if i < len(twin) {
				item = withoutTypes(item, twin[i])
			}
			out[i] = item
		}
		return out
	default:
		return v
	}
}

// lowerNames begins the names of the members of an object with a small letter.
func lowerNames(v any) any {
	object, ok := v.(map[string]any)
	if !ok {
		return v
	}
	out := map[string]any{}
	for name, member := range object {
		out[strings.ToLower(name[:1])+name[1:]] = member
	}
	return out
}
