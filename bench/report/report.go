// Package report prints tables of Markdown, and keeps those in a document up to date.
package report

import (
	"fmt"
	"os"
	"strings"
)

// Table is a table of Markdown. Its first column is text, the others are numbers.
type Table struct {
	Head []string
	Rows [][]string
}

// Add appends a row.
func (t *Table) Add(cells ...string) { t.Rows = append(t.Rows, cells) }

// String returns the table.
func (t *Table) String() string {
	var b strings.Builder
	row := func(cells []string) { fmt.Fprintf(&b, "| %s |\n", strings.Join(cells, " | ")) }
	row(t.Head)
	b.WriteString("|:--")
	b.WriteString(strings.Repeat("|--:", len(t.Head)-1) + "|\n")
	for _, cells := range t.Rows {
		row(cells)
	}
	return b.String()
}

// Replace puts the text of a section into a document, between the comments that mark its place.
func Replace(file, section, text string) error {
	document, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	begin, end := "<!-- bench "+section+" -->\n", "<!-- end "+section+" -->"
	before, rest, ok := strings.Cut(string(document), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		return fmt.Errorf("%s has no place for the section %s: the lines %q and %q", file, section, strings.TrimSpace(begin), end)
	}
	return os.WriteFile(file, []byte(before+begin+"\n"+text+"\n"+end+after), 0o644)
}
