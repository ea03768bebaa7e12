package overlay

import (
	"os"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func TestLoad(t *testing.T) {
	var d diag.List
	entries := Load("overlay.yaml", []byte(strings.Join([]string{
		"- name: event-uid",
		"  reason: the service spells it so",
		"  link: https://example.com/1",
		"  version: 1.6",
		"  rename-property: {type: event, property: iCalUId, to: iCalUid}",
		"- name: no-plan",
		"  reason: gone",
		"  remove-type:",
		"    type: plan",
	}, "\n")), &d)
	require.Empty(t, d.Text())
	at := func(text string, line, column int) Value {
		return Value{Text: text, At: ir.Source{File: "overlay.yaml", Line: line, Column: column}}
	}
	assert.Equal(t, []Entry{
		{
			Name: at("event-uid", 1, 9), Reason: at("the service spells it so", 2, 11), Link: at("https://example.com/1", 3, 9),
			Version: at("1.6", 4, 12), At: ir.Source{File: "overlay.yaml", Line: 1, Column: 3},
			Op: &RenameProperty{Type: at("event", 5, 27), Property: at("iCalUId", 5, 44), To: at("iCalUid", 5, 57)},
		},
		{
			Name: at("no-plan", 6, 9), Reason: at("gone", 7, 11), At: ir.Source{File: "overlay.yaml", Line: 6, Column: 3},
			Op: &RemoveType{Type: at("plan", 9, 11)},
		},
	}, entries)
	assert.Empty(t, Load("overlay.yaml", []byte("# none yet\n"), &d))
	assert.Empty(t, d)
}

func TestLoadErrors(t *testing.T) {
	const head = "- name: n\n  reason: r\n  "
	for name, tt := range map[string]struct{ text, want string }{
		"not a list": {"name: n\n", "o.yaml:1:1: error: the file must be a list, not a mapping [G051]\n"},
		"not YAML":   {"- {\n", "o.yaml:2: error: not YAML: did not find expected node content [G051]\n\thint: check the indentation and the quotes around this line\n"},
		"no reason":  {"- name: n\n  remove-type: {type: a}\n", "o.yaml:1:3: error: the key \"reason\" is missing [G051]\n"},
		"empty reason": {"- name: n\n  reason: ''\n  remove-type: {type: a}\n",
			"o.yaml:2:11: error: reason is empty [G051]\n"},
		"no correction": {"- name: n\n  reason: r\n",
			"o.yaml:1:3: error: entry \"n\" corrects nothing [G051]\n\thint: add one of rename-property, retype, add-property, remove-property, set, deprecate, add-type, rename-type, remove-type, set-base, add-enum, add-member, set-enum, rename-member, remove-member, remove-operation, pin, keep-type, keep-member, keep-property, keep-operation\n"},
		"two corrections": {head + "remove-type: {type: a}\n  set-base: {type: a, base: none}\n",
			"o.yaml:1:3: error: entry \"n\" has several corrections: remove-type, set-base [G051]\n\thint: write an entry for each, with a reason of its own\n"},
		"unknown correction": {head + "remove-typ: {type: a}\n",
			"o.yaml:3:3: error: unknown key \"remove-typ\" [G051]\n\thint: did you mean \"remove-type\"?\n"},
		"unknown key": {head + "retype: {type: a, property: b, too: c}\n",
			"o.yaml:3:11: error: the key \"to\" is missing in retype [G051]\no.yaml:3:34: error: unknown key \"too\" in retype [G051]\n\thint: did you mean \"to\"?\n"},
		"name":    {"- name: two words\n  reason: r\n  remove-type: {type: a}\n", "o.yaml:1:9: error: the name \"two words\" is not a short word [G051]\n\thint: use letters, digits and hyphens\n"},
		"link":    {head + "link: example\n  remove-type: {type: a}\n", "o.yaml:3:9: error: the link \"example\" is not a web address [G051]\n"},
		"version": {head + "version: v2\n  remove-type: {type: a}\n", "o.yaml:3:12: error: version must be v1.0, beta or 1.6, not \"v2\" [G051]\n"},
		"repeated name": {head + "remove-type: {type: a}\n" + head + "remove-type: {type: b}\n",
			"o.yaml:4:9: error: two entries are named \"n\" [G051]\n\thint: the first is on line 1\n"},
		"new name": {head + "rename-type: {type: a, to: ../b}\n", "o.yaml:3:30: error: rename-type.to \"../b\" is not a name [G051]\n"},
		"set nothing": {head + "set: {type: a, property: b}\n",
			"o.yaml:3:8: error: set states nothing [G051]\n\thint: add what is so, e.g. readOnly: true\n"},
		"set nothing of an enum": {head + "set-enum: {enum: a}\n",
			"o.yaml:3:13: error: set-enum states nothing [G051]\n\thint: add what is so, e.g. flags: true\n"},
		"set a property's fact on a type": {head + "set: {type: a, readOnly: true}\n",
			"o.yaml:3:8: error: set.readOnly is a fact about a property, not about a type [G051]\n\thint: add the key property\n"},
		"set a type's fact on a property": {head + "set: {type: a, property: b, open: true}\n",
			"o.yaml:3:8: error: set.open is a fact about a type, not about a property [G051]\n\thint: remove the key property, or write an entry for each\n"},
		"set returned":       {head + "set: {type: a, property: b, returned: never}\n", "o.yaml:3:41: error: set.returned must be default or select, not \"never\" [G051]\n"},
		"enum without any":   {head + "add-enum: {name: e, members: []}\n", "o.yaml:3:13: error: add-enum has no members [G051]\n"},
		"enum member twice":  {head + "add-enum: {name: e, members: [a, b, a]}\n", "o.yaml:3:13: error: add-enum has the member \"a\" twice [G051]\n"},
		"collection no bool": {head + "retype: {type: a, property: b, to: c, collection: maybe}\n", "o.yaml:3:53: error: retype.collection must be true or false, not a text [G051]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			var d diag.List
			entries := Load("o.yaml", []byte(tt.text), &d)
			assert.Equal(t, tt.want, d.Sorted().Text())
			if name == "repeated name" {
				assert.Len(t, entries, 1)
			} else {
				assert.Empty(t, entries)
			}
		})
	}
}

func TestPackageCommentShowsEveryKey(t *testing.T) {
	doc, err := os.ReadFile("doc.go")
	require.NoError(t, err)
	shown := map[string]string{}
	for _, m := range regexp.MustCompile(`(?m)^//\t([a-z-]+): \{([^:]*)\}$`).FindAllStringSubmatch(string(doc), -1) {
		shown[m[1]] = m[2]
	}
	wanted := map[string]string{}
	for _, o := range ops {
		wanted[o.key] = strings.Join(strict.Keys(o.new().fields()), ", ")
	}
	assert.Equal(t, wanted, shown)
}
