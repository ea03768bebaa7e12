package scopes

import (
	"context"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func load(t *testing.T, o Options) *Program {
	t.Helper()
	p, err := Load(context.Background(), o)
	require.NoError(t, err)
	return p
}

func TestLoad(t *testing.T) {
	p := load(t, Options{Dir: "testdata", Patterns: []string{"./app/..."}})
	var calls []string
	for _, c := range p.Calls {
		via := ""
		if c.Interface != "" {
			via = " through " + c.Interface
		}
		where := p.Fset.Position(c.Pos)
		calls = append(calls, filepath.Base(where.Filename)+" "+c.Method+via+": "+c.Operation.Requests[0])
	}
	assert.ElementsMatch(t, []string{
		"main.go users.EventsRequest.All: GET /me/events",
		"main.go users.UserRequest.Get: GET /me",
		"main.go users.MailboxSettingsRequest.Get through main.reader[*models.MailboxSettings]: GET /me/mailboxSettings",
		"main.go users.UsersRequest.Get through main.reader[T]: GET /users",
		"main.go users.MailboxSettingsRequest.Get through main.reader[T]: GET /me/mailboxSettings",
		"main.go education.ClassesRequest.Get through main.reader[T]: GET /education/classes",
		"main.go education.ClassesRequest.Get through main.pager: GET /education/classes",
		"helper.go users.EventsRequest.Create: POST /me/events",
	}, calls)
	require.Len(t, p.Unresolved, 1)
	assert.Contains(t, p.Unresolved[0].Reason, "graph.Client.Raw")
}

func TestLoadCountsTestsWhenAsked(t *testing.T) {
	methods := func(p *Program) (names []string) {
		for _, c := range p.Calls {
			names = append(names, c.Method)
		}
		return names
	}
	const inTest = "education.ClassRequest.Delete"
	assert.NotContains(t, methods(load(t, Options{Dir: "testdata", Patterns: []string{"./app"}})), inTest)
	with := methods(load(t, Options{Dir: "testdata", Patterns: []string{"./app"}, Tests: true}))
	assert.Equal(t, 1, strings.Count(strings.Join(with, " "), inTest))
	assert.Equal(t, 1, strings.Count(strings.Join(with, " "), "users.UserRequest.Get"), "the package and its test variant are one")
}

func TestLoadLeavesOutWhatIsOnlyAsked(t *testing.T) {
	p := load(t, Options{Dir: "testdata", Patterns: []string{"./asked"}})
	var methods, reasons []string
	for _, c := range p.Calls {
		methods = append(methods, c.Method)
	}
	for _, u := range p.Unresolved {
		reasons = append(reasons, u.Reason)
	}
	assert.Equal(t, []string{
		"graph.Request.Do makes a request that no generated method describes",
		"graph.Client.Raw makes a request that no generated method describes",
	}, reasons)
	assert.Equal(t, []string{
		"groups.MembersRequest.AddRef", "groups.GroupsRequest.Get", "users.CalendarViewRequest.Get", "users.MemberOfRequest.Get", "users.UserRequest.Get",
		"users.ManagerRequest.Get", "users.EventRequest.Delete", "users.DeltaRequest.Get", "users.OutlookMasterCategoriesRequest.Get",
		"education.ClassesRequest.Get", "education.MeRequest.Get",
	}, methods)
}

func TestLoadWithoutSDK(t *testing.T) {
	_, err := Load(context.Background(), Options{Dir: "testdata", Patterns: []string{"./plain"}})
	require.ErrorIs(t, err, ErrNoSDK)
}
