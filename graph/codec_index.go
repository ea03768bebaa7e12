package graph

import (
	"encoding/binary"
	"math/bits"
	"sync/atomic"
)

// nameIndex finds a field by the bytes of its name without allocating: open
// addressing, at most half full, over a hash of the length and of the first and
// the last eight bytes.
type nameIndex struct {
	slots []uint16 // field number + 1; 0: none
	shift uint8
}

func newNameIndex(fields []field) nameIndex {
	width := bits.Len(uint(2 * len(fields)))
	x := nameIndex{slots: make([]uint16, 1<<width), shift: uint8(64 - width)}
	for i := range fields {
		name := []byte(fields[i].name)
		if x.find(name, fields) >= 0 {
			continue // as in encoding/json's order of fields, the first wins
		}
		h := x.hash(name)
		for x.slots[h] != 0 {
			h = x.next(h)
		}
		x.slots[h] = uint16(i + 1)
	}
	return x
}

// find returns the number of the field called name, or -1.
func (x *nameIndex) find(name []byte, fields []field) int {
	for h := x.hash(name); ; h = x.next(h) {
		i := int(x.slots[h]) - 1
		if i < 0 {
			return -1
		}
		if fields[i].name == string(name) {
			return i
		}
	}
}

func (x *nameIndex) next(h uint64) uint64 { return (h + 1) & uint64(len(x.slots)-1) }

func (x *nameIndex) hash(name []byte) uint64 {
	n := len(name)
	var first, last uint64
	switch {
	case n >= 8:
		first, last = binary.LittleEndian.Uint64(name), binary.LittleEndian.Uint64(name[n-8:])
	case n >= 4:
		first, last = uint64(binary.LittleEndian.Uint32(name)), uint64(binary.LittleEndian.Uint32(name[n-4:]))
	case n > 0:
		first, last = uint64(name[0]), uint64(name[n/2])<<8|uint64(name[n-1])
	}
	const mul = 0x9E3779B97F4A7C15
	h := (first ^ bits.RotateLeft64(last, 29) ^ uint64(n)) * mul
	return (h ^ h>>32) * mul >> x.shift
}

// fieldOrder predicts which field follows another. A service writes members in
// an order of its own, which seldom changes, so the order is learned from what
// arrives; the number of lessons is bounded, so that goroutines that decode
// objects of different order do not keep writing to shared memory.
type fieldOrder struct {
	after   []atomic.Uint32 // by field number + 1; 0 is the start of the object
	lessons atomic.Int32
}

const lessonsPerField = 4

func newFieldOrder(fields int) *fieldOrder {
	o := &fieldOrder{after: make([]atomic.Uint32, fields+1)}
	for i := range o.after {
		o.after[i].Store(uint32(i))
	}
	o.lessons.Store(int32(lessonsPerField * fields))
	return o
}

// next returns the field that is expected after a field; -1 is the start.
func (o *fieldOrder) next(field int) int { return int(o.after[field+1].Load()) }

func (o *fieldOrder) learn(field, next int) {
	if o.lessons.Load() > 0 {
		o.lessons.Add(-1)
		o.after[field+1].Store(uint32(next))
	}
}
