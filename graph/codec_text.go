package graph

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"math"
	"strconv"
	"time"
	"unicode/utf8"
	"unsafe"
)

// scalar writes a value of a scalar kind.
func (e *encoder) scalar(c *coder, p unsafe.Pointer) bool {
	switch c.kind {
	case kindString:
		e.buf = appendString(e.buf, *(*string)(p))
		return true
	case kindEnum:
		if s := *(*string)(p); s != NullEnum {
			e.buf = appendString(e.buf, s)
			return true
		}
		return e.null()
	case kindBool:
		e.buf = strconv.AppendBool(e.buf, *(*bool)(p))
		return true
	case kindInt:
		u := loadUint(c.size, p)
		unused := 64 - 8*c.size
		e.buf = strconv.AppendInt(e.buf, int64(u<<unused)>>unused, 10)
		return true
	case kindUint:
		e.buf = strconv.AppendUint(e.buf, loadUint(c.size, p), 10)
		return true
	case kindFloat:
		if c.size == 4 {
			e.buf = appendFloat(e.buf, float64(*(*float32)(p)), 32)
		} else {
			e.buf = appendFloat(e.buf, *(*float64)(p), 64)
		}
		return true
	case kindTime:
		return e.time(*(*time.Time)(p))
	case kindDecimal:
		e.buf = appendDecimal(e.buf, *(*string)(p))
		return true
	case kindBinary:
		b := *(*[]byte)(p)
		if b == nil {
			return e.null()
		}
		e.buf = append(e.buf, '"')
		e.buf = base64.StdEncoding.AppendEncode(e.buf, b)
		e.buf = append(e.buf, '"')
		return true
	case kindRaw:
		return e.raw(*(*[]byte)(p))
	case kindFallback, kindNullable, kindPointer, kindSlice, kindStruct, kindSlot:
	}
	return e.fail(errors.New("internal error: not a scalar"))
}

func (e *encoder) raw(b []byte) bool {
	if len(b) == 0 {
		return e.null()
	}
	if !json.Valid(b) {
		return e.fail(errors.New("the raw value is not valid JSON"))
	}
	e.buf = append(e.buf, b...)
	return true
}

func (e *encoder) time(t time.Time) bool {
	if y := t.Year(); y < 0 || y > 9999 {
		return e.fail(errors.New("the year has more than four digits"))
	}
	if _, offset := t.Zone(); offset%60 != 0 || offset <= -24*3600 || offset >= 24*3600 {
		t = t.UTC() // RFC 3339 has no offset of this kind
	}
	e.buf = append(e.buf, '"')
	e.buf = t.AppendFormat(e.buf, time.RFC3339Nano)
	e.buf = append(e.buf, '"')
	return true
}

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

// appendString writes a JSON string. What is not UTF-8 becomes U+FFFD.
func appendString(b []byte, s string) []byte {
	b = append(b, '"')
	raw := unsafe.Slice(unsafe.StringData(s), len(s))
	start := 0
	for i := 0; i < len(raw); {
		for len(raw)-i >= 8 {
			w := binary.LittleEndian.Uint64(raw[i:])
			q, bs := w^'"'*ones, w^'\\'*ones
			if ((w-' '*ones)|(q-ones)|(bs-ones)|w)&highs != 0 {
				break
			}
			i += 8
		}
		if i == len(raw) {
			break
		}
		c := raw[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c >= utf8.RuneSelf {
			r, n := utf8.DecodeRune(raw[i:])
			if r == utf8.RuneError && n == 1 {
				b = append(append(b, raw[start:i]...), "\uFFFD"...)
				start = i + 1
			}
			i += n
			continue
		}
		b = append(b, raw[start:i]...)
		b = appendEscape(b, c)
		i++
		start = i
	}
	return append(append(b, raw[start:]...), '"')
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
