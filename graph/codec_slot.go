package graph

import (
	"reflect"
	"strings"
)

// DerivedType is a nil pointer to a type that derives from another; see the
// DerivedTypes methods of generated code.
type DerivedType = any

// slotTable is the coding of an interface that stands for a base type and all
// that derive from it.
type slotTable struct {
	base    *coder
	derived map[string]*coder // by lower-case @odata.type without '#'
	member  string            // that tells the type: "@odata.type"
}

// slotBase returns the base type that an interface of generated code stands
// for, or nil for any other interface. The interface has a method isA<n> whose
// only parameter is a pointer to the base. The names are constants because
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
	if base := m.Type.In(0).Elem(); base.Kind() == reflect.Struct {
		return base
	}
	return nil
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
	t := &slotTable{base: coderOf(base), derived: map[string]*coder{}, member: typeMember("")}
	if t.base.kind == kindStruct {
		t.member = typeMember(t.base.structTable().odata)
	}
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
			if name := odataKey(derived.structTable().odata); name != "" {
				t.derived[name] = derived
			}
		}
	}
	c.slot.Store(t)
	return t
}

// coderFor returns the coder for an @odata.type: the base's when it is absent,
// the base's own, or unknown.
func (t *slotTable) coderFor(odataType string) *coder {
	if odataType != "" {
		if c, ok := t.derived[odataKey(odataType)]; ok {
			return c
		}
	}
	return t.base
}

func odataKey(odataType string) string {
	return strings.ToLower(strings.TrimPrefix(odataType, "#"))
}
