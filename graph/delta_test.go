package graph_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

func TestPages(t *testing.T) {
	s := graphtest.New(t)
	const page2, page3 = "/v1.0/me/events?$skiptoken=2", "/v1.0/me/events?$skiptoken=3"
	busy := graphtest.Error(503, "Busy", "Later.")
	s.On("GET", "/v1.0/me/events?$top=2", graphtest.JSON(200, `{"@odata.count":5,"@odata.nextLink":"{{server}}`+page2+`","value":[{"id":"1"},{"id":"2"}]}`))
	s.On("GET", page2, busy, graphtest.Dropped(), graphtest.JSON(200, `{"value":[{"id":"3"},{"id":"4"}],"@odata.nextLink":"{{server}}`+page3+`"`).Truncated(),
		graphtest.JSON(200, `{"value":[{"id":"3"},{"id":"4"}],"@odata.nextLink":"{{server}}`+page3+`"}`))
	s.On("GET", page3, graphtest.JSON(200, `{"value":[{"id":"5"}]}`), graphtest.JSON(200, `{"value":[{"id":"5"}]}`))
	events := eventsOf(s.Client(quick)).Top(2).Header("Prefer", "x")

	var ids, links []string
	for page, err := range graph.Pages(t.Context(), events.Page, "") {
		require.NoError(t, err)
		for _, e := range page.Items {
			ids = append(ids, e.ID.Or(""))
		}
		links = append(links, page.NextLink)
		if len(links) == 1 {
			assert.Equal(t, int64(5), page.Count)
		}
	}
	assert.Equal(t, []string{"1", "2", "3", "4", "5"}, ids, "faults lose and double nothing")
	assert.Equal(t, []string{s.URL + page2, s.URL + page3, ""}, links)

	ids = nil
	for page, err := range graph.Pages(t.Context(), events.Page, links[1]) {
		require.NoError(t, err)
		ids = append(ids, page.Items[0].ID.Or(""))
	}
	assert.Equal(t, []string{"5"}, ids, "resumed")
	for _, r := range s.Requests() {
		assert.Equal(t, "x", r.Header.Get("Prefer"))
	}
}

func TestPagesStopAndFail(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, `{"value":[],"@odata.nextLink":"/v1.0/me/events?2"}`).Always())
	s.On("GET", "/v1.0/me/events?2", graphtest.JSON(200, `{"value":[],"@odata.nextLink":"/v1.0/me/events?2"}`), graphtest.Error(500, "Oops", "x"))
	events := eventsOf(s.Client())
	for _, err := range graph.Pages(t.Context(), events.Page, "") {
		require.NoError(t, err)
		break
	}
	assert.Len(t, s.Requests(), 1)
	last := func(link string) (pages int, err error) {
		for page, e := range graph.Pages(t.Context(), events.Page, link) {
			if err = e; err == nil {
				assert.NotNil(t, page)
				pages++
			}
		}
		return pages, err
	}
	n, err := last("")
	assert.Equal(t, 2, n)
	require.ErrorContains(t, err, "in a circle")
	n, err = last(s.URL + "/v1.0/me/events?2")
	assert.Zero(t, n)
	require.ErrorIs(t, err, graph.ErrorCode("Oops"))
	_, err = last("https://evil.example/x")
	require.ErrorContains(t, err, "https://evil.example")
}

func collect(t *testing.T, d *graph.Delta[*Event]) (ids, removed []string, err error) {
	t.Helper()
	for e, err := range d.All(t.Context()) {
		if err != nil {
			return ids, removed, err
		}
		if reason, ok := e.Extra.Removed(); ok {
			removed = append(removed, e.ID.Or("")+" "+reason)
			continue
		}
		ids = append(ids, e.ID.Or(""))
	}
	return ids, removed, nil
}

