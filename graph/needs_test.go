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
