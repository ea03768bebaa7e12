package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// extractAADGraph reads the Azure AD Graph reference, one document that describes a whole API. Its sections follow each other on any
// level of heading, and its properties stand in numbered lists: name, type, text, then the marks C, R, U, D and Filterable.
func (p *page) extractAADGraph() {
	pieces := aadPieces(p.doc)
	r := &aadReader{page: p, topics: aadTopics(pieces), names: map[string]string{}, shapes: map[string]*aadShape{}}
	r.readService(pieces)
	r.declareTypes()
	r.readOperations()
	r.joinAnswers()
	r.disownTexts()
	r.learnShapes()
	r.settleTypes()
	r.declareBases()
	r.addUnlisted()
	r.inferTypes()
	r.reportEmpty()
	p.f.Types, p.f.Operations, p.f.Service = r.types(), r.operations, r.service
}

// aadReader is the reading of one reference.
type aadReader struct {
	page       *page
	topics     []*aadTopic
	declared   []*aadType
	names      map[string]string // folded → declared name of each type that the page describes or mentions
	shapes     map[string]*aadShape
	operations []ir.Operation
	service    *ir.Service
	tenants    map[string]bool // folded segments that stand for a tenant
}

// aadTopic is what stands between two headings that are no labels.
type aadTopic struct {
	title    string
	at       ir.Source
	level    int
	prose    []aadPiece
	entries  []aadEntry
	returns  []aadPiece
	statuses []aadStatus
	calls    []aadCall
	samples  []aadBody // JSON outside of any call
	tables   int
	used     bool // it became a type or operation
}

// aadEntry is one numbered entry of a list of properties or parameters.
type aadEntry struct {
	name, typ  string
	at, typeAt ir.Source
	text       []string
	marks      []string
}

func (e aadEntry) doc() string { return strings.Join(e.text, "\n") }

type aadStatus struct {
	code int
	text string
}

// aadCall is a request line with its caption and the bodies shown after it.
type aadCall struct {
	caption        string
	method, target string
	at             ir.Source
	bodies         []aadBody
}

// aadBody is a block of JSON with what stands above it.
type aadBody struct {
	caption string
	label   aadLabel
	piece   aadPiece
}

// aadLabel is what a heading or line inside a topic says about what follows it.
type aadLabel int

const (
	noLabel aadLabel = iota
	labelProse
	labelEntries
	labelReturns
	labelStatus
	labelRequest
	labelRequestBody
	labelResponseBody
	labelSample
)

// aadLabelOf reads a label. Those that name a body may go on: "Example request body that …".
func aadLabelOf(text string) aadLabel {
	key := strings.ToLower(strings.TrimRight(text, " .:"))
	switch key {
	case "overview", "path", "endpoint", "description", "remarks":
		return labelProse
	case "properties", "parameters":
		return labelEntries
	case "returns", "response":
		return labelReturns
	case "http response codes", "response codes", "http status codes", "status codes":
		return labelStatus
	case "request", "example request", "http request":
		return labelRequest
	}
	key = strings.TrimPrefix(strings.TrimPrefix(key, "sample "), "example ")
	switch {
	case strings.HasPrefix(key, "request body"):
		return labelRequestBody
	case strings.HasPrefix(key, "response body"):
		return labelResponseBody
	case strings.HasPrefix(key, "json"):
		return labelSample
	default:
		return noLabel
	}
}

// aadTopics cuts the pieces at the headings that are no labels, and sorts what each topic says.
func aadTopics(pieces []aadPiece) []*aadTopic {
	t := &aadTopic{}
	topics := []*aadTopic{t}
	label, caption := labelProse, ""
	for i := 0; i < len(pieces); i++ {
		piece := pieces[i]
		switch piece.kind {
		case aadHeading:
			if label = aadLabelOf(piece.plain); label == noLabel {
				t = &aadTopic{title: piece.plain, at: piece.at, level: piece.level}
				topics = append(topics, t)
				label = labelProse
			}
			caption = piece.plain
		case aadText:
			next := aadText
			if i+1 < len(pieces) {
				next = pieces[i+1].kind
			}
			if l := aadLabelOf(piece.plain); l != noLabel && next != aadText && next != aadHeading {
				label, caption = l, piece.plain
				continue
			}
			if next == aadRequest || next == aadJSON {
				caption = piece.plain
				continue
			}
			t.addText(label, piece)
		case aadItem:
			i = t.addItem(label, pieces, i)
		case aadRequest:
			method, target, _ := splitRequestLine(piece.plain)
			t.calls = append(t.calls, aadCall{caption: callCaption(caption), method: method, target: target, at: piece.at})
			label, caption = labelResponseBody, ""
		case aadJSON:
			t.addBody(label, caption, piece)
			caption = ""
		case aadTable:
			if t.tables++; label == labelEntries {
				t.addTable(piece)
			}
		}
	}
	return topics
}

