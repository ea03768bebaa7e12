package graph_test

import (
	"errors"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

func TestPermissionsOfRequests(t *testing.T) {
	r := testClient(t).Request("v1.0").Segment("me/events")
	assert.Zero(t, r.Permissions())
	assert.Equal(t, graph.Permissions{
		DelegatedWork: [][]string{{"Calendars.Read"}, {"Calendars.ReadWrite"}},
		Application:   [][]string{{"Calendars.Read", "User.Read.All"}},
	}, r.Needs("Calendars.Read, Calendars.ReadWrite", "", "Calendars.Read and User.Read.All").Permissions())
}

func TestPermissionsOfBuilders(t *testing.T) {
	all := graph.ParsePermissions(
		"Get GET: Calendars.Read, Calendars.ReadWrite | - | Calendars.Read and User.Read.All",
		"Accept POST: - | - | -",
	)
	assert.Equal(t, graph.BuilderPermissions{
		{Call: "Get", Method: "GET", Permissions: graph.Permissions{
			DelegatedWork: [][]string{{"Calendars.Read"}, {"Calendars.ReadWrite"}},
			Application:   [][]string{{"Calendars.Read", "User.Read.All"}},
		}},
		{Call: "Accept", Method: "POST"},
	}, all)
	assert.Equal(t, all[0].Permissions, all.Of("Get"))
	assert.Equal(t, all[0].Permissions, all.Of("All"), "which gets page by page")
	assert.Zero(t, all.Of("Accept"))
	assert.Zero(t, all.Of("Delete"))
	assert.Equal(t, `Get (GET)
  delegated, work or school account: Calendars.Read, Calendars.ReadWrite
  application: Calendars.Read and User.Read.All
Accept (POST)
  no permissions are documented`, all.String())
	assert.Equal(t, "delegated, work or school account: Calendars.Read, Calendars.ReadWrite; application: Calendars.Read and User.Read.All",
		all[0].Permissions.String())
	assert.Empty(t, graph.ParsePermissions())
}

func TestForbiddenNamesWhatIsEnough(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.Error(403, "ErrorAccessDenied", "Access is denied."))
	s.On("GET", "/v1.0/me/photo", graphtest.Error(404, "ItemNotFound", "None."))
	events := s.Client().Request("v1.0").Segment("me/events")

	err := events.Needs("Calendars.Read, Calendars.ReadWrite", "", "Calendars.Read and User.Read.All").Do(t.Context(), "GET", nil, nil)
	var e *graph.Error
	require.True(t, errors.As(err, &e))
	assert.Equal(t, [][]string{{"Calendars.Read"}, {"Calendars.ReadWrite"}}, e.Needs.DelegatedWork)
	assert.Contains(t, err.Error(), "Access is denied.; enough would be delegated Calendars.Read or application Calendars.Read and User.Read.All")

	s.On("GET", "/v1.0/me/events", graphtest.Error(403, "ErrorAccessDenied", "Access is denied."))
	err = events.Do(t.Context(), "GET", nil, nil)
	assert.NotContains(t, err.Error(), "enough", "nothing is known")
	err = s.Client().Request("v1.0").Segment("me/photo").Needs("User.Read", "", "").Do(t.Context(), "GET", nil, nil)
	assert.NotContains(t, err.Error(), "enough", "permissions would not help")
}
