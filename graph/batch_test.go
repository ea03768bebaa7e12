package graph_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// batchPart is a request in a batch, as the service reads it.
type batchPart struct {
	ID        string            `json:"id"`
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	DependsOn []string          `json:"dependsOn"`
	Headers   map[string]string `json:"headers"`
	Body      json.RawMessage   `json:"body"`
}

// batchServer answers batches by a function: the parts, and which HTTP request
// it is from 1 on, give the answer.
type batchServer struct {
	t      *testing.T
	seen   [][]batchPart
	paths  []string
	answer func(round int, parts []batchPart) (status int, body string)
}

func (s *batchServer) RoundTrip(req *http.Request) (*http.Response, error) {
	body, err := io.ReadAll(req.Body)
	require.NoError(s.t, err)
	var in struct {
		Requests []batchPart `json:"requests"`
	}
	require.NoError(s.t, json.Unmarshal(body, &in))
	s.seen = append(s.seen, in.Requests)
	s.paths = append(s.paths, req.Method+" "+req.URL.EscapedPath())
	status, text := s.answer(len(s.seen), in.Requests)
	if status == 0 {
		return nil, io.ErrUnexpectedEOF
	}
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}, "Request-Id": {"outer"}},
		Body: io.NopCloser(strings.NewReader(text)), Request: req, ContentLength: int64(len(text))}, nil
}

func (s *batchServer) client(opts ...graph.Option) *graph.Client {
	c, err := graph.NewClient(append([]graph.Option{graph.WithHTTPClient(&http.Client{Transport: s})}, opts...)...)
	require.NoError(s.t, err)
	return c
}

// each answers every part by itself, in reverse order.
func each(f func(round int, p batchPart) string) func(int, []batchPart) (int, string) {
	return func(round int, parts []batchPart) (int, string) {
		var texts []string
		for _, p := range slices.Backward(parts) {
			if text := f(round, p); text != "" {
				texts = append(texts, fmt.Sprintf(`{"id":%q,%s}`, p.ID, text))
			}
		}
		return 200, `{"responses":[` + strings.Join(texts, ",") + `]}`
	}
}

func TestBatchTypesAndErrors(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events/1", graphtest.JSON(200, `{"id":"1"}`))
	s.On("POST", "/v1.0/me/events", graphtest.JSON(201, `{"id":"new"}`))
	s.On("GET", "/v1.0/me/events?$top=2", graphtest.JSON(200, `{"value":[{"id":"a"},{"id":"b"}],"@odata.nextLink":"{{server}}/v1.0/me/events?next"}`))
	s.On("DELETE", "/v1.0/me/events/2", graphtest.Empty(204))
	s.On("DELETE", "/v1.0/me/events/3", graphtest.Error(404, "ErrorItemNotFound", "Gone.").With("request-id", "inner"))
	s.On("GET", "/v1.0/me/events/4", graphtest.JSON(200, `[5]`))
	s.On("GET", "/v1.0/me/events/5", graphtest.Text(502, "text/html", "<title>Bad gateway</title>"))
	s.On("GET", "/v1.0/me/events/6", graphtest.Empty(200))
	s.On("GET", "/v1.0/me/events/$count", graphtest.Text(200, "text/plain", "\ufeff42"))
	s.On("GET", "/v1.0/me/photo", graphtest.Text(200, "image/jpeg", "\xff\xd8bytes"))
	s.On("PUT", "/v1.0/me/photo", graphtest.Empty(204))
	c := s.Client()
	events, me := eventsOf(c), c.Request("v1.0").Segment("me")

	b := graph.NewBatch(c)
	one := graph.Add(b, events.ByID("1").Header("Prefer", "x").Get)
	created := graph.Add(b, func(ctx context.Context) (*Event, error) {
		return events.Create(ctx, Event{Subject: graph.Value("é")})
	})
	page := graph.Add(b, events.Top(2).Page)
	deleted := b.Add(events.ByID("2").Delete)
	missing := b.Add(events.ByID("3").Delete)
	undecodable := graph.Add(b, events.ByID("4").Get)
	html := graph.Add(b, events.ByID("5").Get)
	empty := graph.Add(b, events.ByID("6").Get)
	noID := graph.Add(b, events.ByID("").Get)
	count := graph.Add(b, events.req.Count)
	photo := graph.Add(b, me.Segment("photo").Content)
	put := b.Add(func(ctx context.Context) error {
		return me.Segment("photo").Put(ctx, "PUT", "image/jpeg", strings.NewReader("\xff\xd8"), nil)
	})
	_, err := one.Get()
	require.ErrorContains(t, err, "not sent yet")
	require.NoError(t, b.Send(t.Context()))

	e, err := one.Get()
	require.NoError(t, err)
	assert.Equal(t, "1", e.ID.Or(""))
	e, err = created.Get()
	require.NoError(t, err)
	assert.Equal(t, "new", e.ID.Or(""))
	p, err := page.Get()
	require.NoError(t, err)
	assert.Len(t, p.Items, 2)
	require.NoError(t, deleted.Err())
	var ge *graph.Error
	require.ErrorAs(t, missing.Err(), &ge)
	assert.Equal(t, "DELETE /me/events/3: 404 ErrorItemNotFound: Gone. (request-id inner)", ge.Error())
	assert.Equal(t, s.URL+"/v1.0/me/events/3", ge.URL)
	require.ErrorContains(t, undecodable.Err(), "want an object, got array")
	require.ErrorContains(t, html.Err(), `502: text/html "Bad gateway"`)
	require.ErrorContains(t, empty.Err(), "the body is empty")
	require.ErrorContains(t, noID.Err(), "empty id")
	n, err := count.Get()
	require.NoError(t, err)
	assert.Equal(t, int64(42), n)
	content, err := photo.Get()
	require.NoError(t, err)
	bytes, err := io.ReadAll(content)
	require.NoError(t, err)
	assert.Equal(t, "\xff\xd8bytes", string(bytes))
	require.NoError(t, put.Err())

	all := s.Requests()
	assert.Equal(t, "/v1.0/$batch", all[0].Path)
	require.Len(t, all, 12)
	assert.Equal(t, "x", all[1].Header.Get("Prefer"))
	assert.Empty(t, all[1].Header.Get("Authorization"))
	assert.Equal(t, `{"subject":"é"}`, all[2].Body)
	assert.Equal(t, `"/9g="`, all[11].Body)
	assert.NotContains(t, all[0].Body, graphtest.Token)
}

