package graph

import (
	"bytes"
	"encoding/base64"
	"math"
	"reflect"
	"strconv"
	"time"
	"unsafe"
)

// scalar decodes a value that is not null and begins with first.
func (d *decoder) scalar(c *coder, first byte, p unsafe.Pointer) bool {
	switch c.kind {
	case kindString:
		s, ok := d.text()
		*(*string)(p) = s
		return ok
	case kindEnum:
		s, ok := d.shared()
		*(*string)(p) = s
		return ok
	case kindBool:
		switch first {
		case 't':
			*(*bool)(p) = true
			return d.literal("true")
		case 'f':
			*(*bool)(p) = false
			return d.literal("false")
		}
		return d.fail("a boolean")
	case kindInt, kindUint:
		return d.integer(c, first, p)
	case kindFloat:
		return d.float(c, first, p)
	case kindTime:
		return d.time(p)
	case kindDecimal:
		raw, _, ok := d.number(first, "a decimal number")
		*(*string)(p) = d.keep(raw)
		return ok
	case kindBinary:
		return d.binary(p)
	case kindRaw:
		start := d.i
		if !d.skip() {
			return false
		}
		*(*[]byte)(p) = d.raw(start)
		return true
	case kindFallback, kindNullable, kindPointer, kindSlice, kindStruct, kindSlot:
	}
	return d.internal(c)
}

// number returns the text of a number, or of a string as services send numbers
// with IEEE754Compatible=true.
func (d *decoder) number(first byte, want string) (text []byte, integer, ok bool) {
	if first != '"' {
		if first != '-' && first-'0' > 9 {
			return nil, false, d.fail(want)
		}
		return d.scanNumber()
	}
	at := d.i
	raw, ok := d.scanString()
	if !ok {
		return nil, false, false
	}
	if len(raw) > 0 {
		inner := decoder{b: raw}
		if text, integer, ok = inner.scanNumber(); ok && inner.i == len(raw) {
			return text, integer, true
		}
		switch string(raw) {
		case "INF", "-INF", "NaN":
			return raw, false, true
		}
	}
	return nil, false, d.failAt(at, want, nil)
}

func (d *decoder) integer(c *coder, first byte, p unsafe.Pointer) bool {
	at := d.i
	text, integer, ok := d.number(first, c.typ.Kind().String())
	if !ok {
		return false
	}
	negative := text[0] == '-'
	digits := text
	if negative {
		digits = text[1:]
	}
	var u uint64
	if integer && len(digits) <= 18 {
		for _, ch := range digits {
			u = u*10 + uint64(ch-'0')
		}
	} else if u, ok = wholeNumber(digits, integer); !ok {
		return d.failAt(at, c.typ.Kind().String(), nil)
	}
	if c.kind == kindUint {
		if negative && u != 0 || c.size < 8 && u>>(8*c.size) != 0 {
			return d.failAt(at, c.typ.Kind().String(), strconv.ErrRange)
		}
		storeUint(c.size, p, u)
		return true
	}
	limit := uint64(1)<<(8*c.size-1) - 1
	if negative {
		limit++
	}
	if u > limit {
		return d.failAt(at, c.typ.Kind().String(), strconv.ErrRange)
	}
	if negative {
		u = -u
	}
	storeUint(c.size, p, u)
	return true
}

// wholeNumber returns the value of a number without sign, also of one such as
// 1.0 or 1e3 whose value is whole.
func wholeNumber(digits []byte, integer bool) (uint64, bool) {
	text := unsafe.String(unsafe.SliceData(digits), len(digits))
	if integer {
		u, err := strconv.ParseUint(text, 10, 64)
		return u, err == nil
	}
	f, err := strconv.ParseFloat(text, 64)
	return uint64(f), err == nil && f >= 0 && f <= 1<<53 && f == math.Trunc(f)
}

func storeUint(size uintptr, p unsafe.Pointer, u uint64) {
	switch size {
	case 1:
		*(*uint8)(p) = uint8(u)
	case 2:
		*(*uint16)(p) = uint16(u)
	case 4:
		*(*uint32)(p) = uint32(u)
	default:
		*(*uint64)(p) = u
	}
}

func loadUint(size uintptr, p unsafe.Pointer) uint64 {
	switch size {
	case 1:
		return uint64(*(*uint8)(p))
	case 2:
		return uint64(*(*uint16)(p))
	case 4:
		return uint64(*(*uint32)(p))
	default:
		return *(*uint64)(p)
	}
}

func (d *decoder) float(c *coder, first byte, p unsafe.Pointer) bool {
	at := d.i
	text, _, ok := d.number(first, c.typ.Kind().String())
	if !ok {
		return false
	}
	f, err := strconv.ParseFloat(unsafe.String(unsafe.SliceData(text), len(text)), int(8*c.size))
	if err != nil {
		return d.failAt(at, c.typ.Kind().String(), strconv.ErrRange)
	}
	if c.size == 4 {
		*(*float32)(p) = float32(f)
	} else {
		*(*float64)(p) = f
	}
	return true
}

func (d *decoder) time(p unsafe.Pointer) bool {
	at := d.i
	raw, ok := d.scanString()
	if !ok {
		d.err.Want = "a date and time"
		return false
	}
	t, ok := parseTime(raw)
	if !ok {
		return d.failAt(at, "a date and time such as 2026-03-31T08:00:00Z", nil)
	}
	*(*time.Time)(p) = t
	return true
}

func (d *decoder) binary(p unsafe.Pointer) bool {
	at := d.i
	raw, ok := d.scanString()
	if !ok {
		return false
	}
	out, err := decodeBase64(raw)
	if err != nil {
		return d.failAt(at, "base64", err)
	}
	*(*[]byte)(p) = out
	return true
}

// Bits that nothing encodes are an error, since they would be lost.
var (
	base64Standard = base64.RawStdEncoding.Strict()
	base64URL      = base64.RawURLEncoding.Strict()
)

func decodeBase64(raw []byte) ([]byte, error) {
	if text := bytes.TrimRight(raw, "="); len(text) < len(raw) {
		if len(raw)%4 != 0 || len(raw)-len(text) > 2 {
			return nil, base64.CorruptInputError(len(text))
		}
		raw = text
	}
	encoding := base64Standard
	if bytes.IndexByte(raw, '-') >= 0 || bytes.IndexByte(raw, '_') >= 0 {
		encoding = base64URL
	}
	out := make([]byte, encoding.DecodedLen(len(raw)))
	n, err := encoding.Decode(out, raw)
	return out[:n], err
}

// isZero reports whether the field's value at p is what an absent member leaves.
func (f *field) isZero(p unsafe.Pointer) bool {
	c := f.coder
	if f.state != 0 {
		return *(*nullState)(unsafe.Add(p, f.state-f.offset)) == stateAbsent
	}
	switch c.kind {
	case kindString, kindEnum, kindDecimal:
		return len(*(*string)(p)) == 0
	case kindBool:
		return !*(*bool)(p)
	case kindInt, kindUint:
		return loadUint(c.size, p) == 0
	case kindTime:
		return (*time.Time)(p).IsZero()
	case kindPointer, kindSlice, kindSlot, kindBinary, kindRaw:
		return *(*unsafe.Pointer)(p) == nil
	case kindFloat, kindStruct, kindNullable, kindFallback:
	}
	v := reflect.NewAt(c.typ, p).Elem()
	if z, ok := v.Interface().(interface{ IsZero() bool }); ok {
		return z.IsZero()
	}
	return v.IsZero()
}
