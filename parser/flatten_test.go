package parser_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/parser/pagetest"
)

// emailAddress matches what the copies beside the pages have hidden.
var emailAddress = regexp.MustCompile(`(?:[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\[email protected\])\.?`)

// TestFlatten holds the helper to what reader modes do: it makes of the saved pages the very texts that lie beside them.
func TestFlatten(t *testing.T) {
	pages, err := filepath.Glob(filepath.Join(shared(t, "corpus", "pages", "2023"), "*.html"))
	require.NoError(t, err)
	require.NotEmpty(t, pages)
	body := func(text string) string {
		text = emailAddress.ReplaceAllLiteralString(text, "(an address)")
		at := strings.LastIndex(text, "In This Article")
		require.Positive(t, at)
		return strings.TrimSpace(text[:at])
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			source, err := os.ReadFile(page)
			require.NoError(t, err)
			want, err := os.ReadFile(strings.TrimSuffix(page, ".html") + ".txt")
			require.NoError(t, err)
			assert.Equal(t, strings.Split(body(string(want)), "\n"), strings.Split(body(pagetest.Flatten(t, string(source))), "\n"))
		})
	}
}
