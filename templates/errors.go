package templates

import (
	"bytes"
	"errors"
	"fmt"
	"go/scanner"
	"strings"
)

// excerptLines is how many lines sourceError shows on either side of the offending one.
const excerptLines = 2

// sourceError turns gofmt's complaint about src into one that shows the line it complains about and the two on either side,
// instead of the whole source.
func sourceError(err error, src []byte) error {
	var list scanner.ErrorList
	if !errors.As(err, &list) || len(list) == 0 {
		return fmt.Errorf("the source cannot be formatted: %w", err)
	}
	pos := list[0].Pos
	lines := bytes.Split(src, []byte("\n"))
	first, last := max(1, pos.Line-excerptLines), min(len(lines), pos.Line+excerptLines)

	var b strings.Builder
	for n := first; n <= last; n++ {
		mark := ' '
		if n == pos.Line {
			mark = '>'
		}
		fmt.Fprintf(&b, "\n%c %5d | %s", mark, n, lines[n-1])
	}
	return fmt.Errorf("the source cannot be formatted: line %d, column %d: %s%s", pos.Line, pos.Column, list[0].Msg, b.String())
}
