package resolve

import (
	"cmp"
	"net/http"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// applyChanges makes the models say what the announcements of their version do: what changes gets a notice, is deprecated where it
// goes away, and has its replacement beside it. A change that fits nothing in its model is reported and leaves it alone.
func applyChanges(doc *ir.Document, diags *diag.List) {
	for i := range doc.Models {
		m := &doc.Models[i]
		changed := false
		for _, c := range doc.Changes {
			if c.Version == m.Version {
				announced{c, m, diags}.apply()
				changed = true
			}
		}
		if changed {
			normalise(m)
		}
	}
}

// announced is one change of one model.
type announced struct {
	ir.Change
	m     *ir.Model
	diags *diag.List
}

func (a announced) apply() {
	ops := a.operations(a.API)
	owners := a.owners(ops)
	switch {
	case len(owners) > 1:
		a.diags.Add(a.Source, diag.UnmatchedChange, "say in the announcement which type it belongs to: the `x` property of `y`",
			"the announced change of %q can be about any of %s of %s", a.API, listed("type", "types", owners), a.m.Version)
		owners = nil
	case len(owners)+len(ops) == 0 && !a.markType():
		a.diags.Add(a.Source, diag.UnmatchedChange, diag.DidYouMean(a.API, a.names(), "add the page that describes it, or remove the announcement"),
			"an announcement changes %q, which no document of %s describes", a.whole(), a.m.Version)
	}
	for _, owner := range owners {
		a.changeProperty(owner)
	}
	a.changeOperations(ops)
}

// whole returns the changed API as messages name it.
func (a announced) whole() string {
	if a.Type == "" {
		return a.API
	}
	return a.Type + "." + a.API
}

// operations returns the indexes of the operations on the path, or whose last segment but keys has the name.
func (a announced) operations(api string) []int {
	var out []int
	for i := range a.m.Operations {
		segs := segments(a.m.Operations[i].Path)
		at := lastLiteral(segs)
		switch {
		case strings.Contains(api, "/"):
			if pathKey(segs) == pathKey(segments(api)) {
				out = append(out, i)
			}
		case at >= 0 && strings.EqualFold(ir.LocalName(literal(segs[at])), ir.LocalName(api)) && (a.Type == "" || isPlaceOf(a.Type, segs[:at])):
			out = append(out, i)
		}
	}
	return out
}

// lastLiteral returns the index of the last segment that is no key, or -1.
func lastLiteral(segs []string) int {
	for i, s := range slices.Backward(segs) {
		if !isKey(s) {
			return i
		}
	}
	return -1
}

// isPlaceOf reports whether a path leads to a value of the type, as far as its last name tells.
func isPlaceOf(typeName string, segs []string) bool {
	at := lastLiteral(segs)
	if at < 0 {
		return false
	}
	name := ir.LocalName(literal(segs[at]))
	local := ir.LocalName(typeName)
	return strings.EqualFold(name, local) || strings.EqualFold(english.Singular(name), local) || at == 0 && fold(name) == "me" && fold(local) == "user"
}

// owners returns the types that have the changed property: the one that the announcement names, or else all that declare it, or of
// several those to which the paths of the changed operations lead.
func (a announced) owners(ops []int) []string {
	types := ir.NewIndex(a.m)
	if a.Type != "" {
		if t := types.Type(a.Type); t != nil && types.Property(t.Name, a.API) != nil {
			return []string{t.Name}
		}
		return nil
	}
	var all, led []string
	for _, t := range a.m.Types {
		if findProperty(t.Properties, a.API) < 0 {
			continue
		}
		all = append(all, t.Name)
		for _, i := range ops {
			segs := segments(a.m.Operations[i].Path)
			if isPlaceOf(t.Name, segs[:lastLiteral(segs)]) {
				led = append(led, t.Name)
				break
			}
		}
	}
	if len(ops) > 0 && len(all) > 1 {
		return led
	}
	return all
}

// names returns what an announcement of the version could have meant.
func (a announced) names() []string {
	var out []string
	for _, t := range a.m.Types {
		out = append(out, t.Name)
		for _, p := range t.Properties {
			out = append(out, p.Name)
		}
	}
	for _, o := range a.m.Operations {
		if name := lastName(o.Path); name != "" {
			out = append(out, name)
		}
	}
	return out
}

// markType marks the type of that name, if there is one.
func (a announced) markType() bool {
	for i := range a.m.Types {
		if t := &a.m.Types[i]; a.Type == "" && strings.EqualFold(t.Name, a.API) {
			a.mark(&t.Deprecated, &t.Notice, a.notice("it"))
			return true
		}
	}
	return false
}

// mark adds a notice, and deprecates what the change takes away.
func (a announced) mark(deprecated *bool, notice *string, text string) {
	*notice = strings.TrimSpace(*notice + " " + text)
	switch a.Kind {
	case ir.ChangeRemoval, ir.ChangeDeprecation, ir.ChangeReplacement:
		*deprecated = true
	case ir.ChangeTemporaryReplacement, ir.ChangeOutage, ir.ChangeOther:
	}
}

// adds reports whether the replacement answers as the replaced does, so that it can be added where no page describes it.
func (a announced) adds() bool {
	return a.Replacement != "" && (a.Kind == ir.ChangeTemporaryReplacement || a.Kind == ir.ChangeReplacement)
}

// changeProperty marks the property of the type, and puts its replacement beside it. A type that inherits the property declares it
// again, so that the base and its other types stay as they are.
func (a announced) changeProperty(owner string) {
	t := a.m.Find(owner)
	types := ir.NewIndex(a.m)
	at := findProperty(t.Properties, a.API)
	if at < 0 {
		at = len(t.Properties)
		t.Properties = append(t.Properties, cloneProperty(*types.Property(owner, a.API)))
	}
	original := cloneProperty(t.Properties[at])
	a.mark(&t.Properties[at].Deprecated, &t.Properties[at].Notice, a.notice("it"))
	if !a.adds() || strings.Contains(a.Replacement, "/") {
		return
	}
	if types.Property(owner, a.Replacement) == nil {
		original.Name, original.Source, original.Key = a.Replacement, a.Source, false
		t.Properties = slices.Insert(t.Properties, at+1, original)
	}
	if i := findProperty(t.Properties, a.Replacement); i >= 0 && a.Kind == ir.ChangeTemporaryReplacement {
		p := &t.Properties[i]
		p.Deprecated, p.Notice = true, strings.TrimSpace(p.Notice+" "+a.standInNotice())
	}
}

// changeOperations marks the operations, and puts those of the replacement beside them. Where the announcement tells the error to
// expect, it is one that the operations document, and those that only read learn what to ask then.
func (a announced) changeOperations(ops []int) {
	standIns := map[string]bool{} // that pages describe
	for _, i := range a.operations(cmp.Or(a.Replacement, "/")) {
		standIns[a.operationKey(a.m.Operations[i])] = true
		if o := &a.m.Operations[i]; a.Kind == ir.ChangeTemporaryReplacement {
			o.Deprecated, o.Notice = true, strings.TrimSpace(o.Notice+" "+a.standInNotice())
		}
	}
	for _, i := range ops {
		o := &a.m.Operations[i]
		if standIn := *cloneOperation(*o); a.adds() && !strings.Contains(a.Replacement, "/") {
			segs := segments(o.Path)
			last := lastLiteral(segs)
			segs[last] = renamed(segs[last], a.Replacement)
			standIn.Path = "/" + strings.Join(segs, "/")
			standIn.Source, standIn.Examples = a.Source, nil
			if a.Kind == ir.ChangeTemporaryReplacement {
				standIn.Deprecated, standIn.Notice = true, a.standInNotice()
				if o.Method == http.MethodGet && last == len(segs)-1 && segs[last] == a.Replacement && isWhole(a.Error) {
					o.Fallback = &ir.Fallback{Segment: a.Replacement, Error: *a.Error}
				}
			}
			if !standIns[a.operationKey(standIn)] {
				a.m.Operations = append(a.m.Operations, standIn)
				o = &a.m.Operations[i]
			}
		}
		a.mark(&o.Deprecated, &o.Notice, a.notice("it"))
		if a.Error != nil {
			o.Errors = append(o.Errors, ir.ErrorCase{Status: a.Error.Status, Code: a.Error.Code, Message: a.Error.Message, Scenario: a.notice(a.whole())})
		}
	}
}

func (a announced) operationKey(o ir.Operation) string {
	return strings.ToUpper(o.Method) + " " + pathKey(segments(o.Path))
}

// renamed gives a literal segment another name; its arguments stay.
func renamed(segment, name string) string {
	return name + segment[len(literal(segment)):]
}

// isWhole reports whether nothing of the error is left open, so that no other error can be taken for it.
func isWhole(e *ir.AnnouncedError) bool {
	return e != nil && e.Status > 0 && e.Code != "" && e.Message != ""
}

// since says from when the change holds.
func (a announced) since() string { return cmp.Or(a.Effective, "a date not announced") }
