package graph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strconv"
	"strings"
)

// disguised returns the error that the body of a success is, or nil: an object
// whose only member beside annotations is error, with a code or a message.
func (r Request) disguised(got reply, body []byte) error {
	const space = " \t\r\n"
	rest, ok := bytes.CutPrefix(bytes.TrimLeft(body, space), []byte("{"))
	if !ok || len(body) > maxErrorBody || !bytes.HasPrefix(bytes.TrimLeft(rest, space), []byte(`"error"`)) {
		return nil
	}
	var top map[string]json.RawMessage
	if json.Unmarshal(body, &top) != nil {
		return nil
	}
	for name := range top {
		if name != "error" && !strings.HasPrefix(name, "@") {
			return nil
		}
	}
	e := r.newError(got, bytes.Clone(body))
	if !e.parse(body) {
		return nil
	}
	return e
}

// withoutBOM returns a body without its byte order mark, if it has one.
func withoutBOM(body []byte) []byte { return bytes.TrimPrefix(body, []byte("\ufeff")) }

// parse fills e from the JSON of an error response. It takes whatever has the
// expected form and leaves the rest, and reports whether there was any.
func (e *Error) parse(body []byte) bool {
	var top map[string]any
	if json.Unmarshal(body, &top) != nil {
		return false
	}
	failure := lookup(top, "error")
	if failure == nil {
		failure = lookup(top, "odata.error") // of OData 3
	}
	switch v := failure.(type) {
	case map[string]any:
		e.Code, e.Message, e.Target = textOf(v, "code"), textOf(v, "message"), textOf(v, "target")
		if m, ok := lookup(v, "message").(map[string]any); ok { // as OData 3 has it
			e.Message = textOf(m, "value")
		}
		e.addDetails(v)
		e.addInner(v)
		return e.Code != "" || e.Message != ""
	case string: // as OAuth has it
		e.Code, e.Message = v, textOf(top, "error_description")
		return true
	}
	return false
}

func (e *Error) addDetails(v map[string]any) {
	list, _ := lookup(v, "details").([]any)
	for _, item := range list {
		if d, ok := item.(map[string]any); ok {
			e.Details = append(e.Details, ErrorDetail{textOf(d, "code"), textOf(d, "message"), textOf(d, "target")})
		}
	}
}

// addInner collects the codes of nested inner errors, and the ids that stand
// among them.
func (e *Error) addInner(v map[string]any) {
	for {
		inner, ok := lookup(v, "innererror").(map[string]any)
		if !ok {
			return
		}
		if code, message := textOf(inner, "code"), textOf(inner, "message"); code != "" || message != "" {
			e.Inner = append(e.Inner, InnerError{code, message})
		}
		setIfEmpty(&e.RequestID, textOf(inner, "request-id"))
		setIfEmpty(&e.ClientRequestID, textOf(inner, "client-request-id"))
		if date := textOf(inner, "date"); date != "" {
			e.Date = date
		}
		v = inner
	}
}

func setIfEmpty(s *string, v string) {
	if *s == "" {
		*s = v
	}
}

// lookup finds a member whatever its letter case: services write both
// innerError and innererror.
func lookup(m map[string]any, name string) any {
	if v, ok := m[name]; ok {
		return v
	}
	for k, v := range m {
		if strings.EqualFold(k, name) {
			return v
		}
	}
	return nil
}

// textOf returns a member as text; numbers as they are usually written.
func textOf(m map[string]any, name string) string {
	switch v := lookup(m, name).(type) {
	case string:
		return v
	case float64:
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	return ""
}

// describeBody says what a body is that holds no error of the service.
func describeBody(resp *http.Response, body []byte) string {
	if to := resp.Header.Get("Location"); to != "" && isRedirect(resp.StatusCode) {
		if u, err := resp.Location(); err == nil {
			return "a redirect to " + originOf(u) + ", which is not followed"
		}
	}
	if len(body) == 0 {
		return http.StatusText(resp.StatusCode) + ", with an empty body"
	}
	media := resp.Header.Get("Content-Type")
	if media == "" {
		media = http.DetectContentType(body)
	}
	const shown = 120
	text := strings.Join(strings.Fields(strings.ToValidUTF8(string(body[:min(len(body), 4096)]), "?")), " ")
	if lower := strings.ToLower(text); strings.Contains(lower, "<title>") {
		start := strings.Index(lower, "<title>") + len("<title>")
		if end := strings.Index(lower[start:], "</title>"); end >= 0 && len(lower) == len(text) {
			text = text[start : start+end]
		}
	}
	if len(text) > shown {
		text = strings.ToValidUTF8(text[:shown], "") + "…"
	}
	return fmt.Sprintf("%s %q", media, text)
}
