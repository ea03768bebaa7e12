package downstream

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"sync"
	"testing"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
)

const ownModule = "github.com/graphgen/graphgen"

// TestRuntimeImported is a repository whose SDK imports the runtime from graphgen's module.
func TestRuntimeImported(t *testing.T) {
	m := newModule(t, "app", "import")
	m.addSchema("v1.0")
	m.run("go", "generate", "./...")
	m.run("go", "tool", "graphgen", "check")
	m.run("go", "vet", "./...")
	m.talk()
}

// TestRuntimeCopied is a repository that, once its SDK is generated, knows nothing of graphgen's module.
func TestRuntimeCopied(t *testing.T) {
	m := newModule(t, "app", "copy")
	m.addSchema("v1.0")
	m.run("go", "generate", "./...")
	m.run("go", "tool", "graphgen", "check")
	m.write("go.mod", "module example.com/app\n\n"+m.goLine()+"\n")
	require.NoError(t, os.Remove(filepath.Join(m.dir, "go.sum")))
	m.env = []string{"GOFLAGS=-mod=readonly", "GOPROXY=off"}
	m.run("go", "vet", "./...")
	assert.NotContains(t, m.run("go", "list", "-deps", "./..."), ownModule)
	m.talk()
}

// module is the user's module.
type module struct {
	t    *testing.T
	dir  string
	env  []string
	root string // of graphgen's own module
}

// newModule lays out a module with a program of testdata, a replace to this clone, and the tool directive. It needs nothing from the
// net that building this clone did not.
func newModule(t *testing.T, program, runtime string) *module {
	t.Helper()
	if testing.Short() {
		t.Skip("builds a module, which takes a while")
	}
	root, err := filepath.Abs("../..")
	require.NoError(t, err)
	m := &module{t: t, dir: t.TempDir(), root: root, env: []string{"GOFLAGS=-mod=mod", "GOPROXY=off"}}
	require.NoError(t, os.CopyFS(m.dir, os.DirFS(filepath.Join("testdata", program))))
	m.edit("graphgen.yaml", func(text string) string { return text + "runtime: " + runtime + "\n" })
	if _, err := os.Stat(filepath.Join(m.dir, "main.go")); err == nil && runtime == "copy" {
		m.edit("main.go", func(text string) string {
			return strings.ReplaceAll(text, ownModule+"/graph", "example.com/app/msgraph/graph")
		})
	}

	own := m.read(filepath.Join(root, "go.mod"))
	_, requirements, ok := strings.Cut(own, "\nrequire")
	require.True(t, ok)
	m.write("go.mod", fmt.Sprintf("module example.com/app\n\n%s\n\ntool %s/cmd/graphgen\n\nrequire %s v0.0.0\n\nreplace %s => %s\n\nrequire%s",
		m.goLine(), ownModule, ownModule, ownModule, root, requirements))
	m.write("go.sum", m.read(filepath.Join(root, "go.sum")))
	return m
}

// addSchema puts our own documents of a version of Microsoft Graph into docs/.
func (m *module) addSchema(version string) {
	m.t.Helper()
	require.NoError(m.t, os.CopyFS(filepath.Join(m.dir, "docs"), os.DirFS(filepath.Join(m.root, "schema", "graph", version))))
}

// goLine is the go directive of graphgen's module.
func (m *module) goLine() string {
	return regexp.MustCompile(`(?m)^go .*$`).FindString(m.read(filepath.Join(m.root, "go.mod")))
}

func (m *module) read(file string) string {
	m.t.Helper()
	text, err := os.ReadFile(file)
	require.NoError(m.t, err)
	return string(text)
}

func (m *module) write(name, text string) {
	m.t.Helper()
	require.NoError(m.t, os.WriteFile(filepath.Join(m.dir, name), []byte(text), 0o600))
}

func (m *module) edit(name string, change func(string) string) {
	m.t.Helper()
	m.write(name, change(m.read(filepath.Join(m.dir, name))))
}

// run runs a command in the module and returns what it printed.
func (m *module) run(name string, args ...string) string {
	m.t.Helper()
	cmd := exec.CommandContext(m.t.Context(), name, args...)
	cmd.Dir = m.dir
	cmd.Env = append(append(os.Environ(), "GOWORK=off", "GIT_CEILING_DIRECTORIES="+filepath.Dir(m.dir)), m.env...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(m.t, err, "%s %s\n%s%s", name, strings.Join(args, " "), out, &stderr)
	return string(out)
}

// talk runs the user's program against a service that knows every byte it must send.
func (m *module) talk() {
	m.t.Helper()
	m.run("go", "build", "-o", "app.exe", ".")
	service := newService(m.t)
	printed := m.run(filepath.Join(m.dir, "app.exe"), service.URL)
	service.finish()
	goldentest.Equal(m.t, filepath.Join("testdata", "printed.txt"), []byte(printed))
}

// service answers requests by testdata/exchange.txtar: files named request and response in turn, as they are on the wire but with
// plain line ends. -update rewrites the requests.
type service struct {
	*httptest.Server
	t       *testing.T
	file    string
	archive *txtar.Archive
	lock    sync.Mutex
	next    int
}

func newService(t *testing.T) *service {
	t.Helper()
	s := &service{t: t, file: filepath.Join("testdata", "exchange.txtar")}
	archive, err := txtar.ParseFile(s.file)
	require.NoError(t, err)
	s.archive = archive
	s.Server = httptest.NewUnstartedServer(s) // which knows its own address before it serves
	s.Start()
	t.Cleanup(s.Close)
	return s
}

// host stands in the exchange for the service's address, which has another port each time.
const host = "graph.test"

// ServeHTTP implements http.Handler.
func (s *service) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	address := strings.TrimPrefix(s.URL, "http://")
	dump, err := httputil.DumpRequest(r, true)
	if !assert.NoError(s.t, err) || !assert.Less(s.t, s.next+1, len(s.archive.Files), "an unexpected request:\n%s", dump) {
		http.Error(w, "unexpected", http.StatusTeapot)
		return
	}
	request, response := &s.archive.Files[s.next], s.archive.Files[s.next+1]
	s.next += 2
	got := strings.TrimRight(strings.ReplaceAll(strings.ReplaceAll(string(dump), "\r\n", "\n"), address, host), "\n") + "\n"
	if goldentest.Updating() {
		request.Data = []byte(got)
	} else {
		assert.Equal(s.t, string(request.Data), got)
	}
	head, body, _ := strings.Cut(strings.ReplaceAll(string(response.Data), host, address), "\n\n")
	answer, err := http.ReadResponse(newReader(head, body), r)
	if !assert.NoError(s.t, err) {
		return
	}
	for name, values := range answer.Header {
		w.Header()[name] = values
	}
	w.WriteHeader(answer.StatusCode)
	_, err = io.Copy(w, answer.Body)
	assert.NoError(s.t, err)
}

// finish holds that every request was made.
func (s *service) finish() {
	s.t.Helper()
	s.lock.Lock()
	defer s.lock.Unlock()
	assert.Equal(s.t, len(s.archive.Files), s.next, "the program made fewer requests than it should")
	if goldentest.Updating() {
		require.NoError(s.t, os.WriteFile(s.file, txtar.Format(s.archive), 0o600))
	}
}

// newReader returns the response with the line ends and the length that HTTP wants.
func newReader(head, body string) *bufio.Reader {
	head = strings.ReplaceAll(strings.TrimRight(head, "\n"), "\n", "\r\n")
	return bufio.NewReader(strings.NewReader(fmt.Sprintf("%s\r\nContent-Length: %d\r\n\r\n%s", head, len(body), body)))
}
