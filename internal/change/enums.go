package change

import (
	"strings"

	"github.com/graphgen/graphgen/ir"
)

func (c *comparison) compareEnums(pairs []pair[ir.Enum]) {
	for _, p := range pairs {
		switch {
		case p.old == nil:
			c.add(Change{Kind: EnumAdded, Owner: p.new.Name, Subject: p.new.Name, New: memberList(p.new), NewAt: p.new.Source})
		case p.new == nil:
			c.add(Change{Kind: EnumRemoved, Owner: p.old.Name, Subject: p.old.Name, Old: memberList(p.old), OldAt: p.old.Source})
		default:
			c.compareEnum(p)
		}
	}
}

func (c *comparison) compareEnum(p pair[ir.Enum]) {
	old, now := p.old, p.new
	addWhy := func(k Kind, subject, before, after string, why []string, keep string) {
		c.add(Change{Kind: k, Owner: now.Name, Subject: subject, Old: before, New: after, OldAt: old.Source, NewAt: now.Source, Evidence: why, Keep: keep})
	}
	add := func(k Kind, subject, before, after string) { addWhy(k, subject, before, after, nil, "") }
	if p.why != nil {
		addWhy(EnumRenamed, now.Name, old.Name, now.Name, p.why, keepType(now.Name, old.Name))
	}
	if old.Flags != now.Flags {
		kind := EnumFlags
		if old.Flags {
			kind = EnumNoFlags
		}
		add(kind, now.Name, whether(old.Flags, "several at once"), whether(now.Flags, "several at once"))
	}
	if old.Evolvable != now.Evolvable {
		add(EnumEvolvable, now.Name, whether(old.Evolvable, "may grow"), whether(now.Evolvable, "may grow"))
	}
	if old.Doc != now.Doc {
		add(EnumText, now.Name, old.Doc, now.Doc)
	}
	for _, m := range pairMembers(old.Members, now.Members) {
		switch {
		case m.old == nil:
			add(MemberAdded, now.Name+"."+m.new.Name, "", m.new.Name)
		case m.new == nil:
			add(MemberRemoved, now.Name+"."+m.old.Name, m.old.Name, "")
		case m.why != nil:
			addWhy(MemberRenamed, now.Name+"."+m.new.Name, m.old.Name, m.new.Name, m.why, keepMember(now.Name, m.new.Name, m.old.Name))
		case m.old.Doc != m.new.Doc:
			add(EnumText, now.Name+"."+m.new.Name, m.old.Doc, m.new.Doc)
		}
	}
}

func memberList(e *ir.Enum) string {
	names := make([]string, len(e.Members))
	for i, m := range e.Members {
		names[i] = m.Name
	}
	return strings.Join(names, ", ")
}
