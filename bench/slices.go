package main

import (
	"bytes"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/bench/measure"
	"github.com/graphgen/graphgen/bench/report"
)

// examples copies ../examples and generates the SDK of each.
func (b *bench) examples(graphgen string) (string, error) {
	dir := filepath.Join(b.temp, "examples")
	if _, err := os.Stat(dir); err == nil {
		return dir, nil
	}
	if err := os.CopyFS(dir, os.DirFS(filepath.Join(b.root, "examples"))); err != nil {
		return "", err
	}
	if err := os.Symlink(filepath.Join(b.root, "schema"), filepath.Join(b.temp, "schema")); err != nil {
		return "", err
	}
	if err := os.RemoveAll(filepath.Join(dir, "graph-docs")); err != nil {
		return "", err
	}
	if err := os.Symlink(b.docs, filepath.Join(dir, "graph-docs")); err != nil {
		return "", err
	}
	if err := os.WriteFile(filepath.Join(dir, "go.mod"), []byte(b.goMod("github.com/graphgen/graphgen/examples")), 0o644); err != nil {
		return "", err
	}
	names, err := exampleNames(dir)
	if err != nil {
		return "", err
	}
	for _, name := range names {
		out, err := run(dir, graphgen, "generate", "--config", filepath.Join(name, "graphgen.yaml")).Output()
		if err != nil {
			return "", fmt.Errorf("%s: %w", name, err)
		}
		if err := os.WriteFile(filepath.Join(dir, name, "generate.out"), out, 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

func exampleNames(dir string) ([]string, error) {
	configs, err := filepath.Glob(filepath.Join(dir, "*", "graphgen.yaml"))
	names := make([]string, len(configs))
	for i, c := range configs {
		names[i] = filepath.Base(filepath.Dir(c))
	}
	return names, err
}

// generated finds the numbers in what `graphgen generate` says at its end.
var generated = regexp.MustCompile(`(\d+) types?, (\d+) enums? and (\d+) operations?`)

// slices measures the SDK of each example: its size, and the cost of compiling it with its program.
func (b *bench) slices() (string, error) {
	graphgen, err := b.buildTool()
	if err != nil {
		return "", err
	}
	dir, err := b.examples(graphgen)
	if err != nil {
		return "", err
	}
	plain, err := b.plainProgram()
	if err != nil {
		return "", err
	}
	cache, err := b.stdCache(dir, plain)
	if err != nil {
		return "", err
	}
	if _, err := measure.Run(cached(cache, dir, "build", "github.com/graphgen/graphgen/graph")); err != nil {
		return "", err
	}
	t := report.Table{Head: []string{"slice", "types", "enums", "operations", "files", "lines", "CPU-s to compile and link", "binary, MB"}}
	base, baseSize, err := buildProgram(cache, plain, ".")
	if err != nil {
		return "", err
	}
	t.Add("a program of net/http alone", "", "", "", "", "", base.Seconds(), mb(baseSize, 0))
	names, err := exampleNames(dir)
	if err != nil {
		return "", err
	}
	for _, name := range names {
		said, err := os.ReadFile(filepath.Join(dir, name, "generate.out"))
		if err != nil {
			return "", err
		}
		counts := generated.FindSubmatch(said)
		if counts == nil {
			return "", fmt.Errorf("graphgen says nothing of types in %q", said)
		}
		files, lines, err := linesOf(filepath.Join(dir, name, "msgraph"))
		if err != nil {
			return "", err
		}
		cost, size, err := buildProgram(cache, dir, "./"+name)
		if err != nil {
			return "", err
		}
		t.Add(name, string(counts[1]), string(counts[2]), string(counts[3]), fmt.Sprint(files), fmt.Sprint(lines), cost.Seconds(), mb(size, baseSize))
	}
	return t.String(), nil
}

// buildProgram builds a program and returns its size, too.
func buildProgram(cache, dir, path string) (measure.Cost, int64, error) {
	cost, err := measure.Run(cached(cache, dir, "build", "-o", "program", path))
	if err != nil {
		return cost, 0, err
	}
	info, err := os.Stat(filepath.Join(dir, "program"))
	if err != nil {
		return cost, 0, err
	}
	return cost, info.Size(), nil
}

func linesOf(dir string) (files, lines int, err error) {
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.HasSuffix(name, ".go") {
			return err
		}
		text, err := os.ReadFile(filepath.Join(dir, name))
		files++
		lines += bytes.Count(text, []byte("\n"))
		return err
	})
	return files, lines, err
}
