package config

import (
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func value(text string, line, column int) Value {
	return Value{Text: text, At: ir.Source{File: "graphgen.yaml", Line: line, Column: column}}
}

func TestLoadDefaults(t *testing.T) {
	var d diag.List
	c := Load("graphgen.yaml", []byte("documents: [docs]\n"), &d)
	require.Empty(t, d.Text())
	assert.Equal(t, Config{
		Documents: []Value{value("docs", 1, 13)},
		API:       Value{Text: "graph"},
		Version:   Value{Text: "v1.0"},
		Package:   Value{Text: "msgraph"},
		Output:    Value{Text: "msgraph"},
		Runtime:   Value{Text: "import"},
	}, c)

	c = Load("graphgen.yaml", []byte("documents: [docs]\napi: aadgraph\n"), &d)
	require.Empty(t, d.Text())
	assert.Equal(t, "1.6", c.Version.Text, "each API has its default version")
}

func TestLoadKeepsPositions(t *testing.T) {
	var d diag.List
	c := Load("graphgen.yaml", []byte(strings.Join([]string{
		"\ufeffdocuments:",
		"  - docs/**/*.md",
		"  - 'größe' ",
		"ignore: [größe, old]",
		"api: aadgraph",
		"version: 1.6",
		"output: ./gen/sdk/",
		"slice: {include: {paths: [/me]}, exclude: {resources: [plan*]}}",
		"names:",
		"  initialisms: [SKU]",
		"  pins:",
		"    properties: {callRecords.session.id: ID}",
	}, "\r\n")), &d)
	require.Empty(t, d.Text())
	assert.Equal(t, []Value{value("docs/**/*.md", 2, 5), value("größe", 3, 5)}, c.Documents)
	assert.Equal(t, []Value{value("größe", 4, 10), value("old", 4, 19)}, c.Ignore, "columns count bytes")
	assert.Equal(t, value("1.6", 6, 10), c.Version, "a version needs no quotes")
	assert.Equal(t, value("gen/sdk", 7, 9), c.Output, "a clean path")
	assert.Equal(t, Slice{
		Include: Selection{Paths: []Value{value("/me", 8, 27)}},
		Exclude: Selection{Resources: []Value{value("plan*", 8, 56)}},
	}, c.Slice)
	assert.True(t, Selection{}.IsEmpty())
	assert.False(t, c.Slice.Exclude.IsEmpty())
	assert.Equal(t, []Pin{{Key: value("callRecords.session.id", 12, 18), Name: value("ID", 12, 42)}}, c.Names.Pins.Properties)
}

func TestLoadErrors(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"empty file":    {"# nothing\n", "graphgen.yaml:1:1: error: the file is empty [G050]\n\thint: `graphgen init` writes a commented graphgen.yaml\n"},
		"not a mapping": {"- docs\n", "graphgen.yaml:1:1: error: this must be a mapping, not a list [G050]\n"},
		"unknown key":   {"documents: [a]\n  \noutptu: x\n", "graphgen.yaml:3:1: error: unknown key \"outptu\" [G050]\n\thint: did you mean \"output\"?\n"},
		"unknown key without a near one": {"documents: [a]\nslice: {include: {tables: []}}\n",
			"graphgen.yaml:2:19: error: unknown key \"tables\" in slice.include [G050]\n\thint: the keys here are resources, paths, permissions\n"},
		"repeated key": {"documents: [a]\npackage: x\npackage: y\n",
			"graphgen.yaml:3:1: error: the key \"package\" is there twice [G050]\n\thint: the first is on line 2\n"},
		"documents missing": {"package: x\n", "graphgen.yaml:1:1: error: the key \"documents\" is missing [G050]\n"},
		"documents empty":   {"documents: []\n", "graphgen.yaml:1:12: error: documents names nothing [G050]\n\thint: name the files, folders or globs to read\n"},
		"documents a text":  {"documents: docs\n", "graphgen.yaml:1:12: error: documents must be a list, not a text [G050]\n"},
		"documents nothing": {"documents:\n", "graphgen.yaml:1:11: error: documents must be a list, not nothing [G050]\n"},
		"entry a mapping":   {"documents: [{a: b}]\n", "graphgen.yaml:1:13: error: the key \"git\" is missing in documents[1] [G050]\ngraphgen.yaml:1:14: error: unknown key \"a\" in documents[1] [G050]\n\thint: the keys here are git, ref, commit, folder\n"},
		"entry empty":       {"documents: [a, '']\n", "graphgen.yaml:1:16: error: documents[2] is empty [G050]\n"},
		"backslash":         {"documents: ['a\\b']\n", "graphgen.yaml:1:13: error: the path \"a\\\\b\" holds a backslash [G050]\n\thint: write it with / on every system\n"},
		"bad glob":          {"documents: ['a[b']\n", "graphgen.yaml:1:13: error: \"a[b\" is not a pattern: a bracket is not closed [G050]\n"},
		"glued stars":       {"documents: [a**.md]\n", "graphgen.yaml:1:13: error: \"a**.md\" is not a pattern: ** stands alone between slashes [G050]\n"},
		"unknown api":       {"documents: [a]\napi: grpah\n", "graphgen.yaml:2:6: error: api must be graph or aadgraph, not \"grpah\" [G050]\n\thint: did you mean \"graph\"?\n"},
		"unknown version":   {"documents: [a]\nversion: 3\n", "graphgen.yaml:2:10: error: version must be v1.0, beta or 1.6, not \"3\" [G050]\n"},
		"version of the other api": {"documents: [a]\nversion: 1.6\n",
			"graphgen.yaml:2:10: error: the API graph has no version 1.6 [G050]\n\thint: its versions: v1.0, beta\n"},
		"git option":      {"documents: [{git: --upload-pack=x}]\n", "graphgen.yaml:1:19: error: \"--upload-pack=x\" would be an option of git [G050]\n"},
		"git commit":      {"documents: [{git: u, commit: 12ab}]\n", "graphgen.yaml:1:30: error: commit \"12ab\" is no whole commit [G050]\n\thint: write all of its digits in lower case, or let `graphgen update` pin one\n"},
		"git folder":      {"documents: [{git: u, folder: ../x}]\n", "graphgen.yaml:1:30: error: folder \"../x\" is outside of the repository [G050]\n\thint: name a folder below the root of the repository\n"},
		"package keyword": {"documents: [a]\npackage: func\n", "graphgen.yaml:2:10: error: package \"func\" is a Go keyword [G050]\n"},
		"package nothing": {"documents: [a]\npackage:\n", "graphgen.yaml:2:9: error: package must be a text, not nothing [G050]\n"},
		"package name": {"documents: [a]\npackage: ms-graph\n",
			"graphgen.yaml:2:10: error: package \"ms-graph\" is not a Go package name [G050]\n\thint: use letters and digits, a letter first\n"},
		"package main": {"documents: [a]\npackage: main\n", "graphgen.yaml:2:10: error: package \"main\" cannot be imported [G050]\n"},
		"output absolute": {"documents: [a]\noutput: /srv\n",
			"graphgen.yaml:2:9: error: output \"/srv\" is an absolute path [G050]\n\thint: name a folder below the one of graphgen.yaml\n"},
		"output on a drive": {"documents: [a]\noutput: 'c:x'\n",
			"graphgen.yaml:2:9: error: output \"c:x\" is an absolute path [G050]\n\thint: name a folder below the one of graphgen.yaml\n"},
		"output escapes": {"documents: [a]\noutput: a/../../b\n",
			"graphgen.yaml:2:9: error: output \"a/../../b\" is outside of the folder of graphgen.yaml [G050]\n\thint: name a folder below the one of graphgen.yaml, or move graphgen.yaml\n"},
		"output character": {"documents: [a]\noutput: a?\n",
			"graphgen.yaml:2:9: error: output \"a?\" holds a character that not every system takes in a file name [G050]\n"},
		"module": {"documents: [a]\nmodule: https://example.com/x\n",
			"graphgen.yaml:2:9: error: module \"https://example.com/x\" is not an import path [G050]\n\thint: write it as in an import, e.g. example.com/app/msgraph\n"},
		"runtime":    {"documents: [a]\nruntime: vendor\n", "graphgen.yaml:2:10: error: runtime must be import or copy, not \"vendor\" [G050]\n"},
		"initialism": {"documents: [a]\nnames: {initialisms: [a-b]}\n", "graphgen.yaml:2:23: error: initialism \"a-b\" is not a word of two or more letters and digits [G050]\n"},
		"pinned name": {"documents: [a]\nnames: {pins: {types: {event: calEvent}}}\n",
			"graphgen.yaml:2:31: error: the pinned name \"calEvent\" is not an exported Go identifier [G041]\n\thint: begin with an upper-case letter and go on with letters and digits\n"},
		"pinned property without owner": {"documents: [a]\nnames: {pins: {properties: {iCalUId: ICalUID}}}\n",
			"graphgen.yaml:2:29: error: \"iCalUId\" cannot be pinned here [G050]\n\thint: write type.property\n"},
		"pinned path": {"documents: [a]\nnames: {pins: {operations: {me/events: X}}}\n",
			"graphgen.yaml:2:29: error: \"me/events\" cannot be pinned here [G050]\n\thint: write a path as the documents do, e.g. /me/events\n"},
		"path pattern": {"documents: [a]\nslice: {exclude: {paths: [me/**]}}\n",
			"graphgen.yaml:2:27: error: \"me/**\" is not a path pattern: it does not begin with / [G050]\n\thint: write a pattern such as /me/events/**\n"},
		"resource pattern": {"documents: [a]\nslice: {include: {resources: [/me]}}\n",
			"graphgen.yaml:2:31: error: \"/me\" is not a pattern of resource names [G050]\n\thint: paths belong under the key paths\n"},
		"syntax": {"documents: [a]\nnames: {\npins: [}\n",
			"graphgen.yaml:3: error: not YAML: did not find expected node content [G050]\n\thint: check the indentation and the quotes around this line\n"},
		"tab": {"documents:\n\t- a\n",
			"graphgen.yaml:2: error: not YAML: found character that cannot start any token [G050]\n\thint: check the indentation and the quotes around this line\n"},
		"bad indentation": {"documents:\n  - a\n - b\n",
			"graphgen.yaml:3: error: not YAML: did not find expected key [G050]\n\thint: check the indentation and the quotes around this line\n"},
		"several documents": {"documents: [a]\n---\ndocuments: [b]\n",
			"graphgen.yaml:2:1: error: the file holds several YAML documents [G050]\n\thint: keep one document, without a line \"---\" in the middle\n"},
		"not UTF-8": {"documents: [a]\npackage: ä\xff\n", "graphgen.yaml:2:12: error: the file is not UTF-8 [G001]\n\thint: save the file as UTF-8\n"},
		"alias":     {"documents: &d [a]\nignore: *d\n", "graphgen.yaml:2:9: error: ignore must be a list, not an alias [G050]\n"},
		"merge key": {"documents: [a]\n<<: {package: x}\n",
			"graphgen.yaml:2:1: error: unknown key \"<<\" [G050]\n\thint: the keys here are documents, ignore, api, version, package, output, module, runtime, overlay, csdl, slice, names\n"},
		"all at once": {"package: main\noutput: ..\n",
			"graphgen.yaml:1:1: error: the key \"documents\" is missing [G050]\n" +
				"graphgen.yaml:1:10: error: package \"main\" cannot be imported [G050]\n" +
				"graphgen.yaml:2:9: error: output \"..\" is outside of the folder of graphgen.yaml [G050]\n\thint: name a folder below the one of graphgen.yaml, or move graphgen.yaml\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var d diag.List
			Load("graphgen.yaml", []byte(tt.text), &d)
			assert.Equal(t, tt.want, d.Sorted().Text())
		})
	}
}

