package scopes

import (
	"bufio"
	"cmp"
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/tools/go/packages"
	"golang.org/x/tools/go/ssa/ssautil"
)

// A Program is what a Go program calls of generated SDKs.
type Program struct {
	Fset       *token.FileSet
	Calls      []Call       // by file and place
	Unresolved []Unresolved // by file and place
	Known      []*Operation // all operations of the SDKs that the program imports

	ids map[string]ids // of the permissions that the SDKs describe, by name
}

// ErrNoSDK says that the program imports no package that graphgen wrote.
var ErrNoSDK = errors.New("the packages import no SDK that graphgen wrote")

// Options say which packages make up the program.
type Options struct {
	Dir      string   // the folder that patterns are relative to
	Patterns []string // as the go command takes them; what they import counts too where it can call an SDK
	Tests    bool     // test files count too
}

// Load finds the calls of a program. A package that does not build is an error.
func Load(ctx context.Context, o Options) (*Program, error) {
	sdk, err := loadSDK(ctx, o)
	if err != nil {
		return nil, err
	}
	cfg := &packages.Config{
		Context: ctx, Dir: o.Dir, Tests: o.Tests, Mode: packages.LoadSyntax | packages.NeedForTest, Fset: token.NewFileSet(),
	}
	all, err := packages.Load(cfg, slices.Concat(o.Patterns, sdk.users)...)
	if err != nil {
		return nil, err
	}
	roots := slices.DeleteFunc(all, func(p *packages.Package) bool {
		return sdk.packages[p.PkgPath] || isRuntime(p.Types) || slices.Contains(sdk.users, p.ForTest)
	})
	if err := firstError(roots); err != nil {
		return nil, err
	}
	f := newFinder(sdk.operation)
	f.foreign = func(pkg *types.Package) bool {
		return pkg != nil && !isRuntime(pkg) && !sdk.packages[pkg.Path()] &&
			!slices.ContainsFunc(roots, func(p *packages.Package) bool { return p.PkgPath == pkg.Path() })
	}
	for _, p := range roots {
		f.visit(source{p.Syntax, p.TypesInfo})
	}
	prog, _ := ssautil.Packages(roots, 0)
	prog.Build()
	functions := ssautil.AllFunctions(prog)
	f.visitConversions(functions)
	f.visitInspections(functions)
	f.resolve()
	// Files are read at the same time, so that positions alone have another order each time.
	byPlace := func(a, b token.Pos) int {
		p, q := cfg.Fset.Position(a), cfg.Fset.Position(b)
		return cmp.Or(cmp.Compare(p.Filename, q.Filename), cmp.Compare(p.Offset, q.Offset))
	}
	slices.SortStableFunc(f.calls, func(a, b Call) int { return byPlace(a.Pos, b.Pos) })
	slices.SortStableFunc(f.unresolved, func(a, b Unresolved) int { return byPlace(a.Pos, b.Pos) })
	return &Program{Fset: cfg.Fset, Calls: f.calls, Unresolved: f.unresolved, Known: sdk.known(), ids: sdk.ids}, nil
}

func firstError(pkgs []*packages.Package) error {
	for _, p := range pkgs {
		if len(p.Errors) > 0 {
			return fmt.Errorf("%s: %w", p.PkgPath, p.Errors[0])
		}
	}
	return nil
}

// isRuntime recognises the package that generated code imports, also where it was copied to.
func isRuntime(p *types.Package) bool {
	return p != nil && p.Name() == "graph" && p.Scope().Lookup("Client") != nil && p.Scope().Lookup("Request") != nil
}

// sdk is what the generated packages that a program imports say of their operations.
type sdk struct {
	packages   map[string]bool
	operations map[string]*Operation // by import path, receiver and name
	ids        map[string]ids
	users      []string // import paths of other packages that the program is made of, and that can call it
}

func loadSDK(ctx context.Context, o Options) (*sdk, error) {
	cfg := &packages.Config{
		Context: ctx, Dir: o.Dir, Tests: o.Tests,
		Mode: packages.NeedName | packages.NeedFiles | packages.NeedImports | packages.NeedDeps | packages.NeedModule | packages.NeedForTest,
	}
	roots, err := packages.Load(cfg, o.Patterns...)
	if err != nil {
		return nil, err
	}
	if err := firstError(roots); err != nil {
		return nil, err
	}
	s := &sdk{packages: map[string]bool{}, operations: map[string]*Operation{}, ids: map[string]ids{}}
	packages.Visit(roots, nil, func(p *packages.Package) {
		if p.Module != nil && err == nil && !s.packages[p.PkgPath] {
			err = s.read(p)
		}
	})
	if err != nil {
		return nil, err
	}
	if len(s.packages) == 0 {
		return nil, ErrNoSDK
	}
	s.findUsers(roots)
	return s, nil
}

// findUsers finds the packages that the roots import, directly or not, and that can call the SDK: those of the main module, which may
// do so through interfaces of their own, and those of other modules that import it, or its runtime.
func (s *sdk) findUsers(roots []*packages.Package) {
	runtimes := map[string]bool{}
	packages.Visit(roots, func(p *packages.Package) bool {
		for path, dep := range p.Imports {
			if s.packages[p.PkgPath] && dep.Module != nil && !s.packages[path] {
				runtimes[path] = true
			}
		}
		return true
	}, nil)
	calls := func(p *packages.Package) bool {
		if p.Module == nil || s.packages[p.PkgPath] {
			return false
		}
		for path := range runtimes {
			if p.PkgPath == path || strings.HasPrefix(p.PkgPath, path+"/") { // what the runtime brings along
				return false
			}
		}
		for path := range p.Imports {
			if s.packages[path] || runtimes[path] {
				return true
			}
		}
		return p.Module.Main
	}
	packages.Visit(roots, nil, func(p *packages.Package) {
		if calls(p) && p.ForTest == "" && !slices.ContainsFunc(roots, func(r *packages.Package) bool { return r.PkgPath == p.PkgPath }) {
			s.users = append(s.users, p.PkgPath)
		}
	})
	slices.Sort(s.users)
}

func (s *sdk) read(p *packages.Package) error {
	fset := token.NewFileSet()
	for _, name := range p.GoFiles {
		if wrote, err := isWritten(name); err != nil || !wrote {
			if err != nil {
				return err
			}
			continue
		}
		s.packages[p.PkgPath] = true
		file, err := parser.ParseFile(fset, name, nil, parser.ParseComments|parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		s.add(p.PkgPath, file)
	}
	return nil
}

func (s *sdk) add(path string, file *ast.File) {
	for name, op := range operations(file) {
		s.operations[path+"."+name] = op
	}
	maps.Copy(s.ids, permissionIDs(file))
}

// isWritten reports whether graphgen wrote the file.
func isWritten(name string) (bool, error) {
	file, err := os.Open(filepath.Clean(name))
	if err != nil {
		return false, err
	}
	line, _ := bufio.NewReader(file).ReadString('\n') // a file without a line is no file of ours
	return strings.TrimSpace(line) == generated, file.Close()
}

func (s *sdk) operation(fn *types.Func) *Operation {
	if fn.Pkg() == nil || !s.packages[fn.Pkg().Path()] {
		return nil
	}
	return s.operations[fn.Pkg().Path()+"."+operationKey(fn)]
}

// known returns each operation once, though several methods may send it.
func (s *sdk) known() []*Operation {
	seen := map[*Operation]bool{}
	var ops []*Operation
	for _, name := range slices.Sorted(maps.Keys(s.operations)) {
		if op := s.operations[name]; !seen[op] {
			seen[op] = true
			ops = append(ops, op)
		}
	}
	return ops
}
