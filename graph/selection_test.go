package graph_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/graph"
)

func TestSelections(t *testing.T) {
	fields := struct {
		_       [0]func()
		ID      graph.GUIDProperty
		AboutMe graph.Property `returned:"select"`
		Tone    graph.EnumProperty[Importance]
		Manager graph.NavigationProperty
		Members graph.NavigationCollection
		Start   graph.ComplexProperty
	}{ID: "id", AboutMe: "aboutMe", Tone: "tone", Manager: "manager", Members: "members", Start: "start"}
	r := testClient(t).Request("v1.0")
	assert.Equal(t, root+"?$select=id,aboutMe,tone,start", graph.Select(r, graph.SelectAll(fields)...).String())
	assert.Equal(t, root+"?$select=id,tone,start", graph.Select(r, graph.SelectDefault(fields)...).String())
	assert.Equal(t, root+"?$expand=members($select=id,aboutMe%3B$expand=manager($top=2))",
		graph.Expand(r, fields.Members.Select(fields.ID, fields.AboutMe).Expand(fields.Manager.Expand().Top(2))).String())
	assert.Equal(t, root+"?$expand=manager($select=id)", graph.Expand(r, fields.Manager.Select(fields.ID)).String())
}

func TestDescriptorsNameTheirProperty(t *testing.T) {
	for _, p := range []graph.Selectable{
		graph.Property("p"), graph.StringProperty("p"), graph.GUIDProperty("p"), graph.BoolProperty("p"), graph.IntProperty("p"), graph.FloatProperty("p"),
		graph.TimeProperty("p"), graph.DateProperty("p"), graph.StringsProperty("p"), graph.ComplexProperty("p"), graph.ComplexCollection("p"),
		graph.NavigationProperty("p"), graph.NavigationCollection("p"), graph.EnumProperty[Importance]("p"),
	} {
		assert.Equal(t, "p", p.PropertyName())
	}
}
