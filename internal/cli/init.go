package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"go/build"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/config"
)

// generateFile is the Go file that init writes.
const generateFile = "generate.go"

func (a *app) initCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "init",
		Short: "Write a commented graphgen.yaml and the go:generate line",
		Long: `Init writes graphgen.yaml, which explains every setting, and beside it generate.go, which makes
'go generate' run graphgen. It never overwrites a file: when graphgen.yaml exists, it stops with
exit code 2; when the package already runs graphgen, it leaves its Go files alone.`,
		Example: `  graphgen init
  graphgen init --config sdk/graphgen.yaml`,
		Args:              cobra.NoArgs,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              a.run(func(context.Context, []string) error { return a.init() }),
	}
}

func (a *app) init() error {
	dir, base := filepath.Split(a.file(a.config))
	dir = filepath.Clean(dir)
	line := "//go:generate go tool graphgen generate"
	if base != "graphgen.yaml" {
		line += " --config " + base
	}
	source, err := generateSource(dir, line)
	if err != nil {
		return err
	}
	if err := writeNew(filepath.Join(dir, base), config.Example()); err != nil {
		if errors.Is(err, fs.ErrExist) {
			return fmt.Errorf("%s exists; nothing was written", a.config)
		}
		return err
	}
	said := []string{"wrote " + a.config}
	if source != nil {
		switch err := writeNew(filepath.Join(dir, generateFile), source); {
		case errors.Is(err, fs.ErrExist):
			said = append(said, a.beside(generateFile)+" exists and stays as it is; add this line to a Go file beside it:", "\t"+line)
		case err != nil:
			return err
		default:
			said = append(said, "wrote "+a.beside(generateFile))
		}
	}
	return a.say("%s\n\nNext:\n%s", strings.Join(said, "\n"), nextSteps(a.config))
}

// nextSteps tells what to do after init. A build without a version is a clone's: the module has to be pointed at it.
func nextSteps(configFile string) string {
	steps := []string{"name your documents in " + configFile}
	if toolVersion() == devel {
		steps = append(steps, "go mod edit -replace "+modulePath+"=<your clone of graphgen>")
	}
	steps = append(steps, "go get -tool "+modulePath+"/cmd/graphgen", "go generate ./...")
	var b strings.Builder
	for i, s := range steps {
		fmt.Fprintf(&b, "  %d. %s\n", i+1, s)
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// beside returns the name, as the user would write it, of a file in the folder of graphgen.yaml.
func (a *app) beside(name string) string { return filepath.Join(filepath.Dir(a.config), name) }

// writeNew writes a file that must not exist yet.
func writeNew(name string, text []byte) error {
	f, err := os.OpenFile(name, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	_, err = f.Write(text)
	return errors.Join(err, f.Close())
}

// generateSource returns the text of the Go file with the go:generate line for the package in dir, or nil when the package has
// such a line.
func generateSource(dir, line string) ([]byte, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	for _, e := range entries {
		if e.IsDir() || filepath.Ext(e.Name()) != ".go" {
			continue
		}
		text, err := os.ReadFile(filepath.Join(dir, e.Name()))
		if err != nil {
			return nil, err
		}
		if runsGraphgen(text, line) {
			return nil, nil
		}
	}
	var b strings.Builder
	name, err := packageIn(dir)
	if err != nil {
		return nil, err
	}
	if name == "" {
		name = newPackageName(dir)
		fmt.Fprintf(&b, "// Package %s runs graphgen, which writes a Go SDK for Microsoft Graph below this folder.\n", name)
	}
	fmt.Fprintf(&b, "package %s\n\n%s\n", name, line)
	return []byte(b.String()), nil
}

// runsGraphgen reports whether a Go file has a go:generate line that does the same as the given one.
func runsGraphgen(text []byte, line string) bool {
	_, wanted, _ := strings.Cut(line, "graphgen generate")
	for have := range bytes.Lines(text) {
		if _, flags, ok := strings.Cut(string(have), "graphgen generate"); ok && strings.HasPrefix(string(have), "//go:generate ") {
			if strings.TrimSpace(flags) == strings.TrimSpace(wanted) {
				return true
			}
		}
	}
	return false
}

// packageIn returns the name of the Go package in dir, its tests included, or "" for none.
func packageIn(dir string) (string, error) {
	p, err := build.ImportDir(dir, 0)
	var none *build.NoGoError
	if p.Name == "" && err != nil && !errors.As(err, &none) {
		return "", err
	}
	return p.Name, nil
}

var notInPackageName = regexp.MustCompile(`[^a-z0-9]+|^[^a-z]+`)

// newPackageName returns a name for the first package in dir: the last element of its import path that is not a major version,
// or of its path where it has none.
func newPackageName(dir string) string {
	from, err := config.ImportPath(dir)
	if err != nil {
		from, _ = filepath.Abs(dir)
		from = filepath.ToSlash(from)
	}
	if base := path.Base(from); majorVersion.MatchString(base) {
		from = path.Dir(from)
	}
	name := notInPackageName.ReplaceAllString(strings.ToLower(path.Base(from)), "")
	if name == "" || name == "main" || token.IsKeyword(name) {
		return "sdk"
	}
	return name
}

var majorVersion = regexp.MustCompile(`^v[0-9]+$`)
