package graph

import (
	"reflect"
	"unsafe"
)

// presence tells with one load whether a field is to be written: whether a word
// of the struct has any bit of the mask. Mask 0 means that one load does not tell.
type presence struct{ word, mask uintptr }

// newPresence returns the presence of a field of a struct.
func newPresence(typ reflect.Type, f *field) presence {
	const word = unsafe.Sizeof(uintptr(0))
	if !f.omit || uintptr(typ.Align())%word != 0 {
		return presence{} // words might reach beyond the struct
	}
	at, size := f.offset, word
	switch f.coder.kind {
	case kindString, kindEnum, kindDecimal:
		at += word // the length
	case kindBool:
		size = 1
	case kindInt, kindUint:
		if size = f.coder.size; size > word {
			size = 0
		}
	case kindPointer, kindSlice, kindSlot, kindBinary, kindRaw:
	case kindTime, kindFloat, kindStruct, kindNullable, kindFallback:
		size = 0
	}
	if f.state != 0 {
		at, size = f.state, 1
	}
	mask := uintptr(0)
	for i := range size {
		*(*uint8)(unsafe.Add(unsafe.Pointer(&mask), at%word+i)) = 0xFF
	}
	return presence{at - at%word, mask}
}
