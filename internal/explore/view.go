package explore

import (
	"encoding/json"
	"fmt"
	"path"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// The views are what the page gets of the IR, with what it does not show left out: its script reads them by these names.
type (
	typeView struct {
		Name       string         `json:"name"`
		Tags       []string       `json:"tags"`
		Base       string         `json:"base,omitempty"`
		Doc        string         `json:"doc,omitempty"`
		URL        string         `json:"url,omitempty"`
		Properties []propertyView `json:"properties,omitempty"`
		Bases      []int          `json:"bases,omitempty"` // the entries whose properties it inherits, the nearest first
		Derived    []string       `json:"derived,omitempty"`
		At         string         `json:"at,omitempty"`
	}

	propertyView struct {
		Name       string   `json:"n"`
		Type       string   `json:"t"`
		Collection bool     `json:"c,omitempty"`
		Navigation bool     `json:"v,omitempty"`
		Tags       []string `json:"m,omitempty"`
		Doc        string   `json:"d,omitempty"`
	}

	enumView struct {
		Name    string      `json:"name"`
		Tags    []string    `json:"tags"`
		Doc     string      `json:"doc,omitempty"`
		URL     string      `json:"url,omitempty"`
		Members [][2]string `json:"members"` // names and texts
		At      string      `json:"at,omitempty"`
	}

	operationView struct {
		Method      string          `json:"method"`
		Path        string          `json:"path"`
		Title       string          `json:"title,omitempty"`
		Tags        []string        `json:"tags"`
		Doc         string          `json:"doc,omitempty"`
		URL         string          `json:"url,omitempty"`
		Go          *snippet        `json:"go,omitempty"`
		Permissions [3][][]int      `json:"permissions"` // for each kind of caller the sets that suffice, of places in the index
		Parameters  []parameterView `json:"parameters,omitempty"`
		Request     *bodyView       `json:"request,omitempty"`
		Response    *bodyView       `json:"response,omitempty"`
		Errors      []ir.ErrorCase  `json:"errors,omitempty"`
		At          string          `json:"at,omitempty"`
	}

	parameterView struct {
		Name       string `json:"name"`
		In         string `json:"in"`
		Type       string `json:"type,omitempty"`
		Collection bool   `json:"collection,omitempty"`
		Doc        string `json:"doc,omitempty"`
	}

	bodyView struct {
		Status     int    `json:"status,omitempty"`
		Type       string `json:"type,omitempty"`
		Collection bool   `json:"collection,omitempty"`
		Properties []any  `json:"properties,omitempty"` // a propertyView, or the name of a property of the type that is the same
	}

	permissionView struct {
		*ir.Permission
		Name    string `json:"name"`
		Methods int    `json:"methods,omitempty"` // how many the permission's page lists
	}
)

// MarshalJSON writes a pair.
func (r reference) MarshalJSON() ([]byte, error) { return json.Marshal([2]any{r.entry, r.how}) }

// MarshalJSON writes a list of two or three.
func (i item) MarshalJSON() ([]byte, error) {
	if i.more == "" {
		return json.Marshal([]any{i.kind, i.name})
	}
	return json.Marshal([]any{i.kind, i.name, i.more})
}

// tags are short texts beside a name.
type tags []string

func (t *tags) add(yes bool, text string) {
	if yes {
		*t = append(*t, text)
	}
}

// deprecated is the tag that the page shows as a warning.
const deprecated = "deprecated"

func (c *catalogue) typeView(t *ir.Type) *typeView {
	v := &typeView{Name: t.Name, Base: t.Base, Doc: text(t.Doc, t.Notice), URL: t.URL, Derived: c.model.Derived(t.Name), At: position(t.Source)}
	mark := tags{string(t.Kind)}
	mark.add(t.Abstract, "abstract")
	mark.add(t.Open, "open")
	mark.add(t.Opaque, "described nowhere")
	mark.add(t.Deprecated, deprecated)
	v.Tags = mark
	for i := range t.Properties {
		v.Properties = append(v.Properties, viewOfProperty(&t.Properties[i]))
	}
	for _, base := range c.model.Chain(t.Name)[1:] {
		v.Bases = append(v.Bases, c.places[place(kindType, base.Name)])
	}
	return v
}

func viewOfProperty(p *ir.Property) propertyView {
	var mark tags
	mark.add(p.Key, "key")
	mark.add(p.Required, "required")
	mark.add(p.ReadOnly, "read-only")
	mark.add(p.Nullable, "nullable")
	mark.add(p.Returned == ir.ReturnedSelect, "only on $select")
	mark.add(p.Returned == ir.ReturnedDefault, "by default")
	switch {
	case len(p.Filter) > 0 && p.FilterNull:
		mark.add(true, "$filter "+strings.Join(p.Filter, " ")+" null")
	case len(p.Filter) > 0:
		mark.add(true, "$filter "+strings.Join(p.Filter, " "))
	case p.Filterable:
		mark.add(true, "$filter")
	}
	mark.add(p.OrderBy, "$orderby")
	mark.add(p.Search, "$search")
	mark.add(p.MaxLength > 0, fmt.Sprintf("at most %d characters", p.MaxLength))
	mark.add(p.Default != "", "default "+p.Default)
	mark.add(p.Example, "from an example")
	mark.add(p.Deprecated, deprecated)
	return propertyView{Name: p.Name, Type: p.Type, Collection: p.Collection, Navigation: p.Navigation, Tags: mark, Doc: text(p.Doc, p.Notice)}
}

func viewOfEnum(e *ir.Enum) *enumView {
	v := &enumView{Name: e.Name, Doc: e.Doc, URL: e.URL, At: position(e.Source), Members: [][2]string{}}
	mark := tags{"enum"}
	mark.add(e.Flags, "several at once")
	mark.add(e.Evolvable, "evolvable")
	mark.add(e.Inferred, "from a property's text")
	v.Tags = mark
	for _, m := range e.Members {
		v.Members = append(v.Members, [2]string{m.Name, m.Doc})
	}
	return v
}

func (c *catalogue) operationView(op *ir.Operation) *operationView {
	v := &operationView{
		Method: op.Method, Path: op.Path, Title: op.Title, Doc: text(op.Doc, op.Notice), URL: op.URL, Errors: op.Errors, At: position(op.Source),
	}
	mark := tags{string(op.Kind)}
	for _, cloud := range op.Clouds {
		mark.add(true, string(cloud))
	}
	mark.add(op.Example, "from an example")
	mark.add(op.Deprecated, deprecated)
	v.Tags = mark
	for who, sets := range op.Permissions.Ways() {
		v.Permissions[who] = [][]int{}
		for _, set := range sets {
			places := make([]int, len(set))
			for i, name := range set {
				places[i] = c.places[place(kindPermission, name)]
			}
			v.Permissions[who] = append(v.Permissions[who], places)
		}
	}
	for _, p := range op.Parameters {
		in := string(p.In)
		if p.Required {
			in += ", required"
		}
		v.Parameters = append(v.Parameters, parameterView{p.Name, in, p.Type, p.Collection, p.Doc})
	}
	if r := op.Request; r != nil {
		v.Request = &bodyView{Type: r.Type, Collection: r.Collection}
		for i := range r.Properties {
			v.Request.Properties = append(v.Request.Properties, c.bodyProperty(r.Type, &r.Properties[i]))
		}
	}
	if r := op.Response; r != nil {
		v.Response = &bodyView{Status: r.Status, Type: r.Type, Collection: r.Collection}
	}
	return v
}

// bodyProperty is a property of a body of the type: its name, if the type has one of that name and text.
func (c *catalogue) bodyProperty(typeName string, p *ir.Property) any {
	key := strings.ToLower(typeName)
	known := c.props[key]
	if known == nil {
		known = map[string]propertyView{}
		for _, own := range c.model.AllProperties(typeName) {
			known[own.Name] = viewOfProperty(&own)
		}
		c.props[key] = known
	}
	v := viewOfProperty(p)
	if same, ok := known[p.Name]; ok && same.Type == v.Type && same.Collection == v.Collection && same.Doc == v.Doc {
		return p.Name
	}
	return v
}

// text is a description with what announcements add to it.
func text(doc, notice string) string { return strings.TrimSpace(doc + "\n" + notice) }

// position is where the documents say it.
func position(s ir.Source) string {
	if s.IsZero() {
		return ""
	}
	return fmt.Sprintf("%s:%d", path.Clean(s.File), s.Line)
}
