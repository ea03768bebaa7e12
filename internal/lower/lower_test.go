package lower

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

func TestParsePath(t *testing.T) {
	for _, tt := range []struct {
		path     string
		function bool
		want     []string // keys
	}{
		{"/me/events/{event-id}", false, []string{"me", "events", "{}"}},
		{"/users/{user-id}/reminderView(startDateTime='{a}',endDateTime={b})", true, []string{"users", "{}", "reminderview(startdatetime,enddatetime)"}},
		{"/applications(appId='{appId}')/owners/$ref", false, []string{"applications", "(appid)", "owners", "$ref"}},
		{"/shelves/shelfCode={shelfCode}/books", false, []string{"shelves", "(shelfcode)", "books"}},
		{"/reports/getCounts(period='{p}')", true, []string{"reports", "getcounts(period)"}},
		{"/education/classes/delta()", false, []string{"education", "classes", "delta()"}},
		{"/groups/{id}/members/microsoft.graph.user", false, []string{"groups", "{}", "members", "microsoft.graph.user"}},
		{"/drive/root:/{path}:/content", false, []string{"drive", "root", ":{}", "content"}},
		{"/drive/root:/{path}", false, []string{"drive", "root", ":{}"}},
		{"/drive/items/{id}:/{path}:", false, []string{"drive", "items", "{}", ":{}"}},
		{"/drive/root:/children", false, nil},
		{"/drive/root:", false, nil},
		{"/a/b c", false, nil},
		{"/f(x)", true, nil},
	} {
		var keys []string
		for _, s := range parsePath(tt.path, tt.function) {
			keys = append(keys, s.key())
		}
		assert.Equal(t, tt.want, keys, tt.path)
	}
}

func TestActionName(t *testing.T) {
	for path, want := range map[string][2]string{
		"/me/events/{event-id}/accept":      {"event", "accept"},
		"/me/assignLicense":                 {"user", "assignLicense"},
		"/users/{id}/assignLicense":         {"user", "assignLicense"},
		"/calendar/getSchedule(a='{a}')":    {"calendar", "getSchedule"},
		"/directoryObjects/getByIds":        {"directoryObject", "getByIds"},
		"/solutions/bookingBusinesses/{x}":  {"solution", "bookingBusinesses"},
		"/flows/{id}/microsoft.graph.x.run": {"flow", "run"},
	} {
		owner, action := actionName(path)
		assert.Equal(t, want, [2]string{owner, action}, path)
	}
}

func TestWithoutExamples(t *testing.T) {
	for text, want := range map[string]string{
		"Takes a zone, as in example 2.":                      "Takes a zone.",
		"Reads a file. See example 1.":                        "Reads a file.",
		"Reads a file. See also examples 1 and 2. Not more.":  "Reads a file. Not more.",
		"Goes down 30 levels. See example 3 and example 4.":   "Goes down 30 levels.",
		"What was changed; see example 1.":                    "What was changed.",
		"What was changed (see Example 12), and when.":        "What was changed, and when.",
		"See example 1.":                                      "",
		"A zone, for example 2 hours off.":                    "A zone, for example 2 hours off.",
		"The example 2 is the second.":                        "The example 2 is the second.",
		"For examples, see the article.":                      "For examples, see the article.",
		"See example 2 of the specification, which has more.": "See example 2 of the specification, which has more.",
		"Counts, as in example 2 of the specification.":       "Counts, as in example 2 of the specification.",
	} {
		assert.Equal(t, want, withoutExamples(text), text)
	}
}

func TestWrap(t *testing.T) {
	assert.Equal(t, []string{"One.", "", "Two.", "", "  - a", "  - b", "", "Three."}, wrap("One.\nTwo.\n- a\n• b\nThree."))
	assert.Nil(t, wrap(" \n "))
	for _, line := range wrap("- " + longText) {
		assert.LessOrEqual(t, len(line), commentWidth)
	}
}

const longText = "the quick brown fox jumps over the lazy dog, and the lazy dog, which has seen it all before, does not as much as lift its head to look at it"

