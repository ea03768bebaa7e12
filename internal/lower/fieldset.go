package lower

import (
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// fieldSet returns the property descriptors of a type.
func (l *lowerer) fieldSet(t *ir.Type) *gomodel.FieldSet {
	name := l.names.Of(fieldsKey(t.Name))
	set := &gomodel.FieldSet{
		Var: name, Type: l.names.Of(fieldsTypeKey(t.Name)),
		Doc: wrap(name + " names the properties of " + t.Name + " for Select, Filter, OrderBy and Expand."),
	}
	doc := l.plan.documented(t.Name)
	for _, p := range l.plan.properties(t.Name) {
		entry := gomodel.FieldEntry{
			Name: l.names.Of(propKey(t.Name, p.Name)), Value: p.Name, Type: l.descriptorType(l.plan.descriptor(t, p, doc)),
			SelectOnly: !p.Navigation && doc.selectOnly(p),
		}
		if entry.SelectOnly {
			entry.Doc = []string{entry.Name + " is returned only when it is selected."}
		}
		set.Entries = append(set.Entries, entry)
	}
	return set
}
