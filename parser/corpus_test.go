package parser_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
	"github.com/graphgen/graphgen/parser/pagetest"
)

// shared returns a path beside the module, or skips the test.
func shared(t testing.TB, elements ...string) string {
	t.Helper()
	path := filepath.Join(append([]string{"..", "..", "shared"}, elements...)...)
	if _, err := os.Stat(path); err != nil {
		t.Skip("the corpus is not beside this module: ", filepath.Join(elements...))
	}
	return path
}

// parseFolder parses all files of a folder.
func parseFolder(t testing.TB, dir string) []reading {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	var out []reading
	for _, e := range entries {
		if e.IsDir() {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		require.NoError(t, err)
		name := "v1.0/" + filepath.Base(dir) + "/" + e.Name()
		open := func(path string) ([]byte, error) {
			return os.ReadFile(filepath.Join(dir, "..", filepath.FromSlash(strings.TrimPrefix(path, "v1.0/"))))
		}
		out = append(out, read(name, text, open, parser.Options{}))
	}
	return out
}

func tally(t testing.TB, fragments []reading) map[string]int {
	counts := map[string]int{}
	shown := map[string]int{}
	for _, f := range fragments {
		counts["kind "+string(f.Kind)]++
		counts["types"] += len(f.Types)
		counts["enums"] += len(f.Enums)
		counts["operations"] += len(f.Operations)
		for _, ty := range f.Types {
			counts["properties"] += len(ty.Properties)
			counts["type kind "+string(ty.Kind)]++
		}
		for _, op := range f.Operations {
			counts["operation kind "+string(op.Kind)]++
			counts["examples"] += len(op.Examples)
			if op.Response == nil {
				counts["operations without response"]++
			}
			if op.Request != nil && op.Request.Type != "" {
				counts["operations with typed body"]++
			}
		}
		for _, d := range f.Diagnostics {
			counts["finding "+d.Code]++
			if shown[d.Code]++; shown[d.Code] <= 40 && os.Getenv("GRAPHGEN_SHOW") != "" {
				t.Log(strings.TrimSpace(diag.Text(d)))
			}
		}
	}
	return counts
}

func TestCorpusResources(t *testing.T) {
	fragments := parseFolder(t, shared(t, "corpus", "graph-docs", "api-reference", "v1.0", "resources"))
	for _, f := range fragments {
		if len(f.Types) == 0 && len(f.Enums) == 0 {
			assert.NotEmpty(t, f.Diagnostics, "%s yields nothing and says nothing", f.File)
		}
	}
	t.Log(tally(t, fragments))
}

func TestCorpusOperations(t *testing.T) {
	fragments := parseFolder(t, shared(t, "corpus", "graph-docs", "api-reference", "v1.0", "api"))
	for _, f := range fragments {
		assert.NotEmpty(t, f.Operations, "%s (%s) yields no operation", f.File, f.Kind)
	}
	t.Log(tally(t, fragments))
}

func TestCorpusHasNoErrorsOfOurs(t *testing.T) {
	for _, folder := range []string{"resources", "api"} {
		for _, f := range parseFolder(t, shared(t, "corpus", "graph-docs", "api-reference", "v1.0", folder)) {
			for _, d := range f.Diagnostics {
				if d.Code != diag.MissingInclude.ID {
					assert.NotEqual(t, ir.SeverityError, d.Severity, diag.Text(d))
				}
			}
		}
	}
}

// facts are the parts of a fragment that do not depend on the format of the page. The values that descriptions list do: plain
// text has lost the mark-up that tells them from other words.
func facts(f reading) map[string][]string {
	out := map[string][]string{}
	for _, p := range f.Permissions {
		out["permissions"] = append(out["permissions"], fmt.Sprint(p.Name, p.Description, p.Delegated, p.Application))
		for _, m := range p.Methods {
			out["methods"] = append(out["methods"], fmt.Sprint(m))
		}
	}
	for _, ty := range f.Types {
		for _, p := range ty.Properties {
			out[ty.Name] = append(out[ty.Name], fmt.Sprint(p.Name, " ", p.Type, " ", p.Collection, p.Required, p.Nullable, p.Filter, p.Returned))
		}
	}
	for _, op := range f.Operations {
		out["operations"] = append(out["operations"], fmt.Sprint(op.Method, op.Path, op.Kind, op.Permissions))
	}
	return out
}

// differences returns what only one of two lists holds.
func differences(a, b []string) (onlyA, onlyB []string) {
	for _, s := range a {
		if !slices.Contains(b, s) {
			onlyA = append(onlyA, s)
		}
	}
	for _, s := range b {
		if !slices.Contains(a, s) {
			onlyB = append(onlyB, s)
		}
	}
	return onlyA, onlyB
}

func TestTwinPages(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared(t, "corpus", "pages", "2023"), "*.html"))
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			var both []map[string][]string
			for _, name := range []string{page, strings.TrimSuffix(page, ".html") + ".txt"} {
				text, err := os.ReadFile(name)
				require.NoError(t, err)
				f := read(filepath.Base(name), text, noFile, parser.Options{})
				require.Equal(t, ir.PagePermission, f.Kind)
				both = append(both, facts(f))
			}
			for key, want := range both[0] {
				missing, extra := differences(want, both[1][key])
				assert.Empty(t, missing, "%s: only in the web page", key)
				assert.Empty(t, extra, "%s: only in the plain text", key)
			}
			assert.Len(t, both[1], len(both[0]))
		})
	}
}

