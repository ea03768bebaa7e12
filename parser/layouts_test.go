package parser_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// resourcePage is a page of a type with the given rows of properties, which have back-quotes written as tildes.
func resourcePage(rows ...string) string {
	return "# crate resource type\n\nNamespace: microsoft.graph\n\nA box.\n\n## Properties\n\n|Property|Type|Description|\n|:--|:--|:--|\n" +
		strings.ReplaceAll(strings.Join(rows, "\n"), "~", "`") + "\n"
}

func TestWordsOfQueries(t *testing.T) {
	for _, c := range []struct {
		doc     string
		filter  []string
		null    bool
		orderBy bool
	}{
		{"Supports ~$filter~ only with ~eq~.", []string{"eq"}, false, false},
		{"Supports ~$filter~ with ~eq~, ~ne~, and ~startsWith~.", []string{"eq", "ne", "startsWith"}, false, false},
		{"Supports ~$filter~ with ~eq~, ~ne~ and ~$expand~.", []string{"eq", "ne"}, false, false},
		{"Supports ~$filter~ with all crates in view.", []string{"all"}, false, false},
		{"Supports ~$filter~ in combination with ~$count~ only.", []string{}, false, false},
		{"Supports ~$filter~(~eq~, ~ne~) and ~orderBy~.", []string{"eq", "ne"}, false, true},
		{"Supports ~$filter~ (~eq~, ~ge~) and ~eq~ on ~null~ values.", []string{"eq", "ge"}, true, false},
		{"The orderby of this list.", []string{}, false, false},
	} {
		f := parse("v1.0/resources/crate.md", resourcePage("|label|String|On it. "+c.doc+"|"))
		require.Len(t, f.Types[0].Properties, 1, c.doc)
		p := f.Types[0].Properties[0]
		assert.Equal(t, c.filter, p.Filter, c.doc)
		assert.Equal(t, c.null, p.FilterNull, c.doc)
		assert.Equal(t, c.orderBy, p.OrderBy, c.doc)
	}
}

func TestOneOfMarkedValues(t *testing.T) {
	f := parse("v1.0/resources/crate.md", resourcePage("|mode|String|How; one of ~open~, ~shut~, or ~nailed~.|", "|lid|String|One of the lids, such as ~flat~, ~round~.|"))
	assert.Equal(t, []string{"open", "shut", "nailed"}, f.Types[0].Properties[0].Values)
	assert.Empty(t, f.Types[0].Properties[1].Values)
}

func TestNamedNumbers(t *testing.T) {
	for doc, want := range map[string][]string{
		"Possible values are: ~0~ (meaning ~none~), ~1~ (for ~one~), and ~unknownFutureValue~.": {"none", "one", "unknownFutureValue"},
		"Possible values are: ~0~ (none), ~1~ (one).":                                           {"0", "1"},
		"Possible values are: ~low~ (for ~one~), ~high~.":                                       {"low", "high"},
	} {
		f := parse("v1.0/resources/crate.md", resourcePage("|lid|String|On top. "+doc+"|"))
		assert.Equal(t, want, f.Types[0].Properties[0].Values, doc)
	}
}

func TestFootnoteMarks(t *testing.T) {
	rows := map[string]string{
		"v1.0/resources/crate.md": resourcePage("|label<sup>1</sup>|String collection <SUP>a</SUP>|On it <sup>(2)</sup>.|", "|area|String|In m<sup>squared</sup>.|"),
		"crate.html": "<html><body><h1>crate resource type</h1><h2>Properties</h2><table><tr><th>Property</th><th>Type</th><th>Description</th></tr>" +
			"<tr><td>label<sup>1</sup></td><td>String collection <sup>a</sup></td><td>On it <sup>(2)</sup>.</td></tr>" +
			"<tr><td>area</td><td>String</td><td>In m<sup>squared</sup>.</td></tr></table></body></html>",
	}
	for name, page := range rows {
		f := parse(name, page)
		require.Len(t, f.Types, 1, name)
		require.Len(t, f.Types[0].Properties, 2, name)
		label := f.Types[0].Properties[0]
		assert.Equal(t, []any{"label", "String", true}, []any{label.Name, label.Type, label.Collection}, name)
		assert.Equal(t, "On it .", label.Doc, name)
		assert.Equal(t, "In msquared.", f.Types[0].Properties[1].Doc, name)
	}
}

