package text_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/parser/document"
)

// flat returns the headings and the rows of tables, cells parted by bars.
func flat(doc *document.Document) []string {
	out := []string{}
	for _, b := range doc.Blocks {
		switch b := b.(type) {
		case *document.Heading:
			out = append(out, "# "+b.Text.Plain())
		case *document.Table:
			for _, r := range b.Rows {
				var cells []string
				for _, c := range r.Cells {
					cells = append(cells, strings.ReplaceAll(c.Text.Plain(), "\n", "/"))
				}
				out = append(out, strings.Join(cells, "|"))
			}
		default:
		}
	}
	return out
}

func TestRowsOfResources(t *testing.T) {
	const start = "Gear.Read\n\nReads.\n\nGraph Methods\n\nVer Type Method\nV1 A GET /gears\n\nResources\n\n"
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"out of order", "gear\n\nProperty Type Description\nvalue Json The value.\nid string unique identifier\n",
			[]string{"# gear", "value|Json|The value.", "id|string|unique identifier"}},
		{"a type that the page describes", "gear\n\nProperty Type Description\nteeth tooth All.\nlast tooth The last.\n\ntooth\n\nProperty Type Description\nid String Id.\n",
			[]string{"# gear", "teeth|tooth|All.", "last|tooth|The last.", "# tooth", "id|String|Id."}},
		{"a type that nothing describes, out of order", "gear\n\nProperty Type Description\nteeth Int32 All.\nlast tooth the last one\n",
			[]string{"# gear", "teeth|Int32|All./last tooth the last one"}},
		{"no type", "gear\n\nProperty Type Description\nteeth The teeth of it.\nwidth Int32 How wide.\n",
			[]string{"# gear", "teeth||The teeth of it.", "width|Int32|How wide."}},
		{"odd types in the first row", "gear\n\nProperty Type Description\nteeth ** Unknown Type gears.tooth ** collection Not told\n\nwheel\n\nProperty Type Description\nrim metal of the hub\n",
			[]string{"# gear", "teeth|** Unknown Type gears.tooth ** collection|Not told", "# wheel", "rim|metal|of the hub"}},
		{"what is left of a link", "gear\n\nProperty Type Description\nteeth Int32 All.\nrim [rimKind](rimkind.md The rim.\n", []string{"# gear", "teeth|Int32|All.", "rim|[rimKind](rimkind.md|The rim."}},
		{"nouns", "gear\n\nProperty Type Description\nteeth Int32 All.\nrim metal object The rim.\n", []string{"# gear", "teeth|Int32|All.", "rim|metal object|The rim."}},
		{"a collection or a description", "gear\n\nProperty Type Description\na String Collection Many.\nb String Collection of letters.\n",
			[]string{"# gear", "a|String Collection|Many.", "b|String|Collection of letters."}},
		{"capitals", "gear\n\nProperty Type Description\nTeeth Int32 All.\nAxle String The axle.\nThe Axle is long.\nSee String for it.\n",
			[]string{"# gear", "Teeth|Int32|All.", "Axle|String|The axle./The Axle is long./See String for it."}},
		{"a table within a cell", "gear\n\nProperty Type Description\nkind String One of:\nValue Description\nfast Turns fast.\nwidth Int32 How wide.\n",
			[]string{"# gear", "kind|String|One of:/Value Description/fast Turns fast.", "width|Int32|How wide."}},
		{"a name with a remark", "gear (old)\n\nProperty Type Description\nid String Id.\n", []string{"# gear (old)", "id|String|Id."}},
	} {
		t.Run(c.name, func(t *testing.T) {
			assert.Equal(t, append([]string{"# Gear.Read", "# Graph Methods", "V1|A|GET /gears", "# Resources"}, c.want...), flat(read(t, start+c.text)))
		})
	}
}

func TestPanels(t *testing.T) {
	doc := read(t, `Table of Contents

Gear.Read

Category Application Delegated
Identifier - 37f7f235-527c-4136-accd-4a02d197296e
DisplayText Read all gears Read gears
Description Sees every gear. Looks at yours.

Graph Methods

  • API [v1.0]
  • PowerShell [v1.0]

Methods
GET /gears
Gear.Read and Wheel.Read

Commands
Get-Gear

Resources

  • gear

Graph reference: gear

Property Type Description
id String Id.

Created by nobody
`)
	assert.Equal(t, []string{"# Gear.Read", "Identifier|-|37f7f235-527c-4136-accd-4a02d197296e", "DisplayText|Read all gears|Read gears",
		"Description|Sees every gear.|Looks at yours.", "# Graph Methods", "# API [v1.0]", "GET /gears/Gear.Read and Wheel.Read", "# PowerShell [v1.0]", "Get-Gear",
		"# Resources", "# gear", "id|String|Id."}, flat(doc))
}

func TestCaptionsAndTasks(t *testing.T) {
	doc := read(t, `gear resource type

Turns.

Methods

Method Return type Description
List gears gear collection Get the gears.
Get gear Read one.
Delete None Remove one.

Properties

Property Type Description
kind gearKind Its kind.

gearKind values

Member Description
slow Turns slowly.
fast Turns fast.
`)
	assert.Equal(t, []string{"# gear resource type", "# Methods", "List gears|gear collection|Get the gears.", "Get|gear|Read one.", "Delete|None|Remove one.",
		"# Properties", "kind|gearKind|Its kind.", "# gearKind values", "slow|Turns slowly.", "fast|Turns fast."}, flat(doc))
}

func TestPermissionsNeededTogether(t *testing.T) {
	doc := read(t, `List gears

Permissions

Permission type Least privileged permissions Higher privileged permissions
Delegated (work or school account) Gear.Read and Wheel.Read Gear.Read.All, Wheel.Read.All
Delegated (personal Microsoft account) Not supported. Not supported.
Application Gear.Read.All plus Wheel.Read.All Not available.
`)
	assert.Equal(t, []string{"# List gears", "# Permissions", "Delegated (work or school account)|Gear.Read and Wheel.Read|Gear.Read.All, Wheel.Read.All",
		"Delegated (personal Microsoft account)|Not supported.|Not supported.", "Application|Gear.Read.All plus Wheel.Read.All|Not available."}, flat(doc))
}
