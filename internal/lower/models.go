package lower

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// modelsPackage returns the one package that holds every type, enum and body.
func (l *lowerer) modelsPackage() *gomodel.Package {
	p := &gomodel.Package{
		ImportPath: l.modelsPath(), Dir: modelsDir, Name: modelsDir,
		Doc: wrap("Package models holds the types of " + l.apiTitle() + ": resources, enums, the bodies that operations take, and the " +
			"property descriptors that queries are made of."),
	}
	files := map[string][]gomodel.Decl{}
	for i := range l.plan.model.Types {
		t := &l.plan.model.Types[i]
		files[l.modelFile(typeKey(t.Name))] = l.typeDecls(t)
	}
	for i := range l.plan.model.Enums {
		e := &l.plan.model.Enums[i]
		files[l.modelFile(enumKey(e.Name))] = append([]gomodel.Decl{l.enum(e)}, l.formerEnums(e)...)
	}
	for _, b := range l.plan.sortedBodies() {
		name := l.bodyFile(b)
		files[name] = append(append(files[name], l.bodyDecls(b)...), l.formerBodies(b)...)
	}
	for i := range l.plan.model.Types {
		t := &l.plan.model.Types[i]
		name := l.modelFile(typeKey(t.Name))
		files[name] = append(files[name], l.formerTypes(t)...)
	}
	if kinds := l.kindDecls(); len(kinds) > 0 {
		files[kindsFile+".go"] = kinds
	}
	for name, decls := range files {
		p.Files = append(p.Files, &gomodel.File{Name: name, Decls: decls})
	}
	slices.SortFunc(p.Files, func(a, b *gomodel.File) int { return strings.Compare(a.Name, b.Name) })
	return p
}

func (l *lowerer) modelFile(key string) string { return l.names.Of(fileKey(modelsDir, key)) + ".go" }

// bodyFile puts create and update bodies beside their type, and those of actions beside the type they belong to where there is one.
func (l *lowerer) bodyFile(b *body) string {
	owner := b.typeName
	if b.kind == bodyAction {
		owner = b.owner
	}
	if t := l.plan.index.Type(owner); t != nil {
		return l.modelFile(typeKey(t.Name))
	}
	return l.modelFile(b.key)
}

// typeDecls returns what a documented type becomes: its struct, the interface for those derived from it, its descriptors.
func (l *lowerer) typeDecls(t *ir.Type) []gomodel.Decl {
	name := l.typeName(t.Name)
	what := `the resource "` + t.Name + `"`
	if t.Kind == ir.KindComplex {
		what = `the complex type "` + t.Name + `"`
	}
	doc := declDoc(name, what, t.Doc, t.URL, standing{t.Deprecated, t.Notice})
	if t.Opaque {
		return []gomodel.Decl{&gomodel.Alias{Name: name, Type: scalars["Json"],
			Doc: wrap(name + ` is "` + t.Name + `", which the documents mention and do not describe. Its JSON is kept as it is, be it an object or an enum's text.`)}}
	}
	s := &gomodel.Struct{
		Name: name, Doc: doc, Receiver: modelReceiver,
		ODataType: typeTag(l.plan.model.API, t.Name), ExtraName: l.names.Of(extraKey(t.Name)),
	}
	for _, p := range l.plan.properties(t.Name) {
		s.Fields = append(s.Fields, gomodel.Field{Name: l.names.Of(propKey(t.Name, p.Name)), Doc: fieldDoc(p), Type: l.fieldType(p), JSON: p.Name})
	}
	out := []gomodel.Decl{s}
	if l.plan.unions[t.Name] {
		out = append(out, l.union(t))
	}
	if l.plan.resources[t.Name] {
		out = append(out, l.fieldSet(t))
	}
	return out
}

func (l *lowerer) union(t *ir.Type) *gomodel.Union {
	name, base := l.names.Of(unionKey(t.Name)), l.typeName(t.Name)
	u := &gomodel.Union{Name: name, Method: l.sealMethod(t.Name), Base: base}
	for _, d := range l.plan.index.Derived(t.Name) {
		u.Members = append(u.Members, l.typeName(d))
	}
	slices.Sort(u.Members)
	u.Doc = wrap(name + " is a *" + base + " or one of the types derived from it: *" + strings.Join(u.Members, ", *") + ". " +
		"A derived type that the documents do not describe arrives as *" + base + " with the rest in Extra.")
	return u
}

// sealMethod returns the method that seals the interface of a base type. Its name tells the number of ancestors, so that the
// marks of several bases on one line of descent differ; the runtime looks for these names.
func (l *lowerer) sealMethod(base string) string {
	return "isA" + strconv.Itoa(len(l.plan.index.Chain(base))-1)
}

