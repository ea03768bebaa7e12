package audit

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// metadata is what the service says of books and shelves; model says the same.
const metadata = `<Schema Namespace="microsoft.graph" Alias="graph">
<EntityType Name="entity" Abstract="true"><Key><PropertyRef Name="id"/></Key><Property Name="id" Type="Edm.String" Nullable="false"/></EntityType>
<EntityType Name="book" BaseType="graph.entity">
<Property Name="title" Type="Edm.String"/>
<Property Name="pages" Type="Edm.Int32"/>
<Property Name="cover" Type="graph.cover"/>
<Property Name="authors" Type="Collection(graph.author)"/>
<NavigationProperty Name="shelf" Type="graph.shelf"/>
</EntityType>
<EntityType Name="shelf" BaseType="graph.entity"><NavigationProperty Name="books" Type="Collection(graph.book)"/></EntityType>
<ComplexType Name="author"><Property Name="name" Type="Edm.String"/></ComplexType>
<EnumType Name="cover"><Member Name="hard"/><Member Name="soft"/><Member Name="unknownFutureValue"/></EnumType>
<Function Name="popular" IsBound="true"><Parameter Name="b" Type="Collection(graph.book)"/><ReturnType Type="Collection(graph.book)"/></Function>
<EntityContainer Name="library"><EntitySet Name="shelves" EntityType="graph.shelf"/><Singleton Name="me" Type="graph.author"/></EntityContainer>
</Schema>`

func model() *ir.Model {
	row := func(name, typ string) ir.Property { return ir.Property{Name: name, Type: typ, Nullable: true} }
	id := ir.Property{Name: "id", Type: "String", Key: true}
	m := &ir.Model{
		API: "graph", Version: "v1.0",
		Types: []ir.Type{
			{Name: "author", Kind: ir.KindComplex, Properties: []ir.Property{row("name", "String")}},
			{Name: "book", Kind: ir.KindEntity, Base: "entity", Key: []string{"id"}, Properties: []ir.Property{
				row("title", "String"), row("pages", "Int32"), row("cover", "cover"), row("authors", "author"), row("shelf", "shelf"),
			}},
			{Name: "entity", Kind: ir.KindEntity, Abstract: true, Key: []string{"id"}, Properties: []ir.Property{id}},
			{Name: "shelf", Kind: ir.KindEntity, Key: []string{"id"}, Base: "entity", Properties: []ir.Property{row("books", "book")}},
		},
		Enums: []ir.Enum{{Name: "cover", Evolvable: true, Members: []ir.Member{{Name: "hard"}, {Name: "soft"}, {Name: "unknownFutureValue"}}}},
		Operations: []ir.Operation{
			{Method: "GET", Path: "/shelves", Kind: ir.OperationList, Response: &ir.Response{Type: "shelf", Collection: true}},
		},
	}
	property(m, "book", "authors").Collection = true
	property(m, "book", "shelf").Navigation = true
	books := property(m, "shelf", "books")
	books.Collection, books.Navigation = true, true
	for i := range m.Types {
		t := &m.Types[i]
		t.Source, t.URL = ir.Source{File: t.Name + ".md", Line: 1, Column: 1}, "https://example.com/"+t.Name
		for j := range t.Properties {
			t.Properties[j].Source = ir.Source{File: t.Name + ".md", Line: 10 + j, Column: 2}
		}
	}
	return m
}

func property(m *ir.Model, owner, name string) *ir.Property {
	return ir.NewIndex(m).Property(owner, name)
}

// compare compares the model as change leaves it with the metadata, in which from is replaced by to.
func compare(t *testing.T, from, to string, change func(m *ir.Model)) *Report {
	t.Helper()
	require.Contains(t, metadata, from)
	var d diag.List
	doc := csdl.Read("books.xml", []byte(strings.Replace(metadata, from, to, 1)), &d)
	require.Empty(t, d.Text())
	m := model()
	if change != nil {
		change(m)
	}
	return Compare(Input{Model: m, Metadata: doc})
}

// lines gives each finding as one line: severity, kind, subject, what both say, what to follow and the corrections.
func lines(r *Report) []string {
	out := []string{}
	for _, f := range r.Findings {
		follow := string(f.Follow)
		if follow == "" {
			follow = "unclear"
		}
		var fixes []string
		for _, x := range f.fixes {
			fixes = append(fixes, strings.TrimSuffix(x.op+" "+strings.Trim(fmt.Sprint(x.fields), "[]"), " "))
		}
		out = append(out, fmt.Sprintf("%s %s %s: %s | %s | %s | %s", f.Severity, f.Kind, f.Subject(), f.Documents, f.Metadata, follow, strings.Join(fixes, "; ")))
	}
	return out
}

