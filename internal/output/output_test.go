package output

import (
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// own returns the text of a generated file.
func own(body string) string { return Header + "\n\n" + body }

type tree map[string]string

func (tr tree) bytes() map[string][]byte {
	m := map[string][]byte{}
	for n, text := range tr {
		m[n] = []byte(text)
	}
	return m
}

// lay writes the files below a new folder; a text that begins with "-> " is the target of a symbolic link.
func lay(t *testing.T, files tree) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		file := filepath.Join(dir, filepath.FromSlash(name))
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		if target, ok := strings.CutPrefix(text, "-> "); ok {
			require.NoError(t, os.Symlink(filepath.FromSlash(target), file))
			continue
		}
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
	}
	return dir
}

// found reads back what lay wrote; an empty folder is a name that ends with a slash.
func found(t *testing.T, dir string) tree {
	t.Helper()
	files := tree{}
	require.NoError(t, filepath.WalkDir(dir, func(file string, e fs.DirEntry, err error) error {
		require.NoError(t, err)
		name, err := filepath.Rel(dir, file)
		require.NoError(t, err)
		name = filepath.ToSlash(name)
		switch {
		case e.IsDir():
			inside, err := os.ReadDir(file)
			require.NoError(t, err)
			if len(inside) == 0 {
				files[name+"/"] = ""
			}
		case e.Type()&fs.ModeSymlink != 0:
			target, err := os.Readlink(file)
			require.NoError(t, err)
			files[name] = "-> " + target
		default:
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			files[name] = string(text)
		}
		return nil
	}))
	return files
}

