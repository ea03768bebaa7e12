package text_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
	"github.com/graphgen/graphgen/parser/document/documenttest"
	"github.com/graphgen/graphgen/parser/text"
)

func read(t *testing.T, s string) *document.Document {
	t.Helper()
	var d diag.List
	f := source.New("page.txt", []byte(s))
	doc := text.Read(f, &d)
	require.Empty(t, d.Text())
	documenttest.CheckPositions(t, f, doc)
	return doc
}

func lines(s ...string) string { return strings.Join(s, "\n") + "\n" }

func TestRead(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"title and sections", lines("Get a thing", "", "Namespace: x", "", "Some words.", "", "HTTP request", "", "More words.", "", "A part of its own", "", "End."),
			"1:1 h1 Get a thing\n3:1 p Namespace: x\n5:1 p Some words.\n7:1 h2 HTTP request\n9:1 p More words.\n11:1 h2 A part of its own\n13:1 p End.\n"},
		{"subtitle and last line are no headings", lines("Title", "", "The authors", "", "Words.", "", "Send us mail"), "1:1 h1 Title\n3:1 p The authors\n5:1 p Words.\n7:1 p Send us mail\n"},
		{"lists", lines("T", "", "Words:", "", "  • a", "  • b", "", "    1. c", "    2. d", "    1. e"),
			"1:1 h1 T\n3:1 p Words:\n5:7 ul\n  5:7 li\n    5:7 p a\n  6:7 li\n    6:7 p b\n8:8 ol\n  8:8 li\n    8:8 p c\n  9:8 li\n    9:8 p d\n10:8 ol\n  10:8 li\n    10:8 p e\n"},
		{"alert", lines("T", "", "Important", "", "Words.", "", "Other words."), "1:1 h1 T\n3:1 quote important\n  5:1 p Words.\n7:1 p Other words.\n"},
		{"requests", lines("T", "", "GET /me/x", "GET /users/{id | y}/x", "", "Words."), "1:1 h1 T\n3:1 code http \"GET /me/x\\nGET /users/{id | y}/x\"\n6:1 p Words.\n"},
		{"message with a body", lines("T", "", "POST https://x/y", "Content-Type: application/json", "", "{", "", "  \"a\": \"}\"", "}", "", "Words."),
			"1:1 h1 T\n3:1 code http \"POST https://x/y\\nContent-Type: application/json\\n\\n{\\n\\n  \\\"a\\\": \\\"}\\\"\\n}\"\n11:1 p Words.\n"},
		{"answer without a body, then prose", lines("T", "", "HTTP/1.1 204 No Content", "", "Words."), "1:1 h1 T\n3:1 code http \"HTTP/1.1 204 No Content\"\n5:1 p Words.\n"},
		{"json alone", lines("T", "", "Body", "{", "  \"a\": [1,", "2]", "}", "Words."), "1:1 h1 T\n3:1 p Body\n4:1 code json \"{\\n  \\\"a\\\": [1,\\n2]\\n}\"\n8:1 p Words.\n"},
		{"json that never closes", lines("T", "", "{", "  \"a\": 1", "", "Words."), "1:1 h1 T\n3:1 p {⏎\"a\": 1\n6:1 p Words.\n"},
		{"request in prose is prose", lines("T", "", "Send GET /me to the service."), "1:1 h1 T\n3:1 p Send GET /me to the service.\n"},
		{"examples", lines("T", "", "Examples", "", "Example 1: one", "", "Request", "", "GET /a", "", "Response", "", "HTTP/1.1 200 OK", "", "See also", "", "Words."),
			"1:1 h1 T\n3:1 h2 Examples\n5:1 h3 Example 1: one\n7:1 h4 Request\n9:1 code http \"GET /a\"\n11:1 h4 Response\n13:1 code http \"HTTP/1.1 200 OK\"\n15:1 h2 See also\n17:1 p Words.\n"},
		{"one example", lines("T", "", "Example", "", "Request", "", "GET /a", "", "Response", "", "HTTP/1.1 200 OK"),
			"1:1 h1 T\n3:1 h2 Example\n5:1 h3 Request\n7:1 code http \"GET /a\"\n9:1 h3 Response\n11:1 code http \"HTTP/1.1 200 OK\"\n"},
		{"no-break spaces", "\ufeffT\n\n\u00a0a\u00a0b\u200b \n", "1:4 h1 T\n3:3 p a b\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, document.Dump(read(t, c.text)))
		})
	}
}

