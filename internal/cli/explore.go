package cli

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"path/filepath"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/explore"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/ir"
)

type exploreOptions struct {
	output  string
	serve   bool
	port    int
	version choice
}

func (a *app) exploreCommand() *cobra.Command {
	opts := exploreOptions{version: newChoice(append([]string{""}, append(config.Versions(config.APIGraph), config.Versions(config.APIAADGraph)...)...)...)}
	cmd := &cobra.Command{
		Use:   "explore [PATH...]",
		Short: "Write a web page on which the documents' model can be looked at",
		Long: `Explore writes one HTML file that loads nothing: every resource with its properties and their marks, every
enum, operation and permission, what refers to what, and the Go call for each operation. It shows what
graphgen.yaml generates, or what the documents say that are named: files or folders.

With --serve it serves the page on this machine only, and reads the documents again for each visit.

Exit codes: 0 all is fine; 2 the documents cannot be read or have errors.`,
		Example: `  graphgen explore
  graphgen explore docs --api-version beta --output beta.html
  graphgen explore --serve`,
		RunE: a.run(func(ctx context.Context, args []string) error { return a.explore(ctx, args, opts) }),
	}
	flags := cmd.Flags()
	flags.StringVarP(&opts.output, "output", "o", "explore.html", "the `file` to write")
	flags.BoolVar(&opts.serve, "serve", false, "serve the page on 127.0.0.1 in place of writing it")
	flags.IntVar(&opts.port, "port", 8040, "with --serve: the `port`; 0 takes a free one")
	flags.Var(&opts.version, "api-version", opts.version.usage("with paths: this version of the API, not the one they say most of"))
	complete(cmd, "api-version", &opts.version)
	return cmd
}

func (a *app) explore(ctx context.Context, paths []string, opts exploreOptions) error {
	if opts.serve {
		return a.serveExplorer(ctx, paths, opts)
	}
	defer collectLate()()
	page, err := a.explorer(ctx, paths, opts)
	if err != nil {
		return err
	}
	if d := a.writePage(opts.output, page); d.HasErrors() {
		return a.fail(d)
	}
	return a.say("%s: %d KB", filepath.ToSlash(opts.output), (len(page)+1023)/1024)
}

// writePage writes the page, unless a file of that name is there that is no such page.
func (a *app) writePage(name string, page []byte) diag.List {
	return a.writeOwn(name, page, foreign{"explore", "name another file with --output", func(old []byte) bool {
		return !bytes.Contains(old, []byte(explore.Mark))
	}})
}

// explorer makes the page. Findings that stop it are printed.
func (a *app) explorer(ctx context.Context, paths []string, opts exploreOptions) ([]byte, error) {
	if len(paths) > 0 {
		return a.documentsExplorer(ctx, paths, opts)
	}
	p, d := a.open(ctx)
	if d.HasErrors() {
		return nil, a.fail(a.named(d))
	}
	plan, d := p.plan(ctx, a.progress("reading documents"))
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if d.HasErrors() {
		return nil, a.fail(a.named(d))
	}
	return explore.Page(plan.Model, plan.Code)
}

// documentsExplorer makes the page of what the documents say that are named, and of the code that a graphgen.yaml without settings
// makes of them.
func (a *app) documentsExplorer(ctx context.Context, paths []string, opts exploreOptions) ([]byte, error) {
	var d diag.List
	names := a.documents(paths, &d)
	if d.HasErrors() {
		return nil, a.fail(d)
	}
	version := opts.version.value
	progress := a.progress("reading documents")
	doc := gen.Inspect(ctx, config.Dir(a.sys.Dir), names, apiOf(version), version, progress.tell)
	progress.end()
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if d := diag.List(doc.Diagnostics); d.HasErrors() {
		return nil, a.fail(d)
	}
	models := slices.DeleteFunc(doc.Models, func(m ir.Model) bool { return version != "" && m.Version != version })
	if len(models) == 0 {
		return nil, errors.New("the documents describe no such API")
	}
	largest := slices.MaxFunc(models, func(a, b ir.Model) int {
		return cmp.Compare(len(a.Types)+len(a.Operations), len(b.Types)+len(b.Operations))
	})
	code, d := gen.Lower(&largest, config.Config{Package: config.Value{Text: "msgraph"}}, gen.Options{ImportPath: "example.com/msgraph"})
	if d.HasErrors() {
		return nil, a.fail(d)
	}
	return explore.Page(&largest, code)
}

// serveExplorer serves the page until ctx ends.
func (a *app) serveExplorer(ctx context.Context, paths []string, opts exploreOptions) error {
	listener, err := net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", opts.port))
	if err != nil {
		return err
	}
	server := &http.Server{ReadHeaderTimeout: 10 * time.Second, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if r.URL.Path != "/" {
			http.NotFound(w, r)
			return
		}
		page, err := a.explorer(r.Context(), paths, opts)
		if err != nil {
			http.Error(w, "The documents have errors: see the terminal.", http.StatusInternalServerError)
			return
		}
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(page))
	})}
	stop := context.AfterFunc(ctx, func() { _ = server.Close() })
	defer stop()
	if err := a.say("http://%s", listener.Addr()); err != nil {
		return errors.Join(err, listener.Close())
	}
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