func (l *lowerer) enum(e *ir.Enum) *gomodel.Enum {
	name := l.enumName(e.Name)
	doc := declDoc(name, `the enum "`+e.Name+`"`, e.Doc, e.URL, standing{})
	if e.Flags {
		doc = append(doc, "", "Several values may stand together, separated by commas.")
	}
	if e.Evolvable {
		doc = append(doc, "", "The enum may grow: the service can send values that this list lacks.")
	}
	out := &gomodel.Enum{Name: name, Doc: doc, Known: true, Flags: e.Flags, Receiver: modelReceiver}
	for _, m := range e.Members {
		c := gomodel.Constant{Name: l.names.Of(memberKey(e.Name, m.Name)), Value: m.Name}
		if m.Doc != "" {
			c.Doc = wrap(m.Doc)
		}
		out.Members = append(out.Members, c)
	}
	return out
}

// bodyDecls returns the struct of a body, and the interface when it stands for several; or the other name of the struct that holds
// the same.
func (l *lowerer) bodyDecls(b *body) []gomodel.Decl {
	name := l.names.Of(b.key)
	if b.same != nil {
		out := []gomodel.Decl{&gomodel.Alias{Name: name, Type: l.model(l.names.Of(b.same.key)), Doc: l.bodyDoc(name, b)}}
		if len(b.derived) > 0 {
			union := l.names.Of(bodyUnionKey(b.key))
			out = append(out, &gomodel.Alias{Name: union, Type: l.model(l.names.Of(bodyUnionKey(b.same.key))), Doc: l.bodyUnionDoc(union, name, b)})
		}
		return out
	}
	s := &gomodel.Struct{Name: name, Receiver: modelReceiver, ExtraName: l.names.Of(bodyExtraKey(b.key)), Doc: l.bodyDoc(name, b)}
	if b.kind != bodyAction {
		s.ODataType = typeTag(l.plan.model.API, b.typeName)
	}
	for _, p := range b.properties {
		field := gomodel.Field{Name: l.names.Of(bodyPropKey(b.key, p.Name)), Type: l.fieldType(p), JSON: p.Name}
		if b.kind == bodyAction {
			field.Doc = fieldDoc(p)
		}
		s.Fields = append(s.Fields, field)
	}
	out := []gomodel.Decl{s}
	if len(b.derived) > 0 {
		union := l.names.Of(bodyUnionKey(b.key))
		u := &gomodel.Union{Name: union, Method: l.sealMethod(b.typeName), Base: name}
		for _, d := range b.derived {
			u.Members = append(u.Members, l.names.Of(bodyKey(b.kind, d)))
		}
		slices.Sort(u.Members)
		u.Doc = l.bodyUnionDoc(union, name, b)
		out = append(out, u)
	}
	return out
}

func (l *lowerer) bodyUnionDoc(union, base string, b *body) []string {
	var members []string
	for _, d := range b.derived {
		members = append(members, l.names.Of(bodyKey(b.kind, d)))
	}
	slices.Sort(members)
	return wrap(union + " is a *" + base + " or one of *" + strings.Join(members, ", *") + ".")
}

func (l *lowerer) bodyDoc(name string, b *body) []string {
	var text string
	switch b.kind {
	case bodyCreate:
		text = name + " holds what can be set when " + withArticle(b.typeName) + " is created. See " + l.typeName(b.typeName) + " for the properties."
		if required := requiredNames(b); len(required) > 0 {
			text += "\nRequired: " + strings.Join(required, ", ") + "."
		}
	case bodyUpdate:
		text = name + " holds what can be changed in " + withArticle(b.typeName) + ": what is absent stays as it is. See " + l.typeName(b.typeName) + " for the properties."
	case bodyAction:
		text = name + " holds the parameters of " + b.action + "."
	}
	return finish(text, b.ops[0].URL, standing{})
}

// isConditional reports whether the text of a row says that not every request needs it.
func isConditional(doc string) bool {
	low := strings.ToLower(doc)
	return strings.HasPrefix(low, "optional") || strings.HasPrefix(low, "only ")
}

// requiredNames returns the properties that a page of the body requires.
func requiredNames(b *body) []string {
	var out []string
	for _, op := range b.ops {
		for _, p := range op.Request.Properties {
			if (p.Required || !op.Request.Exact && !isConditional(p.Doc)) && !slices.Contains(out, p.Name) {
				out = append(out, p.Name)
			}
		}
	}
	slices.SortFunc(out, cmp.Compare[string])
	return out
}
