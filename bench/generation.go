package main

import (
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"

	"github.com/graphgen/graphgen/bench/measure"
	"github.com/graphgen/graphgen/bench/report"
)

// rounds of the runs that take seconds.
const rounds = 3

const config = `documents: [graph-docs/api-reference/v1.0]
api: graph
version: v1.0
package: msgraph
output: msgraph
`

// generation measures documents → Go.
func (b *bench) generation() (string, error) {
	graphgen, err := b.buildTool()
	if err != nil {
		return "", err
	}
	pages, err := pagesOf(b.reference())
	if err != nil {
		return "", err
	}
	var whole string // the folder of the last run over all pages
	generate := func() (cmd *exec.Cmd, err error) {
		whole, err = b.project(b.docs)
		return run(whole, graphgen, "generate", "--quiet"), err
	}
	self, err := os.Executable()
	if err != nil {
		return "", err
	}
	again := func() (*exec.Cmd, error) { return run(whole, graphgen, "generate", "--quiet"), nil }
	read := func() (*exec.Cmd, error) { return run(b.temp, self, floorRead, b.reference()), nil }
	print10 := func() (*exec.Cmd, error) { return run(b.temp, self, floorPrint, strconv.Itoa(10_000_000)), nil }
	commands := []func() (*exec.Cmd, error){read, print10, generate, again}
	var counts []int
	for _, part := range []int{8, 4, 2} {
		docs, n, err := b.part(pages, part)
		if err != nil {
			return "", err
		}
		counts = append(counts, n)
		commands = append(commands, func() (*exec.Cmd, error) {
			dir, err := b.project(docs)
			return run(dir, graphgen, "generate", "--quiet"), err
		})
	}
	costs, err := measure.Turns(rounds, commands...)
	if err != nil {
		return "", err
	}
	size, files, err := sizeOf(filepath.Join(whole, "msgraph"))
	if err != nil {
		return "", err
	}
	tools := measure.Cost{CPU: costs[0].CPU + costs[1].CPU}
	t := report.Table{Head: []string{"what", "CPU-s", "MB", "beside both tools", "budget"}}
	t.Add(fmt.Sprintf("the tools alone: reading %d pages with goldmark", len(pages)), costs[0].Seconds(), costs[0].MB(), "", "")
	t.Add("the tools alone: printing 10 MB of Go with jennifer, gofmt included", costs[1].Seconds(), costs[1].MB(), "", "")
	t.Add(fmt.Sprintf("`graphgen generate`: %d files, %.1f MB of Go", files, float64(size)/1e6), costs[2].Seconds(), costs[2].MB(), ratio(costs[2].Over(tools)), "4 CPU-s, 300 MB")
	t.Add("`graphgen generate`, nothing changed", costs[3].Seconds(), costs[3].MB(), ratio(costs[3].Over(tools)), "0.3 CPU-s")

	curve := report.Table{Head: []string{"pages", "CPU-s", "CPU-ms a page", "MB"}}
	counts = append(counts, len(pages))
	for i, c := range append(costs[4:], costs[2]) {
		curve.Add(strconv.Itoa(counts[i]), c.Seconds(), fmt.Sprintf("%.2f", c.CPU.Seconds()*1000/float64(counts[i])), c.MB())
	}
	return t.String() + "\nBy the number of pages, every eighth, fourth and second of each kind, and all:\n\n" + curve.String(), nil
}

// buildTool builds graphgen.
func (b *bench) buildTool() (string, error) {
	name := filepath.Join(b.temp, "graphgen")
	_, err := measure.Run(run(b.root, "go", "build", "-o", name, "./cmd/graphgen"))
	return name, err
}

// project makes a folder with a graphgen.yaml for the documents. Each is a new one: to delete thousands of files makes the next
// ones dear to create on some file systems.
func (b *bench) project(docs string) (string, error) {
	dir, err := os.MkdirTemp(b.temp, "project-")
	if err != nil {
		return "", err
	}
	if err := os.Symlink(docs, filepath.Join(dir, "graph-docs")); err != nil {
		return "", err
	}
	for name, text := range map[string]string{"graphgen.yaml": config, "go.mod": b.goMod("example.com/sdk")} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// goMod is the go.mod of a module that uses this clone.
func (b *bench) goMod(path string) string {
	const own = "github.com/graphgen/graphgen"
	return fmt.Sprintf("module %s\n\ngo 1.26.0\n\nrequire %s v0.0.0\n\nreplace %s => %s\n", path, own, own, b.root)
}

// part copies every n-th resource page and every n-th operation page, and all includes.
func (b *bench) part(pages []string, n int) (docs string, count int, err error) {
	docs = filepath.Join(b.temp, "part-"+strconv.Itoa(n))
	if err := os.CopyFS(filepath.Join(docs, "includes"), os.DirFS(filepath.Join(b.docs, "includes"))); err != nil {
		return "", 0, err
	}
	seen := map[string]int{}
	for _, page := range pages {
		kind := filepath.Dir(page)
		if seen[kind]++; seen[kind]%n != 0 {
			continue
		}
		count++
		text, err := os.ReadFile(filepath.Join(b.reference(), page))
		if err != nil {
			return "", 0, err
		}
		file := filepath.Join(docs, "api-reference", "v1.0", page)
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", 0, err
		}
		if err := os.WriteFile(file, text, 0o644); err != nil {
			return "", 0, err
		}
	}
	return docs, count, nil
}

// pagesOf lists the Markdown files below a folder, sorted.
func pagesOf(dir string) ([]string, error) {
	var pages []string
	err := fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err == nil && !e.IsDir() && filepath.Ext(name) == ".md" {
			pages = append(pages, filepath.FromSlash(name))
		}
		return err
	})
	slices.Sort(pages)
	return pages, err
}

// sizeOf adds up the Go files below a folder.
func sizeOf(dir string) (size int64, files int, err error) {
	err = fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() || filepath.Ext(name) != ".go" {
			return err
		}
		info, err := e.Info()
		if err == nil {
			size += info.Size()
			files++
		}
		return err
	})
	return size, files, err
}

// run is a command in a folder.
func run(dir, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Dir = dir
	cmd.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=-mod=mod")
	return cmd
}
