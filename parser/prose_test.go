package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

func prose(text string) facts { return parseProse(document.PlainText(text)) }

func TestProseReadOnly(t *testing.T) {
	for text, want := range map[string]bool{
		"The key. Read-only.":                          true,
		"The key. Read only":                           true,
		"The key. Readonly.":                           true,
		"The key. This property is read-only.":         true,
		"The key. Not nullable, Read-only.":            true,
		"The key. This is a read-only value.":          true,
		"The key (one per item).Read-only. Nullable.":  true,
		"Said to be \"odd.\" Read-only.":               true,
		"At 2014-01-01T00:00:00Z Read-only.":           true,
		"Whether the folder is in read-only mode.":     false,
		"The number. Read-only for guests.":            false,
		"The number. Read-only when it is shared.":     false,
		"The number. Read-only in this version.":       true,
		"Readers have read-only access.":               false,
		"True if the rule is read-only for everybody.": false,
		"Read-write.": false,
		"Write-only.": false,
	} {
		assert.Equal(t, want, prose(text).readOnly, text)
	}
}

func TestProseRequired(t *testing.T) {
	for text, want := range map[string]bool{
		"The name. Required.":                                true,
		"The name. *Required*":                               true,
		"The name. Required on create.":                      true,
		"The name. This property is required.":               true,
		"The name. This property is required when creating.": true,
		"The name. Not required.":                            false,
		"Whether a code is required.":                        false,
		"The required kind of code.":                         false,
		"One of required, optional.":                         false,
		"Optional.":                                          false,
	} {
		assert.Equal(t, want, prose(text).required, text)
	}
}

func TestProseNullAndKey(t *testing.T) {
	for _, c := range []struct {
		text         string
		nullable     bool
		key          bool
		onlyInherits string
	}{
		{"A name.", true, false, ""},
		{"A name. Nullable.", true, false, ""},
		{"A name. Not nullable.", false, false, ""},
		{"A name. This value is non-nullable.", false, false, ""},
		{"A name. Key. Not nullable.", false, true, ""},
		{"Key of the entity.", false, true, ""},
		{"Read-only, Key, Not nullable", false, true, ""},
		{"Base64 of the signing key.", true, false, ""},
		{"This property is not a key.", true, false, ""},
		{"A name. Inherited from entity.", true, false, "entity"},
	} {
		f := prose(c.text)
		var p ir.Property
		f.apply(&p)
		assert.Equal(t, c.nullable, p.Nullable, c.text)
		assert.Equal(t, c.key, p.Key, c.text)
		assert.Equal(t, c.onlyInherits, p.Inherited, c.text)
	}
	in := document.Inline{plain("A name. Inherited from "), link("entity", "../resources/entity.md"), plain(". Read-only.")}
	assert.Equal(t, "entity", parseProse(in).inherited)
}

func TestProseDefault(t *testing.T) {
	for _, c := range []struct {
		in   document.Inline
		want string
	}{
		{document.Inline{plain("On or off. Default is "), code("true"), plain(".")}, "true"},
		{document.Inline{plain("On or off. The default value is "), code("false"), plain(" for all.")}, "false"},
		{document.PlainText("On or off. Default is false. Optional."), "false"},
		{document.PlainText("On or off. Default value is 90."), "90"},
		{document.PlainText("On or off. Default: none"), "none"},
		{document.PlainText("On or off. If not set, it defaults to \"all of it\"."), "all of it"},
		{document.PlainText("On or off. Default is true, which means on."), "true"},
		{document.PlainText("On or off. Default is to ask the user."), ""},
		{document.PlainText("The default language."), ""},
		{document.PlainText("Returned by default."), ""},
	} {
		assert.Equal(t, c.want, parseProse(c.in).byDefault, c.in.Plain())
	}
}

func TestProseMaxLength(t *testing.T) {
	for text, want := range map[string]int{
		"A name. Maximum length is 64 characters.":                   64,
		"A name. The maximum length is 1,024 characters.":            1024,
		"A name of up to 250 characters.":                            250,
		"A name. It cannot exceed 64 characters.":                    64,
		"A name. 100 character limit.":                               100,
		"A name. Max length: 20":                                     20,
		"A name. Limited to 16 chars.":                               16,
		"The maximum number of retries is 5.":                        0,
		"A password must have at least 8 characters.":                0,
		"A name. Maximum length is 99999999999999999999 characters.": 0,
	} {
		assert.Equal(t, want, prose(text).maxLength, text)
	}
}