func TestBatchSplits(t *testing.T) {
	s := &batchServer{t: t, answer: each(func(_ int, p batchPart) string { return `"status":200,"body":{"id":"` + p.URL + `"}` })}
	c := s.client()
	b := graph.NewBatch(c)
	var answers []*graph.Answer[*Event]
	for i := range 45 {
		answers = append(answers, graph.Add(b, eventsOf(c).ByID(fmt.Sprint(i)).Get))
	}
	beta := graph.Add(b, builder{c.Request("beta").Segment("x")}.Get)
	answers[25].After(answers[2], answers[24]) // one of an earlier HTTP request, one of the same
	require.NoError(t, b.Send(t.Context()))
	for i, a := range answers {
		e, err := a.Get()
		require.NoError(t, err)
		assert.Equal(t, fmt.Sprintf("/me/events/%d", i), e.ID.Or(""))
	}
	e, err := beta.Get()
	require.NoError(t, err)
	assert.Equal(t, "/x", e.ID.Or(""))
	assert.Equal(t, []string{"POST /v1.0/$batch", "POST /v1.0/$batch", "POST /v1.0/$batch", "POST /beta/$batch"}, s.paths)
	for i, n := range []int{20, 20, 5, 1} {
		assert.Len(t, s.seen[i], n)
	}
	for _, p := range s.seen[1] {
		if p.URL == "/me/events/25" {
			assert.Equal(t, []string{"25"}, p.DependsOn)
		}
	}

	late := graph.Add(b, eventsOf(c).ByID("late").Get).After(answers[0])
	require.NoError(t, b.Send(t.Context()))
	require.NoError(t, late.Err())
	assert.Len(t, s.seen[4], 1, "only what is new is sent")
	require.NoError(t, b.Send(t.Context()))
	assert.Len(t, s.seen, 5, "and nothing when there is nothing")
}

