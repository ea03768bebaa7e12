package gen

import (
	"github.com/graphgen/graphgen/internal/audit"
	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

// mergeWithMetadata resolves what was parsed, corrected by the overlay entries and then, where documents and metadata disagree, by the
// metadata: the documents stay the source, the metadata is the tie-breaker.
func mergeWithMetadata(all []ir.Fragment, fixes []overlay.Entry, api, version string, metadata *csdl.Document, d *diag.List) *ir.Document {
	doc := merge(all, fixes, &diag.List{}) // resolving it again tells the same findings
	m := find(doc, api, version)
	if m == nil {
		return merge(all, fixes, d)
	}
	return follow(all, fixes, audit.Compare(audit.Input{Model: m, Metadata: metadata}), metadata, d)
}

func find(doc *ir.Document, api, version string) *ir.Model {
	for i := range doc.Models {
		if m := &doc.Models[i]; m.API == api && m.Version == version {
			return m
		}
	}
	return nil
}

// follow resolves what was parsed again, with the corrections of the report behind those of the overlay entries. From the report it
// drops the corrections that would undo an overlay entry, and those that find nothing to correct: the report was made from resolved
// documents, and corrections meet them before that.
func follow(all []ir.Fragment, fixes []overlay.Entry, r *audit.Report, metadata *csdl.Document, d *diag.List) *ir.Document {
	if len(fixes) > 0 {
		if m := find(merge(all, nil, &diag.List{}), r.API, r.Version); m != nil {
			r.Spare(audit.Compare(audit.Input{Model: m, Metadata: metadata}))
		}
	}
	text, err := r.Overlay()
	if err != nil {
		d.Add(ir.Source{}, diag.Internal, "please report it", "writing the corrections of %s: %v", r.Metadata, err)
		return merge(all, fixes, d)
	}
	corrections := overlay.Load(r.Metadata, text, d)
	refused := map[string]bool{}
	doc, more := resolve.Resolve(all, func(doc *ir.Document) {
		overlay.Apply(doc, fixes, d)
		for _, c := range corrections {
			var own diag.List
			if overlay.Apply(doc, []overlay.Entry{c}, &own); own.HasErrors() {
				refused[c.Name.Text] = true
			}
		}
		for i := range doc.Models {
			r.Place(&doc.Models[i])
		}
	})
	d.Join(more)
	r.Drop(refused)
	return &doc
}