func TestProseReturned(t *testing.T) {
	for text, want := range map[string]ir.Returned{
		"A name. Returned by default.":                                   ir.ReturnedDefault,
		"A name. Returned only on $select.":                              ir.ReturnedSelect,
		"A name. Only returned on `$select`.":                            ir.ReturnedSelect,
		"A name. Not returned by default.":                               ir.ReturnedSelect,
		"A name. This property is not returned by default.":              ir.ReturnedSelect,
		"A name. Requires $select to be returned.":                       ir.ReturnedSelect,
		"A name. Returned when you ask for it.":                          "",
		"A name that the service returns. Supports $select and $filter.": "",
	} {
		assert.Equal(t, want, prose(text).returned, text)
	}
}

func TestProseFilter(t *testing.T) {
	for _, c := range []struct {
		text       string
		filter     []string
		null       bool
		filterable bool
		orderBy    bool
		search     bool
	}{
		{"Supports $filter (eq, ne, not, ge, le, in, startsWith, endsWith, and eq on null values).",
			[]string{"eq", "ne", "not", "ge", "le", "in", "startsWith", "endsWith"}, true, true, false, false},
		{"Supports `$filter` (`eq`, `NOT`, `startswith`), `$search`, and `$orderBy`.", []string{"eq", "not", "startsWith"}, false, true, true, true},
		{"Supports $orderby, and $filter (eq only).", []string{"eq"}, false, true, true, false},
		{"Supports $filter.", nil, false, true, false, false},
		{"Supports $filter and $orderby.", nil, false, true, true, false},
		{"Supports $filter on null values.", []string{"eq"}, true, true, false, false},
		{"Supports $filter with the eq and in operators.", []string{"eq", "in"}, false, true, false, false},
		{"Supports the eq operator in $filter.", []string{"eq"}, false, true, false, false},
		{"Does not support $filter.", nil, false, false, false, false},
		{"Not filterable.", nil, false, false, false, false},
		{"The $filter that is applied to the column.", nil, false, false, false, false},
		{"Supports $expand.", nil, false, false, false, false},
		{"Supports `$filter` (`eq`, `not`, `/$count eq 0`, `/$count ne 0`).", []string{"eq", "not", "$count"}, false, true, false, false},
		{"Supports $filter (/$count eq 0, /$count ne 0, /$count eq 1).", []string{"$count"}, false, true, false, false},
		{"Supports $filter (eq) and $count.", []string{"eq"}, false, true, false, false},
	} {
		f := prose("A name. " + c.text)
		assert.Equal(t, c.filter, f.filter, c.text)
		assert.Equal(t, c.null, f.filterNull, c.text)
		assert.Equal(t, c.filterable, f.filterable, c.text)
		assert.Equal(t, c.orderBy, f.orderBy, c.text)
		assert.Equal(t, c.search, f.search, c.text)
	}
}

func TestProseDeprecated(t *testing.T) {
	for text, want := range map[string]bool{
		"(Deprecated) The old name.":                          true,
		"[Deprecated] The old name.":                          true,
		"Deprecated. Use the other one.":                      true,
		"The old name. This property is deprecated.":          true,
		"The old name. This property will be deprecated.":     true,
		"The old name - to be deprecated":                     true,
		"Whether the item is deprecated by its owner.":        false,
		"Possible states are active, deprecated and retired.": false,
	} {
		assert.Equal(t, want, prose(text).deprecated, text)
	}
	for name, want := range map[string]bool{"oldUrl": true, "newUrl": false} {
		p := ir.Property{Name: name}
		prose("An address. The oldUrl property will be deprecated in the future.").apply(&p)
		assert.Equal(t, want, p.Deprecated, name)
	}
}

func TestProseDoc(t *testing.T) {
	for text, want := range map[string]string{
		"A  name.\n\nOf two lines. ":                             "A name.\nOf two lines.",
		"A name. [!INCLUDE [note](../includes/note.md)] Really.": "A name. Really.",
		"A name. !INCLUDE [note] Really!":                        "A name. Really!",
		"A<br/>name <b>in</b> bold.":                             "A name in bold.",
		"Less than <placeholder>.":                               "Less than <placeholder>.",
	} {
		assert.Equal(t, want, prose(text).doc, text)
	}
}

