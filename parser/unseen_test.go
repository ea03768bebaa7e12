package parser_test

import (
	"fmt"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/pagetest"
)

var (
	rawLink      = regexp.MustCompile(`\[([^\[\]]*)\](?:\([^()]*\)|\[[^\[\]]*\])`)
	rawDelimiter = regexp.MustCompile(`^[|:\- ]+$`)
	rawHeader    = regexp.MustCompile(`(?i)^\|?\s*\**property\**\s*\|\s*\**type\**\s*\|\s*\**description\**\s*\|?$`)
)

// rawTable returns the rows of the first property table of a Markdown page, cut at its bars and nothing else, with the words of
// links in place of links, as the permission site has them.
func rawTable(page string) [][3]string {
	var rows [][3]string
	lines := strings.Split(strings.ReplaceAll(page, "\r\n", "\n"), "\n")
	for i := 0; i < len(lines); i++ {
		if !rawHeader.MatchString(strings.TrimSpace(lines[i])) || i+1 == len(lines) || !rawDelimiter.MatchString(strings.TrimSpace(lines[i+1])) {
			continue
		}
		for _, l := range lines[i+2:] {
			l = strings.TrimSpace(l)
			if !strings.HasPrefix(l, "|") {
				break
			}
			l = strings.ReplaceAll(strings.Trim(l, "|"), `\|`, "\x00")
			cells := strings.SplitN(l, "|", 3)
			if len(cells) < 3 {
				continue
			}
			var row [3]string
			for j, c := range cells {
				c = strings.ReplaceAll(rawLink.ReplaceAllString(c, "$1"), "\u00a0", " ")
				row[j] = strings.TrimSpace(strings.ReplaceAll(strings.ReplaceAll(c, "\x00", "|"), "|", "/"))
			}
			rows = append(rows, row)
		}
		return rows
	}
	return nil
}

// rowsOf lists what a reading says of the properties of its types: names and types, or with them all facts that do not hang on
// mark-up.
func rowsOf(f reading, all bool) map[string][]string {
	out := map[string][]string{}
	for _, ty := range f.Types {
		rows := []string{}
		for _, p := range ty.Properties {
			row := fmt.Sprint(p.Name, " ", p.Type, " ", p.Collection)
			if all {
				p.Source, p.Values, p.Evolvable, p.Flags = ir.Source{}, nil, false, false
				row = fmt.Sprintf("%+v", p)
			}
			rows = append(rows, row)
		}
		out[ty.Name] = rows
	}
	return out
}

// comparison counts how rows of pages come back.
type comparison struct{ rows, lost, invented, inexact int }

func (c *comparison) add(t testing.TB, format string, want, got map[string][]string) {
	for name, rows := range want {
		c.rows += len(rows)
		missing, extra := differences(rows, got[name])
		c.lost += len(missing)
		c.invented += len(extra)
		if len(missing)+len(extra) > 0 {
			t.Logf("%s: %s:\n  missing %q\n  extra %q", format, name, missing, extra)
		} else if fmt.Sprint(rows) != fmt.Sprint(got[name]) {
			c.inexact++
			t.Logf("%s: %s: another order or number", format, name)
		}
	}
	for name := range got {
		if _, ok := want[name]; !ok {
			c.invented++
			t.Logf("%s: invented %s", format, name)
		}
	}
}

// corpusPages renders the property tables of the whole reference as permission pages, some twenty resources on each.
func corpusPages(t testing.TB) []pagetest.Page {
	pages, err := filepath.Glob(filepath.Join(shared(t, "corpus", "graph-docs", "api-reference", "v1.0", "resources"), "*.md"))
	require.NoError(t, err)
	sort.Strings(pages)
	var out []pagetest.Page
	seen := map[string]bool{}
	for _, path := range pages {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		rows := rawTable(string(text))
		f := read("v1.0/resources/"+filepath.Base(path), text, noFile, parser.Options{})
		if len(rows) == 0 || len(f.Types) == 0 || seen[f.Types[0].Name] {
			continue
		}
		seen[f.Types[0].Name] = true
		if len(out) == 0 || len(out[len(out)-1].Resources) == 20 {
			out = append(out, pagetest.Page{Name: fmt.Sprintf("Thing%d.Read.All", len(out)), Methods: []pagetest.Method{
				{App: true, Delegated: true, Request: "GET /me/things/{id | name}"}, {Beta: true, App: true, Request: "GET /things"},
			}})
		}
		last := &out[len(out)-1]
		last.Resources = append(last.Resources, pagetest.Resource{Name: f.Types[0].Name, Rows: rows})
	}
	return out
}

