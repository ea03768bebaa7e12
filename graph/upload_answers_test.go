package graph_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

// dialogue is an upload session whose answers are fixed: "status body", in order.
func dialogue(t *testing.T, answers ...string) (*graph.Client, *[]string) {
	t.Helper()
	var asked []string
	rt := roundTrips(func(req *http.Request) (*http.Response, error) {
		asked = append(asked, strings.TrimSpace(req.Method+" "+req.Header.Get("Content-Range")))
		require.LessOrEqual(t, len(asked), len(answers), asked)
		var status int
		_, err := fmt.Sscan(answers[len(asked)-1], &status)
		require.NoError(t, err)
		if status == 0 {
			return nil, io.ErrUnexpectedEOF
		}
		_, body, _ := strings.Cut(answers[len(asked)-1], " ")
		return answered(req, status, "", body), nil
	})
	c, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: rt}), graph.WithCredential(graph.StaticToken("t")))
	require.NoError(t, err)
	return c, &asked
}

// What sessions answer beside the usual: pieces of 320 KiB, three of them.
func TestUploadAnswers(t *testing.T) {
	const (
		first, second, third = "PUT bytes 0-327679/983040", "PUT bytes 327680-655359/983040", "PUT bytes 655360-983039/983040"
		conflict             = `409 {"error":{"code":"nameAlreadyExists","message":"There is one."}}`
	)
	ranges := func(text string) string { return `202 {"nextExpectedRanges":[` + text + `]}` }
	for name, c := range map[string]struct {
		answers []string
		asked   []string
		text    string // of the error
		perhaps bool   // it tells that the file may be there
	}{
		"last 200":             {[]string{ranges(`"327680-"`), ranges(`"655360-"`), `200 {"id":"item"}`}, []string{first, second, third}, "", false},
		"last 201 and empty":   {[]string{ranges(`"327680-"`), ranges(`"655360-"`), `201`}, []string{first, second, third}, "", false},
		"last 204":             {[]string{ranges(`"327680-"`), ranges(`"655360-"`), `204`}, []string{first, second, third}, "", false},
		"last without ranges":  {[]string{ranges(`"327680-"`), ranges(`"655360-"`), ranges(``)}, []string{first, second, third}, "", false},
		"other letters":        {[]string{`200 {"NEXTExpectedRanges":["655360-983039"]}`, `201`}, []string{first, third}, "", false},
		"several ranges":       {[]string{ranges(`"327680-655359","655360-"`), ranges(`"655360-"`), `201`}, []string{first, second, third}, "", false},
		"one byte of a piece":  {[]string{ranges(`"327680-327680","655360-"`), ranges(`"655360-"`), `201`}, []string{first, "PUT bytes 327680-327680/983040", third}, "", false},
		"backwards once":       {[]string{ranges(`"327680-"`), ranges(`"0-"`), ranges(`"327680-"`), ranges(`"655360-"`), `201`}, []string{first, second, first, second, third}, "", false},
		"after the last piece": {[]string{ranges(`"655360-"`), ranges(`"327680-655359"`), `201`}, []string{first, third, second}, "", false},
		"ranges not understood": {
			[]string{ranges(`"all"`)}, []string{first}, `expects the bytes "all" of 983040`, false},
		"beyond the size":      {[]string{ranges(`"983040-"`)}, []string{first}, "value out of range", false},
		"end beyond the size":  {[]string{ranges(`"327680-983040"`)}, []string{first}, "value out of range", false},
		"not even 64 bits":     {[]string{ranges(`"99999999999999999999-"`)}, []string{first}, "value out of range", false},
		"no text":              {[]string{ranges(`5`)}, []string{first}, "expects the bytes", false},
		"error in a success":   {[]string{`202 {"error":{"code":"quotaLimitReached","message":"Full."}}`}, []string{first}, "202 quotaLimitReached: Full.", false},
		"HTML as last answer":  {[]string{ranges(`"655360-"`), `200 <html>`}, []string{first, third}, "200", false},
		"conflict at once":     {[]string{conflict}, []string{first}, "409 nameAlreadyExists", false},
		"conflict at the end":  {[]string{ranges(`"655360-"`), conflict}, []string{first, third}, "409 nameAlreadyExists", false},
		"lost session":         {[]string{ranges(`"327680-"`), `404 {"error":{"code":"itemNotFound"}}`}, []string{first, second}, "404 itemNotFound", false},
		"lost at the end":      {[]string{ranges(`"655360-"`), `404 {"error":{"code":"itemNotFound"}}`}, []string{first, third}, "404 itemNotFound", false},
		"gone after the end":   {[]string{ranges(`"655360-"`), `0`, `404 {"error":{"code":"itemNotFound"}}`}, []string{first, third, "GET"}, "404 itemNotFound", true},
		"gone after a failure": {[]string{ranges(`"655360-"`), `500`, `410`}, []string{first, third, "GET"}, "410", true},
		"complete after all":   {[]string{ranges(`"655360-"`), `504`, ranges(``)}, []string{first, third, "GET"}, "expects no more bytes", true},
		"refused, then gone":   {[]string{ranges(`"655360-"`), `429`, `404`}, []string{first, third, "GET"}, "404", false},
		"has it already":       {[]string{`416`, ranges(`"655360-"`), `201`}, []string{first, "GET", third}, "", false},
		"a redirect":           {[]string{`302`}, []string{first}, "302", false},
	} {
		t.Run(name, func(t *testing.T) {
			synctest.Test(t, func(t *testing.T) {
				client, asked := dialogue(t, c.answers...)
				out := &Event{}
				var told []int64
				_, err := client.Upload(t.Context(), graph.Upload{
					URL: "https://up.example/s?secret", Content: bytes.NewReader(content(3 * unit)), Size: 3 * unit, ChunkSize: unit,
					Progress: func(sent, _ int64) { told = append(told, sent) },
				}, out)
				assert.Equal(t, c.asked, *asked)
				if c.text == "" {
					require.NoError(t, err)
					assert.IsIncreasing(t, told)
					assert.Equal(t, int64(3*unit), told[len(told)-1])
					return
				}
				var e *graph.Error
				require.ErrorAs(t, err, &e)
				require.ErrorContains(t, err, c.text)
				assert.Equal(t, c.perhaps, strings.Contains(err.Error(), "may have completed"))
				assert.NotContains(t, err.Error(), "secret")
			})
		})
	}
}