func TestBatchDependencies(t *testing.T) {
	s := &batchServer{t: t, answer: each(func(_ int, p batchPart) string {
		switch {
		case p.URL == "/me/events/bad":
			return `"status":403,"body":{"error":{"code":"Denied","message":"No."}}`
		case len(p.DependsOn) > 0:
			return `"status":424,"body":{"error":{"code":"FailedDependency","message":"x"}}`
		}
		return `"status":200,"body":{}`
	})}
	c := s.client()
	b := graph.NewBatch(c)
	events := eventsOf(c)
	invalid := graph.Add(b, events.ByID("").Get)
	bad := graph.Add(b, events.ByID("bad").Get)
	near := graph.Add(b, events.ByID("near").Get).After(bad)
	for i := range 20 {
		graph.Add(b, events.ByID(fmt.Sprint(i)).Get)
	}
	far := graph.Add(b, events.ByID("far").Get).After(bad)
	farther := graph.Add(b, events.ByID("farther").Get).After(far)
	afterInvalid := graph.Add(b, events.ByID("x").Get).After(invalid)
	other := graph.NewBatch(c)
	foreign := graph.Add(other, events.ByID("x").Get)
	afterForeign := graph.Add(b, events.ByID("x").Get).After(foreign)
	early := graph.Add(b, events.ByID("x").Get)
	later := graph.Add(b, events.ByID("x").Get)
	early.After(later)
	require.NoError(t, b.Send(t.Context()))
	require.ErrorIs(t, near.Err(), graph.ErrorCode("FailedDependency"))
	require.ErrorContains(t, far.Err(), "not sent, since a call that it comes after failed: GET /me/events/bad: status 403")
	require.ErrorContains(t, farther.Err(), "not sent")
	require.ErrorContains(t, afterInvalid.Err(), "empty id")
	require.ErrorContains(t, afterForeign.Err(), "added before")
	require.ErrorContains(t, early.Err(), "added before")
	require.NoError(t, later.Err())
}

func TestBatchRepeatsWhatIsRefused(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &batchServer{t: t, answer: each(func(round int, p batchPart) string {
			const busy = `"status":429,"headers":{"Retry-After":"%d"},"body":{"error":{"code":"TooMany","message":"Wait."}}`
			switch {
			case round == 1 && p.URL == "/me/events/1":
				return fmt.Sprintf(busy, 5)
			case round == 1 && p.URL == "/me/events/2":
				return fmt.Sprintf(busy, 9)
			case round == 1 && p.URL == "/me/events/3":
				return `"status":424,"body":{}`
			case p.URL == "/me/events/4":
				return `"status":503,"headers":{"Retry-After":2}`
			case p.Method == "POST":
				return `"status":503`
			}
			return fmt.Sprintf(`"status":200,"body":{"id":"round %d"}`, round)
		})}
		var attempts []graph.Attempt
		c := s.client(graph.WithRetry(graph.Retry{Attempts: 3}), graph.WithObserver(func(_ context.Context, a graph.Attempt) { attempts = append(attempts, a) }))
		b := graph.NewBatch(c)
		events := eventsOf(c)
		zero := graph.Add(b, events.ByID("0").Get)
		one := graph.Add(b, events.ByID("1").Get)
		two := graph.Add(b, events.ByID("2").Get)
		three := graph.Add(b, events.ByID("3").Get).After(zero, one)
		four := graph.Add(b, events.ByID("4").Get)
		post := graph.Add(b, func(ctx context.Context) (*Event, error) { return events.Create(ctx, Event{}) })
		start := time.Now()
		require.NoError(t, b.Send(t.Context()))
		waited := time.Since(start)
		assert.GreaterOrEqual(t, waited, 11*time.Second, "the longest Retry-After of each round")
		assert.LessOrEqual(t, waited, 13*time.Second)
		for want, a := range map[string]*graph.Answer[*Event]{"round 1": zero, "round 2": one} {
			e, err := a.Get()
			require.NoError(t, err)
			assert.Equal(t, want, e.ID.Or(""))
		}
		require.NoError(t, two.Err())
		require.NoError(t, three.Err(), "what depends on one that is repeated is repeated")
		var e *graph.Error
		require.ErrorAs(t, four.Err(), &e)
		assert.Equal(t, 503, e.Status)
		assert.Equal(t, 3, e.Attempts)
		assert.Equal(t, 2*time.Second, e.RetryAfter)
		assert.Equal(t, "outer", e.RequestID)
		require.ErrorAs(t, post.Err(), &e)
		assert.Equal(t, 1, e.Attempts, "a POST that may have been done is not repeated")
		var urls []string
		for _, p := range s.seen[1] {
			urls = append(urls, p.URL)
		}
		assert.Equal(t, []string{"/me/events/1", "/me/events/2", "/me/events/3", "/me/events/4"}, urls)
		assert.Equal(t, []string{"2"}, s.seen[1][2].DependsOn, "what is done is no longer waited for")
		assert.Len(t, s.seen[2], 1)
		var outer, inner []string
		for _, a := range attempts {
			assert.Equal(t, "graph.microsoft.com", a.Host)
			if !a.InBatch {
				outer = append(outer, fmt.Sprint(a.Method, a.Path, a.Status))
				continue
			}
			assert.Equal(t, a.Retried, a.Wait > 0 || a.Status == 424, "%+v", a)
			inner = append(inner, fmt.Sprint(a.Method, " ", a.Path, " ", a.Number, " ", a.Status, " ", a.Retried))
		}
		assert.Equal(t, []string{"POST/v1.0/$batch200", "POST/v1.0/$batch200", "POST/v1.0/$batch200"}, outer)
		assert.Equal(t, []string{
			"GET /v1.0/me/events/0 1 200 false", "GET /v1.0/me/events/1 1 429 true", "GET /v1.0/me/events/2 1 429 true",
			"GET /v1.0/me/events/3 1 424 true", "GET /v1.0/me/events/4 1 503 true", "POST /v1.0/me/events 1 503 false",
			"GET /v1.0/me/events/1 2 200 false", "GET /v1.0/me/events/2 2 200 false", "GET /v1.0/me/events/3 2 200 false",
			"GET /v1.0/me/events/4 2 503 true", "GET /v1.0/me/events/4 3 503 false",
		}, inner, "each answer is observed, with the request that it is the answer to")
	})
}