// TestLaterPagesAsText reads the text that a reader mode makes of the later layout. It has lost the marks that tell application from
// delegated permissions.
func TestLaterPagesAsText(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared(t, "corpus", "pages", "2024"), "*.html"))
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			source, err := os.ReadFile(page)
			require.NoError(t, err)
			web := read("p.html", source, noFile, parser.Options{})
			text := read("p.txt", []byte(pagetest.Flatten(t, string(source))), noFile, parser.Options{})
			require.Len(t, text.Permissions, 1)
			assert.Equal(t, rowsOf(web, true), rowsOf(text, true))
			want := web.Permissions[0].Methods
			for i := range want {
				want[i].Application, want[i].Delegated = text.Permissions[0].Methods[i].Application, text.Permissions[0].Methods[i].Delegated
			}
			assert.Equal(t, want, text.Permissions[0].Methods)
			assert.Equal(t, web.Permissions[0].Delegated, text.Permissions[0].Delegated)
			assert.Equal(t, web.Permissions[0].Application, text.Permissions[0].Application)
			assert.Equal(t, web.Permissions[0].Description, text.Permissions[0].Description)
		})
	}
}

func TestSeeds(t *testing.T) {
	dir := shared(t, "seeds")
	for prefix, want := range map[string]struct {
		kind                     ir.PageKind
		types, operations, other int
		methods                  int
	}{
		"000": {ir.PageAnnouncement, 0, 0, 0, 0},
		"001": {ir.PagePermission, 19, 107, 0, 110},
		"002": {ir.PageAADGraph, 10, 8, 0, 0},
		"003": {ir.PagePermission, 6, 26, 0, 30},
		"004": {ir.PageOperation, 0, 2, 0, 0},
	} {
		t.Run(prefix, func(t *testing.T) {
			names, err := filepath.Glob(filepath.Join(dir, prefix+"_*.txt"))
			require.NoError(t, err)
			require.Len(t, names, 1)
			text, err := os.ReadFile(names[0])
			require.NoError(t, err)
			f := read(filepath.Base(names[0]), text, noFile, parser.Options{})
			assert.Equal(t, want.kind, f.Kind)
			assert.Equal(t, want.types, len(f.Types), "types")
			assert.Equal(t, want.operations, len(f.Operations), "operations")
			assert.Equal(t, want.other, len(f.Others), "fragments of other versions")
			methods := 0
			for _, p := range f.Permissions {
				methods += len(p.Methods)
			}
			assert.Equal(t, want.methods, methods, "rows of methods tables")
		})
	}
}
