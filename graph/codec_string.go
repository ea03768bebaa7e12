package graph

import (
	"encoding/binary"
	"math/bits"
	"slices"
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
		if m := specials(w); m != 0 {
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

// specials marks, of eight bytes, the first that is a quote, a backslash or a
// control character, and possibly bytes after it.
func specials(w uint64) uint64 {
	q, s := w^'"'*ones, w^'\\'*ones
	return ((w-' '*ones)&^w | (q-ones)&^q | (s-ones)&^s) & highs
}

// unescape consumes the rest of a string whose text begins at start and is
// plain up to i, into d.scratch.
func (d *decoder) unescape(start, i int, seen uint64) ([]byte, bool) {
	b := d.b
	if d.scratch == nil {
		d.scratch = scratches.Get().([]byte)
	}
	dst := d.scratch[:0]
	dst = append(dst, b[start:i]...)
	for {
		// Plain text is copied while it is looked at.
		const room = 8
		dst = slices.Grow(dst, room)
		free := dst[len(dst):cap(dst)]
		n := 0
		for len(b)-i >= 8 && len(free)-n >= room {
			w := binary.LittleEndian.Uint64(b[i:])
			binary.LittleEndian.PutUint64(free[n:], w)
			if m := specials(w); m != 0 {
				plain := bits.TrailingZeros64(m) &^ 7
				seen |= w & (1<<plain - 1)
				n, i = n+plain>>3, i+plain>>3
				break
			}
			seen |= w
			n, i = n+8, i+8
		}
		dst = dst[:len(dst)+n]
		if i >= len(b) || i == len(b)-1 && b[i] == '\\' {
			d.i = len(b)
			return nil, d.fail("the end of a string")
		}
		switch c := b[i]; {
		case c == '"':
			d.i, d.scratch = i+1, dst
			if seen&highs != 0 && !utf8.Valid(dst) {
				d.replaceInvalid()
			}
			return d.scratch, true
		case c < ' ':
			d.i = i
			return nil, d.fail("no control character in a string")
		case c != '\\': // where fewer than eight bytes are left
			seen |= uint64(c)
			dst = append(dst, c)
			i++
		default:
			if plain := escapes[b[i+1]]; plain != 0 {
				dst = append(dst, plain)
				i += 2
				continue
			}
			r, n := escapedRune(b[i:])
			if n == 0 {
				d.i = i
				return nil, d.fail("a valid escape in a string")
			}
			dst = utf8.AppendRune(dst, r)
			i += n
		}
	}
}

// replaceInvalid replaces each byte of d.scratch that is no UTF-8 by U+FFFD, as
// encoding/json does.
func (d *decoder) replaceInvalid() {
	d.scratch = []byte(string([]rune(string(d.scratch))))
}

// escapedRune returns the character that the escape \u… at b[0] stands for and
// the length of the escape, or of two that are one character; 0 when it is none.
func escapedRune(b []byte) (rune, int) {
	if b[1] != 'u' {
		return 0, 0
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

// text consumes a string and returns a copy of its text. A short one without
// escapes is copied while it is looked at, eight bytes at a time.
func (d *decoder) text() (string, bool) {
	b, i, used := d.b, d.i+1, len(d.block)
	free := d.block[used:cap(d.block)]
	if i <= len(b) && b[i-1] == '"' {
		seen := uint64(0)
		for n := 0; len(b)-i-n >= 8 && len(free)-n >= 8 && n < maxPacked; n += 8 {
			w := binary.LittleEndian.Uint64(b[i+n:])
			binary.LittleEndian.PutUint64(free[n:], w)
			m := specials(w)
			if m == 0 {
				seen |= w
				continue
			}
			plain := bits.TrailingZeros64(m) &^ 7
			seen |= w & (1<<plain - 1)
			n += plain >> 3
			if b[i+n] != '"' || seen&highs != 0 && !utf8.Valid(free[:n]) {
				break
			}
			d.i = i + n + 1
			if n == 0 {
				return "", true
			}
			d.block = d.block[:used+n]
			return unsafe.String(&free[0], n), true
		}
	}
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