// A session that was resumed may miss something else than the end of the file.
func TestUploadResumesBeforeTheEnd(t *testing.T) {
	const ask, first, second = "GET", "PUT bytes 0-327679/983040", "PUT bytes 327680-655359/983040"
	for name, c := range map[string]struct{ answers, asked []string }{
		"the beginning":         {[]string{`200 {"nextExpectedRanges":["0-327679"]}`, `201`}, []string{ask, first}},
		"a gap, in two answers": {[]string{`200 {"nextExpectedRanges":["0-327679"]}`, `202 {"nextExpectedRanges":["327680-655359"]}`, `200 {"id":"x"}`}, []string{ask, first, second}},
		"not told at last":      {[]string{`200 {"nextExpectedRanges":["0-327679"]}`, `202`, `202`, `201`}, []string{ask, first, second, "PUT bytes 655360-983039/983040"}},
	} {
		client, asked := dialogue(t, c.answers...)
		_, err := client.Upload(t.Context(), graph.Upload{
			URL: "https://up.example/", Content: bytes.NewReader(content(3 * unit)), Size: 3 * unit, ChunkSize: unit, Resume: true,
		}, nil)
		require.NoError(t, err, name)
		assert.Equal(t, c.asked, *asked, name)
	}
}

// Size decides: what a reader has beyond it is not read, what it lacks is told.
func TestUploadOfOtherSizes(t *testing.T) {
	longer := strings.NewReader("0123456789")
	client, asked := dialogue(t, `201`)
	_, err := client.Upload(t.Context(), graph.Upload{URL: "https://up.example/", Content: struct{ io.Reader }{longer}, Size: 4}, nil)
	require.NoError(t, err)
	assert.Equal(t, []string{"PUT bytes 0-3/4"}, *asked)
	assert.Equal(t, 6, longer.Len(), "left to the caller")

	for name, content := range map[string]io.Reader{
		"by position": strings.NewReader("012"), "read once": readOnce("012"), "empty": readOnce(""), "broken": brokenReader{},
	} {
		client, asked := dialogue(t)
		_, err := client.Upload(t.Context(), graph.Upload{URL: "https://up.example/", Content: content, Size: 4}, nil)
		require.ErrorContains(t, err, "graph: upload: content at 0: ", name)
		assert.True(t, errors.Is(err, io.ErrUnexpectedEOF) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrClosedPipe))
		assert.NotContains(t, err.Error(), "may have completed")
		assert.Empty(t, *asked, "nothing that is cut off is sent")
	}

	client, _ = dialogue(t)
	_, err = client.Upload(t.Context(), graph.Upload{URL: "https://up.example/", Content: strings.NewReader("")}, nil)
	require.ErrorContains(t, err, "simple uploads empty ones too")
}
