package parser_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// announced returns the changes of a page without their positions.
func announced(f reading) []ir.Change {
	var out []ir.Change
	for _, fragment := range append([]ir.Fragment{f.Fragment}, f.Others...) {
		for _, c := range fragment.Changes {
			c.Source = ir.Source{}
			out = append(out, c)
		}
	}
	return out
}

func TestAnnouncements(t *testing.T) {
	gone := &ir.AnnouncedError{Status: 410, Code: "Gone", Message: "The segment 'shelfPlan' is gone."}
	for name, c := range map[string]struct {
		page string
		want ir.Change
	}{
		"a stand-in while something is offline": {
			"# Attention: the beta shelfPlan API goes offline\n\n" +
				"From 3 May 2027 on, shelfPlan is unavailable for about six weeks. A temporary API named shelfPlanNext stands in.\n\n" +
				"Calls fail with HTTP 410:\n\n~~~json\n{ \"error\": { \"innerError\": { \"code\": \"x\" }, \"message\": \"The segment 'shelfPlan' is gone.\", \"code\": \"Gone\" } }\n~~~\n\n" +
				"Once shelfPlan is back, the temporary API will be removed within thirty-five days.\n",
			ir.Change{API: "shelfPlan", Replacement: "shelfPlanNext", Kind: ir.ChangeTemporaryReplacement, Version: "beta", Effective: "2027-05-03",
				DurationWeeks: 6, Error: gone, RemoveAfterDays: 35},
		},
		"an outage with two dates": {
			"# Upcoming changes to the `loans` API in v1.0\n\nMaintenance takes the `loans` API offline from January 4, 2027 to January 20, 2027. It will be restored afterwards.\n",
			ir.Change{API: "loans", Kind: ir.ChangeOutage, Version: "v1.0", Effective: "2027-01-04", DurationWeeks: 3},
		},
		"an outage between two dates, with a stand-in": {
			"# Temporary outage of the beta loanSettings endpoint\n\nBetween 5 June 2027 and 19 June 2027 the loanSettings endpoint in beta will be unavailable: requests fail with 503 Service Unavailable.\n\n" +
				"A stopgap called loanSettingsInterim can be called instead. It will be shut down two weeks after loanSettings is restored.\n",
			ir.Change{API: "loanSettings", Replacement: "loanSettingsInterim", Kind: ir.ChangeTemporaryReplacement, Version: "beta", Effective: "2027-06-05",
				DurationWeeks: 2, Error: &ir.AnnouncedError{Status: 503}, RemoveAfterDays: 14},
		},
		"a title that names the type, in the plural": {
			"# Breaking changes to the libraryBooks API (beta)\n\nby the team, May 4th, 2026\n\nThe property ~dueDate~ on ~libraryBook~ will be renamed to ~dueDay~. This rolls out on **June 1, 2026**.\n",
			ir.Change{API: "dueDate", Type: "libraryBook", Replacement: "dueDay", Kind: ir.ChangeReplacement, Version: "beta", Effective: "2026-06-01"},
		},
		"a removed property": {
			"# The `pages` property of `book` is removed\n\nIt disappears from the v1.0 endpoint. The removal takes effect on 2027-02-01.\n",
			ir.Change{API: "pages", Type: "book", Kind: ir.ChangeRemoval, Version: "v1.0", Effective: "2027-02-01"},
		},
		"a removed property, owner first": {
			"# Breaking changes: book resource\n\nWe will remove the book's ~pages~ property in March 2027 (beta).\n",
			ir.Change{API: "pages", Kind: ir.ChangeRemoval, Version: "beta", Effective: "2027-03-01"},
		},
		"a property with its type before a dot": {
			"# Retirement of ~book.pages~\n\nOn Feb. 1st, 2027, ~book.pages~ is retired. Use ~book.extent~ instead.\n",
			ir.Change{API: "pages", Type: "book", Replacement: "extent", Kind: ir.ChangeRemoval, Version: "v1.0", Effective: "2027-02-01"},
		},
		"a deprecation that ends in a removal": {
			"# Deprecation of the riskEvents API\n\nPublished on May 2, 2026.\n\nThe riskEvents API (beta) will be deprecated on June 1, 2026 and removed on July 1, 2026. Please move to the riskDetections API.\n",
			ir.Change{API: "riskEvents", Replacement: "riskDetections", Kind: ir.ChangeDeprecation, Version: "beta", Effective: "2026-06-01", RemoveAfterDays: 30},
		},
		"a deprecation with a term": {
			"# ~findRooms~ is deprecated\n\nAs of August 2026, the ~findRooms~ function is deprecated in favor of ~places~. It will be removed two years later.\n",
			ir.Change{API: "findRooms", Replacement: "places", Kind: ir.ChangeDeprecation, Version: "v1.0", Effective: "2026-08-01", RemoveAfterDays: 730},
		},
		"a new name": {
			"# Breaking change to ~loan~\n\nStarting 15 September 2026, the property ~dueDate~ of ~loan~ is renamed to ~dueDateTime~ in beta.\n",
			ir.Change{API: "dueDate", Type: "loan", Replacement: "dueDateTime", Kind: ir.ChangeReplacement, Version: "beta", Effective: "2026-09-15"},
		},
		"a path": {
			"# Retiring ~GET /users/{id}/shelf~\n\n~GET https://graph.microsoft.com/beta/users/{id}/shelf~ will be retired on 2026-12-31 and replaced by ~/users/{id}/shelves~.\n",
			ir.Change{API: "/users/{id}/shelf", Replacement: "/users/{id}/shelves", Kind: ir.ChangeRemoval, Version: "beta", Effective: "2026-12-31"},
		},
		"a plain word before its noun, and an error in prose": {
			"# The presence API is retired\n\nAfter November 30, 2026 calls to the presence API (v1.0) return 404 Not Found with the code ~UnknownError~ and the message \"Not here.\"\n",
			ir.Change{API: "presence", Kind: ir.ChangeRemoval, Version: "v1.0", Effective: "2026-11-30",
				Error: &ir.AnnouncedError{Status: 404, Code: "UnknownError", Message: "Not here."}},
		},
		"an error in a table": {
			"# Deprecation of the `lend` action\n\nEffective 2026-11-30 the `lend` action is deprecated.\n\n## Errors\n\n" +
				"|HTTP status code|Error code|Error message|\n|:-|:-|:-|\n|400|LendGone|Use another.|\n",
			ir.Change{API: "lend", Kind: ir.ChangeDeprecation, Version: "v1.0", Effective: "2026-11-30",
				Error: &ir.AnnouncedError{Status: 400, Code: "LendGone", Message: "Use another."}},
		},
		"another behaviour": {
			"# Breaking changes to the dueDateTime property\n\nFrom 2027-01-01, dueDateTime will change in beta: it has no time zone.\n",
			ir.Change{API: "dueDateTime", Kind: ir.ChangeOther, Version: "beta", Effective: "2027-01-01"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			f := parse("changes/page.md", c.page)
			assert.Equal(t, ir.PageAnnouncement, f.Kind)
			assert.Equal(t, []ir.Change{c.want}, announced(f))
			assert.Empty(t, f.Diagnostics.Text())
		})
	}
}

