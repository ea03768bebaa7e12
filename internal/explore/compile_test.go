package explore

import (
	"fmt"
	"go/types"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/gocheck"
)

// TestSnippetsCompile type-checks every snippet against the SDK that it shows: of the SDKs of this repository, and of the whole reference
// if it is there. Variables that a snippet declares for its reader to use are unused here.
func TestSnippetsCompile(t *testing.T) {
	for _, name := range []string{"graphgen.yaml", "graphgen.beta.yaml", "graphgen.aadgraph.yaml", "examples/bookings/graphgen.yaml", "golden/pins/graphgen.yaml"} {
		t.Run(name, func(t *testing.T) {
			file := filepath.Join("..", "..", filepath.FromSlash(name))
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			compileSnippets(t, filepath.Dir(file), string(text))
		})
	}
	t.Run("reference", func(t *testing.T) {
		folder := filepath.Join("..", "..", "..", "shared", "corpus", "graph-docs", "api-reference")
		if _, err := os.Stat(folder); err != nil || testing.Short() {
			t.Skip("it is not there, or takes too long")
		}
		compileSnippets(t, folder, "documents: [v1.0]\noutput: sdk\n")
	})
}

// TestSnippetsHaveTheNamesOfOverlays shows what graphgen.yaml and its overlays call things.
func TestSnippetsHaveTheNamesOfOverlays(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{
		"overlay.yaml": "- name: tune\n  reason: the team calls songs tunes\n  pin: {type: song, go: Tune}\n",
		"song.md":      "# song resource type\n\nNamespace: microsoft.graph\n\nA piece.\n\n## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| id | String | Identifier. |\n",
		"song-update.md": "# Update song\n\nNamespace: microsoft.graph\n\nChanges it.\n\n## HTTP request\n\n```http\nPATCH /songs/{id}\n```\n\n" +
			"## Request body\n\nSupply a JSON representation of a [song](song.md).\n\n## Response\n\nReturns `204 No Content`.\n",
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600))
	}
	plan, _ := planOf(t, dir, "documents: [song.md, song-update.md]\noverlay: [overlay.yaml]\noutput: sdk\n")
	got, ok := snippetsOf(plan.Code).of("PATCH", "/songs/{id}")
	require.True(t, ok)
	assert.Contains(t, got.Vars, variable{"body", "models.Tune"})
}

const sdkPath = "example.com/sdk"

func compileSnippets(t *testing.T, folder, settings string) {
	t.Helper()
	plan, cfg := planOf(t, folder, settings)
	files, d := gen.Render(t.Context(), plan.Code, cfg, gen.Options{ImportPath: sdkPath})
	require.False(t, d.HasErrors(), d.Text())
	sdk := &gocheck.SDK{Path: sdkPath, Files: files, IgnoreFuncBodies: true,
		Built: gocheck.NewBuilt(t, "github.com/graphgen/graphgen/graph", "context", "io", "iter", "encoding/json", "net/http", "time")}
	missing, c := 0, newCatalogue(plan.Model, plan.Code)
	for i, e := range c.entries {
		switch {
		case e.Operation == nil:
			continue
		case e.Operation.Go == nil:
			t.Logf("no snippet: %s", c.index[i].name)
			missing++
			continue
		}
		source := program(e.Operation.Go)
		_ = sdk.Check(map[string]string{"snippet.go": source}, func(err error) { // errors are reported one by one
			if problem, ok := err.(types.Error); !ok || !problem.Soft || !strings.Contains(problem.Msg, "declared and not used") {
				t.Errorf("%v:\n%s", err, source)
			}
		})
	}
	assert.LessOrEqual(t, missing*100, len(plan.Model.Operations), "nearly all operations have a snippet")
}

// planOf plans what a graphgen.yaml with the settings makes in the folder.
func planOf(t *testing.T, folder, settings string) (gen.Plan, config.Config) {
	t.Helper()
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte(settings), &d)
	require.Empty(t, d.Text())
	plan, d := gen.NewPlan(t.Context(), cfg, config.Dir(folder), gen.Options{ImportPath: sdkPath})
	require.False(t, d.HasErrors(), d.Text())
	return plan, cfg
}

// program puts a snippet where what it takes is declared.
func program(s *snippet) string {
	var b strings.Builder
	b.WriteString("package app\n\nimport (\n\t\"context\"\n")
	for _, i := range s.Imports {
		fmt.Fprintf(&b, "\t%q\n", i)
	}
	b.WriteString(")\n\nfunc _(ctx context.Context")
	for _, v := range s.Vars {
		fmt.Fprintf(&b, ", %s %s", v.name, v.typ)
	}
	b.WriteString(") {\n" + s.Text + "\n}\n")
	return b.String()
}
