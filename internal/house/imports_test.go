package house

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const module = "github.com/graphgen/graphgen"

// arrows says for each package of the module, by its folder, what it may import beside the standard library: folders of this
// module, and packages of other modules with everything below them. A new package is a new line here and in .golangci.yml, which
// holds the same arrows.
var arrows = map[string][]string{
	".":               {}, // carries the runtime's sources
	"cmd/graphgen":    {"internal/cli"},
	"graph":           {},
	"graph/azcred":    {"graph", "github.com/Azure/azure-sdk-for-go/sdk/azcore"},
	"graph/graphtest": {"graph"},
	"graph/graphvet":  {"internal/queries", "internal/scopes", "golang.org/x/tools/go/analysis"},
	"internal/audit":  {"ir", "internal/csdl", "internal/diag", "gopkg.in/yaml.v3"},
	"internal/cli": {
		".", "ir", "internal/audit", "internal/change", "internal/config", "internal/diag", "internal/explore", "internal/gen", "internal/gitsource", "internal/lock", "internal/output", "internal/renames", "internal/report", "internal/scopes", "internal/queries",
		"golang.org/x/tools/go/analysis", "github.com/spf13/cobra", "github.com/schollz/progressbar/v3", "golang.org/x/term",
	},
	"internal/change":        {"ir", "internal/renames"},
	"internal/config":        {"ir", "internal/diag", "internal/config/strict", "gopkg.in/yaml.v3"},
	"internal/config/strict": {"ir", "internal/diag", "gopkg.in/yaml.v3"},
	"internal/csdl":          {"ir", "internal/diag", "internal/source"},
	"internal/diag":          {"ir"},
	"internal/downstream":    {},
	"internal/english":       {},
	"internal/examples":      {"ir", "internal/gomodel", "internal/lower", "templates"},
	"internal/gen": {
		"ir", "parser", "templates", "internal/audit", "internal/config", "internal/csdl", "internal/diag", "internal/gomodel", "internal/lower", "internal/overlay", "internal/resolve",
		"golang.org/x/sync/errgroup",
	},
	"internal/explore":    {"ir", "internal/gomodel"},
	"internal/gitsource":  {},
	"internal/gocheck":    {},
	"internal/goldentest": {"github.com/rogpeppe/go-internal/diff"},
	"internal/gomodel":    {},
	"internal/house":      {"gopkg.in/yaml.v3"},
	"internal/layout":     {},
	"internal/lock":       {"gopkg.in/yaml.v3"},
	"internal/lower":      {"ir", "internal/diag", "internal/english", "internal/gomodel", "internal/naming"},
	"internal/naming":     {"internal/english", "github.com/iancoleman/strcase"},
	"internal/output": {
		"ir", "internal/diag", "github.com/rogpeppe/go-internal/diff", "github.com/rogpeppe/go-internal/lockedfile",
	},
	"internal/overlay": {"ir", "internal/diag", "internal/config/strict", "gopkg.in/yaml.v3"},
	"internal/queries": {"golang.org/x/tools/go"},
	"internal/renames": {"ir", "internal/english"},
	"internal/report":  {"ir", "internal/audit", "internal/change", "internal/diag", "github.com/fatih/color", "github.com/rogpeppe/go-internal/diff", "gopkg.in/yaml.v3"},
	"internal/resolve": {"ir", "internal/diag", "internal/english"},
	"internal/scopes":  {"golang.org/x/tools/go"},
	"internal/source":  {"ir"},
	"ir":               {},
	"parser": {
		"ir", "internal/diag", "internal/english", "internal/source", "parser/document", "parser/html", "parser/markdown", "parser/text",
	},
	"parser/document":              {"ir", "internal/diag", "internal/source"},
	"parser/document/documenttest": {"ir", "internal/source", "parser/document"},
	"parser/html":                  {"ir", "internal/diag", "internal/source", "parser/document", "golang.org/x/net/html"},
	"parser/markdown":              {"ir", "internal/diag", "internal/source", "parser/document", "parser/html", "github.com/yuin/goldmark"},
	"parser/pagetest":              {"github.com/yuin/goldmark", "golang.org/x/net/html"},
	"parser/text":                  {"ir", "internal/diag", "internal/source", "parser/document"},
	"templates":                    {"internal/gomodel", "internal/layout", "github.com/dave/jennifer/jen", "golang.org/x/sync/errgroup"},
	"golden":                       {},
}

// written are the folders with SDKs that graphgen wrote. Each SDK's packages may import graph and, within the SDK: the root
// package any, a service package the models only, the models nothing.
var written = []string{"generated", "golden", "templates/testdata/want"}

