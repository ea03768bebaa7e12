package graph

import (
	"reflect"
	"strings"
	"unsafe"
)

// DerivedType is a nil pointer to a type that derives from another; see the
// DerivedTypes methods of generated code.
type DerivedType = any

// slotTable is the coding of an interface that stands for a base type and all
// that derive from it.
type slotTable struct {
	base    slotType
	derived map[string]slotType // by @odata.type, and by odataKey of it
	member  string              // that tells the type: "@odata.type"
}

// slotType is a type whose pointers an interface can hold.
type slotType struct {
	coder  *coder      // of the pointer
	header interfaceOf // of the interface when it holds such a pointer
}

// interfaceOf is what makes an interface: the type it holds, and the value.
type interfaceOf struct{ typ, value unsafe.Pointer }

// newSlotType returns the slotType of an interface for a type that implements it
// with a pointer.
func newSlotType(slot, typ reflect.Type) slotType {
	p := reflect.PointerTo(typ)
	v := reflect.New(slot)
	v.Elem().Set(reflect.Zero(p))
	return slotType{coderOf(p), *(*interfaceOf)(v.UnsafePointer())}
}

// new sets the interface at p to a pointer to a new value, which it returns.
func (t *slotType) new(d *decoder, p unsafe.Pointer) unsafe.Pointer {
	target := d.newElem(t.coder, targetBytes)
	*(*interfaceOf)(p) = interfaceOf{t.header.typ, target}
	return target
}

// slotBase returns the base type that an interface of generated code stands
// for, or nil for any other interface. The interface has a method isA<n> whose
// only parameter is a pointer to the base, a model that implements it. The names are constants because
// reflect.Type.Method with a variable makes the linker keep every exported
// method of the program.
func slotBase(t reflect.Type) reflect.Type {
	m, ok := reflect.Method{}, false
	for level := 0; !ok && level < slotLevels; level++ {
		m, ok = slotMethod(t, level)
	}
	if !ok || m.Type.NumIn() != 1 || m.Type.In(0).Kind() != reflect.Pointer {
		return nil
	}
	base := m.Type.In(0).Elem()
	if coderOf(base).kind != kindStruct || !reflect.PointerTo(base).Implements(t) {
		return nil
	}
	return base
}

const slotLevels = 16

func slotMethod(t reflect.Type, level int) (reflect.Method, bool) {
	switch level {
	case 0:
		return t.MethodByName("isA0")
	case 1:
		return t.MethodByName("isA1")
	case 2:
		return t.MethodByName("isA2")
	case 3:
		return t.MethodByName("isA3")
	case 4:
		return t.MethodByName("isA4")
	case 5:
		return t.MethodByName("isA5")
	case 6:
		return t.MethodByName("isA6")
	case 7:
		return t.MethodByName("isA7")
	case 8:
		return t.MethodByName("isA8")
	case 9:
		return t.MethodByName("isA9")
	case 10:
		return t.MethodByName("isA10")
	case 11:
		return t.MethodByName("isA11")
	case 12:
		return t.MethodByName("isA12")
	case 13:
		return t.MethodByName("isA13")
	case 14:
		return t.MethodByName("isA14")
	case 15:
		return t.MethodByName("isA15")
	}
	return reflect.Method{}, false
}

// slotTable returns the table of an interface, building it the first time.
func (c *coder) slotTable() *slotTable {
	if t := c.slot.Load(); t != nil {
		return t
	}
	base := slotBase(c.typ)
	t := &slotTable{base: newSlotType(c.typ, base), derived: map[string]slotType{}, member: typeMember(coderOf(base).structTable().odata)}
	if d, ok := reflect.Zero(reflect.PointerTo(base)).Interface().(interface{ DerivedTypes() []DerivedType }); ok {
		for _, v := range d.DerivedTypes() {
			p := reflect.TypeOf(v)
			if p == nil || p.Kind() != reflect.Pointer || !p.Implements(c.typ) {
				continue
			}
			derived := coderOf(p.Elem())
			if derived.kind != kindStruct {
				continue
			}
			if odata := derived.structTable().odata; odata != "" {
				s := newSlotType(c.typ, p.Elem())
				t.derived[odata], t.derived[odataKey(odata)] = s, s
			}
		}
	}
	c.slot.Store(t)
	return t
}

// typeFor returns the type for an @odata.type: the base when it is absent, the
// base's own, or unknown.
func (t *slotTable) typeFor(odataType string) *slotType {
	if odataType != "" {
		s, ok := t.derived[odataType]
		if !ok {
			s, ok = t.derived[odataKey(odataType)]
		}
		if ok {
			return &s
		}
	}
	return &t.base
}

func odataKey(odataType string) string {
	return strings.ToLower(strings.TrimPrefix(odataType, "#"))
}
