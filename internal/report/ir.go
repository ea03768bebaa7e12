package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"reflect"

	"gopkg.in/yaml.v3"

	"github.com/graphgen/graphgen/ir"
)

// The forms of the IR on disk.
const (
	IRJSON = "json"
	IRYAML = "yaml"
)

// IR writes the document as the IR on disk: indented by two spaces, every list a list even when it is empty. Nil lists of doc
// become empty ones.
func IR(w io.Writer, doc *ir.Document, format string) error {
	fill(reflect.ValueOf(doc))
	b := bufio.NewWriter(w)
	var err error
	switch format {
	case IRJSON:
		e := json.NewEncoder(b)
		e.SetEscapeHTML(false)
		e.SetIndent("", "  ")
		err = e.Encode(doc)
	case IRYAML:
		e := yaml.NewEncoder(b)
		e.SetIndent(2)
		if err = e.Encode(doc); err == nil {
			err = e.Close()
		}
	default:
		err = fmt.Errorf("internal error: unknown form %q of the IR", format)
	}
	if err != nil {
		return err
	}
	return b.Flush()
}

// fill makes nil slices and maps empty, however deep.
func fill(v reflect.Value) {
	kind := v.Kind()
	switch {
	case kind == reflect.Pointer && !v.IsNil():
		fill(v.Elem())
	case kind == reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				fill(f)
			}
		}
	case kind == reflect.Slice && v.IsNil():
		v.Set(reflect.MakeSlice(v.Type(), 0, 0))
	case kind == reflect.Slice && v.Type().Elem().Kind() == reflect.Struct:
		for i := range v.Len() {
			fill(v.Index(i))
		}
	case kind == reflect.Map && v.IsNil():
		v.Set(reflect.MakeMap(v.Type()))
	}
}

// ReadIR reads the IR on disk, in either form: JSON is YAML too.
func ReadIR(text []byte) (*ir.Document, error) {
	var doc ir.Document
	unmarshal := yaml.Unmarshal
	if text = bytes.TrimSpace(text); bytes.HasPrefix(text, []byte("{")) {
		unmarshal = json.Unmarshal
	}
	if err := unmarshal(text, &doc); err != nil {
		return nil, fmt.Errorf("it is no IR file: %w", err)
	}
	if doc.Format != ir.Format {
		return nil, fmt.Errorf("its IR has the format %d, not %d", doc.Format, ir.Format)
	}
	return &doc, nil
}
