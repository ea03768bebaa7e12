package parser

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestParseSets(t *testing.T) {
	for text, want := range map[string]string{
		"A.Read, A.ReadWrite":                             "A.Read | A.ReadWrite",
		"A.Read and B.Read":                               "A.Read B.Read",
		"A.Read & B.Read":                                 "A.Read B.Read",
		"A.Read and B.Read, C.Read":                       "A.Read B.Read | C.Read",
		"A.Read and B.Read, A.Write and B.Read":           "A.Read B.Read | A.Write B.Read",
		"A.Read and B.Read, A.Write and B.Read, C.Read":   "A.Read B.Read | A.Write B.Read | C.Read",
		"A.Read, B.Read and C.Read":                       "A.Read | B.Read | C.Read",
		"A.Read, B.Read, and C.Read":                      "A.Read | B.Read | C.Read",
		"A.Read or B.Read":                                "A.Read | B.Read",
		"A.Read\nB.Read":                                  "A.Read | B.Read",
		"A.Read B.Read":                                   "A.Read | B.Read",
		"A.Read along with B.X or C.X":                    "A.Read B.X | A.Read C.X",
		"A.Read, A.Write plus B.Read":                     "A.Read B.Read | A.Write B.Read",
		"One from A.Read, A.Write plus either B.X or C.X": "A.Read B.X | A.Read C.X | A.Write B.X | A.Write C.X",
		"A.Read + B.Read":                                 "A.Read B.Read",
		"A.Read and A.Read":                               "A.Read",
		"Not supported.":                                  "",
		"plus, and, or":                                   "",
		strings.Repeat("A.X, B.X plus ", 20):              "",
	} {
		var got []string
		for _, set := range parseSets(text) {
			got = append(got, strings.Join(set, " "))
		}
		if strings.HasPrefix(text, "A.X, B.X plus A") {
			assert.LessOrEqual(t, len(got), maxSets)
			continue
		}
		assert.Equal(t, want, strings.Join(got, " | "), text)
	}
}
