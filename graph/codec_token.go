package graph

// decoder reads one JSON text. Its methods return false after recording an
// error.
type decoder struct {
	b     []byte
	i     int
	depth int
	err   *DecodeError

	// nullElem is set when a collection met a null that its Go type cannot
	// hold; the member then goes to Extra.
	nullElem bool

	strict bool // values that their fields cannot hold are errors
	misfit bool // Extra holds such a value
	broken bool // err tells of what is no JSON

	scratch  []byte // the text of the last string that had escapes
	block    []byte // where short strings are packed, see keep
	names    [32]string
	supplies [16]supply
}

// maxDepth bounds the nesting of JSON that is read or written.
const maxDepth = 200

// peek skips white space and returns the next byte without consuming it, or 0
// at the end.
func (d *decoder) peek() byte {
	for d.i < len(d.b) {
		switch c := d.b[d.i]; c {
		case ' ', '\n', '\r', '\t':
			d.i++
		default:
			return c
		}
	}
	return 0
}

// expect consumes c after white space.
func (d *decoder) expect(c byte, want string) bool {
	if d.i < len(d.b) && d.b[d.i] == c || d.peek() == c {
		d.i++
		return true
	}
	return d.fail(want)
}

func (d *decoder) enter() bool {
	if d.depth++; d.depth > maxDepth {
		return d.failAt(d.i, "JSON nested at most 200 deep", nil)
	}
	return true
}

// literal consumes one of true, false and null.
func (d *decoder) literal(word string) bool {
	if len(d.b)-d.i >= len(word) && string(d.b[d.i:d.i+len(word)]) == word {
		d.i += len(word)
		return true
	}
	return d.failAt(d.i, word, nil)
}

// scanNumber consumes a number.
func (d *decoder) scanNumber() (raw []byte, integer, ok bool) {
	b, i := d.b, d.i
	if i < len(b) && b[i] == '-' {
		i++
	}
	digits := func() bool {
		start := i
		for i < len(b) && b[i]-'0' <= 9 {
			i++
		}
		return i > start
	}
	integer = true
	if i < len(b) && b[i] == '0' {
		i++
	} else if !digits() {
		return nil, false, d.failAt(d.i, "a number", nil)
	}
	if i < len(b) && b[i] == '.' {
		integer = false
		if i++; !digits() {
			return nil, false, d.failAt(i, "a digit", nil)
		}
	}
	if i < len(b) && b[i]|0x20 == 'e' {
		integer = false
		if i++; i < len(b) && (b[i] == '+' || b[i] == '-') {
			i++
		}
		if !digits() {
			return nil, false, d.failAt(i, "a digit", nil)
		}
	}
	raw = b[d.i:i]
	d.i = i
	return raw, integer, true
}
