package graphtest_test

import (
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

func TestServer(t *testing.T) {
	for name, s := range map[string]*graphtest.Server{"http": graphtest.New(t), "https": graphtest.NewTLS(t)} {
		t.Run(name, func(t *testing.T) {
			s.On("POST", "/v1.0/a%2Fb?$top=1",
				graphtest.JSON(201, `{"link":"{{server}}/x"}`),
				graphtest.Text(200, "text/plain", "later").With("Content-Type", "text/csv").With("X", "{{server}}").Always())
			s.On("POST", "/v1.0/a%2Fb", graphtest.Empty(204))
			post := func(query string) (*http.Response, string) {
				resp, err := s.Server.Client().Post(s.URL+"/v1.0/a%2Fb"+query, "text/plain", strings.NewReader("body"))
				require.NoError(t, err)
				body, err := io.ReadAll(resp.Body)
				require.NoError(t, err)
				require.NoError(t, resp.Body.Close())
				return resp, string(body)
			}
			resp, body := post("?$top=1")
			assert.Equal(t, 201, resp.StatusCode)
			assert.Equal(t, `{"link":"`+s.URL+`/x"}`, body)
			for range 2 {
				resp, body = post("?$top=1")
				assert.Equal(t, "later", body)
				assert.Equal(t, "text/csv", resp.Header.Get("Content-Type"))
				assert.Equal(t, s.URL, resp.Header.Get("X"))
			}
			resp, _ = post("?other")
			assert.Equal(t, 204, resp.StatusCode)
			assert.Len(t, s.Requests(), 4)
			last := s.Last()
			assert.Equal(t, "POST /v1.0/a%2Fb?other body", last.Method+" "+last.Target()+" "+last.Body)
			assert.Equal(t, "text/plain", last.Header.Get("Content-Type"))
		})
	}
}

// recorder is a test whose failures are only noted.
type recorder struct {
	testing.TB
	failures []string
}

func (r *recorder) Helper()        {}
func (r *recorder) Cleanup(func()) {}
func (r *recorder) Errorf(format string, args ...any) {
	r.failures = append(r.failures, fmt.Sprintf(format, args...))
}

func TestUnexpectedRequestFailsTheTest(t *testing.T) {
	r := &recorder{}
	s := graphtest.New(r)
	defer s.Close()
	s.On("GET", "/v1.0/me", graphtest.Empty(204))
	me := s.Client().Request("v1.0").Segment("me")
	require.NoError(t, me.Do(t.Context(), "GET", nil, nil))
	require.ErrorIs(t, me.Do(t.Context(), "GET", nil, nil), graph.ErrorCode("NotScripted"))
	assert.Equal(t, []string{"graphtest: unexpected request GET /v1.0/me"}, r.failures)
}
