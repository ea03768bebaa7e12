package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
)

func tree(names ...string) fstest.MapFS {
	m := fstest.MapFS{}
	for _, n := range names {
		m[n] = &fstest.MapFile{Data: []byte(n)}
	}
	return m
}

func TestFiles(t *testing.T) {
	fsys := tree("docs/b.md", "docs/a.HTML", "docs/a_files/x.js", "docs/old/c.md", "docs/.git/d.md", "docs/.hidden.md", "docs/sub/e.txt",
		"docs/page", "top.md", "overlay.yaml")
	for name, tt := range map[string]struct{ config, want, diags string }{
		"folder":        {"documents: [docs]", "docs/a.HTML docs/b.md docs/old/c.md docs/sub/e.txt", ""},
		"root":          {"documents: [./]", "docs/a.HTML docs/b.md docs/old/c.md docs/sub/e.txt top.md", ""},
		"each once":     {"documents: [docs/b.md, docs, 'docs/*.md']", "docs/a.HTML docs/b.md docs/old/c.md docs/sub/e.txt", ""},
		"file":          {"documents: [docs/page]", "docs/page", ""},
		"glob":          {"documents: ['docs/*']", "docs/a.HTML docs/b.md docs/old/c.md docs/page docs/sub/e.txt", ""},
		"glob of files": {"documents: ['**/*.md']", "docs/b.md docs/old/c.md top.md", ""},
		"ignore":        {"documents: [docs]\nignore: [docs/old, '**/*.txt']", "docs/a.HTML docs/b.md", ""},
		"nothing there": {"documents: [docs/b.md, dosc]", "docs/b.md",
			"graphgen.yaml:1:24: error: documents: \"dosc\" names no file [G007]\n\thint: check the path; it is relative to the folder of graphgen.yaml\n"},
		"glob of nothing": {"documents: ['docs/*.rst']", "",
			"graphgen.yaml:1:13: error: documents: \"docs/*.rst\" names no file [G007]\n\thint: check the path; it is relative to the folder of graphgen.yaml\n"},
		"glob below a file": {"documents: ['top.md/*']", "",
			"graphgen.yaml:1:13: error: documents: \"top.md/*\" names no file [G007]\n\thint: check the path; it is relative to the folder of graphgen.yaml\n"},
		"all ignored": {"documents: [top.md]\nignore: ['*.md']", "",
			"graphgen.yaml:1:13: error: documents: \"top.md\" names no file [G007]\n\thint: check the path; it is relative to the folder of graphgen.yaml\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var d diag.List
			c := Load("graphgen.yaml", []byte(tt.config), &d)
			require.Empty(t, d.Text())
			got := c.Files(fsys, &d)
			assert.Equal(t, append([]string(nil), strings.Fields(tt.want)...), got)
			assert.Equal(t, tt.diags, d.Text())
		})
	}
}

func TestFilesOutsideOfTheFolder(t *testing.T) {
	base := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(base, "docs", "deep"), 0o755))
	require.NoError(t, os.Mkdir(filepath.Join(base, "app"), 0o755))
	file := filepath.Join(base, "docs", "deep", "a.md")
	require.NoError(t, os.WriteFile(file, []byte("text"), 0o644))
	absolute := filepath.ToSlash(filepath.Join(base, "docs"))

	var d diag.List
	fsys := Dir(filepath.Join(base, "app"))
	for _, tt := range []struct{ entry, want string }{
		{"../docs", "../docs/deep/a.md"},
		{"../docs/**/*.md", "../docs/deep/a.md"},
		{absolute, absolute + "/deep/a.md"},
		{absolute + "/*/a.md", absolute + "/deep/a.md"},
	} {
		c := Config{Documents: []Value{{Text: tt.entry}}}
		got := c.Files(fsys, &d)
		require.Empty(t, d.Text())
		assert.Equal(t, []string{tt.want}, got)
		f, err := fsys.Open(got[0])
		require.NoError(t, err)
		assert.NoError(t, f.Close())
	}
}

func TestImportPath(t *testing.T) {
	for name, tt := range map[string]struct{ gomod, dir, want, wantErr string }{
		"plain":         {"module example.com/app\n\ngo 1.26\n", "msgraph", "example.com/app/msgraph", ""},
		"at the root":   {"module example.com/app\n", "", "example.com/app", ""},
		"deep":          {"// a comment\nmodule \"example.com/app\" // another\n", "a/b", "example.com/app/a/b", ""},
		"parentheses":   {"module (\n\n\t`example.com/app`\n)\n", "x", "example.com/app/x", ""},
		"no module":     {"go 1.26\n", "x", "", "go.mod names no module"},
		"module broken": {"module\n", "x", "", "go.mod names no module"},
	} {
		t.Run(name, func(t *testing.T) {
			base := t.TempDir()
			require.NoError(t, os.WriteFile(filepath.Join(base, "go.mod"), []byte(tt.gomod), 0o644))
			got, err := ImportPath(filepath.Join(base, filepath.FromSlash(tt.dir)))
			if tt.wantErr != "" {
				require.EqualError(t, err, filepath.Join(base, tt.wantErr))
				return
			}
			require.NoError(t, err)
			assert.Equal(t, tt.want, got)
		})
	}
}

func TestImportPathWithoutModule(t *testing.T) {
	_, err := ImportPath(filepath.Join(t.TempDir(), "x"))
	assert.ErrorIs(t, err, ErrNoModule)
}
