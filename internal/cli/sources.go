package cli

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strings"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gitsource"
)

// cacheVariable names the folder where checkouts of repositories are kept, in place of the user's cache.
const cacheVariable = "GRAPHGEN_CACHE"

// mounts is a folder in which others appear under names of their own. It implements fs.FS, fs.ReadFileFS, fs.ReadDirFS and fs.StatFS.
type mounts struct {
	fs.FS
	at map[string]fs.FS
}

// find returns the folder that holds the file, and its name there.
func (m mounts) find(name string) (fs.FS, string) {
	clean := path.Clean(name)
	for at, fsys := range m.at {
		if clean == at {
			return fsys, "."
		}
		if below, ok := strings.CutPrefix(clean, at+"/"); ok {
			return fsys, below
		}
	}
	return m.FS, name
}

// Open implements fs.FS.
func (m mounts) Open(name string) (fs.File, error) {
	fsys, below := m.find(name)
	return fsys.Open(below)
}

// ReadFile implements fs.ReadFileFS.
func (m mounts) ReadFile(name string) ([]byte, error) {
	fsys, below := m.find(name)
	return fs.ReadFile(fsys, below)
}

// ReadDir implements fs.ReadDirFS.
func (m mounts) ReadDir(name string) ([]fs.DirEntry, error) {
	fsys, below := m.find(name)
	return fs.ReadDir(fsys, below)
}

// Stat implements fs.StatFS.
func (m mounts) Stat(name string) (fs.FileInfo, error) {
	fsys, below := m.find(name)
	return fs.Stat(fsys, below)
}

// mount makes the pinned repositories readable as folders among the documents: docs.git/api for the folder api of …/docs. The names
// tell nothing of commits and machines, so that diagnostics and the lock are the same everywhere.
func (a *app) mount(ctx context.Context, p *project, d *diag.List) {
	if len(p.cfg.Git) == 0 {
		return
	}
	cache, err := a.cache()
	m := mounts{FS: config.Dir(p.dir), at: map[string]fs.FS{}}
	for _, r := range p.cfg.Git {
		switch {
		case err != nil:
			d.Add(r.URL.At, diag.Unreadable, "set "+cacheVariable+" to a folder for checkouts", "there is no place to keep the repository: %v", err)
			continue
		case !r.Commit.IsSet():
			d.Add(r.URL.At, diag.BadConfig, "`graphgen update` pins it to where the branch is now", "the repository is not pinned to a commit")
			continue
		}
		folder := strings.TrimPrefix(path.Clean("/"+r.Folder.Text), "/")
		dir, err := gitsource.Checkout(ctx, cache, gitsource.Source{URL: p.remote(r), Commit: r.Commit.Text, Folder: folder})
		if err != nil {
			d.Add(r.URL.At, diag.Unreadable, "check git:, commit: and folder:", "the repository cannot be read: %v", err)
			continue
		}
		name := path.Join(strings.TrimSuffix(path.Base(strings.TrimRight(r.URL.Text, "/")), ".git")+".git", folder)
		for n := 2; m.at[name] != nil; n++ {
			name = fmt.Sprintf("%s-%d", name, n)
		}
		m.at[name] = config.Dir(dir)
		p.cfg.Documents = append(p.cfg.Documents, config.Value{Text: name, At: r.URL.At})
	}
	p.files = newRecord(m)
}

// remote returns what git is to fetch from. A path is relative to the folder of graphgen.yaml.
func (p project) remote(r config.Repository) string {
	url := r.URL.Text
	host, _, isRemote := strings.Cut(url, ":")
	if isRemote && !strings.Contains(host, "/") || filepath.IsAbs(url) {
		return url
	}
	dir, err := filepath.Abs(filepath.Join(p.dir, filepath.FromSlash(url)))
	if err != nil { // there is no working folder
		return url
	}
	return dir
}

func (a *app) cache() (string, error) {
	if dir := a.getenv(cacheVariable); dir != "" {
		return a.file(dir), nil
	}
	dir, err := os.UserCacheDir()
	return filepath.Join(dir, "graphgen", "git"), err
}
