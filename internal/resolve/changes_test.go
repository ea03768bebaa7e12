package resolve_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

// announcing is an announcement of v1.0, at line 1 of change.md.
func announcing(changes ...ir.Change) ir.Fragment {
	f := page(ir.PageAnnouncement, "change.md")
	for _, c := range changes {
		c.Version, c.Source = f.Version, src(f.File, 1)
		f.Changes = append(f.Changes, c)
	}
	return f
}

func propertyNamed(t *testing.T, typ ir.Type, name string) ir.Property {
	t.Helper()
	for _, p := range typ.Properties {
		if p.Name == name {
			return p
		}
	}
	require.Failf(t, "no such property", "%s in %v", name, propertyNames(typ))
	return ir.Property{}
}

var standIn = ir.Change{
	API: "purpose", Replacement: "purposeV2", Kind: ir.ChangeTemporaryReplacement, Effective: "2021-08-24", DurationWeeks: 12, RemoveAfterDays: 60,
	Error: &ir.AnnouncedError{Status: 400, Code: "BadRequest", Message: "No segment 'purpose'."},
}

const (
	offlineNotice = "it is offline from 2021-08-24 for up to 12 weeks, while purposeV2 stands in; calls then fail with 400 BadRequest."
	standInNotice = "it only stands in for purpose, which is offline from 2021-08-24 for up to 12 weeks, and is removed 60 days after that is back."
)

func TestTemporaryReplacement(t *testing.T) {
	update := request("PATCH", "/me/settings/purpose")
	update.Kind, update.Response = ir.OperationUpdate, &ir.Response{Status: 200, Type: "purpose"}
	m, diags := solve(t,
		resource("settings.md", "settings", "", prop("id", "String"), prop("purpose", "purpose", doc("What for.")), prop("zone", "String")),
		enumPage("purpose.md", "purpose", "user", "room"),
		operationPage("settings-get-purpose", get("/me/settings/purpose", "purpose"), get("/users/{user-id}/settings/purpose", "purpose"), update),
		announcing(standIn),
	)
	assert.Empty(t, diags.Text())
	settings := typeNamed(t, m, "settings")
	assert.Equal(t, []string{"id", "purpose", "purposeV2", "zone"}, propertyNames(settings))
	original, replacement := settings.Properties[1], settings.Properties[2]
	assert.False(t, original.Deprecated, "it comes back")
	assert.Equal(t, offlineNotice, original.Notice)
	assert.True(t, replacement.Deprecated)
	assert.Equal(t, standInNotice, replacement.Notice)
	assert.Equal(t, "purpose What for. change.md", replacement.Type+" "+replacement.Doc+" "+replacement.Source.File)

	require.Len(t, m.Operations, 6)
	for _, prefix := range []string{"/me", "/users/{user-id}"} {
		o := operation(t, m, "GET", prefix+"/settings/purpose")
		assert.Equal(t, &ir.Fallback{Segment: "purposeV2", Error: *standIn.Error}, o.Fallback)
		assert.Equal(t, offlineNotice, o.Notice)
		assert.False(t, o.Deprecated)
		require.Len(t, o.Errors, 1)
		assert.Equal(t, "BadRequest", o.Errors[0].Code)
		assert.Contains(t, o.Errors[0].Scenario, "purpose is offline")
		other := operation(t, m, "GET", prefix+"/settings/purposeV2")
		assert.Nil(t, other.Fallback)
		assert.Empty(t, other.Errors)
		assert.True(t, other.Deprecated)
		assert.Equal(t, standInNotice, other.Notice)
		assert.Equal(t, "purpose", other.Response.Type)
	}
	assert.Nil(t, operation(t, m, "PATCH", "/me/settings/purpose").Fallback, "what writes is not sent twice")
}

// TestFallbackNeedsTheWholeError holds that no other error can be taken for an announced one.
func TestFallbackNeedsTheWholeError(t *testing.T) {
	for _, e := range []*ir.AnnouncedError{nil, {Status: 400}, {Status: 400, Code: "BadRequest"}, {Code: "BadRequest", Message: "m"}} {
		c := standIn
		c.Error = e
		m, _ := solve(t, resource("settings.md", "settings", "", prop("purpose", "String")), operationPage("p", get("/me/settings/purpose", "String")), announcing(c))
		assert.Nil(t, operation(t, m, "GET", "/me/settings/purpose").Fallback)
	}
}

