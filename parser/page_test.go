package parser_test

import (
	"errors"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

func noFile(string) ([]byte, error) { return nil, errors.New("there are no files") }

// reading is what a page says: about its own version, about others, and what was found doubtful.
type reading struct {
	ir.Fragment
	Others      []ir.Fragment
	Diagnostics diag.List
}

func read(name string, text []byte, open func(string) ([]byte, error), opts parser.Options) reading {
	fragments, diags := parser.Parse(name, text, open, opts)
	return reading{fragments[0], fragments[1:], diags}
}

// parse parses a Markdown page written with ~ in place of back-quotes.
func parse(name, text string) reading {
	return read(name, []byte(strings.ReplaceAll(text, "~", "`")), noFile, parser.Options{})
}

// codes returns the codes of a fragment's findings.
func codes(f reading) []string {
	out := []string{}
	for _, d := range f.Diagnostics {
		out = append(out, d.Code)
	}
	return out
}

// finding returns the first finding of a code.
func finding(t *testing.T, f reading, code diag.Code) ir.Diagnostic {
	t.Helper()
	for _, d := range f.Diagnostics {
		if d.Code == code.ID {
			return d
		}
	}
	require.Failf(t, "no such finding", "%s among %v", code.ID, f.Diagnostics)
	return ir.Diagnostic{}
}

const (
	widgetPage = "# widget resource type\n\nA widget.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| id | String | The id. |\n"
	requestOf  = "## HTTP request\n\n~~~http\nGET /me/widgets/{id}\n~~~\n"
)

func TestRecognise(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       ir.PageKind
	}{
		{"resource", widgetPage, ir.PageResource},
		{"resource without tables", "# widget resource type\n\nA widget.\n", ir.PageResource},
		{"complex type", "# widget complex type\n\nA widget.\n", ir.PageResource},
		{"annotated", "# Of widgets\n\nText.\n\n<!-- {\"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.widget\"} -->\n~~~json\n{}\n~~~\n", ir.PageResource},
		{"enum", "# color enum type\n\nColors.\n\n## Members\n\n| Member | Value |\n|:--|:--|\n| red | 0 |\n", ir.PageEnum},
		{"many enums", "# All values\n\n### color values\n\n| Member |\n|:--|\n| red |\n", ir.PageEnum},
		{"operation", "# Get widget\n\nGets it.\n\n" + requestOf, ir.PageOperation},
		{"operation with a resource inside", "# Get widget\n\nGets it.\n\n" + requestOf + "## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| id | String | The id. |\n", ir.PageOperation},
		{"permission", "# Widgets.Read\n\nLets it read.\n\n## Graph Methods\n\n| Ver | Type | Method |\n|:--|:--|:--|\n| V1 | A | GET /me/widgets |\n", ir.PagePermission},
		{"Azure AD Graph", "# Azure AD Graph API reference\n\nAll of it.\n", ir.PageAADGraph},
		{"announcement", "# Attention: breaking changes coming\n\nThe API changes.\n", ir.PageAnnouncement},
		{"overview", "# Working with widgets\n\nThey are fine.\n", ir.PageOther},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, parse("misleading-enum-get.md", c.text).Kind)
		})
	}
}

func TestUnknownPageIsNoted(t *testing.T) {
	f := parse("overview.md", "# Working with widgets\n\nThey are fine.\n")
	d := finding(t, f, diag.UnknownPage)
	assert.Equal(t, ir.SeverityNote, d.Severity)
	assert.Equal(t, 1, d.Line)
}

func TestAPIAndVersion(t *testing.T) {
	call := "# Get widget\n\nGets it.\n\n" + requestOf + "\n## Example\n\n~~~http\nGET https://graph.microsoft.com/beta/me/widgets/1\n~~~\n"
	for _, c := range []struct {
		name, file, text string
		opts             parser.Options
		api, version     string
	}{
		{"nothing tells", "w.md", widgetPage, parser.Options{}, "graph", "v1.0"},
		{"the options tell", "w.md", widgetPage, parser.Options{API: "graph", Version: "beta"}, "graph", "beta"},
		{"the path tells", "schema/graph/beta/resources/w.md", widgetPage, parser.Options{}, "graph", "beta"},
		{"the path tells more than the content", "schema/graph/v1.0/api/w.md", call, parser.Options{}, "graph", "v1.0"},
		{"the content tells more than the options", "w.md", call, parser.Options{Version: "v1.0"}, "graph", "beta"},
		{"the other API", "schema/aadgraph/1.6/w.md", widgetPage, parser.Options{}, "aadgraph", "1.6"},
		{"a file name is no path element", "beta", widgetPage, parser.Options{}, "graph", "v1.0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := read(c.file, []byte(strings.ReplaceAll(c.text, "~", "`")), noFile, c.opts)
			assert.Equal(t, c.api, f.API)
			assert.Equal(t, c.version, f.Version)
		})
	}
}

func TestUnreadableText(t *testing.T) {
	f := read("w.md", []byte("# widget resource type\n\n\xff\xfe\n"), noFile, parser.Options{})
	assert.Equal(t, []string{diag.NotUTF8.ID}, codes(f))
	assert.Equal(t, ir.PageOther, f.Kind)
}

func TestParseIsConcurrent(t *testing.T) {
	want := parse("w.md", widgetPage)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() { assert.Equal(t, want, parse("w.md", widgetPage)) })
	}
	wg.Wait()
}
