package resolve_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

// FuzzResolve gives every name and path of a few fragments to the fuzzer: whatever pages say, the model is whole and the order of the
// pages does not show.
func FuzzResolve(f *testing.F) {
	f.Add("user", "String", "name", "/users/{id}", "a,b")
	f.Add("", "", "", "/{}/{", "")
	f.Add("a.b", "#microsoft.graph.A.B", "; import \"os", "/me/{}/x({y}:z)/{x}:/delta", "null, ,1")
	f.Add("me", "mes", "ME", "/me/{}/{me}/$value?{", "unknownFutureValue,x")
	f.Add("String", "Json", "String", "/{a)b/c}/{a}{b}", "x,X")
	f.Fuzz(func(t *testing.T, name, typ, property, path, list string) {
		p := prop(property, typ, values(strings.Split(list, ",")...))
		text := prop(property, "String", values(strings.Split(list, ",")...))
		all := []ir.Fragment{
			resource(name+".md", name, typ, p, text),
			resource(typ+".md", typ, name, text, prop(name, name, navigation)),
			permissionPage(path, property, p),
			enumPage(list, property, strings.Split(list, ",")...),
			operationPage(property, get(path, typ), untold(path), request(name, path), request("POST", path+"/"+property)),
			operationPage(name, untold(path+"/{"+name+"}"), get(property, name), request("PATCH", path)),
		}
		document, diags := resolve.Resolve(all, nil)
		for i, j := 0, len(all)-1; i < j; i, j = i+1, j-1 {
			all[i], all[j] = all[j], all[i]
		}
		again, diagsAgain := resolve.Resolve(all, nil)
		require.Equal(t, document, again)
		require.Equal(t, diags, diagsAgain)
		for i := range document.Models {
			assertWhole(t, &document.Models[i])
			resolve.Slice(&document.Models[i], resolve.Spec{IncludePaths: patterns(path), ExcludeResources: patterns(name)})
		}
	})
}

func untold(path string) ir.Operation {
	o := request("GET", path)
	o.Kind = ir.OperationList
	return o
}
