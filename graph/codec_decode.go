package graph

import (
	"encoding/json"
	"errors"
	"reflect"
	"unsafe"
)

// Unmarshal decodes the JSON text b into v, a pointer to a model, to a slice,
// to an interface of generated code, or to any type that encoding/json takes.
// It keeps no reference to b. Members that no field holds go to the model's
// Extra; of members of the same name the last one counts; null leaves a struct
// as it is. An error is a *DecodeError, and v is then partly filled.
//
// A value that its field cannot hold, such as a string where the documents say
// Boolean, goes to Extra, too, and leaves the field absent: documents err, and
// one property is not to cost all the others. UnmarshalStrict and WithMisfits
// tell of such values.
//
// Strings that are decoded share allocations of up to 4 KiB, and the elements
// of a slice of pointers share some of up to 32 KiB: a value that is kept keeps
// its neighbours in memory.
func Unmarshal(b []byte, v any) error {
	_, err := unmarshal(b, v, false)
	return err
}

// UnmarshalStrict is Unmarshal, but the first value that its field cannot hold
// is an error.
func UnmarshalStrict(b []byte, v any) error {
	_, err := unmarshal(b, v, true)
	return err
}

// unmarshal also reports whether Extra holds a value that its field could not.
func unmarshal(b []byte, v any, strict bool) (misfit bool, err error) {
	p := reflect.ValueOf(v)
	if p.Kind() != reflect.Pointer || p.IsNil() {
		return false, errors.New("graph: Unmarshal needs a non-nil pointer")
	}
	d := decoder{b: b, strict: strict}
	c := coderOf(p.Type().Elem())
	ok := d.top(c, p.UnsafePointer())
	d.release()
	if ok {
		return d.misfit, nil
	}
	d.err.Path = joinPath(d.err.steps)
	d.err.steps = nil
	return false, d.err
}

func (d *decoder) top(c *coder, p unsafe.Pointer) bool {
	if !d.value(c, p) {
		if d.nullElem {
			return d.fail("no null in a collection")
		}
		return false
	}
	if d.peek(); d.i < len(d.b) {
		return d.fail(endOfInput)
	}
	return true
}

// value decodes the next value into the c-typed memory at p, null included.
func (d *decoder) value(c *coder, p unsafe.Pointer) bool {
	first := d.peek()
	if c.kind == kindNullable {
		return d.nullable(c.elem, p, (*nullState)(unsafe.Add(p, c.state)))
	}
	if first == 'n' && c.kind != kindFallback && c.kind != kindRaw {
		if !d.literal("null") {
			return false
		}
		switch c.kind {
		case kindEnum:
			*(*string)(p) = NullEnum
		case kindPointer, kindSlice, kindSlot, kindBinary:
			reflect.NewAt(c.typ, p).Elem().SetZero()
		case kindBool, kindInt, kindUint, kindFloat, kindString, kindTime, kindDecimal, kindStruct:
			// As in encoding/json: nothing to set.
		case kindFallback, kindRaw, kindNullable:
			return d.internal(c)
		}
		return true
	}
	return d.present(c, first, p)
}

// present decodes a value that is not null and begins with first.
func (d *decoder) present(c *coder, first byte, p unsafe.Pointer) bool {
	switch c.kind {
	case kindStruct:
		if first != '{' {
			return d.fail("an object")
		}
		return d.object(c.structTable(), p)
	case kindPointer:
		target := d.newElem(c)
		*(*unsafe.Pointer)(p) = target
		if c.elem.kind == kindStruct && first == '{' {
			return d.object(c.elem.structTable(), target)
		}
		return d.present(c.elem, first, target)
	case kindSlice:
		if first != '[' {
			return d.fail("an array")
		}
		return d.slice(c, p)
	case kindSlot:
		if first != '{' {
			return d.fail("an object")
		}
		slot := c.slotTable()
		derived := slot.coderFor(d.odataType(slot.member))
		target := reflect.New(derived.typ)
		reflect.NewAt(c.typ, p).Elem().Set(target)
		return d.object(derived.structTable(), target.UnsafePointer())
	case kindNullable:
		return d.nullable(c.elem, p, (*nullState)(unsafe.Add(p, c.state)))
	case kindFallback:
		return d.fallback(c, p)
	case kindBool, kindInt, kindUint, kindFloat, kindString, kindEnum, kindTime, kindDecimal, kindBinary, kindRaw:
		return d.scalar(c, first, p)
	}
	return d.internal(c)
}

// internal reports a kind where it cannot be.
func (d *decoder) internal(c *coder) bool {
	return d.failAt(d.i, c.typ.String(), errors.New("internal error: unexpected kind"))
}

func (d *decoder) nullable(c *coder, p unsafe.Pointer, state *nullState) bool {
	first := d.peek()
	if first == 'n' {
		if !d.literal("null") {
			return false
		}
		if *state != stateAbsent {
			reflect.NewAt(c.typ, p).Elem().SetZero()
		}
		*state = stateNull
		return true
	}
	*state = stateValue
	if c.kind == kindString {
		s, ok := d.text()
		*(*string)(p) = s
		return ok
	}
	if first == '"' && c.isNumber() {
		*state = stateQuoted
	}
	return d.present(c, first, p)
}

