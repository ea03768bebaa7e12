package graph

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
	"sync"
	"sync/atomic"
	"time"
	"unsafe"
)

// kind says how the values of one Go type are coded.
type kind uint8

const (
	kindFallback kind = iota // by encoding/json
	kindBool
	kindInt
	kindUint
	kindFloat
	kindString
	kindEnum // a string type of generated code: NullEnum is null
	kindTime
	kindDecimal
	kindBinary
	kindRaw
	kindNullable
	kindPointer
	kindSlice
	kindStruct
	kindSlot // an interface that holds one of the types derived from a base
)

// coder is how one Go type is coded. It is immutable but for the two tables,
// which are built when a value is first met, so that using one model does not
// cost building all those that it can reach.
type coder struct {
	kind  kind
	typ   reflect.Type
	size  uintptr
	state uintptr      // offset of the state of a Nullable
	elem  *coder       // what a Nullable, pointer or slice holds
	chunk reflect.Type // a slice of what a slice holds, or a pointer to a struct points to

	// memory identifies the type as memory: that of string for string types.
	memory unsafe.Pointer

	table atomic.Pointer[structTable]
	slot  atomic.Pointer[slotTable]
}

// structTable is the coding of a struct: its fields in order, and an index over
// their names.
type structTable struct {
	fields   []field
	presence []presence // of fields, by number
	index    nameIndex
	extra    uintptr
	hasExtra bool
	odata    string // "#microsoft.graph.event", the type's @odata.type
	order    *fieldOrder
}

type field struct {
	name   string
	prefix string // `,"name":`, as written
	coder  *coder // of the value inside a Nullable
	offset uintptr
	state  uintptr // offset of a Nullable's state in the struct; 0: not a Nullable
	kind   kind    // of coder
	omit   bool    // leave out the zero value
}

var (
	// coders are those made so far. A sync.Map would cost this package a tenth of
	// its compile time: a hundred functions of its generic implementation.
	coders     = map[reflect.Type]*coder{}
	codersLock sync.RWMutex

	typeExtra       = reflect.TypeFor[Extra]()
	typeState       = reflect.TypeFor[nullState]()
	typeTime        = reflect.TypeFor[time.Time]()
	typeRaw         = reflect.TypeFor[json.RawMessage]()
	typeBinary      = reflect.TypeFor[Binary]()
	typeDecimal     = reflect.TypeFor[Decimal]()
	typeMarshaler   = reflect.TypeFor[json.Marshaler]()
	typeUnmarshaler = reflect.TypeFor[json.Unmarshaler]()
	typeString      = reflect.TypeFor[string]()
	typeStrings     = reflect.TypeFor[[]string]()
	typeTextOut     = reflect.TypeFor[encoding.TextMarshaler]()
	typeTextIn      = reflect.TypeFor[encoding.TextUnmarshaler]()

	textTypes = map[reflect.Type]bool{
		reflect.TypeFor[string]():    true,
		reflect.TypeFor[Date]():      true,
		reflect.TypeFor[TimeOfDay](): true,
		reflect.TypeFor[Duration]():  true,
		reflect.TypeFor[GUID]():      true,
	}
)

// maxTypeNesting bounds pointers to pointers and slices of slices; beyond it,
// and so for a type that is a slice of itself, encoding/json takes over.
const maxTypeNesting = 8

// recent are coders that were asked for lately, by the address of their type.
var recent [256]atomic.Pointer[coder]

func coderOf(t reflect.Type) *coder {
	id := typeID(t)
	slot := &recent[uintptr(id)>>5%uintptr(len(recent))]
	if c := slot.Load(); c != nil && typeID(c.typ) == id {
		return c
	}
	c := knownCoder(t)
	slot.Store(c)
	return c
}

func knownCoder(t reflect.Type) *coder {
	codersLock.RLock()
	c := coders[t]
	codersLock.RUnlock()
	if c != nil {
		return c
	}
	c = newCoder(t, 0) // which may ask for other types
	codersLock.Lock()
	defer codersLock.Unlock()
	if first := coders[t]; first != nil {
		return first
	}
	coders[t] = c
	return c
}

// typeID returns the address of a type, which is what its interface holds.
func typeID(t reflect.Type) unsafe.Pointer { return (*interfaceOf)(unsafe.Pointer(&t)).value }

