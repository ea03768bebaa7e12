package parser

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// cloudNames are the columns of a table of national clouds, by a part of their text in lower case. The more telling come first.
var cloudNames = []struct {
	part  string
	cloud ir.Cloud
}{
	{"l5", ir.CloudUSGovL5}, {"dod", ir.CloudUSGovL5}, {"l4", ir.CloudUSGovL4}, {"china", ir.CloudChina}, {"21vianet", ir.CloudChina}, {"global", ir.CloudGlobal},
}

func cloudOf(text string) (ir.Cloud, bool) {
	low := strings.ToLower(text)
	for _, n := range cloudNames {
		if strings.Contains(low, n.part) {
			return n.cloud, true
		}
	}
	return "", false
}

var (
	cloudLine = regexp.MustCompile(`(?i)global service|us government l[45]|china operated by`)
	cloudMark = regexp.MustCompile(`(?i)[✅✔✓☑❌✗✖✘➖]|\b(?:yes|no|not available|not supported|available|supported)\b`)
)

// clouds returns the national clouds that the page says the API is available in: the columns with a mark in a table of
// clouds, or, where a copy of the page has lost the marks, the clouds that it lists, with a note.
func (p *page) clouds() []ir.Cloud {
	for _, s := range p.sections {
		for _, t := range s.tables {
			if list := tableClouds(t); list != nil {
				return list
			}
		}
		for _, text := range paragraphs(s.blocks) {
			plain := text.Plain()
			if !strings.Contains(strings.ToLower(plain), "global service") {
				continue
			}
			if names := cloudLine.FindAllStringIndex(plain, -1); len(names) > 1 {
				return p.flatClouds(plain, names)
			}
		}
	}
	return nil
}

// flatClouds reads a table of clouds that has become text: the names, and behind them the marks, if they were not pictures.
func (p *page) flatClouds(plain string, names [][]int) []ir.Cloud {
	marks := cloudMark.FindAllString(plain[names[len(names)-1][1]:], -1)
	if len(marks) != len(names) {
		marks = nil
		p.note(diag.LostMarks, "read the page itself", "the text does not show which of the national clouds it lists have the API; all are taken to have it")
	}
	out := []ir.Cloud{}
	for i, at := range names {
		if c, ok := cloudOf(plain[at[0]:at[1]]); ok && (marks == nil || isAvailable(marks[i])) {
			out = append(out, c)
		}
	}
	return out
}

// tableClouds reads a table of clouds; nil when it is none.
func tableClouds(t *document.Table) []ir.Cloud {
	byColumn := map[int]ir.Cloud{}
	for i, h := range t.Header {
		if c, ok := cloudOf(h.Text.Plain()); ok {
			byColumn[i] = c
		}
	}
	if len(byColumn) < 2 || len(byColumn) != len(t.Header) {
		return nil
	}
	marked := false
	for _, r := range t.Rows {
		marked = marked || !isBlank(r)
	}
	out := []ir.Cloud{}
	for i := range t.Header {
		available := !marked
		for _, r := range t.Rows {
			available = available || isAvailable(cell(r, i).Plain())
		}
		if available {
			out = append(out, byColumn[i])
		}
	}
	return out
}

func isAvailable(mark string) bool {
	low := strings.ToLower(mark)
	return low != "" && !strings.Contains(mark, "❌") && !strings.Contains(mark, "✗") && !strings.Contains(mark, "➖") && low != "no" && low != "x" && !strings.HasPrefix(low, "not")
}

var statusNumber = regexp.MustCompile(`\b([1-5]\d\d)\b`)

// errorCases reads the error tables of the page.
func (p *page) errorCases() []ir.ErrorCase {
	var out []ir.ErrorCase
	for _, s := range p.sections {
		named := strings.HasPrefix(s.key, "error") || strings.Contains(s.key, " error") || s.key == "exceptions"
		for _, t := range s.tables {
			status := column(t, func(k string) bool {
				return strings.Contains(k, "status") || strings.Contains(k, "http code") || k == "http response"
			})
			code := column(t, is("error code", "code", "error", "errorcode"))
			message := column(t, func(k string) bool { return strings.HasSuffix(k, "message") || k == "messages" })
			scenario := column(t, is("scenario", "description", "condition", "reason", "cause", "details", "meaning", "when"))
			if status < 0 && (code < 0 || message < 0) {
				if _, _, isProperties := findProperties(t); named && strings.HasPrefix(s.key, "errors") && !isProperties {
					p.diags.Add(t.At, diag.BadErrorTable, "use the columns Scenario | HTTP status code | Error code | Error message",
						"the columns of this error table are unknown: %s", headerText(t))
				}
				continue
			}
			if !named && (code < 0 || message < 0) {
				continue
			}
			for _, r := range t.Rows {
				out = appendErrorCase(out, r, status, code, message, scenario)
			}
		}
	}
	return out
}

func appendErrorCase(out []ir.ErrorCase, r document.Row, status, code, message, scenario int) []ir.ErrorCase {
	e := ir.ErrorCase{
		Code: strings.Trim(cell(r, code).Plain(), "`* "), Message: cleanDoc(cell(r, message).Plain()), Scenario: cleanDoc(cell(r, scenario).Plain()),
	}
	statusText := cell(r, status).Plain()
	if status < 0 {
		statusText = e.Code
	}
	if m := statusNumber.FindStringSubmatch(statusText); m != nil {
		e.Status, _ = strconv.Atoi(m[1])
		if status < 0 {
			e.Code = strings.Trim(strings.Replace(e.Code, m[1], "", 1), " -:()`")
		}
	}
	if e.Status == 0 && e.Code == "" && e.Message == "" {
		return out
	}
	return append(out, e)
}
