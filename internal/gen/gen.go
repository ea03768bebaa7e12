// Package gen is the pipeline as one pure function: documents in, files out. It reads through an fs.FS, writes nothing, and
// gives the same bytes for the same input whatever the order of files or the number of processors.
package gen

import (
	"context"
	"io/fs"
	"path"
	"slices"
	"time"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/csdl"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/explore"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/lower"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/templates"
)

// Options are what Generate needs beside the configuration.
type Options struct {
	ImportPath string                // of the output folder
	Runtime    fs.FS                 // the runtime's sources, for runtime: copy
	Progress   func(done, total int) // told after each document, from several goroutines; may be nil
	Now        time.Time             // tells which announced changes have taken effect; zero tells of none
}

// Output is what Generate made.
type Output struct {
	Files     map[string][]byte // slash paths below the output folder; nil when there was an error
	Documents []string          // the documents that were read, sorted, included files not among them
	Model     *ir.Model         // what the code was made from
}

// Generate makes the SDK that the configuration describes. Paths in cfg are relative to fsys. When the list has errors, the
// output has no files.
func Generate(ctx context.Context, cfg config.Config, fsys fs.FS, opts Options) (Output, diag.List) {
	var d diag.List
	out := Output{Documents: cfg.Files(fsys, &d)}
	if d.HasErrors() {
		return out, d.Sorted()
	}
	fixes := loadOverlays(cfg, fsys, &d)
	var metadata *csdl.Document
	if cfg.CSDL.IsSet() {
		metadata = loadMetadata(fsys, cfg.CSDL.Text, cfg.CSDL.At, &d)
	}
	all := parse(ctx, fsys, out.Documents, cfg.API.Text, cfg.Version.Text, opts.Progress, &d)
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
	out.Model = choose(doc, cfg, &d)
	if out.Model == nil || d.HasErrors() {
		return out, d.Sorted()
	}
	cfg.Names.Pins = withPins(cfg.Names.Pins, overlay.Pins(fixes, out.Model))
	files, more := Code(ctx, out.Model, cfg, opts)
	d.Join(more)
	if !d.HasErrors() {
		out.Files = files
	}
	return out, d.Sorted()
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

// Code turns a model into files: slash paths below the output folder. cfg says how the code is called and where its runtime is. When the
// list has errors, there are none.
func Code(ctx context.Context, m *ir.Model, cfg config.Config, opts Options) (map[string][]byte, diag.List) {
	runtime := runtimePath(cfg, opts)
	model, d := goModel(m, cfg, opts)
	if d.HasErrors() {
		return nil, d
	}
	files, err := templates.Render(ctx, model, templates.Options{RuntimePath: runtime})
	if err != nil {
		d.Add(ir.Source{}, diag.Internal, "please report it", "%v", err)
		return nil, d
	}
	if cfg.Runtime.Text == config.RuntimeCopy {
		if err := copyRuntime(files, opts.Runtime, runtime); err != nil {
			d.Add(cfg.Runtime.At, diag.Internal, "please report it", "the runtime's sources: %v", err)
		}
	}
	return files, d
}

// withPins adds the pins of overlays to those of graphgen.yaml.
func withPins(p config.Pins, more overlay.Pinned) config.Pins {
	add := func(to []config.Pin, pairs [][2]overlay.Value) []config.Pin {
		to = slices.Clone(to)
		for _, pair := range pairs {
			to = append(to, config.Pin{Key: pair[0], Name: pair[1]})
		}
		return to
	}
	return config.Pins{
		Types: add(p.Types, more.Types), Properties: add(p.Properties, more.Properties), Enums: add(p.Enums, more.Enums),
		Members: add(p.Members, more.Members), Operations: add(p.Operations, more.Operations),
	}
}

// Explore returns the web page on which a model can be looked at. cfg says how the code is called that the page shows.
func Explore(m *ir.Model, cfg config.Config, opts Options) ([]byte, diag.List) {
	model, d := goModel(m, cfg, opts)
	if d.HasErrors() {
		return nil, d
	}
	page, err := explore.Page(m, model)
	if err != nil {
		d.Add(ir.Source{}, diag.Internal, "please report it", "%v", err)
	}
	return page, d
}

func goModel(m *ir.Model, cfg config.Config, opts Options) (*gomodel.Model, diag.List) {
	return lower.Lower(m, lower.Options{
		ImportPath: opts.ImportPath, PackageName: cfg.Package.Text, RuntimePath: runtimePath(cfg, opts),
		Initialisms: texts(cfg.Names.Initialisms), Pins: pins(cfg.Names.Pins),
	})
}

func runtimePath(cfg config.Config, opts Options) string {
	if cfg.Runtime.Text == config.RuntimeCopy {
		return path.Join(opts.ImportPath, runtimeDir)
	}
	return templates.DefaultRuntimePath
}

func texts(values []config.Value) []string {
	var out []string
	for _, v := range values {
		out = append(out, v.Text)
	}
	return out
}

func pins(p config.Pins) []lower.Pin {
	var out []lower.Pin
	for _, group := range []struct {
		kind lower.PinKind
		pins []config.Pin
	}{
		{lower.PinType, p.Types}, {lower.PinEnum, p.Enums}, {lower.PinProperty, p.Properties}, {lower.PinMember, p.Members},
		{lower.PinOperation, p.Operations},
	} {
		for _, pin := range group.pins {
			out = append(out, lower.Pin{Kind: group.kind, Doc: pin.Key.Text, Name: pin.Name.Text, At: pin.Key.At})
		}
	}
	return out
}