func TestLoadReportsAnEmptyFileAfterOtherErrors(t *testing.T) {
	var d diag.List
	d.Add(ir.Source{File: "other"}, diag.Unreadable, "", "gone")
	Load("graphgen.yaml", nil, &d)
	assert.Len(t, d, 2)
}

func TestExampleParses(t *testing.T) {
	var d diag.List
	c := Load("example.yaml", Example(), &d)
	require.Empty(t, d.Text())
	assert.Equal(t, []string{"graph-docs"}, texts(c.Documents))
}

// switchedOff is a setting of the example that a # turns off; prose has exactly one space after it.
var switchedOff = regexp.MustCompile(`(?m)^#(\S|  )`)

func TestExampleShowsEveryKey(t *testing.T) {
	all := switchedOff.ReplaceAll(Example(), []byte("$1"))
	var d diag.List
	c := Load("example.yaml", all, &d)
	require.Empty(t, d.Text(), "every setting is valid once switched on")

	var seen []string
	root, ok := strict.Parse("example.yaml", all, diag.BadConfig, &d)
	require.True(t, ok)
	collectKeys(root, "", new(Config).fields(), &seen)
	assert.ElementsMatch(t, strict.Keys(new(Config).fields()), seen)
	assert.Len(t, c.Git, 1, "an example of a repository")
	for _, pins := range [][]Pin{c.Names.Pins.Types, c.Names.Pins.Properties, c.Names.Pins.Enums, c.Names.Pins.Members, c.Names.Pins.Operations} {
		assert.Len(t, pins, 1, "an example of every kind of pin")
	}
}