func TestDeclDoc(t *testing.T) {
	for text, want := range map[string]string{
		"An event in a calendar.": "Event is an event in a calendar.",
		"Represents an event.":    "Event represents an event.",
		"":                        `Event is the resource "event".`,
		"Events of calendars.":    `Event is the resource "event".`,
	} {
		assert.Equal(t, want, declDoc("Event", `the resource "event"`, text, "", standing{})[0], text)
	}
	got := declDoc("Event", "x", "", "https://example.com", standing{deprecated: true})
	assert.Equal(t, []string{"Event is x.", "", "https://example.com", "", "Deprecated: the documentation marks it as deprecated."}, got)
}

func model() *ir.Model {
	return &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{
			{Name: "attachment", Kind: ir.KindEntity, Base: "entity", Properties: []ir.Property{{Name: "name", Type: "String"}}},
			{Name: "entity", Kind: ir.KindEntity, Properties: []ir.Property{{Name: "id", Type: "String", ReadOnly: true, Key: true}}},
			{Name: "event", Kind: ir.KindEntity, Base: "entity", Properties: []ir.Property{
				{Name: "subject", Type: "String", Filter: []string{"eq"}},
				{Name: "importance", Type: "importance"},
				{Name: "webLink", Type: "String", ReadOnly: true},
				{Name: "attachments", Type: "attachment", Collection: true, Navigation: true},
				{Name: "calendar", Type: "entity", Navigation: true},
			}},
			{Name: "fileAttachment", Kind: ir.KindEntity, Base: "attachment", Properties: []ir.Property{{Name: "contentBytes", Type: "Binary"}}},
		},
		Enums: []ir.Enum{{Name: "importance", Members: []ir.Member{{Name: "low"}, {Name: "Low"}, {Name: "1st"}}}},
		Operations: []ir.Operation{
			{ID: "event-list", Method: "GET", Path: "/me/events", Kind: ir.OperationList, Response: &ir.Response{Status: 200, Type: "event", Collection: true}},
			{ID: "event-list", Method: "GET", Path: "/users/{user-id}/events", Kind: ir.OperationList, Response: &ir.Response{Status: 200, Type: "event", Collection: true}},
			{ID: "event-post", Method: "POST", Path: "/me/events", Kind: ir.OperationCreate, Request: &ir.Body{Type: "event"},
				Response: &ir.Response{Status: 201, Type: "event"},
				Examples: []ir.Example{{Request: &ir.ExampleRequest{Body: `{"subject":"x","attachments":[]}`}}}},
			{ID: "event-accept", Method: "POST", Path: "/me/events/{event-id}/accept", Kind: ir.OperationAction,
				Request: &ir.Body{Properties: []ir.Property{{Name: "comment", Type: "String"}}}, Response: &ir.Response{Status: 202}},
			{ID: "attachment-post", Method: "POST", Path: "/me/events/{event-id}/attachments", Kind: ir.OperationCreate,
				Request: &ir.Body{Type: "attachment"}, Response: &ir.Response{Status: 201, Type: "attachment"}},
			{ID: "delta", Method: "GET", Path: "/me/calendarView/delta", Kind: ir.OperationDelta, Response: &ir.Response{Status: 200, Type: "event", Collection: true},
				Parameters: []ir.Parameter{{Name: "startDateTime", In: ir.InQuery, Required: true}, {Name: "$deltatoken", In: ir.InQuery}}},
			{ID: "bad", Method: "GET", Path: "/me/root:/x", Kind: ir.OperationGet},
		},
	}
}

