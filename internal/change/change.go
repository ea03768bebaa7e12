package change

import (
	"cmp"
	"slices"

	"github.com/graphgen/graphgen/ir"
)

// Class says what a change does to Go callers of the generated code.
type Class string

// The classes, from worst to mildest.
const (
	Breaking Class = "breaking" // callers that use what changed no longer compile
	Risky    Class = "risky"    // callers compile, and may behave otherwise
	Safe     Class = "safe"     // callers go on as they are
)

// Classes returns the classes, from worst to mildest.
func Classes() []Class { return []Class{Breaking, Risky, Safe} }

// Change is one difference between two states of the documents.
type Change struct {
	Kind     Kind      `json:"kind"`
	Class    Class     `json:"class"`
	Model    string    `json:"model"`   // "graph v1.0"; "" for permission pages and announcements
	Owner    string    `json:"owner"`   // the type, enum, operation or page that the change belongs to, by its new name if it has one
	Subject  string    `json:"subject"` // what changed, in the documents' words: "event.subject", "GET /me/events"
	Old      string    `json:"old"`     // what the old documents say; "" for nothing
	New      string    `json:"new"`     // what the new documents say; "" for nothing
	OldAt    ir.Source `json:"oldAt"`   // where; of something that is new, where its owner stands
	NewAt    ir.Source `json:"newAt"`   // where; of something that is gone, where its owner stands
	Evidence []string  `json:"evidence,omitempty"`
	Keep     string    `json:"keep,omitempty"` // the correction of an overlay entry that lets callers compile on; "" for none
}

// IsPermission reports whether the change is about what an operation needs: then Old and New are permissions.
func (c Change) IsPermission() bool {
	return c.Kind == PermissionAdded || c.Kind == PermissionRemoved || c.Kind == PermissionLeast
}

// List is the changes between two states, by model, owner and subject.
type List []Change

// Count returns how many changes have the class.
func (l List) Count(c Class) int {
	n := 0
	for i := range l {
		if l[i].Class == c {
			n++
		}
	}
	return n
}

// Compare returns what is different in the new documents. Models are paired by API and version; where each side has one model only,
// those two are compared whatever their versions.
func Compare(before, after *ir.Document) List {
	var out List
	add := func(c Change) { out = append(out, c) }
	for _, p := range pairModels(before.Models, after.Models) {
		switch {
		case p.old == nil:
			add(Change{Kind: ModelAdded, Model: title(p.new), Owner: title(p.new), Subject: title(p.new), New: title(p.new)})
		case p.new == nil:
			add(Change{Kind: ModelRemoved, Model: title(p.old), Owner: title(p.old), Subject: title(p.old), Old: title(p.old)})
		default:
			compareModels(p.old, p.new, add)
		}
	}
	comparePermissionPages(before.Permissions, after.Permissions, add)
	compareAnnouncements(before.Changes, after.Changes, add)
	for i := range out {
		out[i].Class = ruleOf(out[i].Kind).Class
	}
	slices.SortStableFunc(out, func(a, b Change) int {
		return cmp.Or(cmp.Compare(a.Model, b.Model), cmp.Compare(a.Owner, b.Owner), cmp.Compare(a.Subject, b.Subject), cmp.Compare(a.Kind, b.Kind))
	})
	return out
}

// CompareModels returns what is different in the new model.
func CompareModels(before, after *ir.Model) List {
	return Compare(&ir.Document{Models: []ir.Model{*before}}, &ir.Document{Models: []ir.Model{*after}})
}

func title(m *ir.Model) string { return m.API + " " + m.Version }

type modelPair struct{ old, new *ir.Model }

func pairModels(before, after []ir.Model) []modelPair {
	if len(before) == 1 && len(after) == 1 {
		return []modelPair{{&before[0], &after[0]}}
	}
	var out []modelPair
	taken := map[string]bool{}
	for i := range before {
		p := modelPair{old: &before[i]}
		for j := range after {
			if title(&after[j]) == title(&before[i]) {
				p.new = &after[j]
				taken[title(p.new)] = true
			}
		}
		out = append(out, p)
	}
	for j := range after {
		if !taken[title(&after[j])] {
			out = append(out, modelPair{new: &after[j]})
		}
	}
	return out
}

// comparison is two models being compared.
type comparison struct {
	old, new *ir.Index
	before   *ir.Model
	after    *ir.Model
	name     string            // of the new model
	renamed  map[string]string // old name of a type or enum → its new one
	emit     func(Change)
}

func compareModels(before, after *ir.Model, emit func(Change)) {
	c := &comparison{
		old: ir.NewIndex(before), new: ir.NewIndex(after), before: before, after: after,
		name: title(after), renamed: map[string]string{}, emit: emit,
	}
	types, enums := c.pairTypes(), c.pairEnums() // renamed is complete before any reference is compared
	c.compareTypes(types)
	c.compareEnums(enums)
	c.compareOperations()
	c.compareErrors()
}

func (c *comparison) add(ch Change) {
	ch.Model = c.name
	c.emit(ch)
}

// now returns what an old reference is called in the new documents.
func (c *comparison) now(name string) string {
	if to, ok := c.renamed[name]; ok {
		return to
	}
	return name
}