func newCoder(t reflect.Type, nesting int) *coder {
	c := &coder{typ: t, size: t.Size(), memory: typeID(t)}
	if nesting > maxTypeNesting {
		return c
	}
	switch t {
	case typeTime:
		c.kind = kindTime
		return c
	case typeRaw:
		c.kind = kindRaw
		return c
	case typeBinary:
		c.kind = kindBinary
		return c
	case typeDecimal:
		c.kind = kindDecimal
		return c
	}
	if isNullable(t) {
		c.elem, c.state = newCoder(t.Field(0).Type, nesting+1), t.Field(1).Offset
		c.kind = kindNullable
		return c
	}
	if !isModel(t) && hasOwnJSON(t) {
		return c
	}
	switch t.Kind() {
	case reflect.Bool:
		c.kind = kindBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		c.kind = kindInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64:
		c.kind = kindUint
	case reflect.Float32, reflect.Float64:
		c.kind = kindFloat
	case reflect.String:
		c.kind, c.memory = kindEnum, typeID(typeString)
		if textTypes[t] {
			c.kind = kindString
		}
	case reflect.Pointer:
		c.kind, c.elem = kindPointer, elemCoder(t.Elem(), nesting)
		if c.elem.kind == kindStruct {
			c.chunk = reflect.SliceOf(t.Elem())
		}
	case reflect.Slice:
		c.kind, c.elem, c.chunk = kindSlice, elemCoder(t.Elem(), nesting), t
		if t.Elem().Kind() == reflect.String {
			c.chunk = typeStrings
		}
	case reflect.Struct:
		if isModel(t) || isPlain(t) {
			c.kind = kindStruct
		}
	case reflect.Interface:
		if slotBase(t) != nil {
			c.kind = kindSlot
		}
	case reflect.Map, reflect.Array, reflect.Complex64, reflect.Complex128, reflect.Uintptr,
		reflect.Chan, reflect.Func, reflect.UnsafePointer, reflect.Invalid:
		// encoding/json has the values or the errors for these.
	}
	return c
}

// isNumber reports whether services may send the value as a string as well.
func (c *coder) isNumber() bool {
	return c.kind == kindInt || c.kind == kindUint || c.kind == kindFloat || c.kind == kindDecimal
}

// holdsNull reports whether an element of a collection can be null.
func (c *coder) holdsNull() bool {
	switch c.kind {
	case kindNullable, kindEnum, kindPointer, kindSlice, kindSlot, kindFallback, kindRaw:
		return true
	case kindBool, kindInt, kindUint, kindFloat, kindString, kindTime, kindDecimal, kindBinary, kindStruct:
	}
	return false
}

// elemCoder returns the coder of an element. Those of structs and interfaces do
// not look further down, and are shared so that each has one table.
func elemCoder(t reflect.Type, nesting int) *coder {
	if k := t.Kind(); k == reflect.Struct || k == reflect.Interface {
		return coderOf(t)
	}
	return newCoder(t, nesting+1)
}

func isNullable(t reflect.Type) bool {
	return t.Kind() == reflect.Struct && t.NumField() == 2 && t.Field(1).Type == typeState
}

// isModel reports whether t is a struct with a field of type Extra. Its own
// MarshalJSON and UnmarshalJSON call this package, which must not call them.
func isModel(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	for i := t.NumField() - 1; i >= 0; i-- {
		if t.Field(i).Type == typeExtra {
			return true
		}
	}
	return false
}

// isPlain reports whether the fields of t mean to encoding/json what they mean
// here: no embedding and no ",string".
func isPlain(t reflect.Type) bool {
	for i := range t.NumField() {
		f := t.Field(i)
		_, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		if f.Anonymous || strings.Contains(options, "string") {
			return false
		}
	}
	return true
}

func hasOwnJSON(t reflect.Type) bool {
	if t.Kind() == reflect.Pointer || t.Kind() == reflect.Interface {
		return false
	}
	p := reflect.PointerTo(t)
	return p.Implements(typeMarshaler) || p.Implements(typeUnmarshaler) || p.Implements(typeTextOut) || p.Implements(typeTextIn)
}

// structTable returns the table of a struct, building it the first time.
func (c *coder) structTable() *structTable {
	if t := c.table.Load(); t != nil {
		return t
	}
	t := newStructTable(c.typ)
	c.table.Store(t)
	return t
}

func newStructTable(typ reflect.Type) *structTable {
	t := &structTable{}
	for i := range typ.NumField() {
		f := typ.Field(i)
		if f.Type == typeExtra {
			t.extra, t.hasExtra, t.odata = f.Offset, true, f.Tag.Get("odata")
			continue
		}
		tag := f.Tag.Get("json")
		if !f.IsExported() || tag == "-" {
			continue
		}
		name, options, _ := strings.Cut(tag, ",")
		if name == "" {
			name = f.Name
		}
		c := coderOf(f.Type)
		entry := field{
			name:   name,
			prefix: "," + string(appendString(nil, name)) + ":",
			coder:  c,
			offset: f.Offset,
			omit:   strings.Contains(options, "omitzero") || strings.Contains(options, "omitempty"),
		}
		if c.kind == kindNullable {
			entry.coder, entry.state = c.elem, f.Offset+c.state
		}
		entry.kind = entry.coder.kind
		t.fields = append(t.fields, entry)
		t.presence = append(t.presence, newPresence(typ, &entry))
	}
	t.index, t.order = newNameIndex(t.fields), newFieldOrder(len(t.fields))
	return t
}
