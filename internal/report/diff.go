package report

import (
	"strings"

	"github.com/fatih/color"
)

// ColorDiff colours a unified diff as git does.
func ColorDiff(text string) string {
	style := func(attribute color.Attribute) *color.Color {
		c := color.New(attribute)
		c.EnableColor()
		return c
	}
	added, removed, place, name := style(color.FgGreen), style(color.FgRed), style(color.FgCyan), style(color.Bold)
	var b strings.Builder
	for line := range strings.Lines(text) {
		text, end := strings.TrimSuffix(line, "\n"), "\n"
		if text == line {
			end = ""
		}
		switch {
		case strings.HasPrefix(line, "diff "), strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
			text = name.Sprint(text)
		case strings.HasPrefix(line, "@@"):
			text = place.Sprint(text)
		case strings.HasPrefix(line, "+"):
			text = added.Sprint(text)
		case strings.HasPrefix(line, "-"):
			text = removed.Sprint(text)
		}
		b.WriteString(text + end)
	}
	return b.String()
}
