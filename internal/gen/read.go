package gen

import (
	"context"
	"errors"
	"io/fs"
	"path"
	"runtime"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/overlay"
	"github.com/graphgen/graphgen/internal/resolve"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// merge resolves what was parsed, corrected by the overlay entries, to one model per API version.
func merge(all []ir.Fragment, fixes []overlay.Entry, d *diag.List) *ir.Document {
	var amend func(*ir.Document)
	if len(fixes) > 0 {
		amend = func(doc *ir.Document) { overlay.Apply(doc, fixes, d) }
	}
	doc, more := resolve.Resolve(all, amend)
	d.Join(more)
	return &doc
}

// parse reads the documents in parallel.
func parse(ctx context.Context, fsys fs.FS, names []string, api, version string, progress func(done, total int), d *diag.List) []ir.Fragment {
	type page struct {
		fragments []ir.Fragment
		diags     diag.List
	}
	pages := make([]page, len(names))
	open := (&cache{fsys: fsys}).open
	opts := parser.Options{API: api, Version: version}
	var done atomic.Int64
	g, ctx := errgroup.WithContext(ctx)
	g.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		g.Go(func() error {
			if ctx.Err() != nil {
				return ctx.Err()
			}
			text, err := fs.ReadFile(fsys, name)
			if err != nil {
				pages[i].diags.Add(ir.Source{File: name}, diag.Unreadable, "", "cannot read the document: %v", cause(err))
				return nil
			}
			pages[i].fragments, pages[i].diags = parser.Parse(name, text, open, opts)
			if progress != nil {
				progress(int(done.Add(1)), len(names))
			}
			return nil
		})
	}
	if err := g.Wait(); err != nil {
		d.Add(ir.Source{}, diag.Unreadable, "", "reading the documents was stopped: %v", err)
	}
	var all []ir.Fragment
	for _, p := range pages {
		all = append(all, p.fragments...)
		d.Join(p.diags)
	}
	return all
}

// cause returns why a file cannot be read, without its path: messages stand behind the path that the user wrote.
func cause(err error) error {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err
	}
	return err
}

// cache keeps included files: hundreds of pages include the same few.
type cache struct {
	fsys  fs.FS
	files sync.Map // cleaned name -> func() ([]byte, error)
}

func (c *cache) open(name string) ([]byte, error) {
	name = path.Clean(name)
	once, _ := c.files.LoadOrStore(name, sync.OnceValues(func() ([]byte, error) { return fs.ReadFile(c.fsys, name) }))
	return once.(func() ([]byte, error))()
}
