package resolve_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

func pattern(text string) resolve.Pattern {
	prefix, wild := strings.CutSuffix(text, "*")
	return resolve.Pattern{Text: text, At: src("graphgen.yaml", 3), Match: func(s string) bool {
		return s == text || wild && strings.HasPrefix(s, prefix)
	}}
}

func patterns(texts ...string) []resolve.Pattern {
	var out []resolve.Pattern
	for _, t := range texts {
		out = append(out, pattern(t))
	}
	return out
}

func office(t *testing.T) *ir.Model {
	m, diags := solve(t,
		resource("entity.md", "entity", "", prop("id", "String")),
		resource("user.md", "user", "entity", prop("name", "String"), prop("events", "event", navigation, collection), prop("boss", "user", navigation)),
		resource("event.md", "event", "entity", prop("place", "location"), prop("importance", "importance", values("low", "high")),
			prop("attachments", "attachment", navigation, collection), prop("calendar", "calendar", navigation)),
		resource("location.md", "location", "", prop("address", "address")),
		resource("lab.md", "laboratory", "location", prop("gases", "gas", collection)),
		resource("gas.md", "gas", "", prop("formula", "String")),
		resource("address.md", "address", "", prop("city", "String")),
		resource("attachment.md", "attachment", "entity", prop("size", "Int32")),
		resource("file.md", "fileAttachment", "attachment", prop("bytes", "Binary")),
		resource("calendar.md", "calendar", "entity", prop("colour", "calendarColour", values("red", "blue"))),
		operationPage("event-get", get("/me/events/{event-id}", "event")),
		operationPage("event-attachments", list("/me/events/{event-id}/attachments", "attachment")),
		operationPage("calendar-get", get("/me/calendar", "calendar")),
		operationPage("user-get", get("/me", "user")))
	require.Empty(t, diags)
	return m
}

func typeNames(m ir.Model) []string {
	names := []string{}
	for _, t := range m.Types {
		names = append(names, t.Name)
	}
	return names
}

func TestSlice(t *testing.T) {
	for _, tt := range []struct {
		name  string
		spec  resolve.Spec
		types []string
		enums []string
		ops   []string
		event []string // properties of event, where kept
	}{
		{"a path", resolve.Spec{IncludePaths: patterns("/me/events/{event-id}")},
			[]string{"address", "entity", "event", "gas", "laboratory", "location"}, []string{"importance"},
			[]string{"GET /me/events/{event-id}"}, []string{"place", "importance"}},
		{"paths bring the targets of navigation", resolve.Spec{IncludePaths: patterns("/me/events*")},
			[]string{"address", "attachment", "entity", "event", "fileAttachment", "gas", "laboratory", "location"}, []string{"importance"},
			[]string{"GET /me/events/{event-id}", "GET /me/events/{event-id}/attachments"}, []string{"place", "importance", "attachments"}},
		{"a resource", resolve.Spec{IncludeResources: patterns("calendar")},
			[]string{"calendar", "entity"}, []string{"calendarColour"}, nil, nil},
		{"an enum", resolve.Spec{IncludeResources: patterns("importance")}, []string{}, []string{"importance"}, nil, nil},
		{"a path but for one", resolve.Spec{IncludePaths: patterns("/me*"), ExcludePaths: patterns("/me/events*", "/me")},
			[]string{"calendar", "entity"}, []string{"calendarColour"}, []string{"GET /me/calendar"}, nil},
		{"everything but a path", resolve.Spec{ExcludePaths: patterns("/me/*")},
			[]string{"address", "attachment", "calendar", "entity", "event", "fileAttachment", "gas", "laboratory", "location", "user"},
			[]string{"calendarColour", "importance"}, []string{"GET /me"}, []string{"place", "importance", "attachments", "calendar"}},
		{"everything but resources", resolve.Spec{ExcludeResources: patterns("location", "laboratory", "calendar")},
			[]string{"address", "attachment", "entity", "event", "fileAttachment", "gas", "user"}, []string{"calendarColour", "importance"},
			[]string{"GET /me", "GET /me/events/{event-id}", "GET /me/events/{event-id}/attachments"}, []string{"importance", "attachments"}},
		{"the base of what is kept stays", resolve.Spec{IncludePaths: patterns("/me/calendar"), ExcludeResources: patterns("entity")},
			[]string{"calendar", "entity"}, []string{"calendarColour"}, []string{"GET /me/calendar"}, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m := office(t)
			got, diags := resolve.Slice(m, tt.spec)
			assert.Empty(t, diags)
			assert.Equal(t, tt.types, typeNames(got))
			var enums []string
			for _, e := range got.Enums {
				enums = append(enums, e.Name)
			}
			assert.Equal(t, tt.enums, enums)
			assert.Equal(t, tt.ops, methods(&got))
			for _, kept := range got.Types {
				if kept.Name == "event" {
					assert.Equal(t, tt.event, propertyNames(kept))
				}
			}
			assert.Equal(t, office(t), m, "the model is not changed")
		})
	}
}

