package overlay

import (
	"fmt"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Apply corrects the document in place, entry by entry. It must hold everything that was read, not a slice of it: an entry that
// changes nothing in any model it applies to is reported. An entry for a version that the document does not hold is passed over.
func Apply(doc *ir.Document, entries []Entry, d *diag.List) {
	for _, e := range entries {
		best := outcome{at: e.At, message: "no document describes an API"}
		applies := !e.Version.IsSet()
		for i := range doc.Models {
			if m := &doc.Models[i]; !e.Version.IsSet() || e.Version.Text == m.Version {
				applies = true
				if o := e.Op.apply(m); o.rank > best.rank {
					best = o
				}
			}
		}
		if applies {
			e.report(best, d)
		}
	}
}

const remove = "remove the entry if the documents no longer need it"

func (e Entry) report(o outcome, d *diag.List) {
	switch o.rank {
	case rankChanged:
	case rankConflict:
		d.Add(o.at, diag.BadOverlay, o.hint, "overlay %q cannot be applied: %s", e.Name.Text, o.message)
	case rankNeedless:
		d.Add(o.at, diag.UnusedOverlay, remove, "overlay %q changes nothing: %s", e.Name.Text, o.message)
	case rankNothing, rankNoOwner, rankNoPart:
		d.Add(o.at, diag.UnusedOverlay, o.hint, "overlay %q matches nothing: %s", e.Name.Text, o.message)
	default:
		d.Add(e.At, diag.Internal, "", "overlay %q ended with the unknown outcome %d", e.Name.Text, o.rank)
	}
}

// rank orders the outcomes of one entry in several models: the highest one is told.
type rank int

const (
	rankNothing  rank = iota // not tried
	rankNoOwner              // no type, enum or operation of that name
	rankNoPart               // the type or enum is there, its property or member is not
	rankNeedless             // what the entry asks for is so already
	rankChanged              // applied
	rankConflict             // what the entry asks for cannot be
)

// outcome is what came of an entry in one model.
type outcome struct {
	rank          rank
	at            ir.Source
	message, hint string
}

var changed = outcome{rank: rankChanged}

// noOwner says that the model has no such type, enum or operation; candidates are those that it has.
func noOwner(kind string, v Value, candidates []string) outcome {
	return outcome{rankNoOwner, v.At, fmt.Sprintf("there is no %s %q", kind, v.Text), diag.DidYouMean(v.Text, candidates, remove)}
}

func needless(at Value, format string, args ...any) outcome {
	return outcome{rank: rankNeedless, at: at.At, message: fmt.Sprintf(format, args...)}
}

func conflict(at Value, hint, format string, args ...any) outcome {
	return outcome{rankConflict, at.At, fmt.Sprintf(format, args...), hint}
}
