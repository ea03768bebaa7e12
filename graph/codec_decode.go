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
// Strings that are decoded share allocations of up to 4 KiB, and so do short
// slices; the elements of a slice of pointers share some of up to 32 KiB: a value
// that is kept keeps its neighbours in memory.
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
		target := d.newElem(c, targetBytes)
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
		found := slot.typeFor(d.odataType(slot.member))
		target := found.new(d, p)
		return d.object(found.coder.elem.structTable(), target)
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
