package gen

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/ir"
)

// AuditOptions say what Audit compares. Names are files below its file system.
type AuditOptions struct {
	Documents    []string
	API, Version string // the model to compare; "" for the only one
	Metadata     string
	Overlays     []string
	Fix          bool                  // make an overlay
	Progress     func(done, total int) // may be nil
}

// Audited is what an audit found.
type Audited struct {
	Report  *audit.Report
	Overlay []byte // the corrections of the findings that the report marks as fixed, if asked for
}

// Audit compares what documents say, corrected by the overlays, with the service's metadata. When the list has errors of what was
// asked for, rather than of the documents, there is no report.
func Audit(ctx context.Context, fsys fs.FS, opts AuditOptions) (Audited, diag.List) {
	var d diag.List
	var fixes []overlay.Entry
	for _, name := range opts.Overlays {
		fixes = append(fixes, loadOverlay(fsys, name, ir.Source{File: name}, "", &d)...)
	}
	metadata := loadMetadata(fsys, opts.Metadata, ir.Source{File: opts.Metadata}, &d)
	if d.HasErrors() {
		return Audited{}, d.Sorted()
	}
	all := parse(ctx, fsys, opts.Documents, opts.API, opts.Version, opts.Progress, &d)
	doc := merge(all, fixes, &d)
	if ctx.Err() != nil {
		return Audited{}, d.Sorted()
	}
	m := only(doc, opts, &d)
	if m == nil {
		return Audited{}, d.Sorted()
	}
	open := (&cache{fsys: fsys}).open
	out := Audited{Report: audit.Compare(audit.Input{Model: m, Metadata: metadata, Pages: audit.Pages{Fragments: all, Diagnostics: d.Sorted(), Open: open}})}
	if opts.Fix {
		follow(all, fixes, out.Report, metadata, &diag.List{})
		text, err := out.Report.Overlay()
		if err != nil {
			d.Add(ir.Source{}, diag.Internal, "please report it", "writing the overlay: %v", err)
		}
		out.Overlay = text
	}
	return out, d.Sorted()
}

// only returns the model to compare, or nil and an error.
func only(doc *ir.Document, opts AuditOptions, d *diag.List) *ir.Model {
	var found []*ir.Model
	var names []string
	for i := range doc.Models {
		m := &doc.Models[i]
		names = append(names, m.API+" "+m.Version)
		if (opts.API == "" || m.API == opts.API) && (opts.Version == "" || m.Version == opts.Version) {
			found = append(found, m)
		}
	}
	switch {
	case len(found) == 1:
		return found[0]
	case len(found) == 0:
		d.Add(ir.Source{}, diag.NoDocuments, "", "no document describes an API of the version that is asked for")
	default:
		slices.Sort(names)
		d.Add(ir.Source{}, diag.NoDocuments, "say which with --api-version", "the documents describe several APIs: %s", strings.Join(names, ", "))
	}
	return nil
}

func loadMetadata(fsys fs.FS, name string, at ir.Source, d *diag.List) *csdl.Document {
	text, err := fs.ReadFile(fsys, path.Clean(name))
	if err != nil {
		d.Add(at, diag.Unreadable, "", "cannot read the metadata %s: %v", name, cause(err))
		return nil
	}
	return csdl.Read(name, text, d)
}
