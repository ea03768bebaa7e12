package graph_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"math"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// script is a transport that gives one answer after the other, without a
// network, and notes when it was asked and what it was sent.
type script struct {
	answers []func(*http.Request) (*http.Response, error)
	start   time.Time
	asked   []time.Duration
	bodies  []string
}

func (s *script) RoundTrip(req *http.Request) (*http.Response, error) {
	if s.start.IsZero() {
		s.start = time.Now()
	}
	s.asked = append(s.asked, time.Since(s.start))
	body := ""
	if req.Body != nil {
		b, err := io.ReadAll(req.Body)
		if err != nil {
			return nil, err
		}
		body = string(b)
	}
	s.bodies = append(s.bodies, body)
	answer := s.answers[0]
	if len(s.answers) > 1 {
		s.answers = s.answers[1:]
	}
	return answer(req)
}

func status(code int, header ...string) func(*http.Request) (*http.Response, error) {
	return func(req *http.Request) (*http.Response, error) {
		h := http.Header{"Content-Type": {"application/json"}}
		for i := 0; i < len(header); i += 2 {
			h.Set(header[i], header[i+1])
		}
		body := `{"id":"x"}`
		if code >= 400 {
			body = `{"error":{"code":"Busy","message":"Later."}}`
		}
		return &http.Response{StatusCode: code, Header: h, Body: io.NopCloser(strings.NewReader(body)), Request: req, ContentLength: int64(len(body))}, nil
	}
}

func broken(err error) func(*http.Request) (*http.Response, error) {
	return func(*http.Request) (*http.Response, error) { return nil, err }
}

func scripted(t *testing.T, s *script, opts ...graph.Option) graph.Request {
	t.Helper()
	c, err := graph.NewClient(append([]graph.Option{graph.WithHTTPClient(&http.Client{Transport: s})}, opts...)...)
	require.NoError(t, err)
	return c.Request("v1.0").Segment("me")
}

func TestRetryWhereItIsSafe(t *testing.T) {
	reset := broken(errors.New("connection reset"))
	unsent := broken(&net.OpError{Op: "dial", Err: errors.New("refused")})
	for name, c := range map[string]struct {
		method   string
		answer   func(*http.Request) (*http.Response, error)
		header   string
		attempts int
	}{
		"GET 429":                  {"GET", status(429), "", 4},
		"GET 502":                  {"GET", status(502), "", 4},
		"GET 503":                  {"GET", status(503), "", 4},
		"GET 504":                  {"GET", status(504), "", 4},
		"GET reset":                {"GET", reset, "", 4},
		"GET 500":                  {"GET", status(500), "", 1},
		"GET 404":                  {"GET", status(404), "", 1},
		"PUT 502":                  {"PUT", status(502), "", 4},
		"PUT 502, conditional":     {"PUT", status(502), "If-Match", 1},
		"DELETE reset":             {"DELETE", reset, "", 4},
		"DELETE 504, conditional":  {"DELETE", status(504), "If-Match", 1},
		"DELETE 429, conditional":  {"DELETE", status(429), "If-Match", 4},
		"POST 429":                 {"POST", status(429), "", 4},
		"POST 503":                 {"POST", status(503), "", 1},
		"POST 503 and Retry-After": {"POST", status(503, "Retry-After", "0"), "", 4},
		"POST 503, negative":       {"POST", status(503, "Retry-After", "-1"), "", 1},
		"POST 503, past date":      {"POST", status(503, "Retry-After", "Sun, 06 Nov 1994 08:49:37 GMT"), "", 4},
		"POST 502":                 {"POST", status(502, "Retry-After", "1"), "", 1},
		"POST 504":                 {"POST", status(504), "", 1},
		"POST reset":               {"POST", reset, "", 1},
		"POST unsent":              {"POST", unsent, "", 4},
		"PATCH 429":                {"PATCH", status(429), "", 4},
		"PATCH reset":              {"PATCH", reset, "", 1},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &script{answers: []func(*http.Request) (*http.Response, error){c.answer}}
				r := scripted(t, s)
				if c.header != "" {
					r = r.Header(c.header, "x")
				}
				err := r.Do(t.Context(), c.method, Event{ID: graph.Value("1")}, new(Event))
				require.Error(t, err)
				assert.Len(t, s.asked, c.attempts)
				for _, body := range s.bodies {
					assert.Equal(t, `{"id":"1"}`, body, "each attempt sends the whole body")
				}
				var e *graph.Error
				if errors.As(err, &e) {
					assert.Equal(t, c.attempts, e.Attempts)
				} else if c.attempts > 1 {
					assert.Contains(t, err.Error(), "(4 attempts)")
				}
			})
		})
	}
}