// TestDescribedReplacement keeps what pages say of the replacement.
func TestDescribedReplacement(t *testing.T) {
	m, _ := solve(t,
		resource("settings.md", "settings", "", prop("purposeV2", "String", doc("Own words.")), prop("purpose", "String")),
		operationPage("p", get("/me/settings/purpose", "String")), operationPage("p2", get("/me/settings/purposeV2", "Int32")), announcing(standIn),
	)
	settings := typeNamed(t, m, "settings")
	assert.Equal(t, []string{"purposeV2", "purpose"}, propertyNames(settings))
	assert.Equal(t, "Own words.", settings.Properties[0].Doc)
	assert.True(t, settings.Properties[0].Deprecated)
	require.Len(t, m.Operations, 2)
	o := operation(t, m, "GET", "/me/settings/purposeV2")
	assert.Equal(t, "Int32", o.Response.Type)
	assert.Equal(t, standInNotice, o.Notice)
}

func TestChangesOfProperties(t *testing.T) {
	for name, c := range map[string]struct {
		change     ir.Change
		deprecated bool
		notice     string
		properties []string
	}{
		"removal": {ir.Change{API: "pages", Kind: ir.ChangeRemoval, Effective: "2027-06-30"}, true, "it is removed on 2027-06-30.", []string{"pages", "title"}},
		"removal with advice": {ir.Change{API: "PAGES", Type: "Book", Replacement: "extent", Kind: ir.ChangeRemoval, Error: &ir.AnnouncedError{Status: 410}}, true,
			"it is removed on a date not announced; calls then fail with 410; use extent instead.", []string{"pages", "title"}},
		"deprecation": {ir.Change{API: "pages", Kind: ir.ChangeDeprecation, Effective: "2027-06-30", RemoveAfterDays: 1}, true,
			"it is deprecated from 2027-06-30 and removed 1 day later.", []string{"pages", "title"}},
		"new name": {ir.Change{API: "pages", Replacement: "extent", Kind: ir.ChangeReplacement, Effective: "2027-06-30"}, true,
			"from 2027-06-30 on, extent replaces it.", []string{"pages", "extent", "title"}},
		"outage": {ir.Change{API: "pages", Kind: ir.ChangeOutage, Effective: "2027-06-30", DurationWeeks: 1}, false,
			"it is offline from 2027-06-30 for up to 1 week.", []string{"pages", "title"}},
		"other": {ir.Change{API: "pages", Kind: ir.ChangeOther, Effective: "2027-06-30"}, false, "it changes on 2027-06-30.", []string{"pages", "title"}},
	} {
		t.Run(name, func(t *testing.T) {
			m, diags := solve(t, resource("book.md", "book", "", prop("pages", "Int32"), prop("title", "String")), announcing(c.change))
			assert.Empty(t, diags.Text())
			book := typeNamed(t, m, "book")
			assert.Equal(t, c.properties, propertyNames(book))
			p := propertyNamed(t, book, "pages")
			assert.Equal(t, c.deprecated, p.Deprecated)
			assert.Equal(t, c.notice, p.Notice)
			assert.Empty(t, propertyNamed(t, book, "title").Notice)
		})
	}
}

func TestChangeOfAnInheritedProperty(t *testing.T) {
	m, _ := solve(t,
		resource("item.md", "item", "", prop("pages", "Int32")), resource("book.md", "book", "item"), resource("map.md", "map", "item"),
		announcing(ir.Change{API: "pages", Type: "book", Kind: ir.ChangeRemoval, Effective: "2027-06-30"}),
	)
	types := ir.NewIndex(m)
	assert.True(t, types.Property("book", "pages").Deprecated)
	assert.False(t, types.Property("map", "pages").Deprecated)
	assert.False(t, types.Property("item", "pages").Deprecated)
}

func TestChangesOfOtherThings(t *testing.T) {
	m, diags := solve(t,
		resource("book.md", "book", "", prop("title", "String")),
		operationPage("shelf", list("/me/shelf", "book"), get("/me/shelf/{id}", "book"), get("/shelves/{id}/count(by='{by}')", "Int32"), get("/lend", "book")),
		announcing(
			ir.Change{API: "book", Kind: ir.ChangeDeprecation, Effective: "2027-01-01"},
			ir.Change{API: "shelf", Kind: ir.ChangeRemoval, Effective: "2027-01-02"},
			ir.Change{API: "count", Replacement: "sum", Kind: ir.ChangeReplacement, Effective: "2027-01-03"},
			ir.Change{API: "/lend", Replacement: "/lendOut", Kind: ir.ChangeReplacement, Effective: "2027-01-04"},
		),
	)
	assert.Empty(t, diags.Text())
	assert.True(t, typeNamed(t, m, "book").Deprecated)
	assert.Equal(t, "it is deprecated from 2027-01-01.", typeNamed(t, m, "book").Notice)
	assert.Equal(t, "it is removed on 2027-01-02.", operation(t, m, "GET", "/me/shelf").Notice)
	for _, o := range m.Operations {
		assert.Equal(t, o.Path != "/shelves/{shelf-id}/sum(by='{by}')", o.Deprecated, o.Path)
	}
	assert.Len(t, m.Operations, 5)
}

