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

// extractEnums reads a page of one enum, or of many with a section each.
func (p *page) extractEnums() {
	single := ""
	if enumTitle.MatchString(p.title) && !slices.ContainsFunc(p.sections, func(s section) bool { return s.level > 1 && enumName(s) != "" }) {
		single = titleName(p.title)
	}
	for _, s := range p.sections {
		name := enumName(s)
		if name == "" && single != "" {
			name = single
		}
		for _, t := range s.tables {
			c, ok := findMembers(t)
			if !ok && name != "" {
				c, ok = guessMembers(t)
			}
			switch {
			case name == "":
				p.diags.Add(s.pos(), diag.BadName, "head the section with \"<name> values\"", "%q names no enum; the table below it is left out", s.title)
			case !ok:
				p.diags.Add(t.At, diag.UnknownColumns, "use the columns Member | Value | Description",
					"the columns of this table of enum members are unknown: %s", headerText(t))
			default:
				p.addEnum(name, s, t, c)
			}
		}
	}
	if single != "" && len(p.f.Enums) > 0 {
		e := &p.f.Enums[0]
		e.Doc, e.URL, e.Source = summary(p.lead()), p.url("resources/"), p.pos()
		e.Flags = e.Flags || saysFlags(strings.ToLower(e.Doc))
	}
	if len(p.f.Enums) == 0 {
		p.note(diag.EmptyType, "", "%q lists no members", p.title)
	}
}

// guessMembers recognises a table of members under a wrong header by what it holds: nothing but members in its first column.
func guessMembers(t *document.Table) (memberColumns, bool) {
	c := memberColumns{name: 0, doc: column(t, containing("description", "meaning"))}
	for _, r := range t.Rows {
		if !memberName.MatchString(propertyName(cell(r, 0))) {
			return c, false
		}
	}
	return c, len(t.Rows) > 0 && c.doc != 0
}

// enumName returns the enum that a section is headed by, or "".
func enumName(s section) string {
	if s.heading == nil {
		return ""
	}
	m := enumSection.FindStringSubmatch(s.title)
	if m == nil {
		return ""
	}
	name, ok := canonicalType(m[1])
	if !ok {
		return ""
	}
	return name
}

// addEnum reads one table of members. A second table for an enum adds to the first.
func (p *page) addEnum(name string, s section, t *document.Table, c memberColumns) {
	if p.namespace != "" && !strings.Contains(name, ".") {
		name = p.namespace + "." + name
	}
	e := p.findEnum(name)
	if e == nil {
		p.f.Enums = append(p.f.Enums, ir.Enum{Name: name, Source: s.pos(), Doc: summary(s.blocks)})
		e = &p.f.Enums[len(p.f.Enums)-1]
	}
	text := strings.ToLower(plainText(paragraphs(s.blocks)))
	e.Flags = e.Flags || saysFlags(text) || saysFlags(strings.ToLower(e.Doc))
	e.Evolvable = e.Evolvable || saysEvolvable(text)
	p.addMembers(e, t, c)
}

func (p *page) findEnum(name string) *ir.Enum {
	for i := range p.f.Enums {
		if strings.EqualFold(p.f.Enums[i].Name, name) {
			return &p.f.Enums[i]
		}
	}
	return nil
}

var memberName = regexp.MustCompile(`^[A-Za-z0-9_@#][A-Za-z0-9_.@#+-]*$`)

// addMembers reads the rows of a table of members.
func (p *page) addMembers(e *ir.Enum, t *document.Table, c memberColumns) {
	e.Flags = e.Flags || countsFlags(t)
	seen := map[string]bool{}
	for _, m := range e.Members {
		seen[m.Name] = true
	}
	for _, r := range joinRows(t) {
		name := propertyName(cell(r, c.name))
		if name == "" || isNothing(name) || isNone(name) && len(t.Rows) == 1 {
			continue
		}
		at := r.Cells[c.name].At
		if !memberName.MatchString(name) {
			p.diags.Add(at, diag.BadName, "write the member's name alone into its column", "%q is no member of enum %q", clip(name), e.Name)
			continue
		}
		if seen[name] {
			p.diags.Add(at, diag.DuplicateRow, "remove one of the rows", "member %q of enum %q is listed twice", name, e.Name)
			continue
		}
		seen[name] = true
		doc := cleanDoc(cell(r, c.doc).Plain())
		e.Members = append(e.Members, ir.Member{Name: name, Doc: doc})
		e.Evolvable = e.Evolvable || name == unknownMember || saysEvolvable(strings.ToLower(doc))
	}
}

