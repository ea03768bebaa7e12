package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestParseRequest(t *testing.T) {
	for _, c := range []struct{ target, path, version string }{
		{"/me/events", "/me/events", ""},
		{"me/events", "/me/events", ""},
		{"/me/events/{id}", "/me/events/{event-id}", ""},
		{"/me/events/<id>", "/me/events/{event-id}", ""},
		{"/teams/(team-id)/archive", "/teams/{team-id}/archive", ""},
		{"/users/{id | userPrincipalName}/settings/", "/users/{user-id}/settings", ""},
		{"/users/{user-id} | user-principal-name/chats/{chat-id}", "/users/{user-id}/chats/{chat-id}", ""},
		{"/me/calendarGroups/{id}/calendars/{id}/events/{id}", "/me/calendarGroups/{calendarGroup-id}/calendars/{calendar-id}/events/{event-id}", ""},
		{"/me/calendargroups/{id}", "/me/calendargroups/{calendargroup-id}", ""},
		{"/me/sectionGroups/{id}/sectionGroups/{id}", "/me/sectionGroups/{sectionGroup-id}/sectionGroups/{sectionGroup-id1}", ""},
		{"/education/classes/{id}", "/education/classes/{class-id}", ""},
		{"/solutions/bookingBusinesses/{id}", "/solutions/bookingBusinesses/{bookingBusiness-id}", ""},
		{"/policies/{id}", "/policies/{policy-id}", ""},
		{"/drive/items/{parent-id}/children/{id}", "/drive/items/{item-id}/children/{child-id}", ""},
		{"/people/{id}", "/people/{person-id}", ""},
		{"/organization/{tenant id}/branding", "/organization/{organization-id}/branding", ""},
		{"/organization/{id}/branding/{property}", "/organization/{organization-id}/branding/{property}", ""},
		{"/me/events/1ec239c2-d7c9-4623-a91a-a9775856bb36", "/me/events/{event-id}", ""},
		{"https://graph.microsoft.com/v1.0/me/events?$top=5", "/me/events", "v1.0"},
		{"https://graph.microsoft.com/beta/me", "/me", "beta"},
		{"/beta/me", "/me", "beta"},
		{"/applications(appId='{appId}')", "/applications(appId='{appId}')", ""},
		{"/applications(appId='{id}')/owners/{id}", "/applications(appId='{appId}')/owners/{owner-id}", ""},
		{"/worksheets({id|name})/tables", "/worksheets/{worksheet-id}/tables", ""},
		{"/reports/getUsage(period='{period_value}')", "/reports/getUsage(period='{period}')", ""},
		{"/range(address='<address>')/cell(row={n},column={n})", "/range(address='{address}')/cell(row={row},column={column})", ""},
		{"/range(<address>)", "/range(address={address})", ""},
		{"/rooms/list(start=start-value, end=end-value)", "/rooms/list(start={start},end={end})", ""},
		{"/me/zones(Standard=microsoft.graph.standard'{format}')", "/me/zones(Standard=microsoft.graph.standard'{Standard}')", ""},
		{"/me/drive/root:/{path and filename}:/content?format={format}", "/me/drive/root:/{path-and-filename}:/content", ""},
		{"/directoryRoles/roleTemplateId={id}", "/directoryRoles/roleTemplateId={roleTemplateId}", ""},
		{"/groups/{id}/members/microsoft.graph.user", "/groups/{group-id}/members/microsoft.graph.user", ""},
		{"/groups/{id}/members/{id}/$ref", "/groups/{group-id}/members/{member-id}/$ref", ""},
		{"/me/range(address='A1'/cell", "/me/range(address='{address}')/cell", ""},
		{"/shops/{name}:/{shelf-path}", "/shops/{name}:/{shelf-path}", ""},
		{"/users/delta()", "/users/delta", ""},
		{"/me/folders/{id}/subfolders/{id}/.../items/{id}", "/me/folders/{folder-id}/subfolders/{subfolder-id}/items/{item-id}", ""},
	} {
		r, err := parseRequest("GET", c.target)
		require.NoError(t, err, c.target)
		assert.Equal(t, c.path, r.path, c.target)
		assert.Equal(t, c.version, r.version, c.target)
	}
}

func TestParseRequestErrors(t *testing.T) {
	for target, want := range map[string]error{
		"":                            errNoPath,
		"/":                           errNoPath,
		"{nextLink}":                  errNoPath,
		"https://graph.microsoft.com": errOpaque,
		"/me/events/{id":              errUnbalanced,
		"/me/range(address='A1/cell":  errUnbalanced,
		"/me/range(address='A1'":      errUnbalanced,
		"/me/my events":               errSpace,
		"/me/folders/{id}/...":        errEllipsis,
		"/.../items/{id}":             errEllipsis,
	} {
		_, err := parseRequest("GET", target)
		assert.ErrorIs(t, err, want, target)
	}
}

func TestParseRequestQuery(t *testing.T) {
	r, err := parseRequest("GET", "/me/calendarView?startDateTime={start}&endDateTime={end}&$filter=name eq '{a&b}'&{more}")
	require.NoError(t, err)
	assert.Equal(t, []queryPart{{"startDateTime", "{start}"}, {"endDateTime", "{end}"}, {"$filter", "name eq '{a&b}'"}}, r.query)
}

func TestSplitRequestLine(t *testing.T) {
	for _, c := range []struct {
		line, method, target string
		ok                   bool
	}{
		{"GET /me", "GET", "/me", true},
		{"  PATCH\t/me  HTTP/1.1 ", "PATCH", "/me", true},
		{"GET", "", "", false},
		{"GETTING started", "", "", false},
		{"get /me", "", "", false},
		{"Prefer: return=minimal", "", "", false},
		{"HTTP/1.1 200 OK", "", "", false},
	} {
		method, target, ok := splitRequestLine(c.line)
		assert.Equal(t, c.ok, ok, c.line)
		assert.Equal(t, c.method, method, c.line)
		assert.Equal(t, c.target, target, c.line)
	}
}

func TestSingular(t *testing.T) {
	for plural, want := range map[string]string{
		"events": "event", "classes": "class", "businesses": "business", "policies": "policy", "people": "person", "children": "child",
		"childFolders": "childFolder", "licenses": "license", "statuses": "status", "status": "status", "access": "access", "settings": "setting",
		"analysis": "analysis", "boxes": "box", "calendarView": "calendarView", "responses": "response", "me": "me",
	} {
		assert.Equal(t, want, singular(plural), plural)
	}
}
