package cli_test

import (
	"bufio"
	"context"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/cli"
)

func TestExploreServes(t *testing.T) {
	ctx, stop := context.WithCancel(context.Background())
	in, out := io.Pipe()
	code := make(chan int, 1)
	go func() {
		code <- cli.Run(ctx, []string{"explore", "--serve", "--port", "0", filepath.Join("..", "..", "schema", "graph", "beta")}, cli.System{
			Stdin: strings.NewReader(""), Stdout: out, Stderr: io.Discard, Getenv: func(string) string { return "" },
		})
	}()
	line, err := bufio.NewReader(in).ReadString('\n')
	require.NoError(t, err)
	address := strings.TrimSpace(line)
	require.True(t, strings.HasPrefix(address, "http://127.0.0.1:"), address)

	for path, want := range map[string]int{"/": http.StatusOK, "/favicon.ico": http.StatusNotFound} {
		answer, err := http.Get(address + path)
		require.NoError(t, err)
		body, err := io.ReadAll(answer.Body)
		require.NoError(t, err)
		require.NoError(t, answer.Body.Close())
		assert.Equal(t, want, answer.StatusCode)
		assert.Equal(t, want == http.StatusOK, strings.Contains(string(body), "mailboxSettings"))
	}
	stop()
	assert.Zero(t, <-code)
}
