package lower

import (
	"regexp"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
)

// segmentKind is what a piece of a path between slashes is.
type segmentKind int

const (
	literalSegment segmentKind = iota // events
	idSegment                         // {event-id}
	keySegment                        // (appId='{appId}') after a collection's name
	callSegment                       // reminderView(startDateTime='{…}')
	pathSegment                       // {item-path} after a name and a colon: root:/{item-path}:/children
)

// segment is one step of a path template.
type segment struct {
	kind segmentKind
	name string // of literal, call and id segments
	args []argument
}

// argument is name='value' or name=value inside parentheses.
type argument struct {
	name   string
	param  string // of the path template: {param}
	quoted bool
	typ    string // of an enum's literal: microsoft.graph.timeZoneStandard'windows'
}

// key identifies the step among its siblings; the service ignores the case of names.
func (s segment) key() string {
	switch s.kind {
	case idSegment:
		return "{}"
	case pathSegment:
		return ":{}"
	case literalSegment:
		return strings.ToLower(s.name)
	case keySegment:
		return s.argumentKey()
	case callSegment:
		return strings.ToLower(s.name) + s.argumentKey()
	default:
		panic("internal error: a path segment of unknown kind")
	}
}

// argumentKey is the names of the arguments in parentheses.
func (s segment) argumentKey() string {
	var names []string
	for _, a := range s.args {
		names = append(names, strings.ToLower(a.name))
	}
	return "(" + strings.Join(names, ",") + ")"
}

// parsePath splits a path template into steps. It returns nil when a piece is none of the kinds.
func parsePath(path string, isFunction bool) []segment {
	var out []segment
	byPath := false // the piece before ended with a colon
	for i, part := range splitPath(path) {
		open := strings.IndexByte(part, '(')
		wasByPath := byPath
		byPath = strings.HasSuffix(part, ":") && !wasByPath
		if byPath {
			part = strings.TrimSuffix(part, ":")
		}
		switch {
		case wasByPath && isParameter(strings.TrimSuffix(part, ":")):
			out = append(out, segment{kind: pathSegment, name: strings.Trim(part, "{}:")})
		case wasByPath, byPath && i == 0:
			return nil
		case isParameter(part):
			out = append(out, segment{kind: idSegment, name: part[1 : len(part)-1]})
		case open > 0 && strings.HasSuffix(part, ")"):
			args, ok := parseArguments(part[open+1 : len(part)-1])
			if !ok {
				return nil
			}
			name := part[:open]
			if english.IsPlural(name) && len(args) > 0 && !isFunction {
				out = append(out, segment{kind: literalSegment, name: name}, segment{kind: keySegment, args: args})
				continue
			}
			out = append(out, segment{kind: callSegment, name: name, args: args})
		case isName(part):
			out = append(out, segment{kind: literalSegment, name: part})
		default:
			return nil
		}
	}
	if byPath {
		return nil
	}
	return out
}

// isParameter reports whether the piece is one {parameter}.
func isParameter(part string) bool {
	return strings.HasPrefix(part, "{") && strings.IndexByte(part, '}') == len(part)-1
}

var slashedKey = regexp.MustCompile(`/(\w+)=(\{\w[\w-]*\})`)

// splitPath splits at slashes outside parentheses. An alternate key that stands behind a slash of its own, as old pages write it, goes
// into parentheses.
func splitPath(path string) []string {
	var out []string
	depth, start := 0, 0
	if strings.Contains(path, "={") {
		path = slashedKey.ReplaceAllString(path, "($1='$2')")
	}
	path = strings.Trim(path, "/")
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '(':
			depth++
		case ')':
			depth--
		case '/':
			if depth == 0 {
				out = append(out, path[start:i])
				start = i + 1
			}
		}
	}
	return append(out, path[start:])
}

func parseArguments(text string) ([]argument, bool) {
	if strings.TrimSpace(text) == "" {
		return nil, true
	}
	var out []argument
	for _, part := range strings.Split(text, ",") {
		name, value, ok := strings.Cut(part, "=")
		name, value = strings.TrimSpace(name), strings.TrimSpace(value)
		if !ok || !isName(name) {
			return nil, false
		}
		typ, _, quoted := strings.Cut(value, "'")
		if quoted && typ != "" && !isName(typ) {
			return nil, false
		}
		out = append(out, argument{name: name, param: strings.Trim(strings.TrimPrefix(value, typ), "'{}"), quoted: quoted, typ: typ})
		if !quoted {
			out[len(out)-1].param, out[len(out)-1].typ = strings.Trim(value, "{}"), ""
		}
	}
	return out, true
}

// isName accepts what the service calls things: letters, digits, "_", "$", "-" and the dots of a namespace.
func isName(s string) bool {
	for i := range len(s) {
		c := s[i]
		ok := c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-' || c == '.' || c == '$'
		if !ok {
			return false
		}
	}
	return s != ""
}

// actionName returns the thing an action belongs to, in the singular, and the action's own segment: "event" and "accept" for
// /me/events/{event-id}/accept. The signed-in user is a user; a namespace before the action goes.
func actionName(path string) (owner, action string) {
	for _, part := range splitPath(path) {
		if strings.HasPrefix(part, "{") {
			continue
		}
		name, _, _ := strings.Cut(part, "(")
		owner, action = action, unqualified(name)
	}
	owner = english.Singular(owner)
	if owner == "me" {
		owner = "user"
	}
	return owner, action
}
