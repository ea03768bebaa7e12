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
		_, e := lay.split(r.lines[j], style{types: r.types})
		return e != none || j == i+1 && r.firstRow(lay, r.lines[j]) != nil
	}
	return false
}

// firstRow returns the cells of the line right under the header of a property table on a permission page, where nothing else
// can stand; nil elsewhere.
func (r *reader) firstRow(lay *layout, l line) []span {
	if !r.permissionPage || len(lay.columns) != 3 || lay.columns[2] != "Description" {
		return nil
	}
	p, ok := parseFirst(l.text, style{types: r.types})
	if !ok {
		return nil
	}
	return p.cells(len(l.text))
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
		cells, e := lay.split(l, style{types: r.types, capitals: w.capital})
		if e == none && len(t.Rows) == 0 && !r.blankAt(r.next-1) {
			if cells = r.firstRow(lay, l); cells != nil {
				e = strong
			}
		}
		if w.accepts(l, cells, e) {
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
	if next := layoutOf(l); next == lay || next != nil && !r.inResources() || r.headingLevel(r.next) > 0 && (!r.isRow(lay, l) || r.captions(r.next)) {
		return true
	}
	if r.isResourcePanel(l) || lay.scopes() && r.blankAt(r.next-1) {
		return true
	}
	return r.blankAt(r.next-1) && !r.permissionPage && r.codeLang(r.next) == "http"
}

// inResources reports whether the current line is among the resources of a permission page, whose tables are all alike: the header
// of another kind of table belongs to one within a cell.
func (r *reader) inResources() bool { return r.permissionPage && r.section == "resources" }

func (r *reader) isRow(lay *layout, l line) bool {
	_, e := lay.split(l, style{types: r.types})
	return e == strong
}

// tableGoesOn reports whether a line of prose after a blank one belongs to the row before. It does on permission pages,
// whose sections hold nothing but their table, and where another sure row comes before the next heading or table.
func (r *reader) tableGoesOn(lay *layout) bool {
	if r.inResources() {
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
	// capital says that the names are written with a capital, so that prose does not differ from them by that.
	capital bool
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

func isCapital(c byte) bool { return c >= 'A' && c <= 'Z' }

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
	w.capital = isCapital(l.text[0]) && (w.capital || len(w.table.Rows) == 1)
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