func TestExampleStatesTheDefaults(t *testing.T) {
	var d diag.List
	written := Load("example.yaml", Example(), &d)
	defaults := Load("example.yaml", []byte("documents: [x]"), &d)
	require.Empty(t, d.Text())
	for _, pair := range [][2]Value{
		{written.API, defaults.API}, {written.Version, defaults.Version}, {written.Package, defaults.Package},
		{written.Output, defaults.Output}, {written.Runtime, defaults.Runtime},
	} {
		assert.Equal(t, pair[1].Text, pair[0].Text)
	}
}

func collectKeys(n strict.Node, above string, fields []strict.Field, seen *[]string) {
	n.Entries(above, func(key Value, below strict.Node) {
		*seen = append(*seen, above+key.Text)
		for _, f := range fields {
			if f.Key == key.Text && f.Fields != nil {
				collectKeys(below, above+key.Text+".", f.Fields, seen)
			}
		}
	})
}

func texts(values []Value) []string {
	var all []string
	for _, v := range values {
		all = append(all, v.Text)
	}
	return all
}

func FuzzLoad(f *testing.F) {
	f.Add(Example())
	f.Add([]byte("documents: [a]\n? {a: b}\n: &x [*x]\n"))
	f.Add([]byte("\ufeffdocuments: !!binary x\u2028y"))
	f.Fuzz(func(t *testing.T, text []byte) {
		var d diag.List
		Load("graphgen.yaml", text, &d)
		for _, finding := range d {
			assert.Positive(t, finding.Line)
		}
	})
}
