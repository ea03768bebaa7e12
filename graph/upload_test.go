package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

const unit = 320 << 10

// session is an upload session: it takes pieces in any order that its ranges
// ask for, and checks that nothing but them arrives.
type session struct {
	t    *testing.T
	size int
	got  []byte
	log  []string
	busy func(n int, req *http.Request) *http.Response // of request n from 1 on; nil lets it through
	// style is how it tells what it expects: "" as OneDrive, "outlook", or "silent".
	style string
}

func (s *session) RoundTrip(req *http.Request) (*http.Response, error) {
	assert.Empty(s.t, req.Header.Get("Authorization"), "no token goes to an upload session")
	assert.Equal(s.t, "https://up.example/s?secret", req.URL.String())
	if err := req.Context().Err(); err != nil {
		return nil, err
	}
	s.log = append(s.log, strings.TrimSpace(req.Method+" "+req.Header.Get("Content-Range")))
	var body []byte
	if req.Body != nil {
		var err error
		body, err = io.ReadAll(req.Body)
		require.NoError(s.t, err)
	}
	if s.busy != nil {
		if resp := s.busy(len(s.log), req); resp != nil {
			if resp.StatusCode == 0 {
				return nil, io.ErrUnexpectedEOF
			}
			return resp, nil
		}
	}
	switch req.Method {
	case http.MethodGet:
		return s.reply(req, 200, s.state()), nil
	case http.MethodDelete:
		return s.reply(req, 204, ""), nil
	}
	var first, last, size int
	_, err := fmt.Sscanf(req.Header.Get("Content-Range"), "bytes %d-%d/%d", &first, &last, &size)
	require.NoError(s.t, err)
	assert.Equal(s.t, s.size, size)
	assert.Len(s.t, body, last-first+1)
	assert.Equal(s.t, int64(len(body)), req.ContentLength)
	if first != len(s.got) {
		return s.reply(req, 416, `{"error":{"code":"invalidRange","message":"x"}}`), nil
	}
	s.got = append(s.got, body...)
	if len(s.got) < s.size {
		assert.Zero(s.t, len(body)%unit)
		if s.style == "outlook" {
			return s.reply(req, 200, s.state()), nil
		}
		return s.reply(req, 202, s.state()), nil
	}
	if s.style == "outlook" {
		resp := s.reply(req, 201, "")
		resp.Header.Set("Location", "https://outlook.example/attachments/1")
		return resp, nil
	}
	return s.reply(req, 201, `{"id":"item"}`), nil
}

func (s *session) state() string {
	switch s.style {
	case "outlook":
		return fmt.Sprintf(`{"@odata.context":"x","NextExpectedRanges":["%d"]}`, len(s.got))
	case "silent":
		return ""
	}
	return fmt.Sprintf(`{"expirationDateTime":"2026-01-01T00:00:00Z","nextExpectedRanges":["%d-"]}`, len(s.got))
}

func (s *session) reply(req *http.Request, status int, body string) *http.Response {
	return &http.Response{StatusCode: status, Header: http.Header{"Content-Type": {"application/json"}},
		Body: io.NopCloser(strings.NewReader(body)), Request: req, ContentLength: int64(len(body))}
}

func (s *session) client(opts ...graph.Option) *graph.Client {
	c, err := graph.NewClient(append([]graph.Option{graph.WithHTTPClient(&http.Client{Transport: s}), graph.WithCredential(graph.StaticToken("token"))}, opts...)...)
	require.NoError(s.t, err)
	return c
}

func (s *session) upload(content io.Reader) graph.Upload {
	return graph.Upload{URL: "https://up.example/s?secret", Content: content, Size: int64(s.size), ChunkSize: unit}
}

func content(n int) []byte {
	b := make([]byte, n)
	for i := range b {
		b[i] = byte(i * 7 / 3)
	}
	return b
}

