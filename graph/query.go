package graph

import (
	"strconv"
	"strings"
)

// Select limits the response to some properties. It replaces an earlier
// selection.
//
//go:noinline
func Select(r Request, props ...Selectable) Request {
	return r.list("$select", propertyNames(props))
}

// Where sets the condition on the objects returned. It replaces an earlier one.
//
//go:noinline
func Where(r Request, f Filter) Request {
	switch {
	case r.err != nil:
		return r
	case f.err != nil:
		return r.failed(f.err)
	case f.text == nil:
		return r
	}
	return r.change(func(o *options) {
		setOption(&o.query, "$filter", r.legacy.functions(f.String()))
		o.filtered = f.advanced
	})
}

// OrderBy sets the sort keys, the most significant first. It replaces earlier
// ones.
//
//go:noinline
func OrderBy(r Request, keys ...Order) Request {
	texts := make([]string, len(keys))
	for i, k := range keys {
		texts[i] = k.text
	}
	return r.list("$orderby", texts)
}

// Expand includes related objects in the response. It replaces an earlier
// expansion.
//
//go:noinline
func Expand(r Request, relations ...Expandable) Request {
	return r.list("$expand", expandTexts(relations))
}

// With sets a query option, not yet escaped, in place of an earlier value.
//
//go:noinline
func (r Request) With(name, value string) Request {
	return r.change(func(o *options) {
		setOption(&o.query, name, value)
		if name == "$filter" {
			o.filtered = isAdvanced(value)
		}
	})
}

// Top limits the number of objects on a page.
//
//go:noinline
func (r Request) Top(n int) Request { return r.With("$top", strconv.Itoa(n)) }

// Skip leaves out the first n objects.
//
//go:noinline
func (r Request) Skip(n int) Request { return r.With("$skip", strconv.Itoa(n)) }

// IncludeCount asks for the total number of objects, which Page.Count then has.
//
//go:noinline
func (r Request) IncludeCount() Request { return r.With("$count", "true") }

// Search sets $search. The text is put in quotes unless it begins with one,
// as `"displayName:a" AND "mail:b"` does.
func (r Request) Search(text string) Request {
	if !strings.HasPrefix(text, `"`) {
		text = `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
	}
	return r.With("$search", text)
}

func (r Request) list(name string, items []string) Request {
	if len(items) == 0 {
		return r
	}
	return r.With(name, strings.Join(items, ","))
}

// advanced reports whether the query is one that directory objects answer only
// with ConsistencyLevel: eventual.
func (o *options) advanced() bool {
	if !o.directory {
		return false
	}
	count, _ := getOption(o.query, "$count")
	_, search := getOption(o.query, "$search")
	_, filter := getOption(o.query, "$filter")
	_, order := getOption(o.query, "$orderby")
	return o.filtered || search || count == "true" || filter && order
}

// allQuery returns the query options with those that an advanced query needs.
func (o *options) allQuery() []option {
	if _, ok := getOption(o.query, "$count"); ok || !o.advanced() {
		return o.query
	}
	query := o.query
	setOption(&query, "$count", "true")
	return query
}
