package graph

import (
	"encoding/json"
	"errors"
	"reflect"
	"strconv"
	"strings"
	"sync"
	"time"
	"unsafe"
)

// Marshal encodes v, a model or any value that encoding/json takes, as JSON:
// the control information in Extra, such as "@odata.type", then the fields that
// are set, in the order of the struct, then the members of Extra whose property
// no field wrote. "@odata.type" is added where v is a pointer to an interface of
// generated code, or holds one, whose value is not of the base type. Characters
// of HTML are not escaped. An error is an *EncodeError.
func Marshal(v any) ([]byte, error) {
	scratch := encodeBuffers.Get().(*[]byte)
	b, err := appendJSON((*scratch)[:0], v)
	if err == nil {
		out := make([]byte, len(b))
		copy(out, b)
		if cap(b) <= maxPooled {
			*scratch = b
			encodeBuffers.Put(scratch)
		}
		return out, nil
	}
	encodeBuffers.Put(scratch)
	return nil, err
}

var encodeBuffers = sync.Pool{New: func() any { return new([]byte) }}

func appendJSON(b []byte, v any) ([]byte, error) {
	if v == nil {
		return append(b, "null"...), nil
	}
	rv := reflect.ValueOf(v)
	var p unsafe.Pointer
	t := rv.Type()
	switch {
	case rv.Kind() == reflect.Pointer:
		if rv.IsNil() {
			return append(b, "null"...), nil
		}
		t, p = t.Elem(), rv.UnsafePointer()
	case rv.Kind() == reflect.Struct && t.Size() > unsafe.Sizeof(p):
		// An interface holds a pointer to a struct of this size.
		p = (*interfaceOf)(unsafe.Pointer(&v)).value
	default:
		copied := reflect.New(t)
		copied.Elem().Set(rv)
		p = copied.UnsafePointer()
	}
	var e encoder
	b, ok := e.value(b, coderOf(t), p)
	if ok {
		return b, nil
	}
	return nil, &EncodeError{Path: joinPath(e.steps), Err: e.err}
}

// encoder writes one JSON text. Its methods append to the text and return it;
// they return false after recording an error.
type encoder struct {
	depth int
	err   error
	steps []string // of the error's path, innermost first
}

func (e *encoder) fail(b []byte, err error) ([]byte, bool) {
	e.err = err
	return b, false
}

func (e *encoder) step(b []byte, s string) ([]byte, bool) {
	e.steps = append(e.steps, s)
	return b, false
}

var errDepth = errors.New("nested more than 200 deep, or a cycle")

// value writes the c-typed value at p.
func (e *encoder) value(b []byte, c *coder, p unsafe.Pointer) ([]byte, bool) {
	switch c.kind {
	case kindStruct:
		return e.object(b, c, p, false)
	case kindPointer:
		target := *(*unsafe.Pointer)(p)
		if target == nil {
			return append(b, "null"...), true
		}
		if c.elem.kind == kindStruct {
			return e.object(b, c.elem, target, false)
		}
		return e.value(b, c.elem, target)
	case kindSlice:
		return e.slice(b, c, p)
	case kindSlot:
		return e.slotValue(b, c, p)
	case kindNullable:
		return e.nullable(b, c.elem, p, *(*nullState)(unsafe.Add(p, c.state)))
	case kindString:
		return appendString(b, *(*string)(p)), true
	case kindEnum:
		if s := *(*string)(p); s != NullEnum {
			return appendString(b, s), true
		}
		return append(b, "null"...), true
	case kindBool:
		return strconv.AppendBool(b, *(*bool)(p)), true
	case kindInt:
		unused := 64 - 8*c.size
		return strconv.AppendInt(b, int64(loadUint(c.size, p)<<unused)>>unused, 10), true
	case kindUint:
		return strconv.AppendUint(b, loadUint(c.size, p), 10), true
	case kindFloat:
		if c.size == 4 {
			return appendFloat(b, float64(*(*float32)(p)), 32), true
		}
		return appendFloat(b, *(*float64)(p), 64), true
	case kindTime:
		b, ok := appendTime(append(b, '"'), *(*time.Time)(p))
		if !ok {
			return e.fail(b, errors.New("the year has more than four digits"))
		}
		return append(b, '"'), true
	case kindDecimal:
		return appendDecimal(b, *(*string)(p)), true
	case kindBinary:
		return appendBinary(b, *(*[]byte)(p)), true
	case kindRaw:
		return e.raw(b, *(*[]byte)(p))
	case kindFallback:
		text, err := json.Marshal(reflect.NewAt(c.typ, p).Interface())
		if err != nil {
			return e.fail(b, err)
		}
		return append(b, text...), true
	}
	return e.fail(b, errors.New("internal error: unexpected kind"))
}

// raw writes JSON that the caller made.
func (e *encoder) raw(b, text []byte) ([]byte, bool) {
	if len(text) == 0 {
		return append(b, "null"...), true
	}
	if !json.Valid(text) {
		return e.fail(b, errors.New("the raw value is not valid JSON"))
	}
	return append(b, text...), true
}

