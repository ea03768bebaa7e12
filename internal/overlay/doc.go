// Package overlay corrects what the documents say: named corrections, each with a reason, applied in order to the resolved
// documents. A correction that changes nothing is an error, so that it goes away when the documents are put right.
//
// An overlay file is a list of entries:
//
//   - name: event-ical-uid
//     reason: the service sends iCalUId in lower case since March
//     link: https://example.com/issues/12   # optional
//     version: v1.0                         # optional: v1.0, beta or 1.6
//     until: 2027-12-31                     # optional, of the entries that keep something
//     rename-property: {type: event, property: iCalUId, to: iCalUid}
//
// with one correction out of the following. A set entry with the key property states facts about the property, one
// without it about the type; the base none takes a base away.
//
//	rename-property: {type, property, to}
//	retype: {type, property, to, collection}
//	add-property: {type, property, propertyType, collection, navigation, nullable, readOnly, required, returned, filter, filterable, filterNull, orderBy, search, maxLength, default, deprecated, doc}
//	remove-property: {type, property}
//	set: {type, property, kind, abstract, open, key, navigation, nullable, readOnly, required, returned, filter, filterable, filterNull, orderBy, search, maxLength, default, deprecated, doc}
//	deprecate: {type, property, reason}
//	add-type: {name, kind, base, abstract, open, key, doc}
//	rename-type: {type, to}
//	remove-type: {type}
//	set-base: {type, base}
//	add-enum: {name, members, flags, evolvable, doc}
//	add-member: {enum, member, doc}
//	set-enum: {enum, flags, evolvable, doc}
//	rename-member: {enum, member, to}
//	remove-member: {enum, member}
//	remove-operation: {method, path}
//	pin: {type, property, enum, member, path, go}
//
// A pin gives the Go name go to a type, a property of it, an enum, a member of it, or the method that a path ends in.
//
// Entries that keep what the documents had before let callers compile on: the former name stays as a deprecated one, which `go fix`
// replaces where it is a type's or a constant's, and a property that is gone stays as a deprecated one. They may say until when; after
// that day, a warning reminds of them.
//
//	keep-type: {type, was}
//	keep-member: {enum, member, was}
//	keep-property: {type, property, propertyType, collection, navigation, readOnly, replacement}
//	keep-operation: {path, was}
//
// The type may be an enum; the paths differ in their last segment.
package overlay
