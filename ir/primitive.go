package ir

import (
	"slices"
	"strings"
)

// primitives are OData 4.01's primitive types that Microsoft Graph uses, plus Json (CSDL JSON "Edm.Untyped" in its tables).
var primitives = []string{
	"Binary", "Boolean", "Byte", "Date", "DateTimeOffset", "Decimal", "Double", "Duration", "Guid", "Int16", "Int32", "Int64",
	"Json", "SByte", "Single", "Stream", "String", "TimeOfDay",
}

// Primitives returns the names of all primitive types, sorted.
func Primitives() []string { return slices.Clone(primitives) }

// IsPrimitive reports whether name is a primitive type in the IR's spelling.
func IsPrimitive(name string) bool {
	_, ok := slices.BinarySearch(primitives, name)
	return ok
}

// LocalName returns the name without its sub-namespace: "session" for "callRecords.session".
func LocalName(name string) string { return name[strings.LastIndexByte(name, '.')+1:] }

// Find returns the type of that name, or nil. Lookup ignores case, as references in the documents do.
func (m *Model) Find(name string) *Type {
	for i := range m.Types {
		if strings.EqualFold(m.Types[i].Name, name) {
			return &m.Types[i]
		}
	}
	return nil
}
