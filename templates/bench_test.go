package templates

import (
	"context"
	"fmt"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// largeModel is about 10 MB of source: the size of an SDK for a whole version of the service.
func largeModel() *gomodel.Model {
	models := &gomodel.Package{ImportPath: modelsPath, Name: "models", Dir: "models", Doc: []string{"Package models is large."}}
	mail := &gomodel.Package{ImportPath: mailPath, Name: "mail", Dir: "mail", Doc: []string{"Package mail is large."}}
	for i := range 1850 {
		name := fmt.Sprintf("Resource%d", i)
		s := &gomodel.Struct{
			Name: name, Receiver: "m", ExtraName: "Extra", ODataType: "#fixture." + name,
			Doc: []string{name + " is one of many resources of a service.", "", "https://example.com/resources/" + name},
		}
		set := &gomodel.FieldSet{Var: name + "Fields", Type: "fields" + name, Doc: []string{name + "Fields are its properties."}}
		for j := range 10 {
			field := fmt.Sprintf("Property%d", j)
			doc := []string{field + " says something about the resource. It can be written, and is returned by default."}
			s.Fields = append(s.Fields, gomodel.Field{Name: field, Doc: doc, Type: nullable(local("string")), JSON: field})
			set.Entries = append(set.Entries, gomodel.FieldEntry{Name: field, Type: runtimeType("StringProperty"), Value: field})
		}
		models.Files = append(models.Files, &gomodel.File{Name: fmt.Sprintf("resource%d.go", i), Decls: []gomodel.Decl{s, set}})

		b := lettersFixture()
		b.Name, b.Constructor = name+"Request", nil
		for _, m := range b.Methods {
			if call, ok := m.(*gomodel.Call); ok {
				call.Target = local(b.Name)
			}
		}
		b.Methods = b.Methods[2:14]
		b.Methods = append(b.Methods, &gomodel.Verb{
			Name: "Get", Doc: []string{"Get reads the resource.", "", "Least privileged permissions:", "  - delegated: Mail.Read"},
			HTTP: http.MethodGet, Result: gomodel.ResultOne, Elem: pointer(model(name)),
		})
		mail.Files = append(mail.Files, &gomodel.File{Name: fmt.Sprintf("resource%d.go", i), Decls: []gomodel.Decl{b}})
	}
	return &gomodel.Model{Packages: []*gomodel.Package{mail, models}}
}

func BenchmarkRender(b *testing.B) {
	m := largeModel()
	size := 0
	for b.Loop() {
		out, err := Render(context.Background(), m, Options{})
		require.NoError(b, err)
		size = 0
		for _, src := range out {
			size += len(src)
		}
	}
	b.SetBytes(int64(size))
	b.ReportMetric(float64(size)/1e6, "MB-output")
}
