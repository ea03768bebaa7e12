package text

import (
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

var methods = []string{"GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS", "MERGE"}

// requestMethod returns the method of a request line, "GET /me" or "GET https://…", "" for other lines.
func requestMethod(s string) string {
	for _, m := range methods {
		rest, ok := strings.CutPrefix(s, m+" ")
		if !ok {
			continue
		}
		rest = strings.TrimLeft(rest, " ")
		if strings.HasPrefix(rest, "/") || strings.HasPrefix(rest, "https://") || strings.HasPrefix(rest, "http://") {
			return m
		}
	}
	return ""
}

func isStatusLine(s string) bool {
	rest, ok := strings.CutPrefix(s, "HTTP/")
	if !ok {
		return false
	}
	w := strings.Fields(rest)
	return len(w) >= 2 && len(w[1]) == 3 && strings.Trim(w[1], "0123456789") == ""
}

// isHeaderLine reports whether a line is a header of an HTTP message, "Content-Type: application/json".
func isHeaderLine(s string) bool {
	name, _, ok := strings.Cut(s, ":")
	return ok && isIdentifier(name) && !strings.Contains(name, ".")
}

// opensJSON reports whether a line starts an object or array; the placeholder of a path, "{id}", does not.
func opensJSON(s string) bool {
	if s[0] != '{' && s[0] != '[' {
		return false
	}
	rest := strings.TrimLeft(s[1:], " ")
	return rest == "" || strings.ContainsAny(rest[:1], `"{[}]`)
}

// codeLang returns the language of the code block that line i starts, "" if it starts none.
func (r *reader) codeLang(i int) string {
	switch s := r.lines[i].text; {
	case requestMethod(s) != "" || isStatusLine(s):
		return "http"
	case opensJSON(s) && r.jsonEnd(i) > i:
		return "json"
	default:
		return ""
	}
}

// code reads the block that starts at the current line: for JSON up to the bracket that closes the first; for a message of
// HTTP its request or status lines and headers and, if brackets follow them, its body.
func (r *reader) code(lang string) {
	start := r.next
	end := start
	switch lang {
	case "json":
		end = r.jsonEnd(start)
	default:
		for !r.blankAt(end) && isMessageLine(r.lines[end].text) {
			end++
		}
		body := end
		for body < len(r.lines) && r.lines[body].blank() {
			body++
		}
		if body < len(r.lines) && opensJSON(r.lines[body].text) {
			if e := r.jsonEnd(body); e > body {
				end = e
			}
		}
	}
	first := r.lines[start]
	text := make([]string, 0, end-start)
	indent := len(first.raw) - len(strings.TrimLeft(first.raw, " "))
	for _, l := range r.lines[start:end] {
		raw := l.raw
		for i := 0; i < indent && strings.HasPrefix(raw, " "); i++ {
			raw = raw[1:]
		}
		text = append(text, raw)
	}
	r.out = append(r.out, &document.Code{
		Lang: lang, Text: strings.TrimRight(strings.Join(text, "\n"), "\n "), At: r.file.At(first.offset),
	})
	r.next = end
}

// isMessageLine reports whether a line belongs to the head of an HTTP message. A long address may run over several lines.
func isMessageLine(s string) bool {
	return requestMethod(s) != "" || isStatusLine(s) || isHeaderLine(s) || s[0] == '?' || s[0] == '&' || s[0] == '/'
}

// maxScan bounds how many lines are looked at in search of brackets that nothing closes.
const maxScan = 1 << 20

// jsonEnd returns the line after the one that closes the bracket which line i starts with, or i if none does before the page
// or what is known to be outside of JSON comes.
func (r *reader) jsonEnd(i int) int {
	if end, ok := r.jsonEnds[i]; ok {
		return end
	}
	depth, quoted := 0, false
	end := i
scan:
	for j := i; j < len(r.lines) && r.scanned < maxScan; j++ {
		s := r.lines[j].raw
		quoted = false // a string of JSON ends on its line
		for k := 0; k < len(s); k++ {
			switch c := s[k]; {
			case quoted && c == '\\':
				k++
			case c == '"':
				quoted = !quoted
			case quoted:
			case c == '{' || c == '[':
				depth++
			case c == '}' || c == ']':
				depth--
			}
		}
		if depth <= 0 {
			end = j + 1
			break
		}
		if j > i && r.blankAt(j-1) && r.blankAt(j+1) && pageSections[strings.ToLower(r.lines[j].text)] {
			end = j
			break scan
		}
	}
	if end == i {
		r.scanned += len(r.lines) - i
	}
	if r.jsonEnds == nil {
		r.jsonEnds = map[int]int{}
	}
	r.jsonEnds[i] = end
	return end
}
