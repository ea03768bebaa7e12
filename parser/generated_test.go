package parser_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/pagetest"
)

// typeSpellings are the ways in which type columns are written, with what they mean.
var typeSpellings = []struct{ text, want string }{
	{"String", "String false"}, {"string", "String false"}, {"Edm.String", "String false"}, {"Boolean", "Boolean false"}, {"boolean", "Boolean false"},
	{"Int32", "Int32 false"}, {"int32", "Int32 false"}, {"Int64", "Int64 false"}, {"Double", "Double false"}, {"Guid", "Guid false"}, {"Edm.Binary", "Binary false"},
	{"DateTimeOffset", "DateTimeOffset false"}, {"Edm.TimeOfDay", "TimeOfDay false"}, {"Duration", "Duration false"}, {"Stream", "Stream false"}, {"Date", "Date false"},
	{"String collection", "String true"}, {"string collection", "String true"}, {"Collection(String)", "String true"}, {"Collection(Edm.String)", "String true"},
	{"Collection of String", "String true"}, {"String Collection", "String true"}, {"Int32 collection", "Int32 true"},
	{"sprocketKind", "sprocketKind false"}, {"sprocketKind collection", "sprocketKind true"}, {"Collection(sprocketKind)", "sprocketKind true"},
	{"[sprocketKind] collection", "sprocketKind true"}, {"[sprocketKind][]", "sprocketKind false"}, {"SprocketKind", "SprocketKind false"}, {"Sprocket", "Sprocket false"},
	{"microsoft.graph.sprocketKind", "sprocketKind false"}, {"Collection(microsoft.graph.sprocketKind)", "sprocketKind true"}, {"sprocket", "sprocket false"},
	{"sprocket collection", "sprocket true"}, {"sprocketKind_v2", "sprocketKind_v2 false"}, {"String (identifier)", "String false"}, {"string (readonly)", "String false"},
	{"~String~", "String false"}, {"sprocketKind object", "sprocketKind false"}, {"sprocket.kind", "sprocket.kind false"},
}

var (
	propertyNames = strings.Fields(`id name displayName size type location locations message from to body subject end start status createdDateTime webUrl isOpen hasParts
		parts_v2 extension_9_kind item2 address2 onPremisesId iCalUId eTag odataType url uri value values key keys owner members content contentType priority state
		default settings error innererror code count total error2 date time duration binary label description action category string2 zone timeZone`)
	openings = []string{"The part.", "A part of the whole.", "Part of the whole, or not.", "true if it is open; otherwise, false.", "~true~ if it is open.", "Id", "None", "x",
		"Read-only.", "Required.", "unique identifier of the part", "the part that turns", "See below.", "Default is ~false~.", "2014-01-01T00:00:00Z is a time.", "",
		"(optional) The part.", "\"Quoted\" text.", "<b>Note</b>: do not turn.", "**Note**: do not turn.", "For example, ~{id}~ or ~[1]~.", "Name of the part", "String of text that turns.",
		"Collection of parts.", "Property of the part.", "partKind is the kind.", "Possible values are: ~none~, ~some~, ~unknownFutureValue~.", "The part is cut off at the **b",
		"Either a/b or ~a/b~.", "[email protected] writes.", "!INCLUDE [part-note]", "The id, name or status of the part in the sprocketKind."}
	continuations = []string{"<br>Returned only on ~$select~.", "<br><br>Returned by default. Supports ~$filter~ (~eq~, ~ne~).", "<br>NOTE: It turns.", "<br><br>Note<br><br>It turns.",
		"<br>See sprocketKind for more.", "<br>Not nullable. Read-only.", "<br>- one<br>- two", "<br>Supports: one, two.", "<ul><li>one</li><li>Two of them.</li></ul>",
		"<br><ul><li>~one~ - The first. <li>~two~ - The second.</li></li></ul><br>More of it.", "<br> the rest of a sentence", "<br>1. one<br>2. two", "<br>true if it turns, false otherwise.",
		"<br>A String value. The value turns.", "<br>Boolean values are true or false.", "<br>Resources are listed.", "<br><br>Value: one.", "<br>The Sprocket The first.", "<br>{ \"a\": 1 }",
		"<br>GET /parts/{id}", "<br>https://example.com/parts", "<br>In sprocketKind collections."}
	openList = "<br>For parts: <li>Do not turn. <li>Only ~size~ of sprocketKind is set.</li></li>"
)

