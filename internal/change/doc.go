// Package change compares what two states of the documents say, and classes every difference by what it does to Go callers of the
// generated code. The classes are the table Rules, which docs/versioning.md prints and whose tests compile callers against both
// states.
//
// A thing that goes away and one that comes are told as one that was renamed only where type, text and place speak for it and nothing
// else comes as near; the change then names its evidence.
package change
