package parser

import (
	"errors"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// request is one request line, understood.
type request struct {
	method  string
	version string // "" when the line states none
	path    string // normalised
	params  []string
	quoted  map[string]bool // function parameters written in quotes
	query   []queryPart

	repaired bool // a parenthesis that the line leaves open is closed
}

// queryPart is one name=value of a request line.
type queryPart struct{ name, value string }

var (
	protocol    = regexp.MustCompile(`\s+HTTP/\d(?:\.\d)?$`)
	hostPrefix  = regexp.MustCompile(`^https?://[^/\s?]+`)
	looseChoice = regexp.MustCompile(`([}>])\s*\|\s*[\w-]+(/|$|\?)`)
	placeholder = regexp.MustCompile(`\{([^{}]*)\}|<([^<>]*)>`)
	wholeKey    = regexp.MustCompile(`^(?:\{([^{}]*)\}|<([^<>]*)>|\(([\w |-]+)\)|:([A-Za-z]\w*))$`)
	openCall    = regexp.MustCompile(`\(([^()/]*=[^()/]*)(/)`)
	notInName   = regexp.MustCompile(`[^A-Za-z0-9_-]+`)
)

var (
	errNoPath     = errors.New("it has no path")
	errUnbalanced = errors.New("its braces, parentheses or quotes are not balanced")
	errSpace      = errors.New("there is white space in its path")
	errSlash      = errors.New("there is a slash within quotes in its path")
	errEllipsis   = errors.New("its path is cut short")
	errOpaque     = errors.New("its address is opaque")
)

// parseRequest understands a method and the target that follows it in a request line.
func parseRequest(method, target string) (request, error) {
	r := request{method: method, quoted: map[string]bool{}}
	if len(target) > maxTarget {
		return r, errNoPath
	}
	if strings.Contains(target, "|") {
		target = looseChoice.ReplaceAllString(target, "$1$2")
	}
	target = strings.TrimSpace(target)
	if loc := hostPrefix.FindStringIndex(target); loc != nil {
		target = target[loc[1]:]
		if target == "" || target[0] != '/' {
			return r, errOpaque
		}
	}
	if !strings.HasPrefix(target, "/") {
		if target == "" || !isWordByte(target[0]) {
			return r, errNoPath
		}
		target = "/" + target
	}
	if first, rest := firstSegment(target); isVersion(first) {
		r.version, target = canonicalVersion(first), rest
		if first == "1.6" {
			r.version = first
		}
	}
	path, query, _ := cutOutside(target, '?')
	segments, ok := splitOutside(strings.Trim(strings.TrimSpace(path), "/"), '/')
	if !ok {
		closed := openCall.ReplaceAllString(target, "($1)$2")
		path, query, _ = cutOutside(closed, '?')
		if segments, ok = splitOutside(strings.Trim(strings.TrimSpace(path), "/"), '/'); !ok {
			return r, errUnbalanced
		}
		r.repaired = true
	}
	if segments, ok = withoutEllipsis(segments); !ok {
		return r, errEllipsis
	}
	if err := r.setPath(segments); err != nil {
		return r, err
	}
	parts, _ := splitOutside(query, '&')
	for _, part := range parts {
		name, value, _ := strings.Cut(part, "=")
		if name = strings.TrimSpace(name); name != "" && !strings.ContainsAny(name, "{}<>() ") {
			r.query = append(r.query, queryPart{name: name, value: strings.TrimSpace(value)})
		}
	}
	return r, nil
}

// withoutEllipsis drops the dots that stand for more of the same between two segments: the path without them is the shortest that
// the line speaks of. ok is false for a path that begins or ends with dots, which says too little.
func withoutEllipsis(segments []string) (kept []string, ok bool) {
	for i, s := range segments {
		if s = strings.TrimSpace(s); s != "..." && s != "…" {
			kept = append(kept, s)
		} else if i == 0 || i == len(segments)-1 {
			return nil, false
		}
	}
	return kept, true
}

// firstSegment returns the first segment of a target that starts with a slash, and what follows it.
func firstSegment(target string) (first, rest string) {
	end := strings.IndexAny(target[1:], "/?")
	if end < 0 {
		return target[1:], ""
	}
	return target[1 : 1+end], target[1+end:]
}

// isVersion reports whether the first segment of a path is a version, or stands for one.
func isVersion(segment string) bool {
	switch segment {
	case "v1.0", "beta", "1.6", "v1", "V1", "{version}":
		return true
	default:
		return false
	}
}

// methods are the methods that requests of Graph use.
var methods = [...]string{"GET", "POST", "PATCH", "PUT", "DELETE", "HEAD", "OPTIONS", "MERGE"}

// splitRequestLine splits "METHOD target HTTP/1.1" into method and target; ok is false for a line of another form.
func splitRequestLine(line string) (method, target string, ok bool) {
	line = strings.TrimSpace(line)
	for _, m := range methods {
		rest, found := strings.CutPrefix(line, m)
		if !found || rest == "" || rest[0] != ' ' && rest[0] != '\t' || strings.ContainsRune(rest, '\n') {
			continue
		}
		rest = strings.TrimSpace(rest)
		if strings.Contains(rest, "HTTP/") {
			rest = protocol.ReplaceAllString(rest, "")
		}
		return m, rest, rest != ""
	}
	return "", "", false
}

// isRequestLine reports whether a line has the form of a request line.
func isRequestLine(line string) bool {
	_, _, ok := splitRequestLine(line)
	return ok
}

// maxTarget is the length in bytes beyond which a request line is not one.
const maxTarget = 8 << 10

func isWordByte(b byte) bool {
	return 'a' <= b && b <= 'z' || 'A' <= b && b <= 'Z' || '0' <= b && b <= '9' || b == '$' || b == '_'
}

// setPath normalises the segments. previous is the last literal segment, which names the key after it.
func (r *request) setPath(segments []string) error {
	previous := ""
	var b strings.Builder
	for _, s := range segments {
		s = strings.TrimSpace(s)
		if s == "" {
			continue
		}
		b.WriteByte('/')
		own, isKey := "id", isGUID(s)
		if m := matchKey(s); m != nil {
			own, isKey = m[1]+m[2]+m[3]+m[4], true
		}
		if isKey {
			b.WriteString("{" + r.param(keyName(own, previous)) + "}")
			previous = ""
			continue
		}
		literal, err := r.literal(s)
		if err != nil {
			return err
		}
		if strings.Contains("/"+literal+"/", "//") {
			return errSlash
		}
		b.WriteString(literal)
		switch name, _, _ := strings.Cut(literal, "("); {
		case strings.HasSuffix(literal, ":"):
			previous = "" // what follows is a path, and no key
		case !strings.Contains(name, ".") && !strings.HasPrefix(name, "{"):
			previous, _, _ = strings.Cut(name, "/")
		}
	}
	if b.Len() == 0 {
		return errNoPath
	}
	r.path = b.String()
	return nil
}

// matchKey matches wholeKey.
func matchKey(s string) []string {
	switch s[0] {
	case '{', '<', '(', ':':
		return wholeKey.FindStringSubmatch(s)
	default:
		return nil
	}
}

// literal normalises a segment that is not just a key: a name, a function call, a key in parentheses, or text with
// placeholders.
func (r *request) literal(s string) (string, error) {
	open := strings.IndexByte(s, '(')
	if open > 0 && strings.LastIndexByte(s, ')') > open && !strings.ContainsAny(s[:open], "{<") {
		end := strings.LastIndexByte(s, ')')
		return r.call(s[:open], s[open+1:end], s[end+1:])
	}
	if !strings.ContainsAny(s, "{<") {
		if strings.ContainsAny(s, " \t") {
			return "", errSpace
		}
		return s, nil
	}
	if name, value, ok := strings.Cut(s, "="); ok && placeholder.MatchString(value) && !placeholder.MatchString(name) {
		return name + "=" + r.argument(name, value), nil
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(s, ""), " \t") {
		return "", errSpace
	}
	return placeholder.ReplaceAllStringFunc(s, func(m string) string {
		return "{" + r.param(ownName(m[1:len(m)-1])) + "}"
	}), nil
}

// call normalises `name(args)rest`: each argument becomes `key={key}`, keeping the quotes it was written with. A lone
// argument without a key is a key of the collection before it, or the only parameter of a function.
func (r *request) call(name, args, rest string) (string, error) {
	if strings.ContainsAny(name, " \t") || strings.ContainsAny(rest, " \t(") {
		return "", errSpace
	}
	if strings.TrimSpace(args) == "" {
		return name + rest, nil
	}
	parts, ok := splitOutside(args, ',')
	if !ok {
		return "", errUnbalanced
	}
	out := make([]string, 0, len(parts))
	for _, part := range parts {
		key, value, named := cutOutside(part, '=')
		key = strings.TrimSpace(key)
		switch {
		case named:
			key = ownName(key)
			out = append(out, key+"="+r.argument(key, strings.TrimSpace(value)))
		case len(parts) == 1 && isPlural(name):
			return name + "/{" + r.param(keyName("id", name)) + "}" + rest, nil
		default:
			value := strings.Trim(key, `'"`)
			key = ownName(strings.Trim(value, "{}<>"))
			out = append(out, key+"="+r.argument(key, strings.TrimSpace(part)))
		}
	}
	return name + "(" + strings.Join(out, ",") + ")" + rest, nil
}

// argument returns the placeholder for the value of a function parameter or alternate key, in the quotes of the page. A type
// name before the quotes, as enums have it, stays.
func (r *request) argument(key, value string) string {
	if slices.Contains(r.params, key) {
		key = r.param(key)
	} else {
		r.params = append(r.params, key)
	}
	open := strings.IndexAny(value, `'"`)
	if open < 0 {
		return "{" + key + "}"
	}
	r.quoted[key] = true
	prefix := value[:open]
	if !typeName.MatchString(prefix) {
		prefix = ""
	}
	return prefix + "'{" + key + "}'"
}

// param reserves a parameter name; one that is taken gets a number.
func (r *request) param(name string) string {
	unique := name
	for i := 1; slices.Contains(r.params, unique); i++ {
		unique = name + strconv.Itoa(i)
	}
	r.params = append(r.params, unique)
	return unique
}

// keyName names the parameter of a key: after the collection before it, unless that is none and the page's own name says more.
func keyName(own, previous string) string {
	own = ownName(own)
	low := strings.ToLower(own)
	if previous == "" || !isPlural(previous) && low != "id" && !strings.HasSuffix(low, "id") && !strings.Contains(own, "name") {
		return own
	}
	return strings.TrimSuffix(singular(asName(previous)), "-id") + "-id"
}

// ownName makes a placeholder's text a parameter name: the first alternative, with dashes for what a name cannot hold.
func ownName(text string) string {
	text, _, _ = strings.Cut(text, "|")
	if text = asName(strings.TrimSpace(text)); text == "" {
		return "value"
	}
	return text
}

// asName puts dashes for what a name cannot hold, inside the text only.
func asName(text string) string {
	for i := range len(text) {
		if c := text[i]; c == '$' || c != '-' && !isWordByte(c) {
			text = notInName.ReplaceAllString(text, "-")
			break
		}
	}
	return strings.Trim(text, "-")
}

// cutOutside cuts at the first sep outside braces, parentheses, angle brackets and quotes.
func cutOutside(s string, sep byte) (before, after string, found bool) {
	if i := scanOutside(s, sep, nil); i >= 0 {
		return s[:i], s[i+1:], true
	}
	return s, "", false
}

// splitOutside splits at each sep outside brackets and quotes; ok is false when they are not balanced.
func splitOutside(s string, sep byte) (parts []string, ok bool) {
	start := 0
	end := scanOutside(s, sep, func(i int) {
		parts = append(parts, s[start:i])
		start = i + 1
	})
	return append(parts, s[start:]), end != unbalanced
}

const unbalanced = -2

// scanOutside finds sep outside brackets and quotes: the first one's offset, or, with each given, all of them in turn and -1.
// Brackets that do not match give unbalanced.
func scanOutside(s string, sep byte, each func(int)) int {
	depth := 0
	quote := byte(0)
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == sep && depth == 0:
			if each == nil {
				return i
			}
			each(i)
		case c == '\'' || c == '"':
			quote = c
		case c == '{' || c == '(' || c == '<':
			depth++
		case c == '}' || c == ')' || c == '>':
			if depth--; depth < 0 {
				return unbalanced
			}
		}
	}
	if depth != 0 || quote != 0 {
		return unbalanced
	}
	return -1
}
