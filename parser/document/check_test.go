package document_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
)

func TestCheck(t *testing.T) {
	long := strings.Repeat("x", document.MaxLine)
	for _, c := range []struct {
		name, text   string
		code         string
		line, column int
	}{
		{"empty", "", "", 0, 0},
		{"ordinary", "a\nü\n", "", 0, 0},
		{"replacement character", "\ufffd\n", "", 0, 0},
		{"lone byte", "ok\nab\xffc\n", "G001", 2, 3},
		{"surrogate", "\xed\xa0\x80", "G001", 1, 1},
		{"cut short", "ok \xe2\x82", "G001", 1, 4},
		{"line at the limit", long + "\nx", "", 0, 0},
		{"line beyond the limit", "a\n" + long + "x\n", "G002", 2, 1},
		{"last line beyond the limit", "a\n" + long + "x", "G002", 2, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var d diag.List
			ok := document.Check(source.New("f", []byte(c.text)), &d)
			if c.code == "" {
				assert.True(t, ok)
				assert.Empty(t, d)
				return
			}
			assert.False(t, ok)
			require.Len(t, d, 1)
			assert.Equal(t, c.code, d[0].Code)
			assert.Equal(t, []int{c.line, c.column}, []int{d[0].Line, d[0].Column})
			assert.NotEmpty(t, d[0].Hint)
		})
	}
}

func TestCheckHugeLine(t *testing.T) {
	var d diag.List
	assert.False(t, document.Check(source.New("f", bytes.Repeat([]byte("a"), 100<<20)), &d))
	require.Len(t, d, 1)
	assert.Equal(t, diag.LineTooLong.ID, d[0].Code)
}

func TestInlineBuilder(t *testing.T) {
	var b document.InlineBuilder
	assert.True(t, b.Empty())
	b.Add(document.Span{Text: " \u00a0a"})
	b.Add(document.Span{Text: "b\u200bc "})
	b.Add(document.Span{Kind: document.CodeSpan, Text: "x"})
	b.Add(document.Span{Kind: document.LinkSpan, Text: "l", Target: "1"})
	b.Add(document.Span{Kind: document.LinkSpan, Text: "m", Target: "2"})
	b.Add(document.Span{})
	b.Add(document.Span{Kind: document.StrongSpan, Text: "\ufeff"})
	b.Add(document.Span{Text: " \n"})
	assert.False(t, b.Empty())
	assert.Equal(t, document.Inline{
		{Text: "abc "},
		{Kind: document.CodeSpan, Text: "x"},
		{Kind: document.LinkSpan, Text: "l", Target: "1"},
		{Kind: document.LinkSpan, Text: "m", Target: "2"},
	}, b.Inline())
}

func TestClean(t *testing.T) {
	assert.Equal(t, "a b", document.Clean("\ufeffa\u00a0\u200bb"))
	assert.Equal(t, "naïve", document.Clean("naïve"))
}
