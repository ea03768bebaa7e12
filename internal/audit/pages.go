package audit

import (
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// Pages are what the model was made from.
type Pages struct {
	Fragments   []ir.Fragment
	Diagnostics []ir.Diagnostic
	Open        func(file string) ([]byte, error) // the text of a page, and of what it includes
}

// measurePages measures how much of the pages is in the model. What pages hold is counted from their text alone, by other means than
// those by which they were read.
func (c *comparer) measurePages(pages Pages) {
	if pages.Open == nil {
		return
	}
	n := pageCounts{}
	operations := c.operationsByFile()
	seen := map[string]bool{}
	for i := range pages.Fragments {
		f := &pages.Fragments[i]
		if f.API != c.model.API || f.Version != c.model.Version || seen[f.File] {
			continue
		}
		seen[f.File] = true
		switch f.Kind {
		case ir.PageResource, ir.PageEnum, ir.PageOther:
			c.measureResource(f, pages.Diagnostics, &n)
		case ir.PageOperation:
			c.measureOperation(f, pages.Open, operations, &n)
		case ir.PagePermission, ir.PageAADGraph, ir.PageAnnouncement:
		}
	}
	c.r.Rates = append(c.r.Rates,
		Rate{Name: "resource pages", What: "pages that give a type or an enum, of the pages that describe one; the others are listed", Have: n.typed, Of: n.resources, Target: 100},
		Rate{Name: "requests", What: "requests in the code of pages, read from their text, that the model has", Have: n.foundRequests, Of: n.requests, Target: 100},
		Rate{Name: "permission tables", What: "pages with permission tables, whose permissions the model has, and in the order of the table where there is one only", Have: n.foundTables, Of: n.tables, Target: 100},
		Rate{Name: "JSON examples", What: "bodies of examples that are JSON, of those that look like it", Have: c.countJSON(), Of: c.countBodies()},
	)
}

type pageCounts struct {
	resources, typed        int
	requests, foundRequests int
	tables, foundTables     int
}

func (c *comparer) measureResource(f *ir.Fragment, diagnostics []ir.Diagnostic, n *pageCounts) {
	declares := slices.ContainsFunc(f.Types, func(t ir.Type) bool { return c.declares(t.Name) }) ||
		slices.ContainsFunc(f.Enums, func(e ir.Enum) bool { return c.declares(e.Name) })
	if f.Kind != ir.PageOther {
		n.resources++
	}
	if declares {
		n.typed++
		return
	}
	reason := "the page describes no type"
	if i := slices.IndexFunc(diagnostics, func(d ir.Diagnostic) bool { return d.File == f.File }); i >= 0 {
		reason = diagnostics[i].Message
	}
	c.r.Untyped = append(c.r.Untyped, Page{File: f.File, Reason: reason})
}

func (c *comparer) declares(name string) bool {
	return c.docs.Type(name) != nil || c.docs.Enum(name) != nil
}

// requestKey is the same for two requests that differ in nothing but case and the names of parameters.
func requestKey(method, path string) string {
	return method + " " + parameter.ReplaceAllLiteralString(strings.ToLower(strings.TrimSuffix(path, "/")), "{}")
}

var parameter = regexp.MustCompile(`\{[^{}]*\}`)

// operationsByFile returns the operations by the page that describes them, and by requestKey.
func (c *comparer) operationsByFile() map[string][]*ir.Operation {
	by := map[string][]*ir.Operation{}
	for i := range c.model.Operations {
		o := &c.model.Operations[i]
		by[o.Source.File] = append(by[o.Source.File], o)
		key := requestKey(o.Method, o.Path)
		by[key] = append(by[key], o)
	}
	return by
}

func (c *comparer) measureOperation(f *ir.Fragment, open func(string) ([]byte, error), operations map[string][]*ir.Operation, n *pageCounts) {
	text, err := open(f.File)
	if err != nil {
		return
	}
	s := scan(f.File, text, open)
	for _, r := range s.requests {
		n.requests++
		if c.hasRequest(f, r, operations) {
			n.foundRequests++
			continue
		}
		c.r.Unread = append(c.r.Unread, Lost{At: r.at, Text: r.text})
	}
	if len(s.permissions) == 0 {
		return
	}
	n.tables++
	if lost := lostPermissions(f, s.permissions, operations); lost != "" {
		c.r.Unread = append(c.r.Unread, Lost{At: s.permissions[0].at, Text: "permissions: " + lost})
		return
	}
	n.foundTables++
}

// hasRequest reports whether the model has an operation for the line of the page.
func (c *comparer) hasRequest(f *ir.Fragment, r requestLine, operations map[string][]*ir.Operation) bool {
	for _, o := range operations[f.File] {
		if o.Source.Line == r.at.Line {
			return true
		}
	}
	for i := range f.Operations { // another page, or another line, may tell of the same request
		if o := &f.Operations[i]; o.Source.Line == r.at.Line && len(operations[requestKey(o.Method, o.Path)]) > 0 {
			return true
		}
	}
	return len(operations[requestKey(r.method, r.path)]) > 0
}

// lostPermissions returns what the operations of the page lack of its rows, or have in another order; "" for nothing.
func lostPermissions(f *ir.Fragment, rows []permissionRow, operations map[string][]*ir.Operation) string {
	if len(f.Operations) == 0 {
		return "no operation of the page carries them"
	}
	for i := range f.Operations {
		o := &f.Operations[i]
		for _, m := range operations[requestKey(o.Method, o.Path)] {
			if m.Source.File == f.File {
				o = m
			}
		}
		by := map[string][]string{"work": o.Permissions.DelegatedWork, "personal": o.Permissions.DelegatedPersonal, "application": o.Permissions.Application}
		callers := map[string]int{}
		for _, r := range rows {
			callers[r.caller]++
		}
		for _, r := range rows {
			if callers[r.caller] == 1 && !isWithin(r.names, by[r.caller]) || !isAmong(r.names, by[r.caller]) {
				return fmt.Sprintf("%s: %s, not %s", r.caller, strings.Join(r.names, ", "), cmp.Or(strings.Join(by[r.caller], ", "), "none"))
			}
		}
	}
	return ""
}

// isAmong reports whether all has the names, in whatever order: that of several tables cannot be kept at once.
func isAmong(names, all []string) bool {
	return !slices.ContainsFunc(names, func(n string) bool { return !slices.Contains(all, n) })
}

// isWithin reports whether all has the names in their order, whatever stands between them.
func isWithin(names, all []string) bool {
	for _, a := range all {
		if len(names) > 0 && names[0] == a {
			names = names[1:]
		}
	}
	return len(names) == 0
}