func TestUpload(t *testing.T) {
	const size = 3*unit + 100
	data := content(size)
	onlyRead := func() io.Reader { return readOnce(string(data)) }
	fail := func(status int, at ...int) func(*session) func(int, *http.Request) *http.Response {
		return func(s *session) func(int, *http.Request) *http.Response {
			return func(n int, req *http.Request) *http.Response {
				for _, i := range at {
					if n == i {
						resp := s.reply(req, status, `{"error":{"code":"busy","message":"x"}}`)
						resp.StatusCode = status
						return resp
					}
				}
				return nil
			}
		}
	}
	// lost takes what arrives and loses the answer.
	lost := func(at int) func(*session) func(int, *http.Request) *http.Response {
		return func(s *session) func(int, *http.Request) *http.Response {
			return func(n int, req *http.Request) *http.Response {
				if n == at {
					s.got = append(s.got, data[len(s.got):len(s.got)+unit]...)
					return &http.Response{}
				}
				return nil
			}
		}
	}
	for name, c := range map[string]struct {
		style string
		from  io.Reader
		busy  func(*session) func(int, *http.Request) *http.Response
		have  int
		calls int
	}{
		"by position":              {from: bytes.NewReader(data), calls: 4},
		"read once":                {from: onlyRead(), calls: 4},
		"Outlook":                  {style: "outlook", from: bytes.NewReader(data), calls: 4},
		"silent session":           {style: "silent", from: onlyRead(), calls: 4},
		"throttled":                {from: onlyRead(), busy: fail(429, 2), calls: 6},
		"server errors":            {from: onlyRead(), busy: fail(500, 1, 2, 4, 7), calls: 11},
		"no connection":            {from: bytes.NewReader(data), busy: fail(0, 2, 3), calls: 7},
		"lost answer":              {from: onlyRead(), busy: lost(2), calls: 5},
		"lost answer, by position": {from: bytes.NewReader(data), busy: lost(1), calls: 5},
		"resumed":                  {from: bytes.NewReader(data), have: 2 * unit, calls: 3},
		"resumed, read once":       {from: onlyRead(), have: unit, calls: 4},
		"resumed, Outlook":         {style: "outlook", from: bytes.NewReader(data), have: unit, calls: 4},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &session{t: t, size: size, style: c.style, got: bytes.Clone(data[:c.have])}
				if c.busy != nil {
					s.busy = c.busy(s)
				}
				up := s.upload(c.from)
				up.Resume = c.have > 0
				var told []int64
				up.Progress = func(sent, all int64) {
					assert.Equal(t, int64(size), all)
					told = append(told, sent)
				}
				var out Event
				location, err := s.client().Upload(t.Context(), up, &out)
				require.NoError(t, err, s.log)
				assert.True(t, bytes.Equal(data, s.got))
				assert.Len(t, s.log, c.calls, s.log)
				if c.style == "outlook" {
					assert.Equal(t, "https://outlook.example/attachments/1", location)
				} else {
					assert.Equal(t, "item", out.ID.Or(""))
				}
				assert.IsIncreasing(t, told)
				assert.Equal(t, int64(size), told[len(told)-1])
			})
		})
	}
}

func TestUploadFillsGaps(t *testing.T) {
	data := content(4 * unit)
	var sent []string
	ranges := []string{"", `"327680-655359","983040-"`, `"983040-"`}
	rt := roundTrips(func(req *http.Request) (*http.Response, error) {
		s := &session{t: t}
		if req.Method == http.MethodGet {
			return s.reply(req, 200, `{"nextExpectedRanges":[`+ranges[1]+`]}`), nil
		}
		sent = append(sent, req.Header.Get("Content-Range"))
		if len(sent) == 1 {
			return s.reply(req, 202, `{"nextExpectedRanges":[`+ranges[2]+`]}`), nil
		}
		return s.reply(req, 200, `{}`), nil
	})
	c, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: rt}), graph.WithCredential(graph.StaticToken("t")))
	require.NoError(t, err)
	_, err = c.Upload(t.Context(), graph.Upload{URL: "https://up.example/", Content: bytes.NewReader(data), Size: 4 * unit, ChunkSize: 3 * unit, Resume: true}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"bytes 327680-655359/1310720", "bytes 983040-1310719/1310720"}, sent)
}

type roundTrips func(*http.Request) (*http.Response, error)

func (f roundTrips) RoundTrip(req *http.Request) (*http.Response, error) { return f(req) }

