package parser_test

import (
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// phrases are the wordings of facts, by a search as simple as can be, and the facts that they stand for. A description with a wording
// that states the fact of something else is an exception, and named in the table.
var phrases = []struct {
	name string
	re   *regexp.Regexp
	fact func(ir.Property) bool
}{
	{"read-only", regexp.MustCompile(`(?i)\bread[- ]?only\b`), func(p ir.Property) bool { return p.ReadOnly }},
	{"required", regexp.MustCompile(`(?i)\brequired\b`), func(p ir.Property) bool { return p.Required }},
	{"not nullable", regexp.MustCompile(`(?i)\bnot nullable\b`), func(p ir.Property) bool { return !p.Nullable }},
	{"nullable", regexp.MustCompile(`\bNullable\b`), func(p ir.Property) bool { return p.Nullable }},
	{"key", regexp.MustCompile(`\bKey\.`), func(p ir.Property) bool { return p.Key }},
	{"inherited from", regexp.MustCompile(`(?i)\binherited from\b`), func(p ir.Property) bool { return p.Inherited != "" }},
	{"default value", regexp.MustCompile(`(?i)\bdefault (?:value )?(?:is|was)\b|\bdefaults to\b|\bdefault value\b`), func(p ir.Property) bool { return p.Default != "" }},
	{"maximum length", regexp.MustCompile(`(?i)\bmaximum length\b|\bmaximum of \d+ char|\b\d+ characters\b`), func(p ir.Property) bool { return p.MaxLength > 0 }},
	{"returned by default", regexp.MustCompile(`(?i)\breturned by default\b`), func(p ir.Property) bool { return p.Returned == ir.ReturnedDefault }},
	{"returned on $select", regexp.MustCompile(`(?i)\b(?:returned only|only returned) on \$select\b|\breturned only with\b`), func(p ir.Property) bool { return p.Returned == ir.ReturnedSelect }},
	{"$filter", regexp.MustCompile(`\$filter\b`), func(p ir.Property) bool { return p.Filterable }},
	{"$filter operators", regexp.MustCompile(`\$filter \(`), func(p ir.Property) bool { return len(p.Filter) > 0 }},
	{"$filter on null", regexp.MustCompile(`(?i)on null values`), func(p ir.Property) bool { return p.FilterNull }},
	{"$orderBy", regexp.MustCompile(`(?i)\$orderby\b`), func(p ir.Property) bool { return p.OrderBy }},
	{"$search", regexp.MustCompile(`\$search\b`), func(p ir.Property) bool { return p.Search }},
	{"possible values", regexp.MustCompile(`(?i)\b(?:possible|allowed|valid|supported|property) values\b|\bvalues are\b|\bpossible value\b|\bone of the following\b`), func(p ir.Property) bool { return len(p.Values) > 0 }},
	{"unknown members", regexp.MustCompile(`unknownFutureValue|include-unknown-enum-members`), func(p ir.Property) bool { return p.Evolvable }},
	{"deprecated", regexp.MustCompile(`(?i)\bdeprecat`), func(p ir.Property) bool { return p.Deprecated }},
}

// exceptions says why a description that has a wording does not have the fact, or has the fact without the wording.
var exceptions = map[string]string{
	"001 read-only user.businessPhones":                       "speaks of some users",
	"001 read-only user.mobilePhone":                          "speaks of some users",
	"001 read-only user.onPremisesExtensionAttributes":        "speaks of some users",
	"001 required attendee.type":                              "a value of the property",
	"001 required user.usageLocation":                         "of users that get licences",
	"001 maximum length message.bodyPreview":                  "says what the text begins with, not how long it may be",
	"001 returned by default message.uniqueBody":              "not returned by default",
	"001 returned on $select message.internetMessageHeaders":  "in other words",
	"001 returned on $select message.uniqueBody":              "in other words: not returned by default",
	"001 possible values bookingAppointment.customerTimeZone": "refers to the list of another type",
	"001 possible values bookingStaffMember.timeZone":         "refers to the list of another type",
	"001 possible values dateTimeTimeZone.timeZone":           "refers to a list that the page does not have",
	"003 read-only group.isArchived":                          "a mode of the team that the property tells of",
	"003 read-only user.businessPhones":                       "speaks of some users",
	"003 read-only user.mobilePhone":                          "speaks of some users",
	"003 read-only user.onPremisesExtensionAttributes":        "speaks of some users",
	"003 required educationUser.usageLocation":                "of users that get licences",
	"003 required group.proxyAddresses":                       "an operator that filters need",
	"003 required user.usageLocation":                         "of users that get licences",
	"003 default value educationUser.showInAddressList":       "in other words",
	"003 possible values group.classification":                "values that the tenant defines",
	"003 possible values group.preferredDataLocation":         "the page's list is of roles",
	"003 possible values user.employeeLeaveDateTime":          "the page's list is of permissions",
}

// TestWordingsOfSeeds counts the wordings of each fact in the two permission pages among the seeds, beside the facts that were found, and
// names every description where the two differ.
func TestWordingsOfSeeds(t *testing.T) {
	var b strings.Builder
	unused := maps.Clone(exceptions)
	for _, prefix := range []string{"001", "003"} {
		names, err := filepath.Glob(filepath.Join(shared(t, "seeds"), prefix+"_*.txt"))
		require.NoError(t, err)
		require.Len(t, names, 1)
		text, err := os.ReadFile(names[0])
		require.NoError(t, err)
		f := read("seed.txt", text, noFile, parser.Options{})
		_, resources, ok := strings.Cut(string(text), "\nResources\n")
		require.True(t, ok)
		fmt.Fprintf(&b, "%s: %d resources\n%-22s %9s %12s %6s\n", prefix, len(f.Types), "wording", "in text", "descriptions", "facts")
		for _, ph := range phrases {
			inText := len(ph.re.FindAllString(strings.ReplaceAll(resources, "\u00a0", " "), -1))
			inDocs, docs, facts := 0, 0, 0
			var without, more []string
			for _, ty := range f.Types {
				for _, p := range ty.Properties {
					n := len(ph.re.FindAllString(p.Doc, -1))
					inDocs += n
					found := ph.fact(p)
					switch {
					case n > 0 && found:
						docs, facts = docs+1, facts+1
					case n > 0:
						docs++
						without = append(without, ty.Name+"."+p.Name)
					case found && !slices.Contains([]string{"nullable", "not nullable"}, ph.name): // these hold without words, too
						facts++
						more = append(more, ty.Name+"."+p.Name)
					}
				}
			}
			assert.Equal(t, inText, inDocs, "%s: %s: all that the text has is in a description", prefix, ph.name)
			fmt.Fprintf(&b, "%-22s %9d %12d %6d\n", ph.name, inText, docs, facts)
			for _, w := range without {
				explain(t, &b, unused, prefix+" "+ph.name+" ", w)
			}
			for _, m := range more {
				explain(t, &b, unused, prefix+" "+ph.name+" ", m)
			}
		}
	}
	assert.Empty(t, unused)
	goldentest.Equal(t, filepath.Join("testdata", "facts.txt"), []byte(b.String()))
}

// explain adds the reason of an exception to the table.
func explain(t *testing.T, b *strings.Builder, unused map[string]string, key, property string) {
	reason, ok := exceptions[key+property]
	delete(unused, key+property)
	assert.True(t, ok, "%s%s: found without its wording, or not found", key, property)
	fmt.Fprintf(b, "    %s: %s\n", property, reason)
}