func TestBatchThatFails(t *testing.T) {
	get := func(b *graph.Batch, events builder) *graph.Answer[*Event] {
		return graph.Add(b, events.ByID("1").Get)
	}
	for name, c := range map[string]struct {
		answer func(int, []batchPart) (int, string)
		text   string
	}{
		"refused":      {func(int, []batchPart) (int, string) { return 400, `{"error":{"code":"BadRequest","message":"No."}}` }, "POST /$batch: 400 BadRequest"},
		"no JSON":      {func(int, []batchPart) (int, string) { return 200, `<html>` }, "POST /$batch: 200"},
		"other JSON":   {func(int, []batchPart) (int, string) { return 200, `{"responses":[5]}` }, "responses[0]"},
		"empty":        {func(int, []batchPart) (int, string) { return 200, `` }, "the body is empty"},
		"no responses": {func(int, []batchPart) (int, string) { return 200, `{}` }, "no answer to GET /me/events/1"},
		"other id":     {func(int, []batchPart) (int, string) { return 200, `{"responses":[{"id":"77","status":200}]}` }, "no answer to GET /me/events/1"},
		"no status":    {func(int, []batchPart) (int, string) { return 200, `{"responses":[{"id":"1"}]}` }, "no answer to GET /me/events/1"},
		"broken":       {func(int, []batchPart) (int, string) { return 0, "" }, "unexpected EOF"},
		"null body":    {func(int, []batchPart) (int, string) { return 200, `{"responses":[{"id":1,"status":200,"body":null}]}` }, "the body is empty"},
		"odd headers": {func(int, []batchPart) (int, string) {
			return 200, `{"responses":[{"id":"1","status":500,"headers":{"A":[1]},"body":"text"}]}`
		}, `500: text/plain`},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &batchServer{t: t, answer: c.answer}
				client := s.client()
				b := graph.NewBatch(client)
				a := get(b, eventsOf(client))
				_ = b.Send(t.Context())
				require.ErrorContains(t, a.Err(), c.text)
				want := 1
				if name == "broken" {
					want = 4 // it only reads
				}
				assert.Len(t, s.seen, want)
			})
		})
	}

	// The second HTTP request fails: the first one's answers stay.
	s := &batchServer{t: t}
	ok := each(func(int, batchPart) string { return `"status":204` })
	s.answer = func(round int, parts []batchPart) (int, string) {
		if round == 2 {
			return 401, `{"error":{"code":"Unauthorized","message":"x"}}`
		}
		return ok(round, parts)
	}
	c := s.client()
	b := graph.NewBatch(c)
	var answers []*graph.Answer[struct{}]
	for range 45 {
		answers = append(answers, b.Add(eventsOf(c).ByID("1").Delete))
	}
	require.ErrorIs(t, b.Send(t.Context()), graph.ErrorCode("Unauthorized"))
	require.NoError(t, answers[19].Err())
	require.ErrorIs(t, answers[20].Err(), graph.ErrorCode("Unauthorized"))
	require.ErrorIs(t, answers[44].Err(), graph.ErrorCode("Unauthorized"))
	assert.Len(t, s.seen, 2)
}