// rows returns the cells of the first table, row by row.
func rows(t *testing.T, doc *document.Document) (out []string) {
	t.Helper()
	for _, b := range doc.Blocks {
		table, ok := b.(*document.Table)
		if !ok {
			continue
		}
		for _, r := range table.Rows {
			var cells []string
			for _, c := range r.Cells {
				cells = append(cells, strings.ReplaceAll(c.Text.Plain(), "\n", "⏎"))
			}
			out = append(out, strings.Join(cells, " | "))
		}
		return out
	}
	t.Fatalf("no table in\n%s", document.Dump(doc))
	return nil
}

func TestPropertyRows(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
		want []string
	}{
		{"types", []string{"a String A.", "b string collection B.", "c Collection(Edm.Int32) C.", "d [thing] collection D.", "e microsoft.graph.thing E.",
			"f oneThing F.", "g Boolean", "h thing H.", "i String (identifier) I.", "j oneThing or otherThing J.", "k Collection of String K."},
			[]string{"a | String | A.", "b | string collection | B.", "c | Collection(Edm.Int32) | C.", "d | [thing] collection | D.", "e | microsoft.graph.thing | E.",
				"f | oneThing | F.", "g | Boolean | ", "h | thing | H.", "i | String (identifier) | I.", "j | oneThing or otherThing | J.", "k | Collection of String | K."}},
		{"prose goes on", []string{"a String One,", "two words and more.", "", "After that String says nothing.", "Null values are fine.", "b Int32 B."},
			[]string{"a | String | One,⏎two words and more.⏎After that String says nothing.⏎Null values are fine.", "b | Int32 | B."}},
		{"order decides", []string{"name String N.", "location location Where.", "owner user Who."}, []string{"name | String | N.⏎location location Where.", "owner | user | Who."}},
		{"no order, no argument", []string{"name String N.", "id String I.", "date day When."}, []string{"name | String | N.", "id | String | I.", "date | day | When."}},
		{"small letters after a sure type", []string{"isX Boolean true if x.", "y Boolean true if y."}, []string{"isX | Boolean | true if x.", "y | Boolean | true if y."}},
		{"note behind the name", []string{"owner (deprecated) String Who."}, []string{"owner (deprecated) | String | Who."}},
		{"lists left open", []string{"a thing A:", "  • One item.", "  • b otherThing B.", "", "    c String C."}, []string{"a | thing | A:⏎One item.", "b | otherThing | B.", "c | String | C."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := read(t, "T\n\nProperty Type Description\n"+lines(c.in...))
			assert.Equal(t, c.want, rows(t, doc))
		})
	}
}

func TestTableEnds(t *testing.T) {
	doc := read(t, lines("T", "", "Property Type Description", "id String Key.", "", "More of it.", "", "name String Name.", "", "Words after it.", "", "Response", "", "Done."))
	assert.Equal(t, []string{"id | String | Key.⏎More of it.", "name | String | Name."}, rows(t, doc))
	assert.Contains(t, document.Dump(doc), "10:1 p Words after it.\n12:1 h2 Response\n")
}

func TestOtherTables(t *testing.T) {
	for _, c := range []struct {
		name string
		in   []string
		want []string
	}{
		{"permissions", []string{"Permission type Least privileged permissions Higher privileged permissions",
			"Delegated (work or school account) A.Read A.ReadWrite, B.Read", "Delegated (personal Microsoft account) Not supported. Not supported.", "Application A.Read Not available."},
			[]string{"Delegated (work or school account) | A.Read | A.ReadWrite, B.Read", "Delegated (personal Microsoft account) | Not supported. | Not supported.", "Application | A.Read | Not available."}},
		{"errors", []string{"Scenario HTTP status code Error code Error message", "Bad time 400 BadTime A time was bad."}, []string{"Bad time | 400 | BadTime | A time was bad."}},
		{"headers", []string{"Header Description", "If-Match Optional. An etag."}, []string{"If-Match | Optional. An etag."}},
		{"methods", []string{"Ver Type Method", "V1 A,D GET /me/x", "V1 A something odd"}, []string{"V1 | A,D | GET /me/x", "V1 | A | something odd"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, c.want, rows(t, read(t, "T\n\n"+lines(c.in...)+"\nWords.\n")))
		})
	}
}

