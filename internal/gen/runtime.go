package gen

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/templates"
)

// runtimeDir is where runtime: copy puts the runtime, below the output folder.
const runtimeDir = "graph"

// copyRuntime adds the runtime's sources, without its tests, to the files, under our header and with its import path replaced.
func copyRuntime(files map[string][]byte, runtime fs.FS, importPath string) error {
	if runtime == nil {
		return fmt.Errorf("this build of graphgen does not carry them")
	}
	names, err := fs.Glob(runtime, "*.go")
	if err != nil {
		return err
	}
	from, to := []byte(strconv.Quote(templates.DefaultRuntimePath)), []byte(strconv.Quote(importPath))
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		text, err := fs.ReadFile(runtime, name)
		if err != nil {
			return err
		}
		text = bytes.ReplaceAll(text, from, to)
		files[path.Join(runtimeDir, name)] = append([]byte(templates.Header+"\n\n"), text...)
	}
	return nil
}