func TestChangesThatFitNothing(t *testing.T) {
	for name, c := range map[string]struct {
		change        ir.Change
		message, hint string
	}{
		"unknown":   {ir.Change{API: "pagse", Type: "book", Kind: ir.ChangeRemoval}, `changes "book.pagse", which no document of v1.0 describes`, `did you mean "pages"?`},
		"ambiguous": {ir.Change{API: "pages", Kind: ir.ChangeRemoval}, `can be about any of types "book", "map" of v1.0`, "which type"},
	} {
		t.Run(name, func(t *testing.T) {
			pages := []ir.Fragment{resource("book.md", "book", "", prop("pages", "Int32")), resource("map.md", "map", "", prop("pages", "Int32"))}
			want, _ := solve(t, pages...)
			m, diags := solve(t, append(pages, announcing(c.change))...)
			require.Len(t, diags, 1)
			assert.Equal(t, diag.UnmatchedChange.ID, diags[0].Code)
			assert.Equal(t, "change.md", diags[0].File)
			assert.Contains(t, diags[0].Message, c.message)
			assert.Contains(t, diags[0].Hint, c.hint)
			assert.Equal(t, want, m)
		})
	}
}

// TestPathTellsTheType lets the path of an operation say which of several properties of one name is meant.
func TestPathTellsTheType(t *testing.T) {
	m, diags := solve(t,
		resource("book.md", "book", "", prop("pages", "Int32")), resource("map.md", "map", "", prop("pages", "Int32")),
		operationPage("p", get("/books/{id}/pages", "Int32")),
		announcing(ir.Change{API: "pages", Kind: ir.ChangeRemoval, Effective: "2027-01-01"}),
	)
	assert.Empty(t, diags.Text())
	assert.True(t, typeNamed(t, m, "book").Properties[0].Deprecated)
	assert.False(t, typeNamed(t, m, "map").Properties[0].Deprecated)
}

func TestOtherVersionsStayAsTheyAre(t *testing.T) {
	f := announcing(ir.Change{API: "pages", Kind: ir.ChangeRemoval})
	f.Version, f.Changes[0].Version = "beta", "beta"
	m, diags := solve(t, resource("book.md", "book", "", prop("pages", "Int32")), f)
	assert.Empty(t, diags)
	assert.False(t, typeNamed(t, m, "book").Properties[0].Deprecated)
}

func TestChangesInEffect(t *testing.T) {
	removal := ir.Change{API: "pages", Type: "book", Kind: ir.ChangeRemoval, Version: "beta", Effective: "2027-06-30"}
	temporary := standIn
	temporary.Version = "beta"
	at := func(date string) time.Time {
		day, err := time.Parse(time.DateOnly, date)
		require.NoError(t, err)
		return day
	}
	for _, c := range []struct {
		change ir.Change
		now    string
		want   string // "" for no finding
	}{
		{removal, "2027-06-29", ""},
		{removal, "2027-06-30", `the change of "book.pages" was announced for 2027-06-30, which has passed`},
		{temporary, "2021-08-23", ""},
		{temporary, "2022-01-14", `the change of "purpose" was announced for 2021-08-24, which has passed`},
		{temporary, "2022-01-15", `the change of "purpose" was announced for 2021-08-24, and the removal of "purposeV2" for 2022-01-15 at the latest: both dates have passed`},
		{ir.Change{API: "x", Version: "beta"}, "2027-06-30", ""},
		{ir.Change{API: "x", Version: "v1.0", Effective: "2020-01-01"}, "2027-06-30", ""},
	} {
		found := resolve.ChangesInEffect([]ir.Change{c.change}, "beta", at(c.now))
		if c.want == "" {
			assert.Empty(t, found.Text(), c.now)
			continue
		}
		require.Len(t, found, 1, c.now)
		assert.Equal(t, c.want, found[0].Message)
		assert.Equal(t, diag.ChangeInEffect.ID, found[0].Code)
		assert.NotEmpty(t, found[0].Hint)
	}
}
