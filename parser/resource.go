package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// site is where the public reference of Microsoft Graph lives.
const site = "https://learn.microsoft.com/graph/api/"

// extractResource reads a resource page: the type it is named after, and the further types and enums in its sections.
func (p *page) extractResource() {
	note := p.resourceNote()
	t := ir.Type{Name: p.resourceName(note), Source: p.pos(), Doc: summary(p.lead())}
	if t.Name == "" {
		p.note(diag.BadName, "name the type in the title: \"<name> resource type\"", "%q names no type", p.title)
		return
	}
	if note.code != nil {
		p.parseRepresentation(note.code)
	}
	own := &propertyList{page: p, owner: t.Name, shape: p.shape}
	var others []section
	misnamed := p.misnamedProperties(t.Name)
	for i := 0; i < len(p.sections); i++ {
		s := p.sections[i]
		role := p.roleOf(s, t.Name)
		if i == misnamed {
			role = ownProperties
		}
		switch role {
		case ownProperties, ownRelationships:
			own.addSection(s, role == ownRelationships)
			for _, sub := range p.under(i)[1:] {
				if groupTitle.MatchString(sub.title) {
					own.addSection(sub, role == ownRelationships)
				} else {
					others = append(others, sub)
				}
				i++
			}
		case otherContent:
			others = append(others, s)
		}
	}
	own.addShown()
	t.Properties = own.properties
	p.describe(&t, note)
	p.f.Types = append(p.f.Types, t)
	for _, s := range others {
		p.extractAside(s, len(p.f.Types)-1)
	}
	if len(t.Properties) == 0 && !own.declaredEmpty {
		p.note(diag.EmptyType, "", "type %q has no properties of its own", t.Name)
	}
}

// sectionRole is what a section of a resource page holds.
type sectionRole int

const (
	otherContent sectionRole = iota
	ownProperties
	ownRelationships
)

// groupTitle matches the headings of groups into which a section of properties is parted: ordinary words before "properties", where
// the name of a type would start in lower case.
var groupTitle = regexp.MustCompile(`^[A-Z][a-z]+(?: [A-Za-z][a-z]+)* (?:properties|attributes|relationships)$`)

// roleOf tells what a section says about the page's own type.
func (p *page) roleOf(s section, owner string) sectionRole {
	switch s.key {
	case "properties", "property", "common properties", "instance attributes", "instance annotations", strings.ToLower(ir.LocalName(owner)) + " properties":
		return ownProperties
	case "relationships", "relationship", "navigation properties":
		return ownRelationships
	default:
		return otherContent
	}
}

// misnamedProperties returns the index of the first section that is headed "<another name> properties" on a page that has no section of
// its own type's properties, or -1.
func (p *page) misnamedProperties(owner string) int {
	first := -1
	for i, s := range p.sections {
		switch {
		case p.roleOf(s, owner) == ownProperties:
			return -1
		case first < 0 && s.level == 2 && strings.HasSuffix(s.key, " properties") && len(s.tables) > 0:
			first = i
		}
	}
	return first
}

// resourceNote returns the annotation of the page's own JSON representation.
func (p *page) resourceNote() noted {
	title := strings.ToLower(titleName(p.title))
	var first noted
	for _, n := range p.notes {
		if n.block != "resource" {
			continue
		}
		if first.block == "" {
			first = n
		}
		if title != "" && strings.ToLower(ir.LocalName(n.typ)) == title {
			return n
		}
	}
	if first.code == nil {
		first.code = p.representationCode()
	}
	return first
}

// representationCode returns the first JSON code of the section that is headed as the JSON representation, or nil.
func (p *page) representationCode() *document.Code {
	for _, i := range p.find(is("json representation")) {
		for _, b := range p.sections[i].blocks {
			if c, ok := b.(*document.Code); ok && (c.Lang == "json" || c.Lang == "") {
				return c
			}
		}
	}
	return nil
}

// resourceName returns the type's name with its sub-namespace: the annotation's, else the JSON representation's, else the
// title's.
func (p *page) resourceName(note noted) string {
	name := note.typ
	if title := titleName(p.title); p.isCopied(name, title) {
		p.diags.Add(p.pos(), diag.BadAnnotation, "correct the annotation of the JSON representation", "the annotation calls this type %q, title and file name call it %q", name, title)
		name = name[:strings.LastIndexByte(name, '.')+1] + title
	}
	if name == "" && note.code != nil {
		if m := representedType.FindStringSubmatch(note.code.Text); m != nil && strings.EqualFold(ir.LocalName(trimNamespace(m[1])), titleName(p.title)) {
			name = trimNamespace(m[1])
		}
	}
	if name == "" {
		name = titleName(p.title)
	}
	if name == "" || !typeName.MatchString(name) {
		return ""
	}
	if p.namespace != "" && !strings.Contains(name, ".") {
		name = p.namespace + "." + name
	}
	return name
}

// isCopied reports whether an annotation speaks of the type of another page, from which it was copied: title and file name agree on
// another name, and neither name is a longer form of the other.
func (p *page) isCopied(annotated, title string) bool {
	a, t := strings.ToLower(ir.LocalName(annotated)), strings.ToLower(title)
	return a != "" && t != "" && t == strings.ToLower(targetType(p.doc.File)) && !strings.Contains(a, t) && !strings.Contains(t, a)
}