// generated makes a permission page from chance, and what is to come of it.
func generated(seed uint64) (pagetest.Page, map[string][]string) {
	rnd := rand.New(rand.NewPCG(seed, 7))
	pick := func(list []string) string { return list[rnd.IntN(len(list))] }
	p := pagetest.Page{Name: "Part" + pick([]string{".Read", ".ReadWrite.All", "-Extra.Read.All"})}
	for range 1 + rnd.IntN(4) {
		p.Methods = append(p.Methods, pagetest.Method{Beta: rnd.IntN(2) == 0, App: rnd.IntN(2) == 0, Delegated: true, Request: pick([]string{"GET", "POST"}) + " /parts/{id | name}/" + pick(propertyNames)})
	}
	want := map[string][]string{}
	for i := range 2 + rnd.IntN(6) {
		res := pagetest.Resource{Name: pick([]string{"part", "partKind", "Part", "timeStamp", "uri", "user", "microsoft.graph.cog", "cogs.wheel"}) + strings.Repeat("x", i)}
		if i == 0 {
			res.Name = "sprocket" // a type of one word is told from prose because the page describes it
		}
		var names []string
		for range rnd.IntN(12) {
			if n := pick(propertyNames); !slices.Contains(names, n) {
				names = append(names, n)
			}
		}
		switch rnd.IntN(5) {
		case 0: // in no order
		case 1: // with capitals, where "From" and "To" are words of prose
			names = slices.DeleteFunc(names, func(n string) bool { return n == "from" || n == "to" })
			for j, n := range names {
				names[j] = strings.ToUpper(n[:1]) + n[1:]
			}
		default:
			sort.Slice(names, func(a, b int) bool { return strings.ToLower(names[a]) < strings.ToLower(names[b]) })
		}
		rows := []string{}
		for _, n := range names {
			typ := typeSpellings[rnd.IntN(len(typeSpellings))]
			text := pick(openings)
			for text != "" && rnd.IntN(3) == 0 {
				text += pick(continuations)
			}
			if rnd.IntN(40) == 0 {
				text += openList
			}
			tick := strings.NewReplacer("~", "`")
			shown := n
			if rnd.IntN(20) == 0 {
				shown += " (deprecated)"
			}
			res.Rows = append(res.Rows, [3]string{shown, tick.Replace(typ.text), tick.Replace(text)})
			rows = append(rows, n+" "+typ.want)
		}
		p.Resources = append(p.Resources, res)
		if len(rows) > 0 {
			want[strings.TrimPrefix(res.Name, "microsoft.graph.")] = rows
		}
	}
	return p, want
}

// TestGeneratedPermissionPages reads pages made from chance in both layouts of the site and as plain text: each row comes back with
// its type, and none is invented.
func TestGeneratedPermissionPages(t *testing.T) {
	const pages = 150
	r := pagetest.NewRenderer(t)
	var earlier, later, flat, laterFlat comparison
	for seed := range uint64(pages) {
		p, want := generated(seed)
		page := r.Earlier(p)
		name := fmt.Sprintf("page %d", seed)
		earlier.add(t, name+" earlier", want, rowsOf(read("p.html", []byte(page), noFile, parser.Options{}), false))
		laterPage := r.Later(p)
		later.add(t, name+" later", want, rowsOf(read("p.html", []byte(laterPage), noFile, parser.Options{}), false))
		laterFlat.add(t, name+" later text", want, rowsOf(read("p.txt", []byte(pagetest.Flatten(t, laterPage)), noFile, parser.Options{}), false))
		text := read("p.txt", []byte(pagetest.Flatten(t, page)), noFile, parser.Options{})
		flat.add(t, name+" text", want, rowsOf(text, false))
		web := read("p.html", []byte(page), noFile, parser.Options{})
		assert.Equal(t, web.Permissions[0].Methods, text.Permissions[0].Methods, name)
		for _, d := range text.Diagnostics {
			assert.NotEqual(t, diag.Internal.ID, d.Code)
		}
	}
	t.Logf("earlier %+v later %+v text %+v text of the later %+v", earlier, later, flat, laterFlat)
	assert.Zero(t, earlier.lost+earlier.invented+earlier.inexact)
	assert.Zero(t, later.lost+later.invented+later.inexact)
	assert.LessOrEqual(t, flat.lost+flat.invented, flat.rows/1000, "text")
	assert.LessOrEqual(t, laterFlat.lost+laterFlat.invented, laterFlat.rows/1000, "text of the later layout")
}
