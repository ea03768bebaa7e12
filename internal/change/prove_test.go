package change_test

import (
	"context"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/gocheck"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// TestEveryRuleHolds compiles, for each rule of the table, a caller of what changes: against the code of the library as it is, and
// against the code of the library with that one change. The caller breaks exactly when the table calls the change breaking.
func TestEveryRuleHolds(t *testing.T) {
	lib := gocheck.NewBuilt(t, "github.com/graphgen/graphgen/graph", "iter", "context")
	before := library(t)
	proven := map[change.Kind]bool{}
	for _, p := range proofs {
		t.Run(string(p.kind), func(t *testing.T) {
			after := library(t)
			p.edit(after, &after.Models[0])
			list := change.Compare(before, after)
			require.Equal(t, kinds(p), kindsOf(list), "%+v", list)
			i := slices.IndexFunc(list, func(c change.Change) bool { return c.Kind == p.kind })
			c := list[i]
			proven[p.kind] = true
			assert.Equal(t, p.subject, c.Subject)
			assert.True(t, !c.OldAt.IsZero() || !c.NewAt.IsZero() || c.Kind == change.ModelAdded || c.Kind == change.ModelRemoved, "it has a position")

			require.NoError(t, compile(lib, before, p.caller), "the caller is right to begin with")
			err := compile(lib, after, p.caller)
			if c.Class == change.Breaking {
				require.Error(t, err, "the table calls it breaking")
				if c.Keep != "" {
					keep(t, after, c.Keep)
					require.NoError(t, compile(lib, after, p.caller), "the overlay entry that the report offers keeps the caller compiling")
				}
			} else {
				require.NoError(t, err, "the table calls it %s", c.Class)
			}
		})
	}
	for _, r := range change.Rules() {
		assert.True(t, proven[r.Kind], "no case proves the rule for %s", r.Kind)
	}
}

// keep applies an overlay entry with the correction.
func keep(t *testing.T, doc *ir.Document, correction string) {
	t.Helper()
	var d diag.List
	overlay.Apply(doc, overlay.Load("overlay.yaml", []byte("- name: keep\n  reason: for now\n  "+correction+"\n"), &d), &d)
	require.Empty(t, d.Text())
}

func kinds(p proof) []change.Kind {
	all := append([]change.Kind{p.kind}, p.also...)
	slices.Sort(all)
	return slices.Compact(all)
}

func kindsOf(list change.List) []change.Kind {
	var all []change.Kind
	for _, c := range list {
		all = append(all, c.Kind)
	}
	slices.Sort(all)
	return slices.Compact(all)
}

func TestNothingChanged(t *testing.T) {
	assert.Empty(t, change.Compare(library(t), library(t)))
}

func library(t *testing.T) *ir.Document {
	t.Helper()
	text, err := os.ReadFile("testdata/library.yaml")
	require.NoError(t, err)
	doc, err := report.ReadIR(text)
	require.NoError(t, err)
	return doc
}

const sdkPath = "example.com/app/sdk"

// compile returns why the caller does not compile against the code of the first model. It panics when that code itself does not: a
// caller that breaks for such a reason proves nothing.
func compile(lib *gocheck.Built, doc *ir.Document, caller string) error {
	s := &gocheck.SDK{Built: lib, Path: sdkPath}
	if i := slices.IndexFunc(doc.Models, func(m ir.Model) bool { return m.Version == "v1.0" }); i >= 0 {
		cfg := config.Config{Package: config.Value{Text: "sdk"}, Runtime: config.Value{Text: config.RuntimeImport}}
		files, d := gen.Code(context.Background(), &doc.Models[i], cfg, gen.Options{ImportPath: sdkPath})
		if d.HasErrors() {
			panic(d.Text())
		}
		s.Files = files
		for _, dir := range []string{"", "/models", "/books", "/loans", "/rooms"} {
			if _, err := s.Import(sdkPath + dir); err != nil && !strings.Contains(err.Error(), "there is no package") {
				panic(err)
			}
		}
	}
	return s.Check(map[string]string{"caller.go": `package app

import (
	"context"

	"example.com/app/sdk"
	"example.com/app/sdk/models"
	"github.com/graphgen/graphgen/graph"
)

var (
	_ context.Context
	_ *sdk.Client
	_ *models.Company
	_ graph.Request
)

` + caller}, nil)
}
