package graph

import (
	"reflect"
	"unsafe"
)

// Bounds of allocations that are shared: by the objects of a slice of pointers,
// by what other pointers point to, and by short slices.
const (
	chunkBytes  = 32 << 10
	targetBytes = 1 << 10
	sliceBytes  = 4 << 10
)

// supply hands out zero values of one type during one decoding: several share an
// allocation, and each allocation has twice as many as the one before.
type supply struct {
	typ  unsafe.Pointer // identity of the type; nil when the supply is not in use
	next unsafe.Pointer // the next value; nil when none is left
	left int
	grow int // number of values in the next allocation; 0 when there was none
}

// supplyOf returns the supply for values of a type, or nil when too many types
// are in use.
func (d *decoder) supplyOf(c *coder) *supply {
	id := c.memory
	at := uint64(uintptr(id)) * 0x9E3779B97F4A7C15 >> 60
	for i := range uint64(len(d.supplies)) {
		s := &d.supplies[(at+i)%uint64(len(d.supplies))]
		if s.typ == id {
			return s
		}
		if s.typ == nil {
			s.typ = id
			return s
		}
	}
	return nil
}

// newElem returns a new zero value for a coder of pointers, which shares an
// allocation of at most so many bytes. The first of a type has an allocation of
// its own, since there may be no second.
func (d *decoder) newElem(c *coder, limit uintptr) unsafe.Pointer {
	elem := c.elem
	s := d.supplyOf(elem)
	if s == nil || c.chunk == nil {
		return reflect.New(elem.typ).UnsafePointer()
	}
	if s.left == 0 {
		if s.grow == 0 {
			s.grow = 2
			return reflect.New(elem.typ).UnsafePointer()
		}
		n := min(s.grow, int(max(1, limit/max(1, elem.size))))
		s.next, s.left, s.grow = reflect.MakeSlice(c.chunk, n, n).UnsafePointer(), n, 2*n
	}
	p := s.next
	s.next = nil
	if s.left--; s.left > 0 {
		s.next = unsafe.Add(p, elem.size)
	}
	return p
}

// moreRoom moves the n elements of a slice to a larger allocation, and returns it
// and how many elements it has room for.
func (s *supply) moreRoom(c *coder, elements unsafe.Pointer, n int) (unsafe.Pointer, int) {
	size := max(1, c.elem.size)
	if s.grow == 0 {
		s.grow = 2
		if size <= unsafe.Sizeof("") {
			s.grow = 4
		}
	}
	room := max(2*n, 1, min(s.grow, int(sliceBytes/size)))
	larger := reflect.MakeSlice(c.chunk, room, room)
	if n > 0 {
		header := sliceHeader{elements, n, n}
		reflect.Copy(larger, reflect.NewAt(c.chunk, unsafe.Pointer(&header)).Elem())
	}
	s.grow = 2 * room
	return larger.UnsafePointer(), room
}
