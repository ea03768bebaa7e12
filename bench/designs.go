package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"time"

	"github.com/graphgen/graphgen/bench/design"
	"github.com/graphgen/graphgen/bench/measure"
	"github.com/graphgen/graphgen/bench/payload"
	"github.com/graphgen/graphgen/bench/report"
	"github.com/graphgen/graphgen/graph"
)

// designNames are the designs of the codec, as program.go.txt calls them, and what each needs compiled.
var designNames = []string{"tables", "methods", "v2"}

// The models of this module, and those of all of v1.0 in the module that project makes.
const (
	modelsPath = "github.com/graphgen/graphgen/generated/msgraph/models"
	sdkModule  = "example.com/sdk"
	wholePath  = sdkModule + "/msgraph/models"
)

// designs compares the design of the codec with two others: by speed on the models of this module, and by what the compiler takes
// for them and for all models of v1.0.
func (b *bench) designs() (string, error) {
	dir, err := b.designModule()
	if err != nil {
		return "", err
	}
	models := filepath.Join(b.root, "generated", "msgraph", "models")
	small, err := design.Write(dir, models, modelsPath, true)
	if err != nil {
		return "", err
	}
	speed, err := designSpeed(dir)
	if err != nil {
		return "", err
	}
	t := report.Table{Head: append([]string{"the compiler, beyond the structs"}, designNames...)}
	if err := compileRows(&t, dir, "", modelsPath, small, rounds); err != nil {
		return "", err
	}
	if _, err := os.Stat(b.reference()); err == nil {
		whole, err := b.wholeDesigns(dir)
		if err != nil {
			return "", err
		}
		if err := compileRows(&t, dir, "whole/", wholePath, whole, 1); err != nil {
			return "", err
		}
	}
	return speed + "\n" + t.String() + `
All three decode into and encode from the same generated models; v2 from copies with its tags. Methods are over jx, with strings
packed as the tables pack them. They keep what the tables keep, except: nulls and values of other types inside collections, numbers
as strings and INF, @odata.type in other letters, and an error's path. The second version of encoding/json also loses explicit nulls
of complex values, collections and enums, writes control information last, and writes no @odata.type of its own.
`, nil
}

// designModule makes a module that can import what this one does, and the inputs of its program.
func (b *bench) designModule() (string, error) {
	dir, err := os.MkdirTemp(b.temp, "designs-")
	if err != nil {
		return "", err
	}
	mod, err := os.ReadFile(filepath.Join(b.root, "bench", "go.mod"))
	if err != nil {
		return "", err
	}
	const own = "github.com/graphgen/graphgen"
	_, requires, _ := strings.Cut(string(mod), "\n")
	requires = strings.Replace(requires, own+" => ../", own+" => "+b.root, 1)
	text := fmt.Sprintf("module example.com/designs\n%s\nrequire %s/bench v0.0.0\n\nreplace %[2]s/bench => %s\n", requires, own, filepath.Join(b.root, "bench"))
	sum, err := os.ReadFile(filepath.Join(b.root, "bench", "go.sum"))
	if err != nil {
		return "", err
	}
	update, err := graph.Marshal(ourSettingsUpdate())
	if err != nil {
		return "", err
	}
	create, err := graph.Marshal(ourEvent())
	if err != nil {
		return "", err
	}
	for name, text := range map[string][]byte{
		"go.mod": []byte(text), "go.sum": sum, "update.json": update, "create.json": create,
		"users.json": payload.Page(999, payload.User), "events.json": payload.Page(100, payload.Event),
		"user.json": []byte(payload.User(1)), "settings.json": []byte(payload.MailboxSettings()),
	} {
		err = errors.Join(err, os.WriteFile(filepath.Join(dir, name), text, 0o644))
	}
	return dir, err
}

