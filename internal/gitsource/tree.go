package gitsource

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"io/fs"
	"os/exec"
	"path"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// Tree is the files of one commit, as slash paths below the root of its repository. It implements fs.FS, fs.ReadDirFS, fs.StatFS and
// fs.ReadFileFS, and is safe for concurrent use. Symbolic links and submodules are left out.
type Tree struct {
	Prefix string // of the folder that Revision was asked in, below the root; "." for the root

	blobs map[string]string        // file → object
	dirs  map[string][]fs.DirEntry // folder → its entries, by name

	mu  sync.Mutex
	cmd *exec.Cmd
	in  io.WriteCloser
	out *bufio.Reader
}

// Revision returns the files of a commit of the repository that the folder is part of. Close ends it.
func Revision(ctx context.Context, dir, revision string) (*Tree, error) {
	commit, err := run(ctx, dir, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	if err != nil {
		return nil, fmt.Errorf("there is no revision %q here", revision)
	}
	prefix, err := run(ctx, dir, "rev-parse", "--show-prefix")
	if err != nil {
		return nil, err
	}
	listed, err := run(ctx, dir, "ls-tree", "-r", "-z", "--full-tree", strings.TrimSpace(commit))
	if err != nil {
		return nil, err
	}
	t := &Tree{Prefix: path.Clean(strings.TrimSpace(prefix)), blobs: map[string]string{}, dirs: map[string][]fs.DirEntry{".": nil}}
	for entry := range strings.SplitSeq(strings.TrimSuffix(listed, "\x00"), "\x00") {
		head, name, _ := strings.Cut(entry, "\t")
		if fields := strings.Fields(head); len(fields) == 3 && fields[1] == "blob" && fields[0] != "120000" {
			t.add(name, fields[2])
		}
	}
	for _, entries := range t.dirs {
		slices.SortFunc(entries, func(a, b fs.DirEntry) int { return strings.Compare(a.Name(), b.Name()) })
	}
	t.cmd = command(ctx, dir, "cat-file", "--batch")
	if t.in, err = t.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	stdout, err := t.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	t.out = bufio.NewReader(stdout)
	return t, t.cmd.Start()
}

func (t *Tree) add(name, object string) {
	t.blobs[name] = object
	entry := node{name: path.Base(name)}
	for dir := path.Dir(name); ; dir = path.Dir(dir) {
		_, known := t.dirs[dir]
		t.dirs[dir] = append(t.dirs[dir], entry)
		if known || dir == "." {
			return
		}
		entry = node{name: path.Base(dir), dir: true}
	}
}

// Close ends the git process behind the tree.
func (t *Tree) Close() error {
	t.mu.Lock()
	defer t.mu.Unlock()
	if err := t.in.Close(); err != nil {
		return err
	}
	return t.cmd.Wait()
}

// ReadFile implements fs.ReadFileFS.
func (t *Tree) ReadFile(name string) ([]byte, error) {
	object, ok := t.blobs[path.Clean(name)]
	if !ok {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrNotExist}
	}
	t.mu.Lock()
	defer t.mu.Unlock()
	text, err := t.read(object)
	if err != nil {
		return nil, &fs.PathError{Op: "read", Path: name, Err: err}
	}
	return text, nil
}

// read asks git for one object. The answer is "<object> blob <size>", the text, and a line end.
func (t *Tree) read(object string) ([]byte, error) {
	if _, err := io.WriteString(t.in, object+"\n"); err != nil {
		return nil, err
	}
	head, err := t.out.ReadString('\n')
	if err != nil {
		return nil, err
	}
	fields := strings.Fields(head)
	if len(fields) != 3 {
		return nil, fmt.Errorf("git has no object %s", object)
	}
	size, err := strconv.Atoi(fields[2])
	if err != nil {
		return nil, err
	}
	text := make([]byte, size+1)
	if _, err := io.ReadFull(t.out, text); err != nil {
		return nil, err
	}
	return text[:size], nil
}

// ReadDir implements fs.ReadDirFS.
func (t *Tree) ReadDir(name string) ([]fs.DirEntry, error) {
	entries, ok := t.dirs[path.Clean(name)]
	if !ok {
		return nil, &fs.PathError{Op: "readdir", Path: name, Err: fs.ErrNotExist}
	}
	return slices.Clone(entries), nil
}

// Stat implements fs.StatFS.
func (t *Tree) Stat(name string) (fs.FileInfo, error) {
	clean := path.Clean(name)
	if _, ok := t.dirs[clean]; ok {
		return node{name: path.Base(clean), dir: true}, nil
	}
	if _, ok := t.blobs[clean]; ok {
		return node{name: path.Base(clean)}, nil
	}
	return nil, &fs.PathError{Op: "stat", Path: name, Err: fs.ErrNotExist}
}

// Open implements fs.FS.
func (t *Tree) Open(name string) (fs.File, error) {
	text, err := t.ReadFile(name)
	if err != nil {
		return nil, err
	}
	return &file{node: node{name: path.Base(name), size: int64(len(text))}, Reader: bytes.NewReader(text)}, nil
}

// node is a file or folder of a tree. It implements fs.FileInfo and fs.DirEntry.
type node struct {
	name string
	dir  bool
	size int64
}

// Name implements fs.FileInfo and fs.DirEntry.
func (n node) Name() string { return n.name }

// IsDir implements fs.FileInfo and fs.DirEntry.
func (n node) IsDir() bool { return n.dir }

// Size implements fs.FileInfo. It is known of opened files only.
func (n node) Size() int64 { return n.size }

// Mode implements fs.FileInfo.
func (n node) Mode() fs.FileMode {
	if n.dir {
		return fs.ModeDir | 0o555
	}
	return 0o444
}

// Type implements fs.DirEntry.
func (n node) Type() fs.FileMode { return n.Mode().Type() }

// Info implements fs.DirEntry.
func (n node) Info() (fs.FileInfo, error) { return n, nil }

// ModTime implements fs.FileInfo: git keeps none.
func (n node) ModTime() time.Time { return time.Time{} }

// Sys implements fs.FileInfo.
func (n node) Sys() any { return nil }

type file struct {
	node
	*bytes.Reader
}

// Stat implements fs.File.
func (f *file) Stat() (fs.FileInfo, error) { return f.node, nil }

// Size settles which of the two is meant: the file's.
func (f *file) Size() int64 { return f.size }

// Close implements fs.File.
func (f *file) Close() error { return nil }
