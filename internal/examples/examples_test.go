package examples

import (
	"fmt"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/internal/lower"
)

// TestSchema takes every example of the module's own documents through the models that are generated from them.
func TestSchema(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module, which takes a while")
	}
	found, err := filepath.Glob(filepath.Join(root, "graphgen*.yaml"))
	require.NoError(t, err)
	require.NotEmpty(t, found)
	for _, file := range found {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			var d diag.List
			cfg := config.Load(filepath.Base(file), text, &d)
			require.Empty(t, d.Text())
			out, d := gen.NewPlan(t.Context(), cfg, config.Dir(root), gen.Options{ImportPath: sdkPath})
			require.False(t, d.HasErrors(), d.Text())

			r, err := RoundTrip(t.Context(), out.Model, lower.Options{PackageName: cfg.Package.Text}, graphgen.Runtime(), t.TempDir())
			require.NoError(t, err)
			for _, op := range r.Unreachable {
				t.Errorf("%s:%d: no method sends %s %s", op.Source.File, op.Source.Line, op.Method, op.Path)
			}
			for _, f := range append(r.Failures, r.NotJSON...) {
				t.Error(f)
			}
			for _, f := range r.Skipped {
				t.Log(f)
			}
			assert.Positive(t, r.Bodies)
			assert.Less(t, len(r.Skipped)*10, r.Bodies, "most examples must be taken")
			t.Logf("%d bodies", r.Bodies)
		})
	}
}

// TestSavedReference takes the examples of the saved reference of Azure AD Graph through the SDK that it makes with our corrections.
func TestSavedReference(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a module, which takes a while")
	}
	found, err := filepath.Glob("../../../shared/seeds/002_*.txt")
	require.NoError(t, err)
	if len(found) != 1 {
		t.Skip("the saved reference is not beside the clone, in ../shared/seeds")
	}
	files := fstest.MapFS{}
	for name, path := range map[string]string{"in/reference.txt": found[0], "overlay.yaml": "../../schema/aadgraph/overlay.yaml"} {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		files[name] = &fstest.MapFile{Data: text}
	}
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [in]\noverlay: [overlay.yaml]\napi: aadgraph\nversion: '1.6'\npackage: aadgraph\noutput: aadgraph\n"), &d)
	require.Empty(t, d.Text())
	out, d := gen.NewPlan(t.Context(), cfg, files, gen.Options{ImportPath: sdkPath})
	require.False(t, d.HasErrors(), d.Text())
	r, err := RoundTrip(t.Context(), out.Model, lower.Options{PackageName: cfg.Package.Text}, graphgen.Runtime(), t.TempDir())
	require.NoError(t, err)
	assert.Empty(t, r.Failures)
	assert.Empty(t, r.NotJSON)
	assert.Empty(t, r.Unreachable)
	assert.Empty(t, r.Skipped)
	assert.Positive(t, r.Bodies)
	t.Logf("%d bodies", r.Bodies)
}

// TestReference takes the bodies of the whole v1.0 reference through the SDK that is generated from it. Those that come out as something
// else are listed, docs/audit.md says why.
func TestReference(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the SDK of the whole reference")
	}
	docs := filepath.Join(root, "..", "shared", "corpus", "graph-docs")
	if _, err := os.Stat(docs); err != nil {
		t.Skip("the reference is not beside the clone, in ../shared/corpus/graph-docs")
	}
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [api-reference/v1.0]\napi: graph\nversion: v1.0\npackage: msgraph\noutput: msgraph\n"), &d)
	require.Empty(t, d.Text())
	out, d := gen.NewPlan(t.Context(), cfg, os.DirFS(docs), gen.Options{ImportPath: sdkPath})
	require.False(t, d.HasErrors(), d.Text())
	r, err := RoundTrip(t.Context(), out.Model, lower.Options{PackageName: cfg.Package.Text}, graphgen.Runtime(), t.TempDir())
	require.NoError(t, err)
	assert.Greater(t, r.Bodies, 2000)
	assert.Less(t, len(r.Failures)*100, r.Bodies, "99 of 100 have to come through")

	var list []string
	for _, f := range r.Failures {
		list = append(list, fmt.Sprintf("%s:%d: %s\n", path.Base(f.At.File), f.At.Line, f.GoType))
	}
	slices.Sort(list)
	text := fmt.Sprintf("%d of %d bodies came out as something else:\n%s", len(list), r.Bodies, strings.Join(list, ""))
	goldentest.Equal(t, filepath.Join("testdata", "reference.txt"), []byte(text))
}

func TestDifference(t *testing.T) {
	for _, tt := range []struct{ want, got, difference string }{
		{`{"a":1,"b":[true,null]}`, ` {"b":[true,null],"a":1.0}`, ""},
		{`1e2`, `100`, ""},
		{`9007199254740993`, `9007199254740992`, "the whole: 9007199254740993 became 9007199254740992"},
		{`0.1`, `0.10000000000000001`, "the whole: 0.1 became 0.10000000000000001"},
		{`"2022-05-02T11:24:01.0000000Z"`, `"2022-05-02T11:24:01Z"`, ""},
		{`"2022-05-02T11:24:01+02:00"`, `"2022-05-02T09:24:01Z"`, `the whole: "2022-05-02T11:24:01+02:00" became "2022-05-02T09:24:01Z"`},
		{`"08:00:00.0000000"`, `"08:00:00"`, `the whole: "08:00:00.0000000" became "08:00:00"`},
		{`{"a":{"b":[{"c":""}]}}`, `{"a":{"b":[{"c":null}]}}`, `.a.b[0].c: "" became null`},
		{`{"a":null}`, `{}`, `the whole: "a" is lost`},
		{`{}`, `{"a":null}`, `the whole: "a" is new: null`},
		{`[1,2]`, `[2,1]`, "[0]: 1 became 2"},
		{`[1]`, `[1,1]`, "the whole: 1 elements became 2"},
		{`true`, `"true"`, `the whole: true became "true"`},
		{`1`, `1 2`, "what was encoded is no JSON: something follows the value"},
	} {
		assert.Equal(t, tt.difference, Difference([]byte(tt.want), []byte(tt.got)), "%s and %s", tt.want, tt.got)
	}
}
