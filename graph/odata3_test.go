package graph_test

import (
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Harbour, Ship and Buoy are models of a service that speaks OData 3: their type tags have no #.
type (
	Harbour struct {
		ObjectID graph.Nullable[string] `json:"objectId,omitzero"`
		Extra    graph.Extra            `json:"-" odata:"Sea.Harbour"`
	}
	Ship struct {
		ObjectID graph.Nullable[string] `json:"objectId,omitzero"`
		Name     graph.Nullable[string] `json:"name,omitzero"`
		Extra    graph.Extra            `json:"-" odata:"Sea.Ship"`
	}
	AnyHarbour interface{ isA0(*Harbour) }
	berth      struct {
		Held  AnyHarbour  `json:"held,omitzero"`
		Extra graph.Extra `json:"-" odata:"Sea.berth"`
	}
)

func (*Harbour) isA0(*Harbour) {}
func (*Ship) isA0(*Harbour)    {}
func (*Harbour) DerivedTypes() []graph.DerivedType {
	return []graph.DerivedType{(*Ship)(nil)}
}
func (m *Harbour) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Harbour) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }
func (m *Ship) UnmarshalJSON(b []byte) error    { return graph.Unmarshal(b, m) }
func (m Ship) MarshalJSON() ([]byte, error)     { return graph.Marshal(m) }

func TestODataV3Polymorphism(t *testing.T) {
	const text = `{"held":{"odata.type":"Sea.Ship","objectId":"1","name":"Hope"}}`
	var b berth
	require.NoError(t, graph.Unmarshal([]byte(text), &b))
	ship, ok := b.Held.(*Ship)
	require.True(t, ok, "%T", b.Held)
	assert.Equal(t, "Sea.Ship", ship.Extra.ODataType())
	out, err := graph.Marshal(b)
	require.NoError(t, err)
	assert.Equal(t, text, string(out))

	out, err = graph.Marshal(berth{Held: &Ship{Name: graph.Value("Faith")}})
	require.NoError(t, err)
	assert.Equal(t, `{"held":{"odata.type":"Sea.Ship","name":"Faith"}}`, string(out), "the type is added, without @ and #")

	require.NoError(t, graph.Unmarshal([]byte(`{"held":{"@odata.type":"#Sea.Ship","name":"Hope"}}`), &b))
	assert.IsType(t, &Harbour{}, b.Held, "the annotation of OData 4 means nothing here")
}

func odata3Client(t *testing.T, base string) *graph.Client {
	t.Helper()
	c, err := graph.NewClient(graph.WithCredential(graph.StaticToken("t")), graph.WithBaseURL(base))
	require.NoError(t, err)
	return c
}

func TestODataV3URLs(t *testing.T) {
	const service = "https://sea.example"
	root := odata3Client(t, service).RequestODataV3(service, "con#toso.example", "1.6")
	ships := root.Segment("ships")
	for _, c := range []struct {
		r    graph.Request
		want string
	}{
		{ships, "/con%23toso.example/ships?api-version=1.6"},
		{ships.ID("a/b").Segment("$links/crew"), "/con%23toso.example/ships/a%2Fb/$links/crew?api-version=1.6"},
		{ships.Top(5), "/con%23toso.example/ships?$top=5&api-version=1.6"},
		{ships.With("api-version", "1.5"), "/con%23toso.example/ships?api-version=1.5"},
		{ships.With("x", "api-version=2"), "/con%23toso.example/ships?x=api-version=2&api-version=1.6"},
		{root.Alias("me").Segment("manager"), "/me/manager?api-version=1.6"},
		{graph.Where(ships, graph.RawFilter("startsWith(name,'endsWith(') and endsWith(name,'o''startsWith(')")),
			"/con%23toso.example/ships?$filter=startswith(name,'endsWith(')%20and%20endswith(name,'o''startsWith(')&api-version=1.6"},
		{ships.ID("7").Segment("crew").Next("directoryObjects/$/Sea.Ship?$skiptoken=X'44'"), "/con%23toso.example/directoryObjects/$/Sea.Ship?$skiptoken=X'44'&api-version=1.6"},
		{ships.Next(service + "/con%23toso.example/ships?$skiptoken=1&api-version=1.6"), "/con%23toso.example/ships?$skiptoken=1&api-version=1.6"},
	} {
		got, err := c.r.URL()
		require.NoError(t, err)
		assert.Equal(t, service+c.want, got)
	}
}

func TestODataV3Errors(t *testing.T) {
	_, err := odata3Client(t, graph.DefaultBaseURL).RequestODataV3("https://sea.example", "x", "1.6").Segment("ships").URL()
	assert.ErrorContains(t, err, "https://sea.example: make the client WithBaseURL")
	_, err = odata3Client(t, "https://sea.example").RequestODataV3("https://sea.example", "", "1.6").Segment("ships").URL()
	assert.ErrorContains(t, err, "empty tenant")
	_, err = odata3Client(t, "https://sea.example").RequestODataV3("https://sea.example", "x", "1.6").Segment("ships").Next("https://land.example/x").URL()
	assert.ErrorContains(t, err, "not followed")
}

func TestODataV3Exchange(t *testing.T) {
	var asked []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		asked = append(asked, r.Method+" "+r.URL.RequestURI())
		w.Header().Set("Content-Type", "application/json")
		switch r.URL.Path {
		case "/t/ships":
			_, _ = w.Write([]byte(`{"odata.metadata":"m","odata.count":"2","odata.nextLink":"directoryObjects/$/Sea.Ship?$skiptoken=1","value":[{"objectId":"1"}]}`))
		case "/t/directoryObjects/$/Sea.Ship":
			_, _ = w.Write([]byte(`{"odata.metadata":"m","aad.deltaLink":"https://sea.example/d","value":[{"objectId":"2"}]}`))
		default:
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"odata.error":{"code":"Request_ResourceNotFound","message":{"lang":"en","value":"No such ship."}}}`))
		}
	}))
	defer srv.Close()
	root := odata3Client(t, srv.URL).RequestODataV3(srv.URL, "t", "1.6")

	var ids []string
	for ship, err := range graph.All[*Ship](t.Context(), root.Segment("ships")) {
		require.NoError(t, err)
		ids = append(ids, ship.ObjectID.Or(""))
	}
	assert.Equal(t, []string{"1", "2"}, ids)
	assert.Equal(t, []string{"GET /t/ships?api-version=1.6", "GET /t/directoryObjects/$/Sea.Ship?$skiptoken=1&api-version=1.6"}, asked)

	page, err := graph.GetPage[*Ship](t.Context(), root.Segment("ships"))
	require.NoError(t, err)
	assert.Equal(t, int64(2), page.Count)
	rest, ok := page.Extra.Get("odata.metadata")
	assert.True(t, ok)
	assert.Equal(t, `"m"`, string(rest))
	assert.Equal(t, 1, page.Extra.Len(), "what became a field is no extra member")
	page, err = graph.GetPage[*Ship](t.Context(), root.Segment("ships").Next(page.NextLink))
	require.NoError(t, err)
	assert.Equal(t, "https://sea.example/d", page.DeltaLink)

	err = root.Segment("boats").Do(t.Context(), http.MethodGet, nil, new(Ship))
	assert.ErrorIs(t, err, graph.ErrorCode("Request_ResourceNotFound"))
	assert.ErrorContains(t, err, "No such ship.")

	link, err := json.Marshal(graph.Link{URL: "u"})
	require.NoError(t, err)
	assert.Equal(t, `{"url":"u"}`, string(link))
}