func (e *encoder) nullable(b []byte, c *coder, p unsafe.Pointer, state nullState) ([]byte, bool) {
	switch state {
	case stateAbsent, stateNull:
		return append(b, "null"...), true
	case stateQuoted:
		start := len(b)
		b, ok := e.value(append(b, '"'), c, p)
		if !ok {
			return b, false
		}
		if b[start+1] == '"' { // INF is a string already
			return append(b[:start], b[start+1:]...), true
		}
		return append(b, '"'), true
	case stateValue:
		return e.value(b, c, p)
	}
	return e.fail(b, errors.New("internal error: unexpected state"))
}

// object writes the struct at p; withType puts its @odata.type first. Each member
// brings its comma along; that of the first becomes the brace.
func (e *encoder) object(b []byte, c *coder, p unsafe.Pointer, withType bool) ([]byte, bool) {
	if e.depth++; e.depth > maxDepth {
		return e.fail(b, errDepth)
	}
	t := c.structTable()
	start := len(b)
	var extra []Member
	if t.hasExtra {
		extra = (*Extra)(unsafe.Add(p, t.extra)).members
	}
	for i := range extra {
		if isControl(extra[i].Name) {
			b = appendMember(b, &extra[i])
		}
	}
	if withType && t.odata != "" && (Extra{extra}).index(typeMember(t.odata)) < 0 {
		b = append(appendString(append(b, ','), typeMember(t.odata)), ':')
		b = appendString(b, t.odata)
	}
	for i := range t.presence {
		if present := &t.presence[i]; present.mask == 0 {
			if f := &t.fields[i]; f.omit && f.isZero(unsafe.Add(p, f.offset)) {
				continue
			}
		} else if *(*uintptr)(unsafe.Add(p, present.word))&present.mask == 0 {
			continue
		}
		f := &t.fields[i]
		at := unsafe.Add(p, f.offset)
		b = append(b, f.prefix...)
		state := stateValue
		if f.state != 0 {
			state = *(*nullState)(unsafe.Add(p, f.state))
		}
		var ok bool
		if state != stateValue {
			b, ok = e.nullable(b, f.coder, at, state)
		} else if f.kind == kindString {
			b, ok = appendString(b, *(*string)(at)), true
		} else {
			b, ok = e.value(b, f.coder, at)
		}
		if !ok {
			return e.step(b, f.name)
		}
	}
	for i := range extra {
		if !isControl(extra[i].Name) && !t.written(extra[i].Name, p) {
			b = appendMember(b, &extra[i])
		}
	}
	e.depth--
	if len(b) == start {
		return append(b, "{}"...), true
	}
	b[start] = '{'
	return append(b, '}'), true
}

// isControl reports whether a member is control information about the object itself, which stands before its properties so that
// readers can work as they go. https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
func isControl(name string) bool {
	return strings.HasPrefix(name, "@") || strings.HasPrefix(name, "odata.")
}

func appendMember(b []byte, m *Member) []byte {
	b = append(appendString(append(b, ','), m.Name), ':')
	if len(m.Value) == 0 {
		return append(b, "null"...)
	}
	return append(b, m.Value...)
}

// written reports whether name is a field that is written for the struct at p.
func (t *structTable) written(name string, p unsafe.Pointer) bool {
	i := t.index.find(unsafe.Slice(unsafe.StringData(name), len(name)), t.fields)
	if i < 0 {
		return false
	}
	f := &t.fields[i]
	return !f.omit || !f.isZero(unsafe.Add(p, f.offset))
}

func (e *encoder) slice(b []byte, c *coder, p unsafe.Pointer) ([]byte, bool) {
	h := (*sliceHeader)(p)
	if h.data == nil {
		return append(b, "null"...), true
	}
	if e.depth++; e.depth > maxDepth {
		return e.fail(b, errDepth)
	}
	b = append(b, '[')
	for i := range h.len {
		if i > 0 {
			b = append(b, ',')
		}
		var ok bool
		if b, ok = e.value(b, c.elem, unsafe.Add(h.data, uintptr(i)*c.elem.size)); !ok {
			return e.step(b, indexStep(i))
		}
	}
	e.depth--
	return append(b, ']'), true
}

// slotValue writes what the interface at p holds.
func (e *encoder) slotValue(b []byte, c *coder, p unsafe.Pointer) ([]byte, bool) {
	base := &c.slotTable().base
	if held := (*interfaceOf)(p); held.typ == base.header.typ && held.value != nil {
		return e.object(b, base.coder.elem, held.value, false)
	}
	v := reflect.NewAt(c.typ, p).Elem().Elem()
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return append(b, "null"...), true
	}
	if v.Kind() == reflect.Pointer {
		if dynamic := coderOf(v.Type().Elem()); dynamic.kind == kindStruct {
			return e.object(b, dynamic, v.UnsafePointer(), dynamic != base.coder.elem)
		}
	}
	return e.fail(b, errors.New("a "+v.Type().String()+" is no pointer to a model"))
}
