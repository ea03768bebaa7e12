package graph

import (
	"reflect"
	"unsafe"
)

// chunkBytes bounds an allocation that elements of a slice of pointers share,
// supplyBytes one that other values behind pointers share.
const (
	chunkBytes  = 32 << 10
	supplyBytes = 1 << 10
)

// chunk hands out pointers to structs of one type that share allocations, each
// twice as large as the one before.
type chunk struct {
	typ        reflect.Type // a slice of the structs
	data       unsafe.Pointer
	size       uintptr
	left, grow int
	limit      int
}

// newChunk returns a chunk for a coder of pointers that begins with count structs.
func newChunk(c *coder, count, bytes int) chunk {
	limit := max(1, bytes/int(max(1, c.elem.size)))
	return chunk{typ: c.chunk, size: c.elem.size, grow: min(count, limit), limit: limit}
}

func (c *chunk) next() unsafe.Pointer {
	if c.left == 0 {
		c.data = reflect.MakeSlice(c.typ, c.grow, c.grow).UnsafePointer()
		c.left = c.grow
		c.grow = min(2*c.grow, c.limit)
	}
	p := c.data
	if c.left--; c.left > 0 {
		c.data = unsafe.Add(p, c.size)
	}
	return p
}

// supply is the chunk for one type during one decoding.
type supply struct {
	coder *coder
	chunk chunk
}

// newElem returns a new zero value for a coder of pointers. The first of a type
// has an allocation of its own, since there may be no second.
func (d *decoder) newElem(c *coder) unsafe.Pointer {
	if c.chunk != nil {
		for i := range d.supplies {
			switch s := &d.supplies[i]; s.coder {
			case c.elem:
				return s.chunk.next()
			case nil:
				const second = 4
				*s = supply{c.elem, newChunk(c, second, supplyBytes)}
				return reflect.New(c.elem.typ).UnsafePointer()
			}
		}
	}
	return reflect.New(c.elem.typ).UnsafePointer()
}