func TestNothingDiffers(t *testing.T) {
	r := compare(t, "", "", nil)
	assert.Empty(t, lines(r))
	for _, rate := range r.Rates {
		assert.Equal(t, rate.Of, rate.Have, rate.Name)
	}
	assert.Equal(t, 4, r.Types)
	assert.Equal(t, 4, r.Described)
	assert.Zero(t, r.Severe())
}

func TestFindings(t *testing.T) {
	for name, tt := range map[string]struct {
		from, to string
		change   func(m *ir.Model)
		want     []string
	}{
		"unknown type": {"", "", func(m *ir.Model) { m.Types = append(m.Types, ir.Type{Name: "poem", Kind: ir.KindComplex}) },
			[]string{"warning unknown-type poem: complex |  | documents | "}},
		"opaque types do not count": {"", "", func(m *ir.Model) { m.Types = append(m.Types, ir.Type{Name: "poem", Opaque: true}) }, nil},
		"missing type": {"<EnumType", `<ComplexType Name="poem"/><EnumType`, nil,
			[]string{"note missing-type poem:  | complex type | documents | "}},
		"name of a type": {"", "", func(m *ir.Model) {
			m.Types[0].Name = "Author"
			property(m, "book", "authors").Type = "Author"
		}, []string{"warning type-name Author: Author | author | metadata | rename-type {type Author} {to author}"}},
		"namespace of a type": {"</Schema>", `</Schema><Schema Namespace="microsoft.graph.press"><ComplexType Name="house"/></Schema>`, func(m *ir.Model) {
			m.Types = append(m.Types, ir.Type{Name: "house", Kind: ir.KindComplex})
		}, []string{"warning type-name house: house | press.house | metadata | rename-type {type house} {to press.house}"}},
		"kind": {"", "", func(m *ir.Model) { m.Types[3].Kind, m.Types[3].Key = ir.KindComplex, nil },
			[]string{"warning type-shape shelf: complex | entity | metadata | set {type shelf} {kind entity} {key [id]}"}},
		"a type that is an enum": {"<EnumType", `<EnumType Name="poem"><Member Name="ode"/></EnumType><EnumType`, func(m *ir.Model) {
			m.Types = append(m.Types, ir.Type{Name: "poem", Kind: ir.KindComplex})
		}, []string{"warning type-shape poem: complex | enum poem | metadata | ", "note missing-type poem:  | enum | documents | "}},
		"base": {`"book" BaseType="graph.entity"`, `"book" BaseType="graph.shelf"`, nil,
			[]string{"warning base book: entity | shelf | metadata | set-base {type book} {base shelf}"}},
		"base that only gives the key": {"", "", func(m *ir.Model) {
			m.Types[3].Base = ""
			m.Types[3].Properties = append(m.Types[3].Properties, ir.Property{Name: "id", Type: "String", Key: true})
		}, []string{"note base shelf:  | entity | documents | "}},
		"base that nothing describes": {`"book" BaseType="graph.entity"`, `"book" BaseType="graph.work"`, func(m *ir.Model) { m.Types[1].Base = "" },
			[]string{"note key book: id |  | documents | "}},
		"key": {`PropertyRef Name="id"`, `PropertyRef Name="code"`, nil, []string{
			"warning key book: id | code | metadata | ", "warning key entity: id | code | metadata | ", "warning key shelf: id | code | metadata | "}},
		"abstract and open": {`Name="author"`, `Name="author" Abstract="true" OpenType="true"`, nil,
			[]string{"note abstract author: no | yes | metadata | set {type author} {abstract true}", "note open author: no | yes | metadata | set {type author} {open true}"}},
		"unknown property": {"", "", func(m *ir.Model) {
			m.Types[0].Properties = append(m.Types[0].Properties, ir.Property{Name: "age", Type: "Int32"}, ir.Property{Name: "@odata.type", Type: "String"})
		}, []string{"warning unknown-property author.age: Int32 |  | documents | "}},
		"unknown property of an open type": {`Name="author"`, `Name="author" OpenType="true"`, func(m *ir.Model) {
			m.Types[0].Open = true
			m.Types[0].Properties = append(m.Types[0].Properties, ir.Property{Name: "age", Type: "Int32"})
		}, []string{"note unknown-property author.age: Int32 |  | documents | "}},
		"misspelt property": {"", "", func(m *ir.Model) { property(m, "book", "title").Name = "titel" },
			[]string{"warning unknown-property book.titel: String | title | metadata | rename-property {type book} {property titel} {to title}"}},
		"property of a derived type": {"", "", func(m *ir.Model) {
			m.Types[2].Properties = append(m.Types[2].Properties, ir.Property{Name: "pages", Type: "Int32"})
		}, []string{"warning unknown-property entity.pages: Int32 | a property of book | documents | "}},
		"missing property": {`<Property Name="pages"`, `<Property Name="lines" Type="Edm.Int64" Nullable="false"><Annotation Term="Org.OData.Core.V1.Computed"/></Property><Property Name="pages"`, nil,
			[]string{"warning missing-property book.lines:  | Int64 | metadata | add-property {type book} {property lines} {propertyType Int64} {readOnly true}"}},
		"missing property of a missing enum": {`<Property Name="pages"`, `<Property Name="size" Type="graph.size"/><Property Name="pages"`, nil,
			[]string{"warning missing-property book.size:  | size | metadata | "}},
		"name of a property": {"", "", func(m *ir.Model) { property(m, "book", "title").Name = "Title" },
			[]string{"error property-name book.Title: Title | title | metadata | rename-property {type book} {property Title} {to title}"}},
		"type that cannot be read": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.String"`, nil,
			[]string{"error property-type book.pages: Int32 | String | metadata | retype {type book} {property pages} {to String}"}},
		"type that is smaller": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.Int64"`, nil,
			[]string{"error property-type book.pages: Int32 | Int64 | metadata | retype {type book} {property pages} {to Int64}"}},
		"type that can be read": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.Int16"`, nil,
			[]string{"warning property-type book.pages: Int32 | Int16 | metadata | retype {type book} {property pages} {to Int16}"}},
		"type that says more": {`"title" Type="Edm.String"`, `"title" Type="Edm.String"`, func(m *ir.Model) { property(m, "book", "title").Type = "Guid" },
			[]string{"note property-type book.title: Guid | String | documents | "}},
		"floating-point numbers": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.Single"`, func(m *ir.Model) { property(m, "book", "pages").Type = "Double" },
			[]string{"note property-type book.pages: Double | Single | documents | "}},
		"listed values of a string": {`"cover" Type="graph.cover"`, `"cover" Type="Edm.String"`, func(m *ir.Model) {
			m.Enums = append(m.Enums, ir.Enum{Name: "bookCover", Inferred: true, Members: []ir.Member{{Name: "any"}}})
			property(m, "book", "cover").Type = "bookCover"
		}, []string{}},
		"declared enum for a string": {`"cover" Type="graph.cover"`, `"cover" Type="Edm.String"`, nil,
			[]string{"note property-type book.cover: cover | String | documents | "}},
		"enum of another name and the same members": {"", "", func(m *ir.Model) {
			m.Enums = append(m.Enums, ir.Enum{Name: "bookCover", Inferred: true, Members: []ir.Member{{Name: "soft"}, {Name: "hard"}}})
			property(m, "book", "cover").Type = "bookCover"
		}, []string{}},
		"enum that lists some members": {"", "", func(m *ir.Model) {
			m.Enums = append(m.Enums, ir.Enum{Name: "bookCover", Inferred: true, Members: []ir.Member{{Name: "soft"}}})
			property(m, "book", "cover").Type = "bookCover"
		}, []string{"warning property-type book.cover: bookCover: soft | cover: hard, soft, unknownFutureValue | metadata | retype {type book} {property cover} {to cover}"}},
		"enums that contradict each other": {"", "", func(m *ir.Model) {
			m.Enums = append(m.Enums, ir.Enum{Name: "bookCover", Inferred: true, Members: []ir.Member{{Name: "soft"}, {Name: "none"}}})
			property(m, "book", "cover").Type = "bookCover"
		}, []string{"warning property-type book.cover: bookCover: soft, none | cover: hard, soft, unknownFutureValue | unclear | "}},
		"enum that must be added": {"", "", func(m *ir.Model) {
			m.Enums = nil
			property(m, "book", "cover").Type = "String"
		}, []string{
			"note missing-type cover:  | enum | documents | ",
			"warning property-type book.cover: String | cover | metadata | add-enum {name cover} {members [hard soft unknownFutureValue]} {evolvable true}; retype {type book} {property cover} {to cover}",
		}},
		"type that must be added": {"<ComplexType Name=\"author\"><Property Name=\"name\" Type=\"Edm.String\"/>", `<ComplexType Name="heading"><Property Name="text" Type="Edm.String"/></ComplexType><ComplexType Name="author"><Property Name="name" Type="graph.heading"/>`, nil, []string{
			"error property-type author.name: String | heading | metadata | add-type {name heading} {kind complex}; add-property {type heading} {property text} {propertyType String} {nullable true}; retype {type author} {property name} {to heading}",
			"note missing-type heading:  | complex type | documents | "}},
		"derived type": {`Type="graph.shelf"`, `Type="graph.entity"`, nil,
			[]string{"warning property-type book.shelf: shelf | entity | metadata | retype {type book} {property shelf} {to entity}"}},
		"collection": {`Type="Collection(graph.author)"`, `Type="graph.author"`, nil,
			[]string{"error collection book.authors: Collection(author) | author | metadata | retype {type book} {property authors} {to author} {collection false}"}},
		"navigation": {"", "", func(m *ir.Model) { property(m, "book", "shelf").Navigation = false },
			[]string{"warning navigation book.shelf: property | relationship | metadata | set {type book} {property shelf} {navigation true}"}},
		"null that the page leaves open": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.Int32" Nullable="false"`, nil,
			[]string{"note nullability book.pages: nothing | not nullable | documents | "}},
		"null that the page allows": {`"pages" Type="Edm.Int32"`, `"pages" Type="Edm.Int32" Nullable="false"`, func(m *ir.Model) { property(m, "book", "pages").Doc = "Nullable." },
			[]string{"warning nullability book.pages: nullable | not nullable | metadata | set {type book} {property pages} {nullable false}"}},
		"null that the page forbids": {"", "", func(m *ir.Model) { property(m, "book", "pages").Nullable = false },
			[]string{"note nullability book.pages: not nullable | nullable | documents | "}},
		"length": {`"title" Type="Edm.String"`, `"title" Type="Edm.String" MaxLength="100"`, func(m *ir.Model) { property(m, "book", "title").MaxLength = 80 },
			[]string{"note max-length book.title: 80 | 100 | documents | "}},
		"unknown enum": {"", "", func(m *ir.Model) {
			m.Enums = append(m.Enums, ir.Enum{Name: "size", Members: []ir.Member{{Name: "big"}}})
		}, []string{"note unknown-enum size: big |  | documents | "}},
		"enum that is a type": {"", "", func(m *ir.Model) {
			m.Types = m.Types[1:]
			m.Enums = append(m.Enums, ir.Enum{Name: "author"})
		}, []string{
			"note missing-type author:  | complex type | documents | ",
			"error type-shape author: enum | complex type | metadata | ",
			"error property-type book.authors: Collection(author) | Collection(author) | metadata | ",
		}},
		"members": {"", "", func(m *ir.Model) {
			m.Enums[0].Members = []ir.Member{{Name: "Hard"}, {Name: "none"}, {Name: "unknownFutureValue"}}
		}, []string{
			"warning unknown-member cover: none |  | documents | ",
			"warning missing-member cover:  | soft | metadata | add-member {enum cover} {member soft}",
			"warning member-name cover.Hard: Hard | hard | metadata | rename-member {enum cover} {member Hard} {to hard}",
		}},
		"members to come": {"", "", func(m *ir.Model) { m.Enums[0].Evolvable, m.Enums[0].Members = false, m.Enums[0].Members[:2] },
			[]string{"note future-member cover.unknownFutureValue: no | yes | metadata | set-enum {enum cover} {evolvable true}"}},
		"flags": {`EnumType Name="cover"`, `EnumType Name="cover" IsFlags="true"`, nil,
			[]string{"warning flags cover: no | yes | metadata | set-enum {enum cover} {flags true}"}},
		"answer": {"", "", func(m *ir.Model) { m.Operations[0].Response.Collection = false },
			[]string{"warning response-type GET /shelves: shelf | Collection(shelf) | unclear | "}},
	} {
		t.Run(name, func(t *testing.T) {
			r := compare(t, tt.from, tt.to, tt.change)
			assert.ElementsMatch(t, tt.want, lines(r))
		})
	}
}
