package document

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/source"
)

// MaxLine is the length in bytes beyond which a line is refused. The longest lines of real pages, base64 in examples, stay
// far below it.
const MaxLine = 1 << 20

// Check reports whether the readers can take the file, and a finding at the offending byte where they cannot: text that is
// not UTF-8, or a line longer than MaxLine. It takes linear time and looks at no more than that.
func Check(f *source.File, d *diag.List) bool {
	text := f.Text
	for start := 0; start < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
			end = start + i
		}
		if end-start > MaxLine {
			d.Add(f.At(start), diag.LineTooLong, "break the line, or leave the document out of documents:",
				"line of %d bytes; at most %d can be read", end-start, MaxLine)
			return false
		}
		start = end + 1
	}
	if utf8.Valid(text) {
		return true
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRune(text[i:])
		if r == utf8.RuneError && size == 1 {
			d.Add(f.At(i), diag.NotUTF8, "save the document as UTF-8", "byte 0x%02x is not UTF-8", text[i])
			return false
		}
		i += size
	}
	return true
}

// BOM is the UTF-8 byte order mark, which readers skip at the start of a document.
const BOM = "\ufeff"

// Clean makes no-break spaces ordinary ones and drops zero-width spaces and byte order marks, which pages carry where
// their editors left them and which are never meant.
func Clean(s string) string {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return cleaner.Replace(s)
		}
	}
	return s
}

var cleaner = strings.NewReplacer("\u00a0", " ", "\u200b", "", "\ufeff", "")
