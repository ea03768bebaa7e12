package parser_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

// operationPage is a page of one request with further sections before it.
func operationPage(request string, sections ...string) string {
	return "# Get crate\n\nReads one.\n\n" + strings.Join(sections, "\n\n") + "\n\n## HTTP request\n\n```http\n" + request + "\n```\n"
}

func TestHeadersOfPermissionTables(t *testing.T) {
	const rows = "\n|:--|:--|:--|\n|Delegated (work or school account)|Crate.Read|Crate.ReadWrite|\n|Application|Crate.Read.All|Not available.|\n"
	for header, want := range map[string][]string{
		"|Permission type|Least privileged permissions|Higher privileged permissions|": {"Crate.Read", "Crate.ReadWrite"},
		"|Permission type|Least privileged permission|Higher privileged permission|":   {"Crate.Read", "Crate.ReadWrite"},
		"|**Permission type**|Least privileged permissions|More permissions|":          {"Crate.Read", "Crate.ReadWrite"},
		"|Permission Type|Least Privileged|Higher Privileged|":                         {"Crate.Read", "Crate.ReadWrite"},
		"|Permission type|Reads|Writes|":                                               {},
	} {
		f := parse("v1.0/api/crate-get.md", operationPage("GET /crates/{crate-id}", "## Permissions\n\n"+header+rows))
		require.Len(t, f.Operations, 1, header)
		assert.Equal(t, want, f.Operations[0].Permissions.DelegatedWork, header)
	}
}

// TestFormsOfAnAnswer has the answer in sections of its own, one for each form that can be asked for.
func TestFormsOfAnAnswer(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       *ir.Response
	}{
		{"the first counts", "## Response\n\n### CSV\n\nThis method returns ~302 Found~ and a preauthenticated download URL of the file.\n\n### JSON\n\nIt returns ~200 OK~ and a [crate](../resources/crate.md) object in the response body.\n",
			&ir.Response{Status: 302, Type: "Stream"}},
		{"the section's own text comes first", "## Response\n\nThis method returns ~200 OK~ and a [crate](../resources/crate.md) object in the response body.\n\n### Errors\n\nIt returns ~202 Accepted~ and a [lid](../resources/lid.md) object in the response body.\n",
			&ir.Response{Status: 200, Type: "crate"}},
		{"none of the examples", "## Response\n\n### Example\n\nIt returns ~200 OK~ and a [lid](../resources/lid.md) object in the response body.\n", nil},
	} {
		f := parse("v1.0/api/crate-get.md", operationPage("GET /crates/{crate-id}")+"\n"+strings.ReplaceAll(c.text, "~", "`"))
		require.Len(t, f.Operations, 1, c.name)
		assert.Equal(t, c.want, f.Operations[0].Response, c.name)
	}
}

// TestPermissionsThatOpenNoMethod has pages that are all about the permission itself.
func TestPermissionsThatOpenNoMethod(t *testing.T) {
	const (
		first, second = "8c0aed2c-0c61-433d-b63c-6370ddc73248", "9084c10f-a2d6-4713-8732-348def50fe02"
		both          = "<table><tr><th>Category</th><th>Application</th><th>Delegated</th></tr><tr><td>Identifier</td><td>" + first + "</td><td>" + second + "</td></tr></table>"
		delegated     = "<h2>Delegate Permission</h2><table><tr><td>Id</td><td>" + second + "</td></tr></table>"
	)
	for _, c := range []struct {
		title, content string
		kind           ir.PageKind
		application    bool
	}{
		{"Crate.Read.All", both, ir.PagePermission, true},
		{"Crate.Read.All", delegated, ir.PagePermission, false},
		{"profile", delegated, ir.PagePermission, false},
		{"Crate.Read.All", "<p>A word.</p>", ir.PageOther, false},
		{"All permissions", both, ir.PageOther, false},
	} {
		f := parse("page.html", "<html><body><article><h1>"+c.title+"</h1><blockquote><p>Lets an app look.</p></blockquote>"+c.content+"</article></body></html>")
		assert.Equal(t, c.kind, f.Kind, c.title)
		if c.kind != ir.PagePermission {
			assert.Empty(t, f.Permissions, c.title)
			continue
		}
		require.Len(t, f.Permissions, 1)
		assert.Equal(t, second, f.Permissions[0].Delegated.ID)
		assert.Equal(t, c.application, f.Permissions[0].Application != nil)
		assert.Empty(t, f.Permissions[0].Methods)
	}
}

