package graph_test

import (
	"bytes"
	"errors"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

const (
	purpose       = "/beta/me/mailboxSettings/userPurpose"
	standIn       = "/beta/me/mailboxSettings/userPurposeV2"
	notFoundText  = "Resource not found for the segment 'userPurpose'."
	standInGone   = "Resource not found for the segment 'userPurposeV2'."
	purposeAnswer = `{"value":"room"}`
)

var offline = graph.Fallback{Status: 400, Code: "BadRequest", Message: notFoundText}

// getPurpose does what generated code does.
func getPurpose(t *testing.T, c *graph.Client) (string, error) {
	t.Helper()
	r := c.Request("beta").Segment("me").Segment("mailboxSettings").Segment("userPurpose").With("$select", "a b").Header("X-Test", "1")
	return graph.CallValue[string](t.Context(), r.WithFallback("userPurposeV2", offline), http.MethodGet, nil)
}

func paths(s *graphtest.Server) []string {
	var out []string
	for _, r := range s.Requests() {
		out = append(out, r.Path)
	}
	return out
}

func TestFallbackAsksTheReplacementOnce(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText).Always())
	s.On("GET", standIn, graphtest.JSON(200, purposeAnswer).Always())
	c := s.Client()
	for range 3 {
		got, err := getPurpose(t, c)
		require.NoError(t, err)
		assert.Equal(t, "room", got)
	}
	assert.Equal(t, []string{purpose, standIn, standIn, standIn}, paths(s), "the refusal must be remembered")
	assert.Equal(t, standIn+"?$select=a%20b", s.Last().Target())
	assert.Equal(t, "1", s.Last().Header.Get("X-Test"))

	other := s.Client() // which remembers nothing
	_, err := getPurpose(t, other)
	require.NoError(t, err)
	assert.Equal(t, []string{purpose, standIn}, paths(s)[4:])
}

// TestFallbackOnNothingElse holds every part of the announced error: one that differs in any of them is returned as it is.
func TestFallbackOnNothingElse(t *testing.T) {
	for name, answer := range map[string]graphtest.Answer{
		"status":      graphtest.Error(404, "BadRequest", notFoundText),
		"code":        graphtest.Error(400, "Request_BadRequest", notFoundText),
		"message":     graphtest.Error(400, "BadRequest", "Resource not found for the segment 'me'."),
		"empty":       graphtest.Empty(400),
		"no JSON":     graphtest.Text(400, "text/html", "<p>"+notFoundText),
		"unreadable":  graphtest.JSON(200, `{"value":`),
		"unavailable": graphtest.Error(503, "BadRequest", notFoundText),
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", purpose, answer)
			_, err := getPurpose(t, s.Client())
			var e *graph.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, answer.Status, e.Status)
			assert.Equal(t, []string{purpose}, paths(s))
		})
	}
}

func TestFallbackErrors(t *testing.T) {
	for name, c := range map[string]struct {
		standIn    graphtest.Answer
		wantStatus int
		want       string
	}{
		"the replacement fails":      {graphtest.Error(403, "Forbidden", "No."), 403, "/me/mailboxSettings/userPurposeV2: 403"},
		"the replacement is no more": {graphtest.Error(400, "BadRequest", standInGone), 400, "/me/mailboxSettings/userPurpose: 400"},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText).Always())
			s.On("GET", standIn, c.standIn.Always())
			client := s.Client()
			for range 2 { // a replacement that did not answer is not remembered
				_, err := getPurpose(t, client)
				assert.ErrorContains(t, err, c.want)
			}
			assert.Equal(t, []string{purpose, standIn, purpose, standIn}, paths(s))
		})
	}
}

func TestFallbackTurnsBackAtOnce(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText), graphtest.JSON(200, `{"value":"user"}`).Always())
	s.On("GET", standIn, graphtest.JSON(200, purposeAnswer), graphtest.Error(400, "BadRequest", standInGone).Always())
	c := s.Client()
	var got []string
	for range 3 {
		v, err := getPurpose(t, c)
		require.NoError(t, err)
		got = append(got, v)
	}
	assert.Equal(t, []string{"room", "user", "user"}, got)
	assert.Equal(t, []string{purpose, standIn, standIn, purpose, purpose}, paths(s))
}

