package resolve

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// notice says what the change does to the API itself, as a sentence that follows "Deprecated:" where it deprecates. it is what the
// sentence calls the API.
func (a announced) notice(it string) string {
	var text string
	switch a.Kind {
	case ir.ChangeTemporaryReplacement:
		text = it + " is offline from " + a.since() + a.lasting() + ", while " + a.Replacement + " stands in"
	case ir.ChangeOutage:
		text = it + " is offline from " + a.since() + a.lasting()
	case ir.ChangeRemoval:
		text = it + " is removed on " + a.since()
	case ir.ChangeDeprecation:
		text = it + " is deprecated from " + a.since()
		if a.RemoveAfterDays > 0 {
			text += " and removed " + counted(a.RemoveAfterDays, "day", "days") + " later"
		}
	case ir.ChangeReplacement:
		text = "from " + a.since() + " on, " + a.Replacement + " replaces " + it
	case ir.ChangeOther:
		text = it + " changes on " + a.since()
	default:
		text = fmt.Sprintf("internal error: unknown kind of change %q", a.Kind)
	}
	if e := a.Error; e != nil && e.Status > 0 {
		text += "; calls then fail with " + strings.TrimSpace(strconv.Itoa(e.Status)+" "+e.Code)
	}
	if a.Replacement != "" && (a.Kind == ir.ChangeRemoval || a.Kind == ir.ChangeDeprecation) {
		text += "; use " + a.Replacement + " instead"
	}
	return text + "."
}

// standInNotice says why the temporary replacement is deprecated from the start.
func (a announced) standInNotice() string {
	text := "it only stands in for " + a.API + ", which is offline from " + a.since() + a.lasting()
	if a.RemoveAfterDays > 0 {
		text += ", and is removed " + counted(a.RemoveAfterDays, "day", "days") + " after that is back"
	}
	return text + "."
}

// lasting says for how long, when that is known.
func (a announced) lasting() string {
	if a.DurationWeeks == 0 {
		return ""
	}
	return " for up to " + counted(a.DurationWeeks, "week", "weeks")
}

// ChangesInEffect reports the changes of the version whose announced dates have passed by now: the documents, and the code made from
// them, may describe what is no longer so.
func ChangesInEffect(changes []ir.Change, version string, now time.Time) diag.List {
	var diags diag.List
	for _, c := range changes {
		day, err := time.Parse(time.DateOnly, c.Effective)
		if c.Version != version || err != nil || now.Before(day) {
			continue
		}
		what := announced{Change: c}.whole()
		gone, subject := lastDay(c, day), what
		if c.Kind == ir.ChangeTemporaryReplacement {
			subject = c.Replacement
		}
		if c.RemoveAfterDays > 0 && !now.Before(gone) {
			diags.Add(c.Source, diag.ChangeInEffect, "see what the service offers now, bring the documents up to date and remove the announcement",
				"the change of %q was announced for %s, and the removal of %q for %s at the latest: both dates have passed", what, c.Effective, subject, gone.Format(time.DateOnly))
			continue
		}
		diags.Add(c.Source, diag.ChangeInEffect, "once the documents describe what the service offers now, remove the announcement",
			"the change of %q was announced for %s, which has passed", what, c.Effective)
	}
	return diags.Sorted()
}

// lastDay returns the day on which the last thing that the change announces is over, as late as the announcement allows.
func lastDay(c ir.Change, effective time.Time) time.Time {
	return effective.AddDate(0, 0, 7*c.DurationWeeks+c.RemoveAfterDays)
}
