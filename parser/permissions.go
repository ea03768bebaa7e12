package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

// caller is a kind of caller that permission tables tell apart.
type caller int

const (
	noCaller caller = iota
	delegatedWork
	delegatedPersonal
	application
)

// callerOf reads the name of a row or column of a permission table.
func callerOf(text string) caller {
	low := strings.ToLower(text)
	switch {
	case strings.HasPrefix(low, "delegated") && (strings.Contains(low, "personal") || strings.Contains(low, "microsoft account")) && !strings.Contains(low, "work"):
		return delegatedPersonal
	case strings.HasPrefix(low, "delegated"):
		return delegatedWork
	case strings.HasPrefix(low, "application"), strings.HasPrefix(low, "app-only"):
		return application
	default:
		return noCaller
	}
}

// permissions joins the permission tables of the page.
func (p *page) permissions() ir.OperationPermissions {
	lists, sets := map[caller][]string{}, permissionSets{}
	inExample := p.exampleSections()
	for i, s := range p.sections {
		if inExample[i] {
			continue
		}
		for _, t := range s.tables {
			p.readPermissions(t, lists, sets)
		}
	}
	return ir.OperationPermissions{
		DelegatedWork: lists[delegatedWork], DelegatedPersonal: lists[delegatedPersonal], Application: lists[application],
		Alternatives: sets.alternatives(),
	}
}

// mergeRanks returns the names of two lists, both from least to most privileged: those of the first, and the others of the second each
// before the first name behind it that both have, or else at the end.
func mergeRanks(a, b []string) []string {
	out := slices.Clone(a)
	for i, n := range b {
		if slices.Contains(out, n) {
			continue
		}
		at := len(out)
		for _, behind := range b[i+1:] {
			if known := slices.Index(a, behind); known >= 0 {
				at = slices.Index(out, behind)
				break
			}
		}
		out = slices.Insert(out, at, n)
	}
	return out
}

// readPermissions adds what a table says, if it is one of permissions: callers in its rows, least privileged columns first, or
// callers in its columns, a resource in each row.
func (p *page) readPermissions(t *document.Table, lists map[caller][]string, sets permissionSets) {
	if len(t.Header) < 2 {
		return
	}
	byColumn := map[int]caller{}
	for i, h := range t.Header[1:] {
		if c := callerOf(h.Text.Plain()); c != noCaller {
			byColumn[i+1] = c
		}
	}
	first := columnKey(t.Header[0].Text.Plain())
	switch {
	case len(byColumn) >= 2:
		for _, r := range t.Rows {
			for col := 1; col < len(r.Cells); col++ {
				if c := byColumn[col]; c != noCaller {
					lists[c] = mergeRanks(lists[c], p.permissionNames(r.Cells[col], false))
					sets.add(c, r.Cells[col].Text.Plain(), false)
				}
			}
		}
	case len(t.Header) > 2 && !slices.ContainsFunc(t.Header[1:], func(h document.Cell) bool { return listsPermissions(columnKey(h.Text.Plain())) }):
	case strings.HasPrefix(first, "permission type") || first == "permissions type" || first == "permission" && len(t.Rows) > 0 && callerOf(cell(t.Rows[0], 0).Plain()) != noCaller:
		p.readCallerRows(t, lists, sets)
	}
}

// listsPermissions tells from its header, in lower case, whether a column lists permissions.
func listsPermissions(header string) bool { return containing("permission", "privileged")(header) }

// readCallerRows reads a table with a caller in each row, whose cells rank from least to most privileged. A row without a caller goes
// on with the one above.
func (p *page) readCallerRows(t *document.Table, lists map[caller][]string, sets permissionSets) {
	own := map[caller][]string{}
	current := noCaller
	for _, r := range t.Rows {
		if c := callerOf(cell(r, 0).Plain()); c != noCaller {
			current = c
		}
		if current == noCaller {
			if !isBlank(r) {
				p.diags.Add(r.At, diag.BadPermissions, "start the row with \"Delegated (work or school account)\", \"Delegated (personal Microsoft account)\" or \"Application\"",
					"caller %q of a permission table is unknown", clip(cell(r, 0).Plain()))
			}
			continue
		}
		for col := 1; col < len(r.Cells); col++ {
			header := ""
			if col < len(t.Header) {
				header = columnKey(t.Header[col].Text.Plain())
			}
			if listsPermissions(header) || header == "" {
				reversed := strings.Contains(header, "most to least")
				own[current] = append(own[current], p.permissionNames(r.Cells[col], reversed)...)
				sets.add(current, r.Cells[col].Text.Plain(), reversed)
			}
		}
	}
	for c, names := range own {
		lists[c] = mergeRanks(lists[c], names)
	}
}

var (
	permissionName = regexp.MustCompile(`\b[A-Z][A-Za-z0-9]*(?:[-.][A-Za-z0-9_-]+)+|\b(?:openid|offline_access|profile|email)\b`)
	noPermission   = regexp.MustCompile(`(?i)^(?:none|not (?:supported|available|applicable|yet available|allowed|required)\b.*|n/a|no|unsupported|not supported|-|—|todo|tbd|yes|coming soon|to be determined)?[ .*]*$`)
)

// permissionNames reads the names in a cell.
func (p *page) permissionNames(cl document.Cell, reversed bool) []string {
	text := cl.Text.Plain()
	names := permissionName.FindAllString(text, -1)
	if len(names) == 0 && !noPermission.MatchString(strings.ReplaceAll(text, "\n", " ")) {
		p.diags.Add(cl.At, diag.BadPermissions, "list permission names such as User.Read, or write \"Not supported.\"", "%q names no permission", clip(text))
	}
	if reversed {
		slices.Reverse(names)
	}
	for i := range names {
		names[i] = strings.TrimRight(names[i], ".-_")
	}
	return names
}
