// Package gen is the pipeline as one pure function: documents in, files out. It reads through an fs.FS, writes nothing, and
// gives the same bytes for the same input whatever the order of files or the number of processors.
package gen

import (
	"context"
	"io/fs"
	"path"
	"time"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
)

// Options are what Generate needs beside the configuration.
type Options struct {
	ImportPath string                // of the output folder
	Runtime    fs.FS                 // the runtime's sources, for runtime: copy
	Progress   func(done, total int) // told after each document, from several goroutines; may be nil
	Now        time.Time             // tells which announced changes have taken effect; zero tells of none
}

// Plan is an SDK of which everything is decided and nothing printed.
type Plan struct {
	Documents []string       // the documents that were read, sorted, included files not among them
	Model     *ir.Model      // what the code is made from
	Code      *gomodel.Model // nil when there was an error
}

// Output is what Generate made.
type Output struct {
	Files     map[string][]byte // slash paths below the output folder; nil when there was an error
	Documents []string          // as in Plan
	Model     *ir.Model
}

// Generate makes the SDK that the configuration describes. Paths in cfg are relative to fsys. When the list has errors, the
// output has no files.
func Generate(ctx context.Context, cfg config.Config, fsys fs.FS, opts Options) (Output, diag.List) {
	plan, d := NewPlan(ctx, cfg, fsys, opts)
	out := Output{Documents: plan.Documents, Model: plan.Model}
	if d.HasErrors() {
		return out, d
	}
	files, more := Render(ctx, plan.Code, cfg, opts)
	d.Join(more)
	out.Files = files
	return out, d.Sorted()
}

// NewPlan is the first half of Generate, for whoever needs no code: it reads, corrects and slices what the documents say, and decides
// what the code is called.
func NewPlan(ctx context.Context, cfg config.Config, fsys fs.FS, opts Options) (Plan, diag.List) {
	var d diag.List
	plan := Plan{Documents: cfg.Files(fsys, &d)}
	if d.HasErrors() {
		return plan, d.Sorted()
	}
	fixes := loadOverlays(cfg, fsys, &d)
	var metadata *csdl.Document
	if cfg.CSDL.IsSet() {
		metadata = loadMetadata(fsys, cfg.CSDL.Text, cfg.CSDL.At, &d)
	}
	all := parse(ctx, fsys, plan.Documents, cfg.API.Text, cfg.Version.Text, opts.Progress, &d)
	var doc *ir.Document
	if metadata != nil {
		doc = mergeWithMetadata(all, fixes, cfg.API.Text, cfg.Version.Text, metadata, &d)
	} else {
		doc = merge(all, fixes, &d)
	}
	if !opts.Now.IsZero() {
		overlay.Expired(fixes, opts.Now, &d)
		d.Join(resolve.ChangesInEffect(doc.Changes, cfg.Version.Text, opts.Now))
	}
	plan.Model = choose(doc, cfg, &d)
	if plan.Model == nil || d.HasErrors() {
		return plan, d.Sorted()
	}
	cfg.Names.Pins = withPins(cfg.Names.Pins, overlay.Pins(fixes, plan.Model))
	code, more := Lower(plan.Model, cfg, opts)
	if d.Join(more); !d.HasErrors() {
		plan.Code = code
	}
	return plan, d.Sorted()
}

// Inspect reads documents and returns what they say, with the diagnostics inside. Names are files below fsys.
func Inspect(ctx context.Context, fsys fs.FS, names []string, api, version string, progress func(done, total int)) ir.Document {
	var d diag.List
	doc := merge(parse(ctx, fsys, names, api, version, progress, &d), nil, &d)
	doc.Format = ir.Format
	doc.Diagnostics = d.Sorted()
	if doc.Diagnostics == nil {
		doc.Diagnostics = []ir.Diagnostic{}
	}
	return *doc
}

func loadOverlays(cfg config.Config, fsys fs.FS, d *diag.List) []overlay.Entry {
	var out []overlay.Entry
	for _, name := range cfg.Overlay {
		out = append(out, loadOverlay(fsys, name.Text, name.At, "overlay: names files relative to graphgen.yaml", d)...)
	}
	return out
}

// loadOverlay reads one overlay file. at is what names it, and hint what to look at when it cannot be read.
func loadOverlay(fsys fs.FS, name string, at ir.Source, hint string, d *diag.List) []overlay.Entry {
	text, err := fs.ReadFile(fsys, path.Clean(name))
	if err != nil {
		d.Add(at, diag.Unreadable, hint, "cannot read %s: %v", name, cause(err))
		return nil
	}
	return overlay.Load(name, text, d)
}

// choose picks the configured model and cuts the slice out of it. It returns nil, and there is an error, if there is none.
func choose(doc *ir.Document, cfg config.Config, d *diag.List) *ir.Model {
	for i := range doc.Models {
		m := &doc.Models[i]
		if m.API != cfg.API.Text || m.Version != cfg.Version.Text {
			continue
		}
		sliced, more := resolve.Slice(m, sliceSpec(cfg.Slice))
		d.Join(more)
		return &sliced
	}
	if d.HasErrors() {
		return nil // they tell why
	}
	at := cfg.Version.At
	if at.IsZero() && len(cfg.Documents) > 0 {
		at = cfg.Documents[0].At
	}
	d.Add(at, diag.NoDocuments, "check documents: and version: in graphgen.yaml", "no document describes %s %s", cfg.API.Text, cfg.Version.Text)
	return nil
}

func sliceSpec(s config.Slice) resolve.Spec {
	return resolve.Spec{
		IncludeResources: patterns(s.Include.Resources, config.MatchName), IncludePaths: patterns(s.Include.Paths, config.MatchPath),
		Permissions:      patterns(s.Permissions, config.MatchName),
		ExcludeResources: patterns(s.Exclude.Resources, config.MatchName), ExcludePaths: patterns(s.Exclude.Paths, config.MatchPath),
	}
}

func patterns(values []config.Value, match func(pattern, name string) bool) []resolve.Pattern {
	var out []resolve.Pattern
	for _, v := range values {
		out = append(out, resolve.Pattern{Text: v.Text, At: v.At, Match: func(name string) bool { return match(v.Text, name) }})
	}
	return out
}
