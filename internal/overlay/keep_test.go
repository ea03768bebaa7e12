package overlay

import (
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func TestKeep(t *testing.T) {
	for name, tt := range map[string]struct {
		correction string
		want       func(m *ir.Model)
	}{
		"type":   {"keep-type: {type: Moment, was: instant}", func(m *ir.Model) { m.Types[2].Former = []string{"instant"} }},
		"enum":   {"keep-type: {type: importance, was: priority}", func(m *ir.Model) { m.Enums[0].Former = []string{"priority"} }},
		"member": {"keep-member: {enum: importance, member: low, was: slight}", func(m *ir.Model) { m.Enums[0].Members[0].Former = "slight" }},
		"property": {"keep-property: {type: moment, property: area, propertyType: String, replacement: zone, readOnly: true}", func(m *ir.Model) {
			m.Types[2].Properties = append(m.Types[2].Properties, ir.Property{
				Name: "area", Type: "String", ReadOnly: true, Deprecated: true, Source: ir.Source{File: "o.yaml", Line: 3, Column: 43},
				Notice: "the documents no longer have this property: use zone.",
			})
		}},
		"path":                       {"keep-operation: {path: '/me/events', was: '/me/Meetings'}", func(m *ir.Model) { m.Operations[1].Former = []string{"Meetings"} }},
		"remove-member":              {"remove-member: {enum: importance, member: low}", func(m *ir.Model) { m.Enums[0].Members = []ir.Member{} }},
		"pin leaves documents alone": {"pin: {type: event, go: Meeting}", func(*ir.Model) {}},
	} {
		t.Run(name, func(t *testing.T) {
			doc := ir.Document{Models: []ir.Model{model("v1.0")}}
			require.Empty(t, apply(t, &doc, tt.correction))
			want := model("v1.0")
			tt.want(&want)
			assert.Equal(t, want, doc.Models[0])
		})
	}
}

// TestKeepPropertyInExactBodies keeps callers compiling who write the property.
func TestKeepPropertyInExactBodies(t *testing.T) {
	doc := ir.Document{Models: []ir.Model{model("v1.0")}}
	doc.Models[0].Operations[1].Request.Exact = true
	require.Empty(t, apply(t, &doc, "keep-property: {type: event, property: place, propertyType: String}"))
	body := doc.Models[0].Operations[1].Request.Properties
	assert.Equal(t, "place", body[len(body)-1].Name)
}

func TestKeepErrors(t *testing.T) {
	for correction, want := range map[string]string{
		"keep-type: {type: events, was: x}":                                                       `o.yaml:3:21: error: overlay "fix" matches nothing: there is no type "events" [G052]` + "\n\thint: did you mean \"event\"?\n",
		"keep-type: {type: event, was: note}":                                                     `o.yaml:3:33: error: overlay "fix" cannot be applied: there is a type "note" in the documents [G051]` + "\n\thint: remove the entry if the documents no longer need it\n",
		"keep-member: {enum: importance, member: lo, was: x}":                                     `o.yaml:3:43: error: overlay "fix" matches nothing: enum "importance" has no member "lo" [G052]` + "\n\thint: did you mean \"low\"?\n",
		"keep-member: {enum: importance, member: low, was: low}":                                  `o.yaml:3:53: error: overlay "fix" cannot be applied: enum "importance" has a member "low" in the documents [G051]` + "\n\thint: remove the entry if the documents no longer need it\n",
		"keep-property: {type: event, property: iCalUId, propertyType: String}":                   `o.yaml:3:42: error: overlay "fix" changes nothing: type "event" has the property "iCalUId" already [G052]` + "\n\thint: remove the entry if the documents no longer need it\n",
		"keep-property: {type: event, property: x, propertyType: String, replacement: importanc}": `o.yaml:3:80: error: overlay "fix" matches nothing: type "event" has no property "importanc" [G052]` + "\n\thint: did you mean \"importance\"?\n",
		"keep-operation: {path: /me/event, was: /me/meetings}":                                    `o.yaml:3:26: error: overlay "fix" matches nothing: there is no path "/me/event" [G052]` + "\n\thint: did you mean \"/me/events\"?\n",
		"pin: {type: event, property: iCalUIds, go: X}":                                           `o.yaml:3:32: error: overlay "fix" matches nothing: type "event" has no property "iCalUIds" [G052]` + "\n\thint: did you mean \"iCalUId\"?\n",
	} {
		doc := ir.Document{Models: []ir.Model{model("v1.0")}}
		assert.Equal(t, want, apply(t, &doc, correction), correction)
	}
}

func TestKeepLoadErrors(t *testing.T) {
	for entry, want := range map[string]string{
		"keep-operation: {path: /a/b/c, was: /a/x/y}": "o.yaml:3:19: error: keep-operation: only the last of several segments can have a former name [G051]\n\thint: keep what else has moved with a method of your own\n",
		"keep-operation: {path: /a/f(), was: /a/g()}": "o.yaml:3:19: error: keep-operation: the last segment is no plain name [G051]\n",
		"until: soon\n  keep-type: {type: a, was: b}": "o.yaml:3:10: error: until \"soon\" is no day [G051]\n\thint: write it as 2027-01-31\n",
		"until: 2027-01-31\n  remove-type: {type: a}": "o.yaml:3:10: error: only what keeps something ends on a day [G051]\n\thint: remove it: an entry that changes nothing is reported anyway\n",
		"pin: {type: a, enum: b, go: X}":              "o.yaml:3:8: error: pin must name one thing [G051]\n\thint: write type, type and property, enum, enum and member, or path\n",
		"pin: {type: a, go: x}":                       "o.yaml:3:8: error: pin.go: \"x\" is not an exported Go identifier [G051]\n\thint: begin with an upper-case letter and go on with letters and digits\n",
	} {
		var d diag.List
		Load("o.yaml", []byte("- name: fix\n  reason: r\n  "+entry+"\n"), &d)
		assert.Equal(t, want, d.Text(), entry)
	}
}

func TestExpired(t *testing.T) {
	var d diag.List
	entries := Load("o.yaml", []byte("- name: fix\n  reason: r\n  until: 2027-01-31\n  keep-type: {type: a, was: b}\n"), &d)
	require.Empty(t, d)
	Expired(entries, time.Date(2027, 1, 31, 23, 0, 0, 0, time.UTC), &d)
	require.Empty(t, d, "the day itself counts")
	Expired(entries, time.Date(2027, 2, 1, 1, 0, 0, 0, time.UTC), &d)
	assert.Equal(t, "o.yaml:3:10: warning: overlay \"fix\" was to be kept until 2027-01-31 [G054]\n\thint: move callers with `go fix ./...`, and remove the entry\n", d.Text())
}

func TestPins(t *testing.T) {
	var d diag.List
	entries := Load("o.yaml", []byte(`
- {name: a, reason: r, pin: {type: event, go: Meeting}}
- {name: b, reason: r, pin: {type: event, property: iCalUId, go: UID}}
- {name: c, reason: r, pin: {enum: importance, go: Priority}}
- {name: d, reason: r, pin: {enum: importance, member: low, go: Slight}}
- {name: e, reason: r, pin: {path: /me/events, go: Meetings}}
- {name: f, reason: r, pin: {type: absent, go: Absent}}
- {name: g, reason: r, version: beta, pin: {type: note, go: Memo}}
`), &d)
	require.Empty(t, d.Text())
	m := model("v1.0")
	var got []string
	p := Pins(entries, &m)
	for _, list := range [][][2]Value{p.Types, p.Properties, p.Enums, p.Members, p.Operations} {
		for _, pair := range list {
			got = append(got, pair[0].Text+" = "+pair[1].Text)
		}
	}
	assert.Equal(t, []string{"event = Meeting", "event.iCalUId = UID", "importance = Priority", "importance.low = Slight", "/me/events = Meetings"}, got)
}
