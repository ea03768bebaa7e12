package change

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// comparePermissionPages compares what the pages of permissions say of each.
func comparePermissionPages(before, after []ir.Permission, emit func(Change)) {
	name := func(p *ir.Permission) string { return p.Name }
	for _, p := range pairUp(before, after, name, func(_, _ *ir.Permission) found { return found{} }) {
		switch {
		case p.old == nil:
			emit(Change{Kind: ScopeAdded, Owner: p.new.Name, Subject: p.new.Name, New: p.new.Description, NewAt: p.new.Source})
		case p.new == nil:
			emit(Change{Kind: ScopeRemoved, Owner: p.old.Name, Subject: p.old.Name, Old: p.old.Description, OldAt: p.old.Source})
		default:
			was, is := opened(p.old), opened(p.new)
			for _, l := range missing(is, was) {
				emit(Change{Kind: ScopeOpensMore, Owner: p.new.Name, Subject: p.new.Name, New: l, OldAt: p.old.Source, NewAt: p.new.Source})
			}
			for _, l := range missing(was, is) {
				emit(Change{Kind: ScopeOpensLess, Owner: p.new.Name, Subject: p.new.Name, Old: l, OldAt: p.old.Source, NewAt: p.new.Source})
			}
		}
	}
}

// opened lists the requests that a permission opens, one for each kind of caller.
func opened(p *ir.Permission) []string {
	var out []string
	for _, m := range p.Methods {
		l := m.Version + " " + m.Method + " " + m.Path
		if m.Delegated {
			out = append(out, "delegated "+l)
		}
		if m.Application {
			out = append(out, "application "+l)
		}
	}
	return out
}

// compareAnnouncements tells which announcements came and went.
func compareAnnouncements(before, after []ir.Change, emit func(Change)) {
	key := func(c *ir.Change) string {
		return strings.Join([]string{c.Version, c.Type, c.API, string(c.Kind), c.Effective}, "\x00")
	}
	for _, p := range pairUp(before, after, key, func(_, _ *ir.Change) found { return found{} }) {
		switch {
		case p.old == nil:
			emit(Change{Kind: ChangeAnnounced, Owner: announced(p.new), Subject: announced(p.new), New: announcement(p.new), NewAt: p.new.Source})
		case p.new == nil:
			emit(Change{Kind: ChangeWithdrawn, Owner: announced(p.old), Subject: announced(p.old), Old: announcement(p.old), OldAt: p.old.Source})
		}
	}
}

func announced(c *ir.Change) string {
	if c.Type != "" {
		return c.Type + "." + c.API
	}
	return c.API
}

func announcement(c *ir.Change) string {
	text := string(c.Kind)
	if c.Replacement != "" {
		text += " by " + c.Replacement
	}
	return text + " in " + c.Version + ", " + cmp.Or(c.Effective, "without a date")
}
