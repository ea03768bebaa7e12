// Package overlay corrects what the documents say: named corrections, each with a reason, applied in order to the resolved
// documents. A correction that changes nothing is an error, so that it goes away when the documents are put right.
//
// An overlay file is a list of entries:
//
//   - name: event-ical-uid
//     reason: the service sends iCalUId in lower case since March
//     link: https://example.com/issues/12   # optional
//     version: v1.0                         # optional: v1.0, beta or 1.6
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
//	rename-type: {type, to}
//	remove-type: {type}
//	set-base: {type, base}
//	add-enum: {name, members, flags, evolvable, doc}
//	add-member: {enum, member, doc}
//	remove-operation: {method, path}
package overlay
