package report_test

import (
	"bytes"
	"encoding/json"
	"io"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

// audited is a report with something of everything, some of it hostile.
func audited() *audit.Report {
	const hostile = `<script>alert("x")</script>` + "\u202e"
	at := ir.Source{File: "docs/api/book.md", Line: 7, Column: 2}
	return &audit.Report{
		Format: audit.Format, API: "graph", Version: "v1.0", Metadata: "books.xml", Types: 9, Described: 8,
		Rates: []audit.Rate{
			{Name: "property names", What: "rows", Have: 9999, Of: 10000, Target: 99},
			{Name: "property types", What: "types", Have: 1, Of: 2, Target: 99.3},
			{Name: "answers", What: "operations"},
		},
		Totals: []audit.Total{{Kind: audit.PropertyName, Errors: 1, Fixable: 1}, {Kind: audit.UnknownType, Warnings: 1}, {Kind: audit.MissingType, Notes: 1}},
		Findings: []audit.Finding{
			{Kind: audit.UnknownType, Severity: ir.SeverityWarning, Type: "poem", Documents: hostile, At: ir.Source{File: "docs/poem.md", Line: 1, Column: 1}, Follow: audit.Documents, Why: "it is new", URL: "javascript:alert(1)"},
			{Kind: audit.MissingType, Severity: ir.SeverityNote, Type: "song", Metadata: "complex type", Line: 12, Follow: "", Why: "who knows"},
			{Kind: audit.PropertyName, Severity: ir.SeverityError, Type: "book", Member: "Title", Documents: "Title", Metadata: "title", At: at, Line: 5, Follow: audit.Metadata, Why: "case counts", Fixable: true, URL: "https://example.com/book"},
		},
		Untyped: []audit.Page{{File: "docs/overview.md", Reason: hostile}},
		Unread:  []audit.Lost{{At: at, Text: "GET /books"}},
	}
}

func writeAudit(t *testing.T, format string, opts report.Options) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Audit(&b, audited(), format, opts))
	return b.String()
}

func TestAuditText(t *testing.T) {
	goldentest.Equal(t, filepath.Join("testdata", "audit.txt"), []byte(writeAudit(t, report.AuditText, report.Options{Least: ir.SeverityNote})))
	assert.NotContains(t, writeAudit(t, report.AuditText, report.Options{Least: ir.SeverityWarning}), "song")
	errors := writeAudit(t, report.AuditText, report.Options{Least: ir.SeverityError})
	assert.NotContains(t, errors, "poem")
	assert.Contains(t, errors, "book.Title")

	coloured := writeAudit(t, report.AuditText, report.Options{Least: ir.SeverityNote, Color: true})
	assert.Contains(t, coloured, "\x1b[")
	assert.Equal(t, writeAudit(t, report.AuditText, report.Options{Least: ir.SeverityNote}), ansi.ReplaceAllString(coloured, ""))
}

func TestAuditJSON(t *testing.T) {
	text := writeAudit(t, report.AuditJSON, report.Options{Least: ir.SeverityError})
	var back audit.Report
	require.NoError(t, json.Unmarshal([]byte(text), &back))
	assert.Equal(t, audited(), &back, "a program gets everything")
}

// TestAuditHTML holds that the page needs nothing else, says everything, and runs none of what it quotes.
func TestAuditHTML(t *testing.T) {
	page := writeAudit(t, report.AuditHTML, report.Options{Least: ir.SeverityError})
	for _, loads := range []string{`\bsrc\s*=`, `<link\b`, `@import`, `\burl\(`, `\bfetch\b`, `XMLHttpRequest`, `<iframe`, `<img`, `<object`} {
		assert.NotRegexp(t, loads, page)
	}
	assert.Equal(t, []string{"https://example.com/book"}, matches(`href="(https?:[^"]*)"`, page), "the only addresses are those of pages")
	assert.NotContains(t, page, `href="javascript:`)
	assert.Equal(t, 1, strings.Count(page, "<script>"))
	assert.Equal(t, 2, strings.Count(page, `&lt;script&gt;alert(&#34;x&#34;)&lt;/script&gt;`))

	assert.Len(t, matches(`(<tr data-severity)`, page), 3)
	for _, says := range []string{
		"<title>Audit of graph v1.0: documents and metadata</title>", `<html lang="en">`, `name="color-scheme" content="light dark"`, "@media print",
		"prefers-color-scheme: dark", "9999 / 10000", "99.99 %", "reaches 99 %", "BELOW 99.3 %", "<code>docs/</code>", "api/book.md:7", "metadata, by --fix", "unclear",
		`<li><code>overview.md</code>`, `<code>api/book.md:7</code>: GET /books`,
	} {
		assert.Contains(t, page, says)
	}
	for _, id := range matches(`(?:aria-labelledby|for)="([^"]*)"`, page) {
		assert.Contains(t, page, `id="`+id+`"`, "what a label refers to is there")
	}
}

func matches(expr, text string) []string {
	var all []string
	for _, m := range regexp.MustCompile(expr).FindAllStringSubmatch(text, -1) {
		all = append(all, m[1])
	}
	return all
}

func TestAuditOfNothing(t *testing.T) {
	for _, format := range []string{report.AuditText, report.AuditJSON, report.AuditHTML} {
		var b bytes.Buffer
		require.NoError(t, report.Audit(&b, &audit.Report{}, format, report.Options{}), format)
		assert.NotEmpty(t, b.String())
	}
	assert.Error(t, report.Audit(io.Discard, &audit.Report{}, "xml", report.Options{}))
	assert.ErrorIs(t, report.Audit(failing{}, audited(), report.AuditText, report.Options{}), io.ErrShortWrite)
}

type failing struct{}

func (failing) Write([]byte) (int, error) { return 0, io.ErrShortWrite }