func TestBatchMisuse(t *testing.T) {
	s := &batchServer{t: t, answer: each(func(int, batchPart) string { return `"status":200,"body":{"id":"1"}` })}
	c := s.client()
	events := eventsOf(c)
	b := graph.NewBatch(c)
	two := graph.Add(b, func(ctx context.Context) (*Event, error) {
		_, _ = events.ByID("1").Get(ctx)
		return events.ByID("2").Get(ctx)
	})
	none := graph.Add(b, func(context.Context) (*Event, error) { return new(Event), nil })
	n := 0
	changing := graph.Add(b, func(ctx context.Context) (*Event, error) {
		n++
		return events.ByID(fmt.Sprint(n)).Get(ctx)
	})
	following := graph.Add(b, func(ctx context.Context) (*Event, error) {
		if _, err := events.ByID("1").Get(ctx); err != nil {
			return nil, err
		}
		return events.ByID("1").Get(ctx)
	})
	foreign := graph.Add(b, eventsOf(s.client()).ByID("1").Get)
	noJSON := b.Add(func(ctx context.Context) error {
		return events.req.Put(ctx, "PUT", "application/json", strings.NewReader("{"), nil)
	})
	require.NoError(t, b.Send(t.Context()))
	for _, a := range []*graph.Answer[*Event]{two, none, changing, following} {
		require.ErrorContains(t, a.Err(), "one request, the same each time")
	}
	require.ErrorContains(t, foreign.Err(), "another client")
	require.ErrorContains(t, noJSON.Err(), "not valid JSON")
	assert.Len(t, s.seen[0], 2)

	empty := graph.NewBatch(nil)
	a := graph.Add(empty, builder{}.Get)
	require.NoError(t, empty.Send(t.Context()))
	require.ErrorContains(t, a.Err(), "no client")
}

func TestBatchCancelledWhileWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := &batchServer{t: t, answer: each(func(_ int, p batchPart) string {
			if p.URL == "/me/events/1" {
				return `"status":429,"headers":{"Retry-After":"60"}`
			}
			return `"status":200,"body":{}`
		})}
		c := s.client()
		b := graph.NewBatch(c)
		one, two := graph.Add(b, eventsOf(c).ByID("1").Get), graph.Add(b, eventsOf(c).ByID("2").Get)
		ctx, cancel := context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		require.ErrorIs(t, b.Send(ctx), context.Canceled)
		require.ErrorIs(t, one.Err(), context.Canceled)
		require.NoError(t, two.Err())

		s.seen = nil
		short, stop := context.WithTimeout(t.Context(), time.Second)
		defer stop()
		one = graph.Add(b, eventsOf(c).ByID("1").Get)
		require.NoError(t, b.Send(short))
		var e *graph.Error
		require.ErrorAs(t, one.Err(), &e, "no pause beyond the deadline")
		assert.Equal(t, 429, e.Status)
	})
}

// Services write bodies that are no JSON in several ways.
func TestBatchBodies(t *testing.T) {
	for body, want := range map[string]string{
		`"42"`: "42", `42`: "42", `"1234"`: "1234", `"77u/NDI="`: "42", `"77u_NDI"`: "42", `"test"`: "test", `"a b"`: "a b",
		`"AAAA"`: "AAAA", `null`: "", `{"a":1}`: `{"a":1}`,
	} {
		s := &batchServer{t: t, answer: each(func(int, batchPart) string {
			return `"status":200,"headers":{"content-type":"text/plain"},"body":` + body
		})}
		c := s.client()
		b := graph.NewBatch(c)
		text := graph.Add(b, c.Request("v1.0").Segment("me").Text)
		require.NoError(t, b.Send(t.Context()))
		got, err := text.Get()
		require.NoError(t, err)
		assert.Equal(t, want, got, body)
	}

	s := &batchServer{t: t}
	c := s.client()
	b := graph.NewBatch(c)
	lost := b.Add(func(ctx context.Context) error {
		return c.Request("v1.0").Segment("me").Do(ctx, "PUT", io.MultiReader(brokenReader{}), nil)
	})
	require.NoError(t, b.Send(t.Context()))
	require.ErrorIs(t, lost.Err(), io.ErrClosedPipe)
	assert.Empty(t, s.seen)
}

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }
