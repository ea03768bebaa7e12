package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func TestMergeEnums(t *testing.T) {
	for _, tt := range []struct {
		name      string
		fragments []ir.Fragment
		want      []string
		evolvable bool
		findings  []diag.Code
	}{
		{"subset", []ir.Fragment{enumPage("a.md", "shade", "dark", "light"), enumPage("b.md", "Shade", "light", "dark", "grey")},
			[]string{"dark", "light", "grey"}, false, nil},
		{"dispute", []ir.Fragment{enumPage("a.md", "shade", "dark", "light"), enumPage("b.md", "shade", "dark", "grey")},
			[]string{"dark", "light", "grey"}, false, []diag.Code{diag.ConflictingEnum}},
		{"the unknown member is no dispute", []ir.Fragment{
			enumPage("a.md", "shade", "dark", "light", "unknownFutureValue"), enumPage("b.md", "shade", "dark", "light", "grey")},
			[]string{"dark", "light", "unknownFutureValue", "grey"}, true, nil},
		{"a page without rows beside an enum", []ir.Fragment{enumPage("a.md", "shade", "dark"), resource("b.md", "shade", "")},
			[]string{"dark"}, false, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, diags := solve(t, tt.fragments...)
			assertFindings(t, diags, tt.findings...)
			e := enumNamed(t, m, "shade")
			assert.Equal(t, tt.want, members(e))
			assert.Equal(t, tt.evolvable, e.Evolvable)
			assert.False(t, e.Inferred)
			assert.Empty(t, m.Types)
		})
	}
}

func TestTypeWinsOverEnum(t *testing.T) {
	m, diags := solve(t, enumPage("a.md", "shade", "dark"), resource("b.md", "shade", "", prop("x", "String")))
	assertFindings(t, diags, diag.ConflictingEnum)
	assert.Empty(t, m.Enums)
	typeNamed(t, m, "shade")
}

func TestNamedEnums(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "wall", "", prop("shade", "ShadeKind", values("dark", "light"))),
		resource("b.md", "door", "", prop("shade", "shadeKind", values("dark", "light", "unknownFutureValue"))),
		resource("c.md", "roof", "", prop("shades", "shadeKind", values("light", "not a member"), collection)),
		resource("d.md", "fence", "", prop("wood", "woodKind", values("oak", "pine"))),
		resource("e.md", "gate", "", prop("wood", "woodKind", values("oak", "elm"), evolvable)))
	assertFindings(t, diags, diag.ConflictingEnum)
	shade := enumNamed(t, m, "shadeKind")
	assert.Equal(t, []string{"dark", "light", "unknownFutureValue"}, members(shade))
	assert.True(t, shade.Evolvable)
	assert.False(t, shade.Inferred)
	assert.Equal(t, "shadeKind", typeNamed(t, m, "wall").Properties[0].Type)
	wood := enumNamed(t, m, "woodKind")
	assert.Equal(t, []string{"oak", "pine", "elm"}, members(wood))
	assert.True(t, wood.Evolvable)
}

func TestInferredEnums(t *testing.T) {
	example := func(p *ir.Property) { p.Example = true }
	for _, tt := range []struct {
		name     string
		property ir.Property
		declared []ir.Fragment
		want     string // the property's type
		inferred bool
	}{
		{"named after type and property", prop("type", "String", values("required", "optional")), nil, "attendeeType", true},
		{"of a collection", prop("kinds", "String", values("a", "b"), collection), nil, "attendeeKinds", true},
		{"null is no member", prop("type", "String", values("a", "b", "null")), nil, "attendeeType", true},
		{"the declared enum of that name", prop("importance", "String", values("low", "high")),
			[]ir.Fragment{enumPage("i.md", "importance", "low", "high", "normal")}, "importance", false},
		{"the declared enum of the inferred name", prop("type", "String", values("a", "b")),
			[]ir.Fragment{enumPage("i.md", "attendeeType", "b", "a")}, "attendeeType", false},
		{"a declared enum that ends in the name, if it has just these members", prop("role", "String", values("guest", "host")),
			[]ir.Fragment{enumPage("i.md", "staffRole", "guest", "host")}, "staffRole", false},
		{"not if it has more", prop("role", "String", values("guest", "host")),
			[]ir.Fragment{enumPage("i.md", "staffRole", "guest", "host", "cook")}, "attendeeRole", true},
		{"not an enum of the same members and another name", prop("showAs", "String", values("free", "busy")),
			[]ir.Fragment{enumPage("i.md", "freeBusyStatus", "free", "busy")}, "attendeeShowAs", true},
		{"a taken name", prop("type", "String", values("a", "b")),
			[]ir.Fragment{resource("t.md", "attendeeType", "", prop("x", "String"))}, "attendeeTypeValues", true},
		{"free text", prop("zone", "String", values("Pacific Standard Time", "UTC")), nil, "String", false},
		{"one value", prop("kind", "String", values("only")), nil, "String", false},
		{"numbers", prop("rating", "String", values("1", "2")), nil, "String", false},
		{"known from an example only", prop("kind", "String", values("a", "b"), example), nil, "String", false},
		{"not a string", prop("count", "Int32", values("a", "b")), nil, "Int32", false},
	} {
		t.Run(tt.name, func(t *testing.T) {
			m, diags := solve(t, append(tt.declared, resource("a.md", "attendee", "", tt.property))...)
			assertFindings(t, diags)
			assert.Equal(t, tt.want, typeNamed(t, m, "attendee").Properties[0].Type)
			if tt.want != "String" && tt.want != "Int32" {
				assert.Equal(t, tt.inferred, enumNamed(t, m, tt.want).Inferred)
			}
		})
	}
}

