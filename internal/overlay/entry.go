package overlay

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Value is a text of an overlay file with its position.
type Value = strict.Value

// Entry is one named correction.
type Entry struct {
	Name    Value
	Reason  Value
	Link    Value // a web address, or unset
	Version Value // the one version it applies to, or unset
	Until   Value // of an entry that keeps something: the day after which it should go, or unset
	At      ir.Source
	Op      Op
}

// Op is what an entry does, one of the operation types of this package.
type Op interface {
	// apply corrects one model.
	apply(m *ir.Model) outcome
	// fields is the format of the operation.
	fields() []strict.Field
}

// checker is an Op whose keys have to fit each other.
type checker interface {
	check(what string, n strict.Node, given []string)
}

// ops are the operations by their keys, in the order of the package comment.
var ops = []struct {
	key string
	new func() Op
}{
	{"rename-property", func() Op { return new(RenameProperty) }},
	{"retype", func() Op { return new(Retype) }},
	{"add-property", func() Op { return new(AddProperty) }},
	{"remove-property", func() Op { return new(RemoveProperty) }},
	{"set", func() Op { return new(Set) }},
	{"deprecate", func() Op { return new(Deprecate) }},
	{"add-type", func() Op { return new(AddType) }},
	{"rename-type", func() Op { return new(RenameType) }},
	{"remove-type", func() Op { return new(RemoveType) }},
	{"set-base", func() Op { return new(SetBase) }},
	{"add-enum", func() Op { return new(AddEnum) }},
	{"add-member", func() Op { return new(AddMember) }},
	{"set-enum", func() Op { return new(SetEnum) }},
	{"rename-member", func() Op { return new(RenameMember) }},
	{"remove-member", func() Op { return new(RemoveMember) }},
	{"remove-operation", func() Op { return new(RemoveOperation) }},
	{"pin", func() Op { return new(Pin) }},
	{"keep-type", func() Op { return new(KeepType) }},
	{"keep-member", func() Op { return new(KeepMember) }},
	{"keep-property", func() Op { return new(KeepProperty) }},
	{"keep-operation", func() Op { return new(KeepOperation) }},
}

// Load reads an overlay file. An empty file has no entries. name is what diagnostics call the file; entries with errors are left
// out of the result.
func Load(name string, text []byte, d *diag.List) []Entry {
	root, ok := strict.Parse(name, text, diag.BadOverlay, d)
	if !ok {
		return nil
	}
	var entries []Entry
	root.List("the file", func(_ string, n strict.Node) {
		before := len(*d)
		e := readEntry(n, d)
		if len(*d) > before {
			return
		}
		if i := slices.IndexFunc(entries, func(o Entry) bool { return o.Name.Text == e.Name.Text }); i >= 0 {
			d.Add(e.Name.At, diag.BadOverlay, "the first is on line "+strconv.Itoa(entries[i].Name.At.Line), "two entries are named %q", e.Name.Text)
			return
		}
		entries = append(entries, e)
	})
	return entries
}

// fields are the keys of every entry beside its correction.
func (e *Entry) fields() []strict.Field {
	return []strict.Field{
		strict.Text("name", &e.Name).Must(), strict.Text("reason", &e.Reason).Must(), strict.Text("link", &e.Link),
		strict.Choice("version", &e.Version, "v1.0", "beta", "1.6"), strict.Text("until", &e.Until),
	}
}

// Schema returns the JSON schema of an overlay file, for editors.
func Schema() map[string]any {
	fields := new(Entry).fields()
	var one []any
	for _, o := range ops {
		fields = append(fields, strict.Field{Key: o.key, Fields: o.new().fields()})
		one = append(one, map[string]any{"required": []string{o.key}})
	}
	entry := strict.Schema(fields)
	entry["oneOf"] = one
	return strict.ListOf(entry)
}

var entryName = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func readEntry(n strict.Node, d *diag.List) Entry {
	e := Entry{At: n.At()}
	fields := e.fields()
	var keys, corrections []string
	for _, o := range ops {
		keys = append(keys, o.key)
		fields = append(fields, strict.Field{Key: o.key, Read: func(what string, n strict.Node) {
			corrections = append(corrections, what)
			e.Op = o.new()
			before := len(*d)
			given := n.Fields(what, e.Op.fields())
			if c, ok := e.Op.(checker); ok && len(*d) == before {
				c.check(what, n, given)
			}
		}})
	}
	before := len(*d)
	n.Fields("", fields)
	if len(*d) > before {
		return e
	}
	switch {
	case len(corrections) == 0:
		n.Errorf("add one of "+strings.Join(keys, ", "), "entry %q corrects nothing", e.Name.Text)
	case len(corrections) > 1:
		n.Errorf("write an entry for each, with a reason of its own", "entry %q has several corrections: %s", e.Name.Text, strings.Join(corrections, ", "))
	}
	if !entryName.MatchString(e.Name.Text) {
		d.Add(e.Name.At, diag.BadOverlay, "use letters, digits and hyphens", "the name %q is not a short word", e.Name.Text)
	}
	if e.Until.IsSet() {
		e.checkUntil(d)
	}
	if e.Link.IsSet() {
		if u, err := url.Parse(e.Link.Text); err != nil || u.Host == "" || u.Scheme != "https" && u.Scheme != "http" {
			d.Add(e.Link.At, diag.BadOverlay, "", "the link %q is not a web address", e.Link.Text)
		}
	}
	return e
}

func (e *Entry) checkUntil(d *diag.List) {
	if _, err := time.Parse(time.DateOnly, e.Until.Text); err != nil {
		d.Add(e.Until.At, diag.BadOverlay, "write it as 2027-01-31", "until %q is no day", e.Until.Text)
	}
	if _, ok := e.Op.(keeper); e.Op != nil && !ok {
		d.Add(e.Until.At, diag.BadOverlay, "remove it: an entry that changes nothing is reported anyway", "only what keeps something ends on a day")
	}
}
