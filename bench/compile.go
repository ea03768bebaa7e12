package main

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"

	"github.com/graphgen/graphgen/bench/measure"
	"github.com/graphgen/graphgen/bench/report"
)

// plainProgram calls the service with nothing but the standard library: what any program that does so costs.
const plainProgram = `package main

import (
	"encoding/json"
	"fmt"
	"log"
	"net/http"
	"os"
)

func main() {
	req, err := http.NewRequest(http.MethodGet, "https://graph.microsoft.com/v1.0/me", nil)
	if err != nil {
		log.Fatal(err)
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("GRAPH_TOKEN"))
	resp, err := http.DefaultClient.Do(req)
	if err != nil {
		log.Fatal(err)
	}
	var me struct {
		DisplayName *string
	}
	if err := json.NewDecoder(resp.Body).Decode(&me); err != nil {
		log.Fatal(err)
	}
	if err := resp.Body.Close(); err != nil {
		log.Fatal(err)
	}
	fmt.Println(me.DisplayName)
}
`

// compile measures what Go's compiler and linker take for the generated code. Everything is compiled once, in one build cache
// that holds the standard library and nothing else at the beginning.
func (b *bench) compile() (string, error) {
	graphgen, err := b.buildTool()
	if err != nil {
		return "", err
	}
	dir, err := b.project(b.docs)
	if err != nil {
		return "", err
	}
	if _, err := measure.Run(run(dir, graphgen, "generate", "--quiet")); err != nil {
		return "", err
	}
	examples, err := b.examples(graphgen)
	if err != nil {
		return "", err
	}
	cache, err := b.stdCache(dir, examples)
	if err != nil {
		return "", err
	}
	plain, err := b.plainProgram()
	if err != nil {
		return "", err
	}

	t := report.Table{Head: []string{"what", "CPU-s", "MB of the largest process", "binary, MB", "budget"}}
	var base, runtime measure.Cost
	var baseSize int64
	for i, step := range []struct {
		what, dir, budget string
		args              []string
		binary            bool
	}{
		{"a program of net/http and encoding/json, linked", plain, "", []string{"-o", "program", "."}, true},
		{"the runtime, package graph", examples, "", []string{"github.com/graphgen/graphgen/graph"}, false},
		{"the mail slice and a program, linked", examples, "with the runtime 2 CPU-s and 1 MB above", []string{"-o", "program", "./mail"}, true},
		{"all models of v1.0", dir, "5 CPU-s, 250 MB", []string{"./msgraph/models"}, false},
		{"all other packages of v1.0", dir, "", []string{"./..."}, false},
	} {
		cost, err := measure.Run(cached(cache, step.dir, append([]string{"build"}, step.args...)...))
		if err != nil {
			return "", err
		}
		size := ""
		if step.binary {
			info, err := os.Stat(filepath.Join(step.dir, "program"))
			if err != nil {
				return "", err
			}
			size = mb(info.Size(), baseSize)
			if i == 0 {
				baseSize = info.Size()
			}
		}
		seconds := cost.Seconds()
		switch {
		case i == 0:
			base = cost
		case i == 1:
			runtime = cost
		case step.binary:
			seconds = fmt.Sprintf("%s (with the runtime + %.2f)", seconds, (runtime.CPU + cost.CPU - base.CPU).Seconds())
		}
		t.Add(step.what, seconds, cost.MB(), size, step.budget)
	}
	return t.String(), nil
}

// mb formats a size, and how much that is above a base.
func mb(size, base int64) string {
	if base == 0 {
		return fmt.Sprintf("%.1f", float64(size)/1e6)
	}
	return fmt.Sprintf("%.1f (+ %.1f)", float64(size)/1e6, float64(size-base)/1e6)
}

// plainProgram writes the program of the standard library.
func (b *bench) plainProgram() (string, error) {
	dir, err := os.MkdirTemp(b.temp, "plain-")
	if err != nil {
		return "", err
	}
	for name, text := range map[string]string{"main.go": plainProgram, "go.mod": "module example.com/plain\n\ngo 1.26.0\n"} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			return "", err
		}
	}
	return dir, nil
}

// stdCache makes a build cache that holds what the modules in the folders use of the standard library.
func (b *bench) stdCache(dirs ...string) (string, error) {
	cache, err := os.MkdirTemp(b.temp, "cache-")
	if err != nil {
		return "", err
	}
	for _, dir := range dirs {
		list := run(dir, "go", "list", "-deps", "-f", "{{if .Standard}}{{.ImportPath}}{{end}}", "./...")
		out, err := list.Output()
		if err != nil {
			return "", fmt.Errorf("%s: %w", list, err)
		}
		var packages []string
		for name := range strings.Lines(string(out)) {
			if name = strings.TrimSpace(name); name != "" {
				packages = append(packages, name)
			}
		}
		if _, err := measure.Run(cached(cache, dir, append([]string{"build"}, packages...)...)); err != nil {
			return "", err
		}
	}
	return cache, nil
}

// cached is a go command with a build cache of its own.
func cached(cache, dir string, args ...string) *exec.Cmd {
	cmd := run(dir, "go", args...)
	cmd.Env = append(cmd.Env, "GOCACHE="+cache)
	return cmd
}
