package graph

import "strings"

// NullEnum is the explicit null of every enum type: assigned to a field it is
// sent as null, and a null that the service returned reads as it. The empty
// string means absent.
const NullEnum = "\x00null"

// HasFlag reports whether set, a comma-separated list as multi-valued enums
// have on the wire, contains member. Letter case and spaces do not matter.
func HasFlag[E ~string](set, member E) bool { return hasFlag(string(set), string(member)) }

// JoinFlags returns the multi-valued enum that holds members, in order.
func JoinFlags[E ~string](members ...E) E {
	texts := make([]string, len(members))
	for i, m := range members {
		texts[i] = string(m)
	}
	return E(strings.Join(texts, ","))
}

// OneOf reports whether v is one of values, which commas part.
func OneOf(v, values string) bool {
	for value := range strings.SplitSeq(values, ",") {
		if v == value {
			return true
		}
	}
	return false
}

// EachOf reports whether every member of set, a comma-separated list, is one of
// values, which commas part. Spaces in set do not matter.
func EachOf(set, values string) bool {
	for member := range strings.SplitSeq(set, ",") {
		if !OneOf(strings.TrimSpace(member), values) {
			return false
		}
	}
	return true
}

func hasFlag(set, member string) bool {
	for part := range strings.SplitSeq(set, ",") {
		if strings.EqualFold(strings.TrimSpace(part), member) {
			return true
		}
	}
	return false
}
