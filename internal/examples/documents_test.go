package examples

import (
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/config"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/gen"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

const root = "../.."

// TestKindsAndFormats holds that the module's own documents show each kind of page in the formats that such pages are kept in.
func TestKindsAndFormats(t *testing.T) {
	fsys := os.DirFS(root)
	open := func(name string) ([]byte, error) { return fs.ReadFile(fsys, path.Clean(name)) }
	found := map[ir.PageKind]map[string]bool{}
	require.NoError(t, fs.WalkDir(fsys, "schema", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() || path.Ext(name) == ".yaml" || strings.Contains(name, "/includes/") {
			return err
		}
		text, err := fs.ReadFile(fsys, name)
		if err != nil {
			return err
		}
		fragments, _ := parser.Parse(name, text, open, parser.Options{})
		kind := fragments[0].Kind
		if found[kind] == nil {
			found[kind] = map[string]bool{}
		}
		found[kind][path.Ext(name)] = true
		return nil
	}))
	formats := map[ir.PageKind][]string{}
	for kind, all := range found {
		formats[kind] = slices.Sorted(maps.Keys(all))
	}
	assert.Equal(t, map[ir.PageKind][]string{
		ir.PageResource: {".md"}, ir.PageEnum: {".md"}, ir.PageOperation: {".html", ".md", ".txt"}, ir.PagePermission: {".html", ".txt"},
		ir.PageAnnouncement: {".html", ".md"}, ir.PageAADGraph: {".txt"},
	}, formats)
}

// TestDocumentsAgree holds that what is said twice, on pages of several kinds and formats, is said alike: there is nothing to warn of.
func TestDocumentsAgree(t *testing.T) {
	beforeAllChanges := time.Date(2021, time.August, 1, 0, 0, 0, 0, time.UTC)
	for _, file := range []string{"graphgen.yaml", "graphgen.beta.yaml"} {
		text, err := os.ReadFile(filepath.Join(root, file))
		require.NoError(t, err)
		var d diag.List
		cfg := config.Load(file, text, &d)
		_, more := gen.Generate(t.Context(), cfg, config.Dir(root), gen.Options{ImportPath: sdkPath, Now: beforeAllChanges})
		require.Empty(t, d.Text())
		for _, finding := range more {
			assert.Equal(t, ir.SeverityNote, finding.Severity, diag.Text(finding))
		}
	}
}

// TestPermissionPages holds each row of a permission page to the page of the operation, which names the permission for the same callers.
func TestPermissionPages(t *testing.T) {
	operations, pages := inspect(t, "schema/graph"), inspect(t, "schema/permissions")
	assert.NotEmpty(t, pages.Permissions)
	for _, p := range pages.Permissions {
		assert.NotEmpty(t, p.Description, p.Name)
		for _, scope := range []*ir.PermissionScope{p.Delegated, p.Application} {
			if scope != nil {
				assert.Len(t, scope.ID, 36, p.Name)
				assert.NotEmpty(t, scope.DisplayName, p.Name)
			}
		}
	}
	for i := range pages.Models {
		m := &pages.Models[i]
		described := map[string]ir.OperationPermissions{}
		for j := range operations.Models {
			if operations.Models[j].Version == m.Version {
				for _, o := range operations.Models[j].Operations {
					described[o.Method+" "+o.Path] = o.Permissions
				}
			}
		}
		for _, o := range m.Operations {
			want, ok := described[o.Method+" "+o.Path]
			require.True(t, ok, "%s:%d: no operation page has %s %s", o.Source.File, o.Source.Line, o.Method, o.Path)
			assert.Subset(t, want.Application, o.Permissions.Application, o.Path)
			assert.Subset(t, append(want.DelegatedWork, want.DelegatedPersonal...), o.Permissions.DelegatedWork, o.Path)
		}
	}
}

// inspect reads all documents below a folder of the module.
func inspect(t *testing.T, folder string) ir.Document {
	t.Helper()
	var names []string
	fsys := config.Dir(root)
	require.NoError(t, fs.WalkDir(fsys, folder, func(name string, entry fs.DirEntry, err error) error {
		if err == nil && !entry.IsDir() && !strings.Contains(name, "/includes/") {
			names = append(names, name)
		}
		return err
	}))
	return gen.Inspect(t.Context(), fsys, names, "", "", nil)
}
