package report

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"path"
	"strings"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/ir"
)

//go:embed audit.html
var auditPage string

var auditTemplate = template.Must(template.New("audit").Funcs(template.FuncMap{
	"percent": percentText,
	"target":  targetText,
	"kind":    func(k audit.Kind) string { return k.Title() },
	"follow":  followText,
	"rank":    rank,
}).Parse(auditPage))

// auditView is what the page shows.
type auditView struct {
	*audit.Report
	Folder                  string // that all documents are in
	Errors, Warnings, Notes int
	Fixable                 int
}

func auditHTML(w io.Writer, r *audit.Report) error {
	v := auditView{Report: r, Folder: commonFolder(r)}
	for _, t := range r.Totals {
		v.Errors, v.Warnings, v.Notes, v.Fixable = v.Errors+t.Errors, v.Warnings+t.Warnings, v.Notes+t.Notes, v.Fixable+t.Fixable
	}
	return auditTemplate.Execute(w, v)
}

// Short returns a position without the folder that all documents share.
func (v auditView) Short(at ir.Source) string {
	name := strings.TrimPrefix(at.File, v.Folder)
	if name == "" || at.Line == 0 {
		return name
	}
	return fmt.Sprintf("%s:%d", name, at.Line)
}

// ShortFile is Short for a name.
func (v auditView) ShortFile(name string) string { return v.Short(ir.Source{File: name}) }

func followText(s audit.Side) string {
	switch s {
	case audit.Documents, audit.Metadata:
		return string(s)
	default:
		return "unclear"
	}
}

// commonFolder returns the folder, with its slash, that holds all documents of the report, or "".
func commonFolder(r *audit.Report) string {
	folder := ""
	for i, name := range reportFiles(r) {
		if i == 0 {
			folder = path.Dir(name) + "/"
		}
		for folder != "" && !strings.HasPrefix(name, folder) {
			folder = folder[:strings.LastIndexByte(strings.TrimSuffix(folder, "/"), '/')+1]
		}
	}
	if folder == "./" {
		return ""
	}
	return folder
}

func reportFiles(r *audit.Report) []string {
	var names []string
	for _, f := range r.Findings {
		if f.At.File != "" {
			names = append(names, f.At.File)
		}
	}
	for _, p := range r.Untyped {
		names = append(names, p.File)
	}
	for _, l := range r.Unread {
		names = append(names, l.At.File)
	}
	return names
}
