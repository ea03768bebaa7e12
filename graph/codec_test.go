package graph_test

import (
	"encoding/json"
	"fmt"
	"math"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// Each text decodes into Kinds and encodes back to the same text, with
// encoding/json as well.
func TestRoundTripExact(t *testing.T) {
	members := []string{
		`"@odata.etag":"W/\"1\""`,
		`"string":"a"`, `"string":""`, `"string":null`, `"string":"q\"b\\s/\n\r\t\b\f\u0001é世🎉"`,
		`"bool":true`, `"bool":false`, `"bool":null`,
		`"byte":0`, `"byte":255`, `"byte":null`,
		`"sbyte":-128`, `"sbyte":127`, `"int16":-32768`, `"int16":32767`,
		`"int32":-2147483648`, `"int32":2147483647`, `"int32":0`, `"int32":null`,
		`"int64":-9223372036854775808`, `"int64":9223372036854775807`, `"int64":9007199254740993`,
		`"int64":"9007199254740993"`, `"int64":"-5"`, `"int64":null`,
		`"single":1.5`, `"single":"INF"`, `"single":"1.5"`, `"double":0.1`, `"double":-0`, `"double":1e+300`, `"double":5e-324`,
		`"double":"INF"`, `"double":"-INF"`, `"double":"NaN"`, `"double":null`, `"double":"2.5"`,
		`"decimal":12.50`, `"decimal":-0.00`, `"decimal":123456789012345678901234567890.123456789`, `"decimal":1e3`,
		`"decimal":"12.50"`, `"decimal":null`,
		`"date":"2026-03-31"`, `"date":"not a date"`, `"date":null`,
		`"time":"2026-03-31T08:00:00.1234567Z"`, `"time":"2026-03-31T08:00:00+05:30"`, `"time":"0001-01-01T00:00:00Z"`,
		`"time":"2026-03-31T08:00:00.123456789-08:01"`, `"time":"9999-12-31T23:59:59.9999999Z"`, `"time":null`,
		`"timeOfDay":"08:00:00.0000000"`, `"timeOfDay":null`, `"duration":"PT1H30M"`, `"duration":"P1Y"`, `"duration":null`,
		`"guid":"B53BB82B-1B5F-4C29-8E22-7A6A90E6F2A1"`, `"guid":null`,
		`"binary":"aGk="`, `"binary":""`, `"binary":null`,
		`"json":{"a":[1,null,{"b":1e40}]}`, `"json":"text"`, `"json":12345678901234567890`, `"json":null`,
		`"enum":"low"`, `"enum":"somethingNew"`, `"enum":null`, `"enum":""`,
		`"complex":{"content":"x"}`, `"complex":{}`, `"complex":null`, `"complex":{"content":null,"unknown":[1]}`,
		`"slot":{"id":"1"}`, `"slot":null`, `"slots":[]`, `"slots":null`, `"slots":[null,{"id":"1"}]`,
		`"complexes":[]`, `"complexes":null`, `"complexes":[{},{"content":"b"}]`, `"complexes":[{},null]`,
		`"strings":[]`, `"strings":["a","",null]`, `"strings":["a",""]`, `"strings":null`,
		`"int32s":[1,-2]`, `"int32s":[1,null]`, `"int64s":[9007199254740993]`, `"bytes":[1,255]`, `"bytes":[]`,
		`"doubles":[1.5,"INF","NaN"]`, `"times":["2026-03-31T08:00:00Z"]`, `"binaries":["aGk=",""]`,
		`"enums":["low",null,""]`, `"enums":[]`, `"matrix":[[1],[],[2,3]]`, `"matrix":[[1,null]]`, `"matrix":[null,[1]]`,
		`"unknown":1`, `"unknown":null`, `"unknown":{"x":[true,false,null,"\u00e9"]}`, `"":{}`,
		`"Enum":"low"`, `"enum@odata.type":"#microsoft.graph.importance"`,
	}
	for _, member := range members {
		t.Run(member, func(t *testing.T) {
			text := "{" + member + "}"
			var viaGraph, viaJSON Kinds
			require.NoError(t, graph.Unmarshal([]byte(text), &viaGraph))
			require.NoError(t, json.Unmarshal([]byte(text), &viaJSON))
			out, err := graph.Marshal(viaGraph)
			require.NoError(t, err)
			assert.Equal(t, text, string(out))
			outPointer, err := graph.Marshal(&viaGraph)
			require.NoError(t, err)
			assert.Equal(t, text, string(outPointer))
			std, err := json.Marshal(viaJSON)
			require.NoError(t, err)
			assert.JSONEq(t, text, string(std))
		})
	}
	t.Run("all together", func(t *testing.T) {
		seen := map[string]bool{}
		var all []string
		for _, m := range members {
			if name, _, _ := strings.Cut(m, ":"); !seen[name] {
				seen[name] = true
				all = append(all, m)
			}
		}
		var k Kinds
		text := " {\n" + strings.Join(all, " ,\r\n\t") + " } "
		require.NoError(t, graph.Unmarshal([]byte(text), &k))
		out, err := graph.Marshal(k)
		require.NoError(t, err)
		assert.Equal(t, "{"+strings.Join(all, ",")+"}", string(out))
	})
}

// What is written differs from what was read, and means the same.
func TestNormalised(t *testing.T) {
	for in, want := range map[string]string{
		`{"int32":5.0}`:                `{"int32":5}`,
		`{"int32":1e3}`:                `{"int32":1000}`,
		`{"int64":-0}`:                 `{"int64":0}`,
		`{"double":1.50}`:              `{"double":1.5}`,
		`{"double":1E2}`:               `{"double":100}`,
		`{"binary":"-_8"}`:             `{"binary":"+/8="}`,
		`{"binary":"aGk"}`:             `{"binary":"aGk="}`,
		`{"binary":"\/\/8="}`:          `{"binary":"//8="}`,
		`{"time":"2026-03-31t08:00z"}`: `{"time":"2026-03-31T08:00:00Z"}`,
		`{"time":"2026-03-31T08:00:00.0000000+00:00"}`:                `{"time":"2026-03-31T08:00:00Z"}`,
		`{"time":"2026-03-31T08:00:00.123456789123+14:00"}`:           `{"time":"2026-03-31T08:00:00.123456789+14:00"}`,
		`{"string":"\u00e9\/\ud83c\udf89\ud83c\ud83cx\udf89"}`:        `{"string":"é/🎉��x�"}`,
		"{\"string\":\"a\xffb\xc3\"}":                                 `{"string":"a�b�"}`,
		"{\"a\xffb\":1}":                                              `{"a�b":1}`,
		`{"str\u0069ng":"x"}`:                                         `{"string":"x"}`,
		`{"string":"a","string":"b"}`:                                 `{"string":"b"}`,
		`{"string":"a","string":null}`:                                `{"string":null}`,
		`{"complex":{"content":"a"},"complex":{"contentType":"low"}}`: `{"complex":{"contentType":"low"}}`,
		`{"complex":{},"complex":null}`:                               `{"complex":null}`,
		`{"complex":null,"complex":{}}`:                               `{"complex":{}}`,
		`{"strings":[null],"strings":["a"]}`:                          `{"strings":["a"]}`,
		`{"strings":["a"],"strings":[null]}`:                          `{"strings":[null]}`,
		`{"enum":"","enum":"low"}`:                                    `{"enum":"low"}`,
		`{"enum":"low","enum":""}`:                                    `{"enum":""}`,
		`{"u":1,"v":2,"u":3}`:                                         `{"u":3,"v":2}`,
		`{"id":1,"@odata.type":"#x"}`:                                 `{"@odata.type":"#x","id":1}`,
	} {
		t.Run(in, func(t *testing.T) {
			var k Kinds
			require.NoError(t, graph.Unmarshal([]byte(in), &k))
			out, err := graph.Marshal(k)
			require.NoError(t, err)
			assert.Equal(t, want, string(out))
		})
	}
}

func TestDuplicatesOfManyUnknownMembers(t *testing.T) {
	var b strings.Builder
	for i := range 100 {
		fmt.Fprintf(&b, `"u%d":%d,`, i%40, i)
	}
	var k Kinds
	require.NoError(t, graph.Unmarshal([]byte("{"+b.String()+`"u0":"last"}`), &k))
	assert.Equal(t, 40, k.Extra.Len())
	raw, ok := k.Extra.Get("u39")
	assert.True(t, ok)
	assert.Equal(t, "79", string(raw))
	raw, _ = k.Extra.Get("u0")
	assert.Equal(t, `"last"`, string(raw))
}

func TestDecodeErrors(t *testing.T) {
	deep := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	for _, c := range []struct{ in, path, want, got string }{
		{`{"string":1}`, "string", "a string", "number 1"},
		{`{"string":true}`, "string", "a string", "true"},
		{`{"bool":"true"}`, "bool", "a boolean", `string "true"`},
		{`{"bool":trye}`, "bool", "true", "'t'"},
		{`{"byte":256}`, "byte", "uint8", "number 256"},
		{`{"byte":-1}`, "byte", "uint8", "number -1"},
		{`{"sbyte":128}`, "sbyte", "int8", "number 128"},
		{`{"sbyte":-129}`, "sbyte", "int8", "number -129"},
		{`{"int32":2147483648}`, "int32", "int32", "number 2147483648"},
		{`{"int32":1.5}`, "int32", "int32", "number 1.5"},
		{`{"int32":1e400}`, "int32", "int32", "number 1e400"},
		{`{"int32":"INF"}`, "int32", "int32", `string "INF"`},
		{`{"int32":""}`, "int32", "int32", `string ""`},
		{`{"int64":9223372036854775808}`, "int64", "int64", "number 9223372036854775808"},
		{`{"int64":-9223372036854775809}`, "int64", "int64", "number -9223372036854775809"},
		{`{"int64":99999999999999999999999}`, "int64", "int64", "number 99999999999999999999999"},
		{`{"int64":"12a"}`, "int64", "int64", `string "12a"`},
		{`{"double":1e400}`, "double", "float64", "number 1e400"},
		{`{"double":"Infinity"}`, "double", "float64", `string "Infinity"`},
		{`{"double":.5}`, "double", "float64", "'.'"},
		{`{"double":01}`, "", "',' or '}'", "number 1"},
		{`{"double":1.}`, "double", "a digit", "'}'"},
		{`{"decimal":"twelve"}`, "decimal", "a decimal number", `string "twelve"`},
		{`{"time":"String (timestamp)"}`, "time", "a date and time such as 2026-03-31T08:00:00Z", `string "String (timestamp)"`},
		{`{"time":"2026-02-30T00:00:00Z"}`, "time", "a date and time such as 2026-03-31T08:00:00Z", `string "2026-02-30T00:00:00Z"`},
		{`{"time":"2026-03-31T25:00:00Z"}`, "time", "a date and time such as 2026-03-31T08:00:00Z", `string "2026-03-31T25:00:00Z"`},
		{`{"time":"2026-03-31T08:00:00"}`, "time", "a date and time such as 2026-03-31T08:00:00Z", `string "2026-03-31T08:00:00"`},
		{`{"time":"2026-03-31T08:00:00.Z"}`, "time", "a date and time such as 2026-03-31T08:00:00Z", `string "2026-03-31T08:00:00.Z"`},
		{`{"time":7}`, "time", "a date and time", "number 7"},
		{`{"binary":"a*b"}`, "binary", "base64", `string "a*b"`},
		{`{"complex":[]}`, "complex", "an object", "array"},
		{`{"complex":{"content":{}}}`, "complex.content", "a string", "object"},
		{`{"complexes":{}}`, "complexes", "an array", "object"},
		{`{"complexes":[{},{"content":1}]}`, "complexes[1].content", "a string", "number 1"},
		{`{"slot":"x"}`, "slot", "an object", `string "x"`},
		{`{"slots":[{"size":"x"}]}`, "slots[0].size", "int32", `string "x"`},
		{`{"matrix":[[1],["x"]]}`, "matrix[1][0]", "int32", `string "x"`},
		{`{"strings":["a" "b"]}`, "strings", "',' or ']'", `string "b"`},
		{`{"unknown":{"a":tru}}`, "unknown", "true", "'t'"},
		{`{"unknown":"\x"}`, "unknown", "a valid escape in a string", `'\\'`},
		{`{"unknown":"\u12"}`, "unknown", "a valid escape in a string", `'\\'`},
		{`{"string":"\u12g4"}`, "string", "a valid escape in a string", `'\\'`},
		{"{\"string\":\"\\u00e9\nb\"}", "string", "no control character in a string", `'\n'`},
		{"{\"unknown\":\"\\u00e9\nb\"}", "unknown", "no control character in a string", `'\n'`},
		{"{\"string\":\"a\nb\"}", "string", "no control character in a string", `'\n'`},
		{`{"unknown":` + deep(200) + `}`, "unknown", "JSON nested at most 200 deep", "'['"},
		{`{"json":` + deep(1000) + `}`, "json", "JSON nested at most 200 deep", "array"},
		{`{"string":"a`, "string", "the end of a string", "end of input"},
		{`{"string":"a\`, "string", "the end of a string", "end of input"},
		{`{"string":`, "string", "a string", "end of input"},
		{`{"string"`, "", "':'", "end of input"},
		{`{"string":"a"`, "", "',' or '}'", "end of input"},
		{`{"string":"a",}`, "", "a member name", "'}'"},
		{`{string:"a"}`, "", "a member name", "'s'"},
		{`{} x`, "", "end of input", "'x'"},
		{`{}{}`, "", "end of input", "object"},
		{``, "", "an object", "end of input"},
		{`[]`, "", "an object", "array"},
		{`"x"`, "", "an object", `string "x"`},
		{`nul`, "", "null", "'n'"},
		{"\ufeff{}", "", "an object", `'\ufeff'`},
	} {
		t.Run(c.in[:min(len(c.in), 60)], func(t *testing.T) {
			var k Kinds
			err := graph.UnmarshalStrict([]byte(c.in), &k)
			var de *graph.DecodeError
			require.ErrorAs(t, err, &de)
			assert.Equal(t, c.path, de.Path)
			assert.Equal(t, c.want, de.Want)
			if !strings.Contains(c.want, "nested") {
				assert.Equal(t, c.got, de.Got)
			}
			assert.Contains(t, err.Error(), de.Path)
		})
	}
}

func TestDepthLimitAllowsOrdinaryNesting(t *testing.T) {
	text := `{"unknown":` + strings.Repeat("[", 199) + strings.Repeat("]", 199) + `}`
	var k Kinds
	require.NoError(t, graph.Unmarshal([]byte(text), &k))
	nested := strings.Repeat(`{"instances":[`, 99) + strings.Repeat(`]}`, 99)
	var e Event
	require.NoError(t, graph.Unmarshal([]byte(nested), &e))
	out, err := graph.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, nested, string(out))
	require.Error(t, graph.Unmarshal([]byte(`{"instances":[`+nested+`,`+nested[:50]), &e))
}

func TestEncodeErrors(t *testing.T) {
	cycle := &ItemAttachment{}
	cycle.Item = cycle
	for name, c := range map[string]struct {
		v    any
		path string
	}{
		"year":      {Kinds{Time: graph.Value(time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC))}, "time"},
		"raw":       {Kinds{JSON: graph.Value(json.RawMessage(`{"a":`))}, "json"},
		"in slices": {Event{Instances: []Event{{}, {CreatedDateTime: graph.Value(time.Date(-1, 1, 1, 0, 0, 0, 0, time.UTC))}}}, "instances[1].createdDateTime"},
		"cycle":     {cycle, "item.item"},
		"channel":   {make(chan int), ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := graph.Marshal(c.v)
			var ee *graph.EncodeError
			require.ErrorAs(t, err, &ee)
			assert.True(t, strings.HasPrefix(ee.Path, c.path), ee.Path)
			assert.NotEmpty(t, err.Error())
			require.Error(t, ee.Unwrap())
		})
	}
}

func TestEncodeValues(t *testing.T) {
	var nilEvent *Event
	for _, c := range []struct {
		v    any
		want string
	}{
		{nil, "null"},
		{nilEvent, "null"},
		{Event{}, "{}"},
		{&Event{Importance: graph.NullEnum}, `{"importance":null}`},
		{Event{Categories: []string{}, Attendees: []Attendee{}}, `{"attendees":[],"categories":[]}`},
		{[]Event{{Subject: graph.Value("<&>")}, {}}, `[{"subject":"<&>"},{}]`},
		{map[string]Event{"a": {Subject: graph.Null[string]()}}, `{"a":{"subject":null}}`},
		{EventUpdate{Extra: graph.Nulls("location", "body")}, `{"location":null,"body":null}`},
		{EventUpdate{Body: &ItemBody{}, Extra: graph.Nulls(EventFields.Body)}, `{"body":{}}`},
		{Kinds{Double: graph.Value(math.Inf(-1)), Single: graph.Value(float32(math.NaN()))}, `{"single":"NaN","double":"-INF"}`},
		{Kinds{Double: graph.Value(1e21), Single: graph.Value(float32(1e-7))}, `{"single":1e-07,"double":1e+21}`},
		{Kinds{Decimal: graph.Value(graph.Decimal("INF"))}, `{"decimal":"INF"}`},
		{Kinds{JSON: graph.Value(json.RawMessage(nil))}, `{"json":null}`},
		{Kinds{Time: graph.Value(time.Date(2026, 1, 2, 3, 4, 5, 0, time.FixedZone("", 90)))}, `{"time":"2026-01-02T03:02:35Z"}`},
		{graph.Value(int32(5)), "5"},
		{graph.Null[time.Time](), "null"},
		{graph.Nullable[string]{}, "null"},
		{graph.Binary("hi"), `"aGk="`},
		{"te\u2028xt", "\"te\u2028xt\""},
		{struct {
			A int
			B *Event `json:"b"`
			c int
		}{A: 1, c: 2}, `{"A":1,"b":null}`},
	} {
		out, err := graph.Marshal(c.v)
		require.NoError(t, err)
		assert.Equal(t, c.want, string(out), "%#v", c.v)
		assert.True(t, json.Valid(out), string(out))
	}
}

func TestUnmarshalTargets(t *testing.T) {
	var s struct {
		Value graph.Nullable[string] `json:"value"`
	}
	require.NoError(t, graph.Unmarshal([]byte(`{"@odata.context":"x","value":"v"}`), &s))
	assert.Equal(t, "v", s.Value.Or(""))

	var events []*Event
	require.NoError(t, graph.Unmarshal([]byte(`[{"id":"1"},null,{"id":"2"}]`), &events))
	require.Len(t, events, 3)
	assert.Nil(t, events[1])
	assert.Equal(t, "2", events[2].ID.Or(""))

	var m map[string]Event
	require.NoError(t, graph.Unmarshal([]byte(`{"a":{"subject":"x"}}`), &m))
	assert.Equal(t, "x", m["a"].Subject.Or(""))

	var e Event
	require.NoError(t, graph.Unmarshal([]byte(`null`), &e))
	assert.Equal(t, Event{}, e)

	require.Error(t, graph.Unmarshal([]byte(`{}`), nil))
	require.Error(t, graph.Unmarshal([]byte(`{}`), e))
	require.Error(t, graph.Unmarshal([]byte(`{}`), (*Event)(nil)))
	require.Error(t, graph.Unmarshal([]byte(`[1,null]`), &[]int32{}))
	require.Error(t, graph.Unmarshal([]byte(`{"a":1}`), &m))
}

// Decoding again into a model replaces what the JSON has and keeps the rest,
// and does not reach what a copy shares.
func TestUnmarshalTwice(t *testing.T) {
	var e Event
	require.NoError(t, graph.Unmarshal([]byte(`{"id":"1","body":{"content":"a"},"categories":["a","b"],"x":1,"y":2}`), &e))
	copied := e
	body, categories := e.Body, e.Categories
	require.NoError(t, graph.Unmarshal([]byte(`{"body":{"contentType":"low"},"categories":["c"],"y":3,"z":4}`), &e))
	out, err := graph.Marshal(e)
	require.NoError(t, err)
	assert.Equal(t, `{"id":"1","body":{"contentType":"low"},"categories":["c"],"x":1,"y":3,"z":4}`, string(out))
	assert.Equal(t, "a", body.Content.Or(""))
	assert.Equal(t, []string{"a", "b"}, categories)
	out, err = graph.Marshal(copied)
	require.NoError(t, err)
	assert.Equal(t, `{"id":"1","body":{"content":"a"},"categories":["a","b"],"x":1,"y":2}`, string(out))
}

func TestUnmarshalKeepsNothingOfInput(t *testing.T) {
	b := []byte(`{"string":"text","date":"2026-03-31","enum":"low","json":{"a":1},"unknown":[1,2],"strings":["x","y"],"decimal":1.25}`)
	want := string(b)
	var k Kinds
	require.NoError(t, graph.Unmarshal(b, &k))
	for i := range b {
		b[i] = '#'
	}
	out, err := graph.Marshal(k)
	require.NoError(t, err)
	assert.JSONEq(t, want, string(out))
}

func TestLongCollections(t *testing.T) {
	for _, n := range []int{1, 2, 3, 100, 5000} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `,{"id":"%d","categories":["%d","]}"],"instances":[{"id":"i%d"}]}`, i, i, i)
		}
		text := "[" + b.String()[1:] + "]"
		var values []Event
		var pointers []*Event
		require.NoError(t, graph.Unmarshal([]byte(text), &values))
		require.NoError(t, graph.Unmarshal([]byte(text), &pointers))
		require.Len(t, values, n)
		require.Len(t, pointers, n)
		for _, v := range []any{values, pointers} {
			out, err := graph.Marshal(v)
			require.NoError(t, err)
			require.Equal(t, text, string(out))
		}
	}
}