// TestMethodsOfPermissionPages has tables of methods in other words and shapes.
func TestMethodsOfPermissionPages(t *testing.T) {
	const row = "<tr><td>v1.0</td><td>D</td><td>GET /crates</td></tr>"
	for _, c := range []struct {
		heading, table string
		app, delegated bool
	}{
		{"Graph Methods", "<tr><th>Ver</th><th>Type</th><th>Method</th></tr>" + row, false, true},
		{"Graph APIs", "<tr><th>Version</th><th>Type</th><th>API method</th></tr>" + row, false, true},
		{"Methods", "<tr><th>Ver</th><th>Type</th><th>Endpoint</th></tr>" + row, false, true},
		{"Graph Methods", "<tr><th>Method</th><th>Application</th><th>Delegated</th></tr><tr><td>GET /crates</td><td>✔</td><td>No</td></tr>", true, false},
		{"Graph Methods", "<tr><th>Method</th><th>Delegated</th><th>Application</th></tr><tr><td><code>GET /crates</code></td><td>Yes</td><td>x</td></tr>", true, true},
	} {
		f := parse("page.html", "<html><body><article><h1>Crate.Read</h1><h2>"+c.heading+"</h2><table>"+c.table+"</table>"+
			"<h2>Resource types</h2><h3>crate</h3><table><tr><th>Property</th><th>Type</th><th>Description</th></tr><tr><td>label</td><td>String</td><td>On it.</td></tr></table></article></body></html>")
		require.Len(t, f.Permissions, 1, c)
		require.Len(t, f.Permissions[0].Methods, 1, c)
		m := f.Permissions[0].Methods[0]
		assert.Equal(t, []any{"v1.0", "GET", "/crates", c.app, c.delegated}, []any{m.Version, m.Method, m.Path, m.Application, m.Delegated}, c)
		require.Len(t, f.Types, 1, c)
		assert.Equal(t, []string{"label"}, fieldNames(f.Types[0]), c)
	}
}

// TestQueryOptionsInText has the options that an operation takes in sentences and lists.
func TestQueryOptionsInText(t *testing.T) {
	for text, want := range map[string][]string{
		"This method supports the ~$select~, ~$orderBy~, and $top [options](/graph/query-parameters).":                 {"$select", "$orderby", "$top"},
		"These are supported:\n\n- ~$filter~\n- ~$expand~ of lids":                                                     {"$filter", "$expand"},
		"This method supports ~$top~. ~$skip~ isn't supported, and neither is ~$search~ supported.":                    {"$top"},
		"Does not support the options, such as $filter.":                                                               {},
		"Some of the options of OData, see [there](/graph/query-parameters).":                                          {},
		"|Name|Description|\n|--|--|\n|$Top|How many.|\n|lids|Only with lids.|\n\nUse ~$top~ of 10 and ~$count=true~.": {"$Top", "lids", "$count"},
	} {
		f := parse("v1.0/api/crate-list.md", operationPage("GET /crates", "## Optional query parameters\n\n"+strings.ReplaceAll(text, "~", "`")))
		require.Len(t, f.Operations, 1)
		got := []string{}
		for _, p := range f.Operations[0].Parameters {
			assert.Equal(t, ir.InQuery, p.In)
			got = append(got, p.Name)
		}
		assert.Equal(t, want, got, text)
	}
}
