package scopes

import (
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis/analysistest"
)

func TestAnalyzer(t *testing.T) {
	require.NoError(t, Analyzer.Flags.Set("granted", "User.Read,Calendars.Read"))
	t.Cleanup(func() { require.NoError(t, Analyzer.Flags.Set("granted", "")) })
	root, err := filepath.Abs(filepath.Join("..", ".."))
	require.NoError(t, err)
	analysistest.Run(t, root, Analyzer, "./internal/scopes/testdata/granted")
}