var representedType = regexp.MustCompile(`"@odata\.type"\s*:\s*"#?([\w.]+)"`)

// describe fills in what is known about the type once its properties are.
func (p *page) describe(t *ir.Type, note noted) {
	lead := paragraphs(p.lead())
	t.Base = note.base
	if t.Base == "" || t.Base == "entity" { // every entity is one: the text may know better
		if base := p.proseBase(t.Name); base != "" {
			t.Base = base
		}
	}
	t.Open = note.open || strings.Contains(strings.ToLower(p.title), "(open type)")
	text := plainText(lead)
	t.Abstract = note.abstract || strings.Contains(strings.ToLower(text), "abstract") && abstractWording.MatchString(text)
	t.Deprecated = p.isDeprecated()
	p.collectDerived(t.Name)
	reads, deletes := p.addressedBy()
	if !reads && !p.hasKey(t, note.key) {
		note.key = nil
	}
	keyed := len(note.key) > 0
	for _, prop := range t.Properties {
		if prop.Key {
			t.Key = append(t.Key, prop.Name)
			keyed = true
		}
	}
	if len(t.Key) == 0 {
		t.Key = note.key
	}
	id := hasProperty(t.Properties, "id")
	entity := keyed || t.Base == "entity" || deletes || id && (reads || p.shape.identifier && t.Base == "")
	t.Kind = ir.KindComplex
	if entity {
		t.Kind = ir.KindEntity
		if len(t.Key) == 0 && (id || t.Base == "" || t.Base == "entity") {
			t.Key = []string{"id"}
		}
	}
	t.URL = p.url("resources/")
}

// url returns the page's address on the public documentation site: stated by the page itself, or made of its file's name.
func (p *page) url(folder string) string {
	for _, k := range []string{"canonicalurl", "canonical", "og:url"} {
		if u := p.doc.Meta[k]; strings.HasPrefix(u, "https://") && strings.Contains(u, "/graph/api/") {
			u, _, _ = strings.Cut(u, "?")
			return strings.Replace(u, "/en-us/", "/", 1)
		}
	}
	if p.f.API != APIGraph || p.doc.Format != document.Markdown {
		return ""
	}
	return site + folder + strings.ToLower(baseName(p.doc.File))
}

// hasKey reports whether the type can have the key that an annotation states: annotations are copied from page to page.
func (p *page) hasKey(t *ir.Type, key []string) bool {
	for _, k := range key {
		if _, shown := p.shape.members[strings.ToLower(k)]; !shown && !hasProperty(t.Properties, k) && t.Base == "" {
			return false
		}
	}
	return true
}

var abstractWording = regexp.MustCompile(`(?im)^(?:this is )?an? abstract (?:base )?(?:\S+ )?(?:class|type|resource|entity)\b|^abstract (?:base )?(?:class|type|resource|entity)\b|\b(?:this|it|\S+ resource|\S+ type|\w+) is an abstract (?:base )?(?:class|type|resource|entity)\b|^represents an abstract (?:base )?(?:type|class|entity)|\bthis superclass is abstract\b`)

// addressedBy reports whether the page's methods read or change a single one of its resources, and whether they delete one.
func (p *page) addressedBy() (reads, deletes bool) {
	for _, i := range p.find(is("methods", "tasks", "operations")) {
		for _, t := range p.sections[i].tables {
			for _, r := range t.Rows {
				name := strings.ToLower(cell(r, 0).Plain())
				reads = reads || strings.HasPrefix(name, "get") || strings.HasPrefix(name, "update") || strings.HasPrefix(name, "delete")
				deletes = deletes || strings.HasPrefix(name, "delete")
			}
		}
	}
	return reads, deletes
}

var deprecatedNotice = regexp.MustCompile(`(?i)^(?:caution:?\s*)?(?:note:?\s*)?(?:the|this) (?:\S+ )?(?:api|resource|resource type|type|method|operation|entity|endpoint|page|enum|complex type)s? (?:is|are|has been|have been|will be|was) (?:now )?(?:being )?(?:deprecated|retired)|^\W*deprecated\b`)

// isDeprecated reports whether the page says that what it describes is deprecated: in its title, or in the notices below it.
func (p *page) isDeprecated() bool {
	if strings.Contains(strings.ToLower(p.title), "(deprecated)") {
		return true
	}
	for _, text := range paragraphs(p.lead()) {
		plain := text.Plain()
		if !containsAny(strings.ToLower(plain), "deprecat", "retire") {
			continue
		}
		for _, s := range sentences(plain) {
			if deprecatedNotice.MatchString(s) {
				return true
			}
		}
	}
	return false
}

// plainText joins running text.
func plainText(texts []document.Inline) string {
	parts := make([]string, len(texts))
	for i, t := range texts {
		parts[i] = t.Plain()
	}
	return strings.Join(parts, "\n")
}

func hasProperty(list []ir.Property, name string) bool {
	for i := range list {
		if strings.EqualFold(list[i].Name, name) {
			return true
		}
	}
	return false
}
