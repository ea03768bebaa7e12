package parser

import (
	"path"
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

var (
	permissionTitle = regexp.MustCompile(`^[A-Z][A-Za-z0-9]*(?:[.-][A-Za-z0-9_-]+)+$`)
	resourceTitle   = regexp.MustCompile(`(?i)^(?:the )?(\S+) (?:resource|complex|entity)(?: type)?(?: \([^)]*\))*$|^(\S+) (?:facet|type)$`)
	enumTitle       = regexp.MustCompile(`(?i)^(?:the )?(\S+) (?:enum|enumeration)(?: types?| values)?(?: \([^()]*\))?$`)
	enumSection     = regexp.MustCompile(`(?i)^(?:the )?(\S+) (?:(?:enum|enumeration)(?: type| values)?|values)(?: \([^()]*\))?$`)
	changeWording   = regexp.MustCompile(`(?i)\bbreaking changes?\b|\bwill (?:then )?(?:be )?(?:deprecated?|retired?)\b|\bdeprecation notice\b|\btake\b.*\boffline\b`)
)

// recognise tells the page's kind from its content.
func (p *page) recognise() ir.PageKind {
	properties := p.has(is("properties"))
	switch {
	case p.has(containing("graph methods")), permissionTitle.MatchString(p.title) && p.has(isResources):
		return ir.PagePermission
	case p.isAADGraph():
		return ir.PageAADGraph
	case p.has(isRequestSection):
		return ir.PageOperation
	case p.isPermission():
		return ir.PagePermission
	case p.has(isPermissionsSection) && p.showsRequest():
		return ir.PageOperation
	case enumTitle.MatchString(p.title) && !properties:
		return ir.PageEnum
	case p.annotated("resource"), properties && p.hasPropertyTable():
		return ir.PageResource
	case resourceTitle.MatchString(p.title):
		return ir.PageResource
	case p.hasEnumTables():
		return ir.PageEnum
	case properties && p.docType() == "resourcepagetype":
		return ir.PageResource
	case p.docType() == "apipagetype":
		return ir.PageOperation
	case p.isAnnouncement():
		return ir.PageAnnouncement
	default:
		return ir.PageOther
	}
}

// isResources reports whether a section of a permission page holds the types that the permission opens.
func isResources(key string) bool { return key == "resources" || key == "resource types" }

// isPermission reports whether the page is about a permission that opens no method: its title is one word, and the forms of the
// permission are all that it lists.
func (p *page) isPermission() bool {
	if strings.ContainsAny(p.title, " \t") || p.title == "" {
		return false
	}
	delegated, app := p.scopes()
	return delegated != nil && delegated.ID != "" || app != nil && app.ID != ""
}

func (p *page) docType() string {
	return strings.ToLower(strings.Trim(p.doc.Meta["doc_type"], `"' `))
}

// isRequestSection reports whether a section holds request lines.
func isRequestSection(key string) bool {
	return strings.HasPrefix(key, "http request") || key == "http requests" || key == "request syntax"
}

func isPermissionsSection(key string) bool {
	return key == "permissions" || key == "prerequisites" || strings.HasPrefix(key, "permissions ")
}

func (p *page) annotated(block string) bool {
	for _, n := range p.notes {
		if n.block == block {
			return true
		}
	}
	return false
}

// showsRequest reports whether any code block starts with a request line.
func (p *page) showsRequest() bool {
	for _, s := range p.sections {
		found := false
		walk(s.blocks, func(b document.Block) {
			if c, ok := b.(*document.Code); ok && isRequestLine(firstLine(c.Text)) {
				found = true
			}
		})
		if found {
			return true
		}
	}
	return false
}

func (p *page) hasPropertyTable() bool {
	for _, i := range p.find(is("properties")) {
		for _, s := range p.under(i) {
			if len(s.tables) > 0 {
				return true
			}
		}
	}
	return false
}

// hasEnumTables reports whether the page is a list of enums: sections named after one, each with a table of its members.
func (p *page) hasEnumTables() bool {
	for _, s := range p.sections {
		if s.heading == nil || !enumSection.MatchString(s.title) {
			continue
		}
		for _, t := range s.tables {
			if _, ok := findMembers(t); ok {
				return true
			}
		}
	}
	return false
}

// isAADGraph reports whether the page is about Azure AD Graph: it says so in its title, or its requests go there.
func (p *page) isAADGraph() bool {
	if low := strings.ToLower(p.title); strings.Contains(low, "azure ad graph") || strings.Contains(low, "aad graph") {
		return true
	}
	there, here := 0, 0
	for _, s := range p.sections {
		walk(s.blocks, func(b document.Block) {
			var text string
			switch b := b.(type) {
			case *document.Code:
				text = b.Text
			case *document.Paragraph:
				text = b.Text.Plain()
			case *document.Heading, *document.List, *document.Table, *document.Comment, *document.Quote:
			}
			there += strings.Count(text, "graph.windows.net")
			here += strings.Count(text, "graph.microsoft.com")
		})
	}
	return there > here
}

var (
	versionURL  = regexp.MustCompile(`graph\.microsoft\.(?:com|us|de)/(v1\.0|beta)\b|microsoftgraph\.chinacloudapi\.cn/(v1\.0|beta)\b`)
	versionView = regexp.MustCompile(`[?&]view=graph-rest-(1\.0|beta)\b`)
)

// detectAPI tells which API and version the page describes: its path says so, else the first URL in its requests, else the
// options.
func (p *page) detectAPI(api, version string) (string, string) {
	if p.f.Kind == ir.PageAADGraph {
		api, version = APIAADGraph, "1.6"
	}
	elements := strings.Split(path.Clean(strings.ReplaceAll(strings.ToLower(p.doc.File), `\`, "/")), "/")
	for i := len(elements) - 2; i >= 0; i-- {
		switch e := elements[i]; e {
		case "v1.0", "beta":
			return APIGraph, e
		case "1.6":
			return APIAADGraph, e
		case APIAADGraph:
			return APIAADGraph, "1.6"
		}
	}
	if p.f.Kind == ir.PageAADGraph || p.f.Kind == ir.PagePermission {
		return api, version
	}
	for _, s := range p.sections {
		if v := requestedVersion(s.blocks); v != "" {
			return APIGraph, v
		}
	}
	for _, k := range []string{"canonicalurl", "og:url", "canonical", "url"} {
		if m := versionView.FindStringSubmatch(p.doc.Meta[k]); m != nil {
			return APIGraph, strings.Replace(m[1], "1.0", "v1.0", 1)
		}
	}
	return api, version
}

// requestedVersion returns the version that the first request URL among the blocks' code states, or "".
func requestedVersion(blocks []document.Block) string {
	found := ""
	walk(blocks, func(b document.Block) {
		if c, ok := b.(*document.Code); ok && found == "" {
			if m := versionURL.FindStringSubmatch(c.Text); m != nil {
				found = m[1] + m[2]
			}
		}
	})
	return found
}

var namespaceText = regexp.MustCompile(`(?i)^namespace:\s*microsoft\.graph\.([A-Za-z]\w*(?:\.\w+)*)\.?(?:\s|$)`)

// findNamespace returns the sub-namespace that the page states for its types.
func (p *page) findNamespace() string {
	for _, s := range p.sections {
		for _, text := range paragraphs(s.blocks) {
			plain, _, _ := strings.Cut(text.Plain(), "\n")
			if m := namespaceText.FindStringSubmatch(plain); m != nil {
				return m[1]
			}
		}
		if s.level > 1 {
			break
		}
	}
	for _, n := range p.notes {
		if ns := trimNamespace(n.namespace); ns != "" && !strings.EqualFold(ns, "microsoft.graph") {
			return ns
		}
		if n.block == "resource" {
			if i := strings.LastIndexByte(n.typ, '.'); i > 0 {
				return n.typ[:i]
			}
		}
	}
	return ""
}

// collectAliases records the names by which other documents may refer to what the page declares.
func (p *page) collectAliases() {
	var name string
	switch {
	case p.f.Kind == ir.PageResource && len(p.f.Types) > 0:
		name = p.f.Types[0].Name
	case p.f.Kind == ir.PageEnum && len(p.f.Enums) == 1:
		name = p.f.Enums[0].Name
	default:
		return
	}
	add := func(alias string) {
		if canonical, ok := canonicalType(alias); !ok && !strings.Contains(alias, "-") || ir.IsPrimitive(canonical) {
			return
		}
		if alias = strings.ToLower(alias); alias != strings.ToLower(name) {
			if p.f.Aliases == nil {
				p.f.Aliases = map[string]string{}
			}
			p.f.Aliases[alias] = name
		}
	}
	add(titleName(p.title))
	if p.doc.Format == document.Markdown {
		add(baseName(p.doc.File))
	}
}

// titleName returns the type name in a page's title, or "".
func titleName(title string) string {
	for _, re := range []*regexp.Regexp{resourceTitle, enumTitle} {
		if m := re.FindStringSubmatch(title); m != nil {
			for _, g := range m[1:] {
				if name, ok := canonicalType(g); g != "" && ok {
					return name
				}
			}
		}
	}
	if name := trimNamespace(title); typeName.MatchString(name) {
		return name
	}
	return ""
}

func firstLine(s string) string {
	s = strings.TrimLeft(s, "\r\n\t ")
	if i := strings.IndexByte(s, '\n'); i >= 0 {
		s = s[:i]
	}
	return s
}
