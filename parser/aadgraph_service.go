package parser

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// tenantAlias stands for the tenant of the caller: the protocol defines it, as it does "me".
const tenantAlias = "myorganization"

var (
	addressLead    = regexp.MustCompile(`(?i)^by (?:using )?(?:the )?([^:.]{3,80}): *(.*)$`)
	addressTarget  = regexp.MustCompile(`^(https?://[^/\s?]+)(?:/([^?]*))?(?:\?(.*))?$`)
	queryWording   = regexp.MustCompile(`(?i)\buse the ([\w-]+) query parameter\b`)
	isRequired     = regexp.MustCompile(`(?i)\bthis parameter is required\b|\brequired\.`)
	quotedVersion  = regexp.MustCompile("^[\"“'`]([^\"”'`]+)[\"”'`]$")
	domainName     = regexp.MustCompile(`^[a-z0-9-]+(?:\.[a-z0-9-]+)+$`)
	tenantKey      = regexp.MustCompile(`(?i)^\{[^{}]*tenant[^{}]*\}$`)
	optionalQuery  = regexp.MustCompile(`\[([?&][^\[\]]*)\]`)
	flattenedField = regexp.MustCompile(`^([A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)+) ([A-Z].*)$`)
)

// readService reads what the page says of all requests: the root, the forms of addresses, the version parameter and the headers.
func (r *aadReader) readService(pieces []aadPiece) {
	s := &ir.Service{Addresses: []ir.Address{}, Versions: []string{}, Parameters: []ir.Parameter{}, ResponseHeaders: []ir.Parameter{}}
	for _, piece := range pieces {
		m := addressTarget.FindStringSubmatch(piece.plain)
		if piece.kind != aadText || m == nil {
			continue
		}
		if s.Root == "" {
			s.Root, s.Source = m[1], piece.at
		}
		if s.Template == "" && strings.HasPrefix(piece.plain, s.Root) && strings.HasPrefix(m[2], "{") && strings.Contains(m[3], "{") {
			s.Template = piece.plain
		}
	}
	s.Parameters = append(s.Parameters, queryOptions(pieces)...)
	for _, t := range r.topics {
		s.Addresses = append(s.Addresses, readAddresses(t, s.Root)...)
		readVersion(t, s)
	}
	r.tenants = map[string]bool{tenantAlias: true}
	for _, a := range s.Addresses {
		if a.Tenant {
			r.tenants[strings.ToLower(a.Segment)] = true
		}
	}
	readHeaders(pieces, s)
	if s.Root != "" || len(s.Parameters) > 0 {
		r.service = s
	}
	if version := r.page.f.Version; len(s.Versions) > 0 && !slices.Contains(s.Versions, version) {
		r.page.diags.Add(s.Source, diag.UnlistedVersion, "set another version:", "the page is read as version %s, and names %s", version, strings.Join(s.Versions, ", "))
	}
}

// readAddresses reads the forms that a section lists as "By <name>: …", each with the URL that is shown after it.
func readAddresses(t *aadTopic, root string) []ir.Address {
	var out []ir.Address
	for _, piece := range t.prose {
		if m := addressLead.FindStringSubmatch(piece.plain); m != nil {
			out = append(out, ir.Address{Name: strings.TrimSpace(m[1]), Doc: cleanDoc(m[2])})
			continue
		}
		n := len(out)
		m := addressTarget.FindStringSubmatch(piece.plain)
		if n == 0 || m == nil || m[1] != root || out[n-1].Example != "" {
			continue
		}
		segment, rest, _ := strings.Cut(m[2], "/")
		out[n-1].Segment, out[n-1].Tenant, out[n-1].Example = segment, rest != "", piece.plain
	}
	return out
}

// readVersion reads the section about the query parameter that chooses the version, with the values it lists.
func readVersion(t *aadTopic, s *ir.Service) {
	at := -1
	for i, piece := range t.prose {
		if at < 0 {
			if m := queryWording.FindStringSubmatch(piece.plain); m != nil && s.Parameter(ir.InQuery, m[1]) == nil {
				at = i
				s.Parameters = append(s.Parameters, ir.Parameter{
					Name: m[1], In: ir.InQuery, Type: "String", Required: isRequired.MatchString(piece.plain), Doc: cleanDoc(piece.plain),
				})
			}
			continue
		}
		if m := quotedVersion.FindStringSubmatch(piece.plain); m != nil && piece.kind == aadItem {
			s.Versions = append(s.Versions, m[1])
		}
	}
}

var queryOptionItem = regexp.MustCompile(`^(\$[a-z]+)\b`)

// queryOptions reads the bullets that list OData's query options.
func queryOptions(pieces []aadPiece) []ir.Parameter {
	var out []ir.Parameter
	for _, piece := range pieces {
		if m := queryOptionItem.FindStringSubmatch(piece.plain); m != nil && piece.kind == aadItem {
			out = append(out, ir.Parameter{Name: m[1], In: ir.InQuery, Type: "String"})
		}
	}
	return out
}

// readHeaders reads the tables of request and response headers.
func readHeaders(pieces []aadPiece, s *ir.Service) {
	section := ""
	for _, piece := range pieces {
		switch piece.kind {
		case aadHeading, aadText:
			if key := strings.ToLower(piece.plain); strings.HasSuffix(key, "headers") && len(key) < 60 {
				section = key
			}
		case aadTable:
			if column(piece.table, is("header", "name", "header name")) != 0 || column(piece.table, is("description")) != 1 {
				continue
			}
			rows := headerRows(piece.table)
			if strings.HasPrefix(section, "response") {
				s.ResponseHeaders = append(s.ResponseHeaders, rows...)
			} else if strings.HasPrefix(section, "request") {
				s.Parameters = append(s.Parameters, rows...)
			}
		case aadItem, aadRequest, aadJSON:
		}
	}
}

// headerRows reads a table of headers. A copy as plain text may run rows into each other, and the sentence after the table into it.
func headerRows(t *document.Table) []ir.Parameter {
	var out []ir.Parameter
	for _, row := range t.Rows {
		name, text := cell(row, 0).Plain(), cell(row, 1).Plain()
		if name == "" || text == "" || text[0] >= 'a' && text[0] <= 'z' {
			continue
		}
		out = append(out, ir.Parameter{Name: name, In: ir.InHeader, Type: "String"})
		for _, line := range strings.Split(text, "\n") {
			if m := flattenedField.FindStringSubmatch(line); m != nil {
				out = append(out, ir.Parameter{Name: m[1], In: ir.InHeader, Type: "String"})
				line = m[2]
			}
			last := &out[len(out)-1]
			last.Doc = strings.TrimSpace(last.Doc + " " + line)
			last.Required = last.Required || strings.HasPrefix(line, "Required. ")
		}
	}
	return out
}

// request understands the target of a request line: the path below the tenant, and the query.
func (r *aadReader) request(method, target string) (request, error) {
	target = optionalQuery.ReplaceAllString(target, "$1")
	if loc := hostPrefix.FindStringIndex(target); loc != nil {
		rest := strings.TrimPrefix(target[loc[1]:], "/")
		first, below, found := strings.Cut(rest, "/")
		if found && r.isTenant(first) {
			rest = below
		}
		target = "/" + rest
	}
	return parseRequest(method, target)
}

func (r *aadReader) isTenant(segment string) bool {
	low := strings.ToLower(segment)
	return r.tenants[low] || tenantKey.MatchString(segment) || isGUID(segment) || domainName.MatchString(low)
}

func atoi(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
