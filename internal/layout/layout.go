// Package layout lays out generated Go as gofmt does, in a seventh of its time: a quarter of a whole generation went into gofmt.
//
// What templates prints is a small part of Go, in which the line breaks are decided already: spaces, indentation and aligned columns are
// what is missing. The package knows that part. Whatever else it meets, it leaves to gofmt itself, which also tells what is wrong with
// source that is no Go.
package layout

import (
	"bytes"
	"go/format"
)

// Source returns the source as gofmt lays it out. Its imports have to be sorted, and its doc comments in gofmt's form. It fails for
// source that is no Go, unless that is as well-formed as Go in all that layout depends on.
func Source(src []byte) ([]byte, error) {
	if out, ok := known(src); ok {
		return out, nil
	}
	return format.Source(src)
}

// known lays out source of which it knows everything.
func known(src []byte) (out []byte, ok bool) {
	p := printer{out: make([]byte, 0, len(src)+len(src)/8)}
	for line := range bytes.Lines(src) {
		if !p.line(bytes.TrimSpace(line)) {
			return nil, false
		}
	}
	p.flush()
	return p.out, len(p.open) == 0
}

// printer lays out one file, line by line.
type printer struct {
	out   []byte
	open  []bracket // those that earlier lines left open
	blank bool      // a blank line stands before the next one
	fresh bool      // the last line left a bracket open
	rows  rows

	// The line at hand.
	src    []byte
	tokens []token
	text   []byte    // what it will be, from the first token on
	at     []int     // where in text each token begins
	inner  []bracket // those that it opened
	closed role      // of the bracket that it closed last
	indent int
	body   int // the token that opens the body of a function, or the fields of a type; 0 for none
}

// role says what a bracket holds. Spaces inside it and around it depend on that.
type role int

const (
	roleList    role = iota // parameters, arguments, a value in parentheses
	roleArgs                // type parameters and arguments
	rolePrefix              // nothing, or the length of an array: the type follows
	roleBlock               // the body of a function
	roleFields              // of a struct or an interface
	roleLiteral             // the elements of a composite literal
	roleGroup               // declarations
)

// bracket is an open bracket.
type bracket struct {
	role    role
	indents bool   // the lines inside; of the brackets that one line leaves open, only the first does
	keys    keyRun // of a literal
}

// closes reports whether the character ends what a bracket of the role began.
func (r role) closes(c byte) bool {
	switch r {
	case roleList, roleGroup:
		return c == ')'
	case roleArgs, rolePrefix:
		return c == ']'
	case roleBlock, roleFields, roleLiteral:
		return c == '}'
	default:
		return false
	}
}

// line lays out one line, which has no spaces around it. It reports false when it does not know how.
func (p *printer) line(line []byte) bool {
	switch {
	case len(line) == 0:
		p.flush()
		p.blank = true
		return true
	case bytes.HasPrefix(line, []byte("//")):
		p.flush()
		p.indent = p.depth()
		p.put(0, line)
		return true
	}
	before := len(p.open)
	p.src = line
	if !p.scan() || !p.space() {
		return false
	}
	switch {
	case p.body > 0 && len(p.inner) == 0:
		return p.oneLiner()
	case p.body > 0 && p.body < len(p.tokens)-1:
		return false
	case len(p.inner) > 0:
		p.plain()
		for i, b := range p.inner {
			b.indents = i == 0
			p.open = append(p.open, b)
		}
		p.fresh = true
	case len(p.open) == before && before > 0:
		p.member(&p.open[before-1])
	default:
		p.plain()
	}
	return true
}

// depth is how far the next line is indented.
func (p *printer) depth() int {
	n := 0
	for _, b := range p.open {
		if b.indents {
			n++
		}
	}
	return n
}

// The sizes, in bytes, up to which gofmt leaves a function and the field of a type on one line. That of a function is the size of its
// head and body without braces.
const (
	maxFunction = 99
	maxField    = 30
)