// TestPropertiesAsHTML has the table of a Markdown page in HTML.
func TestPropertiesAsHTML(t *testing.T) {
	f := parse("v1.0/resources/crate.md", "# crate resource type\n\n## Properties\n\n<table>\n<tr><th>Property</th><th>Type</th><th>Description</th></tr>\n"+
		"<tr>\n  <td>lids</td>\n  <td><a href=\"lid.md\">lid</a> collection</td>\n\n  <td>Possible values are: <code>flat</code>, <code>round</code>. <b>Read-only.</b></td>\n</tr>\n</table>\n\n## Relationships\n\nNone.\n")
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Types[0].Properties, 1)
	lids := f.Types[0].Properties[0]
	assert.Equal(t, []any{"lids", "lid", true, true}, []any{lids.Name, lids.Type, lids.Collection, lids.ReadOnly})
	assert.Equal(t, []string{"flat", "round"}, lids.Values)
	assert.Equal(t, 8, lids.Source.Line)
}

// TestGroupsOfProperties has properties in sections that part them by how they are used, beside a section about another type.
func TestGroupsOfProperties(t *testing.T) {
	head := "\n\n|Property|Type|Description|\n|:--|:--|:--|\n"
	f := parse("v1.0/resources/crate.md", "# crate resource type\n\n## Properties\n\n### Common properties"+head+"|id|String|Key.|\n|lid|lid|On top.|\n\n### Less used properties"+head+"|tare|Int32|Empty.|\n\n### lid properties"+head+"|flat|Boolean|Is it?|\n")
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Types, 2)
	assert.Equal(t, []string{"id", "lid", "tare"}, fieldNames(f.Types[0]))
	assert.Equal(t, "lid", f.Types[1].Name)
	assert.Equal(t, []string{"flat"}, fieldNames(f.Types[1]))
}

func fieldNames(t ir.Type) []string {
	var out []string
	for _, p := range t.Properties {
		out = append(out, p.Name)
	}
	return out
}

// TestRepresentationWithoutAnnotation has only its heading to tell what the code shows.
func TestRepresentationWithoutAnnotation(t *testing.T) {
	f := parse("v1.0/resources/crate.md", resourcePage("|id|String|Which one.|", "|label|String|On it.|")+
		"\n## JSON representation\n\n```json\n{\n  \"id\": \"String (identifier)\",\n  \"label\": \"String\",\n  \"packed\": \"String (timestamp)\"\n}\n```\n")
	assert.Equal(t, ir.KindEntity, f.Types[0].Kind)
	assert.Equal(t, []string{"id", "label", "packed"}, fieldNames(f.Types[0]))
	assert.Equal(t, "DateTimeOffset", f.Types[0].Properties[2].Type)
}

func TestNamespaceBeforeText(t *testing.T) {
	for _, c := range []struct{ line, namespace, doc string }{
		{"Namespace: microsoft.graph\nA box.", "", "A box."},
		{"Namespace: microsoft.graph.yard A box.", "yard", "A box."},
		{"Namespace: microsoft.graph.yard\n\nA box.", "yard", "A box."},
		{"Namespace: of boxes.", "", "Namespace: of boxes."},
	} {
		f := parse("v1.0/resources/crate.md", "# crate resource type\n\n"+c.line+"\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|id|String|Key.|\n")
		assert.Equal(t, c.namespace, f.Namespace, c.line)
		assert.Equal(t, c.doc, f.Types[0].Doc, c.line)
	}
}

// TestRowsOfOneCell has rows that are no property: titles between others, and what is left of a description whose line was broken.
func TestRowsOfOneCell(t *testing.T) {
	f := parse("v1.0/resources/crate.md", resourcePage("|**Outside**|", "|label|String|On it.", "nullable|", "|**Inside**|", "|**tare**|Int32|Empty.|"))
	require.Empty(t, f.Diagnostics)
	assert.Equal(t, []string{"label", "tare"}, fieldNames(f.Types[0]))
	assert.Equal(t, "On it. nullable", f.Types[0].Properties[0].Doc)

	f = parse("v1.0/resources/crate.md", resourcePage("Some are outside.", "|label|String|On it.|"))
	require.Empty(t, f.Diagnostics)
	assert.Equal(t, []string{"label"}, fieldNames(f.Types[0]))

	f = parse("v1.0/resources/crate.md", resourcePage("|label|String|On it.|", "|tare|"))
	assert.Equal(t, []string{diag.ShortRow.ID}, codes(f), "a property without a type")
}

