package graph

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// DecodeError tells where and why JSON does not fit the Go type it was decoded
// into.
type DecodeError struct {
	Path   string // "value[3].start.dateTime"; "" is the whole value
	Offset int64  // in bytes from the start of the JSON that was decoded
	Want   string // what was expected
	Got    string // what was found
	Err    error  // the reason, where there is more to say

	steps []string // of Path, innermost first
}

// Error returns path, expectation, finding and offset.
func (e *DecodeError) Error() string {
	var b strings.Builder
	b.WriteString("graph: ")
	if e.Path != "" {
		b.WriteString(e.Path)
		b.WriteString(": ")
	}
	fmt.Fprintf(&b, "want %s, got %s at offset %d", e.Want, e.Got, e.Offset)
	if e.Err != nil {
		fmt.Fprintf(&b, ": %v", e.Err)
	}
	return b.String()
}

// Unwrap returns the reason.
func (e *DecodeError) Unwrap() error { return e.Err }

// EncodeError tells which value cannot be written as JSON.
type EncodeError struct {
	Path string // as in DecodeError
	Err  error
}

// Error returns path and reason.
func (e *EncodeError) Error() string {
	if e.Path == "" {
		return fmt.Sprintf("graph: cannot encode: %v", e.Err)
	}
	return fmt.Sprintf("graph: cannot encode %s: %v", e.Path, e.Err)
}

// Unwrap returns the reason.
func (e *EncodeError) Unwrap() error { return e.Err }

const endOfInput = "end of input"

// joinPath renders steps, innermost first, as a path. Steps that begin with
// '[' are elements.
func joinPath(steps []string) string {
	var b strings.Builder
	for _, s := range slices.Backward(steps) {
		if b.Len() > 0 && s[0] != '[' {
			b.WriteByte('.')
		}
		b.WriteString(s)
	}
	return b.String()
}

func indexStep(i int) string { return "[" + strconv.Itoa(i) + "]" }

// fail records the first error and returns false.
func (d *decoder) fail(want string) bool { return d.failAt(d.i, want, nil) }

func (d *decoder) failAt(at int, want string, err error) bool {
	if d.err == nil {
		d.err = &DecodeError{Offset: int64(at), Want: want, Got: d.describe(at), Err: err}
	}
	return false
}

// step adds an enclosing step to the path of the error and returns false.
func (d *decoder) step(s string) bool {
	if s == "" {
		s = `""`
	}
	if d.err != nil {
		d.err.steps = append(d.err.steps, s)
	}
	return false
}

// describe names what is found at an offset.
func (d *decoder) describe(at int) string {
	if at >= len(d.b) {
		return endOfInput
	}
	const shown = 40
	text := string(d.b[at:min(len(d.b), at+shown)])
	switch c := text[0]; {
	case c == '"':
		if end := strings.IndexByte(text[1:], '"'); end >= 0 {
			return "string " + strconv.Quote(text[1:end+1])
		}
		return "string " + strconv.Quote(text[1:]) + "…"
	case c == '{':
		return "object"
	case c == '[':
		return "array"
	case c == '-' || c >= '0' && c <= '9':
		end := strings.IndexFunc(text, func(r rune) bool { return !strings.ContainsRune("+-.eE0123456789", r) })
		if end < 0 {
			end = len(text)
		}
		return "number " + text[:end]
	}
	for _, word := range []string{"true", "false", "null"} {
		if strings.HasPrefix(text, word) {
			return word
		}
	}
	return strconv.QuoteRune([]rune(text)[0])
}
