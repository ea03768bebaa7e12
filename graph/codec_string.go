package graph

import (
	"encoding/binary"
	"math/bits"
	"sync"
	"unicode/utf16"
	"unicode/utf8"
	"unsafe"
)

const (
	ones  = 0x0101010101010101
	highs = 0x8080808080808080
)

// scanString consumes a string and returns its text, which is part of the input
// or, when the string has escapes or bytes that are no UTF-8, of d.scratch: it
// is valid until the next call.
func (d *decoder) scanString() ([]byte, bool) {
	b, start := d.b, d.i+1
	if start > len(b) || b[d.i] != '"' {
		return nil, d.fail("a string")
	}
	end, seen := scanText(b, start)
	if end >= len(b) || b[end] != '"' {
		return d.unescape(start, end, seen)
	}
	d.i = end + 1
	if seen&highs == 0 || utf8.Valid(b[start:end]) {
		return b[start:end], true
	}
	d.scratch = append(d.scratch[:0], b[start:end]...)
	d.replaceInvalid()
	return d.scratch, true
}

// scanText returns the offset of the first quote, backslash or control
// character from i on, or len(b), and all bytes before it, or-ed together.
func scanText(b []byte, i int) (end int, seen uint64) {
	for len(b)-i >= 8 {
		w := binary.LittleEndian.Uint64(b[i:])
		q, s := w^'"'*ones, w^'\\'*ones
		if m := ((w-' '*ones)&^w | (q-ones)&^q | (s-ones)&^s) & highs; m != 0 {
			n := bits.TrailingZeros64(m) &^ 7
			return i + n>>3, seen | w&(1<<n-1)
		}
		seen |= w
		i += 8
	}
	for ; i < len(b); i++ {
		c := b[i]
		if c == '"' || c == '\\' || c < ' ' {
			break
		}
		seen |= uint64(c)
	}
	return i, seen
}

// unescape consumes the rest of a string whose text begins at start and is
// plain up to i, into d.scratch.
func (d *decoder) unescape(start, i int, seen uint64) ([]byte, bool) {
	b := d.b
	if d.scratch == nil {
		d.scratch = scratches.Get().([]byte)
	}
	dst := d.scratch[:0]
	for {
		dst = append(dst, b[start:i]...)
		if i >= len(b) || i == len(b)-1 && b[i] == '\\' {
			d.i = len(b)
			return nil, d.fail("the end of a string")
		}
		if b[i] == '"' {
			break
		}
		if b[i] < ' ' {
			d.i = i
			return nil, d.fail("no control character in a string")
		}
		r, n := escapedRune(b[i:])
		if n == 0 {
			d.i = i
			return nil, d.fail("a valid escape in a string")
		}
		if r < utf8.RuneSelf {
			dst = append(dst, byte(r))
		} else {
			dst = utf8.AppendRune(dst, r)
		}
		start = i + n
		var more uint64
		i, more = scanText(b, start)
		seen |= more
	}
	d.i, d.scratch = i+1, dst
	if seen&highs != 0 && !utf8.Valid(dst) {
		d.replaceInvalid()
	}
	return d.scratch, true
}

// replaceInvalid replaces each byte of d.scratch that is no UTF-8 by U+FFFD, as
// encoding/json does.
func (d *decoder) replaceInvalid() {
	d.scratch = []byte(string([]rune(string(d.scratch))))
}

// escapedRune returns the character that the escape at b[0] stands for and the
// length of the escape; 0 when it is none.
func escapedRune(b []byte) (rune, int) {
	if len(b) < 2 {
		return 0, 0
	}
	if b[1] != 'u' {
		c := escapes[b[1]]
		if c == 0 {
			return 0, 0
		}
		return rune(c), 2
	}
	r := hexRune(b[2:])
	if r < 0 {
		return 0, 0
	}
	if !utf16.IsSurrogate(r) {
		return r, 6
	}
	if len(b) >= 8 && b[6] == '\\' && b[7] == 'u' {
		if pair := utf16.DecodeRune(r, hexRune(b[8:])); pair != utf8.RuneError {
			return pair, 12
		}
	}
	return utf8.RuneError, 6
}

var escapes = [256]byte{'"': '"', '\\': '\\', '/': '/', 'b': '\b', 'f': '\f', 'n': '\n', 'r': '\r', 't': '\t'}

func hexRune(b []byte) rune {
	if len(b) < 4 {
		return -1
	}
	r := 0
	for _, c := range b[:4] {
		h := hexDigit(c)
		if h < 0 {
			return -1
		}
		r = r<<4 | h
	}
	return rune(r)
}

// scratches keep the buffers that strings with escapes are decoded in.
var scratches = sync.Pool{New: func() any { return make([]byte, 0, 1024) }}

// release gives back what the decoder borrowed.
func (d *decoder) release() {
	if d.scratch != nil && cap(d.scratch) <= maxPooled {
		scratches.Put(d.scratch[:0]) //nolint:staticcheck // a slice header is small beside what it keeps
	}
	d.scratch = nil
}

// blockSize is how many bytes of strings share one allocation, and so the most
// that a kept string can hold on to beyond itself. Longer strings than
// maxPacked have an allocation of their own.
const (
	blockSize = 4096
	maxPacked = 512
)

// keep returns a copy of raw.
func (d *decoder) keep(raw []byte) string {
	n := len(raw)
	if n == 0 {
		return ""
	}
	if n > maxPacked {
		return string(raw)
	}
	used := len(d.block)
	if n > cap(d.block)-used {
		// What is left to read bounds what is left to keep.
		d.block = make([]byte, 0, max(n, min(blockSize, len(d.b)-d.i+n)))
		used = 0
	}
	d.block = append(d.block, raw...)
	return unsafe.String(&d.block[used], n)
}

// text consumes a string and returns a copy of its text.
func (d *decoder) text() (string, bool) {
	raw, ok := d.scanString()
	if !ok {
		return "", false
	}
	return d.keep(raw), true
}

// shared consumes a string that is likely to come again, such as an enum value,
// and returns a copy that equal ones share.
func (d *decoder) shared() (string, bool) {
	raw, ok := d.scanString()
	if !ok {
		return "", false
	}
	return d.intern(raw), true
}

// intern is keep for what is likely to come again.
func (d *decoder) intern(raw []byte) string {
	n := len(raw)
	if n == 0 || n > 64 {
		return d.keep(raw)
	}
	s := &d.names[(uint(raw[0])*7+uint(raw[n/2])*31+uint(raw[n-1])*5+uint(n))%uint(len(d.names))]
	if *s != string(raw) {
		*s = d.keep(raw)
	}
	return *s
}
