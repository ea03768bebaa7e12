package scopes

import (
	"fmt"
	"go/types"
	"maps"
	"reflect"
	"slices"
	"strings"

	"golang.org/x/tools/go/analysis"
	"golang.org/x/tools/go/analysis/passes/buildssa"
	"golang.org/x/tools/go/ssa"
)

// Analyzer reports calls of a generated SDK that the permissions given by its flag -granted do not allow. Without the flag it
// reports nothing. Its result is the package's []Call; calls through interfaces are found where the conversion is in the package.
var Analyzer = &analysis.Analyzer{
	Name:       "graphscopes",
	Doc:        "report calls of a generated Microsoft Graph SDK that the granted permissions do not allow",
	URL:        "https://learn.microsoft.com/graph/permissions-overview",
	Requires:   []*analysis.Analyzer{buildssa.Analyzer},
	FactTypes:  []analysis.Fact{new(operationsFact)},
	ResultType: reflect.TypeFor[[]Call](),
	Run:        analyze,
}

var flags struct {
	granted string
	caller  string
}

func init() {
	Analyzer.Flags.StringVar(&flags.granted, "granted", "", "comma-separated permissions that the app has")
	Analyzer.Flags.StringVar(&flags.caller, "caller", DelegatedWork.Key(), "kind of caller: delegatedWork, delegatedPersonal, application")
}

// operationsFact is what the methods of a generated package send. It has no map, since facts have to be encoded the same each time.
type operationsFact struct{ Operations []namedOperation }

type namedOperation struct {
	Name string // receiver and name
	*Operation
}

func (*operationsFact) AFact() {}

func (f *operationsFact) String() string { return fmt.Sprintf("%d operations", len(f.Operations)) }

func analyze(pass *analysis.Pass) (any, error) {
	sent := map[string]*Operation{}
	for _, file := range pass.Files {
		maps.Copy(sent, operations(file))
	}
	if len(sent) > 0 {
		fact := new(operationsFact)
		for _, name := range slices.Sorted(maps.Keys(sent)) {
			fact.Operations = append(fact.Operations, namedOperation{name, sent[name]})
		}
		pass.ExportPackageFact(fact)
	}
	if len(sent) > 0 || isRuntime(pass.Pkg) {
		return []Call(nil), nil
	}
	f := newFinder(importOperation(pass))
	f.visit(source{pass.Files, pass.TypesInfo})
	functions := map[*ssa.Function]bool{}
	for _, fn := range pass.ResultOf[buildssa.Analyzer].(*buildssa.SSA).SrcFuncs {
		functions[fn] = true
	}
	f.visitConversions(functions)
	f.visitInspections(functions)
	f.resolve()
	return f.calls, report(pass, f.calls)
}

// importOperation looks methods up in the facts of the packages that declare them.
func importOperation(pass *analysis.Pass) func(*types.Func) *Operation {
	known := map[*types.Package]map[string]*Operation{}
	return func(fn *types.Func) *Operation {
		if fn.Pkg() == nil {
			return nil
		}
		sent, ok := known[fn.Pkg()]
		if !ok {
			sent = map[string]*Operation{}
			fact := new(operationsFact)
			pass.ImportPackageFact(fn.Pkg(), fact)
			for _, op := range fact.Operations {
				sent[op.Name] = op.Operation
			}
			known[fn.Pkg()] = sent
		}
		return sent[operationKey(fn)]
	}
}

func report(pass *analysis.Pass, calls []Call) error {
	if flags.granted == "" {
		return nil
	}
	caller, err := callerByKey(flags.caller)
	if err != nil {
		return err
	}
	granted := strings.FieldsFunc(flags.granted, func(r rune) bool { return r == ',' || r == ' ' })
	for _, c := range calls {
		need := c.Operation.Permissions[caller]
		if !c.Operation.Documented || need.isMetBy(granted) {
			continue
		}
		if len(need) == 0 {
			pass.Reportf(c.Pos, "%s is not available to this kind of caller: %v", c.Method, caller)
		} else {
			pass.Reportf(c.Pos, "%s needs %s, which is not granted", c.Method, need)
		}
	}
	return nil
}

func callerByKey(key string) (Caller, error) {
	for _, c := range Callers {
		if c.Key() == key {
			return c, nil
		}
	}
	return 0, fmt.Errorf("%q is no kind of caller", key)
}
