package graph

import "reflect"

// As reads a model as another: v itself when it is a *T; otherwise, when v's
// type has every property of T with the same Go type, as a derived type has
// those of its base, a new T that shares their values and Extra. It reports
// false for nil and for everything else.
func As[T any](v any) (*T, bool) {
	if t, ok := v.(*T); ok {
		return t, t != nil
	}
	if out := new(T); copyProperties(v, out) {
		return out, true
	}
	return nil, false
}

func copyProperties(from, to any) bool {
	src, dst := reflect.ValueOf(from), reflect.ValueOf(to)
	if src.Kind() != reflect.Pointer || src.IsNil() {
		return false
	}
	in, out := coderOf(src.Type().Elem()), coderOf(dst.Type().Elem())
	if in.kind != kindStruct || out.kind != kindStruct {
		return false
	}
	have, want := in.structTable(), out.structTable()
	if !have.hasExtra || !want.hasExtra {
		return false
	}
	src, dst = src.Elem(), dst.Elem()
	for i := range want.fields {
		f := &want.fields[i]
		at := have.index.find([]byte(f.name), have.fields)
		if at < 0 {
			return false
		}
		d, s := fieldAt(dst, f.offset), fieldAt(src, have.fields[at].offset)
		if d.Type() != s.Type() {
			return false
		}
		d.Set(s)
	}
	fieldAt(dst, want.extra).Set(fieldAt(src, have.extra))
	return true
}

// fieldAt returns the field of a struct that begins at offset.
func fieldAt(v reflect.Value, offset uintptr) reflect.Value {
	for i := range v.NumField() {
		if f := v.Type().Field(i); f.Offset == offset && f.Type.Size() > 0 {
			return v.Field(i)
		}
	}
	return reflect.Value{}
}
