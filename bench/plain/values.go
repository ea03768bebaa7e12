package plain

import (
	"time"

	"github.com/go-faster/jx"
)

func isNull(d *jx.Decoder) bool { return d.Next() == jx.Null }

func text(d *jx.Decoder, to **string) error {
	if isNull(d) {
		return d.Null()
	}
	s, err := d.Str()
	*to = &s
	return err
}

func boolean(d *jx.Decoder, to **bool) error {
	if isNull(d) {
		return d.Null()
	}
	b, err := d.Bool()
	*to = &b
	return err
}

func integer(d *jx.Decoder, to **int32) error {
	if isNull(d) {
		return d.Null()
	}
	n, err := d.Int32()
	*to = &n
	return err
}

func number(d *jx.Decoder, to **float64) error {
	if isNull(d) {
		return d.Null()
	}
	n, err := d.Float64()
	*to = &n
	return err
}

func instant(d *jx.Decoder, to **time.Time) error {
	if isNull(d) {
		return d.Null()
	}
	b, err := d.StrBytes()
	if err != nil {
		return err
	}
	t := new(time.Time)
	*to = t
	return t.UnmarshalText(b)
}

func texts(d *jx.Decoder, to *[]string) error {
	if isNull(d) {
		return d.Null()
	}
	return d.Arr(func(d *jx.Decoder) error {
		s, err := d.Str()
		*to = append(*to, s)
		return err
	})
}

func slice[T any](d *jx.Decoder, to *[]T, item func(*T, *jx.Decoder) error) error {
	if isNull(d) {
		return d.Null()
	}
	return d.Arr(func(d *jx.Decoder) error {
		var zero T
		*to = append(*to, zero)
		return item(&(*to)[len(*to)-1], d)
	})
}

func object[T any](d *jx.Decoder, to **T, item func(*T, *jx.Decoder) error) error {
	if isNull(d) {
		return d.Null()
	}
	*to = new(T)
	return item(*to, d)
}

func putText(e *jx.Encoder, name string, v *string) {
	if v != nil {
		e.FieldStart(name)
		e.Str(*v)
	}
}

func putBoolean(e *jx.Encoder, name string, v *bool) {
	if v != nil {
		e.FieldStart(name)
		e.Bool(*v)
	}
}

func putInteger(e *jx.Encoder, name string, v *int32) {
	if v != nil {
		e.FieldStart(name)
		e.Int32(*v)
	}
}

func putNumber(e *jx.Encoder, name string, v *float64) {
	if v != nil {
		e.FieldStart(name)
		e.Float64(*v)
	}
}

func putInstant(e *jx.Encoder, name string, v *time.Time) {
	if v != nil {
		e.FieldStart(name)
		e.Str(v.Format(time.RFC3339Nano))
	}
}

func putTexts(e *jx.Encoder, name string, v []string) {
	if v == nil {
		return
	}
	e.FieldStart(name)
	e.ArrStart()
	for _, s := range v {
		e.Str(s)
	}
	e.ArrEnd()
}

func putSlice[T any](e *jx.Encoder, name string, v []T, item func(*T, *jx.Encoder)) {
	if v == nil {
		return
	}
	e.FieldStart(name)
	e.ArrStart()
	for i := range v {
		item(&v[i], e)
	}
	e.ArrEnd()
}

func putObject[T any](e *jx.Encoder, name string, v *T, item func(*T, *jx.Encoder)) {
	if v != nil {
		e.FieldStart(name)
		item(v, e)
	}
}
