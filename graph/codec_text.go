package graph

import (
	"encoding/base64"
	"encoding/binary"
	"math"
	"slices"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// appendFloat writes the shortest text that reads back as f, in the form that
// encoding/json uses, and what JSON has no number for as OData's strings.
func appendFloat(b []byte, f float64, bits int) []byte {
	switch {
	case math.IsNaN(f):
		return append(b, `"NaN"`...)
	case math.IsInf(f, 1):
		return append(b, `"INF"`...)
	case math.IsInf(f, -1):
		return append(b, `"-INF"`...)
	}
	format := byte('f')
	if abs := math.Abs(f); abs != 0 && (abs < 1e-6 || abs >= 1e21) {
		format = 'e'
	}
	return strconv.AppendFloat(b, f, format, -1, bits)
}

func appendDecimal(b []byte, text string) []byte {
	d := decoder{b: []byte(text)}
	if _, _, ok := d.scanNumber(); ok && d.i == len(text) {
		return append(b, text...)
	}
	return appendString(b, text)
}

func appendBinary(b, data []byte) []byte {
	if data == nil {
		return append(b, "null"...)
	}
	b = base64.StdEncoding.AppendEncode(append(b, '"'), data)
	return append(b, '"')
}

// appendString writes a JSON string. What is not UTF-8 becomes U+FFFD. Plain
// text is copied eight bytes at a time, the last eight of which may overlap with
// those before.
func appendString(b []byte, s string) []byte {
	const quotes = 2
	b = slices.Grow(b, len(s)+quotes)
	start := len(b)
	b = b[:start+len(s)+quotes]
	dst := b[start:]
	dst[0], dst[len(dst)-1] = '"', '"'
	dst = dst[1:]
	src := unsafe.Slice(unsafe.StringData(s), len(s))
	done, last := 0, len(src)-8
	for ; done < last; done += 8 {
		w := binary.LittleEndian.Uint64(src[done:])
		if !isPlain8(w) {
			return appendEscaped(b[:start+1+done], src[done:])
		}
		binary.LittleEndian.PutUint64(dst[done:], w)
	}
	switch {
	case len(src) >= 8:
		w := binary.LittleEndian.Uint64(src[last:])
		if !isPlain8(w) {
			return appendEscaped(b[:start+1+done], src[done:])
		}
		binary.LittleEndian.PutUint64(dst[last:], w)
	case len(src) >= 4:
		first, rest := binary.LittleEndian.Uint32(src), binary.LittleEndian.Uint32(src[len(src)-4:])
		if !isPlain8(uint64(first) | uint64(rest)<<32) {
			return appendEscaped(b[:start+1], src)
		}
		binary.LittleEndian.PutUint32(dst, first)
		binary.LittleEndian.PutUint32(dst[len(src)-4:], rest)
	default:
		for i, c := range src {
			if c < ' ' || c == '"' || c == '\\' || c >= utf8.RuneSelf {
				return appendEscaped(b[:start+1], src)
			}
			dst[i] = c
		}
	}
	return b
}

// isPlain8 reports whether eight bytes are ASCII that a JSON string holds as it is.
func isPlain8(w uint64) bool {
	return ((w-' '*ones)|(w^'"'*ones-ones)|(w^'\\'*ones-ones)|w)&highs == 0
}

// appendEscaped writes the rest of a string, and the quote that ends it.
func appendEscaped(b, rest []byte) []byte {
	for {
		end, seen := scanText(rest, 0)
		if seen&highs == 0 || utf8.Valid(rest[:end]) {
			b = append(b, rest[:end]...)
		} else {
			b = append(b, string([]rune(string(rest[:end])))...)
		}
		if end == len(rest) {
			return append(b, '"')
		}
		b = appendEscape(b, rest[end])
		rest = rest[end+1:]
	}
}

func appendEscape(b []byte, c byte) []byte {
	switch c {
	case '"', '\\':
		return append(b, '\\', c)
	case '\n':
		return append(b, '\\', 'n')
	case '\r':
		return append(b, '\\', 'r')
	case '\t':
		return append(b, '\\', 't')
	case '\b':
		return append(b, '\\', 'b')
	case '\f':
		return append(b, '\\', 'f')
	}
	const hex = "0123456789abcdef"
	return append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
}