// oneLiner puts a line that holds all of a function or of a type with one field, on three lines if it is too long. It reports false for
// what is not as simple.
func (p *printer) oneLiner() bool {
	last := len(p.tokens) - 1
	if len(p.open) > 0 || p.tokens[last].char != '}' {
		return false
	}
	head, rest := bytes.TrimRight(p.text[:p.at[p.body]], " "), p.text[p.at[p.body]:]
	inside := bytes.Trim(rest[1:len(rest)-1], " ")
	switch p.word(0) {
	case "func":
		if len(head)+len(inside) <= maxFunction {
			p.row(len(head), 0)
			return true
		}
	case "type":
		size := len(inside) // of the type, and of a space
		if len(inside) > 0 {
			size -= p.tokens[p.body+1].len()
		}
		if p.word(p.body-1) == "interface" {
			size += len(" func")
		}
		if size <= maxField {
			p.plain()
			return true
		}
	default:
		return false
	}
	p.flush()
	p.put(0, head, []byte(" {"))
	if len(inside) > 0 {
		p.put(1, inside)
	}
	p.put(0, []byte("}"))
	return true
}

// member puts a whole line that stands inside the bracket.
func (p *printer) member(b *bracket) {
	switch b.role {
	case roleFields:
		p.row(p.fieldCells())
	case roleGroup:
		p.row(p.constantCells())
	case roleLiteral:
		key := 0
		size := len(bytes.TrimSuffix(p.text, []byte(",")))
		if len(p.tokens) > 2 && p.tokens[1].char == ':' {
			key = p.at[2] - 1
			size = p.at[1]
		}
		if b.keys.breaks(size) {
			p.flush()
		}
		p.row(key, 0)
	case roleList, roleArgs, rolePrefix, roleBlock:
		p.plain()
	}
}

// fieldCells returns where the cells of a field end: its name and its type, which the tag follows.
func (p *printer) fieldCells() (name, typ int) {
	last := len(p.tokens) - 1
	if k := p.tokens[last].kind; last > 1 && (k == kindString || k == kindComment) {
		typ = p.at[last] - 1
	}
	if last > 0 {
		name = p.at[1] - 1
	}
	return name, typ
}

// constantCells returns where the cells of a constant end: its name and its type, which the value follows.
func (p *printer) constantCells() (name, typ int) {
	for i, t := range p.tokens {
		if t.char == '=' && i > 0 {
			name = p.at[1] - 1
			if i > 1 {
				typ = p.at[i] - 1
			}
			break
		}
	}
	return name, typ
}

// row keeps the line until it is known with which others its cells stand in columns.
func (p *printer) row(first, second int) {
	if first == 0 {
		p.plain()
		return
	}
	if p.rows.isEmpty() {
		p.separate()
		p.rows.indent = p.indent
	}
	p.rows.add(p.text, first, second)
}

// plain puts the line without columns.
func (p *printer) plain() {
	p.flush()
	if n := len(p.open); n > 0 && len(p.inner) > 0 {
		p.open[n-1].keys.breaks(0)
	}
	p.put(0, p.text)
}

// put puts one line, so much further in.
func (p *printer) put(further int, parts ...[]byte) {
	p.separate()
	p.out = appendTabs(p.out, p.indent+further)
	for _, part := range parts {
		p.out = append(p.out, part...)
	}
	p.out = append(p.out, '\n')
}

// separate puts the blank line that stands before the next line, if there is one.
func (p *printer) separate() {
	if p.blank && !p.fresh && len(p.out) > 0 {
		p.out = append(p.out, '\n')
	}
	p.blank, p.fresh = false, false
}

// flush puts the lines that are kept.
func (p *printer) flush() {
	p.out = p.rows.appendTo(p.out)
	p.rows.reset()
}

func appendTabs(out []byte, n int) []byte {
	for range n {
		out = append(out, '\t')
	}
	return out
}
