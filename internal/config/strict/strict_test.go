package strict_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

type sample struct {
	name  strict.Value
	count *int
	on    *bool
	list  []strict.Value
}

func read(text string) (sample, []string, string) {
	var s sample
	var d diag.List
	root, ok := strict.Parse("f.yaml", []byte(text), diag.BadConfig, &d)
	if !ok {
		return s, nil, d.Text()
	}
	keys := root.Fields("", []strict.Field{
		strict.Text("name", &s.name), strict.Count("count", &s.count), strict.Bool("on", &s.on),
		strict.Group("group", strict.Texts("list", &s.list).Must()),
	})
	return s, keys, d.Text()
}

func TestRead(t *testing.T) {
	s, keys, diags := read("on: false\ncount: 16\nname: 1.60\ngroup: {list: ['yes', no]}\n")
	require.Empty(t, diags)
	assert.Equal(t, []string{"on", "count", "name", "group"}, keys)
	assert.Equal(t, "1.60", s.name.Text)
	assert.Equal(t, ir.Source{File: "f.yaml", Line: 3, Column: 7}, s.name.At)
	require.NotNil(t, s.count)
	assert.Equal(t, 16, *s.count)
	require.NotNil(t, s.on)
	assert.False(t, *s.on)
	assert.Len(t, s.list, 2)
	assert.Nil(t, func() *int { s, _, _ := read("name: a"); return s.count }())
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"on: yes":                     "f.yaml:1:5: error: on must be true or false, not a text [G050]\n",
		"on: 1":                       "f.yaml:1:5: error: on must be true or false, not a number [G050]\n",
		"on: [true]":                  "f.yaml:1:5: error: on must be true or false, not a list [G050]\n",
		"count: -1":                   "f.yaml:1:8: error: count must be a whole number, zero or more, not \"-1\" [G050]\n",
		"count: 0x10":                 "f.yaml:1:8: error: count must be a whole number, zero or more, not \"0x10\" [G050]\n",
		"count: 1.5":                  "f.yaml:1:8: error: count must be a whole number, zero or more, not \"1.5\" [G050]\n",
		"count: 99999999999999999999": "f.yaml:1:8: error: count must be a whole number, zero or more, not \"99999999999999999999\" [G050]\n",
		"count: {}":                   "f.yaml:1:8: error: count must be a whole number, not a mapping [G050]\n",
		"count:":                      "f.yaml:1:7: error: count must be a whole number, not nothing [G050]\n",
		"name: !secret x":             "f.yaml:1:7: error: name must be a text, not a value with the tag !secret [G050]\n",
		"name: !!binary eA==":         "f.yaml:1:7: error: name must be a text, not a value with the tag !!binary [G050]\n",
		"name: ' '":                   "f.yaml:1:7: error: name is empty [G050]\n",
		"group: {}":                   "f.yaml:1:8: error: the key \"list\" is missing in group [G050]\n",
		"group:":                      "f.yaml:1:7: error: group must be a mapping, not nothing [G050]\n",
		"? [a]\n: b":                  "f.yaml:1:3: error: a key must be a text, not a list [G050]\n",
		"group: {list: [a, []]}":      "f.yaml:1:19: error: group.list[2] must be a text, not a list [G050]\n",
		"name: 'ä' x":                 "f.yaml:1: error: not YAML: did not find expected key [G050]\n\thint: check the indentation and the quotes around this line\n",
		"'ä': b":                      "f.yaml:1:1: error: unknown key \"ä\" [G050]\n\thint: the keys here are name, count, on, group\n",
		"{'ä': b, nam: c}":            "f.yaml:1:2: error: unknown key \"ä\" [G050]\n\thint: the keys here are name, count, on, group\nf.yaml:1:11: error: unknown key \"nam\" [G050]\n\thint: did you mean \"name\"?\n",
	} {
		_, _, got := read(text)
		assert.Equal(t, want, got, text)
	}
}

func TestReadOfNothing(t *testing.T) {
	for _, text := range []string{"", "\n# only a comment\n", "~", "---\n", "\ufeff"} {
		_, keys, diags := read(text)
		assert.Empty(t, keys, text)
		assert.Empty(t, diags, text)
	}
}

func TestKeys(t *testing.T) {
	var s sample
	assert.Equal(t, []string{"a", "a.b", "a.b.c", "d"}, strict.Keys([]strict.Field{
		strict.Group("a", strict.Group("b", strict.Text("c", &s.name))), strict.Bool("d", &s.on),
	}))
}

func TestChoice(t *testing.T) {
	var d diag.List
	root, ok := strict.Parse("f.yaml", []byte("a: b\n"), diag.BadOverlay, &d)
	require.True(t, ok)
	var v strict.Value
	root.Fields("", []strict.Field{strict.Choice("a", &v, "only")})
	assert.Equal(t, "f.yaml:1:4: error: a must be only, not \"b\" [G051]\n", d.Text(), "the caller's code")
	assert.False(t, v.IsSet())
}
