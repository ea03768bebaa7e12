package graph_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

func TestDoSendsWhatIsAsked(t *testing.T) {
	s := graphtest.New(t)
	s.On("PATCH", "/v1.0/me/events/a%2Fb", graphtest.JSON(200, `{"id":"a/b","subject":"New"}`))
	out := new(Event)
	r := s.Client(graph.WithUserAgent("test/1")).Request("v1.0").Segment("me/events").ID("a/b").
		Header("Prefer", `outlook.timezone="UTC"`).Header("prefer", "return=representation").Header("If-Match", `W/"1"`).Header("If-Match", `W/"2"`)
	require.NoError(t, r.Do(t.Context(), http.MethodPatch, EventUpdate{Subject: graph.Value("New"), Extra: graph.Nulls("location")}, out))
	assert.Equal(t, "New", out.Subject.Or(""))
	got := s.Last()
	assert.Equal(t, "PATCH", got.Method)
	assert.Equal(t, "/v1.0/me/events/a%2Fb", got.Target())
	assert.Equal(t, `{"subject":"New","location":null}`, got.Body)
	want := map[string]string{
		"Authorization": "Bearer " + graphtest.Token, "Accept": "application/json", "Content-Type": "application/json",
		"User-Agent": "test/1", "Prefer": `outlook.timezone="UTC", return=representation`, "If-Match": `W/"2"`,
	}
	for name, value := range want {
		assert.Equal(t, []string{value}, got.Header[name], name)
	}
}

func TestDoBodies(t *testing.T) {
	s := graphtest.New(t)
	s.On("POST", "/v1.0/x", graphtest.JSON(201, `{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"}`).Always())
	r := s.Client().Request("v1.0").Segment("x")
	var body AnyAttachment = &FileAttachment{Name: graph.Value("f")}
	var nilBody *Event
	for _, c := range []struct {
		body              any
		want, contentType string
	}{
		{nil, "", ""},
		{nilBody, "", ""},
		{&body, `{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"}`, "application/json"},
		{strings.NewReader("raw"), "raw", "application/octet-stream"},
		{map[string]any{"ids": []string{"a"}}, `{"ids":["a"]}`, "application/json"},
	} {
		var out AnyAttachment
		require.NoError(t, r.Do(t.Context(), http.MethodPost, c.body, &out))
		assert.IsType(t, &FileAttachment{}, out)
		assert.Equal(t, c.want, s.Last().Body)
		assert.Equal(t, c.contentType, s.Last().Header.Get("Content-Type"))
	}
	require.NoError(t, r.Put(t.Context(), http.MethodPost, "image/jpeg", strings.NewReader("img"), nil))
	assert.Equal(t, "image/jpeg", s.Last().Header.Get("Content-Type"))
	require.ErrorContains(t, r.Do(t.Context(), http.MethodPost, make(chan int), nil), "POST")
	require.Error(t, r.Do(t.Context(), "BAD METHOD", nil, nil))
}

func TestEmptySuccess(t *testing.T) {
	s := graphtest.New(t)
	for _, c := range []struct {
		status int
		fails  bool
	}{{204, false}, {202, false}, {200, true}, {201, true}} {
		s.On("GET", "/v1.0/me", graphtest.Empty(c.status), graphtest.Empty(c.status))
		out := &Event{ID: graph.Value("kept")}
		err := s.Client().Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, out)
		require.NoError(t, s.Client().Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, nil))
		if !c.fails {
			require.NoError(t, err)
			assert.Equal(t, "kept", out.ID.Or(""))
			continue
		}
		var e *graph.Error
		require.ErrorAs(t, err, &e)
		assert.Equal(t, c.status, e.Status)
		assert.Contains(t, err.Error(), "the body is empty")
	}
}

