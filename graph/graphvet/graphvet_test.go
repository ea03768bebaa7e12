package graphvet_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"golang.org/x/tools/go/analysis"

	"github.com/graphgen/graphgen/graph/graphvet"
)

func TestAnalyzersAreValid(t *testing.T) {
	require.NoError(t, analysis.Validate(graphvet.Analyzers))
}

// TestVettool runs go vet with the graphgen command, as a user would.
func TestVettool(t *testing.T) {
	tool := filepath.Join(t.TempDir(), "graphgen")
	root := filepath.Join("..", "..")
	build := exec.Command("go", "build", "-o", tool, "./cmd/graphgen")
	build.Dir = root
	out, err := build.CombinedOutput()
	require.NoError(t, err, "%s", out)

	vet := exec.Command("go", "vet", "-vettool="+tool, "-graphscopes.granted=User.Read", "./internal/queries/testdata/app")
	vet.Dir = root
	out, err = vet.CombinedOutput()
	var exit *exec.ExitError
	require.ErrorAs(t, err, &exit, "%s", out)
	assert.Contains(t, string(out), "MobilePhone is a property of User, not of Event")
	assert.Contains(t, string(out), "users.UsersRequest.All needs")
}