func lowered(t *testing.T, pins ...Pin) (map[string]gomodel.Decl, map[string]*gomodel.Builder) {
	t.Helper()
	m, d := Lower(model(), Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph", Pins: pins})
	require.False(t, d.HasErrors(), d.Text())
	decls, builders := map[string]gomodel.Decl{}, map[string]*gomodel.Builder{}
	for _, p := range m.Packages {
		for _, f := range p.Files {
			for _, decl := range f.Decls {
				switch decl := decl.(type) {
				case *gomodel.Struct:
					decls[decl.Name] = decl
				case *gomodel.Enum:
					decls[decl.Name] = decl
				case *gomodel.Union:
					decls[decl.Name] = decl
				case *gomodel.FieldSet:
					decls[decl.Var] = decl
				case *gomodel.Builder:
					builders[p.Dir+"."+decl.Name] = decl
				case *gomodel.Constants:
				}
			}
		}
	}
	return decls, builders
}

func methods(b *gomodel.Builder) []string {
	var out []string
	for _, m := range b.Methods {
		switch m := m.(type) {
		case *gomodel.Child:
			out = append(out, m.Name)
		case *gomodel.ByKey:
			out = append(out, m.Name)
		case *gomodel.Call:
			out = append(out, m.Name)
		case *gomodel.QueryParam:
			out = append(out, m.Name)
		case *gomodel.Verb:
			out = append(out, m.Name)
		case *gomodel.Option, *gomodel.PermissionList:
		}
	}
	return out
}

func TestLowerModels(t *testing.T) {
	decls, _ := lowered(t, Pin{Kind: PinProperty, Doc: "entity.id", Name: "Key"})
	create := decls["EventCreate"].(*gomodel.Struct)
	var names []string
	for _, f := range create.Fields {
		names = append(names, f.Name)
	}
	assert.Equal(t, []string{"Subject", "Importance", "Attachments"}, names, "neither read-only nor key; a relationship since an example writes it")
	assert.Equal(t, "Key", decls["FileAttachment"].(*gomodel.Struct).Fields[0].Name, "a pin reaches the types that inherit the property")

	union := decls["AnyAttachment"].(*gomodel.Union)
	assert.Equal(t, "isA1", union.Method)
	assert.Equal(t, []string{"FileAttachment"}, union.Members)
	assert.Equal(t, []string{"FileAttachmentCreate"}, decls["AnyAttachmentCreate"].(*gomodel.Union).Members)
	assert.Contains(t, decls, "AnyEntity", "event.calendar is declared with it")

	var members []string
	for _, c := range decls["Importance"].(*gomodel.Enum).Members {
		members = append(members, c.Name)
	}
	assert.Equal(t, []string{"ImportanceLow", "ImportanceLowUpperValue", "Importance1st"}, members)

	for _, e := range decls["EventFields"].(*gomodel.FieldSet).Entries {
		want := map[string]string{"Subject": "StringEqSorted", "WebLink": "StringSorted", "Importance": "Property", "Attachments": "NavigationProperty"}[e.Name]
		if want != "" {
			assert.Equal(t, want, e.Type.(gomodel.Named).Name, e.Name)
		}
	}
}

func TestLowerBuilders(t *testing.T) {
	_, builders := lowered(t, Pin{Kind: PinOperation, Doc: "/me/events", Name: "Appointments"})
	assert.Equal(t, []string{"Me", "Users"}, methods(builders[".Client"]))
	assert.Equal(t, []string{"CalendarView", "Appointments"}, methods(builders["users.UserRequest"]))
	assert.Equal(t, []string{"ByID", "Get", "All", "Create"}, methods(builders["users.EventsRequest"]))
	assert.Equal(t, []string{"Attachments", "Accept"}, methods(builders["users.EventRequest"]))
	delta := builders["users.CalendarViewDeltaRequest"]
	assert.Equal(t, []string{"StartDateTime", "Get", "All"}, methods(delta))
	for _, m := range delta.Methods {
		if v, ok := m.(*gomodel.Verb); ok {
			assert.Equal(t, []string{"startDateTime"}, v.Require)
			assert.Equal(t, v.Name == "All", strings.Contains(strings.Join(v.Doc, " "), "graph.NewDelta"), v.Name)
			assert.True(t, v.Name != "All" || strings.HasSuffix(strings.Join(v.Doc, " "), " See Get."), "by which graphgen scopes knows what All sends")
		}
	}
	assert.Equal(t, []string{"EventsRequest addresses /me/events or /users/{user-id}/events."}, builders["users.EventsRequest"].Doc)
}

// A method that answers with an upload session leads to what sends the file, whatever the session's type is called.
func TestUploadSessionsLeadToUpload(t *testing.T) {
	m := model()
	m.Types = append(m.Types,
		ir.Type{Name: "session", Kind: ir.KindComplex, Properties: []ir.Property{{Name: "uploadUrl", Type: "String"}}},
		ir.Type{Name: "printSession", Kind: ir.KindComplex, Base: "session"})
	for _, answer := range []string{"session", "printSession", "event"} {
		m.Operations = append(m.Operations, ir.Operation{ID: answer, Method: "POST", Path: "/me/" + answer + "Begin", Kind: ir.OperationAction,
			Response: &ir.Response{Status: 200, Type: answer}})
	}
	sdk, _ := Lower(m, Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph"})
	leads := map[string]bool{}
	for _, p := range sdk.Packages {
		for _, f := range p.Files {
			for _, decl := range f.Decls {
				b, ok := decl.(*gomodel.Builder)
				if !ok {
					continue
				}
				for _, method := range b.Methods {
					if v, ok := method.(*gomodel.Verb); ok {
						leads[v.Name] = strings.Contains(strings.Join(v.Doc, " "), "graph.Client")
					}
				}
			}
		}
	}
	assert.Equal(t, []bool{true, true, false}, []bool{leads["SessionBegin"], leads["PrintSessionBegin"], leads["EventBegin"]}, "%v", leads)
}

func TestLowerReports(t *testing.T) {
	m := model()
	m.Types = append(m.Types, ir.Type{Name: "eventCreate", Kind: ir.KindComplex, Source: ir.Source{File: "a.md", Line: 3, Column: 1}})
	_, d := Lower(m, Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph",
		Pins: []Pin{{Kind: PinType, Doc: "nobody", Name: "Nobody", At: ir.Source{File: "graphgen.yaml", Line: 9, Column: 3}}}})
	assert.Contains(t, d.Text(), `error: type "nobody" cannot be pinned to "Nobody": nothing has that name in the documents [G041]`)
	assert.Contains(t, d.Text(), `the create body of "event" is called EventCreateBody in Go, since EventCreate is taken by type "eventCreate" [G040]`)
	assert.Contains(t, d.Text(), "no request builder can be made for GET /me/root:/x")
}

func TestPermissionText(t *testing.T) {
	assert.Empty(t, permissionText(ir.OperationPermissions{}))
	assert.Equal(t, "\nPermissions, from least to most privileged:"+
		"\n- delegated, work or school account: A.Read, A.ReadWrite"+
		"\n- application: A.Read and B.Read, C.Read",
		permissionText(ir.OperationPermissions{
			DelegatedWork: []string{"A.Read", "A.ReadWrite"}, Application: []string{"A.Read", "B.Read", "C.Read"},
			Alternatives: &ir.PermissionAlternatives{Application: [][]string{{"A.Read", "B.Read"}, {"C.Read"}}},
		}))
}

// A key can be written where an example creates something with it, and nowhere else.
func TestKeysAreWrittenWhereExamplesDo(t *testing.T) {
	key := ir.Property{Name: "id", Type: "String", ReadOnly: true, Key: true}
	fields := func(kind ir.OperationKind, method, path, example string) []string {
		m := &ir.Model{API: "graph", Version: "v1.0",
			Types: []ir.Type{{Name: "domain", Kind: ir.KindEntity, Key: []string{"id"}, Properties: []ir.Property{key, {Name: "state", Type: "String"}}}},
			Operations: []ir.Operation{{ID: "op", Method: method, Path: path, Kind: kind, Request: &ir.Body{Type: "domain"},
				Examples: []ir.Example{{Request: &ir.ExampleRequest{Method: method, URL: path, Body: example}}}}}}
		sdk, d := Lower(m, Options{ImportPath: "example.com/sdk", PackageName: "sdk", RuntimePath: "example.com/graph"})
		require.Empty(t, d.Text())
		var out []string
		for _, p := range sdk.Packages {
			for _, f := range p.Files {
				for _, decl := range f.Decls {
					if s, ok := decl.(*gomodel.Struct); ok && strings.HasPrefix(s.Name, "Domain") && s.Name != "Domain" {
						for _, field := range s.Fields {
							out = append(out, s.Name+"."+field.Name)
						}
					}
				}
			}
		}
		return out
	}
	assert.Equal(t, []string{"DomainCreate.ID", "DomainCreate.State"}, fields(ir.OperationCreate, "POST", "/domains", `{"id":"contoso.com"}`))
	assert.Equal(t, []string{"DomainCreate.State"}, fields(ir.OperationCreate, "POST", "/domains", `{"state":{"id":"x"}}`))
	assert.Equal(t, []string{"DomainUpdate.State"}, fields(ir.OperationUpdate, "PATCH", "/domains/{domain-id}", `{"id":"contoso.com"}`))
}
