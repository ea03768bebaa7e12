package cli

import (
	"errors"
	"io/fs"
	"sync"

	"github.com/graphgen/graphgen/internal/lock"
)

// record is a folder that remembers the hash of each file that was read from it. A file that is not there is remembered too,
// since its appearance may change what is generated. It is safe for concurrent use.
type record struct {
	fs.FS
	mu     sync.Mutex
	hashes map[string]string
}

func newRecord(fsys fs.FS) *record { return &record{FS: fsys, hashes: map[string]string{}} }

// ReadFile implements fs.ReadFileFS.
func (r *record) ReadFile(name string) ([]byte, error) {
	text, err := fs.ReadFile(r.FS, name)
	seen := text
	if errors.Is(err, fs.ErrNotExist) {
		seen = []byte(absent)
	}
	if err == nil || errors.Is(err, fs.ErrNotExist) {
		hash := lock.Hash(seen)
		r.mu.Lock()
		r.hashes[name] = hash
		r.mu.Unlock()
	}
	return text, err
}

// ReadDir implements fs.ReadDirFS.
func (r *record) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(r.FS, name) }

// Stat implements fs.StatFS.
func (r *record) Stat(name string) (fs.FileInfo, error) { return fs.Stat(r.FS, name) }

// split returns the hashes of the documents and those of everything else that was read.
func (r *record) split(documents []string) (ofDocuments, others map[string]string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	ofDocuments, others = make(map[string]string, len(documents)), map[string]string{}
	for _, name := range documents {
		if hash, ok := r.hashes[name]; ok {
			ofDocuments[name] = hash
		}
	}
	for name, hash := range r.hashes {
		if _, ok := ofDocuments[name]; !ok {
			others[name] = hash
		}
	}
	return ofDocuments, others
}

// absent is the text of a file that is not there, as far as the lock is concerned. No document has it: it is not UTF-8.
const absent = "\xffabsent"

// replay is a folder in which every file that is not there has the text absent: what a lock made from a record is compared with.
type replay struct{ fs.FS }

// ReadFile implements fs.ReadFileFS.
func (r replay) ReadFile(name string) ([]byte, error) {
	text, err := fs.ReadFile(r.FS, name)
	if errors.Is(err, fs.ErrNotExist) {
		return []byte(absent), nil
	}
	return text, err
}
