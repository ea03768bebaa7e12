package parser

import (
	"encoding/json"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

var (
	statusNumeral = regexp.MustCompile(`\b([45]\d\d)\b`)
	statusContext = regexp.MustCompile(`(?i)\b(?:HTTP(?:/\d(?:\.\d)?)?|status(?: code)?|error(?: code)?)\s*(?:of|:|-|–)?\s*([45]\d\d)\b`)
	codeWording   = regexp.MustCompile("(?i)\\bcode\\b[^.`\"']{0,20}[`\"']([A-Za-z][\\w.]*)[`\"']")
	errorMember   = regexp.MustCompile(`"error"\s*:\s*\{?`)
	messageWord   = regexp.MustCompile("(?i)\\bmessage\\b[^.`\"']{0,20}(?:`([^`]+)`|\"([^\"]+)\")")
)

// announcedError returns the error that the page tells callers to expect, or nil: from a table of errors, from the JSON of an
// error, whole or as a copy of the page has left it, or from the text.
func (p *page) announcedError() *ir.AnnouncedError {
	if cases := p.errorCases(); len(cases) > 0 {
		return &ir.AnnouncedError{Status: cases[0].Status, Code: cases[0].Code, Message: cases[0].Message}
	}
	var e ir.AnnouncedError
	lines := p.lines()
	e.Code, e.Message = errorMembers(strings.Join(lines, "\n"))
	for _, line := range lines {
		if e.Status == 0 {
			e.Status = statusIn(line)
		}
		if m := codeWording.FindStringSubmatch(line); m != nil && e.Code == "" && statusIn(m[1]) == 0 {
			e.Code = m[1]
		}
		if m := messageWord.FindStringSubmatch(line); m != nil && e.Message == "" && !strings.Contains(line, `":`) {
			e.Message = m[1] + m[2]
		}
	}
	if e == (ir.AnnouncedError{}) {
		return nil
	}
	return &e
}

// statusIn returns the HTTP status of an error that a line names, by its context or with its reason beside it, or 0.
func statusIn(line string) int {
	if m := statusContext.FindStringSubmatch(line); m != nil {
		n, _ := strconv.Atoi(m[1])
		return n
	}
	low := strings.ToLower(line)
	for _, m := range statusNumeral.FindAllStringSubmatch(line, -1) {
		n, _ := strconv.Atoi(m[1])
		if reason := strings.ToLower(http.StatusText(n)); reason != "" && strings.Contains(low, reason) {
			return n
		}
	}
	return 0
}

// lines returns the text of the page line by line, headings, cells and code included, in document order.
func (p *page) lines() []string {
	var out []string
	add := func(text string) { out = append(out, strings.Split(text, "\n")...) }
	for _, s := range p.sections {
		if s.heading != nil {
			add(markNames(s.heading.Text))
		}
		walk(s.blocks, func(b document.Block) {
			switch b := b.(type) {
			case *document.Paragraph:
				add(markNames(b.Text))
			case *document.Code:
				add(straight.Replace(b.Text))
			case *document.Heading, *document.List, *document.Table, *document.Comment, *document.Quote:
			}
		})
	}
	return out
}

// errorMembers returns code and message of the first error object in a text. Copies of pages lose braces, so only those that
// are there are counted: members of nested objects are not the error's own.
func errorMembers(text string) (code, message string) {
	start := errorMember.FindStringIndex(text)
	if start == nil {
		return "", ""
	}
	depth, key := 0, ""
	for rest := text[start[1]:]; rest != "" && depth >= 0; {
		switch rest[0] {
		case '{', '[':
			depth, key = depth+1, ""
		case '}', ']':
			depth, key = depth-1, ""
		case ',':
			key = ""
		case '"':
			value, n := quotedText(rest)
			rest = rest[n:]
			switch after := strings.TrimLeft(rest, " \t\r\n"); {
			case strings.HasPrefix(after, ":"):
				key = value
			case depth == 0 && key == "code" && code == "":
				code = value
			case depth == 0 && key == "message" && message == "":
				message = value
			}
			continue
		}
		rest = rest[1:]
	}
	return code, message
}

// maxMember bounds the bytes of a string in an error that is read.
const maxMember = 1000

// quotedText reads the JSON string that text begins with, and returns its value and its length with the quotes. A string that
// does not end soon is empty, and as long as its first quote.
func quotedText(text string) (string, int) {
	for i := 1; i < min(len(text), maxMember); i++ {
		switch text[i] {
		case '\\':
			i++
		case '"':
			var value string
			if json.Unmarshal([]byte(text[:i+1]), &value) == nil {
				return value, i + 1
			}
			return text[1:i], i + 1
		}
	}
	return "", 1
}