func TestDelta(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events?$top=2", graphtest.JSON(200, `{"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":"{{server}}/v1.0/me/events?skip=1"}`))
	s.On("GET", "/v1.0/me/events?skip=1", graphtest.Error(500, "Oops", "x"), graphtest.JSON(200, `{"value":[{"id":"3"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta=1"}`))
	s.On("GET", "/v1.0/me/events?delta=1", graphtest.JSON(200, `{"value":[{"id":"2","@removed":{"reason":"deleted"}},{"id":"1"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta=2"}`))
	s.On("GET", "/v1.0/me/events?delta=2", graphtest.JSON(200, `{"value":[],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta=3"}`))
	events := eventsOf(s.Client()).Top(2).Header("Prefer", "x")

	d := graph.NewDelta(events.Page, "")
	ids, _, err := collect(t, d)
	require.ErrorIs(t, err, graph.ErrorCode("Oops"))
	assert.Equal(t, []string{"1", "2"}, ids)
	assert.Equal(t, s.URL+"/v1.0/me/events?skip=1", d.Token())

	stored := d.Token() // and continued by another process
	d = graph.NewDelta(events.Page, stored)
	ids, _, err = collect(t, d)
	require.NoError(t, err)
	assert.Equal(t, []string{"3"}, ids, "nothing is lost or doubled")

	ids, removed, err := collect(t, d)
	require.NoError(t, err)
	assert.Equal(t, []string{"1"}, ids)
	assert.Equal(t, []string{"2 deleted"}, removed)
	ids, _, err = collect(t, d)
	require.NoError(t, err)
	assert.Empty(t, ids)
	assert.Equal(t, s.URL+"/v1.0/me/events?delta=3", d.Token())
	for _, r := range s.Requests() {
		assert.Equal(t, "x", r.Header.Get("Prefer"))
	}
}

func TestDeltaStopsEarly(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, `{"value":[{"id":"1"},{"id":"2"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta=1"}`).Always())
	d := graph.NewDelta(eventsOf(s.Client()).Page, "")
	for e, err := range d.All(t.Context()) {
		require.NoError(t, err)
		assert.Equal(t, "1", e.ID.Or(""))
		break
	}
	assert.Empty(t, d.Token(), "a page that was not completed is read again")
	ids, _, err := collect(t, d)
	require.NoError(t, err)
	assert.Equal(t, []string{"1", "2"}, ids)
}

// The token moves on with what the loop has dealt with: leaving it at any object
// repeats that object's page, and no other.
func TestDeltaStopsAnywhere(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events?skip", graphtest.JSON(200, `{"value":[{"id":"3"},{"id":"4"}],"@odata.nextLink":"{{server}}/v1.0/me/events?empty"}`).Always())
	s.On("GET", "/v1.0/me/events?empty", graphtest.JSON(200, `{"value":[],"@odata.nextLink":"{{server}}/v1.0/me/events?last"}`).Always())
	s.On("GET", "/v1.0/me/events?last", graphtest.JSON(200, `{"value":[{"id":"5"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta"}`).Always())
	s.On("GET", "/v1.0/me/events?delta", graphtest.JSON(200, `{"value":[],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta"}`).Always())
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, `{"value":[{"id":"1"},{"id":"2"}],"@odata.nextLink":"{{server}}/v1.0/me/events?skip"}`).Always())
	for at, again := range map[string]string{"1": "1 2 3 4 5", "2": "1 2 3 4 5", "3": "3 4 5", "4": "3 4 5", "5": "5", "never": ""} {
		d := graph.NewDelta(eventsOf(s.Client()).Page, "")
		for e, err := range d.All(t.Context()) {
			require.NoError(t, err)
			if e.ID.Or("") == at {
				break
			}
		}
		ids, _, err := collect(t, graph.NewDelta(eventsOf(s.Client()).Page, d.Token()))
		require.NoError(t, err)
		assert.Equal(t, again, strings.Join(ids, " "), "left at %s", at)
	}

	// Whole pages, each stored with its link: nothing twice.
	var ids []string
	for link := ""; len(ids) < 5; {
		for page, err := range graph.Pages(t.Context(), eventsOf(s.Client()).Page, link) {
			require.NoError(t, err)
			for _, e := range page.Items {
				ids = append(ids, e.ID.Or(""))
			}
			link = page.NextLink
			break
		}
	}
	assert.Equal(t, "1 2 3 4 5", strings.Join(ids, " "))
}

