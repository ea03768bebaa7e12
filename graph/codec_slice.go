package graph

import (
	"reflect"
	"unsafe"
)

type sliceHeader struct {
	data     unsafe.Pointer
	len, cap int
}

// emptyElement is what empty slices point to.
var emptyElement byte

// slice decodes the array at d.i into a new slice.
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
	*header = sliceHeader{}
	count := d.countElements()
	var chunk chunk
	if c.elem.chunk != nil {
		chunk = newChunk(c.elem, count, chunkBytes)
	}
	slice := reflect.NewAt(c.typ, p).Elem()
	slice.Grow(count)
	elem := c.elem
	for i := 0; ; i++ {
		if i == header.cap {
			slice.Grow(i)
		}
		header.len = i + 1
		at := unsafe.Add(header.data, uintptr(i)*elem.size)
		if !d.element(elem, at, &chunk) {
			return d.step(indexStep(i))
		}
		if d.i < len(d.b) && d.b[d.i] == ',' || d.peek() == ',' {
			d.i++
			continue
		}
		d.depth--
		return d.expect(']', "',' or ']'")
	}
}

func (d *decoder) element(c *coder, p unsafe.Pointer, chunk *chunk) bool {
	first := d.peek()
	if first == '{' && chunk.typ != nil {
		target := chunk.next()
		*(*unsafe.Pointer)(p) = target
		return d.object(c.elem.structTable(), target)
	}
	if first != 'n' {
		if c.kind == kindString {
			s, ok := d.text()
			*(*string)(p) = s
			return ok
		}
		return d.present(c, first, p)
	}
	if c.holdsNull() {
		return d.value(c, p)
	}
	d.nullElem = true
	return false
}
