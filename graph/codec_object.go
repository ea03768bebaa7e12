package graph

import (
	"encoding/json"
	"reflect"
	"unsafe"
)

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
		at, key, ok := d.memberName(t, last)
		if !ok {
			return false
		}
		if at < 0 {
			if !d.unknown(extra, key, &grown) {
				return d.step(key)
			}
		} else {
			last = at
			f, start := &t.fields[at], d.i
			if f.state == 0 {
				ok = d.member(f, p, extra, &grown)
			} else if state := (*nullState)(unsafe.Add(p, f.state)); f.kind == kindString && start < len(d.b) && d.b[start] == '"' {
				*state = stateValue
				*(*string)(unsafe.Add(p, f.offset)), ok = d.text()
			} else {
				ok = d.nullable(f.coder, unsafe.Add(p, f.offset), state)
			}
			if !ok {
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

// memberName consumes the name of a member and the colon. It returns the number
// of the field of that name, or -1 and the name of an unknown member. The field
// is likely to be the one that followed the last field before.
func (d *decoder) memberName(t *structTable, last int) (at int, unknown string, ok bool) {
	if next := t.order.next(last); next < len(t.fields) {
		name := t.fields[next].prefix[1:]
		if end := d.i + len(name); end <= len(d.b) && string(d.b[d.i:end]) == name {
			d.i = end
			return next, "", true
		}
	}
	if d.peek() != '"' {
		return -1, "", d.fail("a member name")
	}
	key, ok := d.scanString()
	if !ok || !d.expect(':', "':'") {
		return -1, "", false
	}
	found := t.index.find(key, t.fields)
	if found < 0 {
		return -1, d.intern(key), true
	}
	t.order.learn(last, found)
	return found, "", true
}

// member decodes the next value into a field that is no Nullable. What the
// field cannot tell from absent goes to Extra.
func (d *decoder) member(f *field, p unsafe.Pointer, extra *Extra, grown *bool) bool {
	c, at := f.coder, unsafe.Add(p, f.offset)
	first := d.peek()
	start, depth := d.i, d.depth
	switch {
	case first == '{' && f.kind == kindPointer && c.elem.kind == kindStruct:
		target := d.newElem(c, targetBytes)
		*(*unsafe.Pointer)(at) = target
		return d.object(c.elem.structTable(), target)
	case first == 'n' && f.kind != kindEnum:
		if !d.literal("null") {
			return false
		}
		reflect.NewAt(c.typ, at).Elem().SetZero()
	case !d.value(c, at):
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
