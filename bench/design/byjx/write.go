package byjx

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/go-faster/jx"

	"github.com/graphgen/graphgen/graph"
)

// Writer writes one JSON text.
type Writer struct{ *jx.Encoder }

// Marshal returns what write writes.
func Marshal(write func(*Writer)) []byte {
	e := jx.GetEncoder()
	defer jx.PutEncoder(e)
	write(&Writer{e})
	return append([]byte(nil), e.Bytes()...)
}

// Control writes control information, and odata as the type where that has none.
func (w *Writer) Control(e graph.Extra, odata string) {
	for _, m := range *members(&e) {
		if isControl(m.Name) {
			w.member(m)
			if m.Name == "@odata.type" {
				odata = ""
			}
		}
	}
	if odata != "" {
		w.FieldStart("@odata.type")
		w.Str(odata)
	}
}

// Rest writes the other members of Extra.
func (w *Writer) Rest(e graph.Extra) {
	for _, m := range *members(&e) {
		if !isControl(m.Name) {
			w.member(m)
		}
	}
}

func isControl(name string) bool { return strings.HasPrefix(name, "@") }

func (w *Writer) member(m graph.Member) {
	w.FieldStart(m.Name)
	w.Raw(m.Value)
}

func put[T any](w *Writer, name string, v graph.Nullable[T], write func(*Writer, T)) {
	if !v.IsSet() {
		return
	}
	w.FieldStart(name)
	if value, ok := v.Get(); ok {
		write(w, value)
	} else {
		w.Null()
	}
}

// PutText writes a string, null, or nothing.
func PutText[T ~string](w *Writer, name string, v graph.Nullable[T]) { put(w, name, v, WriteText[T]) }

// PutBool writes a boolean, null, or nothing.
func PutBool(w *Writer, name string, v graph.Nullable[bool]) { put(w, name, v, WriteBool) }

// PutNumber writes a number, null, or nothing.
func PutNumber[T Numeric](w *Writer, name string, v graph.Nullable[T]) {
	put(w, name, v, WriteNumber[T])
}

// PutTime writes a time, null, or nothing.
func PutTime(w *Writer, name string, v graph.Nullable[time.Time]) { put(w, name, v, WriteTime) }

// PutBinary writes base64, null, or nothing.
func PutBinary(w *Writer, name string, v graph.Nullable[graph.Binary]) {
	put(w, name, v, WriteBinary)
}

// PutRaw writes any value, null, or nothing.
func PutRaw(w *Writer, name string, v graph.Nullable[json.RawMessage]) { put(w, name, v, WriteRaw) }

// PutEnum writes the value of an enum, null, or nothing.
func PutEnum[T ~string](w *Writer, name string, v T) {
	switch v {
	case "":
	case graph.NullEnum:
		w.FieldStart(name)
		w.Null()
	default:
		w.FieldStart(name)
		w.Str(string(v))
	}
}

// WriteText writes a string.
func WriteText[T ~string](w *Writer, v T) { w.Str(string(v)) }

// WriteBool writes a boolean.
func WriteBool(w *Writer, v bool) { w.Bool(v) }

// WriteNumber writes a number.
func WriteNumber[T Numeric](w *Writer, v T) {
	var half T = 1
	if half /= 2; half != 0 {
		w.Float64(float64(v))
	} else {
		w.Int64(int64(v))
	}
}

// WriteTime writes a time.
func WriteTime(w *Writer, v time.Time) {
	var buf [40]byte
	w.ByteStr(v.AppendFormat(buf[:0], time.RFC3339Nano))
}

// WriteBinary writes base64.
func WriteBinary(w *Writer, v graph.Binary) { w.Base64(v) }

// WriteRaw writes any value.
func WriteRaw(w *Writer, v json.RawMessage) { w.Raw(v) }

// PutScalars writes a collection.
func PutScalars[T any](w *Writer, v []T, write func(*Writer, T)) {
	w.ArrStart()
	for _, e := range v {
		write(w, e)
	}
	w.ArrEnd()
}
