package explore_test

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/ir"
)

// TestPageInABrowser opens the page of the whole reference at its largest resource. The time that drawing it took is logged, as is
// the place of the screenshot.
func TestPageInABrowser(t *testing.T) {
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	docs := filepath.Join("..", "..", "..", "shared", "corpus", "graph-docs", "api-reference", "v1.0")
	if _, err := os.Stat(docs); err != nil {
		t.Skip("the reference is not there")
	}
	file := filepath.Join(t.TempDir(), "explore.html")
	require.NoError(t, os.WriteFile(file, reference(t, docs), 0o600))
	run := func(args ...string) string {
		ctx, cancel := context.WithTimeout(context.Background(), 2*time.Minute)
		defer cancel()
		args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--window-size=1400,1000", "--user-data-dir=" + t.TempDir()}, args...)
		out, err := exec.CommandContext(ctx, browser, append(args, "file://"+file+"#type/user")...).Output()
		require.NoError(t, err)
		return string(out)
	}
	dom := run("--dump-dom")
	require.True(t, strings.Contains(dom, "<h2>user</h2>"), "the resource is not shown")
	assert.True(t, strings.Contains(dom, `href="#operation/`), "nothing refers to it")
	took := regexp.MustCompile(`data-milliseconds="([0-9.]+)"`).FindStringSubmatch(dom)
	require.NotNil(t, took)
	ms, err := strconv.ParseFloat(took[1], 64)
	require.NoError(t, err)
	shot := filepath.Join(t.ArtifactDir(), "user.png")
	run("--screenshot=" + shot)
	info, err := os.Stat(shot)
	require.NoError(t, err)
	assert.NotZero(t, info.Size())
	t.Logf("the resource was drawn in %.1f ms of script time; screenshot: %s", ms, shot)
}

func reference(t *testing.T, docs string) []byte {
	t.Helper()
	fsys := config.Dir(docs)
	var names []string
	for _, below := range []string{"resources", "api"} {
		found, err := filepath.Glob(filepath.Join(docs, below, "*.md"))
		require.NoError(t, err)
		for _, name := range found {
			names = append(names, below+"/"+filepath.Base(name))
		}
	}
	doc := gen.Inspect(context.Background(), fsys, names, "graph", "v1.0", nil)
	i := slices.IndexFunc(doc.Models, func(m ir.Model) bool { return m.Version == "v1.0" })
	require.GreaterOrEqual(t, i, 0)
	page, d := gen.Explore(&doc.Models[i], config.Config{Package: config.Value{Text: "msgraph"}}, gen.Options{ImportPath: "example.com/msgraph"})
	require.False(t, d.HasErrors(), "%v", d)
	return page
}