func TestInferredEnumsOfRedeclaredProperties(t *testing.T) {
	m, _ := solve(t,
		resource("a.md", "base", "", prop("state", "String", values("on", "off"), doc("State."))),
		resource("b.md", "derived", "base", prop("state", "String", values("on", "off", "idle"), doc("State of this."))))
	assert.Equal(t, []string{"on", "off", "idle"}, members(enumNamed(t, m, "baseState")))
	assert.Len(t, m.Enums, 1)
	assert.Equal(t, "baseState", typeNamed(t, m, "derived").Properties[0].Type)
}

func TestInferredEnumsOfBodies(t *testing.T) {
	action := func(path string) ir.Operation {
		o := request("POST", path)
		o.Kind = ir.OperationAction
		o.Request = &ir.Body{Properties: []ir.Property{prop("mode", "String", values("fast", "slow"))}}
		return o
	}
	create := request("POST", "/things")
	create.Kind = ir.OperationCreate
	create.Request = &ir.Body{Type: "thing", Properties: []ir.Property{prop("shade", "String", values("dark")), prop("tone", "String", values("a", "b"))}}
	create.Response = &ir.Response{Status: 201, Type: "thing"}
	m, _ := solve(t,
		resource("a.md", "thing", "", prop("shade", "String", values("dark", "light"))),
		operationPage("thing-clean", action("/things/{id}/clean"), action("/me/things/{id}/clean")),
		operationPage("thing-post", create))
	for _, path := range []string{"/things/{thing-id}/clean", "/me/things/{thing-id}/clean"} {
		assert.Equal(t, "cleanMode", operation(t, m, "POST", path).Request.Properties[0].Type)
	}
	body := operation(t, m, "POST", "/things").Request.Properties
	assert.Equal(t, "thingShade", body[0].Type, "a body's row has the type of the property")
	assert.Equal(t, "thingTone", body[1].Type)
	assert.Len(t, m.Enums, 3)
}

func TestTableOfAnotherEnum(t *testing.T) {
	m, diags := solve(t,
		enumPage("a.md", "shade", "oak", "pine"),
		resource("b.md", "wall", "", prop("shade", "shade", values("dark", "light"))),
		resource("c.md", "door", "", prop("shade", "shade", values("dark", "light", "grey"))))
	assertFindings(t, diags, diag.ConflictingEnum)
	assert.Equal(t, []string{"dark", "light", "grey"}, members(enumNamed(t, m, "shade")))

	m, diags = solve(t,
		enumPage("a.md", "shade", "oak", "pine"),
		resource("b.md", "wall", "", prop("shade", "shade", values("dark"))))
	assertFindings(t, diags, diag.ConflictingEnum)
	assert.Equal(t, []string{"oak", "pine", "dark"}, members(enumNamed(t, m, "shade")), "one value is no list to follow")
}

func TestCaseOfMembers(t *testing.T) {
	page := enumPage("a.md", "shade", "darkGrey", "light")
	wall := resource("b.md", "wall", "", prop("shade", "shade", values("darkgrey", "light")))
	door := resource("c.md", "door", "", prop("shade", "shade", values("darkgrey")))
	m, diags := solve(t, page, wall)
	assertFindings(t, diags)
	assert.Equal(t, []string{"darkGrey", "light"}, members(enumNamed(t, m, "shade")), "of equals the table's")
	m, diags = solve(t, page, wall, door)
	assertFindings(t, diags)
	assert.Equal(t, []string{"darkgrey", "light"}, members(enumNamed(t, m, "shade")))
}

func TestOtherNamespace(t *testing.T) {
	m, diags := solve(t,
		resource("a.md", "wall", "", prop("paint", "yard.paint"), prop("brick", "brick"), prop("door", "yard.door"), prop("own", "paint")),
		resource("b.md", "paint", "", prop("x", "String")),
		resource("c.md", "yard.brick", "", prop("x", "String"), prop("paint", "paint")),
		resource("d.md", "mill.door", "", prop("x", "String")))
	assertFindings(t, diags, diag.OtherNamespace, diag.OtherNamespace, diag.UnknownType)
	types := map[string]string{}
	for _, p := range typeNamed(t, m, "wall").Properties {
		types[p.Name] = p.Type
	}
	assert.Equal(t, map[string]string{"paint": "paint", "brick": "yard.brick", "door": "yard.door", "own": "paint"}, types)
}