func TestServiceErrors(t *testing.T) {
	const inner = `{"error":{"code":"BadRequest","message":"No.","target":"start","details":[{"code":"d1","message":"m1","target":"t1"},5],
		"innerError":{"code":"ErrorInvalidTimeZone","message":"in","innererror":{"code":"deepest"},"date":"2026-03-31T08:00:00","request-id":"r-inner","client-request-id":"c-inner"}}}`
	for name, c := range map[string]struct {
		answer graphtest.Answer
		text   string
		check  func(*testing.T, *graph.Error)
	}{
		"not found": {graphtest.Error(404, "ErrorItemNotFound", "No item.").With("request-id", "r1").With("client-request-id", "c1"),
			"GET /me/events: 404 ErrorItemNotFound: No item. (request-id r1)", func(t *testing.T, e *graph.Error) {
				assert.Equal(t, "c1", e.ClientRequestID)
				assert.True(t, errors.Is(e, graph.ErrorCode("erroritemnotfound")))
				assert.False(t, errors.Is(e, graph.ErrorCode("other")))
				assert.False(t, errors.Is(e, graph.ErrorCode("")))
				assert.True(t, strings.HasSuffix(e.URL, "/v1.0/me/events?$top=1"))
			}},
		"inner": {graphtest.JSON(400, inner), "GET /me/events: 400 BadRequest: No. (request-id r-inner)", func(t *testing.T, e *graph.Error) {
			assert.True(t, errors.Is(e, graph.ErrorCode("ErrorInvalidTimeZone")))
			assert.True(t, errors.Is(e, graph.ErrorCode("DEEPEST")))
			assert.Equal(t, []graph.InnerError{{Code: "ErrorInvalidTimeZone", Message: "in"}, {Code: "deepest"}}, e.Inner)
			assert.Equal(t, []graph.ErrorDetail{{Code: "d1", Message: "m1", Target: "t1"}}, e.Details)
			assert.Equal(t, "2026-03-31T08:00:00", e.Date)
			assert.Equal(t, "start", e.Target)
		}},
		"throttled": {graphtest.Error(429, "TooManyRequests", "Wait.").With("Retry-After", "7"), "429 TooManyRequests: Wait.", func(t *testing.T, e *graph.Error) {
			assert.Equal(t, 7*time.Second, e.RetryAfter)
		}},
		"retry date": {graphtest.Empty(503).With("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat)), "503: Service Unavailable, with an empty body", func(t *testing.T, e *graph.Error) {
			assert.InDelta(t, time.Hour, e.RetryAfter, float64(time.Minute))
		}},
		"retry garbage": {graphtest.Empty(503).With("Retry-After", "soon"), "503", func(t *testing.T, e *graph.Error) { assert.Zero(t, e.RetryAfter) }},
		"html": {graphtest.Text(502, "text/html", "<html><head><title>Bad\n gateway</title></head><body>é</body></html>"), `GET /me/events: 502: text/html "Bad gateway"`,
			func(t *testing.T, e *graph.Error) { assert.Contains(t, string(e.Body), "<html>") }},
		"text":               {graphtest.Text(500, "text/plain", strings.Repeat("é", 500)), "500: text/plain", nil},
		"odd JSON":           {graphtest.JSON(400, `{"error":{"code":5,"message":[1]}}`), "400 5", nil},
		"JSON array":         {graphtest.JSON(400, `[1]`), `400: application/json "[1]"`, nil},
		"error is null":      {graphtest.JSON(400, `{"error":null}`), `400: application/json`, nil},
		"oauth":              {graphtest.JSON(401, `{"error":"invalid_grant","error_description":"Expired."}`), "401 invalid_grant: Expired.", nil},
		"truncated error":    {graphtest.JSON(400, `{"error":{"code":"Bad`).Truncated(), "unexpected EOF", nil},
		"success, HTML":      {graphtest.Text(200, "text/html", "<title>Sign in</title>"), `GET /me/events: 200: expected JSON, got text/html "Sign in"`, nil},
		"success, truncated": {graphtest.JSON(200, `{"value":[{"id":"1"}`).Truncated(), "unexpected EOF", nil},
		"success, cut JSON":  {graphtest.JSON(200, `{"value":[{"id":"1"}`), "want ',' or ']', got end of input", nil},
		"success, other JSON": {graphtest.JSON(200, `{"value":{"id":"1"}}`), "value: want an array, got object at offset 9", func(t *testing.T, e *graph.Error) {
			var de *graph.DecodeError
			require.ErrorAs(t, e, &de)
			assert.Equal(t, "value", de.Path)
		}},
		"foreign redirect":      {graphtest.Empty(302).With("Location", "https://evil.example/x?secret=1"), "302: a redirect to https://evil.example, which is not followed", nil},
		"redirect to nowhere":   {graphtest.Empty(304), "304", nil},
		"binary, invalid UTF-8": {graphtest.Text(500, "", "\xff\xfe\x00"), "500: ", nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", "/v1.0/me/events", c.answer)
			_, err := graph.GetPage[*Event](t.Context(), s.Client().Request("v1.0").Segment("me/events").Top(1))
			var e *graph.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, c.answer.Status, e.Status)
			assert.Contains(t, err.Error(), c.text)
			if c.check != nil {
				c.check(t, e)
			}
		})
	}
}