func TestWithoutFallbacks(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText).Always())
	_, err := getPurpose(t, s.Client(graph.WithoutFallbacks()))
	assert.ErrorIs(t, err, graph.ErrorCode("BadRequest"))
	assert.Equal(t, []string{purpose}, paths(s))
}

// TestFallbackNeedsARequestThatCanBeSentTwice leaves alone what cannot be: a stream that was read, a link without the segment.
func TestFallbackNeedsARequestThatCanBeSentTwice(t *testing.T) {
	s := graphtest.New(t)
	s.On("POST", purpose, graphtest.Error(400, "BadRequest", notFoundText))
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText))
	r := s.Client().Request("beta").Segment("me/mailboxSettings/userPurpose").WithFallback("userPurposeV2", offline)
	require.Error(t, r.Do(t.Context(), http.MethodPost, strings.NewReader("x"), nil))
	require.Error(t, r.Next(s.URL+purpose+"?$skip=1").Do(t.Context(), http.MethodGet, nil, nil))
	assert.Equal(t, []string{purpose, purpose}, paths(s))

	assert.ErrorContains(t, graph.Request{}.WithFallback("x", offline).Do(t.Context(), http.MethodGet, nil, nil), "no client")
	s.On("GET", purpose+"/child", graphtest.Error(400, "BadRequest", notFoundText))
	require.Error(t, r.Segment("child").Do(t.Context(), http.MethodGet, nil, nil), "a fallback is that of its own path")
}

func TestFallbackConcurrently(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText).Always())
	s.On("GET", standIn, graphtest.JSON(200, purposeAnswer).Always())
	c := s.Client()
	var wg sync.WaitGroup
	for range 20 {
		wg.Go(func() {
			got, err := getPurpose(t, c)
			assert.NoError(t, err)
			assert.Equal(t, "room", got)
		})
	}
	wg.Wait()
	_, err := getPurpose(t, c)
	require.NoError(t, err)
	assert.Equal(t, standIn, s.Last().Path)
}

// roundTripper answers without a network, so that time can be made up.
type roundTripper func(path string) (int, string)

func (f roundTripper) RoundTrip(req *http.Request) (*http.Response, error) {
	status, body := f(req.URL.Path)
	return &http.Response{StatusCode: status, Header: http.Header{}, Body: io.NopCloser(bytes.NewBufferString(body)), Request: req, ContentLength: int64(len(body))}, nil
}

func TestFallbackIsForgottenInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var asked []string
		c, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: roundTripper(func(path string) (int, string) {
			asked = append(asked, path[strings.LastIndexByte(path, '/')+1:])
			if path == purpose {
				return 400, `{"error":{"code":"BadRequest","message":"` + notFoundText + `"}}`
			}
			return 200, purposeAnswer
		})}))
		require.NoError(t, err)
		call := func() {
			_, err := getPurpose(t, c)
			require.NoError(t, err)
		}
		call()
		time.Sleep(14 * time.Minute)
		call()
		assert.Equal(t, []string{"userPurpose", "userPurposeV2", "userPurposeV2"}, asked)
		time.Sleep(time.Minute) // fifteen since the refusal: asking the replacement does not make it last longer
		call()
		assert.Equal(t, []string{"userPurpose", "userPurposeV2"}, asked[3:])
	})
}

func TestFallbackMemoryIsBounded(t *testing.T) {
	c, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: roundTripper(func(path string) (int, string) {
		if strings.HasSuffix(path, "V2") {
			return 200, purposeAnswer
		}
		return 400, `{"error":{"code":"BadRequest","message":"m"}}`
	})}))
	require.NoError(t, err)
	for i := range 1000 {
		r := c.Request("beta").Segment("x"+strings.Repeat("y", i)).WithFallback("xV2", graph.Fallback{Status: 400, Code: "BadRequest", Message: "m"})
		require.NoError(t, r.Do(t.Context(), http.MethodGet, nil, nil))
	}
	assert.LessOrEqual(t, graph.Remembered(c), 100)
	assert.Positive(t, graph.Remembered(c))
}

func TestErrorsOfAFallbackAreErrors(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", purpose, graphtest.Error(400, "BadRequest", notFoundText))
	s.On("GET", standIn, graphtest.JSON(200, `{`))
	_, err := getPurpose(t, s.Client())
	var e *graph.Error
	require.ErrorAs(t, err, &e)
	assert.Contains(t, e.URL, "userPurposeV2")
	assert.Error(t, errors.Unwrap(e))
}
