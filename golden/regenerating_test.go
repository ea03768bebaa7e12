package golden

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
)

// TestRegenerating runs every command of docs/regenerating.md, in order, in a module with the documents of testdata/history, and holds
// that it prints what the page says. -update rewrites what it says.
func TestRegenerating(t *testing.T) {
	if testing.Short() || runtime.GOOS == "windows" {
		t.Skip("runs a shell, and builds a module")
	}
	if _, err := exec.LookPath("git"); err != nil {
		t.Skip("git is not installed")
	}
	page := filepath.Join("..", "docs", "regenerating.md")
	text, err := os.ReadFile(page)
	require.NoError(t, err)
	s := newStory(t)
	goldentest.Equal(t, page, consoleBlock.ReplaceAllFunc(text, func(block []byte) []byte {
		var out bytes.Buffer
		out.WriteString("```console\n")
		for line := range strings.Lines(string(consoleBlock.FindSubmatch(block)[1])) {
			if command, ok := strings.CutPrefix(line, "$ "); ok {
				out.WriteString(line + s.run(strings.TrimSuffix(command, "\n")))
			}
		}
		out.WriteString("```\n")
		return out.Bytes()
	}))
}

var consoleBlock = regexp.MustCompile("(?s)```console\n(.*?)```\n")

// story is the module in which the page's commands run.
type story struct {
	t   *testing.T
	dir string
	env []string
}

func newStory(t *testing.T) *story {
	t.Helper()
	s := &story{t: t, dir: filepath.Join(t.TempDir(), "app")}
	history := filepath.Join("testdata", "history")
	require.NoError(t, os.CopyFS(s.dir, os.DirFS(history)))
	require.NoError(t, os.Rename(filepath.Join(s.dir, "main.go.txt"), filepath.Join(s.dir, "main.go")))
	require.NoError(t, os.CopyFS(filepath.Join(s.dir, "pages"), os.DirFS(filepath.Join(history, "1-spring"))))
	require.NoError(t, os.WriteFile(filepath.Join(s.dir, "go.mod"), []byte("module example.com/app\n\ngo 1.26\n"), 0o600))

	// The go command caches fixes by the content of packages, with the paths of the files that they were found in.
	require.NoError(t, os.WriteFile(filepath.Join(s.dir, "run.go"), []byte("package main // run in "+s.dir+"\n"), 0o600))

	bin := t.TempDir()
	build := exec.CommandContext(t.Context(), "go", "build", "-o", filepath.Join(bin, "graphgen"), "../cmd/graphgen")
	out, err := build.CombinedOutput()
	require.NoError(t, err, string(out))
	s.env = append(os.Environ(), "PATH="+bin+string(os.PathListSeparator)+os.Getenv("PATH"), "GRAPHGEN_CACHE="+filepath.Join(bin, "cache"),
		"GOFLAGS=-trimpath", "GOWORK=off", "NO_COLOR=1", "LC_ALL=C", "GIT_CONFIG_GLOBAL=/dev/null", "GIT_CONFIG_NOSYSTEM=1", "GITHUB_WORKSPACE=",
		"GIT_AUTHOR_NAME=A", "GIT_AUTHOR_EMAIL=a@example.com", "GIT_AUTHOR_DATE=2026-01-01T00:00:00Z",
		"GIT_COMMITTER_NAME=A", "GIT_COMMITTER_EMAIL=a@example.com", "GIT_COMMITTER_DATE=2026-01-01T00:00:00Z")
	return s
}

// run runs a command line and returns what it printed, with the exit code in a line of its own when it is not 0.
func (s *story) run(line string) string {
	s.t.Helper()
	cmd := exec.CommandContext(s.t.Context(), "sh", "-c", line)
	cmd.Dir, cmd.Env = s.dir, s.env
	out, err := cmd.CombinedOutput()
	var exit *exec.ExitError
	if errors.As(err, &exit) {
		return string(out) + fmt.Sprintf("[exit %d]\n", exit.ExitCode())
	}
	require.NoError(s.t, err, line)
	return string(out)
}
