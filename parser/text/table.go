package text

import (
	"strings"

	"github.com/graphgen/graphgen/parser/document"
)

// tableFollows reports whether the first line with text after a header is a row of its table, or a table may be empty.
func (r *reader) tableFollows(i int) bool {
	lay := layoutOf(r.lines[i])
	for j := i + 1; j < len(r.lines); j++ {
		if r.lines[j].blank() {
			continue
		}
		_, e := lay.split(r.lines[j])
		return e != none
	}
	return false
}

// table reads a table whose header is at the current line.
func (r *reader) table(lay *layout) {
	head := r.lines[r.next]
	t := &document.Table{Header: r.header(lay, head), At: r.file.At(head.offset)}
	w := &tableWriter{r: r, lay: lay, table: t}
	r.rowAhead = 0
	for r.next++; r.next < len(r.lines); r.next++ {
		l := r.lines[r.next]
		if l.blank() {
			continue
		}
		if r.endsTable(lay) {
			break
		}
		if cells, e := lay.split(l); w.accepts(l, cells, e) {
			w.row(l, cells)
			continue
		}
		if len(t.Rows) == 0 || r.blankAt(r.next-1) && !r.tableGoesOn(lay) {
			break
		}
		w.more(l)
	}
	w.flush()
	r.out = append(r.out, t)
}

// endsTable reports whether the current line starts something else than a row or the rest of one.
func (r *reader) endsTable(lay *layout) bool {
	l := r.lines[r.next]
	if layoutOf(l) != nil || r.headingLevel(r.next) > 0 && !r.isRow(lay, l) {
		return true
	}
	return r.blankAt(r.next-1) && !r.permissionPage && r.codeLang(r.next) == "http"
}

func (r *reader) isRow(lay *layout, l line) bool {
	_, e := lay.split(l)
	return e == strong
}

// tableGoesOn reports whether a line of prose after a blank one belongs to the row before. It does on permission pages,
// whose sections hold nothing but their table, and where another sure row comes before the next heading or table.
func (r *reader) tableGoesOn(lay *layout) bool {
	if r.permissionPage && r.section == "resources" {
		return true
	}
	if r.rowAhead > r.next {
		return true
	}
	for i := r.next + 1; i < len(r.lines); i++ {
		l := r.lines[i]
		switch {
		case l.blank():
		case r.isRow(lay, l):
			r.rowAhead = i
			return true
		case layoutOf(l) != nil || r.headingLevel(i) > 0 || r.codeLang(i) != "":
			return false
		}
	}
	return false
}

// tableWriter collects rows. The last cell of a row stays open for the lines that continue it.
type tableWriter struct {
	r     *reader
	lay   *layout
	table *document.Table
	open  bool     // there is a row that lines may continue
	rest  []string // lines of the last cell
	last  string   // name of the last row, in lower case
	mixed bool     // the names so far are in no order, so that order is no argument
}

// accepts decides about a line that could be a row.
func (w *tableWriter) accepts(l line, cells []span, e evidence) bool {
	switch e {
	case strong:
		return true
	case weak:
		name := strings.ToLower(l.text[cells[0].start:cells[0].end])
		return !w.open || w.last <= name || w.mixed
	case none:
	}
	return false
}

func (w *tableWriter) row(l line, cells []span) {
	w.flush()
	row := document.Row{At: w.r.file.At(l.offset)}
	for _, c := range cells {
		row.Cells = append(row.Cells, document.Cell{
			Text: document.PlainText(l.text[c.start:c.end]), At: w.r.file.At(l.offset + c.start),
		})
	}
	w.table.Rows = append(w.table.Rows, row)
	w.open, w.rest = true, nil
	name := strings.ToLower(l.text[cells[0].start:cells[0].end])
	w.mixed = w.mixed || name < w.last
	w.last = name
	if s := row.Cells[len(row.Cells)-1].Text.Plain(); s != "" {
		w.rest = append(w.rest, s)
	}
}

// more adds a line to the last cell.
func (w *tableWriter) more(l line) { w.rest = append(w.rest, l.text) }

func (w *tableWriter) flush() {
	if !w.open {
		return
	}
	row := w.table.Rows[len(w.table.Rows)-1]
	row.Cells[len(row.Cells)-1].Text = document.PlainText(strings.Join(w.rest, "\n"))
}

// isIDRow reports whether a line is the first row, "Id <guid>", of the table of one permission. That table has no header.
// A permission that is not out yet has no id.
func (r *reader) isIDRow(l line) bool {
	if l.text == "Id" {
		return r.permissionPage && strings.HasSuffix(r.section, " permission")
	}
	id, ok := strings.CutPrefix(l.text, "Id ")
	return ok && isGUID(strings.TrimSpace(id))
}

func isGUID(s string) bool {
	if len(s) != 36 {
		return false
	}
	for i := range len(s) {
		c := s[i]
		switch {
		case i == 8 || i == 13 || i == 18 || i == 23:
			if c != '-' {
				return false
			}
		case c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f':
		default:
			return false
		}
	}
	return true
}

// idKeys are the first cells of a permission's table.
var idKeys = []string{"Id", "Consent Type", "Admin Consent Required", "Display String", "Display Name", "Description"}

// idTable reads the table of one permission. As on the page, the cells of its header are empty.
func (r *reader) idTable() {
	at := r.file.At(r.lines[r.next].offset)
	t := &document.Table{Header: []document.Cell{{At: at}, {At: at}}, At: at}
	var rest []string // lines of the last cell
	flush := func() {
		if n := len(t.Rows); n > 0 {
			t.Rows[n-1].Cells[1].Text = document.PlainText(strings.Join(rest, "\n"))
		}
	}
	for ; !r.blankAt(r.next); r.next++ {
		l := r.lines[r.next]
		key := ""
		for _, k := range idKeys {
			if strings.HasPrefix(l.text, k+" ") || l.text == k {
				key = k
			}
		}
		if key == "" && len(t.Rows) > 0 {
			rest = append(rest, l.text)
			continue
		}
		flush()
		value := strings.TrimLeft(l.text[len(key):], " ")
		rest = []string{value}
		valueAt := r.file.At(l.offset + len(l.text) - len(value))
		t.Rows = append(t.Rows, document.Row{At: r.file.At(l.offset), Cells: []document.Cell{
			{Text: document.PlainText(key), At: r.file.At(l.offset)}, {At: valueAt},
		}})
	}
	flush()
	r.out = append(r.out, t)
}
