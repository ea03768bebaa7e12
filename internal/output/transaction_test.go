package output

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"maps"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// kills is how often TestKilled ends a run.
const kills = 200

// Two states of a small tree: files that change, come, go, and go as the last of their folder.
func states() [2]map[string][]byte {
	a, b := map[string][]byte{}, map[string][]byte{}
	for i := range 8 {
		name := fmt.Sprintf("models/m%d.go", i)
		a[name], b[name] = []byte(own("a "+name)), []byte(own("b "+name))
	}
	a["only/a.go"] = []byte(own("only a"))
	b["then/b.go"], b["root.go"] = []byte(own("only b")), []byte(own("only b"))
	return [2]map[string][]byte{a, b}
}

const killedDir = "GRAPHGEN_TEST_KILLED_DIR"

// TestMain is the run that gets killed, when TestKilled asks for it: it writes one state after the other, without an end.
func TestMain(m *testing.M) {
	dir := os.Getenv(killedDir)
	if dir == "" {
		os.Exit(m.Run())
	}
	for i := 0; ; i++ {
		if _, d := (Folder{Root: dir, Path: "sdk"}).Write(context.Background(), states()[i%2]); d.HasErrors() {
			fmt.Println(d.Text())
			os.Exit(1)
		}
		if i == 0 {
			fmt.Println("ready")
		}
	}
}

// TestKilled kills a run at random points: after Recover, the folder holds one state or the other as a whole, a user's own file, and
// nothing else.
func TestKilled(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "sdk"), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "sdk", "notes.txt"), []byte("mine"), 0o600))
	f := Folder{Root: dir, Path: "sdk"}
	finished, thrown := 0, 0
	for range kills {
		killOne(t, dir)
		switch {
		case exists(openTest(t, f), journalFile):
			finished++
		case exists(openTest(t, f), workDir):
			thrown++
		}
		d := f.Recover(t.Context())
		require.False(t, d.HasErrors(), d.Text())
		got := readTree(t, filepath.Join(dir, "sdk"))
		assert.Equal(t, "mine", string(got["notes.txt"]))
		delete(got, "notes.txt")
		if !assert.True(t, maps.EqualFunc(got, states()[0], bytes.Equal) || maps.EqualFunc(got, states()[1], bytes.Equal), "neither state: %v", got) {
			return
		}
	}
	t.Logf("of %d kills, %d left a journal and %d only staged files", kills, finished, thrown)
	assert.NotZero(t, finished+thrown, "no kill came while a run wrote: the test proves nothing")
}

func killOne(t *testing.T, dir string) {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), os.Args[0])
	cmd.Env = append(os.Environ(), killedDir+"="+dir)
	out, err := cmd.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, cmd.Start())
	line := make([]byte, 6)
	_, err = out.Read(line)
	require.NoError(t, err)
	require.Equal(t, "ready\n", string(line))
	time.Sleep(time.Duration(rand.IntN(3000)) * time.Microsecond)
	require.NoError(t, cmd.Process.Kill())
	_ = cmd.Wait() // it was killed
}

func openTest(t *testing.T, f Folder) *os.Root {
	t.Helper()
	root, err := f.open()
	require.NoError(t, err)
	t.Cleanup(func() { closeQuietly(root) })
	return root
}

func readTree(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	out := map[string][]byte{}
	require.NoError(t, fs.WalkDir(os.DirFS(dir), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		out[name], err = os.ReadFile(filepath.Join(dir, name))
		return err
	}))
	return out
}

// TestRecoverFromEveryPoint stops a transaction after each of its steps.
func TestRecoverFromEveryPoint(t *testing.T) {
	before, after := states()[0], states()[1]
	for done := 0; ; done++ {
		dir := t.TempDir()
		f := Folder{Root: dir, Path: "."}
		_, d := f.Write(t.Context(), before)
		require.Empty(t, d)
		p, d := f.plan(after)
		require.Empty(t, d)
		tr := transaction{root: openTest(t, f), steps: p.ordered(after), want: after, old: p.old}
		_, err := tr.prepare()
		require.NoError(t, err)
		for i := range min(done, len(tr.steps)) {
			require.NoError(t, tr.apply(i))
		}
		require.Empty(t, f.Recover(t.Context()))
		assert.Equal(t, after, readTree(t, dir), "after %d steps", done)
		assert.NoDirExists(t, filepath.Join(dir, "only"), "an empty folder goes")
		if done == len(tr.steps) {
			return
		}
	}
}

// TestStagedWithoutJournal is a run that was killed before it was decided: the old tree stays.
func TestStagedWithoutJournal(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "."}
	_, d := f.Write(t.Context(), states()[0])
	require.Empty(t, d)
	require.NoError(t, os.Mkdir(filepath.Join(dir, workDir), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, workDir, "0"), []byte("half"), 0o600))
	require.Empty(t, f.Recover(t.Context()))
	changes, d := f.Write(t.Context(), states()[1])
	require.Empty(t, d)
	assert.NotEmpty(t, changes.Update)
	assert.Equal(t, states()[1], readTree(t, dir))
}

