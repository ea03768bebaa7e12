package lower

import (
	"path"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
)

const rootReceiver = "c"

// apiTitle names the API in comments.
func (l *lowerer) apiTitle() string {
	if l.plan.model.API == "aadgraph" {
		return "Azure AD Graph " + l.version()
	}
	return "Microsoft Graph " + l.version()
}

// rootPackage returns the package that users import: the client and the documented error codes.
func (l *lowerer) rootPackage() *gomodel.Package {
	p := &gomodel.Package{
		ImportPath: l.opts.ImportPath, Name: l.opts.PackageName,
		Doc: wrap("Package " + l.opts.PackageName + " is a client for " + l.apiTitle() + ", generated from its documentation.\n" +
			"New makes a Client from the runtime's; its methods follow the documented paths, and package models has the types."),
	}
	client := &gomodel.Builder{
		Name: "Client", Receiver: rootReceiver, Doc: wrap("Client leads to the request builders of " + l.apiTitle() + "."),
		Constructor: &gomodel.Constructor{
			Name: "New", From: gomodel.FromClient, Version: l.version(),
			Doc: wrap("New returns a client for " + l.apiTitle() + " that sends its requests through c."),
		},
	}
	if l.plan.isLegacy() {
		c, root := client.Constructor, l.plan.model.Service.Root
		c.From, c.Service = gomodel.FromTenant, root
		c.Doc = wrap("New returns a client for " + l.apiTitle() + " that sends its requests through c, which is to be made with graph.WithBaseURL(\"" + root + "\"). " +
			"tenant names a tenant in one of the documented ways: " + strings.Join(l.plan.tenantForms(), ", ") + ".")
	}
	for _, s := range l.plan.services {
		dir := l.serviceDir(s)
		if s.viaMe {
			member := s.root.children[slices.IndexFunc(s.root.children, func(n *node) bool { return n.seg.kind == idSegment })]
			client.Methods = append(client.Methods, &gomodel.Child{
				Name: l.names.Of(rootKey(meSegment)), Segment: meSegment, Alias: l.plan.isAlias(meSegment), Doc: wrap("Me leads to /me: the signed-in user."),
				Target: gomodel.Named{Path: path.Join(l.opts.ImportPath, dir), Name: l.names.Of(builderKey(member.key))},
			})
		}
		if s.plain {
			name := l.names.Of(rootKey(s.root.key))
			client.Methods = append(client.Methods, l.rootStep(s, name, dir))
		}
	}
	slices.SortFunc(client.Methods, func(a, b gomodel.Method) int { return strings.Compare(methodName(a), methodName(b)) })
	p.Files = append(p.Files, &gomodel.File{Name: "client.go", Decls: []gomodel.Decl{client}})
	if len(l.plan.errors) > 0 {
		p.Files = append(p.Files, &gomodel.File{Name: "errors.go", Decls: []gomodel.Decl{l.errorCodes()}})
	}
	if t := l.permissionTable(); t != nil {
		p.Files = append(p.Files, &gomodel.File{Name: "permissions.go", Decls: []gomodel.Decl{t}})
	}
	return p
}

// rootStep leads from the client to a service: a segment, or a function that stands at the root.
func (l *lowerer) rootStep(s *service, name, dir string) gomodel.Method {
	target := gomodel.Named{Path: path.Join(l.opts.ImportPath, dir), Name: l.names.Of(builderKey(s.root.key))}
	if s.root.seg.kind != callSegment {
		return &gomodel.Child{Name: name, Segment: s.root.seg.name, Alias: l.plan.isAlias(s.root.seg.name), Target: target, Doc: wrap(name + " leads to /" + s.root.seg.name + ".")}
	}
	return l.callStep(name, s.root, target)
}

func methodName(m gomodel.Method) string {
	switch m := m.(type) {
	case *gomodel.Child:
		return m.Name
	case *gomodel.Call:
		return m.Name
	default:
		return ""
	}
}

// errorCodes returns a constant for each documented error code.
func (l *lowerer) errorCodes() *gomodel.Constants {
	c := &gomodel.Constants{
		Doc:  wrap("The error codes that the operations' pages document. Use errors.Is(err, code) on the error of a call."),
		Type: l.runtime("ErrorCode"),
	}
	for _, e := range l.plan.errors {
		name := l.names.Of(errorKey(e.Code))
		text := name + " is a documented error code."
		if e.Scenario != "" {
			text = name + ": " + e.Scenario
		}
		c.Members = append(c.Members, gomodel.Constant{Name: name, Value: e.Code, Doc: wrap(text)})
	}
	return c
}