// callCaption returns the line above a request, "" when it is a label that every request has.
func callCaption(caption string) string {
	if aadLabelOf(caption) != noLabel {
		return ""
	}
	return caption
}

func (t *aadTopic) addText(label aadLabel, piece aadPiece) {
	switch label {
	case labelEntries:
		if n := len(t.entries); n > 0 {
			t.entries[n-1].text = append(t.entries[n-1].text, piece.plain)
			return
		}
		t.prose = append(t.prose, piece)
	case labelReturns:
		t.returns = append(t.returns, piece)
	case labelStatus:
		if n := len(t.statuses); n > 0 {
			t.statuses[n-1].text = strings.TrimSpace(t.statuses[n-1].text + " " + piece.plain)
		}
	case noLabel, labelProse, labelRequest, labelRequestBody, labelResponseBody, labelSample:
		t.prose = append(t.prose, piece)
	}
}

var statusCode = regexp.MustCompile(`^([1-5]\d\d)\b`)

// addItem adds an item of a list, or as many as make the head of an entry, and returns the index of the last.
func (t *aadTopic) addItem(label aadLabel, pieces []aadPiece, i int) int {
	piece := pieces[i]
	switch label {
	case labelEntries:
		n := len(t.entries)
		switch {
		case startsEntry(pieces, i):
			typ := pieces[i+1]
			t.entries = append(t.entries, aadEntry{name: piece.plain, typ: typ.plain, at: piece.at, typeAt: typ.at})
			return i + 1
		case n == 0:
			t.prose = append(t.prose, piece)
		case isMark(piece.plain):
			t.entries[n-1].marks = append(t.entries[n-1].marks, piece.plain)
		default:
			t.entries[n-1].text = append(t.entries[n-1].text, piece.plain)
		}
	case labelStatus:
		if m := statusCode.FindStringSubmatch(piece.plain); m != nil {
			t.statuses = append(t.statuses, aadStatus{code: atoi(m[1]), text: strings.TrimLeft(piece.plain[len(m[1]):], " .:-–")})
		}
	case labelReturns:
		t.returns = append(t.returns, piece)
	case noLabel, labelProse, labelRequest, labelRequestBody, labelResponseBody, labelSample:
		t.prose = append(t.prose, piece)
	}
	return i
}

// addTable adds the rows of a table of properties, which is how some copies of the page keep their lists.
func (t *aadTopic) addTable(piece aadPiece) {
	c, _, ok := findProperties(piece.table)
	if !ok {
		return
	}
	for _, row := range joinRows(piece.table) {
		e := aadEntry{name: propertyName(cell(row, c.name)), typ: cell(row, c.typ).Plain(), at: row.At, typeAt: row.At}
		if !entryName.MatchString(e.name) {
			continue
		}
		if text := cell(row, c.doc).Plain(); c.doc >= 0 && text != "" {
			e.text = []string{text}
		}
		t.entries = append(t.entries, e)
	}
}

func (t *aadTopic) addBody(label aadLabel, caption string, piece aadPiece) {
	b := aadBody{caption: caption, label: label, piece: piece}
	if n := len(t.calls); n > 0 {
		t.calls[n-1].bodies = append(t.calls[n-1].bodies, b)
		return
	}
	t.samples = append(t.samples, b)
}

var (
	entryName = regexp.MustCompile(`^[A-Za-z_][\w.-]*$`)
	entryMark = regexp.MustCompile(`^(?:[CRUD]|(?i:filterable|create|read|update|delete))$`)
)

// isMark reports whether an item tells what can be done with a property.
func isMark(text string) bool { return entryMark.MatchString(text) }

// startsEntry reports whether the item at i and the one after it are a name and a type. The list of marks before may not be told
// apart from them.
func startsEntry(pieces []aadPiece, i int) bool {
	if i+1 >= len(pieces) || pieces[i+1].kind != aadItem || pieces[i+1].first || !entryName.MatchString(pieces[i].plain) {
		return false
	}
	ref, ok := parseTypeText(pieces[i+1].plain)
	plainType := ok && (ir.IsPrimitive(ref.name) || ref.collection)
	if isMark(pieces[i].plain) {
		return pieces[i].first && plainType
	}
	return !isMark(pieces[i+1].plain) && (pieces[i].first || ok)
}

// reportEmpty notes the headings with nothing under them: what they name is not described.
func (r *aadReader) reportEmpty() {
	for i, t := range r.topics {
		heads := i+1 < len(r.topics) && r.topics[i+1].level > t.level
		if t.used || t.title == "" || heads || len(t.prose)+len(t.entries)+len(t.calls)+len(t.samples)+t.tables > 0 {
			continue
		}
		r.page.diags.Add(t.at, diag.EmptySection, "describe it, or remove the heading", "nothing stands under the heading %q", clip(t.title))
	}
}
