package graph

import (
	"strconv"
	"strings"
)

// The functions below return the name and the value of a header, as the Header
// method of every generated builder takes them:
//
//	c.Me().Events().Header(graph.PreferTimeZone("UTC")).Get(ctx)
//
// Prefer headers add up.

// PreferTimeZone asks for the times of events in a time zone, by its Windows or
// IANA name.
// https://learn.microsoft.com/graph/api/resources/datetimetimezone
func PreferTimeZone(zone string) (name, value string) {
	return prefer("outlook.timezone=" + quotedString(zone))
}

// PreferTextBody asks for the bodies of messages and events as plain text.
func PreferTextBody() (name, value string) { return prefer(`outlook.body-content-type="text"`) }

// PreferImmutableID asks for ids of Outlook items that stay when an item moves.
// https://learn.microsoft.com/graph/outlook-immutable-id
func PreferImmutableID() (name, value string) { return prefer(`IdType="ImmutableId"`) }

// PreferUnknownEnumMembers asks for members of evolvable enums that came after
// unknownFutureValue.
// https://learn.microsoft.com/graph/best-practices-concept#handling-future-members-in-evolvable-enumerations
func PreferUnknownEnumMembers() (name, value string) { return prefer("include-unknown-enum-members") }

// PreferPageSize asks for pages of at most n objects where $top means another
// thing, as in delta queries. OData 4.01 Protocol, section 8.2.8.4.
func PreferPageSize(n int) (name, value string) {
	return prefer("odata.maxpagesize=" + strconv.Itoa(n))
}

// PreferMinimal asks for an answer without a body to a write.
// RFC 7240, section 4.2.
func PreferMinimal() (name, value string) { return prefer("return=minimal") }

// PreferRepresentation asks for the object in the answer to a write.
// RFC 7240, section 4.2.
func PreferRepresentation() (name, value string) { return prefer("return=representation") }

// Eventual sets ConsistencyLevel, which advanced queries on directory objects
// need. Builders set it by themselves where the query shows that it is one.
// https://learn.microsoft.com/graph/aad-advanced-queries
func Eventual() (name, value string) { return "ConsistencyLevel", "eventual" }

// IfMatch makes a write fail with 412 unless the object is still the one that
// was read, whose Extra has the ETag. The request fails before it is sent when
// there is none.
func IfMatch(read Extra) (name, value string) { return "If-Match", read.ETag() }

// IfNoneMatch makes a read of an object that is still the one that was read
// before, whose Extra has the ETag, fail with 304. Without an ETag it has no
// effect.
func IfNoneMatch(read Extra) (name, value string) { return "If-None-Match", read.ETag() }

// WorkbookSession makes a request for a workbook part of a session, by its id.
// https://learn.microsoft.com/graph/api/workbook-createsession
func WorkbookSession(id string) (name, value string) { return "Workbook-Session-Id", id }

func prefer(value string) (string, string) { return "Prefer", value }

// quotedString writes a quoted-string of RFC 9110, section 5.6.4.
func quotedString(s string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(s) + `"`
}
