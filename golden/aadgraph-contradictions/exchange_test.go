package aadgraph_contradictions_test

import (
	"io"
	"net/http"
	"net/http/httptest"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/golden/aadgraph-contradictions/want/harbour"
	"github.com/graphgen/graphgen/golden/aadgraph-contradictions/want/harbour/models"
	"github.com/graphgen/graphgen/graph"
	_ "github.com/graphgen/graphgen/internal/goldentest" // knows -update
)

// TestExchange holds the requests of the generated SDK to the conventions of OData 3.
func TestExchange(t *testing.T) {
	var asked []string
	srv := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, _ := io.ReadAll(r.Body)
		asked = append(asked, r.Method+" "+r.URL.RequestURI()+" "+string(body))
		if r.Method != http.MethodGet {
			w.WriteHeader(http.StatusNoContent)
			return
		}
		w.Header().Set("Content-Type", "application/json")
		_, _ = io.WriteString(w, `{"odata.metadata":"m","odata.type":"Microsoft.DirectoryServices.Ship","shipName":"Hope","decks":[{"level":1}]}`)
	}))
	defer srv.Close()
	gc, err := graph.NewClient(graph.WithCredential(graph.StaticToken("t")), graph.WithBaseURL(srv.URL))
	require.NoError(t, err)
	c := harbour.New(gc, "fabrikam.example")

	ship, err := c.Ships().ByID("a/b").Get(t.Context())
	require.NoError(t, err)
	assert.Equal(t, "Hope", ship.ShipName.Or(""))
	require.Len(t, ship.Decks, 1)
	assert.Equal(t, int32(1), ship.Decks[0].Level.Or(0))
	assert.Equal(t, "Microsoft.DirectoryServices.Ship", ship.Extra.ODataType())

	require.NoError(t, c.Ships().ByID("7").Update(t.Context(), models.ShipUpdate{ShipName: graph.Value("Faith")}))
	_, err = c.Captain().Command().Get(t.Context())
	require.NoError(t, err)
	require.NoError(t, c.Captain().Links().Command().Set(t.Context(), graph.Link{URL: "https://x.example/ships/7"}))
	assert.Equal(t, []string{
		"GET /fabrikam.example/ships/a%2Fb?api-version=1.6 ",
		`PATCH /fabrikam.example/ships/7?api-version=1.6 {"shipName":"Faith"}`,
		"GET /captain/command?api-version=1.6 ",
		`PUT /captain/$links/command?api-version=1.6 {"url":"https://x.example/ships/7"}`,
	}, asked)
}
