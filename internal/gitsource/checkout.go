package gitsource

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
)

// Source is a folder of a repository at one commit.
type Source struct {
	URL    string // anything that git fetch takes
	Commit string // a whole object name
	Folder string // slash path below the root of the repository; "" for all of it
}

var object = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

// IsCommit reports whether the text is a whole object name, which no branch or tag can move.
func IsCommit(text string) bool { return object.MatchString(text) }

// Checkout returns the folder on disk that holds the source's folder. What the cache holds already is not fetched again: the content of
// a commit cannot change. Only the commit and, of its files, only the folder's are fetched where the server can do that.
func Checkout(ctx context.Context, cache string, s Source) (string, error) {
	if !IsCommit(s.Commit) {
		return "", fmt.Errorf("%q is no commit: it takes all 40 or 64 digits", s.Commit)
	}
	final := filepath.Join(cache, key(s.URL), key(s.Folder)+"-"+s.Commit)
	below := filepath.Join(final, filepath.FromSlash(s.Folder))
	if _, err := os.Stat(final); err == nil {
		return below, checkFolder(below, s)
	}
	if err := os.MkdirAll(filepath.Dir(final), 0o777); err != nil {
		return "", err
	}
	temporary, err := os.MkdirTemp(filepath.Dir(final), "fetch-")
	if err != nil {
		return "", err
	}
	defer func() { _ = os.RemoveAll(temporary) }() // gone already when all went well
	if err := fetch(ctx, temporary, s); err != nil {
		return "", err
	}
	// Another run may have been faster. Its files are the same.
	if err := os.Rename(temporary, final); err != nil && !errors.Is(err, fs.ErrExist) {
		if _, there := os.Stat(final); there != nil {
			return "", err
		}
	}
	return below, checkFolder(below, s)
}

func checkFolder(dir string, s Source) error {
	if info, err := os.Stat(dir); err != nil || !info.IsDir() {
		return fmt.Errorf("commit %.12s has no folder %q", s.Commit, s.Folder)
	}
	return nil
}

func fetch(ctx context.Context, dir string, s Source) error {
	steps := [][]string{
		{"init", "--quiet", "--template="},
		{"remote", "add", "--", "origin", s.URL},
	}
	if s.Folder != "" {
		steps = append(steps, []string{"sparse-checkout", "set", "--cone", s.Folder})
	}
	steps = append(steps,
		[]string{"fetch", "--quiet", "--depth=1", "--filter=blob:none", "--no-tags", "origin", s.Commit},
		[]string{"checkout", "--quiet", "--detach", s.Commit},
	)
	for _, args := range steps {
		if _, err := run(ctx, dir, args...); err != nil {
			return err
		}
	}
	return os.RemoveAll(filepath.Join(dir, ".git"))
}

// Resolve asks the repository which commit a branch or tag names, "" for its default branch.
func Resolve(ctx context.Context, url, ref string) (string, error) {
	if ref == "" {
		ref = "HEAD"
	}
	out, err := run(ctx, "", "ls-remote", "--", url, ref, ref+"^{}")
	if err != nil {
		return "", err
	}
	found := map[string]string{}
	for line := range strings.Lines(out) {
		if commit, name, ok := strings.Cut(strings.TrimSpace(line), "\t"); ok {
			found[name] = commit
		}
	}
	// A branch comes before a tag of its name; a tag with a text of its own stands for the commit behind it.
	for _, name := range []string{"refs/heads/" + ref, ref + "^{}", ref, "refs/tags/" + ref + "^{}", "refs/tags/" + ref} {
		if commit := found[name]; IsCommit(commit) {
			return commit, nil
		}
	}
	return "", fmt.Errorf("the repository has no branch or tag %q", ref)
}

// key is a short name for a text of any length.
func key(text string) string {
	sum := sha256.Sum256([]byte(text))
	return hex.EncodeToString(sum[:8])
}
