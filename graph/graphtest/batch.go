package graphtest

import (
	"encoding/base64"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
)

// batchSuffix ends the path of JSON batches, which the server takes apart: each
// request in one is recorded and answered as if it had come alone.
const batchSuffix = "/$batch"

type batch struct {
	Requests []batchItem `json:"requests"`
}

type batchItem struct {
	ID        string            `json:"id"`
	Method    string            `json:"method"`
	URL       string            `json:"url"`
	DependsOn []string          `json:"dependsOn"`
	Headers   map[string]string `json:"headers"`
	Body      json.RawMessage   `json:"body"`
}

type batchAnswer struct {
	ID      string            `json:"id"`
	Status  int               `json:"status"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    any               `json:"body,omitempty"`
}

// answerBatch answers the requests of a batch below the root path.
func (s *Server) answerBatch(root, body string) Answer {
	var in batch
	if err := json.Unmarshal([]byte(body), &in); err != nil {
		s.t.Errorf("graphtest: a batch that is no JSON: %v", err)
		return Error(http.StatusBadRequest, "BadRequest", "The batch is no JSON.")
	}
	failed := map[string]bool{}
	out := struct {
		Responses []batchAnswer `json:"responses"`
	}{}
	for _, item := range in.Requests {
		answer := s.answerItem(root, item, failed)
		failed[item.ID] = answer.Status >= 300
		out.Responses = append(out.Responses, batchAnswer{item.ID, answer.Status, answer.Header, answer.batchBody()})
	}
	text, err := json.Marshal(out)
	if err != nil {
		s.t.Errorf("graphtest: the answers of a batch: %v", err)
	}
	return JSON(http.StatusOK, string(text))
}

func (s *Server) answerItem(root string, item batchItem, failed map[string]bool) Answer {
	for _, id := range item.DependsOn {
		if failed[id] {
			return Error(http.StatusFailedDependency, "FailedDependency", "A request that this one depends on failed.")
		}
	}
	header := http.Header{}
	for name, value := range item.Headers {
		header.Set(name, value)
	}
	path, query, _ := strings.Cut(item.URL, "?")
	return s.answer(Request{Method: item.Method, Path: root + path, Query: query, Header: header, Body: string(item.Body)})
}

// batchBody is the body as a batch holds it: JSON as it is, all else in base64.
func (a Answer) batchBody() any {
	switch {
	case a.Body == "":
		return nil
	case strings.Contains(a.Header["Content-Type"], "json"):
		return json.RawMessage(a.Body)
	}
	return base64.StdEncoding.EncodeToString([]byte(a.Body))
}

// batchRoot returns the path that the requests of a batch are below, if the
// request is one.
func batchRoot(r Request) (root string, ok bool) {
	path, err := url.PathUnescape(r.Path)
	if err != nil || r.Method != http.MethodPost {
		return "", false
	}
	return strings.CutSuffix(path, batchSuffix)
}