func TestPermissionPage(t *testing.T) {
	doc := read(t, lines("Show / Hide Table of Contents", "", "Thing.Read", "", "Lets it.", "", "Graph Methods", "", "Ver Type Method", "V1 A GET /things", "",
		"Application Permission", "", "Id", "Display String Read things", "Description Lets it read", "things.", "", "Resources", "", "emptyThing", "", "thing", "",
		"Property Type Description", "id String Key.", "", "word", "", "More of it.", "", "  • name String Name.", "", "    otherThing", "", "    Property Type Description",
		"    id String Key.", "    In This Article", "    Back to top"))
	assert.Equal(t, strings.TrimLeft(`
3:1 h1 Thing.Read
5:1 p Lets it.
7:1 h2 Graph Methods
9:1 table
  9:1 cell Ver
  9:5 cell Type
  9:10 cell Method
  10:1 row
    10:1 cell V1
    10:4 cell A
    10:6 cell GET /things
12:1 h2 Application Permission
14:1 table
  14:1 cell
  14:1 cell
  14:1 row
    14:1 cell Id
    14:3 cell
  15:1 row
    15:1 cell Display String
    15:16 cell Read things
  16:1 row
    16:1 cell Description
    16:13 cell Lets it read⏎things.
19:1 h2 Resources
21:1 h3 emptyThing
23:1 h3 thing
25:1 table
  25:1 cell Property
  25:10 cell Type
  25:15 cell Description
  26:1 row
    26:1 cell id
    26:4 cell String
    26:11 cell Key.⏎word⏎More of it.
  32:7 row
    32:7 cell name
    32:12 cell String
    32:19 cell Name.
34:5 h3 otherThing
36:5 table
  36:5 cell Property
  36:14 cell Type
  36:19 cell Description
  37:5 row
    37:5 cell id
    37:8 cell String
    37:15 cell Key.
`, "\n"), document.Dump(doc))
}

// TestSeeds counts what is known to be on the two permission pages of the seeds.
func TestSeeds(t *testing.T) {
	for _, c := range []struct {
		pattern                  string
		resources, rows, methods int
	}{
		{"001_*.txt", 19, 247, 111},
		{"003_*.txt", 6, 176, 30},
	} {
		t.Run(c.pattern, func(t *testing.T) {
			paths, err := filepath.Glob(filepath.Join(shared, "seeds", c.pattern))
			require.NoError(t, err)
			if len(paths) == 0 {
				t.Skip("the seeds are not here")
			}
			var d diag.List
			resources, rows, methods := 0, 0, 0
			for _, b := range text.Read(load(t, paths[0]), &d).Blocks {
				switch b := b.(type) {
				case *document.Heading:
					if b.Level == 3 {
						resources++
					}
				case *document.Table:
					switch b.Header[0].Text.Plain() {
					case "Property":
						rows += len(b.Rows)
					case "Ver":
						methods += len(b.Rows)
					}
				default:
				}
			}
			assert.Equal(t, []int{c.resources, c.rows, c.methods}, []int{resources, rows, methods})
		})
	}
}

func TestUnreadable(t *testing.T) {
	var d diag.List
	assert.Empty(t, text.Read(source.New("f", []byte("a\xff")), &d).Blocks)
	assert.True(t, d.HasErrors())
}

func TestPathological(t *testing.T) {
	for _, part := range []string{"{\n\n", "HTTP/1.1 200 OK\n\n{\n", "Note\n\n", "abc\n\n\n", "Property Type Description\n", "zz location The\naa x The\n", "prose\n\n", "1. x\n"} {
		t.Run(part, func(t *testing.T) {
			for _, before := range []string{"", "T\n\nVer Type Method\nV1 A GET /x\n\nResources\n\na\n\nProperty Type Description\nid String X\n\n"} {
				read(t, before+strings.Repeat(part, 10_000))
			}
		})
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"Show / Hide Table of Contents\n\nA.B\n\nVer Type Method\nV1 A GET /x\n\nResources\n\nthing\n\nProperty Type Description\n  • id String X\n",
		"T\n\nPATCH /me\nA: b\n\n{\n  \"a\": [\"}\n]}\n\nExamples\n\nExample 1\n\nRequest\n\nHTTP/1.1 200 OK\n",
		"T\n\nNote\n\n1. a\n2. b\n\u00a0•\u00a0c\nPermission type Least privileged permissions Higher privileged permissions\nApplication A, B Not",
		"Id 00000000-0000-0000-0000-000000000000\nDescription\nx\n\nScenario HTTP status code Error code Error message\na 400 b c\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		file := source.New("page.txt", b)
		var d diag.List
		documenttest.CheckPositions(t, file, text.Read(file, &d))
	})
}
