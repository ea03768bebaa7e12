package output

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"sync/atomic"
)

var temporaries atomic.Int64

// replace writes the file under another name and renames it.
func replace(root *os.Root, name string, text []byte) error {
	temporary := fmt.Sprintf(".%s.%d.%d", filepath.Base(name), os.Getpid(), temporaries.Add(1))
	file, err := root.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
	if err != nil {
		return err
	}
	_, err = file.Write(text)
	err = errors.Join(err, file.Sync(), file.Close())
	if err == nil {
		err = root.Rename(temporary, name)
	}
	if err != nil {
		return errors.Join(err, root.Remove(temporary))
	}
	return nil
}
