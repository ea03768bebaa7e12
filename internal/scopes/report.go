package scopes

import (
	"go/token"
	"path/filepath"
	"slices"
)

// A Report says which permissions a program needs.
type Report struct {
	Callers    []CallerReport `json:"callers"`
	Unresolved []Finding      `json:"unresolved"`
}

// A CallerReport is the answer for one kind of caller.
type CallerReport struct {
	Caller      string     `json:"caller"`
	Permissions []Required `json:"permissions"` // sorted by name
	Unavailable []Site     `json:"unavailable"` // calls that this kind of caller cannot make
	Opened      int        `json:"opens"`       // how many operations of the SDK the permissions allow
	Known       int        `json:"of"`          // of how many
	Missing     []string   `json:"missing"`     // of what was granted: needed and not granted
	Unneeded    []string   `json:"unneeded"`    // granted, and not in the least set
}

// kind is the kind of caller that the report is for.
func (r CallerReport) kind() Caller {
	return Callers[slices.IndexFunc(Callers, func(c Caller) bool { return c.Key() == r.Caller })]
}

// Required is a permission with the calls that it allows.
type Required struct {
	Name  string `json:"name"`
	Calls []Site `json:"calls"`
}

// A Site is a call in the program.
type Site struct {
	File      string   `json:"file"`
	Line      int      `json:"line"`
	Column    int      `json:"column"`
	Method    string   `json:"method"`
	Interface string   `json:"interface,omitempty"`
	Requests  []string `json:"requests"`
	Page      string   `json:"page,omitempty"`
}

// A Finding is a place that the analysis cannot resolve.
type Finding struct {
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
	Reason string `json:"reason"`
}

// Granted are the permissions that an app has.
type Granted struct {
	Delegated, Application []string
}

func (g *Granted) of(c Caller) []string {
	if c == Application {
		return g.Application
	}
	return g.Delegated
}

// Report works out the least permissions for the given kinds of caller, and compares them with what was granted unless that is
// nil. File names are relative to dir.
func (p *Program) Report(callers []Caller, granted *Granted, dir string) *Report {
	r := &Report{Unresolved: []Finding{}}
	at := func(pos token.Pos) token.Position {
		where := p.Fset.Position(pos)
		if name, err := filepath.Rel(dir, where.Filename); err == nil && filepath.IsLocal(name) {
			where.Filename = filepath.ToSlash(name)
		}
		return where
	}
	for _, u := range p.Unresolved {
		where := at(u.Pos)
		r.Unresolved = append(r.Unresolved, Finding{where.Filename, where.Line, where.Column, u.Reason})
	}
	var sites []Site
	var ops []*Operation
	for _, c := range p.Calls {
		where := at(c.Pos)
		if !c.Operation.Documented {
			reason := "the documents name no permissions for " + c.Method
			r.Unresolved = append(r.Unresolved, Finding{where.Filename, where.Line, where.Column, reason})
			continue
		}
		ops = append(ops, c.Operation)
		sites = append(sites, Site{
			where.Filename, where.Line, where.Column, c.Method, c.Interface, c.Operation.Requests, c.Operation.Page,
		})
	}
	for _, c := range callers {
		r.Callers = append(r.Callers, p.callerReport(c, ops, sites, granted))
	}
	return r
}

func (p *Program) callerReport(c Caller, ops []*Operation, sites []Site, granted *Granted) CallerReport {
	needs, known := needsOf(c, ops), needsOf(c, p.Known)
	least := Least(needs, known)
	r := CallerReport{
		Caller: c.Key(), Permissions: []Required{}, Unavailable: []Site{}, Opened: least.Opened, Known: len(known),
		Missing: []string{}, Unneeded: []string{},
	}
	for _, name := range least.Permissions {
		r.Permissions = append(r.Permissions, Required{name, sitesOf(name, least.Permissions, needs, sites)})
	}
	for _, i := range least.Unmet {
		r.Unavailable = append(r.Unavailable, sites[i])
	}
	if granted != nil {
		r.Missing, r.Unneeded = compare(needs, known, granted.of(c), least.Permissions)
	}
	return r
}

func needsOf(c Caller, ops []*Operation) []Need {
	needs := make([]Need, len(ops))
	for i, op := range ops {
		needs[i] = op.Permissions[c]
	}
	return needs
}

// sitesOf returns the calls that a permission of a set allows.
func sitesOf(name string, chosen []string, needs []Need, sites []Site) []Site {
	var out []Site
	for i, n := range needs {
		for _, alternative := range n {
			if slices.Contains(alternative, name) && isSubset(alternative, chosen) {
				out = append(out, sites[i])
				break
			}
		}
	}
	return out
}

// compare returns what has to be granted beside what is, and what of that is not in the least set.
func compare(needs, known []Need, granted, least []string) (missing, unneeded []string) {
	enough := Least(relaxed(needs, granted), known).Permissions
	return without(enough, granted), without(granted, least)
}

// without returns the members of some that are not in others, sorted.
func without(some, others []string) []string {
	out := []string{}
	for _, s := range some {
		if !slices.Contains(others, s) {
			out = append(out, s)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// relaxed leaves to each need that the granted permissions meet the alternatives among them.
func relaxed(needs []Need, granted []string) []Need {
	out := make([]Need, len(needs))
	for i, n := range needs {
		for _, alternative := range n {
			if isSubset(alternative, granted) {
				out[i] = append(out[i], alternative)
			}
		}
		if out[i] == nil {
			out[i] = n
		}
	}
	return out
}

func isSubset(some, all []string) bool { return len(without(some, all)) == 0 }