// testArrows are what tests may import from other modules beside what their package may.
var testArrows = []string{"github.com/stretchr/testify", "github.com/rogpeppe/go-internal"}

type pkg struct {
	ImportPath   string
	Name         string
	Imports      []string
	TestImports  []string
	XTestImports []string
	Deps         []string
}

// folder is the package's folder below the module's, "." for the module's own.
func (p pkg) folder() string { return folder(p.ImportPath) }

func folder(importPath string) string {
	if importPath == module {
		return "."
	}
	return strings.TrimPrefix(importPath, module+"/")
}

func TestImports(t *testing.T) {
	met := map[string]bool{}
	for _, p := range packages(t) {
		name := p.folder()
		met[name] = true
		allowed, listed := arrows[name]
		switch {
		case listed:
			checkHandWritten(t, p, allowed)
		case isBelowAny(name, written):
			checkWritten(t, p)
		default:
			t.Errorf("%s is not in the table of imports: add it here and to .golangci.yml", name)
		}
	}
	for name := range arrows {
		assert.True(t, met[name], "the table of imports lists %s, which is no package", name)
	}
}

func checkHandWritten(t *testing.T, p pkg, allowed []string) {
	for _, imported := range p.Imports {
		assert.True(t, isStd(imported) || isAllowed(imported, allowed), "%s must not import %s", p.folder(), imported)
	}
	for _, imported := range slices.Concat(p.TestImports, p.XTestImports) {
		if !isOurs(imported) {
			assert.True(t, isStd(imported) || isAllowed(imported, allowed) || isBelowAny(imported, testArrows),
				"the tests of %s must not import %s", p.folder(), imported)
		}
	}
}

func checkWritten(t *testing.T, p pkg) {
	for _, imported := range p.Imports {
		switch {
		case isStd(imported), folder(imported) == "graph":
		case strings.HasSuffix(imported, "/models"):
			root := strings.TrimSuffix(imported, "models")
			assert.True(t, strings.HasPrefix(p.ImportPath+"/", root), "%s must not import the models of another SDK, %s", p.folder(), imported)
		default:
			assert.True(t, isBelow(imported, p.ImportPath), "%s must not import %s: services do not know each other", p.folder(), imported)
		}
	}
}

// TestToolDoesNotReachWhatItWrites holds an arrow that no list of direct imports does: the commands depend on neither the code that
// graphgen writes nor on the runtime of that code, through whatever other package.
func TestToolDoesNotReachWhatItWrites(t *testing.T) {
	met := false
	for _, p := range packages(t) {
		if p.Name != "main" || isBelowAny(p.folder(), written) {
			continue
		}
		met = true
		for _, dep := range p.Deps {
			if isOurs(dep) {
				assert.False(t, isBelowAny(folder(dep), append([]string{"graph"}, written...)), "%s reaches %s", p.folder(), dep)
			}
		}
	}
	assert.True(t, met, "the module has no command")
}

// TestJenniferIsImportedOnce holds the design's rule that one package prints Go.
func TestJenniferIsImportedOnce(t *testing.T) {
	var users []string
	for _, p := range packages(t) {
		if slices.ContainsFunc(slices.Concat(p.Imports, p.TestImports, p.XTestImports), func(i string) bool { return isBelow(i, "github.com/dave/jennifer") }) {
			users = append(users, p.folder())
		}
	}
	assert.Equal(t, []string{"templates"}, users)
}

// packages lists the packages of the module. Those that do not compile are listed too: the compiler reports them.
func packages(t *testing.T) []pkg {
	t.Helper()
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Name,Imports,TestImports,XTestImports,Deps", "./...")
	cmd.Dir = "../.."
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	var all []pkg
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p pkg
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			require.NotEmpty(t, all)
			return all
		}
		require.NoError(t, err)
		all = append(all, p)
	}
}

func isOurs(importPath string) bool { return isBelow(importPath, module) }

// isStd reports whether the path is one of the standard library: its first element has no dot.
func isStd(importPath string) bool {
	first, _, _ := strings.Cut(importPath, "/")
	return !strings.Contains(first, ".")
}

func isAllowed(importPath string, allowed []string) bool {
	if isOurs(importPath) {
		return slices.Contains(allowed, folder(importPath))
	}
	return isBelowAny(importPath, allowed)
}

func isBelow(name, root string) bool { return name == root || strings.HasPrefix(name, root+"/") }

func isBelowAny(name string, roots []string) bool {
	return slices.ContainsFunc(roots, func(root string) bool { return isBelow(name, root) })
}
