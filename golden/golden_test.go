// Package golden holds small cases that show one thing each: graphgen.yaml and in/ on one side; on the other want/, with what
// `graphgen inspect` prints for the documents, the diagnostics, and the generated code as real packages of this module, so that
// `go build ./...` and `go vet ./...` prove them. The cases below bad/ hold input that cannot become code.
package golden

import (
	"bytes"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/internal/report"
)

// wantFolder is the folder of a case that the test owns; the output of each case is below it.
const wantFolder = "want"

// today is the day of every case: the same forever, so that what is announced stays to come or past.
var today = time.Date(2027, time.July, 1, 0, 0, 0, 0, time.UTC)

func TestGolden(t *testing.T) {
	for _, name := range cases(t, ".") {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			goldentest.Tree(t, filepath.Join(name, wantFolder), produce(t, name))
		})
	}
}

// produce returns the files that belong into want/ of a case.
func produce(t *testing.T, name string) map[string][]byte {
	t.Helper()
	fsys := config.Dir(name)
	cfg := loadConfig(t, name)
	importPath, err := config.ImportPath(filepath.Join(name, filepath.FromSlash(cfg.Output.Text)))
	require.NoError(t, err)
	out, d := gen.Generate(t.Context(), cfg, fsys, gen.Options{ImportPath: importPath, Now: today})
	require.False(t, d.HasErrors(), d.Text())

	doc := gen.Inspect(t.Context(), fsys, out.Documents, "", "", nil)
	var inspected bytes.Buffer
	require.NoError(t, report.IR(&inspected, &doc, report.IRJSON))
	files := map[string][]byte{"ir.json": inspected.Bytes(), "diagnostics.txt": []byte(d.Text())}
	below, ok := strings.CutPrefix(cfg.Output.Text+"/", wantFolder+"/")
	require.True(t, ok, "the output of %s must be below %s/", name, wantFolder)
	for file, text := range out.Files {
		files[path.Join(below, file)] = text
	}
	return files
}

func loadConfig(t *testing.T, name string) config.Config {
	t.Helper()
	text, err := os.ReadFile(filepath.Join(name, "graphgen.yaml"))
	require.NoError(t, err)
	var d diag.List
	cfg := config.Load("graphgen.yaml", text, &d)
	require.Empty(t, d.Text())
	return cfg
}

// cases returns the folders with a graphgen.yaml directly below the folder.
func cases(t *testing.T, folder string) []string {
	t.Helper()
	found, err := filepath.Glob(filepath.Join(folder, "*", "graphgen.yaml"))
	require.NoError(t, err)
	require.NotEmpty(t, found)
	for i := range found {
		found[i] = filepath.Dir(found[i])
	}
	return found
}

// TestEveryFolderIsACase keeps a case with a misspelt file name from being skipped in silence.
func TestEveryFolderIsACase(t *testing.T) {
	for _, folder := range []string{".", "bad"} {
		entries, err := os.ReadDir(folder)
		require.NoError(t, err)
		for _, e := range entries {
			if name := filepath.Join(folder, e.Name()); e.IsDir() && name != "bad" && name != "testdata" {
				assert.FileExists(t, filepath.Join(name, "graphgen.yaml"))
			}
		}
	}
}
