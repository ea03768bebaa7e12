// Package byv2 is what copies of the models for encoding/json/v2 share.
package byv2

import (
	json "github.com/go-json-experiment/json"
	"github.com/go-json-experiment/json/jsontext"
)

// Nullable is a scalar that is absent, null or a value.
type Nullable[T any] struct {
	value T
	state uint8 // absent, null, value
}

// IsZero reports whether n is absent.
func (n Nullable[T]) IsZero() bool { return n.state == 0 }

// MarshalJSONTo writes the value, or null.
func (n Nullable[T]) MarshalJSONTo(e *jsontext.Encoder) error {
	if n.state < 2 {
		return e.WriteToken(jsontext.Null)
	}
	return json.MarshalEncode(e, &n.value)
}

// UnmarshalJSONFrom reads a value or null.
func (n *Nullable[T]) UnmarshalJSONFrom(d *jsontext.Decoder) error {
	if d.PeekKind() == jsontext.KindNull {
		*n = Nullable[T]{state: 1}
		return d.SkipValue()
	}
	n.state = 2
	return json.UnmarshalDecode(d, &n.value)
}

// Page is one page of a collection.
type Page[T any] struct {
	Value []T            `json:"value"`
	Extra jsontext.Value `json:",embed"`
}

// Union returns a function that decodes an interface by @odata.type: into what pick returns for it.
func Union[T any](pick func(odata string) T) *json.Unmarshalers {
	return json.UnmarshalFromFunc(func(d *jsontext.Decoder, to *T) error {
		if d.PeekKind() == jsontext.KindNull {
			return d.SkipValue()
		}
		raw, err := d.ReadValue()
		if err != nil {
			return err
		}
		*to = pick(odataType(raw))
		return json.Unmarshal(raw, *to, d.Options())
	})
}

// odataType returns the @odata.type of an object.
func odataType(raw jsontext.Value) string {
	var found struct {
		Type string `json:"@odata.type"`
	}
	_ = json.Unmarshal(raw, &found) // an error is found by whoever decodes the object
	return found.Type
}