func TestWrite(t *testing.T) {
	for name, tt := range map[string]struct {
		before  tree
		want    tree
		after   tree
		changes Changes
	}{
		"into nothing": {
			tree{"graphgen.yaml": "x"},
			tree{"doc.go": own("a"), "models/event.go": own("b")},
			tree{"graphgen.yaml": "x", "sdk/doc.go": own("a"), "sdk/models/event.go": own("b")},
			Changes{Create: []string{"doc.go", "models/event.go"}},
		},
		"nothing to do": {
			tree{"sdk/doc.go": own("a")},
			tree{"doc.go": own("a")},
			tree{"sdk/doc.go": own("a")},
			Changes{Same: []string{"doc.go"}},
		},
		"everything at once": {
			tree{"sdk/a.go": own("a"), "sdk/b.go": own("old"), "sdk/c.go": own("c"), "sdk/users/deep/u.go": own("u"), "sdk/keep/k.go": own("k"), "sdk/keep/README.md": "mine"},
			tree{"a.go": own("a"), "b.go": own("new"), "d/d.go": own("d")},
			tree{"sdk/a.go": own("a"), "sdk/b.go": own("new"), "sdk/d/d.go": own("d"), "sdk/keep/README.md": "mine"},
			Changes{Create: []string{"d/d.go"}, Update: []string{"b.go"}, Remove: []string{"c.go", "keep/k.go", "users/deep/u.go"}, Same: []string{"a.go"}},
		},
		"everything goes": {
			tree{"sdk/models/a.go": own("a")},
			tree{},
			tree{"sdk/": ""},
			Changes{Remove: []string{"models/a.go"}},
		},
		"files of others are left alone": {
			tree{"sdk/README.md": "mine", "sdk/.gitattributes": "x", "sdk/_draft.go": "package", "sdk/mine/m.go": "package mine", "sdk/mine/nested/n.s": "x"},
			tree{"doc.go": own("a")},
			tree{"sdk/README.md": "mine", "sdk/.gitattributes": "x", "sdk/_draft.go": "package", "sdk/mine/m.go": "package mine", "sdk/mine/nested/n.s": "x", "sdk/doc.go": own("a")},
			Changes{Create: []string{"doc.go"}},
		},
		"hidden folders and modules are not looked into": {
			tree{"sdk/.git/x.go": own("a"), "sdk/example/go.mod": "module x", "sdk/example/x.go": own("x"), "sdk/example/deep/y.go": own("y")},
			tree{"doc.go": own("a")},
			tree{"sdk/.git/x.go": own("a"), "sdk/example/go.mod": "module x", "sdk/example/x.go": own("x"), "sdk/example/deep/y.go": own("y"), "sdk/doc.go": own("a")},
			Changes{Create: []string{"doc.go"}},
		},
		"a module that we write into is ours": {
			tree{"sdk/go.mod": "module x", "sdk/sub/go.mod": "module y", "sdk/sub/old.go": own("x")},
			tree{"sub/new.go": own("a")},
			tree{"sdk/go.mod": "module x", "sdk/sub/go.mod": "module y", "sdk/sub/new.go": own("a")},
			Changes{Create: []string{"sub/new.go"}, Remove: []string{"sub/old.go"}},
		},
		"line ends of another system": {
			tree{"sdk/a.go": strings.ReplaceAll(own("a\nb\n"), "\n", "\r\n"), "sdk/b.go": strings.ReplaceAll(own("b"), "\n", "\r\n")},
			tree{"a.go": own("a\nb\n")},
			tree{"sdk/a.go": strings.ReplaceAll(own("a\nb\n"), "\n", "\r\n")},
			Changes{Remove: []string{"b.go"}, Same: []string{"a.go"}},
		},
		"another comment form": {
			tree{"sdk/list.yaml": HashHeader + "\nold: 1\n", "sdk/old.yaml": HashHeader + "\n"},
			tree{"list.yaml": HashHeader + "\nnew: 1\n"},
			tree{"sdk/list.yaml": HashHeader + "\nnew: 1\n"},
			Changes{Update: []string{"list.yaml"}, Remove: []string{"old.yaml"}},
		},
		"a header that is not the first line": {
			tree{"sdk/mine/m.go": "package mine\n" + Header, "sdk/mine/n.go": Header + " Really."},
			tree{"doc.go": own("a")},
			tree{"sdk/mine/m.go": "package mine\n" + Header, "sdk/mine/n.go": Header + " Really.", "sdk/doc.go": own("a")},
			Changes{Create: []string{"doc.go"}},
		},
		"a leftover of a run that was killed": {
			tree{"sdk/.doc.go123": own("a")},
			tree{"doc.go": own("a")},
			tree{"sdk/doc.go": own("a")},
			Changes{Create: []string{"doc.go"}, Remove: []string{".doc.go123"}},
		},
		"symbolic links elsewhere": {
			tree{"sdk/mine/link.go": "-> ../../x.go", "sdk/notes": "-> /nowhere"},
			tree{"doc.go": own("a")},
			tree{"sdk/mine/link.go": "-> ../../x.go", "sdk/notes": "-> /nowhere", "sdk/doc.go": own("a")},
			Changes{Create: []string{"doc.go"}},
		},
		"a name in another case": {
			tree{"sdk/Event.go": own("old")},
			tree{"event.go": own("new")},
			tree{"sdk/event.go": own("new")},
			Changes{Create: []string{"event.go"}, Remove: []string{"Event.go"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, tt.before)
			before := found(t, dir)
			f := Folder{Root: dir, Path: "sdk"}

			changes, d := f.Plan(tt.want.bytes())
			require.Empty(t, d.Text())
			assert.Equal(t, tt.changes, changes)
			assert.Equal(t, before, found(t, dir), "a plan changes nothing")

			changes, d = f.Write(t.Context(), tt.want.bytes())
			require.Empty(t, d.Text())
			assert.Equal(t, tt.changes, changes)
			assert.Equal(t, tt.after, found(t, dir))

			again, d := f.Write(t.Context(), tt.want.bytes())
			require.Empty(t, d.Text())
			assert.True(t, again.IsEmpty(), "writing twice changes nothing")
		})
	}
}

