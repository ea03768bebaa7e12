package graph_test

import (
	"encoding/json"
	"net/netip"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// plain has fields that are no Nullable, as hand-written models may.
type plain struct {
	String  string                 `json:"string,omitzero"`
	Bool    bool                   `json:"bool,omitzero"`
	Int     int64                  `json:"int,omitzero"`
	Byte    uint8                  `json:"byte,omitzero"`
	Float   float64                `json:"float,omitzero"`
	Time    time.Time              `json:"time,omitzero"`
	Raw     json.RawMessage        `json:"raw,omitzero"`
	Binary  graph.Binary           `json:"binary,omitzero"`
	Decimal graph.Decimal          `json:"decimal,omitzero"`
	Body    ItemBody               `json:"body,omitzero"`
	Addr    netip.Addr             `json:"addr,omitzero"`
	Map     map[string]int         `json:"map,omitzero"`
	Any     any                    `json:"any,omitzero"`
	Pointer **int32                `json:"pointer,omitzero"`
	Always  int                    `json:"always"`
	Named   graph.Nullable[string] `json:"named"`
	Skipped string                 `json:"-"`
	Extra   graph.Extra            `json:"-" odata:"#x.plain"`
	hidden  int
}

// A zero, and a null, that such a field cannot tell from absent are kept.
func TestPlainFields(t *testing.T) {
	const rest = `"always":0,"named":null`
	for _, members := range []string{
		`"string":"a"`, `"bool":true`, `"int":-5`, `"byte":7`, `"float":2.5`, `"time":"2026-03-31T08:00:00Z"`, `"raw":[1]`, `"binary":"aGk="`,
		`"decimal":1.50`, `"body":{"content":"a"}`, `"addr":"10.0.0.1"`, `"map":{"a":1}`, `"any":["x"]`, `"pointer":5`,
	} {
		var p plain
		require.NoError(t, graph.Unmarshal([]byte("{"+members+"}"), &p), members)
		assert.Zero(t, p.Extra.Len(), members)
		out, err := graph.Marshal(p)
		require.NoError(t, err)
		assert.Equal(t, "{"+members+","+rest+"}", string(out))
	}
	for _, members := range []string{
		`"string":""`, `"string":null`, `"bool":false`, `"bool":null`, `"int":0`, `"byte":0`, `"float":0`, `"time":"0001-01-01T00:00:00Z"`, `"time":null`,
		`"raw":null`, `"binary":null`, `"decimal":null`, `"body":{}`, `"body":null`, `"addr":""`, `"map":null`, `"any":null`, `"pointer":null`, `"hidden":1`, `"Skipped":"x"`, `"-":1`,
	} {
		p := plain{hidden: 1}
		require.NoError(t, graph.Unmarshal([]byte("{"+members+"}"), &p), members)
		assert.Equal(t, 1, p.Extra.Len(), members)
		assert.Equal(t, 1, p.hidden)
		out, err := graph.Marshal(&p)
		require.NoError(t, err)
		assert.Equal(t, "{"+rest+","+members+"}", string(out))
	}
	var p plain
	require.ErrorContains(t, graph.UnmarshalStrict([]byte(`{"addr":"nowhere"}`), &p), "addr: want netip.Addr")
	require.ErrorContains(t, graph.UnmarshalStrict([]byte(`{"map":{"a":"b"}}`), &p), "map: want map[string]int")
	require.Error(t, graph.Unmarshal([]byte(`{"any":{]}`), &p))
}

// What embeds or quotes in the way of encoding/json alone is left to it.
func TestStructsOfEncodingJSON(t *testing.T) {
	type base struct {
		A int `json:"a"`
	}
	type embedding struct {
		base
		B int `json:"b,string"`
	}
	var e embedding
	require.NoError(t, graph.Unmarshal([]byte(`{"a":1,"b":"2","c":3}`), &e))
	assert.Equal(t, embedding{base{1}, 2}, e)
	out, err := graph.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, `{"a":1,"b":"2"}`, string(out))

	type list []list
	var l list
	require.NoError(t, graph.Unmarshal([]byte(`[[],[[]]]`), &l))
	out, err = graph.Marshal(l)
	require.NoError(t, err)
	assert.Equal(t, `[[],[[]]]`, string(out))
}