// TestCorpusAsPermissionPages reads the tables of the whole reference from permission pages of both layouts and from the plain text
// of the earlier, and compares with what they give in Markdown.
func TestCorpusAsPermissionPages(t *testing.T) {
	r := pagetest.NewRenderer(t)
	var earlier, later, flat, exact comparison
	for _, p := range corpusPages(t) {
		page := r.Earlier(p)
		source := read("p.md", []byte(r.Markdown(p)), noFile, parser.Options{})
		require.Equal(t, ir.PagePermission, source.Kind)
		want := rowsOf(source, false)
		assert.Equal(t, namesOf(p), firstWords(want), "of the cells that were rendered")
		web := read("p.html", []byte(page), noFile, parser.Options{})
		text := read("p.txt", []byte(pagetest.Flatten(t, page)), noFile, parser.Options{})
		earlier.add(t, "earlier", want, rowsOf(web, false))
		later.add(t, "later", want, rowsOf(read("p.html", []byte(r.Later(p)), noFile, parser.Options{}), false))
		flat.add(t, "text", want, rowsOf(text, false))
		exact.add(t, "facts", rowsOf(web, true), rowsOf(text, true))
	}
	t.Logf("earlier %+v later %+v text %+v facts %+v", earlier, later, flat, exact)
	assert.Greater(t, earlier.rows, 5000)
	assert.Zero(t, earlier.lost+earlier.invented+earlier.inexact)
	assert.Zero(t, later.lost+later.invented+later.inexact)
	assert.LessOrEqual(t, flat.lost+flat.invented+flat.inexact, flat.rows/1000)
	assert.LessOrEqual(t, exact.lost, exact.rows/500)
}

// namesOf lists the names in the cells of a page's resources, without mark-up. Annotations are no properties.
func namesOf(p pagetest.Page) map[string][]string {
	out := map[string][]string{}
	for _, res := range p.Resources {
		names := []string{}
		for _, row := range res.Rows {
			name := strings.Trim(row[0], "*`")
			if at := strings.IndexAny(name, " ("); at > 0 {
				name = name[:at]
			}
			if !strings.HasPrefix(name, "@") && !slices.Contains(names, name) {
				names = append(names, name)
			}
		}
		out[res.Name] = names
	}
	return out
}

func firstWords(rows map[string][]string) map[string][]string {
	out := map[string][]string{}
	for name, list := range rows {
		words := []string{}
		for _, row := range list {
			word, _, _ := strings.Cut(row, " ")
			words = append(words, word)
		}
		out[name] = words
	}
	return out
}

var (
	rawResource = regexp.MustCompile(`(?s)<h3[^>]*>(.*?)</h3>|<p>Graph reference: (.*?)</p>|<tr>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>(.*?)</td>\s*<td[^>]*>`)
	rawTag      = regexp.MustCompile(`<[^>]*>`)
	rawType     = regexp.MustCompile(`(?i)edm\.|microsoft\.graph\.|\(.*?only\)|\[\]|[\[\]]`)
	rawWrapped  = regexp.MustCompile(`(?i)^collection\((.*)\)$`)
)

// TestRowsOfSavedPages compares what is read of the saved pages with the rows that a search for their tags finds.
func TestRowsOfSavedPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared(t, "corpus", "pages"), "*", "*.html"))
	require.NoError(t, err)
	require.Len(t, pages, 13)
	for _, page := range pages {
		t.Run(filepath.Base(filepath.Dir(page))+"/"+filepath.Base(page), func(t *testing.T) {
			source, err := os.ReadFile(page)
			require.NoError(t, err)
			_, resources, ok := strings.Cut(string(source), `id="resources"`)
			require.True(t, ok)
			plain := func(s string) string { return strings.TrimSpace(html.UnescapeString(rawTag.ReplaceAllString(s, ""))) }
			want, name, rows := map[string][]string{}, "", 0
			for _, m := range rawResource.FindAllStringSubmatch(resources, -1) {
				if m[3] == "" {
					name = plain(m[1] + m[2])
					continue
				}
				property, _, _ := strings.Cut(plain(m[3]), " (")
				if strings.HasPrefix(property, "@") {
					continue // an annotation, no property
				}
				typ := strings.TrimSpace(rawType.ReplaceAllString(rawWrapped.ReplaceAllString(plain(m[4]), "$1 collection"), ""))
				if typ == "DateTime" { // OData has no such type
					typ = "DateTimeOffset"
				}
				want[name] = append(want[name], strings.ToLower(property+" "+typ))
				rows++
			}
			got := map[string][]string{}
			for _, ty := range read("p.html", source, noFile, parser.Options{}).Types {
				for _, p := range ty.Properties {
					typ := p.Type
					if p.Collection {
						typ += " collection"
					}
					got[ty.Name] = append(got[ty.Name], strings.ToLower(p.Name+" "+typ))
				}
			}
			assert.Positive(t, rows)
			assert.Equal(t, want, got)
		})
	}
}
