package graph_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

func TestPolymorphicDecode(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want AnyAttachment
	}{
		"derived":              {`{"@odata.type":"#microsoft.graph.fileAttachment","name":"a"}`, &FileAttachment{}},
		"without hash":         {`{"@odata.type":"microsoft.graph.fileAttachment"}`, &FileAttachment{}},
		"letter case":          {`{"@odata.type":"#Microsoft.Graph.FILEattachment"}`, &FileAttachment{}},
		"type comes last":      {`{"name":"a","x":{"@odata.type":"#microsoft.graph.itemAttachment"},"y":"}\"",  "@odata.type" : "#microsoft.graph.fileAttachment"}`, &FileAttachment{}},
		"type with escapes":    {`{"@odata\u002etype":"#microsoft\u002egraph.fileAttachment"}`, &FileAttachment{}},
		"base":                 {`{"@odata.type":"#microsoft.graph.attachment"}`, &Attachment{}},
		"no type":              {`{"name":"a"}`, &Attachment{}},
		"empty":                {`{}`, &Attachment{}},
		"unknown derived":      {`{"@odata.type":"#microsoft.graph.referenceAttachment","name":"a","sourceUrl":"x"}`, &Attachment{}},
		"type of another line": {`{"@odata.type":"#microsoft.graph.event","name":"a"}`, &Attachment{}},
		"type is no string":    {`{"@odata.type":5}`, &Attachment{}},
		"null":                 {`null`, nil},
	} {
		t.Run(name, func(t *testing.T) {
			var single AnyAttachment
			require.NoError(t, graph.Unmarshal([]byte(c.in), &single))
			assert.IsType(t, c.want, single)

			text := `{"attachments":[` + c.in + `],"mainAttachment":` + c.in + `}`
			var e Event
			require.NoError(t, graph.Unmarshal([]byte(text), &e))
			require.Len(t, e.Attachments, 1)
			assert.IsType(t, c.want, e.Attachments[0])
			assert.IsType(t, c.want, e.MainAttachment)
			out, err := graph.Marshal(e)
			require.NoError(t, err)
			assert.JSONEq(t, text, string(out))
		})
	}
}

func TestPolymorphicUnknownKeepsBaseAndRaw(t *testing.T) {
	var a AnyAttachment
	in := `{"@odata.type":"#microsoft.graph.referenceAttachment","name":"a","sourceUrl":"x","permission":{"b":1}}`
	require.NoError(t, graph.Unmarshal([]byte(in), &a))
	base := a.(*Attachment)
	assert.Equal(t, "a", base.Name.Or(""))
	assert.Equal(t, "#microsoft.graph.referenceAttachment", base.Extra.ODataType())
	raw, ok := base.Extra.Get("permission")
	assert.True(t, ok)
	assert.JSONEq(t, `{"b":1}`, string(raw))
	out, err := graph.Marshal(&a)
	require.NoError(t, err)
	assert.Equal(t, in, string(out))
}

func TestPolymorphicEncode(t *testing.T) {
	var nilFile *FileAttachment
	file := &FileAttachment{Name: graph.Value("f")}
	var slot AnyAttachment = file
	var root AnyEntity = file
	for _, c := range []struct {
		v    any
		want string
	}{
		{&slot, `{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"}`},
		{&root, `{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"}`},
		{[]AnyAttachment{file, &Attachment{}, nil, nilFile}, `[{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"},{},null,null]`},
		{file, `{"name":"f"}`},
		{Event{MainAttachment: &ItemAttachment{Item: file}}, `{"mainAttachment":{"@odata.type":"#microsoft.graph.itemAttachment","item":{"@odata.type":"#microsoft.graph.fileAttachment","name":"f"}}}`},
		{new(AnyAttachment), `null`},
	} {
		out, err := graph.Marshal(c.v)
		require.NoError(t, err)
		assert.Equal(t, c.want, string(out))
	}
	// The type that arrived stays as it was written.
	require.NoError(t, graph.Unmarshal([]byte(`{"name":"f","@odata.type":"microsoft.graph.FileAttachment"}`), &slot))
	out, err := graph.Marshal(&slot)
	require.NoError(t, err)
	assert.Equal(t, `{"@odata.type":"microsoft.graph.FileAttachment","name":"f"}`, string(out))
}

