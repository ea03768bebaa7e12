package layout

import (
	"math"
	"unicode/utf8"
)

// rows are lines that follow each other, whose cells stand in columns. A cell is as wide as the widest one of its column in the lines
// around it that have that column; what follows the last cell of a line is as long as it is.
type rows struct {
	indent int
	text   []byte // of all of them
	lines  []row
}

// row is one line.
type row struct {
	start, end int    // in the text of all
	cells      [2]int // where a cell ends, from the start; 0 for none
	widths     [2]int // in characters
}

func (r *rows) isEmpty() bool { return len(r.lines) == 0 }

func (r *rows) reset() { r.text, r.lines = r.text[:0], r.lines[:0] }

// add keeps a line, whose cells end at the first and, unless it is 0, at the second of two places. A space follows each.
func (r *rows) add(text []byte, first, second int) {
	l := row{start: len(r.text), end: len(r.text) + len(text), cells: [2]int{first, second}}
	l.widths[0] = utf8.RuneCount(text[:first])
	if second > 0 {
		l.widths[1] = utf8.RuneCount(text[first+1 : second])
	}
	r.text = append(r.text, text...)
	r.lines = append(r.lines, l)
}

// appendTo appends the lines.
func (r *rows) appendTo(out []byte) []byte {
	first := 0
	for _, l := range r.lines {
		first = max(first, l.widths[0])
	}
	second, until := 0, 0 // width of the second column, up to that line
	for i, l := range r.lines {
		text := r.text[l.start:l.end]
		out = appendTabs(out, r.indent)
		out = append(out, text[:l.cells[0]]...)
		out = appendSpaces(out, first-l.widths[0])
		if l.cells[1] == 0 {
			out = append(append(out, text[l.cells[0]:]...), '\n')
			continue
		}
		if i >= until {
			second, until = r.secondFrom(i)
		}
		out = append(out, text[l.cells[0]:l.cells[1]]...)
		out = appendSpaces(out, second-l.widths[1])
		out = append(append(out, text[l.cells[1]:]...), '\n')
	}
	return out
}

// secondFrom returns the width of the second column in the lines from i on that have it, and the first that does not.
func (r *rows) secondFrom(i int) (width, until int) {
	for ; i < len(r.lines) && r.lines[i].cells[1] > 0; i++ {
		width = max(width, r.lines[i].widths[1])
	}
	return width, i
}

func appendSpaces(out []byte, n int) []byte {
	for range n {
		out = append(out, ' ')
	}
	return out
}

// keyRun decides where the values of a literal begin a new column: gofmt does so where the sizes of keys differ too much, and around
// elements of several lines.
type keyRun struct {
	last  int     // size of the element before: its key's, or its own if it has none; 0 for several lines
	count int     // of the sizes in this column
	sum   float64 // of their logarithms
}

// The limits of gofmt: keys up to the one size differ as they like, others by less than the factor from the geometric mean.
const (
	smallKey  = 40
	keyFactor = 2.5
)

// breaks takes the size of the next element and reports whether a new column begins before it.
func (k *keyRun) breaks(size int) bool {
	last := k.last
	k.last = size
	yes := true
	if last > 0 && size > 0 {
		if yes = k.count > 0 && (last > smallKey || size > smallKey); yes {
			ratio := float64(size) / math.Exp(k.sum/float64(k.count))
			yes = keyFactor*ratio <= 1 || keyFactor <= ratio
		}
	}
	if yes {
		k.count, k.sum = 0, 0
	}
	if size > 0 {
		k.count++
		k.sum += math.Log(float64(size))
	}
	return yes
}