func TestUploadFails(t *testing.T) {
	const size = 2 * unit
	data := content(size)
	always := func(status int, body string) func(*session) func(int, *http.Request) *http.Response {
		return func(s *session) func(int, *http.Request) *http.Response {
			return func(_ int, req *http.Request) *http.Response {
				resp := s.reply(req, status, body)
				resp.StatusCode = status
				return resp
			}
		}
	}
	for name, c := range map[string]struct {
		from  io.Reader
		busy  func(*session) func(int, *http.Request) *http.Response
		text  string
		calls int
	}{
		"gone":              {bytes.NewReader(data), always(404, `{"error":{"code":"itemNotFound","message":"x"}}`), "PUT https://up.example: 404 itemNotFound", 1},
		"always busy":       {bytes.NewReader(data), always(503, ""), "503", 4},
		"never connects":    {bytes.NewReader(data), always(0, ""), "unexpected EOF", 4},
		"no range":          {bytes.NewReader(data), always(202, `{"nextExpectedRanges":["x"]}`), `expects the bytes "x"`, 1},
		"range beyond":      {bytes.NewReader(data), always(202, `{"nextExpectedRanges":["655360-"]}`), "value out of range", 1},
		"range backwards":   {bytes.NewReader(data), always(202, `{"nextExpectedRanges":["10-9"]}`), "value out of range", 1},
		"negative range":    {bytes.NewReader(data), always(202, `{"nextExpectedRanges":["-5"]}`), "expects the bytes", 1},
		"never moves":       {bytes.NewReader(data), always(202, `{"nextExpectedRanges":["0-"]}`), "does not get beyond 0 of 655360", 4},
		"content too short": {bytes.NewReader(data[:unit+5]), nil, "content at 327680: unexpected EOF", 1},
		"read once, short":  {readOnce(string(data[:unit])), nil, "content at 327680: EOF", 1},
		"needed again": {readOnce(string(data)), func(s *session) func(int, *http.Request) *http.Response {
			return func(n int, req *http.Request) *http.Response {
				if n == 2 {
					return s.reply(req, 202, `{"nextExpectedRanges":["0-"]}`)
				}
				return nil
			}
		}, "read already", 2},
		"done, answer lost": {bytes.NewReader(data), func(s *session) func(int, *http.Request) *http.Response {
			return func(n int, req *http.Request) *http.Response {
				switch n {
				case 2:
					return &http.Response{}
				case 3:
					return s.reply(req, 404, `{"error":{"code":"itemNotFound","message":"x"}}`)
				}
				return nil
			}
		}, "may have completed the upload", 3},
		"too large an answer": {bytes.NewReader(data), always(201, strings.Repeat(" ", 2000)), "more than 1000 bytes", 1},
		"says nothing": {bytes.NewReader(data), func(s *session) func(int, *http.Request) *http.Response {
			return func(n int, req *http.Request) *http.Response {
				if n == 1 {
					return s.reply(req, 500, "")
				}
				return s.reply(req, 200, "{}")
			}
		}, "does not tell which bytes", 2},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				s := &session{t: t, size: size}
				if c.busy != nil {
					s.busy = c.busy(s)
				}
				_, err := s.client(graph.WithMaxBody(1000)).Upload(t.Context(), s.upload(c.from), nil)
				require.ErrorContains(t, err, c.text)
				assert.NotContains(t, err.Error(), "secret")
				var e *graph.Error
				if errors.As(err, &e) {
					assert.Equal(t, "https://up.example", e.URL)
				}
				assert.Len(t, s.log, c.calls, s.log)
			})
		})
	}
}

func TestUploadIsChecked(t *testing.T) {
	c := (&session{t: t}).client()
	ok := graph.Upload{URL: "https://up.example/", Content: strings.NewReader("x"), Size: 1}
	for text, change := range map[string]func(*graph.Upload){
		"not a URL":  func(u *graph.Upload) { u.URL = "" },
		"is not a U": func(u *graph.Upload) { u.URL = "https://%zz" },
		"not https":  func(u *graph.Upload) { u.URL = "http://up.example/" },
		"no content": func(u *graph.Upload) { u.Size = 0 },
		"there is":   func(u *graph.Upload) { u.Content = nil },
		"multiple":   func(u *graph.Upload) { u.ChunkSize = 1000 },
	} {
		u := ok
		change(&u)
		_, err := c.Upload(t.Context(), u, nil)
		require.ErrorContains(t, err, text)
	}
	require.ErrorContains(t, c.CancelUpload(t.Context(), "ftp://x/"), "not https")
}

func TestUploadIsCancelled(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		data := content(2 * unit)
		s := &session{t: t, size: len(data)}
		ctx, cancel := context.WithCancel(t.Context())
		up := s.upload(bytes.NewReader(data))
		up.Progress = func(int64, int64) { cancel() }
		_, err := s.client().Upload(ctx, up, nil)
		require.ErrorIs(t, err, context.Canceled)

		up.Progress, up.Resume = nil, true
		_, err = s.client().Upload(t.Context(), up, nil)
		require.NoError(t, err, "the session stays open")
		assert.True(t, bytes.Equal(data, s.got))

		s.busy = func(_ int, req *http.Request) *http.Response {
			resp := s.reply(req, 429, "")
			resp.Header.Set("Retry-After", "60")
			return resp
		}
		ctx, cancel = context.WithCancel(t.Context())
		time.AfterFunc(time.Second, cancel)
		_, err = s.client().Upload(ctx, up, nil)
		require.ErrorIs(t, err, context.Canceled)
		var e *graph.Error
		require.ErrorAs(t, err, &e)
		assert.Equal(t, 429, e.Status)

		s.busy = nil
		require.NoError(t, s.client().CancelUpload(t.Context(), up.URL))
		assert.Equal(t, "DELETE", s.log[len(s.log)-1])
		s.busy = func(_ int, req *http.Request) *http.Response { return s.reply(req, 404, "") }
		require.ErrorContains(t, s.client().CancelUpload(t.Context(), up.URL), "404")
		s.busy = func(int, *http.Request) *http.Response { return &http.Response{} }
		require.ErrorContains(t, s.client().CancelUpload(t.Context(), up.URL), "unexpected EOF")
	})
}
