package diag_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/diag"
)

func TestNearest(t *testing.T) {
	keys := []string{"documents", "ignore", "output", "überall", "pins", "pans"}
	for _, tt := range []struct{ word, want string }{
		{"documnts", "documents"},
		{"Documents", "documents"},
		{"doucments", "documents"},
		{"outptu", "output"},
		{"uberall", "überall"},
		{"pons", "pans"},
		{"puns", "pans"},
		{"docs", ""},
		{"slice", ""},
		{"", ""},
	} {
		assert.Equal(t, tt.want, diag.Nearest(tt.word, keys), tt.word)
	}
	assert.Empty(t, diag.Nearest("x", nil))
}

func TestNearestIsIndependentOfOrder(t *testing.T) {
	assert.Equal(t, "pans", diag.Nearest("puns", []string{"pins", "pans"}))
	assert.Equal(t, "pans", diag.Nearest("puns", []string{"pans", "pins"}))
}

func TestDidYouMean(t *testing.T) {
	assert.Equal(t, `did you mean "event"?`, diag.DidYouMean("evnt", []string{"event"}, "none"))
	assert.Equal(t, "none", diag.DidYouMean("user", []string{"event"}, "none"))
}
