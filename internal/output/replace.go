//go:build !windows

package output

import (
	"os"

	"github.com/google/renameio/v2"
)

// replace writes the file under another name and renames it, so that at any moment the old text or the new one is there. The
// permissions of a file that exists stay.
func replace(root *os.Root, name string, text []byte) error {
	return renameio.WriteFile(name, text, 0o666, renameio.WithRoot(root))
}
