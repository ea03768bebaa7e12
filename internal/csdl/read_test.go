package csdl_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

func books(t *testing.T) *csdl.Document {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "books.xml"))
	require.NoError(t, err)
	var d diag.List
	doc := csdl.Read("books.xml", text, &d)
	require.Empty(t, d.Text())
	return doc
}

func at(line, column int) ir.Source { return ir.Source{File: "books.xml", Line: line, Column: column} }

func TestRead(t *testing.T) {
	text := func(name string, line int, change func(*csdl.Property)) csdl.Property {
		p := csdl.Property{Name: name, Ref: csdl.Ref{Type: "String"}, Nullable: true, At: at(line, 9)}
		if change != nil {
			change(&p)
		}
		return p
	}
	want := &csdl.Document{
		File: "books.xml",
		Types: []csdl.Type{
			{Name: "author", Kind: ir.KindComplex, At: at(21, 7), Properties: []csdl.Property{text("name", 22, nil)}},
			{Name: "book", Kind: ir.KindEntity, Base: "entity", Open: true, HasStream: true, Doc: "Something to read.", At: at(11, 7), Properties: []csdl.Property{
				text("title", 12, func(p *csdl.Property) { p.Nullable, p.MaxLength, p.Doc = false, 200, "What it is called." }),
				text("isbn", 15, func(p *csdl.Property) { p.Computed, p.Doc = true, "Its number." }),
				text("cover", 16, func(p *csdl.Property) { p.Type = "cover" }),
				text("labels", 17, func(p *csdl.Property) { p.Collection = true }),
				text("raw", 18, func(p *csdl.Property) { p.Type = "Json" }),
				text("loans", 19, func(p *csdl.Property) {
					p.Ref, p.Navigation, p.Contained = csdl.Ref{Type: "lending.loan", Collection: true}, true, true
				}),
			}},
			{Name: "entity", Kind: ir.KindEntity, Abstract: true, Key: []string{"id"}, At: at(5, 7), Properties: []csdl.Property{
				text("id", 9, func(p *csdl.Property) { p.Nullable = false }),
			}},
			{Name: "lending.loan", Kind: ir.KindEntity, Base: "entity", At: at(60, 7), Properties: []csdl.Property{
				text("days", 61, func(p *csdl.Property) { p.Type = "Int32" }),
			}},
		},
		Enums: []csdl.Enum{{Name: "cover", Flags: true, Underlying: "Byte", At: at(24, 7), Members: []csdl.Member{
			{Name: "hard", Value: "1", At: at(25, 9)}, {Name: "soft", Value: "2", At: at(26, 9)},
		}}},
		Operations: []csdl.Operation{
			{Name: "lend", Bound: true, Return: &csdl.Ref{Type: "lending.loan"}, At: at(30, 7), Parameters: []csdl.Parameter{
				{Name: "bindingParameter", Ref: csdl.Ref{Type: "book"}, At: at(31, 9)}, {Name: "to", Ref: csdl.Ref{Type: "String"}, At: at(32, 9)},
			}},
			{Name: "popular", Function: true, Bound: true, Return: &csdl.Ref{Type: "book", Collection: true}, At: at(35, 7), Parameters: []csdl.Parameter{
				{Name: "bindingParameter", Ref: csdl.Ref{Type: "book", Collection: true}, At: at(36, 9)},
			}},
		},
		Roots: []csdl.Root{
			{Name: "books", Ref: csdl.Ref{Type: "book", Collection: true}, At: at(40, 9)},
			{Name: "shelf", Ref: csdl.Ref{Type: "author"}, At: at(43, 9)},
		},
	}
	assert.Equal(t, want, books(t))
}

const head = `<Schema Namespace="a.b" Alias="x">`

