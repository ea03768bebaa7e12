package naming

import "strings"

// windowsReserved are device names: no file may be called so on Windows, whatever its extension.
var windowsReserved = setOf("con", "prn", "aux", "nul", "com0", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8", "com9",
	"lpt0", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9")

// File returns the base name, without extension, of the file that holds a documented thing: its Go name in lower case, in one
// piece, so that no part of it can be read as a build constraint ("_linux", "_test").
func (s *Style) File(doc string) string {
	name := strings.ToLower(s.Exported(doc))
	if _, ok := windowsReserved[name]; ok || name == "doc" {
		name += "type"
	}
	return name
}
