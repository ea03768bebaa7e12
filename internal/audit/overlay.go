package audit

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// nameFixes gives each correction the name of its entry: a short word that tells what is corrected of what. A correction that several
// findings need has one name.
func (r *Report) nameFixes() {
	names, known := map[string]int{}, map[string]string{}
	for i := range r.Findings {
		f := &r.Findings[i]
		for j := range f.fixes {
			x := &f.fixes[j]
			key := fmt.Sprint(x.op, x.fields)
			if known[key] == "" {
				name := notInName.ReplaceAllString(x.op+"-"+x.subject(), "-")
				if names[name]++; names[name] > 1 {
					name = fmt.Sprintf("%s-%d", name, names[name])
				}
				known[key] = name
			}
			x.name = known[key]
		}
		f.Fixable = len(f.fixes) > 0
	}
}

// subject is what the correction is of: a type, a property, an enum, a member, with the fact that it states, if it does.
func (x fix) subject() string {
	words := []string{}
	for _, f := range x.fields {
		switch f.key {
		case "type", "property", "enum", "member", "name":
			words = append(words, fmt.Sprint(f.value))
		case "kind", "key", "abstract", "open", "navigation", "nullable", "flags", "evolvable":
			if x.op == "set" || x.op == "set-enum" {
				words = append(words, f.key)
			}
		}
	}
	return strings.Join(words, ".")
}

var notInName = regexp.MustCompile(`[^A-Za-z0-9._-]+`)

// Drop takes back the corrections of these names, and with them all others of the findings that need them.
func (r *Report) Drop(names map[string]bool) {
	for i := range r.Findings {
		f := &r.Findings[i]
		if slices.ContainsFunc(f.fixes, func(x fix) bool { return names[x.name] }) {
			f.fixes, f.Fixable = nil, false
		}
	}
	r.count()
}

// OverlayMark begins the first line of every overlay that Overlay makes.
const OverlayMark = "# Corrections that graphgen audit --fix wrote."

// Spare takes back the corrections of findings that before, the report of the documents without overlays, does not have: what an
// overlay makes differ from the metadata was meant.
func (r *Report) Spare(before *Report) {
	key := func(f Finding) string { return fmt.Sprintf("%s\x00%s\x00%s", f.Kind, f.Subject(), f.Documents) }
	known := map[string]bool{}
	for _, f := range before.Findings {
		known[key(f)] = true
	}
	for i := range r.Findings {
		if f := &r.Findings[i]; !known[key(*f)] {
			f.fixes, f.Fixable = nil, false
		}
	}
	r.count()
}

// Overlay returns the corrections that make the documents follow the metadata, as an overlay file: each as an entry with its
// reason, which gives both positions. Enums and types come first, since other corrections refer to them, and new names of types last.
func (r *Report) Overlay() ([]byte, error) {
	var b bytes.Buffer
	fmt.Fprintf(&b, "%s They make %s %s follow the service's metadata, %s.\n", OverlayMark, r.API, r.Version, r.Metadata)
	seen := map[string]bool{}
	var first, second, then, last []*yaml.Node
	for _, f := range r.Findings {
		for _, x := range f.fixes {
			if seen[x.name] {
				continue
			}
			seen[x.name] = true
			switch node := r.entry(f, x); x.op {
			case "add-enum":
				first = append(first, node)
			case "add-type":
				second = append(second, node)
			case "rename-type":
				last = append(last, node)
			default:
				then = append(then, node)
			}
		}
	}
	list := &yaml.Node{Kind: yaml.SequenceNode, Content: slices.Concat(first, second, then, last)}
	if len(list.Content) == 0 {
		return b.Bytes(), nil
	}
	e := yaml.NewEncoder(&b)
	e.SetIndent(2)
	if err := e.Encode(list); err != nil {
		return nil, err
	}
	return b.Bytes(), e.Close()
}

// entry is one correction with its reason.
func (r *Report) entry(f Finding, x fix) *yaml.Node {
	entry := mapping(0, field{"name", x.name}, field{"reason", r.reason(f)})
	if strings.HasPrefix(f.URL, "https://") {
		add(entry, field{"link", f.URL})
	}
	add(entry, field{"version", r.Version})
	entry.Content = append(entry.Content, scalar(x.op), mapping(yaml.FlowStyle, x.fields...))
	return entry
}

// reason says what both sides say, and where.
func (r *Report) reason(f Finding) string {
	documents, metadata := f.Documents, f.Metadata
	if documents == "" {
		documents = "nothing"
	}
	at := f.At.File
	if f.At.Line > 0 {
		at = fmt.Sprintf("%s:%d", f.At.File, f.At.Line)
	}
	return fmt.Sprintf("%s: %s says %s, %s:%d says %s; %s", f.Kind, at, documents, r.Metadata, f.Line, metadata, f.Why)
}

func mapping(style yaml.Style, fields ...field) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: style}
	for _, f := range fields {
		add(n, f)
	}
	return n
}

func add(n *yaml.Node, f field) {
	value := &yaml.Node{}
	switch v := f.value.(type) {
	case string:
		value = scalar(v)
	case []string:
		value.Kind, value.Style = yaml.SequenceNode, yaml.FlowStyle
		for _, s := range v {
			value.Content = append(value.Content, scalar(s))
		}
	default:
		value.Kind, value.Value = yaml.ScalarNode, fmt.Sprint(v)
	}
	n.Content = append(n.Content, scalar(f.key), value)
}

// scalar is a text, quoted where YAML would read it as something else.
func scalar(text string) *yaml.Node {
	n := &yaml.Node{}
	n.SetString(strings.Join(strings.Fields(text), " "))
	return n
}
