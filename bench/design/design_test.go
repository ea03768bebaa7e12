package design

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

const source = `package models

import (
	"encoding/json"

	"github.com/graphgen/graphgen/graph"
)

type Shade string

type Unknown = json.RawMessage

type Pet struct {
	Name  graph.Nullable[string] ` + "`json:\"name,omitzero\"`" + `
	Shade Shade ` + "`json:\"shade,omitzero\"`" + `
	Friends []AnyPet ` + "`json:\"friends,omitzero\"`" + `
	Odd *Unknown ` + "`json:\"odd,omitzero\"`" + `
	Raw Unknown ` + "`json:\"raw,omitzero\"`" + `
	Extra graph.Extra ` + "`json:\"-\" odata:\"#x.pet\"`" + `
}

type PetUpdate = Pet

type Cat struct {
	Lives graph.Nullable[int32] ` + "`json:\"lives,omitzero\"`" + `
	Extra graph.Extra ` + "`json:\"-\" odata:\"#x.cat\"`" + `
}

type AnyPet interface{ isA0(*Pet) }

func (*Pet) isA0(*Pet) {}
func (*Cat) isA0(*Pet) {}

type petFields struct{ Name graph.StringProperty }
`

func read(t *testing.T, text string) (*Models, error) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "models.go"), []byte(text), 0o600))
	return Read(dir)
}

func TestRead(t *testing.T) {
	m, err := read(t, source)
	require.NoError(t, err)
	assert.Equal(t, &Models{
		Structs: []Struct{
			{"Cat", "#x.cat", []Field{{"Lives", "lives", "graph.Nullable[int32]"}}},
			{"Pet", "#x.pet", []Field{
				{"Name", "name", "graph.Nullable[string]"}, {"Shade", "shade", "Shade"}, {"Friends", "friends", "[]AnyPet"}, {"Odd", "odd", "*Unknown"},
				{"Raw", "raw", "Unknown"},
			}},
		},
		Unions:  []Union{{"AnyPet", "Pet", "isA0", []string{"Cat"}}},
		Enums:   []string{"Shade"},
		Raw:     []string{"Unknown"},
		Aliases: []Alias{{"PetUpdate", "Pet"}},
	}, m)
	assert.Equal(t, 6, m.Properties())
}

func TestMethods(t *testing.T) {
	m, err := read(t, source)
	require.NoError(t, err)
	text, err := m.Methods("example.com/models")
	require.NoError(t, err)
	for _, line := range []string{
		"return byjx.Text(r, &v.Name)", "return byjx.Number(r, &v.Lives)", "return byjx.Enum(r, &v.Shade)", `byjx.PutNumber(w, "lives", v.Lives)`,
		"e, err := decodeAnyPet(r)", `case "#x.cat":`, `EncodeCat(w, v, "#x.cat")`, "raw, err := byjx.ReadRaw(r)", "v.Raw, err = byjx.ReadRaw(r)",
	} {
		assert.Contains(t, string(text), line)
	}
	m, err = read(t, "package models\ntype A struct {\n\tB bool `json:\"b\"`\n}\n")
	require.NoError(t, err)
	_, err = m.Methods("example.com/models")
	assert.ErrorContains(t, err, "a field B of type bool")
}

func TestCopy(t *testing.T) {
	m, err := read(t, source)
	require.NoError(t, err)
	for style, want := range map[Style][]string{
		Bare:   {"Name    graph.Nullable[string] `json:\"name,omitzero\"`", "func (*Cat) isA0(*Pet) {}"},
		Tables: {"{ return graph.Marshal(m) }", "(*Cat)(nil),"},
		V2:     {"Name    byv2.Nullable[string] `json:\"name,omitzero\"`", "`json:\",embed\"`", "return new(Cat)"},
	} {
		text, err := m.Copy("copies", style)
		require.NoError(t, err)
		for _, line := range want {
			assert.Contains(t, string(text), line)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for text, want := range map[string]string{
		"package models\ntype A map[string]int\n":           "A is a type of another form: map[string]int",
		"package models\ntype A interface{ B(); C() }\n":    "A is no union",
		"package models\ntype A struct {":                   "expected '}'",
		"package models\ntype A struct {\n\tB int `x:y`\n}": "",
	} {
		_, err := read(t, text)
		if want == "" {
			assert.NoError(t, err)
			continue
		}
		assert.ErrorContains(t, err, want)
	}
	_, err := Read(filepath.Join(t.TempDir(), "none"))
	assert.Error(t, err)
}
