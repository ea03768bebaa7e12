package audit

import (
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/ir"
)

// futureMember marks an enum to which the service may add members. The service sends members beyond it only to callers that ask for
// them, so pages leave it out as often as not: it is no member that one could set, and is counted apart.
const futureMember = "unknownFutureValue"

// compareEnum compares two enums that belong together.
func (c *comparer) compareEnum(e *ir.Enum, q *csdl.Enum) {
	c.count.enums++
	f := Finding{Type: e.Name, At: e.Source, Line: q.At.Line, URL: e.URL}
	more, less := members(e, q)
	if len(more) == 0 && len(less) == 0 {
		c.count.equalEnums++
	}
	c.count.members += len(q.Members)
	c.count.hadMembers += len(q.Members) - len(less)
	hasFuture, declaresFuture := e.Evolvable, foldMember(q, futureMember) != nil
	if len(more)+len(less) == 0 && slices.ContainsFunc(e.Members, func(m ir.Member) bool { return isFuture(m.Name) }) == declaresFuture {
		c.count.identicalEnums++
	}
	c.reportMembers(e, q, f, more, less)
	if hasFuture != declaresFuture {
		g := f
		g.Kind, g.Severity, g.Member, g.Documents, g.Metadata = FutureMember, ir.SeverityNote, futureMember, yes(hasFuture), yes(declaresFuture)
		g.Follow, g.Why = Metadata, "the member only says that others may come; pages leave it out as often as not"
		if declaresFuture {
			g.fixes = []fix{setEnum(e.Name, "evolvable", true)}
		} else {
			g.Follow = Documents
		}
		c.add(g)
	}
	if e.Flags != q.Flags {
		g := f
		g.Kind, g.Severity, g.Documents, g.Metadata, g.Follow = Flags, ir.SeverityWarning, yes(e.Flags), yes(q.Flags), Metadata
		g.Why, g.fixes = "the service sends several members in one text only where its metadata says so", []fix{setEnum(e.Name, "flags", q.Flags)}
		if c.isSentAsText(e) {
			g.Severity, g.Follow, g.fixes = ir.SeverityNote, Documents, nil
			g.Why = "the documents use the values in texts, which the metadata says nothing of"
		}
		c.add(g)
	}
}

// reportMembers reports the members that only one side has, one finding for each way in which they differ.
func (c *comparer) reportMembers(e *ir.Enum, q *csdl.Enum, f Finding, more, less []string) {
	var unknown, misspelt []string
	for _, name := range more {
		if m := foldMember(q, name); m == nil || has(e, m.Name) {
			unknown = append(unknown, name)
		} else {
			misspelt = append(misspelt, m.Name)
			g := f
			g.Kind, g.Severity, g.Member, g.Documents, g.Metadata, g.Line = MemberName, ir.SeverityWarning, name, name, m.Name, m.At.Line
			g.Follow, g.Why, g.fixes = Metadata, "the service sends the spelling of its metadata", []fix{renameMember(e.Name, name, m.Name)}
			c.add(g)
		}
	}
	less = slices.DeleteFunc(less, func(name string) bool { return slices.Contains(misspelt, name) })
	if len(unknown) > 0 {
		g := f
		g.Kind, g.Severity, g.Documents, g.Follow = UnknownMember, ir.SeverityWarning, quoted(unknown), Documents
		g.Why = "the members may be newer than the metadata, and any value is kept"
		c.add(g)
	}
	if len(less) > 0 {
		g := f
		g.Kind, g.Severity, g.Metadata, g.Line, g.Follow = MissingMember, ir.SeverityWarning, quoted(less), findMember(q, less[0]).At.Line, Metadata
		g.Why = "the service may send the values"
		for _, name := range less {
			g.fixes = append(g.fixes, addMember(e.Name, name))
		}
		c.add(g)
	}
}

// isSentAsText reports whether no property of the enum has the enum as its type in the metadata.
func (c *comparer) isSentAsText(e *ir.Enum) bool {
	for i := range c.model.Types {
		t := &c.model.Types[i]
		for _, p := range t.Properties {
			if q := c.types[t.Name]; q != nil && p.Type == e.Name {
				if m, _ := c.meta.Property(q.Name, p.Name); m != nil && m.Type != "String" {
					return false
				}
			}
		}
	}
	return true
}

// countGuess counts a property whose enum was made from the values that its text lists, where the metadata has an enum too.
func (c *comparer) countGuess(p *ir.Property, m *csdl.Property) {
	e, q := c.docs.Enum(p.Type), c.meta.Enum(m.Type)
	if e == nil || q == nil || !e.Inferred {
		return
	}
	c.count.guessed++
	if more, less := members(e, q); len(more)+len(less) == 0 {
		c.count.equalGuessed++
	}
	if c.documented[q.Name] == "" {
		c.documented[q.Name] = e.Name
	}
}

// members returns the members that only the documents have, and those that only the metadata has, but for unknownFutureValue.
func members(e *ir.Enum, q *csdl.Enum) (more, less []string) {
	for _, m := range e.Members {
		if !isFuture(m.Name) && findMember(q, m.Name) == nil {
			more = append(more, m.Name)
		}
	}
	for _, m := range q.Members {
		if !isFuture(m.Name) && !has(e, m.Name) {
			less = append(less, m.Name)
		}
	}
	return more, less
}

func isFuture(name string) bool { return strings.EqualFold(name, futureMember) }

func has(e *ir.Enum, member string) bool {
	return slices.ContainsFunc(e.Members, func(m ir.Member) bool { return m.Name == member })
}

func findMember(q *csdl.Enum, name string) *csdl.Member {
	if i := slices.IndexFunc(q.Members, func(m csdl.Member) bool { return m.Name == name }); i >= 0 {
		return &q.Members[i]
	}
	return nil
}

func foldMember(q *csdl.Enum, name string) *csdl.Member {
	if i := slices.IndexFunc(q.Members, func(m csdl.Member) bool { return strings.EqualFold(m.Name, name) }); i >= 0 {
		return &q.Members[i]
	}
	return nil
}

func metaNames(q *csdl.Enum) []string {
	names := make([]string, len(q.Members))
	for i, m := range q.Members {
		names[i] = m.Name
	}
	return names
}
