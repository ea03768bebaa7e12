package report_test

import (
	"bytes"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/internal/report"
	"github.com/graphgen/graphgen/ir"
)

func comparison() report.Comparison {
	at := ir.Source{File: "book.md", Line: 3, Column: 2}
	return report.Comparison{Old: "a<b", New: "c|d", List: change.List{
		{Kind: change.PropertyRemoved, Class: change.Breaking, Model: "graph v1.0", Owner: "book", Subject: "book.title", Old: "<script>alert(1)</script> | `x`", OldAt: at, NewAt: at},
		{Kind: change.TypeAdded, Class: change.Safe, Model: "graph v1.0", Owner: "atlas", Subject: "atlas", New: "atlas\x1b[31m", NewAt: at},
	}}
}

func changes(t *testing.T, c report.Comparison, format string) string {
	t.Helper()
	var b bytes.Buffer
	require.NoError(t, report.Changes(&b, c, format))
	return b.String()
}

func TestChangesText(t *testing.T) {
	assert.Equal(t, "breaking: book.title: the property is gone: was <script>alert(1)</script> | `x`\n\tbook.md:3:2; its field and its descriptor go\n"+
		"safe: atlas: the type is new: atlas\\u001b[31m\n\tnow book.md:3:2; a struct comes\n1 breaking, 1 safe\n", changes(t, comparison(), report.ChangesText))
	c := comparison()
	c.Least = change.Risky
	assert.NotContains(t, changes(t, c, report.ChangesText), "atlas")
	assert.Equal(t, "nothing changed\n", changes(t, report.Comparison{}, report.ChangesText))
}

func TestChangesMarkdownIsInert(t *testing.T) {
	got := changes(t, comparison(), report.ChangesMarkdown)
	assert.NotContains(t, got, "<script>")
	assert.Contains(t, got, `&lt;script>alert(1)&lt;/script> \| 'x'`, "a cell ends where it should")
}

func TestChangesHTMLIsInert(t *testing.T) {
	c := comparison()
	c.Code = report.NewCode(
		map[string][]byte{"models/book.go": []byte("package models\n\n// book\ntype Book struct {\n\tTitle string // <b>\n}\n")},
		map[string][]byte{"models/book.go": []byte("package models\n\n// book\ntype Book struct {\n}\n"), "models/atlas.go": []byte("package models\n")},
	)
	got := changes(t, c, report.ChangesHTML)
	assert.NotContains(t, got, "<script>alert")
	assert.NotContains(t, got, "<b>")
	assert.Contains(t, got, `<span class="del">-	Title string // &lt;b&gt;</span>`, "the code's difference stands under the change")
	assert.Contains(t, got, `data-class="breaking" data-kind="property-removed"`)
}

func TestReadIR(t *testing.T) {
	doc := &ir.Document{Format: ir.Format, Models: []ir.Model{{API: "graph", Version: "v1.0", Types: []ir.Type{{Name: "book", Kind: ir.KindEntity}}}}}
	for _, format := range []string{report.IRJSON, report.IRYAML} {
		var b bytes.Buffer
		require.NoError(t, report.IR(&b, doc, format))
		got, err := report.ReadIR(b.Bytes())
		require.NoError(t, err)
		assert.Equal(t, "book", got.Models[0].Types[0].Name)
		var again bytes.Buffer
		require.NoError(t, report.IR(&again, got, format))
		assert.Equal(t, b.String(), again.String(), "nothing is lost")
	}
	for _, text := range []string{"", "{", "[]", "format: 2", `{"format": 0}`} {
		_, err := report.ReadIR([]byte(text))
		require.Error(t, err, text)
	}
}
