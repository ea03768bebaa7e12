package layout

import "bytes"

// kind is what a token is.
type kind int

const (
	kindWord    kind = iota // a name, a keyword, a number
	kindString              // a literal
	kindComment             // to the end of the line
	kindMark                // anything else
)

// token is a piece of a line between which gofmt puts spaces or none.
type token struct {
	start, end int // in the line
	kind       kind
	char       byte // the first one of a kindMark, 0 otherwise
}

func (t token) len() int { return t.end - t.start }

// ellipsis is the char of "...". That of ":=" is '='.
const ellipsis = 1

// scan splits the line into tokens. It reports false for a line with something that the package does not know.
func (p *printer) scan() bool {
	p.tokens = p.tokens[:0]
	for i := 0; i < len(p.src); {
		c := p.src[i]
		if c == ' ' || c == '\t' {
			i++
			continue
		}
		t := token{start: i, end: i + 1, kind: kindMark, char: c}
		switch {
		case isWord(c):
			t.kind, t.char = kindWord, 0
			for t.end < len(p.src) && isWord(p.src[t.end]) {
				t.end++
			}
			if isUnknown(p.src[t.start:t.end]) {
				return false
			}
		case c == '"' || c == '`':
			t.kind, t.char = kindString, 0
			if t.end = endOfString(p.src, i); t.end == 0 {
				return false
			}
		case bytes.HasPrefix(p.src[i:], []byte("//")):
			t.kind, t.char, t.end = kindComment, 0, len(p.src)
		case bytes.HasPrefix(p.src[i:], []byte("...")):
			t.char, t.end = ellipsis, i+len("...")
		case bytes.HasPrefix(p.src[i:], []byte(":=")):
			t.char, t.end = '=', i+len(":=")
		case c == '+':
			if i != len(p.src)-1 {
				return false
			}
		case bytes.IndexByte([]byte("()[]{}.,:=*&~"), c) < 0:
			return false
		}
		p.tokens = append(p.tokens, t)
		i = t.end
	}
	return true
}

func isWord(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '_' || c >= 0x80
}

// isUnknown reports whether a word is a keyword of what the package does not know: statements but assignments and return, channels, maps.
func isUnknown(word []byte) bool {
	switch string(word) {
	case "break", "case", "chan", "continue", "default", "defer", "else", "fallthrough", "for", "go", "goto", "if", "map", "range", "select", "switch":
		return true
	default:
		return false
	}
}

// endOfString returns where the literal ends that begins at i; 0 for none that ends on the line.
func endOfString(line []byte, i int) int {
	quote := line[i]
	for i++; i < len(line); i++ {
		switch {
		case line[i] == quote:
			return i + 1
		case line[i] == '\\' && quote == '"':
			i++
		}
	}
	return 0
}

// word returns the i-th token as a string that is only compared.
func (p *printer) word(i int) string {
	if i < 0 || p.tokens[i].kind != kindWord {
		return ""
	}
	return string(p.src[p.tokens[i].start:p.tokens[i].end])
}

// space makes the line's text of its tokens, and takes off the open brackets those that it closes. It reports false for a line that
// the package does not know.
func (p *printer) space() bool {
	p.text, p.at, p.inner, p.body = p.text[:0], p.at[:0], p.inner[:0], 0
	signature := len(p.open) == 0 && p.word(0) == "func"
	leading := true // all tokens so far close brackets
	for i, t := range p.tokens {
		role := p.role(i, signature)
		if i > 0 && p.isSpaced(i, role, signature) {
			p.text = append(p.text, ' ')
		}
		p.at = append(p.at, len(p.text))
		p.text = append(p.text, p.src[t.start:t.end]...)
		switch t.char {
		case ')', ']', '}':
			if !p.close(t.char) {
				return false
			}
			p.blank = p.blank && !leading
			continue
		case '(', '[', '{':
			switch {
			case role == roleFields && p.word(i-1) == "interface" && i == len(p.tokens)-1:
				return false // its methods would be taken for fields
			case role == roleBlock, role == roleFields:
				p.body, signature = i, false
			}
			p.inner = append(p.inner, bracket{role: role})
		}
		if leading {
			p.indent, leading = p.depth(), false
		}
	}
	if leading {
		p.indent = p.depth()
	}
	return true
}

// role returns what the bracket holds that the token opens, if it opens one.
func (p *printer) role(i int, signature bool) role {
	last := i == len(p.tokens)-1
	switch p.tokens[i].char {
	case '(':
		if last && p.opensGroup(i-1) {
			return roleGroup
		}
		return roleList
	case '[':
		if !last && p.tokens[i+1].char == ']' || p.word(i-1) == "_" {
			return rolePrefix
		}
		return roleArgs
	}
	switch word := p.word(i - 1); {
	case signature && len(p.inner) == 0:
		return roleBlock
	case word == "struct", word == "interface":
		return roleFields
	default:
		return roleLiteral
	}
}

func (p *printer) opensGroup(i int) bool {
	switch p.word(i) {
	case "import", "const", "var", "type":
		return true
	default:
		return false
	}
}

// close takes the innermost bracket off, and reports whether the character is its end.
func (p *printer) close(c byte) bool {
	from := &p.open
	if len(p.inner) > 0 {
		from = &p.inner
	}
	n := len(*from) - 1
	if n < 0 {
		return false
	}
	p.closed = (*from)[n].role
	*from = (*from)[:n]
	return p.closed.closes(c)
}

// isSpaced reports whether a space stands before the i-th token, which is not the first. role is that of the bracket that it opens.
func (p *printer) isSpaced(i int, role role, signature bool) bool {
	before, t := p.tokens[i-1], p.tokens[i]
	switch t.char {
	case ',', '.', ':', ')', ']', '+':
		return false
	case '}':
		return before.char != '{' && p.isRoomy()
	}
	switch before.char {
	case '(', '[', '.', '&', '~', '*', ellipsis:
		return false
	case '{':
		return p.isRoomy()
	case ',', ':', '=':
		return true
	}
	last := i == len(p.tokens)-1
	switch t.char {
	case '=':
		return true
	case '{':
		return role == roleBlock || role == roleFields && last
	case '[':
		return role == rolePrefix && before.char != ']'
	case '(':
		switch p.word(i - 1) {
		case "func":
			return i == 1
		case "return":
			return true
		}
		return p.opensGroup(i-1) || signature && before.char == ')' && len(p.inner) == 0
	case ellipsis:
		return !last && p.tokens[i+1].char != ')'
	}
	return before.char != ']' || p.closed != rolePrefix
}

// isRoomy reports whether spaces stand inside the innermost bracket of the line.
func (p *printer) isRoomy() bool {
	n := len(p.inner)
	return n > 0 && (p.inner[n-1].role == roleBlock || p.inner[n-1].role == roleFields)
}
