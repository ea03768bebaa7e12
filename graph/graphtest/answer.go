package graphtest

import (
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
)

// Answer is a scripted response. "{{server}}" in body and headers stands for
// the URL of the server, as next links need it.
type Answer struct {
	Status int
	Header map[string]string
	Body   string

	always    bool
	truncated bool
	dropped   bool
}

// JSON returns an answer with a JSON body.
func JSON(status int, body string) Answer {
	return Answer{Status: status, Header: map[string]string{"Content-Type": "application/json"}, Body: body}
}

// Text returns an answer with a body of another type.
func Text(status int, contentType, body string) Answer {
	return Answer{Status: status, Header: map[string]string{"Content-Type": contentType}, Body: body}
}

// Empty returns an answer without a body.
func Empty(status int) Answer { return Answer{Status: status} }

// Error returns an answer with an error as the service writes it.
func Error(status int, code, message string) Answer {
	body, _ := json.Marshal(map[string]any{"error": map[string]string{"code": code, "message": message}}) // strings always encode
	return JSON(status, string(body))
}

// With adds a header.
func (a Answer) With(name, value string) Answer {
	header := map[string]string{name: value}
	for k, v := range a.Header {
		if k != name {
			header[k] = v
		}
	}
	a.Header = header
	return a
}

// Always makes the answer one that is given again and again.
func (a Answer) Always() Answer {
	a.always = true
	return a
}

// Truncated makes the connection end before the body does.
func (a Answer) Truncated() Answer {
	a.truncated = true
	return a
}

// Dropped returns what is no answer: the connection ends without one.
func Dropped() Answer { return Answer{dropped: true} }

func (a Answer) write(w http.ResponseWriter, server string) {
	if a.dropped {
		panic(http.ErrAbortHandler) // by which net/http closes the connection
	}
	body := strings.ReplaceAll(a.Body, "{{server}}", server)
	for k, v := range a.Header {
		w.Header().Set(k, strings.ReplaceAll(v, "{{server}}", server))
	}
	if a.truncated {
		// net/http closes the connection when less is written than announced.
		w.Header().Set("Content-Length", strconv.Itoa(len(body)+1))
	}
	w.WriteHeader(a.Status)
	_, _ = w.Write([]byte(body)) // a client that went away is the test's business
}
