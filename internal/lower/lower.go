package lower

import (
	"path"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/naming"
	"github.com/graphgen/graphgen/ir"
)

// Options are the choices of graphgen.yaml that shape the code.
type Options struct {
	ImportPath  string   // of the root package
	PackageName string   // of the root package
	RuntimePath string   // import path of the runtime
	Initialisms []string // beyond the usual ones
	Pins        []Pin
}

// Pin is a Go name that the user chose.
type Pin struct {
	Kind PinKind
	Doc  string // documented name: "event", "event.iCalUId", "importance.low"
	Name string
	At   ir.Source
}

// PinKind says what a Pin names.
type PinKind string

// The kinds of pin, which are also the prefixes of naming keys.
const (
	PinType      PinKind = "type"
	PinEnum      PinKind = "enum"
	PinProperty  PinKind = "prop"
	PinMember    PinKind = "member"
	PinOperation PinKind = "operation" // Doc is a path; the method that leads to it gets the name
)

// Lower makes the Go model of one API version. It reports name collisions and pins that cannot be honoured.
func Lower(m *ir.Model, opts Options) (*gomodel.Model, diag.List) {
	l := &lowerer{opts: opts, plan: newPlan(m, naming.NewStyle(opts.Initialisms))}
	l.decideNames()
	l.reportBadOperations()
	out := &gomodel.Model{}
	out.Packages = append(out.Packages, l.rootPackage(), l.modelsPackage())
	out.Packages = append(out.Packages, l.servicePackages()...)
	out.Packages = slices.DeleteFunc(out.Packages, func(p *gomodel.Package) bool { return p == nil })
	slices.SortFunc(out.Packages, func(a, b *gomodel.Package) int { return strings.Compare(a.Dir, b.Dir) })
	return out, l.diags.Sorted()
}

type lowerer struct {
	opts  Options
	plan  *plan
	names *naming.Names
	diags diag.List
}

const modelsDir = "models"

// modelReceiver is the receiver of the methods of models and enums; their parameters have other names.
const modelReceiver = "m"

func (l *lowerer) modelsPath() string { return path.Join(l.opts.ImportPath, modelsDir) }

// runtime returns a type of the runtime.
func (l *lowerer) runtime(name string, args ...gomodel.Type) gomodel.Named {
	return gomodel.Named{Path: l.opts.RuntimePath, Name: name, Args: args}
}

// model returns a type of the models package. Package models itself prints it unqualified: templates drops a package's own path.
func (l *lowerer) model(goName string) gomodel.Named {
	return gomodel.Named{Path: l.modelsPath(), Name: goName}
}

func (l *lowerer) typeName(docName string) string { return l.names.Of(typeKey(docName)) }
func (l *lowerer) enumName(docName string) string { return l.names.Of(enumKey(docName)) }
func (l *lowerer) version() string                { return l.plan.model.Version }
func (l *lowerer) serviceDir(s *service) string   { return l.names.Of(packageKey(s.root.key)) }

func (l *lowerer) reportBadOperations() {
	for _, op := range l.plan.badPaths {
		l.diags.Add(op.Source, diag.BadRequestLine, "a segment must be a name, {parameter} or function(arguments)",
			"no request builder can be made for %s %s", op.Method, op.Path)
	}
}
