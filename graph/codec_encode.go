package graph

import (
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"sync"
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
		p = (*[2]unsafe.Pointer)(unsafe.Pointer(&v))[1]
	default:
		copied := reflect.New(t)
		copied.Elem().Set(rv)
		p = copied.UnsafePointer()
	}
	e := encoder{buf: b}
	if e.value(coderOf(t), p) {
		return e.buf, nil
	}
	return nil, &EncodeError{Path: joinPath(e.steps), Err: e.err}
}

type encoder struct {
	buf   []byte
	depth int
	err   error
	steps []string
}

func (e *encoder) fail(err error) bool {
	e.err = err
	return false
}

func (e *encoder) step(s string) bool {
	e.steps = append(e.steps, s)
	return false
}

func (e *encoder) null() bool {
	e.buf = append(e.buf, "null"...)
	return true
}

func (e *encoder) value(c *coder, p unsafe.Pointer) bool {
	switch c.kind {
	case kindStruct:
		return e.object(c, p, false)
	case kindPointer:
		target := *(*unsafe.Pointer)(p)
		if target == nil {
			return e.null()
		}
		return e.value(c.elem, target)
	case kindSlice:
		return e.slice(c, p)
	case kindSlot:
		return e.slotValue(c, p)
	case kindNullable:
		return e.nullable(c.elem, p, *(*nullState)(unsafe.Add(p, c.state)))
	case kindFallback:
		b, err := json.Marshal(reflect.NewAt(c.typ, p).Interface())
		if err != nil {
			return e.fail(err)
		}
		e.buf = append(e.buf, b...)
		return true
	case kindBool, kindInt, kindUint, kindFloat, kindString, kindEnum, kindTime, kindDecimal, kindBinary, kindRaw:
		return e.scalar(c, p)
	}
	return e.fail(errors.New("internal error: unexpected kind"))
}

var errDepth = errors.New("nested more than 200 deep, or a cycle")

func (e *encoder) nullable(c *coder, p unsafe.Pointer, state nullState) bool {
	switch state {
	case stateAbsent, stateNull:
		return e.null()
	case stateQuoted:
		start := len(e.buf)
		e.buf = append(e.buf, '"')
		if !e.value(c, p) {
			return false
		}
		if e.buf[start+1] == '"' { // INF is a string already
			e.buf = append(e.buf[:start], e.buf[start+1:]...)
			return true
		}
		e.buf = append(e.buf, '"')
		return true
	case stateValue:
		if c.kind == kindString {
			e.buf = appendString(e.buf, *(*string)(p))
			return true
		}
		return e.value(c, p)
	}
	return e.null()
}

// object writes the struct at p; withType puts its @odata.type first.
func (e *encoder) object(c *coder, p unsafe.Pointer, withType bool) bool {
	if e.depth++; e.depth > maxDepth {
		return e.fail(errDepth)
	}
	t := c.structTable()
	e.buf = append(e.buf, '{')
	start := len(e.buf)
	var extra []Member
	typed := -1
	if t.hasExtra {
		extra = (*Extra)(unsafe.Add(p, t.extra)).members
		typed = (Extra{extra}).index(typeMember(t.odata))
	}
	for i := range extra {
		if isControl(extra[i].Name) {
			e.extraMember(&extra[i])
		}
	}
	if typed < 0 && withType && t.odata != "" {
		e.buf = append(appendString(e.buf, typeMember(t.odata)), ':')
		e.buf = append(appendString(e.buf, t.odata), ',')
	}
	for i := range t.fields {
		f := &t.fields[i]
		at := unsafe.Add(p, f.offset)
		if f.state != 0 {
			state := *(*nullState)(unsafe.Add(p, f.state))
			if state == stateAbsent && f.omit {
				continue
			}
			e.buf = append(e.buf, f.prefix...)
			if !e.nullable(f.coder, at, state) {
				return e.step(f.name)
			}
		} else {
			if f.omit && f.isZero(at) {
				continue
			}
			e.buf = append(e.buf, f.prefix...)
			if !e.value(f.coder, at) {
				return e.step(f.name)
			}
		}
		e.buf = append(e.buf, ',')
	}
	for i := range extra {
		if !isControl(extra[i].Name) && !t.written(extra[i].Name, p) {
			e.extraMember(&extra[i])
		}
	}
	if len(e.buf) > start {
		e.buf[len(e.buf)-1] = '}' // the last comma
	} else {
		e.buf = append(e.buf, '}')
	}
	e.depth--
	return true
}

// isControl reports whether a member is control information about the object itself, which stands before its properties so that
// readers can work as they go. https://docs.oasis-open.org/odata/odata-json-format/v4.01/odata-json-format-v4.01.html
func isControl(name string) bool {
	return strings.HasPrefix(name, "@") || strings.HasPrefix(name, "odata.")
}

func (e *encoder) extraMember(m *Member) {
	e.buf = append(appendString(e.buf, m.Name), ':')
	if len(m.Value) == 0 {
		e.buf = append(e.buf, "null"...)
	} else {
		e.buf = append(e.buf, m.Value...)
	}
	e.buf = append(e.buf, ',')
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

func (e *encoder) slice(c *coder, p unsafe.Pointer) bool {
	h := (*sliceHeader)(p)
	if h.data == nil {
		return e.null()
	}
	if e.depth++; e.depth > maxDepth {
		return e.fail(errDepth)
	}
	e.buf = append(e.buf, '[')
	for i := range h.len {
		if i > 0 {
			e.buf = append(e.buf, ',')
		}
		if !e.value(c.elem, unsafe.Add(h.data, uintptr(i)*c.elem.size)) {
			return e.step(indexStep(i))
		}
	}
	e.buf = append(e.buf, ']')
	e.depth--
	return true
}

func (e *encoder) slotValue(c *coder, p unsafe.Pointer) bool {
	v := reflect.NewAt(c.typ, p).Elem().Elem()
	if !v.IsValid() || v.Kind() == reflect.Pointer && v.IsNil() {
		return e.null()
	}
	if v.Kind() == reflect.Pointer {
		if dynamic := coderOf(v.Type().Elem()); dynamic.kind == kindStruct {
			return e.object(dynamic, v.UnsafePointer(), dynamic.typ != c.slotTable().base.typ)
		}
	}
	return e.fail(errors.New("a " + v.Type().String() + " is no pointer to a model"))
}
