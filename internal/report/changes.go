package report

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"

	"github.com/fatih/color"

	"github.com/graphgen/graphgen/internal/change"
	"github.com/graphgen/graphgen/ir"
)

// The forms of a comparison.
const (
	ChangesText     = "text"
	ChangesJSON     = "json"
	ChangesMarkdown = "markdown"
	ChangesHTML     = "html"
)

// Comparison is what changed between two states of the documents.
type Comparison struct {
	Old, New string // what the user calls them
	List     change.List
	Least    change.Class // leaves out what is milder; "" for nothing
	Code     *Code        // the Go code of both, for ChangesHTML; nil for none
	Color    bool         // of ChangesText
}

// Changes writes the comparison.
func Changes(w io.Writer, c Comparison, format string) error {
	var b bytes.Buffer
	var err error
	switch format {
	case ChangesText:
		c.text(&b)
	case ChangesJSON:
		err = c.json(&b)
	case ChangesMarkdown:
		c.markdown(&b)
	case ChangesHTML:
		err = c.html(&b)
	default:
		err = fmt.Errorf("internal error: unknown form %q of changes", format)
	}
	if err != nil {
		return err
	}
	_, err = w.Write(b.Bytes())
	return err
}

// shown returns the classes that are not left out, from worst to mildest.
func (c Comparison) shown() []change.Class {
	var out []change.Class
	for _, class := range change.Classes() {
		out = append(out, class)
		if class == c.Least {
			break
		}
	}
	return out
}

// of returns the changes of the class.
func (c Comparison) of(class change.Class) change.List {
	var out change.List
	for _, ch := range c.List {
		if ch.Class == class {
			out = append(out, ch)
		}
	}
	return out
}

// Summary counts the changes by class: "2 breaking, 1 risky, 5 safe"; "nothing changed" for none.
func (c Comparison) Summary() string {
	var parts []string
	for _, class := range change.Classes() {
		if n := c.List.Count(class); n > 0 {
			parts = append(parts, strconv.Itoa(n)+" "+string(class))
		}
	}
	if len(parts) == 0 {
		return "nothing changed"
	}
	return strings.Join(parts, ", ")
}

func classColor(class change.Class) color.Attribute {
	switch class {
	case change.Breaking:
		return color.FgRed
	case change.Risky:
		return color.FgYellow
	case change.Safe:
		return color.FgGreen
	default:
		return color.Reset
	}
}

func (c Comparison) text(b *bytes.Buffer) {
	for _, class := range c.shown() {
		paint := color.New(classColor(class), color.Bold)
		if c.Color {
			paint.EnableColor()
		} else {
			paint.DisableColor()
		}
		for _, ch := range c.of(class) {
			fmt.Fprintf(b, "%s %s: %s", paint.Sprint(string(class)+":"), inert(ch.Subject), ch.What())
			if sides := sidesText(ch); sides != "" {
				b.WriteString(": " + inert(sides))
			}
			b.WriteString("\n")
			fmt.Fprintf(b, "\t%s; %s\n", positions(ch), ch.Effect())
			if len(ch.Evidence) > 0 {
				fmt.Fprintf(b, "\tevidence: %s\n", inert(strings.Join(ch.Evidence, "; ")))
			}
			if ch.Keep != "" {
				fmt.Fprintf(b, "\toverlay, to keep callers compiling: %s\n", inert(ch.Keep))
			}
		}
	}
	b.WriteString(c.Summary() + "\n")
}

// most is how many characters of a side are told on a line.
const most = 90

// sidesText tells what was and what is.
func sidesText(ch change.Change) string {
	old, now := short(ch.Old), short(ch.New)
	switch {
	case old == "" && now == "":
		return ""
	case old == "":
		return now
	case now == "":
		return "was " + old
	default:
		return old + " → " + now
	}
}

func short(text string) string {
	text = strings.Join(strings.Fields(text), " ")
	if r := []rune(text); len(r) > most {
		return strings.TrimSpace(string(r[:most-1])) + "…"
	}
	return text
}

// positions tells where both sides are stated.
func positions(ch change.Change) string {
	old, now := position(ch.OldAt), position(ch.NewAt)
	switch {
	case old == "" && now == "":
		return "no position"
	case old == "":
		return "now " + now
	case now == "":
		return "was " + old
	case old == now:
		return now
	default:
		return old + " → " + now
	}
}

func position(at ir.Source) string {
	if at.IsZero() {
		return ""
	}
	if at.Line == 0 {
		return at.File
	}
	return fmt.Sprintf("%s:%d:%d", at.File, at.Line, at.Column)
}

// changesFormat is the version of the JSON form.
const changesFormat = 1

func (c Comparison) json(b *bytes.Buffer) error {
	type entry struct {
		change.Change
		What   string `json:"what"`
		Effect string `json:"effect"`
	}
	out := struct {
		Format   int     `json:"format"`
		Old      string  `json:"old"`
		New      string  `json:"new"`
		Breaking int     `json:"breaking"`
		Risky    int     `json:"risky"`
		Safe     int     `json:"safe"`
		Changes  []entry `json:"changes"`
	}{
		Format: changesFormat, Old: c.Old, New: c.New, Changes: []entry{},
		Breaking: c.List.Count(change.Breaking), Risky: c.List.Count(change.Risky), Safe: c.List.Count(change.Safe),
	}
	for _, class := range c.shown() {
		for _, ch := range c.of(class) {
			out.Changes = append(out.Changes, entry{ch, ch.What(), ch.Effect()})
		}
	}
	e := json.NewEncoder(b)
	e.SetEscapeHTML(false)
	e.SetIndent("", "  ")
	return e.Encode(out)
}

// markdown is for a pull request: what breaks is open, what is safe is folded.
func (c Comparison) markdown(b *bytes.Buffer) {
	fmt.Fprintf(b, "### What the documents changed: %s\n\nFrom `%s` to `%s`.\n", c.Summary(), c.Old, c.New)
	for _, class := range c.shown() {
		list := c.of(class)
		if len(list) == 0 {
			continue
		}
		title := strings.ToUpper(string(class[:1])) + string(class[1:])
		head := fmt.Sprintf("\n**%s** (%d)\n\n", title, len(list))
		if class == change.Safe {
			head = fmt.Sprintf("\n<details><summary>%s (%d)</summary>\n\n", title, len(list))
		}
		b.WriteString(head + "| what | change | before | after | where | callers |\n|:--|:--|:--|:--|:--|:--|\n")
		for _, ch := range list {
			what := ch.What()
			if len(ch.Evidence) > 0 {
				what += " (" + strings.Join(ch.Evidence, "; ") + ")"
			}
			effect := ch.Effect()
			if ch.Keep != "" {
				effect += "; in an overlay: " + ch.Keep
			}
			fmt.Fprintf(b, "| `%s` | %s | %s | %s | %s | %s |\n", cell(ch.Subject), cell(what), cell(short(ch.Old)), cell(short(ch.New)), cell(positions(ch)), cell(effect))
		}
		if class == change.Safe {
			b.WriteString("\n</details>\n")
		}
	}
}

var cellEscapes = strings.NewReplacer("|", `\|`, "\n", " ", "<", "&lt;", "`", "'")

func cell(text string) string { return cellEscapes.Replace(inert(text)) }