func TestBodyLimit(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{"id":"`+strings.Repeat("x", 200)+`"}`).Always())
	r := s.Client(graph.WithMaxBody(100)).Request("v1.0").Segment("me")
	require.ErrorContains(t, r.Do(t.Context(), "GET", nil, new(Event)), "more than 100 bytes")
	_, err := r.Text(t.Context())
	require.ErrorContains(t, err, "more than 100 bytes")
	require.NoError(t, s.Client(graph.WithMaxBody(209)).Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, new(Event)))
}

func TestPaging(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events?$top=2", graphtest.JSON(200, `{"@odata.context":"c","@odata.count":3,"@odata.nextLink":"{{server}}/v1.0/me/events?$skiptoken=a%2Bb","value":[{"id":"1"},{"id":"2"}]}`).Always())
	s.On("GET", "/v1.0/me/events?$skiptoken=a%2Bb", graphtest.JSON(200, `{"value":[],"@odata.nextLink":"/v1.0/me/events?last"}`).Always())
	s.On("GET", "/v1.0/me/events?last", graphtest.JSON(200, `{"value":[{"id":"3"}],"@odata.deltaLink":"{{server}}/d"}`).Always())
	r := s.Client().Request("v1.0").Segment("me/events").Top(2).Header("Prefer", "x")
	page, err := graph.GetPage[*Event](t.Context(), r)
	require.NoError(t, err)
	assert.Len(t, page.Items, 2)
	assert.Equal(t, int64(3), page.Count)
	assert.Equal(t, 1, page.Extra.Len())

	var ids []string
	for e, err := range graph.All[*Event](t.Context(), r) {
		require.NoError(t, err)
		ids = append(ids, e.ID.Or(""))
	}
	assert.Equal(t, []string{"1", "2", "3"}, ids)
	for _, got := range s.Requests() {
		assert.Equal(t, "x", got.Header.Get("Prefer"))
		assert.Equal(t, "Bearer "+graphtest.Token, got.Header.Get("Authorization"))
	}

	before := len(s.Requests())
	for _, err := range graph.All[*Event](t.Context(), r) {
		require.NoError(t, err)
		break
	}
	assert.Len(t, s.Requests(), before+1, "no page is fetched that nobody reads")

	last, err := graph.GetPage[*Event](t.Context(), r.Next(s.URL+"/v1.0/me/events?last"))
	require.NoError(t, err)
	assert.Equal(t, s.URL+"/d", last.DeltaLink)
	assert.Equal(t, int64(-1), last.Count)
}

func TestPagingErrors(t *testing.T) {
	for name, c := range map[string]struct {
		second graphtest.Answer
		link   string
		text   string
	}{
		"fails in the middle": {graphtest.Error(500, "Oops", "x"), "{{server}}/v1.0/x?2", "500 Oops"},
		"foreign link":        {graphtest.Empty(200), "https://evil.example/v1.0/x?2", "leads to https://evil.example"},
		"link to itself":      {graphtest.JSON(200, `{"value":[],"@odata.nextLink":"{{server}}/v1.0/x?2"}`), "{{server}}/v1.0/x?2", "in a circle"},
		"links in a circle":   {graphtest.JSON(200, `{"value":[],"@odata.nextLink":"{{server}}/v1.0/x?3"}`).Always(), "{{server}}/v1.0/x?2", "in a circle"},
		"link of other type":  {graphtest.JSON(200, `{"value":[],"@odata.nextLink":5}`), "{{server}}/v1.0/x?2", "@odata.nextLink"},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", "/v1.0/x?1=", graphtest.JSON(200, `{"value":[{"id":"1"}],"@odata.nextLink":"`+c.link+`"}`))
			s.On("GET", "/v1.0/x?2", c.second)
			for i := range 7 {
				s.On("GET", fmt.Sprint("/v1.0/x?", i+3), graphtest.JSON(200, fmt.Sprintf(`{"value":[],"@odata.nextLink":"/v1.0/x?%d"}`, 3+(i+1)%7)).Always())
			}
			var ids []string
			var errs []error
			for e, err := range graph.All[*Event](t.Context(), s.Client().Request("v1.0").Segment("x").With("1", "")) {
				if err != nil {
					assert.Nil(t, e)
					errs = append(errs, err)
					continue
				}
				ids = append(ids, e.ID.Or(""))
			}
			assert.Equal(t, []string{"1"}, ids)
			require.Len(t, errs, 1)
			assert.Contains(t, errs[0].Error(), c.text)
		})
	}
}

func TestPagingOfPolymorphicItems(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/x", graphtest.JSON(200, `{"value":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"},{"name":"b"}]}`))
	var items []AnyAttachment
	for a, err := range graph.All[AnyAttachment](t.Context(), s.Client().Request("v1.0").Segment("x")) {
		require.NoError(t, err)
		items = append(items, a)
	}
	require.Len(t, items, 2)
	assert.IsType(t, &FileAttachment{}, items[0])
	assert.IsType(t, &Attachment{}, items[1])
}

func TestContent(t *testing.T) {
	s := graphtest.NewTLS(t)
	s.On("GET", "/v1.0/photo/$value", graphtest.Text(200, "image/jpeg", "bytes"), graphtest.Error(404, "ImageNotFound", "No photo."))
	r := s.Client(graph.WithMaxBody(1)).Request("v1.0").Segment("photo/$value")
	content, err := r.Content(t.Context())
	require.NoError(t, err)
	defer func() { assert.NoError(t, content.Close()) }()
	body, err := io.ReadAll(content)
	require.NoError(t, err)
	assert.Equal(t, "bytes", string(body))
	assert.Equal(t, "image/jpeg", content.ContentType)
	assert.Equal(t, int64(5), content.Length)
	_, err = r.Content(t.Context())
	require.ErrorIs(t, err, graph.ErrorCode("ImageNotFound"))
}

func TestCount(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/users/$count", graphtest.Text(200, "text/plain", "\ufeff42\n").Always())
	users := s.Client().Request("v1.0").Segment("users")
	n, err := graph.Where(users.Advanced().Top(3), EventFields.Subject.Eq("a")).Count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, int64(42), n)
	assert.Equal(t, "$filter=subject%20eq%20'a'", s.Last().Query)
	assert.Equal(t, "eventual", s.Last().Header.Get("ConsistencyLevel"))
	_, err = users.Segment("$count").Count(t.Context())
	require.NoError(t, err)
	assert.Empty(t, s.Last().Header.Get("ConsistencyLevel"))

	s.On("GET", "/v1.0/groups/$count", graphtest.Text(200, "text/html", "<p>"), graphtest.Error(403, "Denied", "x"))
	_, err = s.Client().Request("v1.0").Segment("groups").Count(t.Context())
	require.ErrorContains(t, err, "expected a number, got")
	_, err = s.Client().Request("v1.0").Segment("groups").Count(t.Context())
	require.ErrorIs(t, err, graph.ErrorCode("denied"))
	_, err = s.Client().Request("v1.0").Segment("groups").ID("").Count(t.Context())
	require.ErrorContains(t, err, "empty id")
}

