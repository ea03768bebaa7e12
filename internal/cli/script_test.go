package cli_test

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"github.com/graphgen/graphgen/internal/cli"
	"github.com/graphgen/graphgen/internal/goldentest"
)

// TestScripts runs the commands in-process as a user would. Beside testscript's own commands there are:
//
//	graphgen ARG...          run graphgen, which must exit with 0
//	exits CODE graphgen …    the same with another exit code
//	snapshot PATH...         remember the names, contents and times of files and of all files below folders
//	unchanged                fail when any of them is different now
//	latin1 FILE              turn a UTF-8 file into one that is not
//	longline FILE            append a line of 100 MB to a file
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:                filepath.Join("testdata", "script"),
		UpdateScripts:      goldentest.Updating(),
		RequireUniqueNames: true,
		Setup: func(env *testscript.Env) error {
			env.Values[snapshotKey{}] = &taken{}
			return nil
		},
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"graphgen": func(ts *testscript.TestScript, neg bool, args []string) {
				if neg {
					ts.Fatalf("say which exit code: exits CODE graphgen ...")
				}
				runGraphgen(ts, 0, args)
			},
			"exits":     exits,
			"snapshot":  snapshot,
			"unchanged": unchanged,
			"latin1":    latin1,
			"longline":  longLine,
		},
	})
}

func runGraphgen(ts *testscript.TestScript, want int, args []string) {
	got := cli.Run(context.Background(), args, cli.System{
		Dir: ts.MkAbs("."), Stdin: strings.NewReader(""), Stdout: ts.Stdout(), Stderr: ts.Stderr(), Getenv: ts.Getenv,
	})
	if got != want {
		ts.Fatalf("graphgen %s: exit code %d, not %d", strings.Join(args, " "), got, want)
	}
}

func exits(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 || args[1] != "graphgen" {
		ts.Fatalf("usage: exits CODE graphgen [ARG...]")
	}
	code, err := strconv.Atoi(args[0])
	ts.Check(err)
	runGraphgen(ts, code, args[2:])
}

// snapshotKey is the key of a script's last snapshot, a *taken.
type snapshotKey struct{}

// taken is a snapshot: the names it was taken of, and the files that were found.
type taken struct {
	names []string
	files map[string]string
}

func snapshot(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) == 0 {
		ts.Fatalf("usage: snapshot PATH...")
	}
	*ts.Value(snapshotKey{}).(*taken) = taken{args, filesBelow(ts, args)}
}

func unchanged(ts *testscript.TestScript, neg bool, args []string) {
	was := ts.Value(snapshotKey{}).(*taken)
	if neg || len(args) != 0 || was.names == nil {
		ts.Fatalf("usage: unchanged, after snapshot")
	}
	now := filesBelow(ts, was.names)
	for _, name := range slices.Sorted(maps.Keys(now)) {
		if sum, ok := was.files[name]; !ok {
			ts.Fatalf("%s is new", name)
		} else if sum != now[name] {
			ts.Fatalf("%s has changed from %s to %s", name, sum, now[name])
		}
	}
	for _, name := range slices.Sorted(maps.Keys(was.files)) {
		if _, ok := now[name]; !ok {
			ts.Fatalf("%s is gone", name)
		}
	}
}

// filesBelow returns a text for each file that is named or below a folder that is, which another content or time would change.
func filesBelow(ts *testscript.TestScript, names []string) map[string]string {
	files := map[string]string{}
	for _, name := range names {
		ts.Check(filepath.WalkDir(ts.MkAbs(name), func(file string, e fs.DirEntry, err error) error {
			if err != nil || e.IsDir() {
				return err
			}
			info, err := e.Info()
			if err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			files[file] = fmt.Sprintf("%x at %v", sha256.Sum256(text), info.ModTime())
			return err
		}))
	}
	return files
}

func latin1(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: latin1 FILE")
	}
	var out []byte
	for _, r := range ts.ReadFile(args[0]) {
		if r > 0xff {
			ts.Fatalf("%s holds %q, which is not in Latin-1", args[0], r)
		}
		out = append(out, byte(r))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), out, 0o644))
}

func longLine(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 1 {
		ts.Fatalf("usage: longline FILE")
	}
	f, err := os.OpenFile(ts.MkAbs(args[0]), os.O_APPEND|os.O_WRONLY, 0)
	ts.Check(err)
	_, err = f.WriteString(strings.Repeat("very long ", 10<<20) + "\n")
	ts.Check(errors.Join(err, f.Close()))
}
