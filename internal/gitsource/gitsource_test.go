package gitsource_test

import (
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gitsource"
)

// repository is a local repository with two commits, and a bare one that it was pushed to.
type repository struct {
	dir, bare  string
	first, now string // commits
}

func git(t *testing.T, dir string, args ...string) string {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.com", "-c", "init.defaultBranch=main"}, args...)...)
	cmd.Dir = dir
	out, err := cmd.CombinedOutput()
	require.NoError(t, err, "git %v: %s", args, out)
	return strings.TrimSpace(string(out))
}

func newRepository(t *testing.T) repository {
	t.Helper()
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	r := repository{dir: t.TempDir(), bare: filepath.Join(t.TempDir(), "docs.git")}
	write := func(name, text string) {
		file := filepath.Join(r.dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o600))
	}
	git(t, r.dir, "init", "--quiet")
	write("docs/a.md", "one\r\n")
	write("docs/deep/b.md", "two\n")
	write("other/large.bin", strings.Repeat("x", 1000))
	git(t, r.dir, "add", ".")
	git(t, r.dir, "commit", "--quiet", "-m", "first")
	git(t, r.dir, "tag", "-a", "-m", "a tag", "v1")
	r.first = git(t, r.dir, "rev-parse", "HEAD")
	write("docs/a.md", "three\n")
	require.NoError(t, os.Symlink("/etc/hosts", filepath.Join(r.dir, "docs", "link.md")))
	git(t, r.dir, "add", ".")
	git(t, r.dir, "commit", "--quiet", "-m", "second")
	r.now = git(t, r.dir, "rev-parse", "HEAD")
	git(t, r.dir, "clone", "--quiet", "--bare", r.dir, r.bare)
	git(t, r.bare, "config", "uploadpack.allowFilter", "true")
	return r
}

func TestRevision(t *testing.T) {
	r := newRepository(t)
	tree, err := gitsource.Revision(t.Context(), filepath.Join(r.dir, "docs"), "v1")
	require.NoError(t, err)
	assert.Equal(t, "docs", tree.Prefix)
	var names []string
	require.NoError(t, fs.WalkDir(tree, ".", func(name string, _ fs.DirEntry, err error) error {
		names = append(names, name)
		return err
	}))
	assert.Equal(t, []string{".", "docs", "docs/a.md", "docs/deep", "docs/deep/b.md", "other", "other/large.bin"}, names)
	var readers sync.WaitGroup
	for range 4 {
		readers.Go(func() {
			for range 20 {
				text, err := fs.ReadFile(tree, "docs/a.md")
				assert.NoError(t, err)
				assert.Equal(t, "one\r\n", string(text))
			}
		})
	}
	readers.Wait()
	_, err = fs.ReadFile(tree, "docs/none.md")
	require.ErrorIs(t, err, fs.ErrNotExist)
	require.NoError(t, tree.Close())

	tree, err = gitsource.Revision(t.Context(), r.dir, "main")
	require.NoError(t, err)
	assert.Equal(t, ".", tree.Prefix)
	_, err = fs.Stat(tree, "docs/link.md")
	require.ErrorIs(t, err, fs.ErrNotExist, "a symbolic link is no document")
	require.NoError(t, tree.Close())

	_, err = gitsource.Revision(t.Context(), r.dir, "--all")
	require.EqualError(t, err, `there is no revision "--all" here`)
}

func TestCheckout(t *testing.T) {
	r := newRepository(t)
	cache := t.TempDir()
	url := "file://" + filepath.ToSlash(r.bare)
	source := gitsource.Source{URL: url, Commit: r.first, Folder: "docs"}
	dir, err := gitsource.Checkout(t.Context(), cache, source)
	require.NoError(t, err)
	text, err := os.ReadFile(filepath.Join(dir, "a.md"))
	require.NoError(t, err)
	assert.Equal(t, "one\r\n", string(text), "line ends are kept")
	assert.FileExists(t, filepath.Join(dir, "deep", "b.md"))
	assert.NoDirExists(t, filepath.Join(dir, "..", "other"), "only the folder is fetched")

	require.NoError(t, os.RemoveAll(filepath.Join(r.bare, "objects")))
	again, err := gitsource.Checkout(t.Context(), cache, source)
	require.NoError(t, err, "what was fetched once needs no repository")
	assert.Equal(t, dir, again)
}

func TestCheckoutKeepsLinksAsText(t *testing.T) {
	r := newRepository(t)
	dir, err := gitsource.Checkout(t.Context(), t.TempDir(), gitsource.Source{URL: r.bare, Commit: r.now})
	require.NoError(t, err)
	info, err := os.Lstat(filepath.Join(dir, "docs", "link.md"))
	require.NoError(t, err)
	assert.True(t, info.Mode().IsRegular())
}

func TestCheckoutErrors(t *testing.T) {
	r := newRepository(t)
	cache := t.TempDir()
	for want, s := range map[string]gitsource.Source{
		`"main" is no commit: it takes all 40 or 64 digits`: {URL: r.bare, Commit: "main"},
		`commit ` + r.now[:12] + ` has no folder "none"`:    {URL: r.bare, Commit: r.now, Folder: "none"},
	} {
		_, err := gitsource.Checkout(t.Context(), cache, s)
		require.EqualError(t, err, want)
	}
	_, err := gitsource.Checkout(t.Context(), cache, gitsource.Source{URL: r.bare, Commit: strings.Repeat("0", 40)})
	require.ErrorContains(t, err, "git fetch: ")
	_, err = gitsource.Checkout(t.Context(), cache, gitsource.Source{URL: "--upload-pack=touch x", Commit: r.now})
	require.Error(t, err)
	left, err := filepath.Glob(filepath.Join(cache, "*", "fetch-*"))
	require.NoError(t, err)
	assert.Empty(t, left, "what failed leaves nothing behind")
}

func TestResolve(t *testing.T) {
	r := newRepository(t)
	for ref, want := range map[string]string{"": r.now, "main": r.now, "v1": r.first, "refs/tags/v1": r.first} {
		got, err := gitsource.Resolve(t.Context(), r.bare, ref)
		require.NoError(t, err, ref)
		assert.Equal(t, want, got, ref)
	}
	_, err := gitsource.Resolve(t.Context(), r.bare, "none")
	require.EqualError(t, err, `the repository has no branch or tag "none"`)
	_, err = gitsource.Resolve(t.Context(), "--upload-pack=touch x", "main")
	require.Error(t, err)
}
