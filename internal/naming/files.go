package naming

import "strings"

// windowsReserved are device names: no file may be called so on Windows, whatever its extension.
var windowsReserved = setOf("con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9")

// File returns the base name, without extension, of the file that holds a documented thing: its Go name in lower case, in one
// piece, so that no part of it can be read as a build constraint ("_linux", "_test").
func (s *Style) File(doc string) string { return FileOf(s.Exported(doc)) }

// FileOf returns the base name, without extension, of the file for a Go name: in lower case, neither doc, which holds the
// package's comment, nor the name of a device.
func FileOf(goName string) string {
	name := strings.ToLower(goName)
	if name == "doc" || IsDevice(name) {
		name += "type"
	}
	return name
}

// IsDevice reports whether Windows takes the name, in lower case, for a device.
func IsDevice(name string) bool { _, ok := windowsReserved[name]; return ok }
