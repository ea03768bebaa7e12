package change

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

var parameterName = regexp.MustCompile(`\{[^{}]*\}`)

// request is the request line with its parameters' names and its case taken away: the same for two lines that mean the same.
func request(method, path string) string {
	return strings.ToUpper(method) + " " + strings.ToLower(parameterName.ReplaceAllLiteralString(path, "{}"))
}

func line(o *ir.Operation) string { return o.Method + " " + o.Path }

func (c *comparison) compareOperations() {
	key := func(o *ir.Operation) string { return request(o.Method, o.Path) }
	for _, p := range pairUp(c.before.Operations, c.after.Operations, key, c.likeOperations) {
		switch {
		case p.old == nil:
			c.add(Change{Kind: OperationAdded, Owner: line(p.new), Subject: line(p.new), New: p.new.Title, NewAt: p.new.Source})
		case p.new == nil:
			c.add(Change{Kind: OperationRemoved, Owner: line(p.old), Subject: line(p.old), Old: p.old.Title, OldAt: p.old.Source})
		default:
			c.compareOperation(p)
		}
	}
}

// likeOperations takes two request lines for one that moved when they stand on one page, and are alike but for a segment or the
// method.
func (c *comparison) likeOperations(old, now *ir.Operation) found {
	if c.answer(old) != answer(now) || old.Kind != now.Kind {
		return found{}
	}
	a, b := segments(old.Path), segments(now.Path)
	same := 0
	for i := range min(len(a), len(b)) {
		if a[i] == b[i] {
			same++
		}
	}
	most := max(len(a), len(b))
	if same*2 < most || old.Method != now.Method && same < most {
		return found{}
	}
	text, textWhy := likeText(old.Doc, now.Doc, old.ID, now.ID)
	if old.ID != now.ID && text < sameText {
		return found{}
	}
	pageWhy := ""
	if old.ID == now.ID {
		pageWhy = "the same page, " + now.ID
	}
	return found{1 + float64(same)/float64(most), nonEmpty(pageWhy, fmt.Sprintf("%d of %d segments are the same", same, most), textWhy, "the same answer, "+answerText(now.Response))}
}

func segments(path string) []string {
	return strings.Split(strings.ToLower(strings.Trim(parameterName.ReplaceAllLiteralString(path, "{}"), "/")), "/")
}

// answer is what an operation answers, by the new names of types.
func (c *comparison) answer(o *ir.Operation) string {
	if o.Response == nil {
		return ""
	}
	r := *o.Response
	r.Type = c.now(r.Type)
	return answer(&ir.Operation{Response: &r})
}

func answer(o *ir.Operation) string { return strings.ToLower(answerText(o.Response)) }

func answerText(r *ir.Response) string {
	switch {
	case r == nil || r.Type == "":
		return "nothing"
	case r.Collection:
		return r.Type + " collection"
	default:
		return r.Type
	}
}

func (c *comparison) compareOperation(p pair[ir.Operation]) {
	old, now := p.old, p.new
	add := func(k Kind, subject, before, after string) {
		c.add(Change{Kind: k, Owner: line(now), Subject: subject, Old: before, New: after, OldAt: old.Source, NewAt: now.Source})
	}
	if p.why != nil {
		c.add(Change{Kind: OperationMoved, Owner: line(now), Subject: line(now), Old: line(old), New: line(now),
			OldAt: old.Source, NewAt: now.Source, Evidence: p.why, Keep: keepOperation(old, now)})
	}
	switch {
	case c.answer(old) != answer(now):
		add(OperationAnswer, line(now), answerText(old.Response), answerText(now.Response))
	case old.Kind != now.Kind:
		add(OperationKindChanged, line(now), string(old.Kind), string(now.Kind))
	}
	if old.Deprecated != now.Deprecated {
		add(OperationDeprecated, line(now), whether(old.Deprecated, "deprecated"), whether(now.Deprecated, "deprecated"))
	}
	switch {
	case old.Doc != now.Doc:
		add(OperationText, line(now), old.Doc, now.Doc)
	case old.Title != now.Title:
		add(OperationText, line(now), old.Title, now.Title)
	}
	c.compareBody(old, now, add)
	if before, after := argumentText(old), argumentText(now); before != after && old.Kind == now.Kind {
		add(OperationArguments, line(now), before, after)
	}
	compareParameters(old, now, add)
	comparePermissions(old.Permissions, now.Permissions, now, add)
	for _, cloud := range old.Clouds {
		if len(now.Clouds) > 0 && !slices.Contains(now.Clouds, cloud) {
			add(CloudRemoved, line(now), string(cloud), "")
		}
	}
	for _, cloud := range now.Clouds {
		if len(old.Clouds) > 0 && !slices.Contains(old.Clouds, cloud) {
			add(CloudAdded, line(now), "", string(cloud))
		}
	}
}

type adder func(k Kind, subject, before, after string)

