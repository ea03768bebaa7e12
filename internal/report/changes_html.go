package report

import (
	_ "embed"
	"html/template"
	"io"
	"strings"

	"github.com/graphgen/graphgen/internal/change"
)

//go:embed changes.html
var changesPage string

var changesTemplate = template.Must(template.New("changes").Funcs(template.FuncMap{
	"position": position,
	"lines":    diffLines,
}).Parse(changesPage))

// html is one page that needs nothing else: both sides beside each other, filters, and the Go code's difference under each change.
func (c Comparison) html(w io.Writer) error {
	type row struct {
		change.Change
		Hunks []Hunk
	}
	page := struct {
		Comparison
		Classes []change.Class
		Rows    []row
		Counts  map[change.Class]int
	}{Comparison: c, Classes: c.shown(), Counts: map[change.Class]int{}}
	for _, class := range page.Classes {
		page.Counts[class] = c.List.Count(class)
		for _, ch := range c.of(class) {
			page.Rows = append(page.Rows, row{ch, c.Code.Of(ch)})
		}
	}
	return changesTemplate.Execute(w, page)
}

// diffLine is a line of a unified diff with the style of its kind.
type diffLine struct{ Style, Text string }

func diffLines(hunk string) []diffLine {
	var out []diffLine
	for line := range strings.SplitSeq(hunk, "\n") {
		style := ""
		switch {
		case strings.HasPrefix(line, "@@"):
			style = "at"
		case strings.HasPrefix(line, "+"):
			style = "add"
		case strings.HasPrefix(line, "-"):
			style = "del"
		}
		out = append(out, diffLine{style, line})
	}
	return out
}
