package resolve

import (
	"cmp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// segments splits a path at its slashes, except those inside parentheses or braces, and drops query, version-less host and empty
// segments.
func segments(path string) []string {
	var out []string
	depth, start := 0, 0
	flush := func(end int) {
		if s := strings.TrimSpace(path[start:end]); s != "" {
			out = append(out, s)
		}
	}
	for i := 0; i < len(path); i++ {
		switch path[i] {
		case '(', '{':
			depth++
		case ')', '}':
			depth = max(depth-1, 0)
		case '?':
			if depth == 0 {
				path = path[:i]
			}
		case '/':
			if depth == 0 {
				flush(i)
				start = i + 1
			}
		}
	}
	flush(len(path))
	return out
}

// isKey reports whether the segment is one parameter: "{event-id}", or "{item-path}:" where a path addresses the item.
func isKey(segment string) bool {
	s := strings.TrimSuffix(segment, ":")
	return len(s) > 1 && s[0] == '{' && strings.IndexByte(s, '}') == len(s)-1
}

func endsInKey(path string) bool {
	segs := segments(path)
	return len(segs) > 0 && isKey(segs[len(segs)-1])
}

// canonical returns the segment as it is compared: literals without case, parameters without name.
func canonical(segment string) string {
	var b strings.Builder
	for {
		open := strings.IndexByte(segment, '{')
		if open < 0 {
			break
		}
		length := strings.IndexByte(segment[open:], '}')
		if length < 0 {
			break
		}
		b.WriteString(fold(segment[:open]))
		b.WriteString("{}")
		segment = segment[open+length+1:]
	}
	b.WriteString(fold(segment))
	return b.String()
}

// pathKey returns the path as it is compared.
func pathKey(segs []string) string {
	var b strings.Builder
	for _, s := range segs {
		b.WriteByte('/')
		b.WriteString(canonical(s))
	}
	return b.String()
}

// pathKeys returns the keys of all places on the path, the root's first.
func pathKeys(segs []string) []string {
	whole := pathKey(segs)
	keys := make([]string, len(segs))
	end := 0
	for i, s := range segs {
		end += 1 + len(canonical(s))
		keys[i] = whole[:end]
	}
	return keys
}

// literal returns the name in a segment that is no key: without the arguments of a function, the colon of path addressing, and the
// namespace of a cast.
func literal(segment string) string {
	if i := strings.IndexByte(segment, '('); i >= 0 {
		segment = segment[:i]
	}
	return strings.TrimSuffix(segment, ":")
}

// lastName returns the name of the path's last segment that is no key, as an identifier, or "".
func lastName(path string) string {
	for _, s := range slices.Backward(segments(path)) {
		if !isKey(s) {
			if name := ir.LocalName(literal(s)); isIdentifier(name) {
				return name
			}
			return ""
		}
	}
	return ""
}

// speller decides how each place in the tree of paths is written, so that all operations below it agree: the case of a literal
// segment and the name of a parameter.
type speller struct {
	seen    map[string][]string // key of the place → its spellings on the pages, or the names of its parameter
	decided map[string]string
}

func newSpeller() *speller {
	return &speller{seen: map[string][]string{}, decided: map[string]string{}}
}

// see notes the spellings of one path.
func (s *speller) see(segs []string) {
	for i, key := range pathKeys(segs) {
		name := segs[i]
		if isKey(name) {
			name = parameterName(name)
		}
		s.seen[key] = append(s.seen[key], name)
	}
}

// decide returns what choose makes of the spellings of a place, and remembers it.
func (s *speller) decide(key string, choose func(spellings []string) string) string {
	name, ok := s.decided[key]
	if !ok {
		name = choose(s.seen[key])
		s.decided[key] = name
	}
	return name
}

// renaming is a parameter of a path under its old and its agreed name.
type renaming struct{ from, to string }

// spell returns the path in the agreed spelling and its parameters, in the order of the path.
func (s *speller) spell(segs []string) (path string, renamed []renaming) {
	taken := map[string]bool{}
	var b strings.Builder
	previous := ""
	keys := pathKeys(segs)
	for i, seg := range segs {
		b.WriteByte('/')
		if !isKey(seg) {
			agreed := s.decide(keys[i], literalSpelling)
			names := arguments(agreed)
			for i, from := range arguments(seg) { // as many: the places have one key
				renamed = append(renamed, renaming{from, names[i]})
			}
			previous = literal(agreed)
			b.WriteString(agreed)
			continue
		}
		if i > 0 && strings.HasSuffix(segs[i-1], ":") {
			previous = "" // a path from there on, and not one of a collection
		}
		name := s.decide(keys[i], func(names []string) string { return parameterSpelling(names, previous) })
		for taken[fold(name)] {
			name += "-2"
		}
		taken[fold(name)] = true
		renamed = append(renamed, renaming{parameterName(seg), name})
		b.WriteString("{" + name + "}")
		if strings.HasSuffix(seg, ":") {
			b.WriteByte(':')
		}
	}
	return b.String(), renamed
}

// arguments returns the names of the parameters inside a literal segment: those of a function, or of an alternate key.
func arguments(segment string) []string {
	var out []string
	for {
		open := strings.IndexByte(segment, '{')
		if open < 0 {
			return out
		}
		length := strings.IndexByte(segment[open:], '}')
		if length < 0 {
			return out
		}
		out = append(out, parameterName(segment[open:open+length]))
		segment = segment[open+length+1:]
	}
}

func parameterName(key string) string { return strings.Trim(key, "{}: ") }

// literalSpelling prefers what looks most like the service's camelCase: a lower-case first letter, then capitals where words meet.
func literalSpelling(spellings []string) string {
	return slices.MinFunc(spellings, func(a, b string) int {
		return cmp.Or(cmp.Compare(camelScore(b), camelScore(a)), cmp.Compare(a, b))
	})
}

func camelScore(s string) int {
	score := 0
	for i, c := range literal(s) {
		if c >= 'A' && c <= 'Z' {
			if i == 0 {
				return -1
			}
			score++
		}
	}
	return score
}

// parameterSpelling names a key after the collection it selects from, as in {event-id}, unless every page has another word for it.
func parameterSpelling(names []string, collection string) string {
	rule := english.Singular(ir.LocalName(collection)) + "-id"
	if !isIdentifier(strings.ReplaceAll(rule, "-", "_")) || collection == "" {
		return cmp.Or(spelling(names), "id")
	}
	var others []string
	for _, n := range names {
		switch plain(n) {
		case "", "id", plain(rule):
			return rule
		default:
			others = append(others, n)
		}
	}
	return spelling(others)
}

// plain returns the name without case and separators: user-id, userId and user_id are one.
func plain(name string) string {
	return strings.Map(func(c rune) rune {
		if c == '-' || c == '_' || c == ' ' {
			return -1
		}
		return c
	}, fold(name))
}