func TestRetryPauses(t *testing.T) {
	date := func(in time.Duration) func(*http.Request) (*http.Response, error) {
		return func(req *http.Request) (*http.Response, error) {
			return status(503, "Retry-After", time.Now().Add(in).UTC().Format(http.TimeFormat))(req)
		}
	}
	const s = time.Second
	for name, c := range map[string]struct {
		first    func(*http.Request) (*http.Response, error)
		retry    graph.Retry
		atLeast  []time.Duration
		atMost   []time.Duration
		deadline time.Duration
		fails    bool
	}{
		"doubling":              {first: status(503), atLeast: []time.Duration{s / 4, s / 2, s}, atMost: []time.Duration{s / 2, s, 2 * s}, fails: true},
		"of one's own":          {first: status(503), retry: graph.Retry{Attempts: 3, MinWait: 10 * s, MaxWait: 12 * s}, atLeast: []time.Duration{5 * s, 6 * s}, atMost: []time.Duration{10 * s, 12 * s}, fails: true},
		"Retry-After, seconds":  {first: status(429, "Retry-After", "7"), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{7 * s}, atMost: []time.Duration{8 * s}, fails: true},
		"Retry-After, date":     {first: date(20 * s), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{19 * s}, atMost: []time.Duration{22 * s}, fails: true},
		"Retry-After of today":  {first: date(-time.Hour), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{s / 4}, atMost: []time.Duration{s / 2}, fails: true},
		"too long":              {first: status(429, "Retry-After", "181"), fails: true},
		"beyond 32 bits":        {first: status(429, "Retry-After", "99999999999"), retry: graph.Retry{MaxWait: math.MaxInt64}, deadline: 1000 * time.Hour, fails: true},
		"beyond 64 bits":        {first: status(429, "Retry-After", strings.Repeat("9", 30)), fails: true},
		"in the year 9999":      {first: status(429, "Retry-After", "Fri, 31 Dec 9999 23:59:59 GMT"), retry: graph.Retry{MaxWait: math.MaxInt64}, deadline: 1000 * time.Hour, fails: true},
		"negative":              {first: status(429, "Retry-After", "-30"), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{s / 4}, atMost: []time.Duration{s / 2}, fails: true},
		"a fraction":            {first: status(429, "Retry-After", "0.5"), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{s / 4}, atMost: []time.Duration{s / 2}, fails: true},
		"first beyond the most": {first: status(503), retry: graph.Retry{Attempts: 2, MinWait: time.Hour, MaxWait: s}, atLeast: []time.Duration{s / 2}, atMost: []time.Duration{s}, fails: true},
		"without an end":        {first: status(503), retry: graph.Retry{Attempts: 3, MinWait: math.MaxInt64 / 2, MaxWait: math.MaxInt64}, deadline: s, fails: true},
		"after the deadline":    {first: status(429, "Retry-After", "30"), deadline: 29 * s, fails: true},
		"turned off":            {first: status(429), retry: graph.Retry{Attempts: 1}, fails: true},
		"garbage as if missing": {first: status(429, "Retry-After", "soon"), retry: graph.Retry{Attempts: 2}, atLeast: []time.Duration{s / 4}, atMost: []time.Duration{s / 2}, fails: true},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				rt := &script{answers: []func(*http.Request) (*http.Response, error){c.first}}
				ctx := t.Context()
				if c.deadline > 0 {
					var cancel context.CancelFunc
					ctx, cancel = context.WithTimeout(ctx, c.deadline)
					defer cancel()
				}
				start := time.Now()
				err := scripted(t, rt, graph.WithRetry(c.retry)).Do(ctx, "GET", nil, new(Event))
				assert.Equal(t, c.fails, err != nil)
				var e *graph.Error
				require.ErrorAs(t, err, &e, "the service's error, not that of the context")
				require.Len(t, rt.asked, len(c.atLeast)+1)
				for i := range c.atLeast {
					pause := rt.asked[i+1] - rt.asked[i]
					assert.GreaterOrEqual(t, pause, c.atLeast[i])
					assert.LessOrEqual(t, pause, c.atMost[i])
				}
				assert.Equal(t, rt.asked[len(rt.asked)-1], time.Since(start), "no pause after the last attempt")
			})
		})
	}
}

