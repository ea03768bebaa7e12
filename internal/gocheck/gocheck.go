// Package gocheck type-checks generated code in tests as the Go compiler does: from source, against the runtime and the standard library
// that are built.
package gocheck

import (
	"fmt"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"path"
	"strings"
	"testing"
)

// goVersion is the language of generated code.
const goVersion = "go1.26"

// Built imports packages that are built.
type Built struct {
	fset     *token.FileSet
	packages types.Importer
}

// NewBuilt builds the packages and what they import, where that is not done yet.
func NewBuilt(t testing.TB, packages ...string) *Built {
	t.Helper()
	args := append([]string{"list", "-export", "-deps", "-f", "{{.ImportPath}} {{.Export}}"}, packages...)
	out, err := exec.CommandContext(t.Context(), "go", args...).Output()
	if err != nil {
		t.Fatal(err)
	}
	exports := map[string]string{}
	for line := range strings.Lines(string(out)) {
		name, file, _ := strings.Cut(strings.TrimSpace(line), " ")
		exports[name] = file
	}
	fset := token.NewFileSet()
	return &Built{fset: fset, packages: importer.ForCompiler(fset, "gc", func(name string) (io.ReadCloser, error) {
		if exports[name] == "" {
			return nil, fmt.Errorf("no export data for %s", name)
		}
		return os.Open(exports[name])
	})}
}

// SDK is generated code, checked package by package as it is imported.
type SDK struct {
	*Built
	Path             string            // of its root package
	Files            map[string][]byte // slash paths below that
	IgnoreFuncBodies bool              // of the SDK itself

	done map[string]*types.Package
}

// Import implements types.Importer.
func (s *SDK) Import(name string) (*types.Package, error) {
	dir, ours := strings.CutPrefix(name+"/", s.Path+"/")
	if !ours {
		return s.packages.Import(name)
	}
	if p := s.done[name]; p != nil {
		return p, nil
	}
	texts := map[string]string{}
	for file, text := range s.Files {
		if path.Dir(file) == path.Clean(dir) {
			texts[file] = string(text)
		}
	}
	p, err := s.check(types.Config{IgnoreFuncBodies: s.IgnoreFuncBodies}, name, texts)
	if s.done == nil {
		s.done = map[string]*types.Package{}
	}
	s.done[name] = p
	return p, err
}

// Check returns why a program of some files, by name, does not compile. With a function, that is called for each reason.
func (s *SDK) Check(files map[string]string, each func(error)) error {
	_, err := s.check(types.Config{Error: each}, "example.com/app", files)
	return err
}

func (s *SDK) check(conf types.Config, name string, texts map[string]string) (*types.Package, error) {
	if len(texts) == 0 {
		return nil, fmt.Errorf("there is no package %s", name)
	}
	var parsed []*ast.File
	for file, text := range texts {
		f, err := parser.ParseFile(s.fset, file, text, parser.SkipObjectResolution)
		if err != nil {
			if conf.Error != nil {
				conf.Error(err)
			}
			return nil, err
		}
		parsed = append(parsed, f)
	}
	conf.Importer, conf.GoVersion = s, goVersion
	return conf.Check(name, s.fset, parsed, nil)
}
