package output

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync/atomic"
)

var temporaries atomic.Int64

// replace writes the file under another name and renames it, so that at any moment the old text or the new one is there. The
// permissions of a file that exists stay. It does not wait for the disk: what a crash of the machine destroys can be generated
// again, and waiting costs a third of what writing costs.
func replace(root *os.Root, name string, text []byte) error {
	temporary := filepath.Join(filepath.Dir(name), fmt.Sprintf(".graphgen-%d-%d", os.Getpid(), temporaries.Add(1)))
	file, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	if old, statErr := root.Stat(name); statErr == nil {
		err = errors.Join(err, file.Chmod(old.Mode().Perm()))
	} else if !errors.Is(statErr, fs.ErrNotExist) {
		err = errors.Join(err, statErr)
	}
	err = errors.Join(err, file.Close())
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}