// TestTablesBesideProperties has tables of other columns in the section of properties.
func TestTablesBesideProperties(t *testing.T) {
	const other = "|Colour|Weight|\n|--|--|\n|red|1|\n\n"
	const properties = "|Property|Type|Description|\n|--|--|--|\n|label|String|On it.|\n\n"
	for _, c := range []struct {
		tables string
		want   []string
	}{
		{other + properties, nil},
		{properties + other, nil},
		{other, []string{diag.UnknownColumns.ID}},
	} {
		f := parse("v1.0/resources/crate.md", "# crate resource type\n\n## Properties\n\n"+c.tables)
		assert.Equal(t, len(c.want), len(slices.DeleteFunc(codes(f), func(code string) bool { return code == diag.EmptyType.ID })), c.tables)
		assert.Subset(t, codes(f), c.want)
	}
}

// TestCopiedAnnotation has an annotation that may speak of the type of another page.
func TestCopiedAnnotation(t *testing.T) {
	for _, c := range []struct{ file, title, annotated, want string }{
		{"crate.md", "crate", "microsoft.graph.barrel", "crate"},
		{"yard-crate.md", "crate", "microsoft.graph.yard.barrel", "yard.crate"},
		{"crate.md", "crate", "microsoft.graph.woodenCrate", "woodenCrate"},
		{"crate.md", "crate (open type)", "microsoft.graph.crates", "crates"},
		{"barrel.md", "crate", "microsoft.graph.barrel", "barrel"},
		{"box.md", "crate", "microsoft.graph.barrel", "barrel"},
	} {
		f := parse("v1.0/resources/"+c.file, "# "+c.title+" resource type\n\n## Properties\n\n|Property|Type|Description|\n|--|--|--|\n|label|String|On it.|\n\n"+
			"## JSON representation\n\n<!-- { \"blockType\": \"resource\", \"@odata.type\": \""+c.annotated+"\" } -->\n```json\n{ \"label\": \"String\" }\n```\n")
		require.Len(t, f.Types, 1, c)
		assert.Equal(t, c.want, f.Types[0].Name, c)
		assert.Equal(t, c.want == strings.TrimPrefix(c.annotated, "microsoft.graph."), len(f.Diagnostics) == 0, c)
	}
}

// TestMisnamedProperties has the only table of properties below the name of another type.
func TestMisnamedProperties(t *testing.T) {
	const table = "\n\n|Property|Type|Description|\n|--|--|--|\n|label|String|On it.|\n\n"
	for _, c := range []struct {
		sections string
		want     []string // types and numbers of properties
	}{
		{"## barrel properties" + table, []string{"crate 1"}},
		{"## Crate properties" + table, []string{"crate 1"}},
		{"## Properties" + table + "## barrel properties" + table, []string{"barrel 1", "crate 1"}},
		{"## barrel properties" + table + "## lid properties" + table, []string{"crate 1", "lid 1"}},
	} {
		f := parse("v1.0/resources/crate.md", "# crate resource type\n\n"+c.sections)
		var got []string
		for _, ty := range f.Types {
			got = append(got, fmt.Sprint(ty.Name, " ", len(ty.Properties)))
		}
		assert.ElementsMatch(t, c.want, got, c.sections)
	}
}

// TestSlipsInHeaders has headers that were meant to be Property | Type | Description.
func TestSlipsInHeaders(t *testing.T) {
	for header, read := range map[string]bool{
		"|Propery|Type|Desciption|": true, "|Property|Tye|Desciption|": true, "|Prop|Tpye|Descriptions|": true, "|Property|Tye|Description|": true,
		"|Property Type|Description|": true, "|Type|Description|": true,
		"|Property|Taste|Description|": false, "|Colour|Weight|Price|": false, "|Property|Size|Price|": false,
	} {
		f := parse("v1.0/resources/crate.md", "# crate resource type\n\n## Properties\n\n"+header+"\n|--|--|--|\n|tare|Int32|Empty.|\n")
		typ := ""
		if len(f.Types[0].Properties) > 0 {
			typ = f.Types[0].Properties[0].Type
		}
		assert.Equal(t, read, typ == "Int32", header)
		assert.Equal(t, read, !slices.Contains(codes(f), diag.UnknownColumns.ID) && !slices.Contains(codes(f), diag.BadTypeExpr.ID), header)
	}
}