func TestSliceOfEverything(t *testing.T) {
	m := office(t)
	got, diags := resolve.Slice(m, resolve.Spec{})
	assert.Empty(t, diags)
	assert.Equal(t, *m, got)
}

func TestSlicePatternsThatMatchNothing(t *testing.T) {
	_, diags := resolve.Slice(office(t), resolve.Spec{
		IncludeResources: patterns("evnet"), ExcludeResources: patterns("calender"),
		IncludePaths: patterns("/me/evnts/*"), ExcludePaths: patterns("/you")})
	assertFindings(t, diags, diag.EmptySlice, diag.EmptySlice, diag.EmptySlice, diag.EmptySlice)
	hints := map[string]string{}
	for _, d := range diags {
		assert.Equal(t, "graphgen.yaml", d.File)
		hints[d.Message] = d.Hint
	}
	assert.Equal(t, map[string]string{
		`no resource matches "evnet"`:    `the nearest is "event"`,
		`no resource matches "calender"`: `the nearest is "calendar"`,
		`no path matches "/me/evnts/*"`:  `the nearest is "/me/events/{event-id}"`,
		`no path matches "/you"`:         `the nearest is "/me"`,
	}, hints)

	_, diags = resolve.Slice(&ir.Model{}, resolve.Spec{IncludePaths: patterns("/me")})
	assertFindings(t, diags, diag.EmptySlice)
}

func TestSliceByPermission(t *testing.T) {
	m := office(t)
	for i := range m.Operations {
		p := &m.Operations[i].Permissions
		switch m.Operations[i].Path {
		case "/me":
			p.DelegatedWork = []string{"User.Read", "User.ReadWrite"}
		case "/me/calendar":
			p.DelegatedWork, p.Application = []string{"Calendars.Read"}, []string{"Calendars.Read.All"}
		case "/me/events/{event-id}":
			p.DelegatedWork = []string{"Calendars.Read", "User.Read"}
			p.Alternatives = &ir.PermissionAlternatives{DelegatedWork: [][]string{{"Calendars.Read", "User.Read"}}}
		}
	}
	for _, tt := range []struct {
		name  string
		spec  resolve.Spec
		types []string
		ops   []string
	}{
		{"one permission", resolve.Spec{Permissions: patterns("Calendars.Read")}, []string{"calendar", "entity"}, []string{"/me/calendar"}},
		{
			"both that are needed together", resolve.Spec{Permissions: patterns("Calendars.Read", "User.Read")},
			[]string{"address", "calendar", "entity", "event", "gas", "laboratory", "location", "user"},
			[]string{"/me", "/me/calendar", "/me/events/{event-id}"},
		},
		{"another kind of caller", resolve.Spec{Permissions: patterns("Calendars.Read.*")}, []string{"calendar", "entity"}, []string{"/me/calendar"}},
		{"of some paths only", resolve.Spec{Permissions: patterns("*"), IncludePaths: patterns("/me")}, []string{"entity", "user"}, []string{"/me"}},
	} {
		t.Run(tt.name, func(t *testing.T) {
			got, diags := resolve.Slice(m, tt.spec)
			assert.Empty(t, diags)
			assert.Equal(t, tt.types, typeNames(got))
			var paths []string
			for _, o := range got.Operations {
				paths = append(paths, o.Path)
			}
			assert.Equal(t, tt.ops, paths)
		})
	}
	_, diags := resolve.Slice(m, resolve.Spec{Permissions: patterns("Calendar.Read")})
	require.Len(t, diags, 1)
	assert.Equal(t, `the nearest is "Calendars.Read"`, diags[0].Hint)
}
