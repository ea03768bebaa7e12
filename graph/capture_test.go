package graph_test

import (
	"context"
	"errors"
	"net/http"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// builder is a request builder as generated code has them.
type builder struct{ req graph.Request }

func (b builder) ByID(id string) builder            { return builder{b.req.ID(id)} }
func (b builder) Header(name, value string) builder { return builder{b.req.Header(name, value)} }
func (b builder) Top(n int) builder                 { return builder{b.req.Top(n)} }
func (b builder) Page(ctx context.Context) (*graph.Page[*Event], error) {
	return graph.GetPage[*Event](ctx, b.req)
}

func (b builder) Get(ctx context.Context) (*Event, error) {
	out := new(Event)
	if err := b.req.Do(ctx, "GET", nil, out); err != nil {
		return nil, err
	}
	return out, nil
}

func (b builder) Create(ctx context.Context, body Event) (*Event, error) {
	out := new(Event)
	if err := b.req.Do(ctx, "POST", body, out); err != nil {
		return nil, err
	}
	return out, nil
}
func (b builder) Delete(ctx context.Context) error { return b.req.Do(ctx, "DELETE", nil, nil) }

func eventsOf(c *graph.Client) builder { return builder{c.Request("v1.0").Segment("me/events")} }

func TestRequestOf(t *testing.T) {
	s := graphtest.New(t) // which fails the test when it is asked
	events := eventsOf(s.Client())
	u, err := graph.RequestOf(events.Top(3).Header("Prefer", "x").Page).URL()
	require.NoError(t, err)
	assert.Equal(t, s.URL+"/v1.0/me/events?$top=3", u)
	require.ErrorContains(t, graph.RequestOf(events.ByID("").Get).Err(), "empty id")
	own := errors.New("own")
	require.ErrorIs(t, graph.RequestOf(func(context.Context) (int, error) { return 0, own }).Err(), own)
	require.ErrorContains(t, graph.RequestOf(func(context.Context) (int, error) { return 0, nil }).Err(), "sends no request")

	s.On("GET", "/v1.0/me/events/$count", graphtest.Text(200, "text/plain", "7"))
	n, err := graph.RequestOf(events.Header("Prefer", "x").Page).Count(t.Context())
	require.NoError(t, err)
	assert.Equal(t, int64(7), n)
	assert.Equal(t, "x", s.Last().Header.Get("Prefer"))
}

func TestCast(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events/microsoft.graph.fileAttachment?$top=3", graphtest.JSON(200, `{"value":[{"name":"f"}]}`))
	r := graph.Cast[*FileAttachment](graph.RequestOf(eventsOf(s.Client()).Top(3).Header("Prefer", "x").Page))
	for f, err := range graph.All[*FileAttachment](t.Context(), r) {
		require.NoError(t, err)
		assert.Equal(t, "f", f.Name.Or(""))
	}
	assert.Equal(t, "x", s.Last().Header.Get("Prefer"))
	require.ErrorContains(t, graph.Cast[Event](r).Err(), "no pointer to a model")
	require.ErrorContains(t, graph.Cast[*string](r).Err(), "no pointer to a model")
	require.ErrorContains(t, graph.Cast[*Event](eventsOf(s.Client()).ByID("").req).Err(), "empty id")
}

func TestRaw(t *testing.T) {
	s := graphtest.New(t)
	c := s.Client()
	s.On("PATCH", "/beta/me/profile?$select=id&x=a%20b", graphtest.JSON(200, `{"id":"1"}`))
	out := new(Event)
	require.NoError(t, c.Raw("/beta/me/profile?$select=id").With("x", "a b").Header("A", "b").Do(t.Context(), "PATCH", Event{}, out))
	assert.Equal(t, "1", out.ID.Or(""))
	assert.Equal(t, "b", s.Last().Header.Get("A"))
	assert.Equal(t, "Bearer "+graphtest.Token, s.Last().Header.Get("Authorization"))

	u, err := c.Raw(s.URL + "/v1.0/a%2Fb").URL()
	require.NoError(t, err)
	assert.Equal(t, s.URL+"/v1.0/a%2Fb", u)
	for _, bad := range []string{"https://evil.example/v1.0/me", "//evil.example/x", "", "\x00", s.URL + ".evil.example/x", "https://u@graph.microsoft.com/x"} {
		err := c.Raw(bad).Do(t.Context(), "GET", nil, nil)
		require.ErrorContains(t, err, "graph: ", bad)
	}
	prefixed := s.Client(graph.WithBaseURL(s.URL + "/pre"))
	u, err = prefixed.Raw("/v1.0/me").URL()
	require.NoError(t, err)
	assert.Equal(t, s.URL+"/pre/v1.0/me", u)
	require.ErrorContains(t, prefixed.Raw("/../v1.0/me").Err(), "outside of")
	require.ErrorContains(t, (*graph.Client)(nil).Raw("/v1.0").Do(t.Context(), "GET", nil, nil), "no client")
}

func TestTypedHeaders(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events/1", graphtest.JSON(200, `{"@odata.etag":"W/\"7\""}`).Always())
	one := eventsOf(s.Client()).ByID("1")
	read, err := one.
		Header(graph.PreferTimeZone(`Pacific "Standard" Time`)).Header(graph.PreferTextBody()).Header(graph.PreferImmutableID()).
		Header(graph.PreferUnknownEnumMembers()).Header(graph.PreferPageSize(5)).Header(graph.PreferMinimal()).Header(graph.PreferRepresentation()).
		Header(graph.Eventual()).Get(t.Context())
	require.NoError(t, err)
	assert.Equal(t, `outlook.timezone="Pacific \"Standard\" Time", outlook.body-content-type="text", IdType="ImmutableId", `+
		`include-unknown-enum-members, odata.maxpagesize=5, return=minimal, return=representation`, s.Last().Header.Get("Prefer"))
	assert.Equal(t, "eventual", s.Last().Header.Get("ConsistencyLevel"))

	s.On("DELETE", "/v1.0/me/events/1", graphtest.Error(412, "ErrorIrresolvableConflict", "Changed."))
	require.ErrorIs(t, one.Header(graph.IfMatch(read.Extra)).Delete(t.Context()), graph.ErrorCode("ErrorIrresolvableConflict"))
	assert.Equal(t, `W/"7"`, s.Last().Header.Get("If-Match"))
	require.ErrorContains(t, one.Header(graph.IfMatch(graph.Extra{})).Delete(t.Context()), "no ETag")
	s.On("GET", "/v1.0/me/drive/root", graphtest.Empty(304).Always())
	root := builder{s.Client().Request("v1.0").Segment("me/drive/root")}
	_, err = root.Header(graph.IfNoneMatch(read.Extra)).Header(graph.WorkbookSession("s1")).Get(t.Context())
	var e *graph.Error
	require.ErrorAs(t, err, &e)
	assert.Equal(t, http.StatusNotModified, e.Status)
	assert.Equal(t, []string{`W/"7"`, "s1"}, []string{s.Last().Header.Get("If-None-Match"), s.Last().Header.Get("Workbook-Session-Id")})
	_, err = root.Header(graph.IfNoneMatch(graph.Extra{})).Get(t.Context())
	require.ErrorAs(t, err, &e)
	assert.NotContains(t, s.Last().Header, "If-None-Match", "a first read has no condition")
	_, err = one.Header(graph.PreferTimeZone("UTC\r\nX-Injected: 1")).Get(t.Context())
	require.Error(t, err)
}

func TestReferences(t *testing.T) {
	s := graphtest.New(t)
	events := eventsOf(s.Client())
	one := graph.ReferenceTo(events.ByID("a/b").Get)
	assert.Equal(t, s.URL+"/v1.0/me/events/a%2Fb", one.ODataID)
	two := graph.ReferenceTo(events.ByID("2").Get)
	bad := graph.ReferenceTo(events.ByID("").Get)

	s.On("POST", "/v1.0/groups/members/$ref", graphtest.Empty(204))
	refs := s.Client().Request("v1.0").Segment("groups/members/$ref")
	require.NoError(t, refs.Do(t.Context(), "POST", two, nil))
	assert.JSONEq(t, `{"@odata.id":"`+s.URL+`/v1.0/me/events/2"}`, s.Last().Body)
	require.ErrorContains(t, refs.Do(t.Context(), "POST", bad, nil), "empty id", "the request is not sent")

	body := EventUpdate{Subject: graph.Value("s")}
	require.NoError(t, body.Extra.Bind("location", one))
	require.NoError(t, body.Extra.BindAll("owners", one, two))
	text, err := graph.Marshal(body)
	require.NoError(t, err)
	assert.JSONEq(t, `{"subject":"s","location@odata.bind":"`+one.ODataID+`","owners@odata.bind":["`+one.ODataID+`","`+two.ODataID+`"]}`, string(text))
	require.ErrorContains(t, body.Extra.Bind("location", bad), "empty id")
	require.ErrorContains(t, body.Extra.BindAll("owners", one, bad), "empty id")
	require.NoError(t, body.Extra.BindAll("none"))
	raw, _ := body.Extra.Get("none@odata.bind")
	assert.Equal(t, "[]", string(raw))
}

func TestClouds(t *testing.T) {
	for cloud, want := range map[graph.Cloud][2]string{
		graph.CloudGlobal:  {"https://graph.microsoft.com/.default", "login.microsoftonline.com"},
		graph.CloudUSGovL4: {"https://graph.microsoft.us/.default", "login.microsoftonline.us"},
		graph.CloudUSGovL5: {"https://dod-graph.microsoft.us/.default", "login.microsoftonline.us"},
		graph.CloudChina:   {"https://microsoftgraph.chinacloudapi.cn/.default", "login.chinacloudapi.cn"},
	} {
		stop := errors.New("stop")
		var scope string
		c, err := graph.NewClient(graph.WithScope("other"), graph.WithCloud(cloud), graph.WithCredential(graph.TokenFunc(func(_ context.Context, asked string) (string, error) {
			scope = asked
			return "", stop
		})))
		require.NoError(t, err)
		assert.Equal(t, string(cloud), c.BaseURL())
		require.ErrorIs(t, c.Request("v1.0").Do(t.Context(), "GET", nil, nil), stop)
		assert.Equal(t, want[0], scope)
		assert.Equal(t, "https://"+want[1], cloud.Authority())
	}
	assert.Empty(t, graph.Cloud("https://graph.example").Authority())
}
