package cli

import (
	"strings"

	"golang.org/x/tools/go/analysis/unitchecker"

	"github.com/graphgen/graphgen/internal/queries"
	"github.com/graphgen/graphgen/internal/scopes"
)

// Vet runs the analyzers when go vet -vettool calls the program, whose ways of asking are not those of people: -V=full, -flags, or
// a file with the extension .cfg at the end. It does not return then. For all other arguments it does nothing.
func Vet(args []string) {
	if len(args) == 0 {
		return
	}
	if args[0] == "-V=full" || args[0] == "-flags" || strings.HasSuffix(args[len(args)-1], ".cfg") {
		unitchecker.Main(queries.Analyzer, scopes.Analyzer)
	}
}
