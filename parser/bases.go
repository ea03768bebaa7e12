package parser

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

var (
	baseWording  = regexp.MustCompile(`(?i)\b(?:(?:inherits(?:\s+(?:all )?(?:the |its )?(?:properties|methods))?|derive[sd]|inherited)\s+from|extends|subtype of|subclass of)(?:\s+(?:an? |the )?(?:abstract |base )*(?:class|type|resource|entity)?)?\s*$`)
	baseSentence = regexp.MustCompile(`(?i)\b(?:inherits from|derived from|derives from)\s+(?:the\s+)?([A-Za-z][\w.]*)(?:[.,;\n]|$| (?:type|resource|entity|and)\b)`)

	// derivedAhead introduces the types that derive from the page's own, and so does baseOf, where nothing stands between it and them;
	// derivedBehind follows them. In what is matched, links are zero bytes.
	derivedAhead  = regexp.MustCompile(`(?i)\bderived (?:types?|classes|resources|entities)\b|\bsub(?:types|classes)\b|\b(?:inherited|extended) by\b|\b(?:types|classes|resources|entities|following) (?:that |which )?(?:derive|inherit|extend)\b`)
	baseOf        = regexp.MustCompile(`(?i)\bbase (?:type|class|resource|entity) (?:for|of)(?: (?:the|these|all|both|following|types|classes|resources|entities))*:?\s*(?:\x00(?:,|\s|and|or|the)*)*$`)
	derivedBehind = regexp.MustCompile(`(?i)\b(?:inherits?|derives?|(?:is|are) derived) from (?:this|it)\b|\b(?:is|are) (?:an? )?(?:sub(?:class|type)(?:es|s)?|derived types?) of this\b`)
	derivedOf     = regexp.MustCompile(`(?i)\b(?:types?|classes|resources|entities|subtypes|subclasses) of (?:the |an? )?$`)
)

// proseBase returns the base type that the page's running text names: "Inherits from [x]". Text beside the tables is often about where
// single properties come from, so there the type itself must be the subject.
func (p *page) proseBase(own string) string {
	for _, s := range p.sections {
		aside := s.level > 1 && s.key != "json representation"
		if aside && p.roleOf(s, own) == otherContent {
			continue
		}
		for _, text := range paragraphs(s.blocks) {
			if aside && !strings.HasPrefix(strings.ToLower(text.Plain()), strings.ToLower(ir.LocalName(own))+" ") {
				continue
			}
			if base := baseIn(text, p.namespace); base != "" && !strings.EqualFold(base, own) {
				return base
			}
		}
	}
	return ""
}

// baseIn returns the base type that a paragraph names, or "".
func baseIn(text document.Inline, namespace string) string {
	plain := text.Plain()
	if !containsAny(strings.ToLower(plain), "inherit", "deriv", "extends", "subtype", "subclass") {
		return ""
	}
	before := ""
	for i, s := range text {
		before += s.Text
		if n := len(before) - 400; n > 0 { // more than the words that can stand before a base type
			before = before[n:]
		}
		if i+1 < len(text) && baseWording.MatchString(before) && !propertySubject.MatchString(lastSentence(before)) {
			if ref, ok := parseType(text[i+1:i+2], namespace); ok && !ref.collection && !ir.IsPrimitive(ref.name) {
				return ref.name
			}
		}
	}
	if m := baseSentence.FindStringSubmatch(plain); m != nil {
		if name, ok := canonicalType(strings.TrimRight(m[1], ".")); ok && !ir.IsPrimitive(name) && !isArticle(name) {
			return name
		}
	}
	return ""
}

// propertySubject finds sentences about where a property comes from, not the type.
var propertySubject = regexp.MustCompile(`propert(?:y|ies)\b.* (?:is|are|was) `)

// lastSentence returns what follows the last full stop.
func lastSentence(s string) string {
	return strings.ToLower(s[strings.LastIndex(s, ". ")+1:])
}

// collectDerived records the types that the page names as derived from its own: a base's page often knows them, where theirs are silent.
func (p *page) collectDerived(own string) {
	awaited := false // a paragraph has introduced a list of them
	for _, b := range p.lead() {
		switch b := b.(type) {
		case *document.Paragraph:
			plain := b.Text.Plain()
			p.addDerived(own, b.Text)
			last := lastSentence(plain)
			awaited = (strings.HasSuffix(last, ":") || strings.HasSuffix(last, "include") || strings.HasSuffix(last, "following")) &&
				(derivedAhead.MatchString(last) || baseOf.MatchString(last))
		case *document.List:
			for _, item := range b.Items {
				texts := paragraphs(item.Blocks)
				if !awaited || len(texts) == 0 {
					continue
				}
				if links := resourceLinks(texts[0]); len(links) > 0 {
					p.derives(links[0], own)
				}
			}
			awaited = false
		case *document.Heading, *document.Table, *document.Code, *document.Comment, *document.Quote:
		}
	}
}

// addDerived records the derived types that a paragraph links to.
func (p *page) addDerived(own string, text document.Inline) {
	if !containsAny(strings.ToLower(text.Plain()), "deriv", "inherit", "extend", "subtype", "subclass", "base ") {
		return
	}
	sentence := "" // as far as it has been read
	var named []document.Span
	for _, s := range text {
		if s.Kind == document.LinkSpan && isResourceTarget(s.Target) {
			named = append(named, s)
			if derivedAhead.MatchString(sentence) && !derivedOf.MatchString(sentence) || baseOf.MatchString(sentence) {
				p.derives(s, own)
			}
			sentence += "\x00"
			continue
		}
		for i, part := range strings.SplitAfter(s.Text, ". ") {
			if i > 0 {
				sentence, named = "", nil
			}
			if sentence += part; derivedBehind.MatchString(sentence) {
				for _, l := range named {
					p.derives(l, own)
				}
				named = nil
			}
		}
	}
}

// derives records that the type a link leads to has the page's own as its base.
func (p *page) derives(link document.Span, own string) {
	ref, ok := linkedType(link.Text, link, p.namespace)
	if !ok || ir.IsPrimitive(ref.name) || strings.EqualFold(ref.name, own) {
		return
	}
	if p.f.Bases == nil {
		p.f.Bases = map[string]string{}
	}
	p.f.Bases[ref.name] = own
}