func (c *comparison) compareBody(old, now *ir.Operation, add adder) {
	before, after := bodyText(old.Request, c.now), bodyText(now.Request, func(s string) string { return s })
	if !strings.EqualFold(before, after) {
		add(OperationBody, line(now), bodyText(old.Request, func(s string) string { return s }), after)
		return
	}
	if old.Request == nil || now.Request == nil {
		return
	}
	// A table that lists what a request needs is not all that it takes: what it leaves out can be written all the same.
	exact := old.Request.Exact && now.Request.Exact || now.Request.Type == ""
	for _, p := range pairUp(old.Request.Properties, now.Request.Properties, func(p *ir.Property) string { return p.Name }, func(_, _ *ir.Property) found { return found{} }) {
		switch {
		case p.old == nil && exact:
			add(BodyPropertyAdded, line(now)+" "+p.new.Name, "", describe(p.new))
		case p.new == nil && exact:
			add(BodyPropertyRemoved, line(now)+" "+p.old.Name, describe(p.old), "")
		case p.old == nil || p.new == nil:
		case spell(p.old, c.now(p.old.Type)) != spell(p.new, p.new.Type):
			add(BodyPropertyRetyped, line(now)+" "+p.new.Name, describe(p.old), describe(p.new))
		case !p.old.Required && p.new.Required:
			add(BodyPropertyRequired, line(now)+" "+p.new.Name, "", "required")
		case p.old.Required && !p.new.Required:
			add(BodyPropertyOptional, line(now)+" "+p.new.Name, "required", "")
		}
	}
}

// bodyText names what a request carries. Loose parameters have no type; their table is compared row by row.
func bodyText(b *ir.Body, now func(string) string) string {
	switch {
	case b == nil:
		return "nothing"
	case b.Type == "":
		return "parameters"
	case b.Collection:
		return now(b.Type) + " collection"
	default:
		return now(b.Type)
	}
}

// argumentText lists the types of a function's arguments, with the names of those that its path leaves out.
func argumentText(o *ir.Operation) string {
	if o.Kind != ir.OperationFunction && o.Kind != ir.OperationDelta {
		return ""
	}
	var all []string
	for _, p := range o.Parameters {
		at := strings.Index(o.Path, "{"+p.Name+"}")
		switch {
		case p.In != ir.InPath || at >= 0 && strings.LastIndexByte(o.Path[:at], '(') < strings.LastIndexByte(o.Path[:at], '/'):
		case at >= 0:
			all = append(all, p.Type)
		case p.Required:
			all = append(all, p.Name+" "+p.Type)
		default:
			all = append(all, p.Name+" "+p.Type+", optional")
		}
	}
	return strings.Join(all, "; ")
}

func compareParameters(old, now *ir.Operation, add adder) {
	type key struct {
		in   ir.ParameterIn
		name string
	}
	listed := func(o *ir.Operation) []ir.Parameter {
		return slices.DeleteFunc(slices.Clone(o.Parameters), func(p ir.Parameter) bool { return p.In == ir.InPath || p.In == ir.InBody })
	}
	before := map[key]ir.Parameter{}
	for _, p := range listed(old) {
		before[key{p.In, strings.ToLower(p.Name)}] = p
	}
	for _, p := range listed(now) {
		k := key{p.In, strings.ToLower(p.Name)}
		was, ok := before[k]
		delete(before, k)
		subject := line(now) + " " + p.Name
		switch {
		case !ok && p.Required && p.In == ir.InQuery:
			add(ParameterRequired, subject, "", "new and required")
		case !ok:
			add(ParameterAdded, subject, "", string(p.In))
		case !was.Required && p.Required:
			add(ParameterRequired, subject, "", "required")
		case was.Required && !p.Required:
			add(ParameterOptional, subject, "required", "")
		}
		if ok && (was.Type != p.Type || was.Collection != p.Collection) {
			add(ParameterRetyped, subject, was.Type, p.Type)
		}
	}
	for _, p := range listed(old) {
		if _, gone := before[key{p.In, strings.ToLower(p.Name)}]; gone && p.In == ir.InQuery {
			add(ParameterRemoved, line(now)+" "+p.Name, string(p.In), "")
		}
	}
}

func comparePermissions(old, now ir.OperationPermissions, op *ir.Operation, add adder) {
	for _, caller := range []struct {
		who           string
		before, after []string
	}{
		{"delegated, work or school", old.DelegatedWork, now.DelegatedWork},
		{"delegated, personal", old.DelegatedPersonal, now.DelegatedPersonal},
		{"application", old.Application, now.Application},
	} {
		subject := line(op) + " (" + caller.who + ")"
		for _, name := range missing(caller.before, caller.after) {
			add(PermissionRemoved, subject, name, "")
		}
		for _, name := range missing(caller.after, caller.before) {
			add(PermissionAdded, subject, "", name)
		}
		if len(caller.before) > 0 && len(caller.after) > 0 && caller.before[0] != caller.after[0] {
			add(PermissionLeast, subject, caller.before[0], caller.after[0])
		}
	}
}