func TestPolymorphicLevels(t *testing.T) {
	var e AnyEntity
	require.NoError(t, graph.Unmarshal([]byte(`{"@odata.type":"#microsoft.graph.attachment","name":"a"}`), &e))
	assert.IsType(t, &Attachment{}, e)
	require.NoError(t, graph.Unmarshal([]byte(`{"id":"a"}`), &e))
	assert.IsType(t, &Entity{}, e)
	var de *graph.DecodeError
	require.ErrorAs(t, graph.UnmarshalStrict([]byte(`{"@odata.type":"#microsoft.graph.itemAttachment","item":{"name":1}}`), &e), &de)
	assert.Equal(t, "item.name", de.Path)
}

func TestAs(t *testing.T) {
	file := &FileAttachment{Name: graph.Value("f"), ContentBytes: graph.Value(graph.Binary("x"))}
	require.NoError(t, file.Extra.Set("@odata.etag", "1"))
	same, ok := graph.As[FileAttachment](file)
	assert.True(t, ok)
	assert.Same(t, file, same)
	base, ok := graph.As[Attachment](file)
	require.True(t, ok)
	assert.Equal(t, "f", base.Name.Or(""))
	assert.Equal(t, "1", base.Extra.ETag())
	entity, ok := graph.As[Entity](AnyAttachment(file))
	require.True(t, ok)
	assert.False(t, entity.ID.IsSet())
	for _, v := range []any{nil, (*FileAttachment)(nil), *file, file, 5, new(int), &ItemBody{}} {
		item, ok := graph.As[ItemAttachment](v)
		assert.False(t, ok, "%T", v)
		assert.Nil(t, item)
	}
}

// User code embeds models in its own types and uses encoding/json.
func TestInsideEncodingJSON(t *testing.T) {
	type mine struct {
		Event   Event                  `json:"event"`
		Pointer *Event                 `json:"pointer"`
		Date    graph.Date             `json:"date"`
		Count   graph.Nullable[int32]  `json:"count,omitzero"`
		Name    graph.Nullable[string] `json:"name"`
		Binary  graph.Binary           `json:"binary"`
		ByName  map[string]*Event      `json:"byName"`
	}
	text := `{"event":{"subject":"a","x":1},"pointer":{"body":{"content":"b"}},"date":"2026-03-31","name":null,"binary":"aGk=","byName":{"k":{"id":"1","location":null}}}`
	var m mine
	require.NoError(t, json.Unmarshal([]byte(text), &m))
	assert.True(t, m.Name.IsNull())
	assert.False(t, m.Count.IsSet())
	assert.Equal(t, "b", m.Pointer.Body.Content.Or(""))
	out, err := json.Marshal(m)
	require.NoError(t, err)
	assert.JSONEq(t, text, string(out))

	// And a model holds what only encoding/json knows.
	type wrapped struct {
		Any   any            `json:"any,omitzero"`
		Map   map[string]int `json:"map,omitzero"`
		Extra graph.Extra    `json:"-"`
	}
	var w wrapped
	text = `{"any":[1,"a"],"map":{"a":1},"z":null}`
	require.NoError(t, graph.Unmarshal([]byte(text), &w))
	assert.Equal(t, 1, w.Map["a"])
	out, err = graph.Marshal(w)
	require.NoError(t, err)
	assert.Equal(t, text, string(out))
	require.NoError(t, graph.Unmarshal([]byte(`{"any":null}`), &w))
	assert.Nil(t, w.Any)
}
