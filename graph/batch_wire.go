package graph

import (
	"bytes"
	"context"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// The forms of JSON batching. https://learn.microsoft.com/graph/json-batching

type batchItem struct {
	ID        string            `json:"id"`
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	DependsOn []string          `json:"dependsOn,omitzero"`
	Headers   map[string]string `json:"headers,omitzero"`
	Body      json.RawMessage   `json:"body,omitzero"`
}

type batchRequests struct {
	Requests []batchItem `json:"requests"`
}

type batchResponses struct {
	Responses []batchResponse `json:"responses"`
	NextLink  string          `json:"nextLink"` // of more responses
}

type batchResponse struct {
	ID      json.RawMessage            `json:"id"`
	Status  int                        `json:"status"`
	Headers map[string]json.RawMessage `json:"headers"`
	Body    json.RawMessage            `json:"body"`
}

// describe makes the item of a request.
func (c *batchCall) describe(req *http.Request) error {
	rest := strings.TrimPrefix(req.URL.EscapedPath(), c.batch.client.base.EscapedPath())
	version, path, _ := strings.Cut(strings.TrimPrefix(rest, "/"), "/")
	c.version, c.url, c.reads = version, req.URL, isRepeatable(req)
	c.item = batchItem{ID: strconv.Itoa(c.id), Method: req.Method, URL: "/" + path, Headers: map[string]string{}}
	if req.URL.RawQuery != "" {
		c.item.URL += "?" + req.URL.RawQuery
	}
	for name, values := range req.Header {
		switch name {
		case "Authorization", "User-Agent":
			continue // those of the batch count
		}
		c.item.Headers[name] = strings.Join(values, ", ")
	}
	if req.Body == nil {
		return nil
	}
	body, err := io.ReadAll(req.Body)
	_ = req.Body.Close()
	if err != nil {
		return fmt.Errorf("graph: %s %s: %w", req.Method, c.batch.client.shortPath(req.URL), err)
	}
	if isJSON(req.Header.Get("Content-Type")) {
		if !json.Valid(body) {
			return fmt.Errorf("graph: %s %s: the body is not valid JSON", req.Method, c.batch.client.shortPath(req.URL))
		}
		c.item.Body = body
		return nil
	}
	c.item.Body = appendString(nil, base64.StdEncoding.EncodeToString(body))
	return nil
}

// sendChunk sends calls of one version in one HTTP request and gives each its
// answer. On an error all that have none get the error.
func (b *Batch) sendChunk(ctx context.Context, chunk []*batchCall) (err error) {
	defer func() {
		for _, c := range chunk {
			if err != nil && c.answer == nil {
				c.err = err
			}
		}
	}()
	body := batchRequests{}
	harmless := true
	for _, c := range chunk {
		c.attempts++
		c.item.DependsOn = nil
		for _, dep := range c.after {
			if slices.Contains(chunk, dep) {
				c.item.DependsOn = append(c.item.DependsOn, dep.item.ID)
			}
		}
		harmless = harmless && c.reads
		body.Requests = append(body.Requests, c.item)
	}
	r := b.client.Request(chunk[0].version).Segment("$batch").change(func(o *options) { o.harmless = harmless })
	var buf bytes.Buffer
	var answers batchResponses
	got, err := r.ask(ctx, http.MethodPost, body, &buf, &answers)
	if err != nil {
		return err
	}
	answers.match(chunk, got)
	for seen := (trail{}); answers.NextLink != "" && slices.ContainsFunc(chunk, (*batchCall).isOpen); {
		next, err := r.follow(answers.NextLink, &seen)
		if err != nil {
			return err
		}
		answers = batchResponses{}
		if got, err = next.ask(ctx, http.MethodGet, nil, &buf, &answers); err != nil {
			return err
		}
		answers.match(chunk, got)
	}
	for _, c := range chunk {
		if c.answer == nil {
			c.err = r.unreadable(got, buf.Bytes(), fmt.Errorf("the batch has no answer to %s %s", c.item.Method, c.item.URL))
		}
	}
	return nil
}

// match gives the calls of a chunk their answers.
func (answers *batchResponses) match(chunk []*batchCall, got reply) {
	token := strings.TrimPrefix(got.req.Header.Get("Authorization"), "Bearer ")
	for i := range answers.Responses {
		a := &answers.Responses[i]
		id := strings.Trim(string(a.ID), `"`)
		for _, c := range chunk {
			if c.item.ID == id && c.isOpen() && a.Status >= 100 && a.Status <= 999 {
				c.answer, c.token = a.response(got.resp.Header), token
			}
		}
	}
}

// response returns the answer as HTTP would have it. Ids of the batch stand in
// for those that it lacks.
func (a *batchResponse) response(outer http.Header) *http.Response {
	header := http.Header{}
	for _, name := range []string{"request-id", "client-request-id", "Date"} {
		if v := outer.Get(name); v != "" {
			header.Set(name, v)
		}
	}
	for name, raw := range a.Headers {
		var text string
		if json.Unmarshal(raw, &text) != nil {
			text = string(raw) // a number, as Retry-After may be
		}
		header.Set(name, text)
	}
	body := batchBody(a.Body, header.Get("Content-Type"))
	return &http.Response{
		StatusCode: a.Status, Header: header,
		Body: io.NopCloser(bytes.NewReader(body)), ContentLength: int64(len(body)),
	}
}

// batchBody returns the bytes of a body: JSON stands as it is, all else as a
// string of base64, text sometimes as it is.
func batchBody(raw json.RawMessage, contentType string) []byte {
	if len(raw) == 0 || string(raw) == "null" {
		return nil
	}
	var text string
	if contentType == "" || isJSON(contentType) || json.Unmarshal(raw, &text) != nil {
		return raw
	}
	decoded, err := base64.RawStdEncoding.DecodeString(strings.NewReplacer("-", "+", "_", "/").Replace(strings.TrimRight(text, "=")))
	if err != nil || strings.HasPrefix(contentType, "text/") && !isEncodedText(text, decoded) {
		return []byte(text)
	}
	return decoded
}

// isEncodedText tells base64 of a text from a text that reads as base64, as
// numbers do.
func isEncodedText(text string, decoded []byte) bool {
	if _, err := strconv.ParseInt(text, 10, 64); err == nil || !utf8.Valid(decoded) {
		return false
	}
	return bytes.IndexFunc(decoded, func(r rune) bool { return unicode.IsControl(r) && !unicode.IsSpace(r) }) < 0
}

func isJSON(contentType string) bool { return strings.Contains(contentType, "json") }
