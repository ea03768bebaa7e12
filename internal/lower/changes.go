package lower

import (
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

// standing is what the documents and announcements say about the future of something.
type standing struct {
	deprecated bool
	notice     string // of announcements; the reason where it is deprecated
}

// text returns the paragraph that says it in a comment, "" for none. told tells that the comment has a deprecation notice already.
func (s standing) text(told bool) string {
	switch {
	case s.notice != "" && s.deprecated && !told:
		return "Deprecated: " + s.notice
	case s.notice != "":
		return "Announced: " + s.notice
	case s.deprecated && !told:
		return "Deprecated: the documentation marks it as deprecated."
	default:
		return ""
	}
}

// fallbackText says in a method's comment what it asks when it is refused as announced.
func fallbackText(op *ir.Operation) string {
	if op.Fallback == nil {
		return ""
	}
	return "\nWhen the service refuses it with the announced error, " + op.Fallback.Segment + " is asked in its place; see graph.Fallback."
}

// fallback returns what the method asks when it is refused as announced, or nil. Streams and counts have none.
func fallback(op *ir.Operation, result gomodel.Result) *gomodel.Fallback {
	if op.Fallback == nil {
		return nil
	}
	switch result {
	case gomodel.ResultNone, gomodel.ResultOne, gomodel.ResultSlot, gomodel.ResultValue, gomodel.ResultPage, gomodel.ResultAll:
		e := op.Fallback.Error
		return &gomodel.Fallback{Segment: op.Fallback.Segment, Status: e.Status, Code: e.Code, Message: e.Message}
	case gomodel.ResultCount, gomodel.ResultContent:
	}
	return nil
}
