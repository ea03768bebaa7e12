package lower

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// calls returns the ways in which the operation's path is walked. There is one, but for a function whose parameters the path leaves
// out: they are its arguments, and it is called without and with those that are optional.
func calls(op *ir.Operation) [][]segment {
	isFunction := op.Kind == ir.OperationFunction || op.Kind == ir.OperationDelta
	segs := parsePath(op.Path, isFunction)
	if !isFunction || len(segs) == 0 || segs[len(segs)-1].kind != literalSegment {
		return [][]segment{segs}
	}
	var all, required []argument
	for _, p := range op.Parameters {
		if p.In != ir.InPath || strings.Contains(op.Path, "{"+p.Name+"}") || !isName(p.Name) {
			continue
		}
		a := argument{name: p.Name, param: p.Name, quoted: p.Type == "String" && !p.Collection}
		all = append(all, a)
		if p.Required {
			required = append(required, a)
		}
	}
	with := func(args []argument) []segment {
		if len(args) == 0 {
			return segs
		}
		called := slices.Clone(segs)
		called[len(called)-1].kind, called[len(called)-1].args = callSegment, args
		return called
	}
	if len(required) == len(all) {
		return [][]segment{with(all)}
	}
	return [][]segment{with(required), with(all)}
}

// callParam returns the parameter of the Go method for an argument of the function that the step calls.
func (l *lowerer) callParam(c *node, a argument, name string) gomodel.CallParam {
	p := gomodel.CallParam{Name: name, Type: scalars["String"], Key: a.name, Quoted: a.quoted, Literal: a.typ}
	examples := c.exampleLiterals(a.name)
	if e := l.plan.index.Enum(strings.TrimPrefix(a.typ, castPrefix)); e != nil {
		p.Type = l.model(l.enumName(e.Name))
		return p
	}
	doc := c.argumentType(a.param)
	if e := l.plan.index.Enum(doc); e != nil {
		p.Type, p.Quoted = l.model(l.enumName(e.Name)), true
		return p
	}
	if doc == "String" {
		p.Quoted = p.Quoted || slices.ContainsFunc(examples, isQuoted)
		return p
	}
	t, ok := l.scalar(doc)
	if !ok || !isLiteralType(doc) || slices.ContainsFunc(examples, func(text string) bool { return !mayBe(doc, text) }) {
		return p
	}
	p.Type = t
	return p
}

// argumentType returns the documented type of a function's argument, and String where the pages give none or several.
func (n *node) argumentType(param string) string {
	found := "String"
	for _, op := range n.callers() {
		for _, p := range op.Parameters {
			switch {
			case p.In != ir.InPath || p.Name != param || p.Type == "String" || p.Collection || p.Type == found:
			case found == "String":
				found = p.Type
			default:
				return "String"
			}
		}
	}
	return found
}

// callers returns the operations that end at the step, or, if none does, those that go on from there.
func (n *node) callers() []*ir.Operation {
	if len(n.ops) > 0 {
		return n.ops
	}
	var out []*ir.Operation
	for _, c := range n.children {
		out = append(out, c.callers()...)
	}
	return out
}

// exampleLiterals returns what the examples write for an argument of the function that the step calls.
func (n *node) exampleLiterals(name string) []string {
	var out []string
	for _, op := range n.callers() {
		for _, ex := range op.Examples {
			if ex.Request == nil {
				continue
			}
			for _, part := range splitPath(ex.Request.URL) {
				function, args, called := strings.Cut(part, "(")
				if !called || !strings.EqualFold(function, n.seg.name) {
					continue
				}
				for _, arg := range strings.Split(args, ",") {
					if key, value, ok := strings.Cut(arg, "="); ok && strings.EqualFold(strings.TrimSpace(key), name) {
						out = append(out, strings.TrimSpace(strings.TrimRight(value, ")")))
					}
				}
			}
		}
	}
	return out
}

func isQuoted(literal string) bool { return strings.HasPrefix(literal, "'") }

// isLiteralType reports whether values of the primitive type are written in paths.
func isLiteralType(name string) bool { return name != "Json" && name != "Stream" }

var (
	numberText = regexp.MustCompile(`^[+-]?[0-9.]+(?:[eE][+-]?\d+)?$`)
	guidText   = regexp.MustCompile(`^[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}$`)
	wordText   = regexp.MustCompile(`^[A-Za-z][\w-]*$`)
)

// mayBe reports whether a literal of an example is one of the type, or says nothing of it: a placeholder, or a word in place of a value.
func mayBe(typ, literal string) bool {
	text := strings.Trim(literal, "'")
	if plain, err := url.PathUnescape(text); err == nil {
		text = plain
	}
	if text == "" || strings.ContainsAny(text, "{}<>&") {
		return true
	}
	switch typ {
	case "Boolean":
		return wordText.MatchString(text)
	case "Byte", "SByte", "Int16", "Int32", "Int64":
		_, err := strconv.ParseInt(text, 10, 64)
		return err == nil || wordText.MatchString(text)
	case "Single", "Double", "Decimal":
		return numberText.MatchString(text) || wordText.MatchString(text)
	case "Date", "DateTimeOffset":
		day, _, _ := strings.Cut(text, "T")
		_, err := time.Parse("2006-1-2", day)
		return err == nil || wordText.MatchString(text)
	case "Guid":
		return guidText.MatchString(text) || wordText.MatchString(text)
	default:
		return true
	}
}
