package gen

import (
	"context"
	"path"
	"slices"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/internal/lower"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/templates"
)

// Code turns a model into files: slash paths below the output folder. cfg says how the code is called and where its runtime is. When the
// list has errors, there are none.
func Code(ctx context.Context, m *ir.Model, cfg config.Config, opts Options) (map[string][]byte, diag.List) {
	model, d := Lower(m, cfg, opts)
	if d.HasErrors() {
		return nil, d
	}
	files, more := Render(ctx, model, cfg, opts)
	d.Join(more)
	return files, d
}

// Render prints the code, and copies the runtime beside it if that is asked for: slash paths below the output folder. When the list has
// errors, there are no files.
func Render(ctx context.Context, code *gomodel.Model, cfg config.Config, opts Options) (map[string][]byte, diag.List) {
	var d diag.List
	runtime := runtimePath(cfg, opts)
	files, err := templates.Render(ctx, code, templates.Options{RuntimePath: runtime})
	if err != nil {
		d.Add(ir.Source{}, diag.Internal, "please report it", "%v", err)
		return nil, d
	}
	if cfg.Runtime.Text == config.RuntimeCopy {
		if err := copyRuntime(files, opts.Runtime, runtime); err != nil {
			d.Add(cfg.Runtime.At, diag.Internal, "please report it", "the runtime's sources: %v", err)
			return nil, d
		}
	}
	return files, d
}

// Lower decides the Go code of a model, every name of it, and prints nothing. When the list has errors, the code is not to be used.
func Lower(m *ir.Model, cfg config.Config, opts Options) (*gomodel.Model, diag.List) {
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
