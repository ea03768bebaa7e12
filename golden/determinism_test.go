package golden

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
)

// TestDeterminism generates the module's own SDKs with folders and documents in other orders, and on one processor and on eight:
// code and diagnostics must be the same to the byte.
func TestDeterminism(t *testing.T) {
	found, err := filepath.Glob("../graphgen*.yaml")
	require.NoError(t, err)
	require.NotEmpty(t, found)
	for _, file := range found {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			var d diag.List
			cfg := config.Load(filepath.Base(file), text, &d)
			require.Empty(t, d.Text())
			fsys := config.Dir(filepath.Dir(file))
			documents := cfg.Files(fsys, &d)
			opts := gen.Options{ImportPath: "example.com/sdk"}

			want, wantDiags := gen.Generate(t.Context(), cfg, fsys, opts)
			require.False(t, wantDiags.HasErrors(), wantDiags.Text())
			require.NotEmpty(t, want.Files)
			for seed, processors := range []int{1, 8, 8} {
				t.Run(strconv.Itoa(processors), func(t *testing.T) {
					defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(processors))
					random := rand.New(rand.NewPCG(uint64(seed), 1))
					cfg := cfg
					cfg.Documents = nil
					for _, i := range random.Perm(len(documents)) {
						cfg.Documents = append(cfg.Documents, config.Value{Text: documents[i]})
					}
					got, gotDiags := gen.Generate(t.Context(), cfg, shuffled{fsys, random}, opts)
					assert.Equal(t, wantDiags.Text(), gotDiags.Text())
					require.Len(t, got.Files, len(want.Files))
					for name, text := range want.Files {
						assert.Equal(t, string(text), string(got.Files[name]), name)
					}
				})
			}
		})
	}
}

// shuffled lists folders in a random order.
type shuffled struct {
	fs.FS
	random *rand.Rand
}

// ReadDir implements fs.ReadDirFS.
func (s shuffled) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, err := fs.ReadDir(s.FS, name)
	s.random.Shuffle(len(entries), func(i, j int) { entries[i], entries[j] = entries[j], entries[i] })
	return entries, err
}

// TestOrderOfFolders does the same for a configuration that names a folder, whose listing has an order of its own.
func TestOrderOfFolders(t *testing.T) {
	for _, name := range cases(t, ".") {
		cfg := loadConfig(t, name)
		fsys := config.Dir(name)
		want, wantDiags := gen.Generate(t.Context(), cfg, fsys, gen.Options{ImportPath: "example.com/sdk"})
		got, gotDiags := gen.Generate(t.Context(), cfg, shuffled{fsys, rand.New(rand.NewPCG(1, 2))}, gen.Options{ImportPath: "example.com/sdk"})
		assert.Equal(t, wantDiags.Text(), gotDiags.Text(), name)
		assert.Equal(t, want.Files, got.Files, name)
	}
}
