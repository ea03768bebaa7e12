// Package design writes what other designs of the codec would generate for the models that graphgen generates: decoding and encoding
// functions for each type, and copies of the structs with the tags of encoding/json/v2. They are what the tables of package graph
// are measured against.
package design

import (
	"cmp"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"go/types"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"
	"strings"
)

// Models are the types of a generated package of models.
type Models struct {
	Structs []Struct // sorted by name
	Unions  []Union  // sorted by name
	Enums   []string // sorted
	Raw     []string // types of unknown kind, which are raw JSON; sorted
	Aliases []Alias  // sorted by name
}

// Struct is a model.
type Struct struct {
	Name   string
	OData  string // the text that @odata.type has for it
	Fields []Field
}

// Field is a property.
type Field struct {
	Name, JSON string
	Type       string // as it is written in Go
}

// Union is an interface for a base type and all types that derive from it.
type Union struct {
	Name, Base string
	Mark       string   // the method
	Derived    []string // without the base
}

// Alias is another name of a struct.
type Alias struct{ Name, Of string }

// Read reads the models of a folder.
func Read(dir string) (*Models, error) {
	entries, err := os.ReadDir(dir)
	if err != nil {
		return nil, err
	}
	m := &Models{}
	fset := token.NewFileSet()
	marked := map[string][]string{} // base type → types with its mark
	for _, entry := range entries {
		if !strings.HasSuffix(entry.Name(), ".go") {
			continue
		}
		file, err := parser.ParseFile(fset, filepath.Join(dir, entry.Name()), nil, parser.SkipObjectResolution)
		if err != nil {
			return nil, err
		}
		for _, decl := range file.Decls {
			switch decl := decl.(type) {
			case *ast.GenDecl:
				for _, spec := range decl.Specs {
					if spec, ok := spec.(*ast.TypeSpec); ok && spec.TypeParams == nil && spec.Name.IsExported() {
						if err := m.add(spec); err != nil {
							return nil, fmt.Errorf("%s: %w", fset.Position(spec.Pos()), err)
						}
					}
				}
			case *ast.FuncDecl:
				if decl.Recv != nil && strings.HasPrefix(decl.Name.Name, "isA") {
					base := typeText(decl.Type.Params.List[0].Type)
					marked[base] = append(marked[base], strings.TrimPrefix(typeText(decl.Recv.List[0].Type), "*"))
				}
			}
		}
	}
	for i := range m.Unions {
		u := &m.Unions[i]
		for _, name := range marked["*"+u.Base] {
			if name != u.Base {
				u.Derived = append(u.Derived, name)
			}
		}
		slices.Sort(u.Derived)
	}
	slices.SortFunc(m.Structs, func(a, b Struct) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Unions, func(a, b Union) int { return cmp.Compare(a.Name, b.Name) })
	slices.SortFunc(m.Aliases, func(a, b Alias) int { return cmp.Compare(a.Name, b.Name) })
	slices.Sort(m.Enums)
	slices.Sort(m.Raw)
	return m, nil
}

func (m *Models) add(spec *ast.TypeSpec) error {
	name := spec.Name.Name
	switch t := spec.Type.(type) {
	case *ast.StructType:
		s := Struct{Name: name}
		for _, f := range t.Fields.List {
			if f.Tag == nil || len(f.Names) != 1 {
				continue
			}
			text, err := strconv.Unquote(f.Tag.Value)
			if err != nil {
				return err
			}
			tag := reflect.StructTag(text)
			if typeText(f.Type) == "graph.Extra" {
				s.OData = tag.Get("odata")
				continue
			}
			property, _, _ := strings.Cut(tag.Get("json"), ",")
			s.Fields = append(s.Fields, Field{f.Names[0].Name, property, typeText(f.Type)})
		}
		m.Structs = append(m.Structs, s)
	case *ast.InterfaceType:
		if len(t.Methods.List) == 1 {
			if f, ok := t.Methods.List[0].Type.(*ast.FuncType); ok && len(f.Params.List) == 1 {
				base := strings.TrimPrefix(typeText(f.Params.List[0].Type), "*")
				m.Unions = append(m.Unions, Union{Name: name, Base: base, Mark: t.Methods.List[0].Names[0].Name})
				return nil
			}
		}
		return fmt.Errorf("%s is no union", name)
	case *ast.Ident:
		if spec.Assign.IsValid() {
			m.Aliases = append(m.Aliases, Alias{name, t.Name})
		} else {
			m.Enums = append(m.Enums, name)
		}
	case *ast.SelectorExpr:
		m.Raw = append(m.Raw, name)
	default:
		return fmt.Errorf("%s is a type of another form: %s", name, typeText(spec.Type))
	}
	return nil
}

// Properties is the number of fields of all structs.
func (m *Models) Properties() int {
	n := 0
	for _, s := range m.Structs {
		n += len(s.Fields)
	}
	return n
}

func typeText(e ast.Expr) string { return types.ExprString(e) }

// shape tells how a value of a type is coded.
type shape int

const (
	shapeText   shape = iota // a string type of the runtime, or string itself
	shapeNumber              // of any size
	shapeBool
	shapeTime
	shapeBinary
	shapeRaw
	shapeEnum
	shapeStruct
	shapeUnion
	shapeNullable
	shapePointer
	shapeSlice
)

// shapeOf returns the shape of a type, and of what its element is.
func (m *Models) shapeOf(typ string) (s shape, elem string) {
	if inner, ok := strings.CutPrefix(typ, "graph.Nullable["); ok {
		return shapeNullable, strings.TrimSuffix(inner, "]")
	}
	if inner, ok := strings.CutPrefix(typ, "[]"); ok && inner != "byte" {
		return shapeSlice, inner
	}
	if inner, ok := strings.CutPrefix(typ, "*"); ok {
		return shapePointer, inner
	}
	switch typ {
	case "bool":
		return shapeBool, ""
	case "int8", "int16", "int32", "int64", "uint8", "float32", "float64":
		return shapeNumber, ""
	case "time.Time":
		return shapeTime, ""
	case "graph.Binary":
		return shapeBinary, ""
	case "json.RawMessage":
		return shapeRaw, ""
	}
	if _, ok := slices.BinarySearch(m.Enums, typ); ok {
		return shapeEnum, ""
	}
	if _, ok := slices.BinarySearch(m.Raw, typ); ok {
		return shapeRaw, ""
	}
	if slices.ContainsFunc(m.Unions, func(u Union) bool { return u.Name == typ }) {
		return shapeUnion, ""
	}
	if strings.HasPrefix(typ, "graph.") || typ == "string" {
		return shapeText, ""
	}
	return shapeStruct, ""
}
