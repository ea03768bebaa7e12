// Package byjx is what functions that are generated for each model share: jx reads and writes the JSON.
package byjx

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"strings"
	"time"
	"unsafe"

	"github.com/go-faster/jx"

	"github.com/graphgen/graphgen/graph"
)

// Reader reads one JSON text. Short strings share allocations, as those of package graph do.
type Reader struct {
	*jx.Decoder
	block []byte
	size  int // of blocks
}

// NewReader returns a reader of b.
func NewReader(b []byte) *Reader {
	return &Reader{Decoder: jx.DecodeBytes(b), size: min(blockSize, len(b))}
}

const (
	blockSize = 4096
	maxPacked = 512
)

func (r *Reader) keep(raw []byte) string {
	n := len(raw)
	if n == 0 {
		return ""
	}
	if n > maxPacked {
		return string(raw)
	}
	if n > cap(r.block)-len(r.block) {
		r.block = make([]byte, 0, max(n, r.size))
	}
	at := len(r.block)
	r.block = append(r.block, raw...)
	return unsafe.String(&r.block[at], n)
}

// IsNull reports whether the next value is null.
func (r *Reader) IsNull() bool { return r.Next() == jx.Null }

// members are those of an Extra, which appends no raw JSON for other packages.
func members(e *graph.Extra) *[]graph.Member { return (*[]graph.Member)(unsafe.Pointer(e)) }

// Null keeps a null of a property that cannot tell it from absent.
func (r *Reader) Null(e *graph.Extra, name string) error {
	all := members(e)
	*all = append(*all, graph.Member{Name: name, Value: json.RawMessage("null")})
	return r.Decoder.Null()
}

// Extra keeps a member that no field holds.
func (r *Reader) Extra(e *graph.Extra, key []byte) error {
	name := r.keep(key)
	raw, err := r.Raw()
	text := r.keep(raw)
	all := members(e)
	*all = append(*all, graph.Member{Name: name, Value: unsafe.Slice(unsafe.StringData(text), len(text))})
	return err
}

// ODataType returns the @odata.type of the next object, without consuming it.
func (r *Reader) ODataType() (found string) {
	done := errors.New("found")
	_ = r.Capture(func(d *jx.Decoder) error {
		return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
			if string(key) != "@odata.type" {
				return d.Skip()
			}
			raw, err := d.StrBytes()
			if err != nil {
				return err
			}
			found = r.keep(raw)
			return done
		})
	})
	return found
}

func nullable[T any](r *Reader, to *graph.Nullable[T], read func(*Reader) (T, error)) error {
	if r.IsNull() {
		*to = graph.Null[T]()
		return r.Decoder.Null()
	}
	v, err := read(r)
	*to = graph.Value(v)
	return err
}

// Text reads a string or null.
func Text[T ~string](r *Reader, to *graph.Nullable[T]) error { return nullable(r, to, ReadText[T]) }

// Bool reads a boolean or null.
func Bool(r *Reader, to *graph.Nullable[bool]) error { return nullable(r, to, ReadBool) }

// Number reads a number or null.
func Number[T Numeric](r *Reader, to *graph.Nullable[T]) error { return nullable(r, to, ReadNumber[T]) }

// Time reads a time or null.
func Time(r *Reader, to *graph.Nullable[time.Time]) error { return nullable(r, to, ReadTime) }

// Binary reads base64 or null.
func Binary(r *Reader, to *graph.Nullable[graph.Binary]) error { return nullable(r, to, ReadBinary) }

// Raw reads any value.
func Raw(r *Reader, to *graph.Nullable[json.RawMessage]) error { return nullable(r, to, ReadRaw) }

// Enum reads the value of an enum or null.
func Enum[T ~string](r *Reader, to *T) (err error) {
	if r.IsNull() {
		*to = graph.NullEnum
		return r.Decoder.Null()
	}
	*to, err = ReadText[T](r)
	return err
}

// ReadText reads a string.
func ReadText[T ~string](r *Reader) (T, error) {
	raw, err := r.StrBytes()
	return T(r.keep(raw)), err
}

// ReadBool reads a boolean.
func ReadBool(r *Reader) (bool, error) { return r.Bool() }

// Numeric are the types of numbers that the models have.
type Numeric interface {
	int8 | int16 | int32 | int64 | uint8 | float32 | float64
}

// ReadNumber reads a number.
func ReadNumber[T Numeric](r *Reader) (T, error) {
	var half T = 1
	if half /= 2; half != 0 {
		f, err := r.Float64()
		return T(f), err
	}
	n, err := r.Int64()
	return T(n), err
}

// ReadTime reads a time.
func ReadTime(r *Reader) (t time.Time, err error) {
	raw, err := r.StrBytes()
	if err != nil {
		return t, err
	}
	return time.Parse(time.RFC3339, unsafe.String(unsafe.SliceData(raw), len(raw)))
}

// ReadBinary reads base64.
func ReadBinary(r *Reader) (graph.Binary, error) {
	raw, err := r.StrBytes()
	if err != nil {
		return nil, err
	}
	return base64.StdEncoding.AppendDecode(nil, raw)
}

// ReadRaw reads any value.
func ReadRaw(r *Reader) (json.RawMessage, error) {
	raw, err := r.Raw()
	return json.RawMessage(strings.Clone(string(raw))), err
}

// Scalars reads a collection.
func Scalars[T any](r *Reader, to *[]T, read func(*Reader) (T, error)) error {
	*to = []T{}
	return r.Arr(func(*jx.Decoder) error {
		v, err := read(r)
		*to = append(*to, v)
		return err
	})
}

// Page reads one page of a collection.
func Page[T any](r *Reader, item func(*Reader, *T) error) ([]*T, graph.Extra, error) {
	var items []*T
	var extra graph.Extra
	err := r.ObjBytes(func(_ *jx.Decoder, key []byte) error {
		if string(key) != "value" {
			return r.Extra(&extra, key)
		}
		return r.Arr(func(*jx.Decoder) error {
			items = append(items, new(T))
			return item(r, items[len(items)-1])
		})
	})
	return items, extra, err
}
