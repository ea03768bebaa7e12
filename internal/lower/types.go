package lower

import (
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// scalars gives the Go type for each OData primitive, inside graph.Nullable or a slice.
// OData 4.01 CSDL section 3.3; Int64 is a JSON number in Microsoft Graph.
var scalars = map[string]gomodel.Named{
	"Boolean": {Name: "bool"}, "Byte": {Name: "uint8"}, "SByte": {Name: "int8"}, "Int16": {Name: "int16"}, "Int32": {Name: "int32"},
	"Int64": {Name: "int64"}, "Single": {Name: "float32"}, "Double": {Name: "float64"}, "String": {Name: "string"},
	"DateTimeOffset": {Path: "time", Name: "Time"}, "Json": {Path: "encoding/json", Name: "RawMessage"}, "Stream": {Path: "encoding/json", Name: "RawMessage"},
}

// runtimeScalars gives the primitives whose Go type is the runtime's.
var runtimeScalars = map[string]string{
	"Binary": "Binary", "Date": "Date", "Decimal": "Decimal", "Duration": "Duration", "Guid": "GUID", "TimeOfDay": "TimeOfDay",
}

// scalar returns the Go type of a primitive and whether the name is one.
func (l *lowerer) scalar(name string) (gomodel.Type, bool) {
	if t, ok := scalars[name]; ok {
		return t, true
	}
	if t, ok := runtimeScalars[name]; ok {
		return l.runtime(t), true
	}
	return nil, false
}

// elemType returns the Go type of one value of the documented type: a scalar, an enum, a struct, or an interface.
func (l *lowerer) elemType(name string) gomodel.Type {
	if t, ok := l.scalar(name); ok {
		return t
	}
	if e := l.plan.index.Enum(name); e != nil {
		return l.model(l.enumName(e.Name))
	}
	t := l.plan.index.Type(name)
	switch {
	case t == nil: // resolve leaves no dangling reference; a type that it could not place is kept as JSON
		return scalars["Json"]
	case l.plan.unions[t.Name]:
		return l.model(l.names.Of(unionKey(t.Name)))
	default:
		return l.model(l.typeName(t.Name))
	}
}

// fieldType returns the Go type of a property. See docs/design.md for the three states of each form.
func (l *lowerer) fieldType(p ir.Property) gomodel.Type {
	elem := l.elemType(p.Type)
	switch {
	case p.Collection:
		return gomodel.Slice{Elem: elem}
	case l.plan.index.Enum(p.Type) != nil, l.plan.isUnion(p.Type), l.plan.isOpaque(p.Type):
		return elem
	case l.plan.index.Type(p.Type) != nil:
		return gomodel.Pointer{Elem: elem}
	default:
		return l.runtime("Nullable", elem)
	}
}