// object decodes the members of the object at d.i into the struct at p.
func (d *decoder) object(t *structTable, p unsafe.Pointer) bool {
	d.i++
	if !d.enter() {
		return false
	}
	var extra *Extra
	if t.hasExtra {
		extra = (*Extra)(unsafe.Add(p, t.extra))
		// The members may be shared with a copy of this struct.
		extra.members = extra.members[:len(extra.members):len(extra.members)]
	}
	if d.peek() == '}' {
		d.i++
		d.depth--
		return true
	}
	grown, depth := false, d.depth
	for last := -1; ; {
		f, key, ok := d.memberName(t, &last)
		start := d.i
		switch {
		case !ok:
			return false
		case f == nil:
			if !d.unknown(extra, key, &grown) {
				return d.step(key)
			}
		case f.state != 0:
			if !d.nullable(f.coder, unsafe.Add(p, f.offset), (*nullState)(unsafe.Add(p, f.state))) {
				if !d.setAside(t, f, p, start, depth) {
					return d.step(f.name)
				}
				grown = true
			}
		default:
			if !d.member(f, p, extra, &grown) {
				if !d.setAside(t, f, p, start, depth) {
					return d.step(f.name)
				}
				grown = true
			}
		}
		if d.i < len(d.b) && d.b[d.i] == ',' || d.peek() == ',' {
			d.i++
			continue
		}
		if grown {
			extra.settle(t, p)
		}
		d.depth--
		return d.expect('}', "',' or '}'")
	}
}

// memberName consumes the name of a member and the colon. It returns the field
// of that name, which becomes last, or the name of an unknown member.
func (d *decoder) memberName(t *structTable, last *int) (f *field, unknown string, ok bool) {
	if next := t.order.next(*last); next < len(t.fields) {
		f = &t.fields[next]
		if end := d.i + len(f.prefix); end <= len(d.b) && string(d.b[d.i:end]) == f.prefix {
			d.i = end
			*last = next
			return f, "", true
		}
	}
	if d.peek() != '"' {
		return nil, "", d.fail("a member name")
	}
	key, ok := d.scanString()
	if !ok {
		return nil, "", false
	}
	if !d.expect(':', "':'") {
		return nil, "", false
	}
	found := t.index.find(key, t.fields)
	if found < 0 {
		return nil, d.intern(key), true
	}
	t.order.learn(*last, found)
	*last = found
	return &t.fields[found], "", true
}

// member decodes the next value into a field that is no Nullable. What the
// field cannot tell from absent goes to Extra.
func (d *decoder) member(f *field, p unsafe.Pointer, extra *Extra, grown *bool) bool {
	c, at := f.coder, unsafe.Add(p, f.offset)
	first := d.peek()
	start, depth := d.i, d.depth
	if first == 'n' && c.kind != kindEnum {
		if !d.literal("null") {
			return false
		}
		reflect.NewAt(c.typ, at).Elem().SetZero()
	} else if !d.value(c, at) {
		if !d.nullElem || d.err != nil {
			return false
		}
		// A null among elements that cannot be null.
		d.nullElem = false
		reflect.NewAt(c.typ, at).Elem().SetZero()
		d.i, d.depth = start, depth
		if !d.skip() {
			return false
		}
	}
	if extra == nil || !f.omit || !f.isZero(at) {
		return true
	}
	extra.members = append(extra.members, Member{f.name, json.RawMessage(d.raw(start))})
	*grown = true
	return true
}

// setAside keeps the value at start, which the field of a model cannot hold, as a
// member of Extra, and leaves the field absent. It returns false where that
// cannot be.
func (d *decoder) setAside(t *structTable, f *field, p unsafe.Pointer, start, depth int) bool {
	if d.strict || d.broken || t.odata == "" || !f.omit {
		return false
	}
	unfit := d.err
	d.err, d.i, d.depth = nil, start, depth
	d.peek()
	start = d.i
	if !d.skip() { // no JSON at all
		d.broken = true
		if unfit.Offset == d.err.Offset {
			d.err = unfit // which may know more of the path
		}
		return false
	}
	reflect.NewAt(f.coder.typ, unsafe.Add(p, f.offset)).Elem().SetZero()
	if f.state != 0 {
		*(*nullState)(unsafe.Add(p, f.state)) = stateAbsent
	}
	extra := (*Extra)(unsafe.Add(p, t.extra))
	extra.members = append(extra.members, Member{f.name, d.raw(start)})
	d.misfit = true
	return true
}

// unknown keeps the next value as a member of Extra.
func (d *decoder) unknown(extra *Extra, key string, grown *bool) bool {
	d.peek()
	start := d.i
	if !d.skip() {
		return false
	}
	if extra != nil {
		extra.members = append(extra.members, Member{key, d.raw(start)})
		*grown = true
	}
	return true
}

// raw returns a copy of what was read since start.
func (d *decoder) raw(start int) json.RawMessage {
	s := d.keep(d.b[start:d.i])
	return unsafe.Slice(unsafe.StringData(s), len(s))
}

// fallback leaves the next value to encoding/json.
func (d *decoder) fallback(c *coder, p unsafe.Pointer) bool {
	start := d.i
	if !d.skip() {
		return false
	}
	if err := json.Unmarshal(d.b[start:d.i], reflect.NewAt(c.typ, p).Interface()); err != nil {
		return d.failAt(start, c.typ.String(), err)
	}
	return true
}
