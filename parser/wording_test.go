package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

// TestWordings holds what descriptions say in the wordings that pages vary.
func TestWordings(t *testing.T) {
	for _, c := range []struct {
		typ, doc string
		want     func(*ir.Property)
	}{
		{"String", "It isn't returned by default.", func(p *ir.Property) { p.Returned = ir.ReturnedSelect }},
		{"String", "Available only with ~$select~.", func(p *ir.Property) { p.Returned = ir.ReturnedSelect }},
		{"String", "Retrieved only on ~$select~.", func(p *ir.Property) { p.Returned = ir.ReturnedSelect }},
		{"String", "Returned by default.", func(p *ir.Property) { p.Returned = ir.ReturnedDefault }},
		{"String", "Allows ~$filter~ (~eq~).", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq"} }},
		{"String", "~$filter~ is supported (~eq~, ~ne~).", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq", "ne"} }},
		{"String", "Supports ~eq~ and ~ne~ for ~$filter~.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq", "ne"} }},
		{"String", "Supports only the ~eq~ operator with ~$filter~.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq"} }},
		{"String", "Supports ~$filter~: ~eq~, ~in~.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq", "in"} }},
		{"String", "Supports $filter eq.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq"} }},
		{"String", "Supports ~$filter~ for ~eq~ and ~ge~.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq", "ge"} }},
		{"String", "Filterable by ~eq~.", func(p *ir.Property) { p.Filterable, p.Filter = true, []string{"eq"} }},
		{"String", "Supports ~$filter~ in most places.", func(p *ir.Property) { p.Filterable = true }},
		{"String", "This property is obsolete.", func(p *ir.Property) { p.Deprecated = true }},
		{"String", "Obsolete; use another.", func(p *ir.Property) { p.Deprecated = true }},
		{"String", "It is scheduled to be deprecated.", func(p *ir.Property) { p.Deprecated = true }},
		{"String", "This property will be removed.", func(p *ir.Property) { p.Deprecated = true }},
		{"String", "Whether obsolete crates count.", func(*ir.Property) {}},
		{"String", "Between 3 and 32 characters.", func(p *ir.Property) { p.MaxLength = 32 }},
		{"String", "A text of 1-64 characters.", func(p *ir.Property) { p.MaxLength = 64 }},
		{"String", "Less than or equal to 1,024 characters.", func(p *ir.Property) { p.MaxLength = 1024 }},
		{"String", "Use 16 characters or fewer.", func(p *ir.Property) { p.MaxLength = 16 }},
		{"Boolean", "Whether the text can be longer than up to 255 characters.", func(*ir.Property) {}},
		{"Boolean", "Whether it is. ~false~ by default.", func(p *ir.Property) { p.Default = "false" }},
		{"Boolean", "Set to ~true~ by default.", func(p *ir.Property) { p.Default = "true" }},
		{"Boolean", "~true~ if crates are shut by default.", func(*ir.Property) {}},
		{"String", "Possible values: ~open~ (default), ~shut~.", func(p *ir.Property) { p.Default, p.Values = "open", []string{"open", "shut"} }},
		{"String", "Following values are supported. Not nullable. <ul><li>~open~ - with air</li><li>~shut~</li></ul>", func(p *ir.Property) { p.Nullable, p.Values = false, []string{"open", "shut"} }},
		{"String", "No ~<~, ~|~, or ~>~. Required.", func(p *ir.Property) { p.Required = true }},
		{"String", "Possible values: ~open~ for crates (e.g. new ones), or ~shut~ for others.", func(p *ir.Property) { p.Values = []string{"open", "shut"} }},
		{"String", "Possible values: ~open~, ~shut~ when ~lid~ is there.", func(p *ir.Property) { p.Values = []string{"open", "shut"} }},
		{"String", "Crates such as ~open~ or ~shut~.", func(*ir.Property) {}},
		{"Int32", "If not set, a default value of 14 is used.", func(p *ir.Property) { p.Default = "14" }},
		{"String", "By default, this is ~oak~.", func(p *ir.Property) { p.Default = "oak" }},
		{"String", "Null if never filled (default).", func(*ir.Property) {}},
		{"String", "The label is a required field.", func(p *ir.Property) { p.Required = true }},
		{"String", "It's a required property.", func(p *ir.Property) { p.Required = true }},
		{"String", "The value is read-only.", func(p *ir.Property) { p.ReadOnly = true }},
		{"String", "It cannot be null.", func(p *ir.Property) { p.Nullable = false }},
	} {
		f := parse("v1.0/resources/crate.md", resourcePage("|label|"+c.typ+"|"+c.doc+"|"))
		require.Len(t, f.Types[0].Properties, 1, c.doc)
		got := f.Types[0].Properties[0]
		want := ir.Property{Name: "label", Type: c.typ, Nullable: true, Doc: got.Doc, Source: got.Source, Filter: got.Filter[:0]}
		c.want(&want)
		assert.Equal(t, want, got, c.doc)
	}
}
