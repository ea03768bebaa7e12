package resolve_test

import (
	"cmp"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// parseFolder parses all files below a folder beside the module, or skips the test.
func parseFolder(t testing.TB, elements ...string) []ir.Fragment {
	t.Helper()
	root := filepath.Join(append([]string{"..", "..", "..", "shared"}, elements...)...)
	if _, err := os.Stat(root); err != nil {
		t.Skip("the corpus is not beside this module: ", filepath.Join(elements...))
	}
	fsys := os.DirFS(root)
	open := func(name string) ([]byte, error) { return fs.ReadFile(fsys, path.Clean(name)) }
	var all []ir.Fragment
	require.NoError(t, fs.WalkDir(fsys, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		fragments, _ := parser.Parse(name, text, open, parser.Options{})
		all = append(all, fragments...)
		return nil
	}))
	require.NotEmpty(t, all)
	return all
}

// assertWhole requires that every reference of the model is declared, once, and that bases end.
func assertWhole(t *testing.T, m *ir.Model) {
	t.Helper()
	index := ir.NewIndex(m)
	declared := map[string]int{}
	for _, ty := range m.Types {
		declared[ty.Name]++
	}
	for _, e := range m.Enums {
		declared[e.Name]++
		assert.NotEmpty(t, e.Members, e.Name)
	}
	for name, n := range declared {
		assert.Equal(t, 1, n, "%s is declared more than once", name)
	}
	check := func(ref, where string) {
		if ref != "" && !ir.IsPrimitive(ref) && declared[ref] != 1 {
			t.Errorf("%s refers to %q, which is not declared", where, ref)
		}
	}
	for _, ty := range m.Types {
		check(ty.Base, ty.Name)
		if chain := index.Chain(ty.Name); chain[len(chain)-1].Base != "" {
			t.Errorf("the bases of %s run in a circle", ty.Name)
		}
		for _, p := range ty.Properties {
			check(p.Type, ty.Name+"."+p.Name)
		}
	}
	for i, o := range m.Operations {
		where := o.Method + " " + o.Path
		require.NotNil(t, o.Response, where)
		assert.NotEmpty(t, o.Kind, where)
		check(o.Response.Type, where)
		if o.Request != nil {
			check(o.Request.Type, where)
			for _, p := range o.Request.Properties {
				check(p.Type, where+" body "+p.Name)
			}
		}
		for _, p := range o.Parameters {
			check(p.Type, where+" parameter "+p.Name)
		}
		if i > 0 {
			before := m.Operations[i-1]
			order := cmp.Or(cmp.Compare(before.Path, o.Path), cmp.Compare(before.Method, o.Method))
			assert.Negative(t, order, "operations are sorted by path, then method, each once: %q after %q", where, before.Path)
		}
	}
}

func TestReference(t *testing.T) {
	if testing.Short() {
		t.Skip("reads the whole reference")
	}
	all := parseFolder(t, "corpus", "graph-docs", "api-reference")
	document, diags := resolve.Resolve(all, nil)
	rand.New(rand.NewPCG(3, 4)).Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	again, diagsAgain := resolve.Resolve(all, nil)
	require.Equal(t, document, again, "the order of the input shows")
	require.Equal(t, diags, diagsAgain, "the order of the input shows in the diagnostics")
	assert.False(t, diags.HasErrors(), diags.Text())
	amended, diagsAmended := resolve.Resolve(all, func(*ir.Document) {})
	require.Equal(t, document, amended, "amending nothing changes something")
	require.Equal(t, diags, diagsAmended, "amending nothing changes the diagnostics")
	require.Len(t, document.Models, 1)
	m := &document.Models[0]
	assertWhole(t, m)

	index := ir.NewIndex(m)
	named, resolved := 0, 0
	count := func(ref string) {
		switch ty := index.Type(ref); {
		case ref == "":
			return
		case ref != "Json" && (ty == nil || !ty.Opaque):
			resolved++
		}
		named++
	}
	for _, o := range m.Operations {
		count(o.Response.Type)
		if o.Request != nil {
			count(o.Request.Type)
		}
	}
	t.Logf("%d types, %d enums, %d operations; %d of %d types in requests and responses are described; %d findings",
		len(m.Types), len(m.Enums), len(m.Operations), resolved, named, len(diags))
	assert.GreaterOrEqual(t, float64(resolved), 0.98*float64(named))
}

func TestPermissionPagesAlone(t *testing.T) {
	for _, folder := range [][]string{{"seeds"}, {"corpus", "pages", "2023"}, {"corpus", "pages", "2024"}} {
		t.Run(path.Join(folder...), func(t *testing.T) {
			document, diags := resolve.Resolve(parseFolder(t, folder...), nil)
			assert.False(t, diags.HasErrors(), diags.Text())
			require.NotEmpty(t, document.Models)
			for i := range document.Models {
				assertWhole(t, &document.Models[i])
			}
		})
	}
}

func BenchmarkResolve(b *testing.B) {
	all := parseFolder(b, "corpus", "graph-docs", "api-reference")
	for b.Loop() {
		resolve.Resolve(all, nil)
	}
}
