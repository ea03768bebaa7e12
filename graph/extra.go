package graph

import (
	"cmp"
	"encoding/json"
	"fmt"
	"iter"
	"slices"
	"strings"
	"unsafe"
)

// Member is one member of a JSON object: its name and its raw JSON.
type Member struct {
	Name  string
	Value json.RawMessage
}

// Extra holds, in order, the members of a JSON object that no field of the
// model holds: properties that the documents do not describe, instance
// annotations such as "@odata.etag", and explicit nulls of complex values and
// collections. Members are written after the fields; one whose property is
// also set as a field is not written.
//
// Extra is a value: a copy does not see later changes of the original. The raw
// JSON that it returns must not be changed.
type Extra struct{ members []Member }

var rawNull = json.RawMessage("null")

// Nulls returns an Extra that sends null for each of props, which are property
// descriptors of generated code or plain strings.
func Nulls[P ~string](props ...P) Extra {
	members := make([]Member, len(props))
	for i, p := range props {
		members[i] = Member{string(p), rawNull}
	}
	return Extra{members}
}

// Get returns the raw JSON of a member, and whether it is there.
func (e Extra) Get(name string) (json.RawMessage, bool) {
	if i := e.index(name); i >= 0 {
		return e.members[i].Value, true
	}
	return nil, false
}

// Set adds or replaces a member; v is encoded as Marshal does. A json.RawMessage
// must be valid JSON.
func (e *Extra) Set(name string, v any) error {
	raw, err := Marshal(v)
	if err != nil {
		return fmt.Errorf("graph: member %q: %w", name, err)
	}
	e.set(name, raw)
	return nil
}

// SetNull adds or replaces a member with null.
func (e *Extra) SetNull(name string) { e.set(name, rawNull) }

// Delete removes a member.
func (e *Extra) Delete(name string) {
	if i := e.index(name); i >= 0 {
		e.members = slices.Concat(e.members[:i], e.members[i+1:])
	}
}

// All yields the members in order.
func (e Extra) All() iter.Seq2[string, json.RawMessage] {
	return func(yield func(string, json.RawMessage) bool) {
		for _, m := range e.members {
			if !yield(m.Name, m.Value) {
				return
			}
		}
	}
}

// Len returns the number of members.
func (e Extra) Len() int { return len(e.members) }

// IsZero reports whether there are no members.
func (e Extra) IsZero() bool { return len(e.members) == 0 }

// ETag returns the value of @odata.etag, or odata.etag as OData 3 has it, or "".
func (e Extra) ETag() string { return cmp.Or(e.text("@odata.etag"), e.text("odata.etag")) }

// ODataType returns the value of @odata.type, or odata.type as OData 3 has it,
// or "".
func (e Extra) ODataType() string { return cmp.Or(e.text("@odata.type"), e.text("odata.type")) }

// Annotation returns an instance annotation of a property, such as
// Annotation("members", "odata.nextLink"); property "" means the object itself.
func (e Extra) Annotation(property, name string) (json.RawMessage, bool) {
	return e.Get(property + "@" + strings.TrimPrefix(name, "@"))
}

// Removed reports whether the object is one that a delta query tells was
// removed, and the reason: "changed" or "deleted".
func (e Extra) Removed() (reason string, ok bool) {
	raw, ok := e.Get("@removed")
	if !ok {
		return "", false
	}
	var r struct {
		Reason string `json:"reason"`
	}
	_ = json.Unmarshal(raw, &r) // a reason of another shape is no reason
	return r.Reason, true
}

func (e Extra) index(name string) int {
	for i := range e.members {
		if e.members[i].Name == name {
			return i
		}
	}
	return -1
}

func (e Extra) text(name string) string {
	raw, ok := e.Get(name)
	if !ok {
		return ""
	}
	var s string
	_ = json.Unmarshal(raw, &s) // not a string: not a text
	return s
}

func (e *Extra) set(name string, raw json.RawMessage) {
	i := e.index(name)
	if i < 0 {
		e.members = append(slices.Clip(e.members), Member{name, raw})
		return
	}
	e.members = slices.Clone(e.members)
	e.members[i].Value = raw
}

// settle ends the decoding of the struct at p: the last of members with the same
// name stays, at the place of the first, and none whose field was set after all.
func (e *Extra) settle(t *structTable, p unsafe.Pointer) {
	const few = 16
	kept := e.members[:0]
	var seen map[string]int
	if len(e.members) > few {
		seen = make(map[string]int, len(e.members))
	}
	for _, m := range e.members {
		if t.written(m.Name, p) {
			continue
		}
		at := -1
		if seen == nil {
			at = Extra{kept}.index(m.Name)
		} else if i, ok := seen[m.Name]; ok {
			at = i
		} else {
			seen[m.Name] = len(kept)
		}
		if at >= 0 {
			kept[at].Value = m.Value
			continue
		}
		kept = append(kept, m)
	}
	e.members = kept
}
