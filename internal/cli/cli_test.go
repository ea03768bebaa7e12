package cli_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/cli"
)

const songPage = `# song resource type

Namespace: microsoft.graph

A piece of music.

## Properties

|Property|Type|Description|
|:---|:---|:---|
|id|String|Unique identifier.|
`

// newProject returns a folder with a configuration and one document.
func newProject(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range map[string]string{
		"go.mod":        "module example.com/app\n",
		"graphgen.yaml": "documents:\n    - song.md\noutput: sdk\n",
		"song.md":       songPage,
	} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644))
	}
	return dir
}

func TestInterruptedCommandsWriteNothing(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, args := range [][]string{{"generate"}, {"check"}, {"inspect", "song.md"}, {"audit", "--csdl", "song.md", "song.md"}} {
		t.Run(args[0], func(t *testing.T) {
			dir := newProject(t)
			var stdout, stderr bytes.Buffer
			code := cli.Run(ctx, args, cli.System{Dir: dir, Stdout: &stdout, Stderr: &stderr, Getenv: os.Getenv})
			assert.Equal(t, 2, code)
			assert.Empty(t, stdout.String())
			assert.Equal(t, "graphgen: interrupted; nothing was written\n", stderr.String())
			assert.NoDirExists(t, filepath.Join(dir, "sdk"))
			assert.NoFileExists(t, filepath.Join(dir, "graphgen.lock"))
		})
	}
}

// broken is a stream that takes nothing, as a full disk.
type broken struct{}

func (broken) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

func TestOutputThatCannotBeWrittenIsTrouble(t *testing.T) {
	for _, args := range [][]string{{"check"}, {"check", "--stat"}, {"inspect", "song.md"}} {
		var stderr bytes.Buffer
		code := cli.Run(context.Background(), args, cli.System{Dir: newProject(t), Stdout: broken{}, Stderr: &stderr})
		assert.Equal(t, 2, code, args)
		assert.Equal(t, "graphgen: short write\n", stderr.String(), args)
	}
}

func TestOutputFolderThatCannotBeMadeIsTrouble(t *testing.T) {
	dir := newProject(t)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "sdk"), nil, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "graphgen.yaml"), []byte("documents: [song.md]\noutput: sdk\nmodule: example.com/app/sdk\n"), 0o644))
	var stdout, stderr bytes.Buffer
	code := cli.Run(context.Background(), []string{"generate"}, cli.System{Dir: dir, Stdout: &stdout, Stderr: &stderr})
	assert.Equal(t, 2, code)
	assert.Empty(t, stdout.String())
	assert.Regexp(t, `^sdk: error: .* \[G062\]`, stderr.String())
	assert.NoFileExists(t, filepath.Join(dir, "graphgen.lock"))
}