// designSpeed runs the program.
func designSpeed(dir string) (string, error) {
	if _, err := measure.Run(run(dir, "go", "build", "-o", "program", ".")); err != nil {
		return "", err
	}
	out, err := run(dir, filepath.Join(dir, "program"), dir).Output()
	if err != nil {
		return "", err
	}
	var costs []struct {
		Task, Design string
		measure.Result
	}
	if err := json.Unmarshal(out, &costs); err != nil {
		return "", err
	}
	times, allocs := report.Table{Head: append([]string{"CPU-µs"}, designNames...)}, report.Table{Head: append([]string{"allocations"}, designNames...)}
	for len(costs) >= len(designNames) {
		time, count := []string{costs[0].Task}, []string{costs[0].Task}
		for _, c := range costs[:len(designNames)] {
			time, count = append(time, micro(c.Result)), append(count, fmt.Sprint(c.Allocs))
		}
		times.Add(time...)
		allocs.Add(count...)
		costs = costs[len(designNames):]
	}
	return times.String() + "\n" + allocs.String(), nil
}

// wholeDesigns writes the packages for all models of v1.0.
func (b *bench) wholeDesigns(dir string) (*design.Models, error) {
	graphgen, err := b.buildTool()
	if err != nil {
		return nil, err
	}
	sdk, err := b.project(b.docs)
	if err != nil {
		return nil, err
	}
	if _, err := measure.Run(run(sdk, graphgen, "generate", "--quiet")); err != nil {
		return nil, err
	}
	for _, args := range [][]string{{"-require=" + sdkModule + "@v0.0.0"}, {"-replace=" + sdkModule + "=" + sdk}} {
		if _, err := measure.Run(run(dir, "go", append([]string{"mod", "edit"}, args...)...)); err != nil {
			return nil, err
		}
	}
	return design.Write(filepath.Join(dir, "whole"), filepath.Join(sdk, "msgraph", "models"), wholePath, false)
}

// compileRows adds what the compiler takes for each design of the models at path.
func compileRows(t *report.Table, dir, prefix, path string, m *design.Models, times int) error {
	const own = "github.com/graphgen/graphgen/bench/design/"
	if _, err := measure.Run(run(dir, "go", "build", path, own+"byjx", own+"byv2")); err != nil { // what the designs import
		return err
	}
	bare, err := compileDesign(dir, prefix, "bare", times)
	if err != nil {
		return err
	}
	what := fmt.Sprintf("%d types of %d properties, ", len(m.Structs), m.Properties())
	seconds, memory := []string{what + "CPU-s (the structs: " + bare.Seconds() + ")"}, []string{what + "MB (the structs: " + bare.MB() + ")"}
	for _, name := range designNames {
		cost, err := compileDesign(dir, prefix, name, times)
		if err != nil {
			return err
		}
		if name != "methods" { // which is a package without the structs
			cost.CPU = max(0, cost.CPU-bare.CPU)
		}
		seconds, memory = append(seconds, cost.Seconds()), append(memory, cost.MB())
	}
	t.Add(seconds...)
	t.Add(memory...)
	return nil
}

// compileDesign measures the compilation of one package, whose dependencies are compiled already: the least of so many times, each
// with a line that no build cache has seen, less what the go command takes when there is nothing to compile.
func compileDesign(dir, prefix, name string, times int) (measure.Cost, error) {
	file := filepath.Join(dir, filepath.FromSlash(prefix), name, name+".go")
	text, err := os.ReadFile(file)
	if err != nil {
		return measure.Cost{}, err
	}
	build := func() (*exec.Cmd, error) { return run(dir, "go", "build", "./"+prefix+name), nil }
	changed := func() (*exec.Cmd, error) {
		cmd, _ := build()
		stamp := fmt.Sprintf("\n// Stamp makes this text a new one.\nconst Stamp = %d\n", time.Now().UnixNano())
		return cmd, os.WriteFile(file, append(text[:len(text):len(text)], stamp...), 0o644)
	}
	costs, err := measure.Turns(times, changed, build)
	if err != nil {
		return measure.Cost{}, err
	}
	costs[0].CPU = max(0, costs[0].CPU-costs[1].CPU)
	return costs[0], nil
}
