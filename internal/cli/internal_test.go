package cli

import (
	"bytes"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/lock"
)

func TestDescribe(t *testing.T) {
	setting := func(key, value string) debug.BuildSetting { return debug.BuildSetting{Key: key, Value: value} }
	for name, tt := range map[string]struct {
		info    debug.BuildInfo
		want    string
		release bool
	}{
		"release": {
			debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Path: modulePath, Version: "v1.2.3"}},
			"graphgen v1.2.3, go1.26.0", true,
		},
		"clone": {
			debug.BuildInfo{GoVersion: "go1.26.0", Main: debug.Module{Path: modulePath, Version: "(devel)"}},
			"graphgen (devel), go1.26.0", false,
		},
		"dirty commit": {
			debug.BuildInfo{
				GoVersion: "go1.26.0", Main: debug.Module{Path: modulePath, Version: "v0.0.0-20260102030405-0123456789ab+dirty"},
				Settings: []debug.BuildSetting{setting("vcs.revision", "0123456789abcdef"), setting("vcs.time", "2026-01-02T03:04:05Z"), setting("vcs.modified", "true")},
			},
			"graphgen v0.0.0-20260102030405-0123456789ab+dirty, commit 0123456789abcdef, 2026-01-02T03:04:05Z, dirty, go1.26.0", false,
		},
		"commit": {
			debug.BuildInfo{
				GoVersion: "go1.26.0", Main: debug.Module{Path: modulePath, Version: "v0.0.0-20260102030405-0123456789ab"},
				Settings: []debug.BuildSetting{setting("vcs.revision", "0123456789abcdef"), setting("vcs.modified", "false")},
			},
			"graphgen v0.0.0-20260102030405-0123456789ab, commit 0123456789abcdef, go1.26.0", true,
		},
		"tool of another module": {
			debug.BuildInfo{
				GoVersion: "go1.26.0", Main: debug.Module{Path: "example.com/app", Version: "v9.0.0"},
				Deps: []*debug.Module{{Path: "example.com/other", Version: "v8.0.0"}, {Path: modulePath, Version: "v1.2.3"}},
			},
			"graphgen v1.2.3, go1.26.0", true,
		},
		"replaced by a folder": {
			debug.BuildInfo{
				GoVersion: "go1.26.0", Main: debug.Module{Path: "example.com/app", Version: "(devel)"},
				Deps: []*debug.Module{{Path: modulePath, Version: "v1.2.3", Replace: &debug.Module{Path: "../graphgen", Version: ""}}},
			},
			"graphgen (devel), go1.26.0", false,
		},
	} {
		t.Run(name, func(t *testing.T) {
			assert.Equal(t, tt.want, describe(&tt.info))
			assert.Equal(t, tt.release, isRelease(moduleVersion(&tt.info)))
		})
	}
}

func TestProgressIsForManyDocuments(t *testing.T) {
	for total, wanted := range map[int]bool{progressFrom: false, progressFrom + 1: true} {
		var out bytes.Buffer
		p := &progress{w: &out, what: "reading documents"}
		var group sync.WaitGroup
		for i := range total {
			group.Go(func() { p.tell(i+1, total) })
		}
		group.Wait()
		p.end()
		if wanted {
			assert.Contains(t, out.String(), "reading documents")
		} else {
			assert.Empty(t, out.String())
		}
	}
	var none progress
	none.tell(1, 10*progressFrom)
	none.end()
}

func TestProgressAndColourAreForTerminals(t *testing.T) {
	file, err := os.Create(filepath.Join(t.TempDir(), "log"))
	require.NoError(t, err)
	defer func() { assert.NoError(t, file.Close()) }()
	a := &app{sys: System{Stderr: file}, color: newChoice("auto", "always", "never")}
	assert.Nil(t, a.progress("").w)
	assert.False(t, a.colors(file))
	require.NoError(t, a.color.Set("always"))
	assert.True(t, a.colors(file))
}

func TestNewPackageName(t *testing.T) {
	for module, want := range map[string]string{
		"example.com/app":        "app",
		"example.com/my-App/v2":  "myapp",
		"example.com/7digital.x": "digitalx",
		"example.com/func":       "sdk",
		"example.com/main":       "sdk",
		"v2":                     "sdk",
	} {
		dir := t.TempDir()
		require.NoError(t, os.WriteFile(filepath.Join(dir, "go.mod"), []byte("module "+module+"\n"), 0o644))
		assert.Equal(t, want, newPackageName(dir), module)
	}
	dir := filepath.Join(t.TempDir(), "My_Folder")
	require.NoError(t, os.Mkdir(dir, 0o755))
	assert.Equal(t, "myfolder", newPackageName(dir), "a folder outside of any module")
}

func TestRecordKnowsWhatWasRead(t *testing.T) {
	files := fstest.MapFS{"a.md": {Data: []byte("a")}, "inc/b.md": {Data: []byte("b")}, "unread.md": {}}
	r := newRecord(files)
	for _, name := range []string{"a.md", "inc/b.md", "later.md"} {
		_, err := fs.ReadFile(r, name)
		assert.Equal(t, name == "later.md", err != nil, name)
	}
	documents, others := r.split([]string{"a.md"})
	assert.Equal(t, map[string]string{"a.md": lock.Hash([]byte("a"))}, documents)
	assert.Equal(t, []string{"inc/b.md", "later.md"}, slices.Sorted(maps.Keys(others)))

	l := lock.New("v1", nil, nil, nil, nil)
	l.Documents, l.Others = documents, others
	in := lock.Inputs{Tool: "v1", Documents: []string{"a.md"}, FS: replay{files}}
	assert.Empty(t, l.Fresh(in, fstest.MapFS{}))
	files["later.md"] = &fstest.MapFile{Data: []byte("now it is here")}
	assert.Equal(t, "later.md has changed", l.Fresh(in, fstest.MapFS{}))
}

func TestLockOfAnOlderBuildIsNotTrusted(t *testing.T) {
	if toolVersion() != devel {
		t.Skip("this build has a version")
	}
	dir := t.TempDir()
	p := project{dir: dir, name: "graphgen.yaml"}
	assert.False(t, p.isLockOfThisBuild(), "no lock")
	name := filepath.Join(dir, "graphgen.lock")
	require.NoError(t, os.WriteFile(name, nil, 0o644))
	assert.True(t, p.isLockOfThisBuild())
	require.NoError(t, os.Chtimes(name, time.Time{}, time.Now().Add(-24*365*time.Hour)))
	assert.False(t, p.isLockOfThisBuild(), "written before this program was built")
}