func TestAdvancedQueries(t *testing.T) {
	f := EventFields
	s := graphtest.New(t)
	s.On("GET", "/v1.0/users", graphtest.JSON(200, `{"value":[]}`).Always())
	users := s.Client().Request("v1.0").Segment("users")
	for name, c := range map[string]struct {
		r        graph.Request
		advanced bool
	}{
		"plain":             {users.Advanced().Top(1), false},
		"eq":                {graph.Where(users.Advanced(), f.Subject.Eq("a")), false},
		"ne":                {graph.Where(users.Advanced(), f.Subject.Eq("b").And(f.Subject.Ne("a"))), true},
		"set afterwards":    {graph.Where(users, f.Subject.NeNull()).Advanced(), true},
		"not":               {graph.Where(users.Advanced(), f.Subject.Not().Eq("a")), true},
		"endsWith":          {graph.Where(users.Advanced(), f.Subject.EndsWith("a")), true},
		"count of strings":  {graph.Where(users.Advanced(), f.Categories.CountEq(1)), true},
		"raw ne":            {graph.Where(users.Advanced(), graph.RawFilter("(a NE 1)")), true},
		"raw eq":            {graph.Where(users.Advanced(), graph.RawFilter("nene eq 1")), false},
		"given by With":     {users.Advanced().With("$filter", "a ne 1"), true},
		"search":            {users.Advanced().Search("a"), true},
		"count":             {users.Advanced().IncludeCount(), true},
		"order":             {graph.OrderBy(users.Advanced(), f.Subject.Asc()), false},
		"filter and order":  {graph.OrderBy(graph.Where(users.Advanced(), f.Subject.Eq("a")), f.Subject.Asc()), true},
		"replaced":          {graph.Where(graph.Where(users.Advanced(), f.Subject.Ne("a")), f.Subject.Eq("a")), false},
		"other resource ne": {graph.Where(users, f.Subject.Ne("a")), false},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := graph.GetPage[*Event](t.Context(), c.r)
			require.NoError(t, err)
			got := s.Last()
			assert.Equal(t, c.advanced, got.Header.Get("ConsistencyLevel") == "eventual")
			assert.Equal(t, c.advanced, strings.Contains(got.Query, "$count=true"), got.Query)
		})
	}
}

