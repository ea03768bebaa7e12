package explore

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// kind is the kind of an entry. The page has names for them, in this order.
type kind int

const (
	kindType kind = iota
	kindEnum
	kindOperation
	kindPermission
)

// item is a line of the index: what an entry is, what it is called, and what else finds it. Its place is that of its entry.
type item struct {
	kind kind
	name string
	more string // of an operation: its title
}

// entry is what the page shows of one thing. Exactly one of its four kinds is set.
type entry struct {
	Type       *typeView       `json:"type,omitempty"`
	Enum       *enumView       `json:"enum,omitempty"`
	Operation  *operationView  `json:"operation,omitempty"`
	Permission *permissionView `json:"permission,omitempty"`
	Users      []reference     `json:"users,omitempty"` // who refers to it
}

// catalogue is the data of a page.
type catalogue struct {
	index   []item
	entries []entry
	places  map[string]int // of entries, by kind and folded name
	model   *ir.Index
	props   map[string]map[string]propertyView // of types, inherited ones too, by folded name of the type; made when first asked for
}

func newCatalogue(m *ir.Model, code *gomodel.Model) *catalogue {
	c := &catalogue{places: map[string]int{}, model: ir.NewIndex(m), props: map[string]map[string]propertyView{}}
	granted := permissions(m)
	for _, t := range m.Types {
		c.add(item{kindType, t.Name, ""})
	}
	for _, e := range m.Enums {
		c.add(item{kindEnum, e.Name, ""})
	}
	for _, op := range m.Operations {
		c.add(item{kindOperation, op.Method + " " + op.Path, op.Title})
	}
	for _, p := range granted {
		c.add(item{kindPermission, p.Name, ""})
	}
	c.entries = make([]entry, 0, len(c.index)+1)
	for i := range m.Types {
		c.entries = append(c.entries, entry{Type: c.typeView(&m.Types[i])})
	}
	for i := range m.Enums {
		c.entries = append(c.entries, entry{Enum: viewOfEnum(&m.Enums[i])})
	}
	snippets := snippetsOf(code)
	for i := range m.Operations {
		op := c.operationView(&m.Operations[i])
		if s, ok := snippets.of(op.Method, op.Path); ok {
			op.Go = &s
		}
		c.entries = append(c.entries, entry{Operation: op})
	}
	for _, p := range granted {
		c.entries = append(c.entries, entry{Permission: p})
	}
	c.linkTypes(m)
	c.linkOperations(m)
	return c
}

func (c *catalogue) add(i item) {
	c.places[place(i.kind, i.name)] = len(c.index)
	c.index = append(c.index, i)
}

// place is the key of an entry in places.
func place(k kind, name string) string { return string(rune('0'+k)) + strings.ToLower(name) }

// permissions returns those that the operations name, with what permission pages say of them, by name.
func permissions(m *ir.Model) []*permissionView {
	byName := map[string]*permissionView{}
	for _, op := range m.Operations {
		for _, sets := range op.Permissions.Ways() {
			for _, name := range slices.Concat(sets...) {
				byName[name] = &permissionView{Name: name}
			}
		}
	}
	for i, p := range m.Permissions {
		if v := byName[p.Name]; v != nil {
			v.Permission, v.Methods = &m.Permissions[i], len(p.Methods)
		}
	}
	return slices.SortedFunc(maps.Values(byName), func(a, b *permissionView) int { return cmp.Compare(a.Name, b.Name) })
}

// reference is an entry by its place, and how it refers: a property's name, "base", "takes", "returns", a kind of caller.
type reference struct {
	entry int
	how   string
}

func (c *catalogue) linkTypes(m *ir.Model) {
	for i, t := range m.Types {
		c.use(i, kindType, t.Base, "base")
		for _, p := range t.Properties {
			c.refer(i, p.Type, p.Name)
		}
	}
}

// The kinds of caller, in the order of [ir.OperationPermissions.Ways].
var callers = [3]string{"work", "personal", "application"}

func (c *catalogue) linkOperations(m *ir.Model) {
	for n, op := range m.Operations {
		i := len(m.Types) + len(m.Enums) + n
		if op.Response != nil {
			c.refer(i, op.Response.Type, "returns")
		}
		if op.Request != nil {
			c.refer(i, op.Request.Type, "takes")
			for _, p := range op.Request.Properties {
				c.refer(i, p.Type, p.Name)
			}
		}
		for _, p := range op.Parameters {
			c.refer(i, p.Type, p.Name)
		}
		for who, sets := range op.Permissions.Ways() {
			for _, name := range slices.Concat(sets...) {
				c.use(i, kindPermission, name, callers[who])
			}
		}
	}
}

func (c *catalogue) refer(i int, typeName, how string) {
	c.use(i, kindType, typeName, how)
	c.use(i, kindEnum, typeName, how)
}

// use tells an entry, if there is one of the kind and name, that entry i refers to it. Of several ways they are all told.
func (c *catalogue) use(i int, k kind, name, how string) {
	at, ok := c.places[place(k, name)]
	if !ok || at == i {
		return
	}
	users := &c.entries[at].Users
	n := len(*users)
	if n == 0 || (*users)[n-1].entry != i {
		*users = append(*users, reference{i, how})
		return
	}
	if last := &(*users)[n-1]; !slices.Contains(strings.Split(last.how, ", "), how) {
		last.how += ", " + how
	}
}
