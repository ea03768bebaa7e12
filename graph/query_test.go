package graph_test

import (
	"math"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

func testClient(t *testing.T) *graph.Client {
	t.Helper()
	c, err := graph.NewClient(graph.WithCredential(graph.StaticToken("t")))
	require.NoError(t, err)
	return c
}

const root = "https://graph.microsoft.com/v1.0"

func TestFilterText(t *testing.T) {
	f := EventFields
	at := time.Date(2026, 3, 31, 10, 0, 0, 123456789, time.FixedZone("", 7200))
	guid := graph.GUID("b53bb82b-1b5f-4c29-8e22-7a6a90e6f2a1")
	start := graph.ComplexProperty("start")
	sets, links := graph.ComplexCollection("sets"), graph.NavigationCollection("links")
	a, b, c := f.Subject.Eq("a"), f.Subject.Eq("b"), f.IsCancelled.Eq(true)
	for _, x := range []struct {
		f    graph.Filter
		want string
	}{
		{f.Subject.Eq("O'Neil"), "subject eq 'O''Neil'"},
		{f.Subject.Ne(""), "subject ne ''"},
		{f.Subject.Gt("a"), "subject gt 'a'"}, {f.Subject.Ge("a"), "subject ge 'a'"}, {f.Subject.Lt("a"), "subject lt 'a'"}, {f.Subject.Le("a"), "subject le 'a'"},
		{f.Subject.In("a", "b'c"), "subject in ('a','b''c')"},
		{f.Subject.StartsWith("x"), "startsWith(subject,'x')"}, {f.Subject.EndsWith("x"), "endsWith(subject,'x')"}, {f.Subject.Contains("x'"), "contains(subject,'x''')"},
		{f.Subject.EqNull(), "subject eq null"}, {f.Subject.NeNull(), "subject ne null"},
		{f.IsCancelled.Ne(false), "isCancelled ne false"}, {f.IsCancelled.EqNull(), "isCancelled eq null"}, {f.IsCancelled.In(true, false), "isCancelled in (true,false)"},
		{f.Reminder.Ge(-5), "reminderMinutesBeforeStart ge -5"}, {f.Reminder.In(1, 2), "reminderMinutesBeforeStart in (1,2)"},
		{f.Score.Lt(1.5), "score lt 1.5"}, {f.Score.Eq(math.Inf(1)), "score eq INF"}, {f.Score.Eq(math.Inf(-1)), "score eq -INF"}, {f.Score.Ne(math.NaN()), "score ne NaN"}, {f.Score.In(1e30), "score in (1e+30)"},
		{f.CreatedDateTime.Ge(at), "createdDateTime ge 2026-03-31T08:00:00.1234567Z"},
		{f.CreatedDateTime.In(at.Truncate(time.Second)), "createdDateTime in (2026-03-31T08:00:00Z)"},
		{f.Day.Le("2026-03-31"), "day le 2026-03-31"}, {f.Day.In("2026-03-31", "2026-04-01"), "day in (2026-03-31,2026-04-01)"},
		{f.Importance.Eq(ImportanceHigh), "importance eq 'high'"}, {f.Importance.In("a'b", graph.NullEnum), "importance in ('a''b',null)"}, {f.Importance.Ne(graph.NullEnum), "importance ne null"},
		{f.Series.Eq(guid), "seriesId eq " + string(guid)}, {f.Series.In(guid), "seriesId in (" + string(guid) + ")"},
		{f.Categories.AnyEq("it's"), "categories/any(x:x eq 'it''s')"}, {f.Categories.AnyStartsWith("a"), "categories/any(x:startsWith(x,'a'))"},
		{f.Categories.AnyNe("a"), "categories/any(x:x ne 'a')"}, {f.Categories.AnyGe("a"), "categories/any(x:x ge 'a')"},
		{f.Categories.AnyLe("a"), "categories/any(x:x le 'a')"}, {f.Categories.AnyEndsWith("a"), "categories/any(x:endsWith(x,'a'))"},
		{f.Categories.CountEq(0), "categories/$count eq 0"}, {f.Categories.CountNe(1), "categories/$count ne 1"},
		{graph.Path(start, graph.StringProperty("dateTime")).Ge("2026"), "start/dateTime ge '2026'"},
		{graph.Path(graph.Path(start, graph.ComplexProperty("zone")), f.IsCancelled).Eq(true), "start/zone/isCancelled eq true"},
		{sets.Any(a.Or(b)), "sets/any(x:x/subject eq 'a' or x/subject eq 'b')"}, {sets.Any(graph.Filter{}), "sets/any()"},
		{sets.All(f.Subject.Not().In("a")), "sets/all(x:not(x/subject in ('a')))"},
		{links.Any(sets.Any(f.Categories.AnyEq("a").And(f.Subject.StartsWith("b")))), "links/any(x:x/sets/any(xx:xx/categories/any(xxx:xxx eq 'a') and startsWith(xx/subject,'b')))"},
		{links.All(sets.CountEq(2)).And(links.CountNe(0)), "links/all(x:x/sets/$count eq 2) and links/$count ne 0"},
		{sets.CountNe(1).Or(links.CountEq(1)), "sets/$count ne 1 or links/$count eq 1"},
		{a.And(b), "subject eq 'a' and subject eq 'b'"},
		{a.And(b, c), "subject eq 'a' and subject eq 'b' and isCancelled eq true"},
		{a.Or(b).And(c), "(subject eq 'a' or subject eq 'b') and isCancelled eq true"},
		{c.And(a.Or(b)), "isCancelled eq true and (subject eq 'a' or subject eq 'b')"},
		{a.And(b).Or(c), "subject eq 'a' and subject eq 'b' or isCancelled eq true"},
		{f.Subject.Not().Eq("a").And(b), "not(subject eq 'a') and subject eq 'b'"}, {f.Subject.Not().Not().Eq("a"), "subject eq 'a'"},
		{f.Subject.Not().StartsWith("a").Or(f.IsCancelled.Not().EqNull()), "not(startsWith(subject,'a')) or not(isCancelled eq null)"},
		{f.Score.Not().Gt(1), "not(score gt 1)"}, {f.Reminder.Not().Gt(1), "not(reminderMinutesBeforeStart gt 1)"},
		{f.Series.Not().Eq(guid), "not(seriesId eq " + string(guid) + ")"}, {f.Day.Not().Eq("2026-03-31"), "not(day eq 2026-03-31)"},
		{f.CreatedDateTime.Not().Ge(at), "not(createdDateTime ge 2026-03-31T08:00:00.1234567Z)"},
		{f.Categories.Not().AnyEq("a"), "not(categories/any(x:x eq 'a'))"}, {f.Categories.Not().CountEq(0), "not(categories/$count eq 0)"},
		{sets.Not().Any(f.Subject.Not().Eq("a")), "not(sets/any(x:not(x/subject eq 'a')))"}, {links.Any(sets.Not().Any(graph.Filter{})), "links/any(x:not(x/sets/any()))"},
		{graph.Path(start, f.Subject).Not().Eq("a"), "not(start/subject eq 'a')"}, {graph.Path(start, f.Subject.Not()).Eq("a"), "not(start/subject eq 'a')"},
		{graph.Path(start, f.Importance).Eq(ImportanceHigh), "start/importance eq 'high'"},
		{graph.RawFilter("not(" + a.Or(b).String() + ")").And(c), "(not(subject eq 'a' or subject eq 'b')) and isCancelled eq true"},
		{graph.RawFilter("x eq 1 or y eq 2").And(a), "(x eq 1 or y eq 2) and subject eq 'a'"},
		{graph.Filter{}.And(a), "subject eq 'a'"}, {a.Or(graph.Filter{}), "subject eq 'a'"},
	} {
		assert.Equal(t, x.want, x.f.String())
	}
}

// Every operator of every type writes its own name and its literal.
func TestFilterOperators(t *testing.T) {
	f := EventFields
	day, at := graph.Date("2026-03-31"), time.Date(2026, 3, 31, 8, 0, 0, 0, time.UTC)
	guid := graph.GUID("b53bb82b-1b5f-4c29-8e22-7a6a90e6f2a1")
	type filter = graph.Filter
	for want, got := range map[string][]filter{
		"reminderMinutesBeforeStart @ 7":         {f.Reminder.Eq(7), f.Reminder.Ne(7), f.Reminder.Gt(7), f.Reminder.Ge(7), f.Reminder.Lt(7), f.Reminder.Le(7)},
		"reminderMinutesBeforeStart @ null":      {f.Reminder.EqNull(), f.Reminder.NeNull()},
		"score @ 1.5":                            {f.Score.Eq(1.5), f.Score.Ne(1.5), f.Score.Gt(1.5), f.Score.Ge(1.5), f.Score.Lt(1.5), f.Score.Le(1.5)},
		"score @ null":                           {f.Score.EqNull(), f.Score.NeNull()},
		"createdDateTime @ 2026-03-31T08:00:00Z": {f.CreatedDateTime.Eq(at), f.CreatedDateTime.Ne(at), f.CreatedDateTime.Gt(at), f.CreatedDateTime.Ge(at), f.CreatedDateTime.Lt(at), f.CreatedDateTime.Le(at)},
		"createdDateTime @ null":                 {f.CreatedDateTime.EqNull(), f.CreatedDateTime.NeNull()},
		"day @ 2026-03-31":                       {f.Day.Eq(day), f.Day.Ne(day), f.Day.Gt(day), f.Day.Ge(day), f.Day.Lt(day), f.Day.Le(day)},
		"day @ null":                             {f.Day.EqNull(), f.Day.NeNull()},
		"importance @ 'low'":                     {f.Importance.Eq(ImportanceLow), f.Importance.Ne(ImportanceLow)},
		"isCancelled @ true":                     {f.IsCancelled.Eq(true), f.IsCancelled.Ne(true)},
		"isCancelled @ null":                     {f.IsCancelled.EqNull(), f.IsCancelled.NeNull()},
		"seriesId @ " + string(guid):             {f.Series.Eq(guid), f.Series.Ne(guid)},
		"seriesId @ null":                        {f.Series.EqNull(), f.Series.NeNull()},
	} {
		for i, operator := range []string{"eq", "ne", "gt", "ge", "lt", "le"}[:len(got)] {
			assert.Equal(t, strings.Replace(want, "@", operator, 1), got[i].String())
		}
	}
}

func TestEveryTypeSelectsAndSorts(t *testing.T) {
	f := EventFields
	r := testClient(t).Request("v1.0")
	assert.Equal(t, root+"?$select=id,isCancelled,reminderMinutesBeforeStart,createdDateTime,importance,categories,body,seriesId,day,score,attachments",
		graph.Select(r, f.ID, f.IsCancelled, f.Reminder, f.CreatedDateTime, f.Importance, f.Categories, f.Body, f.Series, f.Day, f.Score, f.Attachments).String())
	type order = graph.Order
	for name, keys := range map[string][2]order{
		"subject": {f.Subject.Asc(), f.Subject.Desc()}, "isCancelled": {f.IsCancelled.Asc(), f.IsCancelled.Desc()},
		"reminderMinutesBeforeStart": {f.Reminder.Asc(), f.Reminder.Desc()}, "createdDateTime": {f.CreatedDateTime.Asc(), f.CreatedDateTime.Desc()},
		"seriesId": {f.Series.Asc(), f.Series.Desc()},
		"day":      {f.Day.Asc(), f.Day.Desc()}, "score": {f.Score.Asc(), f.Score.Desc()},
	} {
		assert.Equal(t, []string{name, name + " desc"}, []string{keys[0].String(), keys[1].String()})
	}
	assert.Equal(t, "attachments($top=3)", f.Attachments.Expand().Top(3).String())
}

func TestFilterErrors(t *testing.T) {
	f := EventFields
	good := f.Subject.Eq("a")
	for name, x := range map[string]graph.Filter{
		"guid":       f.Series.Eq("x or 1 eq 1"),
		"guids":      f.Series.In("b53bb82b-1b5f-4c29-8e22-7a6a90e6f2a1", ""),
		"date":       f.Day.Eq("2026-03-31 or true"),
		"dates":      f.Day.In("tomorrow"),
		"no strings": f.Subject.In(),
		"all":        graph.ComplexCollection("sets").All(graph.Filter{}),
		"within any": graph.NavigationCollection("links").Any(f.Day.Eq("x").Or(good)),
		"combined":   good.And(f.Reminder.Not().In().Or(good)),
		"after":      f.Reminder.In().And(good),
	} {
		t.Run(name, func(t *testing.T) {
			r := graph.Where(testClient(t).Request("v1.0").Segment("events"), x)
			_, err := r.URL()
			require.Error(t, err)
			require.Equal(t, err, r.Top(5).Err(), "the first error sticks")
		})
	}
}

func TestQueryOptions(t *testing.T) {
	f := EventFields
	r := testClient(t).Request("v1.0").Segment("me/events")
	for _, x := range []struct {
		r    graph.Request
		want string
	}{
		{graph.Select(r, f.Subject, f.Body, f.Importance, f.Attachments), "?$select=subject,body,importance,attachments"},
		{graph.Select(r), ""},
		{graph.OrderBy(graph.Select(r, f.Subject.Not(), graph.Path(graph.ComplexProperty("start"), f.Day)), f.Subject.Not().Asc(), f.Subject.Not().Desc()), "?$select=subject,start/day&$orderby=subject,subject%20desc"},
		{graph.Select(graph.Select(r, f.ID), f.Subject), "?$select=subject"},
		{graph.OrderBy(r, f.Subject.Asc(), f.CreatedDateTime.Desc(), graph.RawOrder("start/dateTime")), "?$orderby=subject,createdDateTime%20desc,start/dateTime"},
		{graph.Expand(r, f.Attachments, f.Attachments.Select(f.ID, graph.Property("name")).Top(2).With("$orderby", "")), "?$expand=attachments,attachments($select=id,name%3B$top=2)"},
		{graph.Where(r, f.Subject.Eq("a&b=c#d+e%20/?'é")), "?$filter=subject%20eq%20'a%26b=c%23d%2Be%2520/?''%C3%A9'"},
		{graph.Where(r, graph.Filter{}), ""},
		{r.Top(5).Skip(10).IncludeCount(), "?$top=5&$skip=10&$count=true"},
		{r.Top(5).Skip(10).Top(6), "?$top=6&$skip=10"},
		{r.Search(`say "hi"\`), `?$search=%22say%20%5C%22hi%5C%22%5C%5C%22`},
		{r.Search(`"displayName:a" OR "mail:b"`), `?$search=%22displayName:a%22%20OR%20%22mail:b%22`},
		{r.With("startDateTime", "2026-03-31T08:00:00+02:00"), "?startDateTime=2026-03-31T08:00:00%2B02:00"},
		{r.With("@p", "1").With("a&b", "2"), "?@p=1&a%26b=2"},
	} {
		got, err := x.r.URL()
		require.NoError(t, err)
		assert.Equal(t, root+"/me/events"+x.want, got)
		u, err := url.Parse(got)
		require.NoError(t, err)
		_, err = url.ParseQuery(u.RawQuery)
		require.NoError(t, err)
	}
	u, err := url.Parse(graph.Where(r, f.Subject.Eq("a&b;+%' é")).String())
	require.NoError(t, err)
	assert.Equal(t, "subject eq 'a&b;+%'' é'", u.Query().Get("$filter"))
}

func TestPaths(t *testing.T) {
	r := testClient(t).Request("v1.0")
	users := r.Segment("users")
	for _, x := range []struct {
		r    graph.Request
		want string
	}{
		{r, ""},
		{users.ID("a/b#EXT#@c"), "/users/a%2Fb%23EXT%23%40c"},
		{users.ID("x?y%z w'é+$&=;,:~"), "/users/x%3Fy%25z%20w%27%C3%A9%2B%24%26%3D%3B%2C%3A~"},
		{users.ID("%2e%2e").Segment("messages"), "/users/%252e%252e/messages"},
		{users.ID("a").Top(3).Segment("mailboxSettings/timeZone"), "/users/a/mailboxSettings/timeZone"},
		{users.Top(3).ID("a"), "/users/a"},
		{r.Segment("microsoft.graph.user/$count"), "/microsoft.graph.user/$count"},
		{r.Segment("a b?c#d\x00"), "/a%20b%3Fc%23d%00"},
		{r.Segment("applications").Key("appId", "a'b/c"), "/applications(appId='a%27%27b%2Fc')"},
		{r.Segment("me").Call("reminderView", graph.Arg{Name: "startDateTime", Value: "2026-03-31T08:00:00+01:00", Quoted: true}, graph.Arg{Name: "n", Value: "3"}),
			"/me/reminderView(startDateTime='2026-03-31T08%3A00%3A00%2B01%3A00',n=3)"},
		{r.Segment("me").Call("f"), "/me/f()"},
		{r.Segment("me").Call("f", graph.Arg{Name: "x", Value: "it's, 1)", Quoted: true}), "/me/f(x='it%27%27s%2C%201%29')"},
	} {
		got, err := x.r.URL()
		require.NoError(t, err)
		assert.Equal(t, root+x.want, got)
		_, err = url.Parse(got)
		require.NoError(t, err)
	}
}

func TestRequestErrors(t *testing.T) {
	c := testClient(t)
	r := c.Request("v1.0")
	for name, x := range map[string]struct {
		r    graph.Request
		text string
	}{
		"empty id":          {r.Segment("users").ID(""), "empty id for users"},
		"empty id sticks":   {r.Segment("users").ID("").Segment("events").ID("a").Top(3), "empty id for users"},
		"dots":              {r.Segment("users").ID(".."), `id ".." for users`},
		"dot":               {r.Segment("users").ID("."), `id "." for users`},
		"empty segment":     {r.Segment("users").Segment(""), "no path segment"},
		"double slash":      {r.Segment("users//x"), "no path segment"},
		"dot segment":       {r.Segment("users/../me"), "no path segment"},
		"empty version":     {c.Request(""), "no path segment"},
		"empty key":         {r.Segment("applications").Key("appId", ""), "empty appId for applications"},
		"empty argument":    {r.Call("f", graph.Arg{Name: "n"}), "empty argument n"},
		"missing option":    {r.Segment("calendarView").Require("startDateTime", "endDateTime").With("endDateTime", "x"), "calendarView needs startDateTime"},
		"missing both":      {r.Segment("calendarView").Require("startDateTime").Require("endDateTime"), "needs startDateTime and endDateTime"},
		"no client":         {graph.Request{}, "no client"},
		"no client, linked": {graph.Request{}.Next("https://x"), "no client"},
		"foreign link":      {r.Next("https://evil.example/v1.0/users"), "leads to https://evil.example"},
		"other scheme":      {r.Next("http://graph.microsoft.com/v1.0/users"), "not to https://graph.microsoft.com"},
		"other port":        {r.Next("https://graph.microsoft.com:444/v1.0"), ":444"},
		"user in link":      {r.Next("https://a@graph.microsoft.com/v1.0"), "not followed"},
		"look-alike":        {r.Next("https://graph.microsoft.com.evil.example/v1.0"), "evil.example"},
		"protocol-relative": {r.Next("//evil.example/v1.0"), "evil.example"},
		"empty link":        {r.Next(""), "not a URL"},
		"bad link":          {r.Next("https://%zz"), "not a URL"},
		"child of link":     {r.Next("https://graph.microsoft.com/v1.0/users").ID("a"), "no path to extend"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := x.r.URL()
			require.ErrorContains(t, err, x.text)
			require.ErrorContains(t, x.r.Do(t.Context(), "GET", nil, nil), x.text)
			assert.Contains(t, x.r.String(), x.text)
			_, err = graph.GetPage[*Event](t.Context(), x.r)
			require.Error(t, err)
		})
	}
	both := r.Segment("calendarView").Require("startDateTime").With("startDateTime", "x")
	require.NoError(t, func() error { _, err := both.URL(); return err }())
}

func TestNextLink(t *testing.T) {
	r := testClient(t).Request("v1.0").Segment("users")
	for link, want := range map[string]string{
		"https://graph.microsoft.com/v1.0/users?$skiptoken=a%20b&x=%2B": root + "/users?$skiptoken=a%20b&x=%2B",
		"HTTPS://Graph.Microsoft.com:443/v1.0/users/a%2Fb?$skip=1#frag": root + "/users/a%2Fb?$skip=1",
		"/v1.0/groups?x": root + "/groups?x",
		"users?$skip=10": root + "/users?$skip=10",
	} {
		got, err := r.Top(3).Next(link).URL()
		require.NoError(t, err, link)
		assert.Equal(t, want, got)
	}
	got := r.Next("users?$skip=10").With("$top", "5").String()
	assert.Equal(t, root+"/users?$skip=10&$top=5", got)
}

// A request is a value: what is done to a copy does not show in the original.
func TestRequestIsAValue(t *testing.T) {
	r := testClient(t).Request("v1.0").Segment("users").Top(1).Header("A", "1")
	before := r.String()
	a, b := r.With("x", "1"), r.With("y", "2")
	_ = r.Top(9).ID("z")
	assert.Equal(t, before, r.String())
	assert.Equal(t, before+"&x=1", a.String())
	assert.Equal(t, before+"&y=2", b.String())
}
