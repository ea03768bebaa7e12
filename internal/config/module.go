package config

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
)

// ErrNoModule says that no go.mod lies above the output folder, so that its import path is unknown.
var ErrNoModule = errors.New("no go.mod in the output folder or above it")

// ImportPath returns the import path that the nearest go.mod gives the folder, which need not exist.
func ImportPath(dir string) (string, error) {
	dir, err := filepath.Abs(dir)
	if err != nil {
		return "", err
	}
	below := ""
	for {
		text, err := os.ReadFile(filepath.Join(dir, "go.mod"))
		if err == nil {
			module := modulePath(text)
			if module == "" {
				return "", fmt.Errorf("%s names no module", filepath.Join(dir, "go.mod"))
			}
			return path.Join(module, below), nil
		}
		if !errors.Is(err, fs.ErrNotExist) {
			return "", err
		}
		parent := filepath.Dir(dir)
		if parent == dir {
			return "", ErrNoModule
		}
		below = path.Join(filepath.Base(dir), below)
		dir = parent
	}
}

// modulePath returns the module that a go.mod declares, on one line or in parentheses, or "".
func modulePath(text []byte) string {
	inBlock := false
	for lines := bufio.NewScanner(bytes.NewReader(text)); lines.Scan(); {
		line, _, _ := strings.Cut(lines.Text(), "//")
		words := strings.Fields(line)
		switch {
		case len(words) == 0:
		case inBlock:
			return unquote(words[0])
		case words[0] != "module" || len(words) < 2:
		case words[1] == "(":
			inBlock = true
		default:
			return unquote(words[1])
		}
	}
	return ""
}

func unquote(word string) string {
	if text, err := strconv.Unquote(word); err == nil {
		return text
	}
	return word
}
