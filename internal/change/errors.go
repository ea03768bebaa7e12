package change

import (
	"slices"
	"strconv"

	"github.com/graphgen/graphgen/ir"
)

// codeUse is an error code with the operations that document it.
type codeUse struct {
	first ir.ErrorCase
	ops   []*ir.Operation
}

func codes(m *ir.Model) map[string]*codeUse {
	out := map[string]*codeUse{}
	for i := range m.Operations {
		o := &m.Operations[i]
		for _, e := range o.Errors {
			if e.Code == "" {
				continue
			}
			if out[e.Code] == nil {
				out[e.Code] = &codeUse{first: e}
			}
			if u := out[e.Code]; !slices.Contains(u.ops, o) {
				u.ops = append(u.ops, o)
			}
		}
	}
	return out
}

// compareErrors compares the documented codes of the whole model, since each has one constant.
func (c *comparison) compareErrors() {
	before, after := codes(c.before), codes(c.after)
	tell := func(k Kind, code, old, now string, oldOp, newOp *ir.Operation) {
		ch := Change{Kind: k, Subject: code, Old: old, New: now}
		if oldOp != nil {
			ch.Owner, ch.OldAt = line(oldOp), oldOp.Source
		}
		if newOp != nil {
			ch.Owner, ch.NewAt = line(newOp), newOp.Source
		}
		c.add(ch)
	}
	for _, code := range sortedKeys(before) {
		was, is := before[code], after[code]
		if is == nil {
			tell(ErrorRemoved, code, errorText(was.first), "", was.ops[0], nil)
			continue
		}
		if was.first.Status != is.first.Status {
			tell(ErrorStatus, code, errorText(was.first), errorText(is.first), was.ops[0], is.ops[0])
		}
		for _, o := range missingOps(was.ops, is.ops) {
			tell(ErrorMoved, code, errorText(was.first), "", o, nil)
		}
		for _, o := range missingOps(is.ops, was.ops) {
			tell(ErrorAdded, code, "", errorText(is.first), nil, o)
		}
	}
	for _, code := range sortedKeys(after) {
		if before[code] == nil {
			tell(ErrorAdded, code, "", errorText(after[code].first), nil, after[code].ops[0])
		}
	}
}

func missingOps(of, in []*ir.Operation) []*ir.Operation {
	var out []*ir.Operation
	for _, o := range of {
		if !slices.ContainsFunc(in, func(x *ir.Operation) bool { return request(x.Method, x.Path) == request(o.Method, o.Path) }) {
			out = append(out, o)
		}
	}
	return out
}

func errorText(e ir.ErrorCase) string {
	if e.Status == 0 {
		return e.Code
	}
	return strconv.Itoa(e.Status) + " " + e.Code
}
