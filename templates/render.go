package templates

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path"
	"runtime"
	"strings"

	"github.com/dave/jennifer/jen"
	"golang.org/x/sync/errgroup"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// DefaultRuntimePath is the import path of the runtime that this module ships.
const DefaultRuntimePath = "github.com/graphgen/graphgen/graph"

// docFile is the file of each package that holds its comment and the version check.
const docFile = "doc.go"

// Options says what the model leaves open.
type Options struct {
	// RuntimePath is the import path of the runtime for the references that templates itself prints; "" means
	// DefaultRuntimePath. References inside the model's types carry their own path.
	RuntimePath string
}

// job is one file to render.
type job struct {
	path string // slash path below the output folder
	pkg  *gomodel.Package
	emit func(f *file)
}

// Render prints every file of the model: the slash path below the output folder to gofmt-clean source that starts with the line
// that marks generated code. Files are rendered in parallel; the result depends on the model and the options alone. An error is
// either ctx's or a fault of the model, reported for the first file that has one.
func Render(ctx context.Context, m *gomodel.Model, opts Options) (map[string][]byte, error) {
	if opts.RuntimePath == "" {
		opts.RuntimePath = DefaultRuntimePath
	}
	jobs, err := jobsOf(m)
	if err != nil {
		return nil, err
	}
	imports := importNames(m, opts.RuntimePath)

	sources := make([][]byte, len(jobs))
	faults := make([]error, len(jobs))
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, j := range jobs {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			sources[i], faults[i] = renderFile(j, opts.RuntimePath, imports)
			return nil
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	out := make(map[string][]byte, len(jobs))
	for i, j := range jobs {
		if faults[i] != nil {
			return nil, fmt.Errorf("internal error: %s: %w", j.path, faults[i])
		}
		out[j.path] = sources[i]
	}
	return out, nil
}

// jobsOf lists the files of the model in its order, each package's doc.go first. Paths have to stay inside the output folder
// and must not differ by case alone, since some file systems would take them for one.
func jobsOf(m *gomodel.Model) ([]job, error) {
	var jobs []job
	taken := map[string]string{}
	add := func(j job) error {
		if !fs.ValidPath(j.path) || strings.ContainsAny(j.path, `\:`) || path.Ext(j.path) != ".go" {
			return fmt.Errorf("internal error: %q is no path of a Go file below the output folder", j.path)
		}
		folded := strings.ToLower(j.path)
		if other, ok := taken[folded]; ok {
			return fmt.Errorf("internal error: two files of one path: %s and %s", other, j.path)
		}
		taken[folded] = j.path
		jobs = append(jobs, j)
		return nil
	}
	for _, p := range m.Packages {
		if err := add(job{below(p.Dir, docFile), p, func(f *file) { emitDoc(f, p) }}); err != nil {
			return nil, err
		}
		for _, file := range p.Files {
			if strings.Contains(file.Name, "/") {
				return nil, fmt.Errorf("internal error: %q is no file name", file.Name)
			}
			if err := add(job{below(p.Dir, file.Name), p, emitDecls(file.Decls)}); err != nil {
				return nil, err
			}
		}
	}
	return jobs, nil
}

// below puts a file name under a slash directory, "" being the output folder itself.
func below(dir, name string) string {
	if dir == "" {
		return name
	}
	return dir + "/" + name
}

// renderFile runs one job.
func renderFile(j job, runtimePath string, imports map[string]string) ([]byte, error) {
	if j.pkg.ImportPath == "" {
		return nil, errors.New("a package without import path")
	}
	f := newFile(j.pkg, runtimePath, imports)
	j.emit(f)
	return f.source()
}

// emitDoc yields the package comment and the check that generated code and runtime fit each other.
//
//	// <package comment>
//	package <package>
//
//	// The code was generated for this version of the runtime's contract.
//	const _ = graph.Version1
func emitDoc(f *file, p *gomodel.Package) {
	if text := commentText(p.Doc); text != "" {
		f.PackageComment(text)
	}
	f.Comment("// The code was generated for this version of the runtime's contract.")
	f.Const().Id("_").Op("=").Add(f.graph("Version1"))
}

// emitDecls yields declarations in their order, parted by blank lines.
func emitDecls(decls []gomodel.Decl) func(f *file) {
	return func(f *file) {
		for _, d := range decls {
			emitDecl(f, d)
		}
	}
}

func emitDecl(f *file, d gomodel.Decl) {
	switch d := d.(type) {
	case *gomodel.Struct:
		emitStruct(f, d)
	case *gomodel.Alias:
		emitAlias(f, d)
	case *gomodel.Former:
		emitFormer(f, d)
	case *gomodel.Union:
		emitUnion(f, d)
	case *gomodel.FieldSet:
		emitFieldSet(f, d)
	case *gomodel.PropertyKind:
		emitPropertyKind(f, d)
	case *gomodel.Enum:
		emitEnum(f, d)
	case *gomodel.Constants:
		emitConstants(f, d)
	case *gomodel.PermissionTable:
		emitPermissionTable(f, d)
	case *gomodel.Builder:
		emitBuilder(f, d)
	default:
		f.fail("a declaration of unknown kind %T", d)
	}
}

// oneLine is a block on the line of its head; gofmt breaks it up if the line gets long.
func oneLine(code ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}"}, code...)
}

// lines is a list in braces with one item on each line.
func lines(items ...jen.Code) *jen.Statement {
	return jen.Custom(jen.Options{Open: "{", Close: "}", Separator: ",", Multi: true}, items...)
}
