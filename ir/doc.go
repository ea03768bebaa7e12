// Package ir holds what the documents say, before any Go name exists: types, enums, operations, permissions and announced
// changes, each with the position it was read from.
//
// It is pure data. The JSON form ("format": 1) is a contract with other tools; see docs/design.md. Names keep the documents'
// spelling; primitive types are OData's without the "Edm." prefix; every other type is the documented name without
// "microsoft.graph." (a sub-namespace stays: "callRecords.session").
package ir
