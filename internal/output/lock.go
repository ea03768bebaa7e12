package output

import (
	"context"
	"os"
	"path/filepath"

	"github.com/rogpeppe/go-internal/lockedfile"
)

// lockFile lies in the folder of graphgen.yaml while a run writes.
const lockFile = ".graphgen-lock"

// lock waits until no other run writes below the folder of graphgen.yaml. The system drops the lock of a run that is killed.
func (f Folder) lock(ctx context.Context) (unlock func(), err error) {
	name := filepath.Join(f.Root, lockFile)
	type result struct {
		unlock func()
		err    error
	}
	got := make(chan result, 1)
	go func() {
		unlock, err := lockPath(name)
		got <- result{unlock, err}
	}()
	select {
	case r := <-got:
		return r.unlock, r.err
	case <-ctx.Done():
		go func() {
			if r := <-got; r.err == nil {
				r.unlock()
			}
		}()
		return nil, ctx.Err()
	}
}

// lockPath locks the file of that name. Since the one who unlocks removes it, a lock on a file that no longer has the name is worth
// nothing, and is tried again.
func lockPath(name string) (unlock func(), err error) {
	for {
		file, err := lockedfile.OpenFile(name, os.O_CREATE|os.O_RDWR, 0o666)
		if err != nil {
			return nil, err
		}
		locked, err := file.Stat()
		if err != nil {
			closeQuietly(file)
			return nil, err
		}
		if now, err := os.Stat(name); err == nil && os.SameFile(locked, now) {
			return func() {
				_ = os.Remove(name) // on some systems, fails while the file is open
				closeQuietly(file)
			}, nil
		}
		closeQuietly(file)
	}
}