// Later pages of an advanced query are advanced too: their links have the query,
// but not the header.
func TestAdvancedQueriesOnLaterPages(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/users?next", graphtest.JSON(200, `{"value":[{"id":"2"}]}`).Always())
	s.On("GET", "/v1.0/users", graphtest.JSON(200, `{"value":[{"id":"1"}],"@odata.count":2,"@odata.nextLink":"{{server}}/v1.0/users?next"}`).Always())
	users := s.Client().Request("v1.0").Segment("users").Advanced()
	levels := func() (got []string) {
		for _, r := range s.Requests() {
			got = append(got, r.Header.Get("ConsistencyLevel"))
		}
		return got
	}
	for _, err := range graph.All[*Event](t.Context(), users.Search("a")) {
		require.NoError(t, err)
	}
	assert.Equal(t, []string{"eventual", "eventual"}, levels())
	for _, err := range graph.Pages(t.Context(), builder{users.IncludeCount()}.Page, s.URL+"/v1.0/users?next") {
		require.NoError(t, err)
	}
	assert.Equal(t, "eventual", levels()[2], "resumed")
	for _, err := range graph.All[*Event](t.Context(), users.Top(1)) {
		require.NoError(t, err)
	}
	assert.Equal(t, []string{"", ""}, levels()[3:])
	for _, err := range graph.All[*Event](t.Context(), users.Search("a").Header("ConsistencyLevel", "own")) {
		require.NoError(t, err)
	}
	assert.Equal(t, []string{"own", "own"}, levels()[5:])
}

func TestClientOptions(t *testing.T) {
	cred := graph.WithCredential(graph.StaticToken("t"))
	for name, c := range map[string]struct {
		opts []graph.Option
		text string
	}{
		"nothing":        {nil, "WithCredential"},
		"http":           {[]graph.Option{cred, graph.WithBaseURL("http://graph.example")}, "not https"},
		"like loopback":  {[]graph.Option{cred, graph.WithBaseURL("http://127.0.0.1.example")}, "not https"},
		"ftp":            {[]graph.Option{cred, graph.WithBaseURL("ftp://x"), graph.WithInsecure()}, "not https"},
		"no host":        {[]graph.Option{cred, graph.WithBaseURL("graph.microsoft.com")}, "no host"},
		"user":           {[]graph.Option{cred, graph.WithBaseURL("https://u:p@x")}, "user"},
		"query":          {[]graph.Option{cred, graph.WithBaseURL("https://x?y=1")}, "query"},
		"no URL":         {[]graph.Option{cred, graph.WithBaseURL("https://%zz")}, "base URL"},
		"no body at all": {[]graph.Option{cred, graph.WithMaxBody(0)}, "WithMaxBody"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := graph.NewClient(c.opts...)
			require.ErrorContains(t, err, c.text)
		})
	}
	for _, good := range []string{"https://graph.microsoft.us/", "http://localhost:8080", "http://[::1]:1", "HTTPS://x/prefix"} {
		c, err := graph.NewClient(cred, graph.WithBaseURL(good))
		require.NoError(t, err)
		assert.NotEmpty(t, c.BaseURL())
	}
	_, err := graph.NewClient(cred, graph.WithBaseURL("http://graph.example"), graph.WithInsecure())
	require.NoError(t, err)
}