func TestAnnouncementOfSeveral(t *testing.T) {
	f := parse("page.md", "# Upcoming breaking changes\n\nThe following properties of the ~book~ type will be removed on 2027-01-01 from both v1.0 and beta:\n\n- ~pages~: number of pages\n- ~weight~\n")
	var got []string
	for _, c := range announced(f) {
		assert.Equal(t, ir.ChangeRemoval, c.Kind)
		got = append(got, c.Version+" "+c.Type+" "+c.API+" "+c.Effective)
	}
	assert.Equal(t, []string{"v1.0 book pages 2027-01-01", "v1.0 book weight 2027-01-01", "beta book pages 2027-01-01", "beta book weight 2027-01-01"}, got)
	require.Len(t, f.Others, 1)
	assert.Equal(t, "beta", f.Others[0].Version)

	f = parse("page.md", "# Deprecation of the pageCount and pageWeight properties of the book type in beta\n\nEffective 1 May 2027.\n")
	require.Len(t, f.Changes, 2)
	assert.Equal(t, "pageCount", f.Changes[0].API)
	assert.Equal(t, "pageWeight", f.Changes[1].API)
}

func TestAnnouncementFindings(t *testing.T) {
	for name, c := range map[string]struct{ page, message string }{
		"no name": {"# Breaking changes\n\nSome APIs will change on 2027-01-01.\n", "names no API"},
		"no date": {"# Breaking changes to the dueDate API\n\nThey come soon.\n", "gives no date"},
		"no day":  {"# Breaking changes to the dueDate API\n\nThey will come on February 30, 2027.\n", "gives no date"},
	} {
		t.Run(name, func(t *testing.T) {
			found := finding(t, parse("page.md", c.page), diag.BadAnnouncement)
			assert.Contains(t, found.Message, c.message)
			assert.Equal(t, 1, found.Line)
			assert.NotEmpty(t, found.Hint)
		})
	}
}

