package examples

import (
	"bytes"
	"context"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/templates"
)

// The import paths of the program that does the decoding and encoding.
const (
	programPath = "example.com/examples"
	sdkPath     = programPath + "/sdk"
	runtimePath = programPath + "/graph"
)

//go:embed program.go.txt
var programSource []byte

// answer is what the program says about one body: the JSON it became, or why not.
type answer struct {
	Body  json.RawMessage
	Error string
}

// writeProgram writes the module: the runtime, the models, and a main package with a list of the types.
func writeProgram(ctx context.Context, dir string, runtime fs.FS, code *gomodel.Model, bodies []body) error {
	files, err := templates.Render(ctx, code, templates.Options{RuntimePath: runtimePath})
	if err != nil {
		return err
	}
	all := map[string][]byte{
		"go.mod":   []byte("module " + programPath + "\n\ngo 1.26.0\n"),
		"main.go":  programSource,
		"types.go": typeList(bodies),
	}
	for name, text := range files {
		if strings.HasPrefix(name, "models/") {
			all[path.Join("sdk", name)] = text
		}
	}
	sources, err := fs.Glob(runtime, "*.go")
	if err != nil {
		return err
	}
	for _, name := range sources {
		if all[path.Join("graph", name)], err = fs.ReadFile(runtime, name); err != nil {
			return err
		}
	}
	for name, text := range all {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(file, text, 0o600); err != nil {
			return err
		}
	}
	return nil
}

// typeList is a Go file with the type of each body, in order.
func typeList(bodies []body) []byte {
	imports := map[string]bool{"reflect": true}
	var list strings.Builder
	for _, b := range bodies {
		fmt.Fprintf(&list, "\treflect.TypeFor[%s](),\n", typeText(b.goType))
		addImports(imports, b.goType)
	}
	var b strings.Builder
	b.WriteString("package main\n\nimport (\n")
	for _, p := range slices.Sorted(maps.Keys(imports)) {
		fmt.Fprintf(&b, "\t%q\n", p)
	}
	fmt.Fprintf(&b, ")\n\nvar types = []reflect.Type{\n%s}\n", &list)
	return []byte(b.String())
}

func typeText(t gomodel.Type) string {
	switch t := t.(type) {
	case gomodel.Named:
		text := t.Name
		if t.Path != "" {
			text = path.Base(t.Path) + "." + text
		}
		if len(t.Args) == 0 {
			return text
		}
		args := make([]string, len(t.Args))
		for i, a := range t.Args {
			args[i] = typeText(a)
		}
		return text + "[" + strings.Join(args, ", ") + "]"
	case gomodel.Pointer:
		return "*" + typeText(t.Elem)
	case gomodel.Slice:
		return "[]" + typeText(t.Elem)
	default:
		panic("internal error: unknown type expression")
	}
}

func addImports(imports map[string]bool, t gomodel.Type) {
	switch t := t.(type) {
	case gomodel.Named:
		if t.Path != "" {
			imports[t.Path] = true
		}
		for _, a := range t.Args {
			addImports(imports, a)
		}
	case gomodel.Pointer:
		addImports(imports, t.Elem)
	case gomodel.Slice:
		addImports(imports, t.Elem)
	default:
		panic("internal error: unknown type expression")
	}
}

// runProgram builds and runs the program on the bodies and returns an answer for each.
func runProgram(ctx context.Context, dir string, bodies []body) ([]answer, error) {
	var in, out, stderr bytes.Buffer
	enc := json.NewEncoder(&in)
	for _, b := range bodies {
		if err := enc.Encode(b.text); err != nil {
			return nil, err
		}
	}
	cmd := exec.CommandContext(ctx, "go", "run", ".")
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOFLAGS=-mod=mod", "GOPROXY=off", "GOWORK=off")
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &stderr
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("running the program: %w\n%s", err, &stderr)
	}
	var answers []answer
	for dec := json.NewDecoder(&out); ; {
		var a answer
		if err := dec.Decode(&a); err != nil {
			if errors.Is(err, io.EOF) && len(answers) == len(bodies) {
				return answers, nil
			}
			return nil, fmt.Errorf("the program answered %d of %d bodies: %w", len(answers), len(bodies), err)
		}
		answers = append(answers, a)
	}
}