func TestRetrySucceeds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := &script{answers: []func(*http.Request) (*http.Response, error){broken(io.ErrUnexpectedEOF), status(502), status(429), status(200)}}
		out := new(Event)
		require.NoError(t, scripted(t, rt).Do(t.Context(), "GET", nil, out))
		assert.Equal(t, "x", out.ID.Or(""))
		assert.Len(t, rt.asked, 4)
	})
}

func TestCancelledWhileWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := &script{answers: []func(*http.Request) (*http.Response, error){status(429, "Retry-After", "60")}}
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		start := time.Now()
		err := scripted(t, rt).Do(ctx, "GET", nil, new(Event))
		require.ErrorIs(t, err, context.Canceled)
		assert.Contains(t, err.Error(), "after status 429")
		assert.Equal(t, time.Second, time.Since(start))

		rt = &script{answers: []func(*http.Request) (*http.Response, error){broken(io.ErrUnexpectedEOF)}}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(time.Millisecond, cancel)
		err = scripted(t, rt).Do(ctx, "GET", nil, new(Event))
		require.ErrorIs(t, err, context.Canceled)
		assert.Contains(t, err.Error(), "after a failure of the connection")
	})
}

func TestRetryOfStreams(t *testing.T) {
	name := filepath.Join(t.TempDir(), "photo")
	require.NoError(t, os.WriteFile(name, []byte("0123456789"), 0o600))
	synctest.Test(t, func(t *testing.T) {
		send := func(body io.Reader) *script {
			rt := &script{answers: []func(*http.Request) (*http.Response, error){status(429), status(200)}}
			_ = scripted(t, rt).Put(t.Context(), "PUT", "image/jpeg", body, nil)
			return rt
		}
		f, err := os.Open(name)
		require.NoError(t, err)
		_, err = f.Seek(3, io.SeekStart)
		require.NoError(t, err)
		assert.Equal(t, []string{"3456789", "3456789"}, send(f).bodies, "from where the file stood")
		at, err := f.Seek(0, io.SeekCurrent)
		require.NoError(t, err, "the file stays open")
		assert.Equal(t, int64(3), at)
		require.NoError(t, f.Close())
		assert.Equal(t, []string{"b", "b"}, send(strings.NewReader("b")).bodies)
		assert.Equal(t, []string{"b", "b"}, send(bytes.NewBufferString("b")).bodies)
		assert.Equal(t, []string{"b"}, send(io.MultiReader(strings.NewReader("b"))).bodies, "what can be read once is sent once")
		pr, pw, err := os.Pipe()
		require.NoError(t, err)
		_, err = pw.WriteString("b")
		require.NoError(t, err)
		require.NoError(t, pw.Close())
		assert.Equal(t, []string{"b"}, send(pr).bodies)
	})
}

var quick = graph.WithRetry(graph.Retry{MinWait: time.Millisecond})