// A page with both links is not the last one, whatever the other says.
func TestDeltaWithBothLinks(t *testing.T) {
	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events?skip", graphtest.Error(500, "Oops", "x"), graphtest.JSON(200, `{"value":[{"id":"2"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?delta"}`))
	s.On("GET", "/v1.0/me/events", graphtest.JSON(200, `{"value":[{"id":"1"}],"@odata.nextLink":"{{server}}/v1.0/me/events?skip","@odata.deltaLink":"{{server}}/v1.0/me/events?delta"}`))
	d := graph.NewDelta(eventsOf(s.Client()).Page, "")
	_, _, err := collect(t, d)
	require.ErrorIs(t, err, graph.ErrorCode("Oops"))
	ids, _, err := collect(t, d)
	require.NoError(t, err)
	assert.Equal(t, []string{"2"}, ids)
}

func TestDeltaStartsOver(t *testing.T) {
	for name, c := range map[string]struct {
		answer graphtest.Answer
		over   bool
		next   string
	}{
		"gone":              {graphtest.Error(410, "syncStateNotFound", "x"), true, ""},
		"gone, with a link": {graphtest.Error(410, "resyncChangesApplyDifferences", "x").With("Location", "{{server}}/v1.0/me/events?again"), true, "/v1.0/me/events?again"},
		"gone, elsewhere":   {graphtest.Error(410, "syncStateNotFound", "x").With("Location", "https://evil.example/v1.0/me/events?again"), true, ""},
		"gone, relative":    {graphtest.Error(410, "syncStateNotFound", "x").With("Location", "/v1.0/me/events?again"), true, "/v1.0/me/events?again"},
		"gone, empty":       {graphtest.Empty(410), true, ""},
		"lost state":        {graphtest.Error(404, "SyncStateNotFound", "x"), true, ""},
		"inner code":        {graphtest.JSON(400, `{"error":{"code":"badRequest","innerError":{"code":"resyncRequired"}}}`), true, ""},
		"another error":     {graphtest.Error(400, "BadRequest", "x"), false, "/v1.0/me/events?old"},
		"server error":      {graphtest.Error(500, "resyncRequired", "x"), false, "/v1.0/me/events?old"},
	} {
		t.Run(name, func(t *testing.T) {
			s := graphtest.New(t)
			s.On("GET", "/v1.0/me/events?old", c.answer)
			d := graph.NewDelta(eventsOf(s.Client()).Page, s.URL+"/v1.0/me/events?old")
			_, _, err := collect(t, d)
			var e *graph.Error
			require.ErrorAs(t, err, &e)
			assert.Equal(t, c.answer.Status, e.Status)
			if !c.over {
				require.NotErrorIs(t, err, graph.ErrStartOver)
				assert.Equal(t, s.URL+c.next, d.Token())
				return
			}
			require.ErrorIs(t, err, graph.ErrStartOver)
			target := "/v1.0/me/events"
			if c.next != "" {
				target = c.next
			}
			s.On("GET", target, graphtest.JSON(200, `{"value":[{"id":"1"}],"@odata.deltaLink":"{{server}}/v1.0/me/events?new"}`))
			ids, _, err := collect(t, d)
			require.NoError(t, err)
			assert.Equal(t, []string{"1"}, ids)
			assert.Equal(t, s.URL+"/v1.0/me/events?new", d.Token())
		})
	}

	s := graphtest.New(t)
	s.On("GET", "/v1.0/me/events", graphtest.Error(410, "Gone", "x"), graphtest.JSON(200, `{"value":[]}`))
	d := graph.NewDelta(eventsOf(s.Client()).Page, "")
	_, _, err := collect(t, d)
	require.NotErrorIs(t, err, graph.ErrStartOver, "there was no token")
	_, _, err = collect(t, d)
	require.ErrorContains(t, err, "no delta link")
	_, _, err = collect(t, graph.NewDelta(eventsOf(s.Client()).Page, "https://evil.example/x"))
	require.ErrorContains(t, err, "https://evil.example")
}