func TestReadReportsWhatIsWrong(t *testing.T) {
	for name, tt := range map[string]struct{ text, want string }{
		"empty":            {"", "m.xml:1:1: error: the file holds no Schema element [G100]"},
		"no metadata":      {"<html></html>", "m.xml:1:1: error: the file holds no Schema element [G100]"},
		"no XML":           {"# a page", "m.xml:1:1: error: the file holds no Schema element [G100]"},
		"cut short":        {head + "\n  <EntityType Name=\"t\">", "m.xml:2:24: error: the file is not well-formed XML: unexpected EOF [G100]"},
		"crossed elements": {head + "\n<EntityType Name=\"t\">\n</Schema>", "m.xml:3:10: error: the file is not well-formed XML: element <EntityType> closed by </Schema> [G100]"},
		"not UTF-8":        {head + "\n text\xff</Schema>", "m.xml:2:7: error: the file is not well-formed XML: invalid UTF-8 [G100]"},
		"other encoding":   {`<?xml version="1.0" encoding="utf-16"?>`, `m.xml:1:40: error: the file cannot be read as XML: xml: opening charset "utf-16": utf-16 is not supported [G100]`},
		"no name":          {head + "\n<EnumType><Member/></EnumType>\n<EntityType Name=\"t\"><Property/></EntityType></Schema>", "m.xml:2:1: warning: EnumType \"\" has no name that OData allows: it is left out [G101]\nm.xml:3:22: warning: Property \"\" has no name that OData allows: it is left out [G101]"},
		"odd names":        {head + "\n<EntityType Name=\"a b\"/>\n<EnumType Name=\"e\"><Member Name=\"1st\"/></EnumType></Schema>", "m.xml:2:1: warning: EntityType \"a b\" has no name that OData allows: it is left out [G101]\nm.xml:3:20: warning: Member \"1st\" has no name that OData allows: it is left out [G101]"},
		"no namespace":     {"<x><Schema><EntityType Name=\"t\"/></Schema>\n<Schema Namespace=\"a..b\"/></x>", "m.xml:1:4: warning: the Schema has the namespace \"\": its declarations are left out [G101]\nm.xml:2:1: warning: the Schema has the namespace \"a..b\": its declarations are left out [G101]"},
		"member twice":     {head + "<EnumType Name=\"e\">\n<Member Name=\"m\"/><Member Name=\"m\"/></EnumType></Schema>", "m.xml:2:19: warning: member \"m\" is declared before: this declaration is left out [G101]"},
		"declared twice":   {head + "<EntityType Name=\"t\"/>\n<ComplexType Name=\"t\"/>\n<EnumType Name=\"e\"/>\n<EnumType Name=\"e\"/></Schema>", "m.xml:2:1: warning: type \"t\" is declared before: this declaration is left out [G101]\nm.xml:4:1: warning: enum \"e\" is declared before: this declaration is left out [G101]"},
	} {
		t.Run(name, func(t *testing.T) {
			var d diag.List
			csdl.Read("m.xml", []byte(tt.text), &d)
			var lines []string
			for _, f := range d.Sorted() {
				line, _, _ := strings.Cut(diag.Text(f), "\n")
				lines = append(lines, line)
			}
			assert.Equal(t, tt.want, strings.Join(lines, "\n"))
		})
	}
}

func TestReadKeepsWhatIsRight(t *testing.T) {
	var d diag.List
	doc := csdl.Read("m.xml", []byte("\ufeff"+head+`
<TypeDefinition Name="one" UnderlyingType="x.two"/><TypeDefinition Name="two" UnderlyingType="x.one"/>
<EntityType Name="t"><Key><PropertyRef Name="k"/></Key><Property Name="k" Type="x.one"/><Property Name="far" Type="y.z"/></EntityType>
<EntityType Name="half">`), &d)
	assert.Len(t, d, 1)
	require.Len(t, doc.Types, 1, "what stands before the end of a broken file counts")
	assert.Equal(t, "t", doc.Types[0].Name)
	assert.Equal(t, ir.Source{File: "m.xml", Line: 3, Column: 1}, doc.Types[0].At)
	assert.Equal(t, []string{"k"}, doc.Types[0].Key)
	assert.Contains(t, []string{"one", "two"}, doc.Types[0].Properties[0].Type, "definitions that rest on each other end somewhere")
	assert.Equal(t, "y.z", doc.Types[0].Properties[1].Type)
}

func TestIndex(t *testing.T) {
	x := csdl.NewIndex(books(t))
	assert.Equal(t, "book", x.Type("BOOK").Name)
	assert.Nil(t, x.Type("shelf"))
	assert.Equal(t, "cover", x.Enum("Cover").Name)
	assert.Equal(t, "shelf", x.Root("Shelf").Name)
	assert.Len(t, x.Operations("LEND"), 1)
	assert.Equal(t, "lending.loan", x.Local("loan"))
	assert.Empty(t, x.Local("nothing"))
	assert.Equal(t, []string{"id"}, x.Key("lending.loan"))
	assert.Nil(t, x.Key("author"))

	p, owner := x.Property("book", "id")
	assert.Equal(t, "id", p.Name)
	assert.Equal(t, "entity", owner.Name)
	p, _ = x.Property("book", "TITLE")
	assert.Equal(t, "title", p.Name)
	p, owner = x.Property("book", "pages")
	assert.Nil(t, p)
	assert.Nil(t, owner)
}

func TestChainOfACircleEnds(t *testing.T) {
	var d diag.List
	doc := csdl.Read("m.xml", []byte(head+`<ComplexType Name="p" BaseType="x.q"/><ComplexType Name="q" BaseType="x.p"/></Schema>`), &d)
	require.Empty(t, d.Text())
	assert.Len(t, csdl.NewIndex(doc).Chain("p"), 2)
}

func FuzzRead(f *testing.F) {
	text, err := os.ReadFile(filepath.Join("testdata", "books.xml"))
	require.NoError(f, err)
	f.Add(string(text))
	f.Add(head + `<EntityType Name="a" BaseType="x.a"><Key/><Property Name="p" Type="Collection("/></EntityType></Schema>`)
	f.Add(head + `<Annotations Target="/"><Annotation/></Annotations><Action Name="."><ReturnType/></Action></Schema>`)
	f.Add(`<Schema><Schema Namespace="."><EnumType Name="e"><Member Name="m"/></EnumType></Schema></Schema>`)
	f.Fuzz(func(t *testing.T, text string) {
		var d diag.List
		doc := csdl.Read("m.xml", []byte(text), &d)
		lines := strings.Count(text, "\n") + 1
		for _, finding := range d {
			assert.True(t, finding.Line >= 1 && finding.Line <= lines, "a position outside of the text: %s", diag.Text(finding))
		}
		x := csdl.NewIndex(doc)
		for _, ty := range doc.Types {
			assert.NotEmpty(t, x.Chain(ty.Name))
			x.Property(ty.Name, "p")
		}
	})
}