func TestBaseURLWithPath(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/pre%2Ffix/v1.0/users/a%20b", graphtest.JSON(200, `{"id":"x"}`))
	c := s.Client(graph.WithBaseURL(s.URL + "/pre%2Ffix/"))
	require.NoError(t, c.Request("v1.0").Segment("users").ID("a b").Do(t.Context(), "GET", nil, new(Event)))
	_, err := c.Request("v1.0").Next(s.URL + "/v1.0/users").URL()
	require.ErrorContains(t, err, "outside of")
	_, err = c.Request("v1.0").Next(s.URL + "/pre%2Ffixed/users").URL()
	require.ErrorContains(t, err, "outside of")
	u, err := c.Request("v1.0").Next(s.URL + "/pre%2Ffix/v1.0/users?a").URL()
	require.NoError(t, err)
	assert.Equal(t, s.URL+"/pre%2Ffix/v1.0/users?a", u)
}

func TestCredentials(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me", graphtest.JSON(200, `{}`).Always())
	var scope string
	token := graph.TokenFunc(func(_ context.Context, asked string) (string, error) {
		scope = asked
		return "x", nil
	})
	get := func(opts ...graph.Option) error {
		return s.Client(opts...).Request("v1.0").Segment("me").Do(t.Context(), "GET", nil, new(Event))
	}
	require.NoError(t, get(graph.WithCredential(token)))
	assert.Equal(t, s.URL+"/.default", scope)
	require.NoError(t, get(graph.WithCredential(token), graph.WithScope("api://other/.default")))
	assert.Equal(t, "api://other/.default", scope)
	require.ErrorContains(t, get(graph.WithCredential(graph.StaticToken(""))), "no token")
	wrong := errors.New("wrong")
	require.ErrorIs(t, get(graph.WithCredential(graph.TokenFunc(func(context.Context, string) (string, error) { return "", wrong }))), wrong)
	require.NoError(t, s.Client().Request("v1.0").Segment("me").Header("Authorization", "Bearer mine").Do(t.Context(), "GET", nil, nil))
	assert.Equal(t, "Bearer mine", s.Last().Header.Get("Authorization"))
}

func TestContextAndTransportErrors(t *testing.T) {
	s := graphtest.New(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	r := s.Client().Request("v1.0").Segment("me").With("$filter", "secret")
	err := r.Do(ctx, "GET", nil, nil)
	require.ErrorIs(t, err, context.Canceled)
	assert.Contains(t, err.Error(), "GET /me")
	assert.NotContains(t, err.Error(), "secret")
	for _, err := range graph.All[*Event](ctx, r) {
		require.ErrorIs(t, err, context.Canceled)
	}
	_, err = r.Content(ctx)
	require.ErrorIs(t, err, context.Canceled)
	_, err = r.Count(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

// One client and one request serve many goroutines at once.
func TestConcurrentUse(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, `{"value":[`+eventJSON(1)+`,`+eventJSON(2)+`]}`).Always())
	r := s.Client().Request("v1.0").Segment("me/events").Top(2)
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			for e, err := range graph.All[*Event](t.Context(), r.Header("A", "b")) {
				if !assert.NoError(t, err) {
					return
				}
				assert.Len(t, e.Attendees, 6)
				_, err := graph.Marshal(e)
				assert.NoError(t, err)
			}
		})
	}
	group.Wait()
}
