package explore

import (
	"bytes"
	"context"
	"net/url"
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

// maxScript is the script time in which the page of the whole reference has to show a resource, in milliseconds, from the first line of
// the script on.
const maxScript = 200

// wellKnown is the resource that the screenshots show.
const wellKnown = "user"

// TestKeysInABrowser searches and moves with keys alone.
func TestKeysInABrowser(t *testing.T) {
	m := library()
	page, err := Page(m, codeOf(t, m))
	require.NoError(t, err)
	const keys = `<script>
		const said = [], say = what => said.push(what);
		const press = key => document.activeElement.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
		const type = text => { search.value = text; search.dispatchEvent(new Event("input")); };
		const first = () => list.querySelector("a span:last-of-type").textContent;
		press("/"); say(document.activeElement.id);
		type("lend"); say(count.textContent); say(first());
		type("book"); say(first());
		press("ArrowDown"); press("ArrowDown"); press("ArrowUp"); say(document.activeElement.getAttribute("href"));
		press("ArrowUp"); say(document.activeElement.id);
		press("Enter"); say(document.activeElement.id); say(location.hash);
		press("/"); press("Escape"); say(count.textContent);
		filters[2].click(); say(count.textContent);
		main.dataset.said = said.join(" ; ");
	</script></body>`
	page = bytes.Replace(page, []byte("</body>"), []byte(keys), 1)
	page = regexp.MustCompile(`<meta http-equiv="Content-Security-Policy"[^>]*>`).ReplaceAll(page, nil) // which keeps such scripts out
	file := filepath.Join(t.TempDir(), "explore.html")
	require.NoError(t, os.WriteFile(file, page, 0o600))
	said := regexp.MustCompile(`data-said="([^"]*)"`).FindStringSubmatch(browse(t, file, "", "--dump-dom"))
	require.NotNil(t, said, "the keys threw an error")
	assert.Equal(t, "search ; 1 entry ; /books/{book-id}/lend ; book ; #type/book ; search ; main ; #type/book ; 11 entries ; 6 entries", said[1])
}

// browse runs the browser on an address in the file, and returns what it prints. Without a browser the test is skipped.
func browse(t *testing.T, file, address string, args ...string) string {
	t.Helper()
	browser, err := exec.LookPath("chromium")
	if err != nil {
		t.Skip("there is no chromium")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	args = append([]string{"--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=" + t.TempDir()}, args...)
	out, err := exec.CommandContext(ctx, browser, append(args, "file://"+file+address)...).Output()
	require.NoError(t, err)
	return string(out)
}

// TestPageInABrowser opens the page of the whole reference at a well-known resource and at the three that make the largest blocks. A
// machine with other work may be slow once, so the least of several visits counts. The screenshots are kept where the test says.
func TestPageInABrowser(t *testing.T) {
	docs := filepath.Join("..", "..", "..", "shared", "corpus", "graph-docs", "api-reference", "v1.0")
	if _, err := os.Stat(docs); err != nil {
		t.Skip("the reference is not there")
	}
	page := pageOf(t, docs)
	file := filepath.Join(t.TempDir(), "explore.html")
	require.NoError(t, os.WriteFile(file, page, 0o600))
	run := func(name string, args ...string) string {
		return browse(t, file, "#type/"+url.PathEscape(name), args...)
	}
	for _, name := range append([]string{wellKnown}, largest(page, 3)...) {
		least := float64(maxScript)
		for visit := 0; visit < 3 && least >= maxScript; visit++ {
			dom := run(name, "--dump-dom")
			require.True(t, strings.Contains(dom, "resource</span>"+name+"</h2>"), "%s is not shown", name)
			took := regexp.MustCompile(`data-script="([0-9.]+)"`).FindStringSubmatch(dom)
			require.NotNil(t, took, "the script did not end")
			ms, err := strconv.ParseFloat(took[1], 64)
			require.NoError(t, err)
			least = min(least, ms)
		}
		t.Logf("%s: %.0f ms of script time", name, least)
		assert.Less(t, least, float64(maxScript), name)
	}
	for look, args := range map[string][]string{
		"light": {"--window-size=1400,1000"}, "dark": {"--window-size=1400,1000", "--force-dark-mode"}, "narrow": {"--window-size=600,1000"},
	} {
		shot := filepath.Join(t.ArtifactDir(), "user-"+look+".png")
		run(wellKnown, append(args, "--screenshot="+shot)...)
		info, err := os.Stat(shot)
		require.NoError(t, err)
		assert.NotZero(t, info.Size())
		t.Logf("screenshot: %s", shot)
	}
}

// largest returns the names of the resources with the most data in the page, without the well-known one.
func largest(page []byte, n int) []string {
	type resource struct {
		name string
		size int
	}
	var all []resource
	for _, m := range regexp.MustCompile(`<script type="application/json" id="e\d+">(\{"type":\{"name":"([^"]+)".*)</script>`).FindAllSubmatch(page, -1) {
		all = append(all, resource{string(m[2]), len(m[1])})
	}
	slices.SortFunc(all, func(a, b resource) int { return b.size - a.size })
	all = slices.DeleteFunc(all, func(r resource) bool { return r.name == wellKnown })
	names := make([]string, n)
	for i := range names {
		names[i] = all[i].name
	}
	return names
}

func pageOf(t *testing.T, docs string) []byte {
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
	doc := gen.Inspect(t.Context(), fsys, names, "graph", "v1.0", nil)
	i := slices.IndexFunc(doc.Models, func(m ir.Model) bool { return m.Version == "v1.0" })
	require.GreaterOrEqual(t, i, 0)
	code, d := gen.Lower(&doc.Models[i], config.Config{Package: config.Value{Text: "msgraph"}}, gen.Options{ImportPath: "example.com/msgraph"})
	require.False(t, d.HasErrors(), "%v", d)
	page, err := Page(&doc.Models[i], code)
	require.NoError(t, err)
	return page
}
