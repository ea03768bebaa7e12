package parser

import (
	"cmp"
	"math"
	"regexp"
	"slices"
	"strings"
	"time"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// The wordings of announcements, matched against statements in lower case. What a statement is about follows from which of them
// it has; an announcement is read as a whole, since the change, its date and its consequences stand in different sentences.
var (
	removalWording = regexp.MustCompile(`\bremov(?:e[sd]?|al|ing)\b|\bretir(?:e[sd]?|ing|ement)\b|\bshut(?:s|ting)?[ -]?down\b|\b(?:turn|switch)(?:s|es|ed|ing)? off\b|` +
		`\bsunset\w*|\bdiscontinu\w*|\bdecommission\w*|\bend(?:s)?[ -]of[ -](?:life|support|service)\b|\bgo(?:es|ing)? away\b|\bceases?\b|` +
		`\bno longer (?:be )?(?:available|supported|returned|work\w*|exist\w*|accept\w*|function\w*)|\bstops? (?:being|returning|supporting|working|accepting)\b`)
	deprecationWording = regexp.MustCompile(`\bdeprecat\w*`)
	outageWording      = regexp.MustCompile(`\boffline\b|\bunavailable\b|\boutage\b|\bdowntime\b|\bmaintenance\b|\bsuspen\w*|\btemporarily (?:disabled|removed|down)\b|\btaken? down\b`)
	returnWording      = regexp.MustCompile(`\bback (?:up|online|in service|again|to)\b|\bis back\b|\bbrought back\b|\brestor\w*|\bavailable again\b|\brevert\w*`)
	exchangeWording    = regexp.MustCompile(`\brenam\w*|\breplac(?:e[sd]?|ing)\b|\bsupersed\w*|\bsucceed\w*|\bsubstitut\w*`)
	changingWording    = regexp.MustCompile(`\bbreaking changes?\b|\b(?:will|to) (?:be )?chang(?:e|es|ed|ing)\b|\bchanges? (?:to|coming|in)\b`)
	effectWording      = regexp.MustCompile(`\broll(?:s|ed|ing)?[ -]?out\b|\beffective\b|\btak(?:es?|ing) effect\b|\b(?:start|begin)(?:s|ning|ing)?\b|\bas of\b|\bfrom\b|\bgo(?:es)? live\b|\bwill land\b`)
	futureWording      = regexp.MustCompile(`\bwill\b|\bplan(?:s|ned|ning)?\b|\bgoing to\b|\bschedul\w+|\bupcoming\b|\b(?:is|are) (?:to|being)\b|\bcoming\b`)
	dayWording         = regexp.MustCompile(`\b(?:on|after|by|before|until)\b`)
	publicationWording = regexp.MustCompile(`\b(?:published|posted|written|last (?:updated|modified|reviewed))\b|^updated\b|^date\b`)
	temporaryWording   = regexp.MustCompile(`\btemporar(?:y|ily)\b|\binterim\b|\bstop-?gap\b|\bin the meantime\b|\bmeanwhile\b|\bstands? in\b`)
)

// announcementTitle is the wording of titles that announce a change.
var announcementTitle = regexp.MustCompile(`(?i)\bbreaking changes?\b|\bdeprecat\w*|\bretir(?:ed|es|ing|ement)\b|\bremov(?:ed|al)\b|\bgo(?:es|ing) away\b|` +
	`\bend of (?:life|support)\b|\bsunset\w*|\boffline\b|\boutage\b|\bdowntime\b|\bshut(?:ting)?[ -]?down\b|\bdiscontinu\w*|\b(?:is|are|will be|being) (?:renamed|replaced)\b|\bupcoming changes?\b`)

// isAnnouncement reports whether the page is a message about a change rather than a reference: its title says so, or it has no
// tables and its text announces a change to come.
func (p *page) isAnnouncement() bool {
	if announcementTitle.MatchString(p.title) {
		return true
	}
	for _, s := range p.sections {
		if len(tables(s.blocks)) > 0 {
			return false
		}
	}
	for _, s := range p.sections {
		for _, text := range paragraphs(s.blocks) {
			if changeWording.MatchString(text.Plain()) {
				return true
			}
		}
	}
	return false
}

// announcement is the reading of one announcement.
type announcement struct {
	statements  []statement
	replacement string
	owner       string
	subjects    []string
	at          ir.Source // of the statement that names the subjects
}

// extractAnnouncement reads the changes that the page announces: one for each API that it names and each version.
func (p *page) extractAnnouncement() {
	a := &announcement{statements: p.statements(false)}
	if a.findNames(); len(a.subjects) == 0 {
		a.statements = p.statements(true)
		a.findNames()
	}
	if len(a.subjects) == 0 {
		p.note(diag.BadAnnouncement, "name it as code or as the documents do: the `userPurpose` API", "the announcement %q names no API that changes", clip(p.title))
		return
	}
	change := ir.Change{Type: a.owner, Replacement: a.replacement, Error: p.announcedError(), Source: a.at}
	change.Kind = a.kind()
	on := a.effective(change.Kind)
	if on.IsZero() {
		p.diags.Add(a.at, diag.BadAnnouncement, "write it as in: on August 24, 2021", "the announcement gives no date for the change of %q", a.subjects[0])
	} else {
		change.Effective = on.Format(time.DateOnly)
	}
	change.DurationWeeks, change.RemoveAfterDays = a.durations(change.Kind, on)
	versions := a.versions(p.f.Version)
	p.f.Version = versions[0]
	for _, v := range versions {
		f := p.in(v)
		for _, name := range slices.Compact(slices.Sorted(slices.Values(a.subjects))) {
			c := change
			c.API, c.Version = name, v
			if c.Type == "" {
				c.Type, c.API = cutOwner(name)
			}
			if _, local := cutOwner(c.Replacement); c.Type != "" {
				c.Replacement = local
			}
			f.Changes = append(f.Changes, c)
		}
	}
}

// cutOwner splits type.property; a path or a plain name has no owner.
func cutOwner(name string) (owner, local string) {
	if i := strings.LastIndexByte(name, '.'); i > 0 && !strings.Contains(name, "/") {
		return name[:i], name[i+1:]
	}
	return "", name
}

// kind classes the change. The title decides where it uses a word of removal or deprecation; the text, which also speaks of the
// replacement's own end, decides otherwise.
func (a *announcement) kind() ir.ChangeKind {
	var offline, returns, temporary bool
	own := func(re *regexp.Regexp) bool {
		return slices.ContainsFunc(a.statements, func(s statement) bool { return a.isOwn(s) && re.MatchString(s.text) })
	}
	offline, returns = own(outageWording), own(returnWording)
	for _, s := range a.statements {
		temporary = temporary || a.replacement != "" && a.speaksOfReplacement(s) && temporaryWording.MatchString(s.text)
	}
	switch {
	case a.replacement != "" && (temporary || offline && returns):
		return ir.ChangeTemporaryReplacement
	case offline && a.replacement == "" && !own(removalWording) && !own(deprecationWording):
		return ir.ChangeOutage
	}
	kinds := []struct {
		wording *regexp.Regexp
		kind    ir.ChangeKind
	}{{removalWording, ir.ChangeRemoval}, {deprecationWording, ir.ChangeDeprecation}, {exchangeWording, ir.ChangeReplacement}}
	for _, s := range a.statements {
		for _, k := range kinds {
			if s.title && k.wording.MatchString(s.text) && (k.kind != ir.ChangeReplacement || a.replacement != "") {
				return k.kind
			}
		}
	}
	for _, k := range kinds {
		if own(k.wording) && (k.kind != ir.ChangeReplacement || a.replacement != "") {
			return k.kind
		}
	}
	if a.replacement != "" {
		return ir.ChangeReplacement
	}
	return ir.ChangeOther
}

// isOwn reports whether a statement can be about the change itself: it does not speak of the replacement alone.
func (a *announcement) isOwn(s statement) bool {
	return !a.speaksOfReplacement(s) || slices.ContainsFunc(a.subjects, s.has)
}

func (a *announcement) speaksOfReplacement(s statement) bool {
	return a.replacement != "" && s.has(a.replacement) || strings.Contains(s.text, "temporary api")
}

// effective returns the day on which the change takes place, the zero time when the text gives none: the first date of the
// statements that speak most clearly of it.
func (a *announcement) effective(kind ir.ChangeKind) time.Time {
	wording := changingWording
	switch kind {
	case ir.ChangeTemporaryReplacement, ir.ChangeOutage:
		wording = outageWording
	case ir.ChangeRemoval:
		wording = removalWording
	case ir.ChangeDeprecation:
		wording = deprecationWording
	case ir.ChangeReplacement:
		wording = exchangeWording
	case ir.ChangeOther:
	}
	var best time.Time
	clearest := 0
	for _, s := range a.statements {
		if publicationWording.MatchString(s.text) || !a.isOwn(s) {
			continue
		}
		for _, d := range dates(s.text) {
			before := s.text[:d.at]
			score := 0
			switch {
			case kind == ir.ChangeDeprecation && lastMatch(removalWording, before) > lastMatch(deprecationWording, before):
				score = 1
			case wording.MatchString(before):
				score = 5
			case wording.MatchString(s.text):
				score = 4
			case effectWording.MatchString(s.text):
				score = 3
			case futureWording.MatchString(s.text):
				score = 2
			case dayWording.MatchString(before):
				score = 1
			}
			if score > clearest {
				best, clearest = d.day, score
			}
		}
	}
	return best
}

// lastMatch returns where the last match starts, or -1.
func lastMatch(re *regexp.Regexp, text string) int {
	all := re.FindAllStringIndex(text, -1)
	if len(all) == 0 {
		return -1
	}
	return all[len(all)-1][0]
}

var (
	lastingWording = regexp.MustCompile(`\bup to\b|\btak(?:e|es|ing)\b|\blast(?:s|ing)?\b|\bfor\b|\bwithin\b|\bduration\b|\bestimat\w*|\banticipat\w*|\bexpect\w*`)
	termWording    = regexp.MustCompile(`\b(?:in|within|after) (?:\S+ ){1,2}(?:day|week|month|year)s?\b|\b(?:day|week|month|year)s? (?:after|later)\b`)
	untilWording   = regexp.MustCompile(`(?:\b(?:to|until|till|through)|\bbetween\b.*\band|–|—| -)\s*$`)
)

// durations returns how many weeks a change for a while lasts, and after how many days the replacement, or the deprecated API
// itself, is removed.
func (a *announcement) durations(kind ir.ChangeKind, effective time.Time) (weeks, removeAfter int) {
	temporary := kind == ir.ChangeTemporaryReplacement || kind == ir.ChangeOutage
	for _, s := range a.statements {
		days := duration(s.text)
		ends := removalWording.MatchString(s.text) || deprecationWording.MatchString(s.text)
		switch {
		case temporary && ends && (!slices.ContainsFunc(a.subjects, s.has) || a.speaksOfReplacement(s) || termWording.MatchString(s.text)):
			removeAfter = cmp.Or(removeAfter, days)
		case temporary && weeks == 0 && days > 0 && lastingWording.MatchString(s.text):
			weeks = inWeeks(days)
		case temporary && weeks == 0 && outageWording.MatchString(s.text):
			weeks = inWeeks(span(s.text))
		case kind == ir.ChangeDeprecation && removeAfter == 0 && a.isOwn(s) && removalWording.MatchString(s.text):
			if removeAfter = days; days == 0 {
				removeAfter = daysUntilRemoval(s.text, effective)
			}
		}
	}
	return weeks, removeAfter
}

func inWeeks(days int) int { return int(math.Ceil(float64(days) / 7)) }

// span returns the days between the two dates of a statement that says from one to the other, or 0.
func span(text string) int {
	found := dates(text)
	for i := 1; i < len(found); i++ {
		if untilWording.MatchString(text[:found[i].at]) {
			return max(0, daysBetween(found[i-1].day, found[i].day))
		}
	}
	return 0
}

// daysUntilRemoval returns the days from a deprecation to the date that follows a word of removal, or 0.
func daysUntilRemoval(text string, from time.Time) int {
	for _, d := range dates(text) {
		if before := text[:d.at]; !from.IsZero() && lastMatch(removalWording, before) > lastMatch(deprecationWording, before) {
			return max(0, daysBetween(from, d.day))
		}
	}
	return 0
}

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }

// versions returns the versions of the API that change, at least one: those that the first statement with any names, titles
// first, or the one that the page's path and options give.
func (a *announcement) versions(assumed string) []string {
	for _, title := range []bool{true, false} {
		for _, s := range a.statements {
			if s.title == title && len(s.versions) > 0 {
				return s.versions
			}
		}
	}
	return []string{assumed}
}
