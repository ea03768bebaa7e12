package markdown

import (
	"bytes"
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// maxNesting is how deep quotations and lists may open on one line. Deeper ones cost goldmark quadratic time and are no
// prose.
const maxNesting = 32

// mask returns the text with everything that is not the page's own Markdown blanked, byte for byte, so that offsets stay
// true: a byte order mark, the front matter (whose entries go to meta), tabs of other languages than HTTP, and lines nested
// beyond reason. The text itself is not changed.
func mask(text []byte, meta map[string]string) []byte {
	out := bytes.Clone(text)
	start := 0
	if bytes.HasPrefix(out, []byte(document.BOM)) {
		start = len(document.BOM)
		blank(out[:start])
	}
	start = frontMatter(out, start, meta)
	if bytes.Contains(out[start:], []byte("](#tab/")) {
		maskTabs(out, start)
	}
	maskExcess(out, start)
	return out
}

func blank(b []byte) {
	for i, c := range b {
		if c != '\n' && c != '\r' {
			b[i] = ' '
		}
	}
}

// nextLine returns the end of the line at start, and the start of the next.
func nextLine(text []byte, start int) (end, next int) {
	if i := bytes.IndexByte(text[start:], '\n'); i >= 0 {
		return start + i, start + i + 1
	}
	return len(text), len(text)
}

// frontMatter blanks the block of `key: value` lines between two lines of three dashes at the start of a page, and returns
// where the rest starts. A page that starts otherwise, or never closes the block, has none.
func frontMatter(text []byte, start int, meta map[string]string) int {
	end, next := nextLine(text, start)
	for next < len(text) && len(bytes.TrimSpace(text[start:end])) == 0 {
		start = next
		end, next = nextLine(text, start)
	}
	if !isDashes(text[start:end], 3) {
		return start
	}
	body := next
	for at := body; at < len(text); {
		end, next = nextLine(text, at)
		line := text[at:end]
		if isDashes(line, 3) || string(bytes.TrimSpace(line)) == "..." {
			if !bytes.Contains(text[body:at], []byte(":")) && len(bytes.TrimSpace(text[body:at])) > 0 {
				return start
			}
			parseMeta(text[body:at], meta)
			blank(text[start:end])
			return next
		}
		at = next
	}
	return start
}

func parseMeta(text []byte, meta map[string]string) {
	if meta == nil {
		return
	}
	for line := range strings.Lines(string(text)) {
		key, value, ok := strings.Cut(line, ":")
		if !ok || !isKey(key) {
			continue
		}
		value = strings.TrimSpace(value)
		if n := len(value); n >= 2 && (value[0] == '"' || value[0] == '\'') && value[n-1] == value[0] {
			value = value[1 : n-1]
		}
		meta[strings.ToLower(strings.TrimSpace(key))] = document.Clean(value)
	}
}

// isKey reports whether the text before a colon is a front matter key, not a word of a value that runs over several lines.
func isKey(s string) bool {
	s = strings.TrimRight(s, " \t")
	for _, c := range s {
		switch {
		case c == '_', c == '-', c == '.', c >= 'a' && c <= 'z', c >= 'A' && c <= 'Z', c >= '0' && c <= '9':
		default:
			return false
		}
	}
	return s != "" && s[0] != '-'
}

// isDashes reports whether the line holds only dashes, at least n of them.
func isDashes(line []byte, n int) bool {
	line = bytes.TrimSpace(line)
	return len(line) >= n && len(bytes.Trim(line, "-")) == 0
}

// maskExcess blanks lines that open more than maxNesting quotations or list items, and the hashes of headings that are too
// long for one, which makes them paragraphs.
func maskExcess(text []byte, start int) {
	for at := start; at < len(text); {
		end, next := nextLine(text, at)
		depth := 0
	line:
		for i := at; i < end && depth <= maxNesting; i++ {
			switch c := text[i]; {
			case c == '>':
				depth++
			case (c == '-' || c == '+' || c == '*' || c == '.' || c == ')') && i+1 < end && (text[i+1] == ' ' || text[i+1] == '\t'):
				depth++
			case c == '#' && end-i > maxInline:
				text[i] = ' '
			case c == ' ' || c == '\t' || c >= '0' && c <= '9':
			default:
				break line
			}
		}
		if depth > maxNesting {
			blank(text[at:end])
		}
		at = next
	}
}