// countsFlags reports whether the numbers of a table's members are bits: powers of two that go beyond the 1 and 2 with which
// plain enums start too.
func countsFlags(t *document.Table) bool {
	col := column(t, is("value", "int value", "numeric value"))
	if col < 1 {
		return false
	}
	highest := 0
	for _, r := range t.Rows {
		n, err := strconv.Atoi(strings.Trim(cell(r, col).Plain(), "` "))
		if err != nil || n < 0 || n&(n-1) != 0 {
			return false
		}
		highest = max(highest, n)
	}
	return highest >= 4
}

// extractAside reads a section of a resource page that is not about the page's own type: the members of an enum, the values
// of one of the type's String properties, or the properties of a further type.
func (p *page) extractAside(s section, owner int) {
	for _, t := range s.tables {
		if c, ok := findMembers(t); ok {
			p.asideMembers(s, t, c, &p.f.Types[owner])
			continue
		}
		c, navigation, ok := findProperties(t)
		if !ok || c.doc < 0 {
			continue
		}
		name := asideType(s)
		if name == "" || strings.EqualFold(name, p.f.Types[owner].Name) {
			continue
		}
		l := &propertyList{page: p, owner: name}
		l.addTable(t, c, navigation, "")
		p.addType(name, s, l.properties)
	}
}

var (
	asideTitle  = regexp.MustCompile(`(?i)^(?:the )?(\S+) (?:resource|complex|entity|object)(?: type)?$|^(\S+) (?:type|properties)$`)
	valuesTitle = regexp.MustCompile(`(?i)^(?:the )?(\S+) (?:enum|enumeration|values|options|property values|enum(?:eration)? values|members)(?: \([^()]*\))?$`)
)

// asideType returns the type that a section of a page is headed by, or "".
func asideType(s section) string {
	if s.heading == nil {
		return ""
	}
	if m := asideTitle.FindStringSubmatch(s.title); m != nil {
		if name, ok := canonicalType(m[1] + m[2]); ok && !ir.IsPrimitive(name) && !isArticle(name) {
			return name
		}
	}
	return ""
}

func (p *page) addType(name string, s section, properties []ir.Property) {
	if len(properties) == 0 {
		return
	}
	if p.namespace != "" && !strings.Contains(name, ".") {
		name = p.namespace + "." + name
	}
	t := ir.Type{Name: name, Kind: ir.KindComplex, Doc: summary(s.blocks), Source: s.pos(), Properties: properties}
	if hasProperty(properties, "id") {
		t.Kind, t.Key = ir.KindEntity, []string{"id"}
	}
	p.f.Types = append(p.f.Types, t)
}

// asideMembers reads a table of values. Where the section is headed by a property of the type, they are the values of that property;
// else they are an enum.
func (p *page) asideMembers(s section, t *document.Table, c memberColumns, owner *ir.Type) {
	m := valuesTitle.FindStringSubmatch(s.title)
	if s.heading == nil || m == nil {
		return
	}
	name, ok := canonicalType(m[1])
	if !ok {
		return
	}
	for i := range owner.Properties {
		prop := &owner.Properties[i]
		if strings.EqualFold(prop.Name, name) && !strings.EqualFold(ir.LocalName(prop.Type), name) && (prop.Type == "String" || !ir.IsPrimitive(prop.Type)) {
			for _, r := range joinRows(t) {
				if v := propertyName(cell(r, c.name)); isValue(v) && !slices.Contains(prop.Values, v) {
					prop.Values = append(prop.Values, v)
					prop.Evolvable = prop.Evolvable || v == unknownMember
				}
			}
			return
		}
	}
	if enumSection.MatchString(s.title) {
		p.addEnum(name, s, t, c)
	}
}