func TestWriteRefuses(t *testing.T) {
	const elsewhere = "\thint: move it away, or choose another output folder\n"
	const ownPackage = "\thint: move it to a package of its own, or choose another output folder\n"
	const rename = "\thint: pin another Go name in graphgen.yaml\n"
	becomes := func(name string) string {
		return "sdk/" + name + ": error: the file does not begin with the header of generated files, and would become part of a generated package [G060]\n" + ownPackage
	}
	for name, tt := range map[string]struct {
		before tree
		want   tree
		diags  string
	}{
		"a file of others in its place": {tree{"sdk/doc.go": "package sdk"}, tree{"a.go": own("a"), "doc.go": own("a")},
			"sdk/doc.go: error: the file does not begin with the header of generated files, and would be overwritten [G060]\n" + elsewhere},
		"an empty file in its place": {tree{"sdk/doc.go": ""}, tree{"doc.go": own("a")},
			"sdk/doc.go: error: the file does not begin with the header of generated files, and would be overwritten [G060]\n" + elsewhere},
		"files of others in the package": {tree{"sdk/models/mine.go": "package models", "sdk/models/x_test.go": "", "sdk/models/a.s": ""}, tree{"models/event.go": own("a")},
			becomes("models/a.s") + becomes("models/mine.go") + becomes("models/x_test.go")},
		"in the package's folder by another case": {tree{"sdk/Models/mine.go": "package models"}, tree{"models/event.go": own("a")}, becomes("Models/mine.go")},
		"a link in the package":                   {tree{"sdk/link.go": "-> ../x.go"}, tree{"doc.go": own("a")}, becomes("link.go")},
		"a link in its place": {tree{"x.go": own("a"), "sdk/doc.go": "-> ../x.go"}, tree{"doc.go": own("b")},
			"sdk/doc.go: error: a symbolic link is in the place of a file to write [G060]\n" + elsewhere},
		"a link in the place of its folder": {tree{"x/y": "", "sdk/models": "-> ../x"}, tree{"models/event.go": own("b")},
			"sdk/models: error: a symbolic link is in the place of a folder to write to [G062]\n" + elsewhere},
		"a file in the place of its folder": {tree{"sdk/models": own("")}, tree{"models/event.go": own("b")},
			"sdk/models: error: a file is in the place of a folder to write to [G062]\n" + elsewhere},
		"a folder in its place": {tree{"sdk/doc.go/x": ""}, tree{"doc.go": own("b")},
			"sdk/doc.go: error: a folder is in the place of a file to write [G062]\n" + elsewhere},
		"an output folder that is a file": {tree{"sdk": "x"}, tree{"doc.go": own("b")},
			"sdk: error: not a directory [G062]\n\thint: the output must be a folder below the one of graphgen.yaml that can be read and written\n"},
		"an output folder that leads out": {tree{"sdk": "-> .."}, tree{"doc.go": own("b")},
			"sdk: error: path escapes from parent [G062]\n\thint: the output must be a folder below the one of graphgen.yaml that can be read and written\n"},
		"names that lead out": {tree{"x": ""}, tree{"../x.go": own("a"), "/x.go": own("a"), "a/../b.go": own("a"), "": own("a"), ".": own("a")},
			"sdk: error: a file cannot be called \"\": the name leads out of the output folder [G062]\n" + rename +
				"sdk: error: a file cannot be called \".\": the name leads out of the output folder [G062]\n" + rename +
				"sdk: error: a file cannot be called \"../x.go\": the name leads out of the output folder [G062]\n" + rename +
				"sdk: error: a file cannot be called \"/x.go\": the name leads out of the output folder [G062]\n" + rename +
				"sdk: error: a file cannot be called \"a/../b.go\": the name leads out of the output folder [G062]\n" + rename},
		"names that Windows keeps": {tree{"x": ""}, tree{"models/aux.go": own("a"), "COM1/a.go": own("a"), "console.go": own("a"), "lpt².x.go": own("a")},
			"sdk: error: a file cannot be called \"COM1/a.go\": the name is reserved on Windows [G062]\n" + rename +
				"sdk: error: a file cannot be called \"lpt².x.go\": the name is reserved on Windows [G062]\n" + rename +
				"sdk: error: a file cannot be called \"models/aux.go\": the name is reserved on Windows [G062]\n" + rename},
		"names that not every system takes": {tree{"x": ""}, tree{`a\b.go`: own("a"), "a:b.go": own("a"), "a\nb.go": own("a"), "a.": own("a"), "a /b.go": own("a"), strings.Repeat("x", 256): own("a")},
			"sdk: error: a file cannot be called \"a /b.go\": the name ends with a dot or a space [G062]\n" + rename +
				"sdk: error: a file cannot be called \"a.\": the name ends with a dot or a space [G062]\n" + rename +
				"sdk: error: a file cannot be called \"a:b.go\": the name holds a character that not every system takes [G062]\n" + rename +
				"sdk: error: a file cannot be called \"a\\\\b.go\": the name holds a character that not every system takes [G062]\n" + rename +
				"sdk: error: a file cannot be called \"a\\nb.go\": the name holds a character that not every system takes [G062]\n" + rename +
				"sdk: error: a file cannot be called \"" + strings.Repeat("x", 256) + "\": the name is longer than systems take [G062]\n" + rename},
		"names that differ in case": {tree{"x": ""}, tree{"models/Event.go": own("a"), "models/event.go": own("a"), "Users/a.go": own("a"), "users/b.go": own("a")},
			"sdk/models/event.go: error: \"models/Event.go\" and \"models/event.go\" are one name on systems that do not tell upper case from lower [G062]\n" + rename +
				"sdk/users/b.go: error: \"Users\" and \"users\" are one name on systems that do not tell upper case from lower [G062]\n" + rename},
		"a file and a folder": {tree{"x": ""}, tree{"a": own("a"), "a/b.go": own("a")},
			"sdk/a/b.go: error: \"a\" would have to be a file and a folder [G062]\n" + rename},
		"a file without the header": {tree{"x": ""}, tree{"a.go": "package a"},
			"sdk/a.go: error: internal error: a generated file does not begin with the header [G099]\n"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := lay(t, tt.before)
			before := found(t, dir)
			f := Folder{Root: dir, Path: "sdk"}
			_, d := f.Write(t.Context(), tt.want.bytes())
			assert.Equal(t, tt.diags, d.Sorted().Text())
			assert.Equal(t, before, found(t, dir), "nothing is written")
			_, planned := f.Plan(tt.want.bytes())
			assert.Equal(t, d, planned)
			text, diffed := f.Diff(tt.want.bytes())
			assert.Equal(t, d, diffed)
			assert.Empty(t, text)
		})
	}
}

