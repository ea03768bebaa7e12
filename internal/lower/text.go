package lower

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/graphgen/graphgen/ir"
)

// commentWidth is where comment lines end, in runes, "// " not counted.
const commentWidth = 112

// wrap breaks text into comment lines: one paragraph for each line of the text, lists as gofmt prints them.
func wrap(text string) []string {
	var out []string
	wasItem := false
	for i, line := range strings.Split(strings.TrimSpace(text), "\n") {
		line = withoutExamples(strings.Join(strings.Fields(line), " "))
		if line == "" {
			continue
		}
		item, isItem := listItem(line)
		if i > 0 && len(out) > 0 && (!isItem || !wasItem) {
			out = append(out, "")
		}
		if isItem {
			out = append(out, wrapLine(item, "  - ", "    ")...)
		} else {
			out = append(out, wrapLine(line, "", "")...)
		}
		wasItem = isItem
	}
	return out
}

// References to the numbered examples of a page, which comments do not have: a sentence, or a clause that ends one. Their numbers
// stand in no other text.
const numberedExamples = `[Ee]xamples? \d+(?:(?:,| and| or|, and) (?:[Ee]xample )?\d+)*`

var (
	exampleSentence = regexp.MustCompile(`(^|[.!?] )(?:See(?: also)?|For details, see) ` + numberedExamples + `(?:\.(?: |$)|$)`)
	exampleClause   = regexp.MustCompile(`(?:[;,] (?:see(?: also)?|as (?:shown )?in) ` + numberedExamples + `| \((?:see(?: also)?|as (?:shown )?in) ` + numberedExamples + `\))([.;,]|$)`)
)

// withoutExamples drops what refers to the examples of the page.
func withoutExamples(line string) string {
	if !strings.Contains(line, "xample") {
		return line
	}
	line = exampleSentence.ReplaceAllString(line, "$1")
	return strings.TrimSpace(exampleClause.ReplaceAllString(line, "$1"))
}

// listItem recognises a line that is an entry of a list and returns its text.
func listItem(line string) (string, bool) {
	for _, bullet := range []string{"- ", "* ", "• "} {
		if rest, ok := strings.CutPrefix(line, bullet); ok {
			return rest, true
		}
	}
	return "", false
}

// wrapLine breaks a line whose words are parted by single spaces. first begins the first line, indent the others.
func wrapLine(line, first, indent string) []string {
	var out []string
	lead, start, width := first, 0, utf8.RuneCountInString(first) // of the line in the making
	for at, end := 0, 0; at < len(line); at = end + 1 {
		end = len(line)
		if n := strings.IndexByte(line[at:], ' '); n >= 0 {
			end = at + n
		}
		word := utf8.RuneCountInString(line[at:end])
		switch {
		case at == start:
			width += word
		case width+1+word > commentWidth:
			out = append(out, lead+line[start:at-1])
			lead, start, width = indent, at, utf8.RuneCountInString(indent)+word
		default:
			width += 1 + word
		}
	}
	return append(out, lead+line[start:])
}

// sentence joins a lead and a text that may be empty.
func sentence(lead, text string) string {
	if text = strings.TrimSpace(text); text != "" {
		return lead + " " + text
	}
	return lead
}

// statesOf are verbs that begin a description whose subject is the described thing itself.
var statesOf = []string{"Represents", "Contains", "Describes", "Defines", "Specifies", "Provides", "Holds", "Stores", "Indicates",
	"Identifies", "Lists", "Is", "Has", "Are", "Tells", "Says", "Gives", "Exposes", "Manages", "Allows", "Enables"}

