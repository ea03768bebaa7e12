package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
	"gopkg.in/yaml.v3"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

func findings() diag.List {
	return diag.List{
		{File: "a,b:c.md", Line: 3, Column: 7, Severity: ir.SeverityError, Code: "G011", Message: "50% of\nthe cells", Hint: "add: one"},
		{File: "b.md", Line: 4, Severity: ir.SeverityWarning, Code: "G012", Message: `type "<x>" & more`},
		{Severity: ir.SeverityNote, Code: "G005", Message: "no page"},
		{File: "b.md", Severity: ir.SeverityError, Code: "G001", Message: "odd"},
	}
}

func write(t *testing.T, list diag.List, opts report.Options) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Diagnostics(&b, list, opts))
	return b.String()
}

func TestText(t *testing.T) {
	all := findings().Text()
	assert.Equal(t, all+"2 errors, 1 warning, 1 note\n", write(t, findings(), report.Options{Format: report.FormatText}))
	assert.Equal(t, "b.md: error: odd [G001]\n1 error\n",
		write(t, findings()[1:], report.Options{Format: report.FormatText, Least: ir.SeverityError}))
	assert.Empty(t, write(t, findings()[2:3], report.Options{Format: report.FormatText, Least: ir.SeverityWarning}))
	assert.Empty(t, write(t, nil, report.Options{Format: report.FormatText}))
}

func TestColourChangesNoWord(t *testing.T) {
	coloured := write(t, findings(), report.Options{Format: report.FormatText, Color: true})
	assert.Contains(t, coloured, "\x1b[")
	plain := write(t, findings(), report.Options{Format: report.FormatText})
	assert.NotContains(t, plain, "\x1b")
	assert.Equal(t, plain, ansi.ReplaceAllString(coloured, ""))
}

func TestTextOfDocumentsDoesNotSteerTheTerminal(t *testing.T) {
	list := diag.List{{File: "a\x1b[2J.md", Severity: ir.SeverityError, Code: "G012", Message: "type \"\u202eevil\x07\" \r", Hint: "\u2066x"}}
	assert.Equal(t, "a\\u001b[2J.md: error: type \"\\u202eevil\\u0007\" \\u000d [G012]\n\thint: \\u2066x\n1 error\n",
		write(t, list, report.Options{Format: report.FormatText}))
}

func TestJSON(t *testing.T) {
	text := write(t, findings(), report.Options{Format: report.FormatJSON, Least: ir.SeverityError})
	var back diag.List
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	assert.Equal(t, findings(), back, "a program gets everything")
	assert.Contains(t, text, `"message": "type \"<x>\" & more"`)
	assert.Equal(t, "[]\n", write(t, nil, report.Options{Format: report.FormatJSON}))
}

func TestGitHub(t *testing.T) {
	assert.Equal(t, strings.Join([]string{
		"::error file=a%2Cb%3Ac.md,line=3,col=7,title=G011::50%25 of%0Athe cells%0Ahint: add: one",
		`::warning file=b.md,line=4,title=G012::type "<x>" & more`,
		"::notice title=G005::no page",
		"::error file=b.md,title=G001::odd",
		"",
	}, "\n"), write(t, findings(), report.Options{Format: report.FormatGitHub}))
}

func TestUnknownFormIsAnError(t *testing.T) {
	assert.Error(t, report.Diagnostics(io.Discard, nil, report.Options{Format: "xml"}))
	assert.Error(t, report.IR(io.Discard, &ir.Document{}, "xml"))
}

func sparse() *ir.Document {
	return &ir.Document{
		Format: ir.Format,
		Models: []ir.Model{{
			API: "graph", Version: "v1.0",
			Types: []ir.Type{{Name: "song", Doc: "a <b> & c", Properties: []ir.Property{{Name: "id"}}}},
			Enums: []ir.Enum{{Name: "key"}},
			Operations: []ir.Operation{{
				ID: "song-get", Request: &ir.Body{},
				Examples: []ir.Example{{Name: "one", Request: &ir.ExampleRequest{}}},
			}},
		}},
		Permissions: []ir.Permission{{Name: "Songs.Read"}},
	}
}

func TestIRHasNoNull(t *testing.T) {
	var asJSON, asYAML bytes.Buffer
	require.NoError(t, report.IR(&asJSON, sparse(), report.IRJSON))
	require.NoError(t, report.IR(&asYAML, sparse(), report.IRYAML))
	assert.NotRegexp(t, `\bnull\b`, asJSON.String())
	assert.NotRegexp(t, `\bnull\b`, asYAML.String())
	assert.Contains(t, asJSON.String(), `"doc": "a <b> & c"`)
	assert.Contains(t, asJSON.String(), "\n  \"changes\": [],\n")
	assert.Contains(t, asJSON.String(), `"headers": {}`)

	var fromJSON, fromYAML ir.Document
	require.NoError(t, json.Unmarshal(asJSON.Bytes(), &fromJSON))
	require.NoError(t, yaml.Unmarshal(asYAML.Bytes(), &fromYAML))
	assert.Equal(t, fromJSON, fromYAML, "both forms say the same")
	assert.Equal(t, "song", fromJSON.Models[0].Types[0].Name)
}

func TestIRReportsWriteErrors(t *testing.T) {
	closed, err := os.Create(filepath.Join(t.TempDir(), "closed"))
	require.NoError(t, err)
	require.NoError(t, closed.Close())
	for _, format := range []string{report.IRJSON, report.IRYAML} {
		assert.ErrorIs(t, report.IR(closed, sparse(), format), os.ErrClosed)
	}
}

func TestPlural(t *testing.T) {
	assert.Equal(t, "0 files", report.Plural(0, "file"))
	assert.Equal(t, "1 file", report.Plural(1, "file"))
	assert.Equal(t, "2 files", report.Plural(2, "file"))
}

var ansi = regexp.MustCompile(`\x1b\[[0-9;]*m`)

func TestColorDiffColoursLinesOnly(t *testing.T) {
	plain := "update a\n\n--- a/a\n+++ b/a\n@@ -1 +1 @@\n same\n-old\n+new\n\\ No newline at end of file"
	coloured := report.ColorDiff(plain)
	assert.Contains(t, coloured, "\x1b[31m-old\x1b[0m\n")
	assert.Contains(t, coloured, "\x1b[32m+new\x1b[0m\n")
	assert.Contains(t, coloured, "\n same\n")
	assert.Equal(t, plain, ansi.ReplaceAllString(coloured, ""))
}