func TestWriteTellsForeignFiles(t *testing.T) {
	f := Folder{Root: lay(t, tree{"sdk/doc.go": "mine", "sdk/x.go": "mine"}), Path: "sdk"}
	changes, _ := f.Plan(tree{"doc.go": own("a"), "new.go": own("b")}.bytes())
	assert.Equal(t, Changes{Create: []string{"new.go"}, Foreign: []string{"doc.go", "x.go"}}, changes)
	assert.False(t, changes.IsEmpty())
}

func TestWriteIntoTheRootItself(t *testing.T) {
	dir := lay(t, tree{"graphgen.yaml": "x", "old/o.go": own("o")})
	changes, d := Folder{Root: dir, Path: "."}.Write(t.Context(), tree{"doc.go": own("a")}.bytes())
	require.Empty(t, d.Text())
	assert.Equal(t, Changes{Create: []string{"doc.go"}, Remove: []string{"old/o.go"}}, changes)
	assert.Equal(t, tree{"graphgen.yaml": "x", "doc.go": own("a")}, found(t, dir))
}

func TestWriteWithoutRoot(t *testing.T) {
	_, d := Folder{Root: filepath.Join(t.TempDir(), "none"), Path: "sdk"}.Write(t.Context(), tree{"doc.go": own("a")}.bytes())
	assert.Equal(t, "sdk: error: the folder of graphgen.yaml cannot be locked: no such file or directory [G062]\n", d.Text())
}

func TestWriteKeepsPermissions(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("permission bits are those of POSIX systems")
	}
	dir := lay(t, tree{"sdk/doc.go": own("old")})
	file := filepath.Join(dir, "sdk", "doc.go")
	require.NoError(t, os.Chmod(file, 0o640))
	_, d := Folder{Root: dir, Path: "sdk"}.Write(t.Context(), tree{"doc.go": own("new")}.bytes())
	require.Empty(t, d.Text())
	info, err := os.Stat(file)
	require.NoError(t, err)
	assert.Equal(t, fs.FileMode(0o640), info.Mode().Perm())
}

func TestWriteFile(t *testing.T) {
	dir := lay(t, tree{"graphgen.lock": "old"})
	require.Empty(t, WriteFile(dir, "graphgen.lock", []byte("new")).Text())
	assert.Equal(t, tree{"graphgen.lock": "new"}, found(t, dir))
	assert.Equal(t, "../x: error: the file cannot be written: path escapes from parent [G062]\n", WriteFile(dir, "../x", nil).Text())
	assert.Equal(t, tree{"graphgen.lock": "new"}, found(t, dir))
}

func TestDiff(t *testing.T) {
	f := Folder{Root: lay(t, tree{"sdk/b.go": own("one\ntwo\n"), "sdk/c.go": own("gone\n"), "sdk/same.go": own("x\n")}), Path: "sdk"}
	text, d := f.Diff(tree{"a.go": own("new\n"), "b.go": own("one\n2\n"), "same.go": own("x\n")}.bytes())
	require.Empty(t, d.Text())
	assert.Equal(t, `create sdk/a.go
update sdk/b.go
remove sdk/c.go

diff /dev/null b/sdk/a.go
--- /dev/null
+++ b/sdk/a.go
@@ -0,0 +1,3 @@
+// Code generated by graphgen; DO NOT EDIT.
+
+new

diff a/sdk/b.go b/sdk/b.go
--- a/sdk/b.go
+++ b/sdk/b.go
@@ -1,4 +1,4 @@
 // Code generated by graphgen; DO NOT EDIT.
 
 one
-two
+2

diff a/sdk/c.go /dev/null
--- a/sdk/c.go
+++ /dev/null
@@ -1,3 +0,0 @@
-// Code generated by graphgen; DO NOT EDIT.
-
-gone
`, text)

	text, d = Folder{Root: f.Root, Path: "sdk"}.Diff(tree{"b.go": own("one\ntwo\n"), "c.go": own("gone\n"), "same.go": own("x\n")}.bytes())
	require.Empty(t, d.Text())
	assert.Empty(t, text, "no change, no text")
}
