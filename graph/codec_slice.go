package graph

import "unsafe"

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// emptyElement is what empty slices point to.
var emptyElement byte

// slice decodes the array at d.i into a new slice. Its elements take what the
// last allocation for their type has left, or a larger one; what they leave is
// for the next slice, unless a long one would be kept in memory by a short one.
func (d *decoder) slice(c *coder, p unsafe.Pointer) bool {
	header := (*sliceHeader)(p)
	*header = sliceHeader{data: unsafe.Pointer(&emptyElement)}
	d.i++
	if !d.enter() {
		return false
	}
	if d.peek() == ']' {
		d.i++
		d.depth--
		return true
	}
	elem := c.elem
	var own supply
	s := d.supplyOf(elem)
	if s == nil {
		s = &own
	}
	elements, room := s.next, s.left
	s.next, s.left = nil, 0 // elements may hold slices of the same type
	for n := 0; ; {
		if n == room {
			elements, room = s.moreRoom(c, elements, n)
		}
		ok := d.element(elem, unsafe.Add(elements, uintptr(n)*elem.size))
		n++
		*header = sliceHeader{elements, n, n}
		if !ok {
			return d.step(indexStep(n - 1))
		}
		if d.i < len(d.b) && d.b[d.i] == ',' || d.peek() == ',' {
			d.i++
			continue
		}
		if left := room - n; left > s.left && uintptr(room)*elem.size <= sliceBytes {
			s.next, s.left = unsafe.Add(elements, uintptr(n)*elem.size), left
		}
		d.depth--
		return d.expect(']', "',' or ']'")
	}
}

func (d *decoder) element(c *coder, p unsafe.Pointer) bool {
	first := d.peek()
	if first == 'n' {
		if c.holdsNull() {
			return d.value(c, p)
		}
		d.nullElem = true
		return false
	}
	if c.kind == kindPointer {
		target := d.newElem(c, chunkBytes)
		*(*unsafe.Pointer)(p) = target
		return d.present(c.elem, first, target)
	}
	return d.present(c, first, p)
}
