package change

import (
	"fmt"
	"path"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// keepType is the overlay correction that keeps the former name of a type or an enum.
func keepType(now, was string) string {
	return fmt.Sprintf("keep-type: {type: %s, was: %s}", now, was)
}

// keepMember is the overlay correction that keeps the former name of a member.
func keepMember(enum, now, was string) string {
	return fmt.Sprintf("keep-member: {enum: %s, member: %s, was: %s}", enum, now, was)
}

// keepProperty is the overlay correction that keeps a property of a type whose documents no longer have it. typeName is what its type is
// called now, replacement what to use in its place, "" for nothing.
func keepProperty(owner string, p *ir.Property, typeName, replacement string) string {
	text := fmt.Sprintf("keep-property: {type: %s, property: %s, propertyType: %s", owner, p.Name, typeName)
	for _, fact := range []struct {
		key string
		is  bool
	}{{"collection", p.Collection}, {"navigation", p.Navigation}, {"readOnly", p.ReadOnly}} {
		if fact.is {
			text += ", " + fact.key + ": true"
		}
	}
	if replacement != "" {
		text += ", replacement: " + replacement
	}
	return text + "}"
}

// keepOperation is the overlay correction that keeps the former last segment of a path, or "" where more than that has changed.
func keepOperation(old, now *ir.Operation) string {
	was, is := segments(old.Path), segments(now.Path)
	last := len(is) - 1
	if old.Method != now.Method || len(was) != len(is) || last == 0 || strings.Join(was[:last], "/") != strings.Join(is[:last], "/") ||
		strings.ContainsAny(path.Base(old.Path)+path.Base(now.Path), "{}()") {
		return ""
	}
	return fmt.Sprintf("keep-operation: {path: '%s', was: '%s'}", now.Path, old.Path)
}
