package text

import (
	"bytes"
	"strings"
	"unicode"

	"github.com/graphgen/graphgen/internal/source"
	"github.com/graphgen/graphgen/parser/document"
)

// line is one line of the file.
type line struct {
	text   string // without indentation, bullet and trailing white space, cleaned
	raw    string // whole, without the line ending, cleaned
	offset int    // of text in the file
	bullet bool   // it started with a bullet
	number int    // of a numbered item, zero for none
}

func (l line) blank() bool { return l.text == "" }

// bullets are what reader modes put before the items of lists.
const bullets = "•◦▪‣·"

func split(f *source.File) []line {
	text := f.Text
	var lines []line
	for at := 0; at < len(text); {
		end := len(text)
		if i := bytes.IndexByte(text[at:], '\n'); i >= 0 {
			end = at + i
		}
		lines = append(lines, newLine(text[at:end], at))
		at = end + 1
	}
	return lines
}

// isWhite reports whether a character counts as space at the ends of a line: all that Unicode calls so, and zero-width ones.
func isWhite(c rune) bool { return unicode.IsSpace(c) || c == '\u200b' || c == '\ufeff' }

func newLine(raw []byte, offset int) line {
	l := line{raw: document.Clean(strings.TrimRight(string(raw), "\r"))}
	s := strings.TrimLeftFunc(string(raw), isWhite)
	if rest := strings.TrimLeft(s, bullets); rest != s && strings.TrimLeftFunc(rest, isWhite) != rest {
		l.bullet = true
		s = strings.TrimLeftFunc(rest, isWhite)
	} else if rest, n := cutNumber(s); n > 0 {
		l.number = n
		s = rest
	}
	l.offset = offset + len(raw) - len(s)
	l.text = document.Clean(strings.TrimRightFunc(s, isWhite))
	return l
}

// cutNumber removes the number of a numbered item, "12. ", and returns it; zero if there is none.
func cutNumber(s string) (string, int) {
	digits, n := 0, 0
	for digits < len(s) && digits < 4 && s[digits] >= '0' && s[digits] <= '9' {
		n = n*10 + int(s[digits]-'0')
		digits++
	}
	if digits == 0 || !strings.HasPrefix(s[digits:], ". ") {
		return s, 0
	}
	rest := strings.TrimLeftFunc(s[digits+2:], isWhite)
	if rest == "" {
		return s, 0
	}
	return rest, n
}

// token is a word of a line with its byte offset in the line's text.
type token struct {
	text string
	at   int
}

// end is where the word ends.
func (t token) end() int { return t.at + len(t.text) }

func tokens(s string, limit int) []token {
	var out []token
	for i := 0; i < len(s) && len(out) < limit; {
		if s[i] == ' ' || s[i] == '\t' {
			i++
			continue
		}
		end := strings.IndexAny(s[i:], " \t")
		if end < 0 {
			end = len(s) - i
		}
		out = append(out, token{s[i : i+end], i})
		i += end
	}
	return out
}
