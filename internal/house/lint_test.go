package house

import (
	"os"
	"slices"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"
)

// depguard is the part of .golangci.yml that holds the arrows.
type depguard struct {
	Linters struct {
		Settings struct {
			Depguard struct {
				Rules map[string]struct {
					Mode  string   `yaml:"list-mode"`
					Files []string `yaml:"files"`
					Allow []string `yaml:"allow"`
				} `yaml:"rules"`
			} `yaml:"depguard"`
		} `yaml:"settings"`
	} `yaml:"linters"`
}

// TestLinterHoldsTheSameArrows compares the rules of depguard with the table of imports.
func TestLinterHoldsTheSameArrows(t *testing.T) {
	text, err := os.ReadFile("../../.golangci.yml")
	require.NoError(t, err)
	var config depguard
	require.NoError(t, yaml.Unmarshal(text, &config))
	rules := config.Linters.Settings.Depguard.Rules
	for name, allowed := range arrows {
		rule, pattern := name, name+"/*.go"
		if name == "." {
			rule, pattern = "root", "*.go"
		}
		got, ok := rules[rule]
		if !assert.True(t, ok, ".golangci.yml has no depguard rule %s", rule) {
			continue
		}
		want := []string{"$gostd"}
		for _, a := range allowed {
			switch {
			case a == ".":
				want = append(want, module+"$")
			case isStd(a): // a folder of ours
				want = append(want, module+"/"+a+"$")
			default:
				want = append(want, a)
			}
		}
		assert.ElementsMatch(t, want, got.Allow, "the depguard rule %s", rule)
		assert.Equal(t, []string{"${config-path}/" + pattern, "!$test"}, got.Files, "the depguard rule %s", rule)
		assert.Equal(t, "strict", got.Mode, "the depguard rule %s", rule)
	}
	assert.Len(t, rules, len(arrows), ".golangci.yml has rules for packages that are not in the table of imports")
}

// TestUpdateIsKnownEverywhere holds what makes `go test ./... -update` work: every test binary has to know the flag.
func TestUpdateIsKnownEverywhere(t *testing.T) {
	const flagPackage = module + "/internal/goldentest"
	var without []string
	for _, p := range packages(t) {
		tests := slices.Concat(p.TestImports, p.XTestImports)
		if len(tests) > 0 && p.ImportPath != flagPackage && !slices.Contains(tests, flagPackage) {
			without = append(without, p.folder())
		}
	}
	assert.Empty(t, without, "the tests of these packages must import %s, if only for its flag", flagPackage)
}
