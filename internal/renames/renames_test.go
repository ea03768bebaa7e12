package renames_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/internal/goldentest"
	"github.com/graphgen/graphgen/internal/renames"
	"github.com/graphgen/graphgen/ir"
)

func text(name, doc string) ir.Property { return ir.Property{Name: name, Type: "String", Doc: doc} }

func TestCompare(t *testing.T) {
	older := &ir.Model{API: "old", Version: "1", Types: []ir.Type{
		{Name: "Ship", Properties: []ir.Property{
			{Name: "shipNumber", Type: "Guid", Key: true}, text("Flag", ""), text("mobile", "Telephone on the bridge."), text("crewList", "The crew."),
			{Name: "launchTimestamp", Type: "DateTimeOffset"}, {Name: "sailsSet", Type: "Boolean", Doc: "Whether it sails."},
		}},
		{Name: "Pilot", Properties: []ir.Property{text("name", ""), text("port", "")}},
		{Name: "Anchor", Properties: []ir.Property{text("weight", "")}},
		{Name: "Cook", Properties: []ir.Property{text("name", ""), text("galley", ""), text("street", ""), text("town", ""), text("country", "")}},
	}}
	newer := &ir.Model{API: "new", Version: "2", Types: []ir.Type{
		{Name: "ship", Properties: []ir.Property{
			{Name: "id", Type: "String", Key: true}, text("flag", ""), text("mobilePhone", "Telephone of the bridge."),
			{Name: "launchDateTime", Type: "DateTimeOffset"}, {Name: "sailsSetting", Type: "Int32", Doc: "Whether it sails."},
		}},
		{Name: "harbourPilot", Properties: []ir.Property{text("name", ""), text("port", ""), text("rank", "")}},
		{Name: "pilot", Properties: []ir.Property{text("name", "")}},
		{Name: "sheetAnchor", Properties: []ir.Property{text("length", "")}},
		{Name: "anchor", Opaque: true},
		{Name: "shipCook", Properties: []ir.Property{text("name", ""), text("galley", ""), text("address", ""), {Name: "ship", Type: "ship", Navigation: true}}},
		{Name: "cookBook", Properties: []ir.Property{text("name", ""), text("galley", "")}},
	}}
	got := map[string]string{}
	for _, typ := range renames.Compare(older, newer).Types {
		got[typ.Old] = typ.New
		for _, p := range typ.Pairs {
			to := ""
			if p.New != nil {
				to = p.New.Name
			}
			got[typ.Old+"."+p.Old.Name] = to
		}
	}
	assert.Equal(t, map[string]string{
		"Ship": "ship", "Ship.shipNumber": "id", "Ship.Flag": "flag", "Ship.mobile": "mobilePhone", "Ship.launchTimestamp": "launchDateTime",
		"Ship.crewList": "", "Ship.sailsSet": "",
		"Pilot": "harbourPilot", "Pilot.name": "name", "Pilot.port": "port",
		"Anchor": "", "Anchor.weight": "",
		"Cook": "shipCook", "Cook.name": "name", "Cook.galley": "galley", "Cook.street": "", "Cook.town": "", "Cook.country": "",
	}, got)
}

func TestMarkdown(t *testing.T) {
	older := &ir.Model{API: "old", Version: "1", Types: []ir.Type{
		{Name: "Ship", Properties: []ir.Property{text("flag", ""), text("mobile", "x"), {Name: "decks", Type: "String", Collection: true}, text("zone", "")}}, {Name: "Buoy"},
	}}
	newer := &ir.Model{API: "new", Version: "2", Types: []ir.Type{
		{Name: "ship", Properties: []ir.Property{text("flag", ""), text("mobilePhone", "x"), text("decks", "")}},
	}}
	assert.Equal(t, "### Ship → ship\n\n| old 1 | type | new 2 | type |\n|:--|:--|:--|:--|\n| `mobile` | String | `mobilePhone` | String |\n"+
		"| `decks` | String collection | `decks` | String |\n\nThe same in both: `flag`.\n\nNo counterpart found: `zone`.\n\n"+
		"### Without a counterpart\n\nThe documents of new 2 describe no type like `Buoy`.\n", string(renames.Compare(older, newer).Markdown()))
}

// TestDocument holds the table in docs/aadgraph.md to the documents.
func TestDocument(t *testing.T) {
	const name = "../../docs/aadgraph.md"
	page, err := os.ReadFile(name)
	require.NoError(t, err)
	begin, end := []byte("<!-- renames -->\n"), []byte("<!-- end of renames -->\n")
	head, rest, ok := bytes.Cut(page, begin)
	require.True(t, ok, "the page marks where the table begins")
	_, tail, ok := bytes.Cut(rest, end)
	require.True(t, ok, "the page marks where the table ends")
	table := renames.Compare(model(t, "graphgen.aadgraph.yaml"), model(t, "graphgen.yaml")).Markdown()
	goldentest.Equal(t, name, bytes.Join([][]byte{head, begin, []byte("\n"), table, []byte("\n"), end, tail}, nil))
}

// model is what the module's own documents say, corrected.
func model(t *testing.T, name string) *ir.Model {
	t.Helper()
	const root = "../.."
	content, err := os.ReadFile(filepath.Join(root, name))
	require.NoError(t, err)
	var d diag.List
	cfg := config.Load(name, content, &d)
	require.Empty(t, d.Text())
	out, d := gen.NewPlan(t.Context(), cfg, config.Dir(root), gen.Options{ImportPath: "example.com/sdk"})
	require.False(t, d.HasErrors(), d.Text())
	return out.Model
}
