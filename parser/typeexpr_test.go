package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/parser/document"
)

func link(text, target string) document.Span {
	return document.Span{Kind: document.LinkSpan, Text: text, Target: target}
}

func code(text string) document.Span { return document.Span{Kind: document.CodeSpan, Text: text} }

func plain(text string) document.Span { return document.Span{Text: text} }

func TestParseTypeText(t *testing.T) {
	for _, c := range []struct {
		text, name string
		collection bool
	}{
		{"String", "String", false},
		{"string", "String", false},
		{"STRING", "String", false},
		{"`string`", "String", false},
		{"Edm.Int32", "Int32", false},
		{"edm.datetimeoffset", "DateTimeOffset", false},
		{"DateTimeOffSet", "DateTimeOffset", false},
		{"String collection", "String", true},
		{"Collection(String)", "String", true},
		{"collection(Edm.Guid)", "Guid", true},
		{"Collection of String", "String", true},
		{"Array of strings", "String", true},
		{"list of GUIDs", "Guid", true},
		{"recipients collection", "recipients", true},
		{"String[]", "String", true},
		{"[identitySet][]", "identitySet", false},
		{"[identitySet][] collection", "identitySet", true},
		{"[identitySet] collection", "identitySet", true},
		{"[identitySet]", "identitySet", false},
		{"[microsoft.graph.identitySet] collection", "identitySet", true},
		{"collection of [identitySet]", "identitySet", true},
		{"Collection([identitySet])", "identitySet", true},
		{"[identitySet collection]", "identitySet", true},
		{"[identitySet][1] collection", "identitySet", true},
		{"[identitySet](../resources/identityset.md) collection", "identitySet", true},
		{"Collection([driveItem][])", "driveItem", true},
		{"microsoft.graph.event", "event", false},
		{"#microsoft.graph.event", "event", false},
		{"graph.event", "event", false},
		{"microsoft.graph.callRecords.session collection", "callRecords.session", true},
		{"Collection(microsoft.graph.callRecords.session)", "callRecords.session", true},
		{"**recipient**", "recipient", false},
		{"recipient collection", "recipient", true},
		{"recipient object", "recipient", false},
		{"recipient resource", "recipient", false},
		{"boolean (Read-only)", "Boolean", false},
		{"Nullable Int32", "Int32", false},
		{"Collection(String) (nullable)", "String", true},
		{"int64?", "Int64", false},
		{"String or null", "String", false},
		{"recipient collection | null", "recipient", true},
		{"Int32 (milliseconds)", "Int32", false},
		{"(Optional) String", "String", false},
		{"String (enum)", "String", false},
		{"string (url)", "String", false},
		{"string (timestamp)", "DateTimeOffset", false},
		{"recipient collection. The people who get it", "recipient", true},
		{"int", "Int32", false},
		{"integer", "Int32", false},
		{"long", "Int64", false},
		{"bool", "Boolean", false},
		{"number", "Double", false},
		{"guid", "Guid", false},
		{"uuid", "Guid", false},
		{"url", "String", false},
		{"datetime", "DateTimeOffset", false},
		{"Timestamp", "DateTimeOffset", false},
		{"ISO 8601 date", "Date", false},
		{"JSON object", "Json", false},
		{"Edm.Untyped", "Json", false},
		{"Edm.GeographyPoint", "Json", false},
	} {
		ref, ok := parseType(document.PlainText(c.text), "")
		assert.True(t, ok, c.text)
		assert.Equal(t, typeRef{c.name, c.collection}, ref, c.text)
	}
}

func TestParseTypeUnreadable(t *testing.T) {
	for _, c := range []struct {
		text       string
		collection bool
	}{
		{"", false},
		{"string/number", false},
		{"one thing or another", false},
		{"** Unknown Type of it ** collection", true},
		{"application/json", false},
		{"../../x", false},
	} {
		ref, ok := parseType(document.PlainText(c.text), "")
		assert.False(t, ok, c.text)
		assert.Equal(t, typeRef{untyped, c.collection}, ref, c.text)
	}
}

func TestParseTypeLinks(t *testing.T) {
	for _, c := range []struct {
		name      string
		in        document.Inline
		namespace string
		want      typeRef
		ok        bool
	}{
		{"the text names the type", document.Inline{link("itemBody", "itembody.md")}, "", typeRef{"itemBody", false}, true},
		{"a collection of it", document.Inline{link("attendee", "../resources/attendee.md"), plain(" collection")}, "", typeRef{"attendee", true}, true},
		{"in OData's words", document.Inline{plain("Collection("), link("site", "site.md"), plain(")")}, "", typeRef{"site", true}, true},
		{"collection within the link", document.Inline{link("site collection", "site.md")}, "", typeRef{"site", true}, true},
		{"prose links by its target", document.Inline{link("the body of an item", "itembody.md")}, "", typeRef{"itembody", false}, true},
		{"the last part of the target", document.Inline{link("Some app", "../resources/area-apps-mobileapp.md")}, "", typeRef{"mobileapp", false}, true},
		{"a primitive may be linked", document.Inline{link("DateTimeOffset", "timestamp.md")}, "", typeRef{"DateTimeOffset", false}, true},
		{"the page's own namespace", document.Inline{link("session", "callrecords-session.md")}, "callRecords", typeRef{"callRecords.session", false}, true},
		{"another page than of the namespace", document.Inline{link("identitySet", "identityset.md")}, "callRecords", typeRef{"identitySet", false}, true},
		{"two types are none", document.Inline{link("a", "a.md"), plain(" or "), link("b", "b.md")}, "", typeRef{untyped, false}, false},
		{"an article is no type", document.Inline{plain("String. "), link("See there", "/graph/there")}, "", typeRef{"String", false}, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			ref, ok := parseType(c.in, c.namespace)
			assert.Equal(t, c.ok, ok)
			assert.Equal(t, c.want, ref)
		})
	}
}

func TestMentionedType(t *testing.T) {
	for _, c := range []struct{ text, target, want string }{
		{"tab", "../resources/teamstab.md", "teamstab"},
		{"teamsTab", "../resources/teamstab.md", "teamsTab"},
		{"user", "../resources/area-devices-user.md", "user"},
		{"someEnum", "../resources/enums.md#someenum-values", "someEnum"},
		{"chat message", "../resources/chatmessage.md", "chatmessage"},
		{"chat messages", "../resources/chatmessage.md", "chatmessage"},
		{"tab object", "../resources/teamstab.md", "teamstab"},
	} {
		ref, ok := mentionedType(link(c.text, c.target), "")
		assert.True(t, ok, c.text)
		assert.Equal(t, c.want, ref.name)
	}
	_, ok := mentionedType(link("what the errors mean", "../resources/area-error-codes.md"), "")
	assert.False(t, ok, "an article is no type")
}

func TestIsResourceTarget(t *testing.T) {
	for target, want := range map[string]bool{
		"user.md": true, "../resources/user.md": true, "https://learn.microsoft.com/graph/api/resources/user?view=x": true, "resources/user.md#id": true,
		"": false, "#permissions": false, "../api/user-get.md": false, "/graph/overview": false, "https://example.com/a.md": false, "event-get.md": false,
		"user-list-events.md": false, "area-apps-mobileapp.md": true,
	} {
		assert.Equal(t, want, isResourceTarget(target), target)
	}
}
