package templates

import (
	"go/doc/comment"
	"strings"
	"unicode"
	"unicode/utf8"
)

// commentText is the one way in which text becomes a comment. Every line is a `// ` comment of its own, an empty one `//`, so
// that text cannot end the comment, start a directive (`//go:…`, `//line`, `//export`, a cgo preamble) or hide what it says:
// whatever breaks lines in some viewer breaks them here, and control characters, also those that turn the direction of text,
// are dropped. Empty lines at both ends are dropped, too; "" means that nothing is left to print.
//
// It comes out in the form in which gofmt leaves doc comments: gofmt takes any comment for one that begins its line and stands above a
// declaration.
func commentText(text []string) string {
	var lines []string
	for _, t := range text {
		lines = append(lines, inertLines(t)...)
	}
	for len(lines) > 0 && lines[0] == "" {
		lines = lines[1:]
	}
	for len(lines) > 0 && lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	lines = canonical(lines)
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString("//")
		if l != "" && l[0] != '\t' {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// inertLines splits text where any reader might break a line, and cleans each line.
func inertLines(text string) []string {
	if isPlainASCII(text) {
		return []string{disarm(strings.TrimRight(text, " \t"))}
	}
	text = strings.ToValidUTF8(text, string(utf8.RuneError))
	text = strings.ReplaceAll(text, "\r\n", "\n")
	var lines []string
	for line := range strings.SplitSeq(strings.Map(breakOrDrop, text), "\n") {
		lines = append(lines, disarm(strings.TrimRightFunc(line, unicode.IsSpace)))
	}
	return lines
}

// isPlainASCII reports whether text is one line of printable ASCII.
func isPlainASCII(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c > '~' {
			return false
		}
	}
	return true
}

// breakOrDrop is the strings.Map function of inertLines.
func breakOrDrop(r rune) rune {
	switch r {
	case '\n', '\r', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return '\n'
	case '\t':
		return r
	case '\ufeff': // a byte order mark is an error inside a Go file
		return -1
	}
	if unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) {
		return -1
	}
	return r
}

// disarm changes the few texts that tools take for instructions although they follow `// `: gofmt, go vet and go build know
// `// +build` and look for `//go:build` inside of comments, golangci-lint obeys `// nolint`, gosec `// #nosec`.
func disarm(line string) string {
	start := strings.TrimSpace(line)
	for _, word := range [...]string{"+build", "nolint", "#nosec"} {
		if strings.HasPrefix(start, word) {
			indent, rest, _ := strings.Cut(line, word)
			line = indent + `\` + word + rest
			break
		}
	}
	return strings.ReplaceAll(line, "//go:build", "// go:build")
}

// canonicalPasses bounds the passes of canonical; four are the most that random text was seen to need.
const canonicalPasses = 10

// canonical rewrites the lines of a doc comment as gofmt does: lists indented, code behind a tab, blank lines around both. Text
// that mixes these needs more than one pass of gofmt's until a pass changes nothing, hence the loop.
func canonical(lines []string) []string {
	if isPlain(lines) {
		return lines
	}
	var parser comment.Parser
	var printer comment.Printer
	text := strings.Join(lines, "\n") + "\n"
	for range canonicalPasses {
		next := string(printer.Comment(parser.Parse(text)))
		if next == text {
			break
		}
		text = next
	}
	if text = strings.TrimRight(text, "\n"); text == "" {
		return nil
	}
	return strings.Split(text, "\n")
}

// isPlain reports whether lines are paragraphs in which gofmt sees no markup: each line starts without a space or a sign that may
// begin a heading or a link's definition and has no TeX-like quotes, one blank line parts two paragraphs, and no line that stands alone
// looks like a heading, which has no punctuation.
func isPlain(lines []string) bool {
	start := 0 // of the paragraph
	for i, l := range lines {
		if l == "" {
			if i == start || i-start == 1 && !strings.ContainsAny(lines[start], ":/") && !strings.HasSuffix(lines[start], ".") {
				return false
			}
			start = i + 1
			continue
		}
		if l[0] <= '#' || l[0] == '[' || l[0] > '~' || strings.Contains(l, "``") || strings.Contains(l, "''") {
			return false
		}
	}
	return true
}