// TestAnnouncementInEachFormat holds the readers to one reading of one announcement.
func TestAnnouncementInEachFormat(t *testing.T) {
	want := []ir.Change{{API: "userPurpose", Replacement: "userPurposeV2", Kind: ir.ChangeTemporaryReplacement, Version: "beta", Effective: "2021-08-24", DurationWeeks: 12,
		Error: &ir.AnnouncedError{Status: 400, Code: "BadRequest", Message: "Resource not found for the segment 'userPurpose'."}, RemoveAfterDays: 60}}
	markdown, err := os.ReadFile("../schema/changes/userpurpose-offline.md")
	require.NoError(t, err)
	assert.Equal(t, want, announced(parse("page.md", string(markdown))))

	html := `<!DOCTYPE html><html><head><title>Changes</title></head><body><main>
<h1>Breaking change: userPurpose goes offline (beta)</h1>
<p>On <b>August 24, 2021</b> the <code>userPurpose</code> API goes offline, for up to twelve weeks.</p>
<p>A temporary API called <em>userPurposeV2</em> stands in. It is removed 60 days after userPurpose is back.</p>
<p>400 Bad Request</p>
<pre><code>{"error": {"code": "BadRequest", "message": "Resource not found for the segment 'userPurpose'."}}</code></pre>
</main></body></html>`
	assert.Equal(t, want, announced(parse("page.html", html)))

	text := `Breaking change: userPurpose goes offline (beta)

On August 24, 2021 the userPurpose API goes offline, for up to twelve weeks.

A *temporary* API called userPurposeV2 stands in. It is removed in 60 days’ time once userPurpose is back.

Bad Request - 400


    "error": {

        "code": "BadRequest",

        "message": “Resource not found for the segment 'userPurpose'.”,

        "innerError": {

            "code": "…"
`
	assert.Equal(t, want, announced(parse("page.txt", text)))
}

func TestAnnouncementOfTheSeed(t *testing.T) {
	found, err := filepath.Glob("../../shared/seeds/000_*.txt")
	require.NoError(t, err)
	if len(found) == 0 {
		t.Skip("the seeds are not here")
	}
	text, err := os.ReadFile(found[0])
	require.NoError(t, err)
	f := read("page.txt", text, nil, parser.Options{})
	assert.Empty(t, f.Diagnostics.Text())
	require.Len(t, f.Changes, 1)
	c := f.Changes[0]
	assert.Equal(t, "userPurpose userPurposeV2 temporaryReplacement beta 2021-08-24",
		strings.Join([]string{c.API, c.Replacement, string(c.Kind), c.Version, c.Effective}, " "))
	assert.Equal(t, &ir.AnnouncedError{Status: 400, Code: "BadRequest", Message: "Resource not found for the segment 'userPurpose'."}, c.Error)
	assert.Equal(t, 60, c.RemoveAfterDays)
	assert.Equal(t, 12, c.DurationWeeks)
	assert.Equal(t, ir.Source{File: "page.txt", Line: 1, Column: 1}, c.Source)
}
