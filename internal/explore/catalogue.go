package explore

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// The kinds of entry, which are also the first part of an entry's address in the page.
const (
	kindType       = "type"
	kindEnum       = "enum"
	kindOperation  = "operation"
	kindPermission = "permission"
)

// item is a line of the index: what an entry is, what it is called, and what else finds it. Its place is that of its entry.
type item struct {
	Kind string `json:"k"`
	Name string `json:"n"`
	More string `json:"m,omitempty"` // of an operation: its title
}

// entry is what the page shows of one thing. Exactly one of its four kinds is set.
type entry struct {
	Type       *typeEntry       `json:"type,omitempty"`
	Enum       *ir.Enum         `json:"enum,omitempty"`
	Operation  *operationEntry  `json:"operation,omitempty"`
	Permission *permissionEntry `json:"permission,omitempty"`
	Users      []reference      `json:"users,omitempty"` // who refers to it
}

type typeEntry struct {
	*ir.Type
	Inherited []inherited `json:"inherited,omitempty"` // from the nearest base on
	Derived   []string    `json:"derived,omitempty"`
}

type inherited struct {
	From       string        `json:"from"`
	Properties []ir.Property `json:"properties"`
}

type operationEntry struct {
	*ir.Operation
	Examples int    `json:"examples"` // how many; their texts stay on the page of the documentation
	Go       string `json:"go,omitempty"`
}

type permissionEntry struct {
	*ir.Permission
	Name    string `json:"name"`
	Methods int    `json:"methods"` // how many the permission's page lists
}

// reference is an entry by its index, and how it refers: a property's name, "base", "takes", "returns", a kind of caller.
type reference struct {
	Entry int    `json:"e"`
	How   string `json:"how"`
}

// catalogue is the data of a page.
type catalogue struct {
	index   []item
	entries []entry
	places  map[string]int // of entries, by kind and folded name
	model   *ir.Index
}

func newCatalogue(m *ir.Model, code *gomodel.Model) *catalogue {
	c := &catalogue{places: map[string]int{}, model: ir.NewIndex(m)}
	for i := range m.Types {
		c.add(kindType, m.Types[i].Name, "", entry{Type: c.typeEntry(&m.Types[i])})
	}
	for i := range m.Enums {
		c.add(kindEnum, m.Enums[i].Name, "", entry{Enum: &m.Enums[i]})
	}
	snippets := snippetsOf(code)
	for i := range m.Operations {
		op := &m.Operations[i]
		c.add(kindOperation, op.Method+" "+op.Path, op.Title, entry{
			Operation: &operationEntry{op, len(op.Examples), snippets[request(op.Method, op.Path)]},
		})
	}
	for _, p := range permissions(m) {
		c.add(kindPermission, p.Name, "", entry{Permission: p})
	}
	for i := range c.entries {
		c.link(i)
	}
	return c
}

func (c *catalogue) add(kind, name, more string, e entry) {
	c.places[kind+" "+strings.ToLower(name)] = len(c.entries)
	c.index = append(c.index, item{kind, name, more})
	c.entries = append(c.entries, e)
}

func (c *catalogue) typeEntry(t *ir.Type) *typeEntry {
	e := &typeEntry{Type: t, Derived: c.model.Derived(t.Name)}
	for _, base := range c.model.Chain(t.Name)[1:] {
		e.Inherited = append(e.Inherited, inherited{base.Name, base.Properties})
	}
	return e
}

// permissions returns those that the operations name, with what permission pages say of them, by name.
func permissions(m *ir.Model) []*permissionEntry {
	byName := map[string]*permissionEntry{}
	for _, op := range m.Operations {
		for _, names := range [][]string{op.Permissions.DelegatedWork, op.Permissions.DelegatedPersonal, op.Permissions.Application} {
			for _, name := range names {
				byName[name] = &permissionEntry{Name: name}
			}
		}
	}
	for i, p := range m.Permissions {
		if e := byName[p.Name]; e != nil {
			e.Permission, e.Methods = &m.Permissions[i], len(p.Methods)
		}
	}
	return slices.SortedFunc(maps.Values(byName), func(a, b *permissionEntry) int { return cmp.Compare(a.Name, b.Name) })
}

// link tells everything that entry i refers to.
func (c *catalogue) link(i int) {
	e := c.entries[i]
	switch {
	case e.Type != nil:
		c.refer(i, e.Type.Base, "base")
		for _, p := range e.Type.Properties {
			c.refer(i, p.Type, p.Name)
		}
	case e.Operation != nil:
		op := e.Operation
		if op.Request != nil {
			c.refer(i, op.Request.Type, "takes")
			for _, p := range op.Request.Properties {
				c.refer(i, p.Type, p.Name)
			}
		}
		if op.Response != nil {
			c.refer(i, op.Response.Type, "returns")
		}
		for _, p := range op.Parameters {
			c.refer(i, p.Type, p.Name)
		}
		for _, kind := range []struct {
			who   string
			names []string
		}{
			{"work or school account", op.Permissions.DelegatedWork}, {"personal account", op.Permissions.DelegatedPersonal},
			{"application", op.Permissions.Application},
		} {
			for _, name := range kind.names {
				c.use(i, kindPermission, name, kind.who)
			}
		}
	}
}

func (c *catalogue) refer(i int, typeName, how string) {
	c.use(i, kindType, typeName, how)
	c.use(i, kindEnum, typeName, how)
}

// use tells an entry, if there is one of the kind and name, that entry i refers to it. Of several ways they are all told.
func (c *catalogue) use(i int, kind, name, how string) {
	place, ok := c.places[kind+" "+strings.ToLower(name)]
	if !ok || place == i {
		return
	}
	users := &c.entries[place].Users
	if n := len(*users); n > 0 && (*users)[n-1].Entry == i {
		(*users)[n-1].How += ", " + how
		return
	}
	*users = append(*users, reference{i, how})
}
