package cli

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
)

var oldCommit, newCommit = strings.Repeat("a", 40), strings.Repeat("b", 40)

// TestPin moves the pin in every form of YAML that somebody may have written, and leaves everything else as it is.
func TestPin(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"commit":        {"documents:\n  - git: u # c\n    commit: OLD # pinned\n", "documents:\n  - git: u # c\n    commit: NEW # pinned\n"},
		"quoted commit": {"documents:\n  - commit: 'OLD'\n    git: u\n", "documents:\n  - commit: NEW\n    git: u\n"},
		"none":          {"documents:\n    - ref: main\n      git: 'u' # c\n      folder: f\n", "documents:\n    - ref: main\n      git: 'u' # c\n      commit: NEW\n      folder: f\n"},
		"none, CR LF":   {"documents:\r\n  - git: u\r\n", "documents:\r\n  - git: u\r\n    commit: NEW\r\n"},
		"none, at end":  {"documents:\n  - git: u", "documents:\n  - git: u\n    commit: NEW\n"},
		"flow":          {"documents: [{git: \"u\", ref: main}]\n", "documents: [{git: \"u\", commit: NEW, ref: main}]\n"},
		"flow, commit":  {"documents: [{git: u, commit: OLD}]\n", "documents: [{git: u, commit: NEW}]\n"},
		"bom":           {"\ufeffdocuments: [{git: u}]\n", "\ufeffdocuments: [{git: u, commit: NEW}]\n"},
		"folded":        {"documents:\n  - git: >-\n      u\n", "documents:\n  - git: >-\n      u\n"},
	} {
		t.Run(name, func(t *testing.T) {
			fill := strings.NewReplacer("OLD", oldCommit, "NEW", newCommit)
			var d diag.List
			cfg := config.Load("graphgen.yaml", []byte(fill.Replace(tt.text)), &d)
			require.Empty(t, d.Text())
			require.Len(t, cfg.Git, 1)
			assert.Equal(t, fill.Replace(tt.want), string(pin([]byte(fill.Replace(tt.text)), cfg.Git[0], newCommit)))
		})
	}
}
