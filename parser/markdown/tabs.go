package markdown

import "bytes"

// mark is a line that matters to tabs.
type mark struct {
	kind       markKind
	tab        string // of a tabMark
	start, end int    // of the line
}

type markKind int

const (
	tabMark     markKind = iota // # [HTTP](#tab/http)
	endMark                     // ---
	headingMark                 // any other heading
)

// maskTabs blanks the tabs of other languages than HTTP, and the headings and end lines of all. Tabs that hold tables are of no
// language, and stay. A group of tabs ends with a line of dashes. Where that was forgotten, which shows when the page ends or a tab of the same name comes again, its last
// tab ends at the first heading within.
func maskTabs(text []byte, start int) {
	marks := findMarks(text, start)
	seen := map[string]bool{} // tabs of the open group
	for i, m := range marks {
		switch m.kind {
		case headingMark:
			continue
		case endMark:
			if len(seen) > 0 {
				blank(text[m.start:m.end])
			}
			clear(seen)
			continue
		case tabMark:
		}
		if seen[m.tab] {
			clear(seen)
		}
		seen[m.tab] = true
		end := m.end
		if m.tab != "http" {
			if next := tabEnd(marks[i+1:], seen, len(text)); !holdsTable(text[m.end:next]) {
				end = next
			}
		}
		blank(text[m.start:end])
	}
}

// holdsTable reports whether a line starts with a bar, outside fences.
func holdsTable(text []byte) bool {
	var fence []byte
	for line := range bytes.Lines(text) {
		line = bytes.TrimSpace(line)
		switch f := fenceOf(line); {
		case fence == nil && f != nil:
			fence = f
		case fence != nil && bytes.Equal(f, fence):
			fence = nil
		case fence == nil && len(line) > 0 && line[0] == '|':
			return true
		}
	}
	return false
}

// tabEnd returns where the last tab of seen ends, given the marks after its heading.
func tabEnd(marks []mark, seen map[string]bool, eof int) int {
	heading := -1
	for _, m := range marks {
		switch m.kind {
		case headingMark:
			if heading < 0 {
				heading = m.start
			}
		case endMark:
			return m.start
		case tabMark:
			if heading >= 0 && seen[m.tab] {
				return heading
			}
			return m.start
		}
	}
	if heading >= 0 {
		return heading
	}
	return eof
}

// findMarks lists the lines that matter to tabs, outside fences and comments.
func findMarks(text []byte, start int) []mark {
	var marks []mark
	var fence []byte
	comment := false
	for at := start; at < len(text); {
		end, next := nextLine(text, at)
		line := bytes.TrimLeft(text[at:end], " \t>")
		trimmed := bytes.TrimSpace(line)
		switch f := fenceOf(trimmed); {
		case comment:
			comment = inComment(line)
		case fence != nil:
			if f != nil && f[0] == fence[0] && len(f) >= len(fence) && len(f) == len(trimmed) {
				fence = nil
			}
		case f != nil:
			fence = f
		case bytes.HasPrefix(line, commentStart):
			comment = inComment(line)
		case isDashes(trimmed, 3):
			marks = append(marks, mark{kind: endMark, start: at, end: end})
		case bytes.HasPrefix(line, []byte("#")):
			m := mark{kind: headingMark, start: at, end: end}
			if tab, ok := tabOf(trimmed); ok {
				m.kind, m.tab = tabMark, tab
			}
			marks = append(marks, m)
		}
		at = next
	}
	return marks
}

// inComment reports whether a comment is open after a line that starts in one.
func inComment(line []byte) bool {
	return bytes.LastIndex(line, commentEnd) <= bytes.LastIndex(line, commentStart)
}

// fenceOf returns the run of back-quotes or tildes that opens or closes a fence on the line, or nil.
func fenceOf(line []byte) []byte {
	if len(line) < 3 || line[0] != '`' && line[0] != '~' {
		return nil
	}
	n := len(line) - len(bytes.TrimLeft(line, string(line[:1])))
	if n < 3 || line[0] == '`' && bytes.IndexByte(line[n:], '`') >= 0 {
		return nil
	}
	return line[:n]
}

// tabOf returns the name of the tab that the heading `# [title](#tab/name)` opens, in lower case.
func tabOf(line []byte) (string, bool) {
	line = bytes.TrimSpace(bytes.Trim(line, "#"))
	if len(line) == 0 || line[0] != '[' {
		return "", false
	}
	_, rest, ok := bytes.Cut(line, []byte("](#tab/"))
	if !ok || len(rest) == 0 || rest[len(rest)-1] != ')' {
		return "", false
	}
	name, _, _ := bytes.Cut(rest[:len(rest)-1], []byte("/")) // a second part is the condition of a dependent tab
	return string(bytes.ToLower(name)), true
}
