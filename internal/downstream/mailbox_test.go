package downstream

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/goldentest"
)

// TestSavedMailboxPages is a saved operation page and a saved announcement, with our documents of what they mention: a program as a
// reader would write it sends the requests of the page's examples, understands answers and errors, and follows the announcement.
func TestSavedMailboxPages(t *testing.T) {
	page, announcement := savedPage(t, "004"), savedPage(t, "000")
	examples := wireExamples(t, page)
	require.Len(t, examples, 2)

	m := newModule(t, "mailbox", "import")
	m.addSchema("beta")
	require.NoError(t, os.Remove(filepath.Join(m.dir, "docs", "api", "user-update-mailboxsettings.md")), "the saved page stands for it")
	require.NoError(t, os.Mkdir(filepath.Join(m.dir, "pages"), 0o700))
	m.write(filepath.Join("pages", "update.txt"), page)
	m.write(filepath.Join("pages", "announcement.txt"), announcement)
	m.run("go", "generate", "./...")
	m.run("go", "vet", "./...")
	m.run("go", "build", "-o", "app.exe", ".")

	s := &mailboxService{t: t, examples: examples}
	service := httptest.NewServer(s)
	defer service.Close()
	printed := m.run(filepath.Join(m.dir, "app.exe"), service.URL)
	goldentest.Equal(t, filepath.Join("testdata", "mailbox.txt"), []byte(printed))

	require.Len(t, s.patched, len(examples)+len(documentedCodes))
	for i, want := range examples {
		got := s.patched[i]
		assert.Equal(t, want.request, got.method+" https://graph.microsoft.com"+got.uri+"\nContent-Type: "+got.contentType)
		assert.Equal(t, "Bearer secret", got.authorization)
		var compact bytes.Buffer
		require.NoError(t, json.Compact(&compact, []byte(want.body)))
		assert.Equal(t, compact.String(), string(got.body), "byte for byte, but for white space")
	}
	assert.Equal(t, []string{
		"/beta/users/mira/mailboxSettings/userPurpose",                                   // refused for another reason
		"/beta/me/mailboxSettings/userPurpose", "/beta/me/mailboxSettings/userPurposeV2", // refused as announced
		"/beta/me/mailboxSettings/userPurposeV2", // remembered
		"/beta/me/mailboxSettings/userPurpose",   // by a client without fallbacks
	}, s.read)
}

var documentedCodes = []string{"RequestBodyRead", "ErrorInvalidTimeSettings", "InvalidArguments", "InvalidTimeZone"}

// mailboxService answers updates as the examples show, then with each documented error in turn. Of what a mailbox is for, it says
// that the API is offline as announced, and of the mailbox of others that there is none.
type mailboxService struct {
	t        *testing.T
	examples []wireExample
	lock     sync.Mutex
	patched  []wireRequest
	read     []string
}

type wireRequest struct {
	method, uri, contentType, authorization string
	body                                    []byte
}

// ServeHTTP implements http.Handler.
func (s *mailboxService) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.lock.Lock()
	defer s.lock.Unlock()
	refuse := func(code, message string) {
		w.WriteHeader(http.StatusBadRequest)
		_, err := fmt.Fprintf(w, `{"error": {"code": %q, "message": %q, "innerError": {"request-id": "1"}}}`, code, message)
		assert.NoError(s.t, err)
	}
	w.Header().Set("Content-Type", "application/json")
	if r.Method == http.MethodGet {
		s.read = append(s.read, r.URL.RequestURI())
		switch {
		case strings.HasSuffix(r.URL.Path, "V2"):
			_, err := io.WriteString(w, `{"value": "room"}`)
			assert.NoError(s.t, err)
		case strings.HasPrefix(r.URL.Path, "/beta/users/"):
			refuse("BadRequest", "Resource not found for the segment 'mira'.")
		default:
			refuse("BadRequest", "Resource not found for the segment 'userPurpose'.")
		}
		return
	}
	body, err := io.ReadAll(r.Body)
	assert.NoError(s.t, err)
	n := len(s.patched)
	s.patched = append(s.patched, wireRequest{r.Method, r.URL.RequestURI(), r.Header.Get("Content-Type"), r.Header.Get("Authorization"), body})
	if n < len(s.examples) {
		_, err = io.WriteString(w, s.examples[n].answer)
		assert.NoError(s.t, err)
		return
	}
	refuse(documentedCodes[(n-len(s.examples))%len(documentedCodes)], "No.")
}

// wireExample is what a page shows of one exchange: the request's line and headers, its body, and the body of the answer.
type wireExample struct{ request, body, answer string }

// wireExamples cuts the examples from the text of a page, without the help of what is tested. Space that does not break is space.
func wireExamples(t *testing.T, text string) []wireExample {
	t.Helper()
	var out []wireExample
	for _, part := range strings.Split(strings.ReplaceAll(text, "\u00a0", " "), "\nPATCH https://")[1:] {
		request, answer, ok := strings.Cut("PATCH https://"+part, "\nResponse\n")
		require.True(t, ok)
		head, body, ok := strings.Cut(strings.TrimSpace(request), "\n\n")
		require.True(t, ok)
		_, answer, ok = strings.Cut(answer, "Content-type: application/json\n\n")
		require.True(t, ok)
		answer, _, _ = strings.Cut(answer, "\n\nExample ")
		require.True(t, json.Valid([]byte(body)) && json.Valid([]byte(answer)))
		out = append(out, wireExample{head, body, answer})
	}
	return out
}

// savedPage returns the text of a seed page, or skips the test.
func savedPage(t *testing.T, number string) string {
	t.Helper()
	found, err := filepath.Glob("../../../shared/seeds/" + number + "_*.txt")
	require.NoError(t, err)
	if len(found) != 1 {
		t.Skip("the saved page is not beside the clone, in ../shared/seeds: ", number)
	}
	text, err := os.ReadFile(found[0])
	require.NoError(t, err)
	return string(text)
}