func TestPossibleValues(t *testing.T) {
	strong := func(s string) document.Span { return document.Span{Kind: document.StrongSpan, Text: s} }
	emph := func(s string) document.Span { return document.Span{Kind: document.EmphSpan, Text: s} }
	for _, c := range []struct {
		name      string
		in        document.Inline
		want      []string
		evolvable bool
	}{
		{"code", document.Inline{plain("The possible values are: "), code("low"), plain(", "), code("normal"), plain(", "), code("high"), plain(".")}, []string{"low", "normal", "high"}, false},
		{"and", document.Inline{plain("The possible values are "), code("a"), plain(", "), code("b"), plain(", and "), code("c"), plain(". Optional.")}, []string{"a", "b", "c"}, false},
		{"bare", document.PlainText("How it was made. Possible values are: sis, manual."), []string{"sis", "manual"}, false},
		{"bare with or", document.PlainText("Possible values are: low, normal or high. Read-only."), []string{"low", "normal", "high"}, false},
		{"bare prose", document.PlainText("Possible values are between 1 and 10."), nil, false},
		{"bare prose after a value", document.PlainText("Possible values are all that the service knows."), nil, false},
		{"null is no value", document.PlainText("Possible values: null, adult, minor."), []string{"adult", "minor"}, false},
		{"remarks in parentheses", document.Inline{plain("Possible values: "), code("a"), plain(" (the first), "), code("b"), plain(" (the second).")}, []string{"a", "b"}, false},
		{"lines with remarks", document.Inline{plain("Possible values:\n"), code("a"), plain(" - the first.\n"), code("b"), plain(" - the second.")}, []string{"a", "b"}, false},
		{"a list in one span", document.Inline{plain("Allowed values are "), emph("a, b, c"), plain(" or "), emph("d"), plain(".")}, []string{"a", "b", "c", "d"}, false},
		{"quotes", document.PlainText("Possible values are \"one\", \"two\"."), []string{"one", "two"}, false},
		{"can be", document.Inline{plain("It can be "), code("a"), plain(", "), code("b"), plain(", or "), code("c"), plain(".")}, []string{"a", "b", "c"}, false},
		{"must be one of", document.Inline{plain("Must be one of "), code("a"), plain(" or "), code("b")}, []string{"a", "b"}, false},
		{"after a colon", document.Inline{plain("The kind of event: "), code("a"), plain(", "), code("b"), plain(".")}, []string{"a", "b"}, false},
		{"names of properties", document.Inline{plain("See these properties: "), strong("a"), plain(", "), strong("b"), plain(".")}, nil, false},
		{"strong values", document.Inline{plain("The possible values are: "), strong("a"), plain(", or "), strong("b"), plain(".")}, []string{"a", "b"}, false},
		{"one marked word is no list", document.Inline{plain("Can be "), code("null"), plain(".")}, nil, false},
		{"examples", document.Inline{plain("A country. Examples include: "), code("US"), plain(", "), code("JP"), plain(".")}, nil, false},
		{"forbidden values", document.Inline{plain("Cannot be one of the following values: "), code("a"), plain(", "), code("b"), plain(".")}, nil, false},
		{"an evolvable enum by its sentinel", document.PlainText("Possible values are: a, b, unknownFutureValue."), []string{"a", "b", "unknownFutureValue"}, true},
		{"an evolvable enum by its header", document.Inline{
			plain("The possible values are: "), code("a"), plain(", "), code("b"), plain(". You must use the "), code("Prefer: include-unknown-enum-members"),
			plain(" request header to get the following value in this evolvable enum: "), code("c"), plain("."),
		}, []string{"a", "b", "c"}, true},
		{"values behind their meaning", document.PlainText("How it came: through one of the following methods:\nAs a gift (null).\nBy post (Post).\nBy a boat of ours (Boat).\nRead-only."), []string{"Post", "Boat"}, false},
		{"remarks behind lines", document.PlainText("It is one of the following kinds:\nA book (new).\nAnother."), nil, false},
		{"one of the following", document.PlainText("One of the following: a, b."), []string{"a", "b"}, false},
		{"said twice", document.PlainText("Possible values are: a, b. Possible values are: a, b."), []string{"a", "b"}, false},
		{"the value will be", document.Inline{plain("The value for this will be "), code("builtIn"), plain(" or "), code("custom"), plain(".")}, []string{"builtIn", "custom"}, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			f := parseProse(c.in)
			assert.Equal(t, c.want, f.values)
			assert.Equal(t, c.evolvable, f.evolvable)
		})
	}
}

func TestFlagsWording(t *testing.T) {
	assert.True(t, prose("Multiple values can be combined in a comma-separated list. Possible values are: a, b, c.").flags)
	assert.True(t, prose("Possible values are: a, b, c. Two of them can be set together.").flags)
	assert.False(t, prose("Possible values are: a, b, c.").flags)
}
