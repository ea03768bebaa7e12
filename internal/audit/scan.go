package audit

import (
	"bytes"
	"encoding/json"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
)

// scanned is what the text of an operation page holds.
type scanned struct {
	requests    []requestLine
	permissions []permissionRow
}

type requestLine struct {
	method, path, text string
	at                 ir.Source
}

type permissionRow struct {
	caller string // "work", "personal" or "application"
	names  []string
	at     ir.Source
}

var (
	headingLine    = regexp.MustCompile(`^(#{1,6})\s+(.*)$`)
	requestText    = regexp.MustCompile(`^\s*(GET|POST|PUT|PATCH|DELETE)\s+(\S.*?)(?:\s+HTTP/\d.*)?\s*$`)
	includeLine    = regexp.MustCompile(`\[!INCLUDE\s*\[[^\]]*\]\(([^)\s]+)\)\]`)
	permissionWord = regexp.MustCompile(`\b[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9_-]+)+`)
	addressPrefix  = regexp.MustCompile(`^(?i:https://[^/]+)?/?(?:(?:v1\.0|beta|1\.6)/)?/*`)
)

// scan finds the requests and permission rows of a page in Markdown, line by line: requests in fenced code below a heading "HTTP
// request", permissions in tables below a heading "Permissions", or in a file that is included there.
func scan(file string, text []byte, open func(string) ([]byte, error)) scanned {
	var s scanned
	topic, level, fenced := "", 0, false
	number := 0
	for line := range bytes.Lines(text) {
		number++
		l := strings.TrimRight(string(line), "\r\n")
		if strings.HasPrefix(strings.TrimSpace(l), "```") {
			fenced = !fenced
			continue
		}
		at := ir.Source{File: file, Line: number, Column: 1}
		if m := headingLine.FindStringSubmatch(l); m != nil && !fenced {
			if next := topicOf(m[2]); len(m[1]) <= level || topic == "" || next == "examples" && topic != next {
				topic, level = next, len(m[1])
			}
			continue
		}
		switch {
		case topic == "requests" && fenced:
			if m := requestText.FindStringSubmatch(l); m != nil {
				s.requests = append(s.requests, requestLine{m[1], pathOf(m[2]), strings.TrimSpace(l), at})
			}
		case topic == "permissions" && !fenced:
			s.permissions = append(s.permissions, permissionRows(l, at)...)
			if m := includeLine.FindStringSubmatch(l); m != nil {
				if included, err := open(path.Join(path.Dir(file), m[1])); err == nil {
					for row := range strings.Lines(string(included)) {
						s.permissions = append(s.permissions, permissionRows(row, at)...)
					}
				}
			}
		}
	}
	return s
}

func topicOf(heading string) string {
	switch key := strings.ToLower(strings.Trim(heading, " .:#")); {
	case strings.HasPrefix(key, "http request"):
		return "requests"
	case key == "permissions":
		return "permissions"
	case strings.HasPrefix(key, "example"), key == "request":
		return "examples"
	default:
		return ""
	}
}

// pathOf is the path of a request without address, version and query.
func pathOf(text string) string {
	text, _, _ = strings.Cut(text, "?")
	return "/" + strings.TrimSuffix(addressPrefix.ReplaceAllLiteralString(strings.TrimSpace(text), ""), "/")
}

// permissionRows reads a row of a table with the callers in its first column; none if it is no such row or names no permission.
func permissionRows(line string, at ir.Source) []permissionRow {
	caller, rest, ok := strings.Cut(strings.TrimPrefix(strings.TrimSpace(line), "|"), "|")
	if !ok {
		return nil
	}
	r := permissionRow{at: at}
	switch key := strings.ToLower(strings.Trim(caller, " *")); {
	case strings.HasPrefix(key, "delegated") && strings.Contains(key, "personal"):
		r.caller = "personal"
	case strings.HasPrefix(key, "delegated"):
		r.caller = "work"
	case strings.HasPrefix(key, "application"):
		r.caller = "application"
	default:
		return nil
	}
	for _, name := range permissionWord.FindAllString(rest, -1) {
		if !slices.Contains(r.names, name) {
			r.names = append(r.names, name)
		}
	}
	return []permissionRow{r}
}

// countBodies counts the bodies of examples that look like JSON, and countJSON those of them that are.
func (c *comparer) countBodies() int { return c.bodies(func(string) bool { return true }) }

func (c *comparer) countJSON() int {
	return c.bodies(func(body string) bool { return json.Valid([]byte(body)) })
}

func (c *comparer) bodies(counts func(string) bool) int {
	n := 0
	for i := range c.model.Operations {
		for _, e := range c.model.Operations[i].Examples {
			for _, body := range exampleBodies(e) {
				if b := strings.TrimSpace(body); (strings.HasPrefix(b, "{") || strings.HasPrefix(b, "[")) && counts(b) {
					n++
				}
			}
		}
	}
	return n
}

func exampleBodies(e ir.Example) []string {
	var all []string
	if e.Request != nil {
		all = append(all, e.Request.Body)
	}
	if e.Response != nil {
		all = append(all, e.Response.Body)
	}
	return all
}
