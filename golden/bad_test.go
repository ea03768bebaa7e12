package golden

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/cli"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/goldentest"
)

// badFile is what the command says about a case below bad/, and the code it exits with.
const badFile = "want.txt"

// writtenHere are the inputs that are no text, or would be a burden to carry.
var writtenHere = map[string]map[string][]byte{
	"not-utf8": {"in/book.md": []byte("# book resource type\n\nSomething to read in a caf\xe9.\n")},
}

// TestBad runs the command on a copy of each case: it says what the case wants, and changes nothing in the copy.
func TestBad(t *testing.T) {
	for _, name := range cases(t, "bad") {
		t.Run(filepath.Base(name), func(t *testing.T) {
			t.Parallel()
			dir := t.TempDir()
			require.NoError(t, os.CopyFS(dir, os.DirFS(name)))
			require.NoError(t, os.RemoveAll(filepath.Join(dir, badFile)))
			write(t, dir, "go.mod", []byte("module example.com/bad\n"))
			for file, text := range writtenHere[filepath.Base(name)] {
				write(t, dir, file, text)
			}
			before := snapshot(t, dir)

			var stdout, stderr bytes.Buffer
			code := cli.Run(t.Context(), []string{"generate", "--color", "never"}, cli.System{
				Dir: dir, Stdin: strings.NewReader(""), Stdout: &stdout, Stderr: &stderr, Getenv: func(string) string { return "" },
			})
			assert.NotZero(t, code)
			assert.Equal(t, before, snapshot(t, dir), "a command that fails must not write")
			assert.Empty(t, stdout.String())
			goldentest.Equal(t, filepath.Join(name, badFile), fmt.Appendf(stderr.Bytes(), "exit code %d\n", code))
		})
	}
}

func write(t *testing.T, dir, name string, text []byte) {
	t.Helper()
	file := filepath.Join(dir, filepath.FromSlash(name))
	require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
	require.NoError(t, os.WriteFile(file, text, 0o600))
}

// snapshot returns every file below a folder with its content and time.
func snapshot(t *testing.T, dir string) map[string]string {
	t.Helper()
	all := map[string]string{}
	require.NoError(t, filepath.WalkDir(dir, func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		info, err := e.Info()
		all[name] = fmt.Sprintf("%s %s", info.ModTime(), text)
		return err
	}))
	return all
}

// TestLongLine reads a document with a line of 100 MB, which must neither take minutes nor become code.
func TestLongLine(t *testing.T) {
	if testing.Short() {
		t.Skip("100 MB of text in -short")
	}
	page := append([]byte("# book resource type\n\n|Property|Type|Description|\n|:---|:---|:---|\n|title|String|"), bytes.Repeat([]byte("x"), 100<<20)...)
	out, d := generate(t, fstest.MapFS{"in/book.md": &fstest.MapFile{Data: append(page, "|\n"...)}})
	assert.Nil(t, out.Files)
	goldentest.Equal(t, filepath.Join("testdata", "longline.txt"), []byte(d.Text()))
}

// generate runs the pipeline on the documents below in/.
func generate(t *testing.T, fsys fs.FS) (gen.Output, diag.List) {
	t.Helper()
	var d diag.List
	cfg := config.Load("graphgen.yaml", []byte("documents: [in]\n"), &d)
	require.Empty(t, d.Text())
	return gen.Generate(t.Context(), cfg, fsys, gen.Options{ImportPath: "example.com/app/msgraph"})
}