// declDoc begins a description with the identifier, as Go comments do.
func declDoc(goName, what, text, url string, s standing) []string {
	text = strings.TrimSpace(text)
	first, rest, _ := strings.Cut(text, " ")
	var lead string
	switch {
	case text == "":
		lead = goName + " is " + what + "."
	case first == "A" || first == "An" || first == "The":
		lead = goName + " is " + strings.ToLower(first) + " " + rest
	case slices.Contains(statesOf, first):
		lead = goName + " " + strings.ToLower(first) + " " + rest
	default:
		lead = goName + " is " + what + ".\n" + text
	}
	return finish(lead, url, s)
}

// finish adds the page's address, and what announcements say, to a description.
func finish(text, url string, s standing) []string {
	out := wrap(text)
	if url != "" {
		out = append(out, "", url)
	}
	if more := s.text(strings.Contains(text, "Deprecated: ")); more != "" {
		out = append(append(out, ""), wrap(more)...)
	}
	return out
}

// verbDoc tells what a method sends, what the page says of it, and which permissions it takes.
func (l *lowerer) verbDoc(name string, n *node, op *ir.Operation) []string {
	var b strings.Builder
	b.WriteString(name + " sends " + orList(requestLines(n, op)) + ".")
	if op.Doc != "" {
		b.WriteString("\n" + op.Doc)
	} else if op.Title != "" {
		b.WriteString("\n" + op.Title + ".")
	}
	b.WriteString(l.sessionText(op))
	b.WriteString(permissionText(op.Permissions))
	b.WriteString(fallbackText(op))
	return finish(b.String(), op.URL, standing{op.Deprecated, op.Notice})
}

// sessionText leads from a method that answers with an upload session to what sends the file there.
func (l *lowerer) sessionText(op *ir.Operation) string {
	if op.Response == nil || op.Response.Collection || l.plan.index.Property(op.Response.Type, "uploadUrl") == nil {
		return ""
	}
	return "\nThe Upload method of graph.Client sends a file to the address in the answer."
}

// deltaText leads from a method that reads a round of changes to what goes on with the next one.
func deltaText(op *ir.Operation) string {
	if op.Kind != ir.OperationDelta {
		return ""
	}
	return " With graph.NewDelta, a later iteration yields what changed since."
}

// requestLines returns the documented request lines that the method stands for.
func requestLines(n *node, op *ir.Operation) []string {
	if n == nil {
		return []string{op.Method + " " + op.Path}
	}
	var out []string
	for _, o := range n.ops {
		if line := o.Method + " " + o.Path; o.Method == op.Method && !slices.Contains(out, line) {
			out = append(out, line)
		}
	}
	return out
}

func permissionText(p ir.OperationPermissions) string {
	var b strings.Builder
	ways := permissionWays(p)
	for i, who := range []string{"delegated, work or school account", "delegated, personal account", "application"} {
		if ways[i] != "" {
			b.WriteString("\n- " + who + ": " + ways[i])
		}
	}
	if b.Len() == 0 {
		return ""
	}
	return "\nPermissions, from least to most privileged:" + b.String()
}

// permissionWays lists for each kind of caller the permissions one of which is enough; "and" joins those that are needed together.
func permissionWays(p ir.OperationPermissions) [3]string {
	var out [3]string
	for i, sets := range p.Ways() {
		texts := make([]string, len(sets))
		for j, set := range sets {
			texts[j] = strings.Join(set, " and ")
		}
		out[i] = strings.Join(texts, ", ")
	}
	return out
}

// fieldDoc returns the comment of a property.
func fieldDoc(p ir.Property) []string {
	if p.Doc == "" && !p.Deprecated && p.Notice == "" {
		return nil
	}
	text := p.Doc
	if text == "" {
		text = "The property " + p.Name + "."
	}
	return finish(text, "", standing{p.Deprecated, p.Notice})
}

// withArticle puts "a" or "an" before a documented name.
func withArticle(name string) string {
	low := strings.ToLower(name)
	if low != "" && strings.ContainsRune("aeiou", rune(low[0])) && !strings.HasPrefix(low, "us") && !strings.HasPrefix(low, "uni") {
		return "an " + name
	}
	return "a " + name
}
