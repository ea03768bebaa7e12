// Package source holds the bytes of one document and turns offsets into positions.
package source

import (
	"bytes"
	"sort"

	"github.com/graphgen/graphgen/ir"
)

// File is a document's text with its name, as the user wrote it in graphgen.yaml or on the command line.
type File struct {
	Name  string
	Text  []byte
	lines []int // offset of the start of each line
}

// New indexes the text. A UTF-8 byte order mark at its start is kept; readers skip it.
func New(name string, text []byte) *File {
	lines := make([]int, 1, 1+bytes.Count(text, []byte{'\n'}))
	for i, b := range text {
		if b == '\n' {
			lines = append(lines, i+1)
		}
	}
	return &File{Name: name, Text: text, lines: lines}
}

// At returns the position of a byte offset. An offset outside the text is moved to its nearest end.
func (f *File) At(offset int) ir.Source {
	offset = min(max(offset, 0), len(f.Text))
	i := sort.SearchInts(f.lines, offset+1) - 1
	return ir.Source{File: f.Name, Line: i + 1, Column: offset - f.lines[i] + 1}
}

// Line returns the text of a line, counted from one, without its line ending. Lines outside the file are empty.
func (f *File) Line(n int) []byte {
	if n < 1 || n > len(f.lines) {
		return nil
	}
	end := len(f.Text)
	if n < len(f.lines) {
		end = f.lines[n] - 1
	}
	return bytes.TrimSuffix(f.Text[f.lines[n-1]:end], []byte{'\r'})
}

// Lines returns the number of lines.
func (f *File) Lines() int { return len(f.lines) }