// A real server cuts connections before, within and after what it sends.
func TestBrokenConnections(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/x", graphtest.Dropped(), graphtest.JSON(200, `{"id":"1"`).Truncated(), graphtest.JSON(200, `{"id":"1"}`))
	out := new(Event)
	require.NoError(t, s.Client(quick).Request("v1.0").Segment("x").Do(t.Context(), "GET", nil, out))
	assert.Equal(t, "1", out.ID.Or(""))
	assert.Len(t, s.Requests(), 3)

	s.On("POST", "/v1.0/x", graphtest.Dropped())
	err := s.Client(quick).Request("v1.0").Segment("x").Do(t.Context(), "POST", Event{}, out)
	require.ErrorContains(t, err, "POST /x")
	assert.Len(t, s.Requests(), 4, "a POST whose outcome is unknown is not repeated")

	s.On("POST", "/v1.0/x", graphtest.JSON(201, `{"id":"1"`).Truncated())
	err = s.Client(quick).Request("v1.0").Segment("x").Do(t.Context(), "POST", Event{}, out)
	var e *graph.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, 201, e.Status, "the caller sees that it was done")
	require.ErrorIs(t, err, io.ErrUnexpectedEOF)

	s.On("GET", "/v1.0/x/$count", graphtest.Text(200, "text/plain", "4").Truncated(), graphtest.Text(200, "text/plain", "42"))
	n, err := s.Client(quick).Request("v1.0").Segment("x").Count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, int64(42), n)
}

func TestPermanentErrorsAreNotRepeated(t *testing.T) {
	s := graphtest.NewTLS(t)
	attempts := 0
	c, err := graph.NewClient(graph.WithBaseURL(s.URL), graph.WithHTTPClient(&http.Client{}),
		graph.WithObserver(func(context.Context, graph.Attempt) { attempts++ }))
	require.NoError(t, err)
	require.ErrorContains(t, c.Request("v1.0").Do(t.Context(), "GET", nil, nil), "certificate")
	assert.Equal(t, 1, attempts)

	plain := graphtest.New(t)
	c, err = graph.NewClient(graph.WithBaseURL(strings.Replace(plain.URL, "http:", "https:", 1)), graph.WithHTTPClient(&http.Client{}),
		graph.WithObserver(func(context.Context, graph.Attempt) { attempts++ }))
	require.NoError(t, err)
	require.Error(t, c.Request("v1.0").Do(t.Context(), "GET", nil, nil))
	assert.Equal(t, 2, attempts)

	big := graphtest.New(t)
	big.On("GET", "/v1.0", graphtest.JSON(200, `{"id":"`+strings.Repeat("x", 200)+`"}`))
	require.ErrorContains(t, big.Client(quick, graph.WithMaxBody(100)).Request("v1.0").Do(t.Context(), "GET", nil, new(Event)), "more than 100 bytes")
}

func TestRetryOptions(t *testing.T) {
	for _, bad := range []graph.Retry{{Attempts: -1}, {MinWait: -1}, {MaxWait: -1}} {
		_, err := graph.NewClient(graph.WithCredential(graph.StaticToken("t")), graph.WithRetry(bad))
		require.ErrorContains(t, err, "WithRetry")
	}
}

// However often an attempt fails, pauses neither shrink nor turn negative.
func TestPausesDoNotOverflow(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		rt := &script{answers: []func(*http.Request) (*http.Response, error){status(503)}}
		ctx, cancel := context.WithTimeout(t.Context(), 200*365*24*time.Hour)
		defer cancel()
		err := scripted(t, rt, graph.WithRetry(graph.Retry{Attempts: 100, MinWait: time.Second, MaxWait: math.MaxInt64})).Do(ctx, "GET", nil, nil)
		var e *graph.Error
		require.ErrorAs(t, err, &e, "the next pause would end after the deadline")
		assert.Greater(t, len(rt.asked), 25)
		assert.Less(t, len(rt.asked), 40)
		for i := 3; i < len(rt.asked); i++ {
			assert.Greater(t, rt.asked[i]-rt.asked[i-1], (rt.asked[i-2]-rt.asked[i-3])/2)
		}
	})
}

// A stream that cannot be read twice is sent once; the refusal tells how long to
// wait before another one.
func TestRefusedStream(t *testing.T) {
	rt := &script{answers: []func(*http.Request) (*http.Response, error){status(429, "Retry-After", "7")}}
	err := scripted(t, rt).Put(t.Context(), "PUT", "image/jpeg", readOnce("photo"), nil)
	var e *graph.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, 7*time.Second, e.RetryAfter)
	assert.Equal(t, []string{"photo"}, rt.bodies)
}