// TestRecoverLeavesForeignFiles is a user who put a file of their own where an interrupted run wanted to write.
func TestRecoverLeavesForeignFiles(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "."}
	tr := transaction{root: openTest(t, f), steps: []step{{create, "a.go"}}, want: map[string][]byte{"a.go": []byte(own("a"))}}
	_, err := tr.prepare()
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "a.go"), []byte("package mine\n"), 0o600))
	d := f.Recover(t.Context())
	require.True(t, d.HasErrors())
	assert.Equal(t, "a.go", d[0].File)
	assert.Equal(t, "package mine\n", string(readTree(t, dir)["a.go"]))
	require.NoError(t, os.Remove(filepath.Join(dir, "a.go")))
	require.Empty(t, f.Recover(t.Context()))
	assert.Equal(t, own("a"), string(readTree(t, dir)["a.go"]))
}

// TestJournalStaysInside is a journal that somebody has tampered with.
func TestJournalStaysInside(t *testing.T) {
	dir := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(dir, "outside.go"), []byte(own("x")), 0o600))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, "sdk", workDir), 0o777))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "sdk", journalFile), []byte(`[{"verb":"remove","name":"../outside.go"}]`), 0o600))
	d := Folder{Root: dir, Path: "sdk"}.Recover(t.Context())
	require.True(t, d.HasErrors())
	assert.FileExists(t, filepath.Join(dir, "outside.go"))
}

// TestFailureIsTakenBack makes a write fail halfway: the folder is as before.
func TestFailureIsTakenBack(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "."}
	before, after := states()[0], states()[1]
	_, d := f.Write(t.Context(), before)
	require.Empty(t, d)
	p, d := f.plan(after)
	require.Empty(t, d)
	require.NoError(t, f.readAll(p.Remove, p.old))
	steps := p.ordered(after)
	for failed := range steps {
		tr := transaction{root: openTest(t, f), steps: steps, want: after, old: p.old}
		_, err := tr.prepare()
		require.NoError(t, err)
		for i := range failed {
			require.NoError(t, tr.apply(i))
		}
		require.NoError(t, tr.undo(failed))
		assert.Equal(t, before, readTree(t, dir), "after %d steps", failed)
	}
}

func TestReadOnly(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "sdk"}
	_, d := f.Write(t.Context(), tree{"a.go": own("a"), "b.go": own("b")}.bytes())
	require.Empty(t, d)
	require.NoError(t, os.Chmod(filepath.Join(dir, "sdk", "a.go"), 0o444))
	_, d = f.Write(t.Context(), tree{"a.go": own("a"), "b.go": own("c")}.bytes())
	require.Empty(t, d, "a read-only file that stays as it is does no harm")
	_, d = f.Write(t.Context(), tree{"a.go": own("x"), "b.go": own("x")}.bytes())
	require.Len(t, d, 1)
	assert.Equal(t, "sdk/a.go", d[0].File)
	assert.Contains(t, d[0].Message, "read-only")
	assert.Equal(t, own("c"), string(readTree(t, filepath.Join(dir, "sdk"))["b.go"]), "nothing else was changed either")
	_, d = f.Write(t.Context(), tree{"b.go": own("x")}.bytes())
	require.True(t, d.HasErrors(), "nor is it removed")
	changes, d := f.Plan(tree{"b.go": own("x")}.bytes())
	require.Empty(t, d, "to see what would change is allowed")
	assert.Equal(t, []string{"a.go"}, changes.Remove)
}

// TestRunsWaitForEachOther writes two states at once, again and again: one of them is there in the end, as a whole, and no run sees the
// other's half.
func TestRunsWaitForEachOther(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "sdk"}
	var runs sync.WaitGroup
	for i := range 2 {
		runs.Go(func() {
			for range 20 {
				_, d := f.Write(t.Context(), states()[i])
				assert.Empty(t, d)
			}
		})
	}
	runs.Wait()
	got := readTree(t, filepath.Join(dir, "sdk"))
	assert.True(t, maps.EqualFunc(got, states()[0], bytes.Equal) || maps.EqualFunc(got, states()[1], bytes.Equal))
	assert.NoFileExists(t, filepath.Join(dir, lockFile))
}

func TestWaitingEndsWithContext(t *testing.T) {
	dir := t.TempDir()
	f := Folder{Root: dir, Path: "sdk"}
	unlock, err := f.lock(t.Context())
	require.NoError(t, err)
	ctx, cancel := context.WithTimeout(t.Context(), 20*time.Millisecond)
	defer cancel()
	_, d := f.Write(ctx, states()[0])
	require.True(t, d.HasErrors())
	assert.NoDirExists(t, filepath.Join(dir, "sdk"))
	unlock()
	_, d = f.Write(t.Context(), states()[0])
	require.Empty(t, d)
}
