package queries

import (
	"go/ast"
	"go/types"
	"slices"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/analysis/passes/inspect"
	"golang.org/x/tools/go/ast/inspector"
)

// Analyzer reports two mistakes. Select, OrderBy, Filter and Expand with a property that the resource of the request does not have:
// the service would reject the request. And a property of an answer that is read though the service leaves it out, since it was
// not selected: it would look absent. It follows answers within a function only.
var Analyzer = &analysis.Analyzer{
	Name:     "graphquery",
	Doc:      "report queries of a generated Microsoft Graph SDK for properties that a resource does not have, and reads of properties that were not selected",
	URL:      "https://learn.microsoft.com/graph/query-parameters",
	Requires: []*analysis.Analyzer{inspect.Analyzer, buildssa.Analyzer},
	Run:      run,
}

// options are the methods of builders that take properties.
var options = []string{"Select", "OrderBy", "Filter", "Expand"}

func run(pass *analysis.Pass) (any, error) {
	in := pass.ResultOf[inspect.Analyzer].(*inspector.Inspector)
	for n := range in.PreorderSeq((*ast.CallExpr)(nil)) {
		checkOption(pass, n.(*ast.CallExpr))
	}
	for _, fn := range pass.ResultOf[buildssa.Analyzer].(*buildssa.SSA).SrcFuncs {
		checkReads(pass, fn)
	}
	return nil, nil
}

// checkOption reports properties of other resources among the arguments of an option.
func checkOption(pass *analysis.Pass, call *ast.CallExpr) {
	sel, ok := ast.Unparen(call.Fun).(*ast.SelectorExpr)
	if !ok || !slices.Contains(options, sel.Sel.Name) {
		return
	}
	selection := pass.TypesInfo.Selections[sel]
	if selection == nil || !isBuilder(selection.Recv()) {
		return
	}
	resource := resourceOf(selection.Recv())
	if resource == nil {
		return
	}
	for _, arg := range call.Args {
		for d := range descriptors(pass.TypesInfo, arg) {
			if owner := ownerOf(pass.TypesInfo.TypeOf(d.X)); owner != nil && !has(resource, owner, d.Sel.Name) {
				pass.Reportf(d.Sel.Pos(), "%s is a property of %s, not of %s", d.Sel.Name, owner.Obj().Name(), resource.Obj().Name())
			}
		}
	}
}

// descriptors yields the property descriptors that an argument applies to the resource itself: not those inside the conditions on
// the items of a collection, or among the options of an expansion.
func descriptors(info *types.Info, arg ast.Expr) func(func(*ast.SelectorExpr) bool) {
	return func(yield func(*ast.SelectorExpr) bool) { walk(info, arg, yield) }
}

func walk(info *types.Info, e ast.Expr, yield func(*ast.SelectorExpr) bool) bool {
	switch e := ast.Unparen(e).(type) {
	case *ast.SelectorExpr:
		if t := info.TypeOf(e.X); t != nil && isFieldSet(t) {
			return yield(e)
		}
	case *ast.CallExpr:
		inside := e.Args
		if fun, ok := ast.Unparen(e.Fun).(*ast.SelectorExpr); ok && info.Selections[fun] != nil {
			if !walk(info, fun.X, yield) {
				return false
			}
			if !isCondition(info.TypeOf(fun.X)) {
				return true // a method of a descriptor, which says what its arguments are about
			}
		} else if ok && len(inside) > 1 {
			inside = inside[:1] // a function of the runtime that leads on from its first argument
		}
		for _, arg := range inside {
			if !walk(info, arg, yield) {
				return false
			}
		}
	}
	return true
}
