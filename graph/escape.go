package graph

import "strings"

// Characters beside letters, digits and -._~ that stay as they are.
const (
	idSafe      = ""           // in an id or a literal: nothing
	segmentSafe = "$()=',:@!*" // in a documented segment: what OData writes there
	querySafe   = "$()=',:@!*/?"
)

// escape percent-encodes s, byte by byte, but for unreserved characters and
// those of safe.
func escape(s, safe string) string {
	extra := 0
	for i := range len(s) {
		if !unreserved(s[i]) && strings.IndexByte(safe, s[i]) < 0 {
			extra += 2
		}
	}
	if extra == 0 {
		return s
	}
	const hex = "0123456789ABCDEF"
	b := make([]byte, 0, len(s)+extra)
	for i := range len(s) {
		if c := s[i]; unreserved(c) || strings.IndexByte(safe, c) >= 0 {
			b = append(b, c)
		} else {
			b = append(b, '%', hex[c>>4], hex[c&15])
		}
	}
	return string(b)
}

func unreserved(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' || c == '~'
}

// encodeQuery writes query options in order. '$' stays and a space is %20, as
// OData has them; ';' and '+' are escaped since some servers read them as a
// separator and a space.
func encodeQuery(query []option) string {
	var b strings.Builder
	for i, o := range query {
		if i > 0 {
			b.WriteByte('&')
		}
		b.WriteString(escape(o.name, "$@"))
		b.WriteByte('=')
		b.WriteString(escape(o.value, querySafe))
	}
	return b.String()
}
