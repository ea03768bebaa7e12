package graph

import (
	"errors"
	"fmt"
	"net/http"
	"net/textproto"
	"net/url"
	"slices"
	"strings"
)

// Request is a request that is being built: a path below the base URL of a
// client, query options and headers. It is a value; every method returns a
// changed copy and leaves its receiver as it was. The first error sticks, and
// the call that sends the request returns it.
type Request struct {
	client  *Client
	path    string // escaped, from the version on: "/v1.0/me/events"
	colon   bool   // the path addresses an item by its own path, which a colon ends before the next segment
	link    string // a complete URL in place of path and options, see Next
	options *options
	legacy  *odata3 // of a service that speaks OData 3
	err     error
	needs   *needs // nil when nothing is known
}

// options are what a request has beside its path. They are shared by copies of
// a request and never changed.
type options struct {
	query     []option
	header    []option
	required  []string
	fallback  *fallback
	directory bool // the resource is a directory object
	filtered  bool // the filter needs an advanced query there
	harmless  bool // it can be sent twice, whatever its method
}

type option struct{ name, value string }

// Request returns a request for the root of a version, such as "v1.0".
func (c *Client) Request(version string) Request {
	return Request{client: c}.Segment(version)
}

// Segment appends path segments as they are documented, such as "users" or
// "mailboxSettings/timeZone". The query options and headers set so far belong
// to the parent and are dropped.
func (r Request) Segment(s string) Request {
	if r.err != nil {
		return r
	}
	for part := range strings.SplitSeq(s, "/") {
		if isNoSegment(part) {
			return r.failed(fmt.Errorf("graph: %q after %s is no path segment", s, r.place()))
		}
		r = r.appended(escape(part, segmentSafe))
	}
	return r.child()
}

// appended returns the request with one more segment, already escaped.
func (r Request) appended(segment string) Request {
	if r.colon {
		r.path, r.colon = r.path+":", false
	}
	r.path += "/" + segment
	return r
}

func isNoSegment(s string) bool { return s == "" || s == "." || s == ".." }

// ItemPath addresses an item below the last segment by its own path, such as
// "reports/2026.xlsx": root:/reports/2026.xlsx. Each part is escaped; slashes
// part them. An empty path or part is an error.
// https://learn.microsoft.com/graph/onedrive-addressing-driveitems
func (r Request) ItemPath(path string) Request {
	if r.err != nil {
		return r
	}
	r.path += ":"
	for part := range strings.SplitSeq(strings.Trim(path, "/"), "/") {
		if isNoSegment(part) {
			return r.failed(fmt.Errorf("graph: %q after %s is no path of an item", path, r.place()))
		}
		r.path += "/" + escape(part, idSafe)
	}
	r.colon = true
	return r.child()
}

// Action appends path segments as Segment does and keeps the query options and
// headers set so far: they are meant for the action or function of the object
// that the call which follows sends.
//
//go:noinline
func (r Request) Action(name string) Request {
	kept := r.options
	r = r.Segment(name)
	r.options = kept
	return r
}

// ID appends the segment of an object's id, escaped completely. An id that is
// empty, or that URLs take for a place (. and ..), is an error.
func (r Request) ID(id string) Request {
	if r.err != nil {
		return r
	}
	switch id {
	case "":
		return r.failed(fmt.Errorf("graph: empty id for %s", r.place()))
	case ".", "..":
		return r.failed(fmt.Errorf("graph: id %q for %s cannot be part of a path", id, r.place()))
	}
	return r.appended(escape(id, idSafe)).child()
}

// Key appends an alternate key to the last segment: (appId='value'), or one
// more part of it: (a='x',b='y'). An empty value is an error.
func (r Request) Key(name, value string) Request {
	if r.err != nil {
		return r
	}
	if value == "" {
		return r.failed(fmt.Errorf("graph: empty %s for %s", name, r.place()))
	}
	arg, err := Arg{Name: name, Value: value, Quoted: true}.text()
	if err != nil {
		return r.failed(fmt.Errorf("graph: %w for %s", err, r.place()))
	}
	if before, ok := strings.CutSuffix(r.path, ")"); ok {
		r.path = before + "," + arg + ")"
	} else {
		r.path += "(" + arg + ")"
	}
	return r.child()
}

// Call appends the segment of a function with its arguments: name(a='x',b=3).
func (r Request) Call(name string, args ...Arg) Request {
	r = r.Segment(name)
	if r.err != nil {
		return r
	}
	texts := make([]string, len(args))
	for i, a := range args {
		text, err := a.text()
		if err != nil {
			return r.failed(fmt.Errorf("graph: %w for %s", err, r.place()))
		}
		texts[i] = text
	}
	r.path += "(" + strings.Join(texts, ",") + ")"
	return r
}

// Header sets a header, which later pages carry as well. Prefer accumulates. An
// empty If-Match is an error: the request would be unconditional. An empty
// If-None-Match is left out.
func (r Request) Header(name, value string) Request {
	switch {
	case strings.EqualFold(name, "Prefer"):
		return r.AddHeader(name, value)
	case value == "" && strings.EqualFold(name, "If-Match") && r.err == nil:
		return r.failed(fmt.Errorf("graph: no ETag for the If-Match of %s", r.place()))
	case value == "" && strings.EqualFold(name, "If-None-Match"):
		return r
	}
	return r.change(func(o *options) { setOption(&o.header, textproto.CanonicalMIMEHeaderKey(name), value) })
}

// AddHeader adds a value to a header, after a comma when there is one already.
func (r Request) AddHeader(name, value string) Request {
	name = textproto.CanonicalMIMEHeaderKey(name)
	return r.change(func(o *options) {
		if before, ok := getOption(o.header, name); ok {
			value = before + ", " + value
		}
		setOption(&o.header, name, value)
	})
}

// Require names query options without which sending is an error.
//
//go:noinline
func (r Request) Require(names ...string) Request {
	return r.change(func(o *options) { o.required = append(slices.Clip(o.required), names...) })
}

// Advanced tells that the resource is a directory object, whose advanced
// queries need ConsistencyLevel: eventual and $count=true; both are then set
// when the query is one.
//
//go:noinline
func (r Request) Advanced() Request {
	return r.change(func(o *options) { o.directory = true })
}

// Next returns the request for a link that an earlier response gave, with the
// headers of r, that of an advanced query included. A link to another origin than
// the client's is an error.
func (r Request) Next(link string) Request {
	if r.err != nil {
		return r
	}
	target, err := r.client.resolve(r.legacy.linkBase(r.path), link)
	if err != nil {
		return r.failed(err)
	}
	r.link = target
	return r.change(func(o *options) {
		if o.advanced() { // so are the later pages, whose links have the query
			o.eventual()
		}
		o.query, o.required, o.filtered = nil, nil, false
	})
}

// URL returns the complete URL that the request goes to, or the error that
// building the request met.
func (r Request) URL() (string, error) {
	path, query, err := r.target()
	if err != nil {
		return "", err
	}
	if query != "" {
		query = "?" + query
	}
	return r.client.base.String() + path + query, nil
}

// String returns the URL, or the error in its place.
func (r Request) String() string {
	u, err := r.URL()
	if err != nil {
		return err.Error()
	}
	return u
}

// Err returns the first error that building the request met.
func (r Request) Err() error { return r.err }

var errNoClient = errors.New("graph: the request has no client; begin with Client.Request")

// target returns the escaped path and the query, both relative to the base URL.
func (r Request) target() (path, query string, err error) {
	if r.client == nil && r.err == nil {
		return "", "", errNoClient
	}
	if r.err != nil {
		return "", "", r.err
	}
	o := r.settings()
	var missing []string
	for _, name := range o.required {
		if _, ok := getOption(o.query, name); !ok {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		return "", "", fmt.Errorf("graph: %s needs %s", r.place(), strings.Join(missing, " and "))
	}
	query = encodeQuery(o.allQuery())
	if r.link == "" {
		return r.path, r.legacy.versioned(query), nil
	}
	path, linked, _ := strings.Cut(strings.TrimPrefix(r.link, r.client.base.String()), "?")
	if linked != "" && query != "" {
		linked += "&"
	}
	return path, r.legacy.versioned(linked + query), nil
}

// headers returns the header fields of the request.
func (r Request) headers() http.Header {
	o := *r.settings()
	if o.advanced() {
		o.eventual()
	}
	h := make(http.Header, len(o.header)+4)
	for _, field := range o.header {
		h[field.name] = []string{field.value}
	}
	return h
}

// eventual sets ConsistencyLevel, unless the caller did.
func (o *options) eventual() {
	const name = "Consistencylevel" // in canonical form
	if _, ok := getOption(o.header, name); !ok {
		setOption(&o.header, name, "eventual")
	}
}

func (r Request) settings() *options {
	if r.options == nil {
		return &options{}
	}
	return r.options
}

// change returns a copy of r whose options do has changed.
func (r Request) change(do func(*options)) Request {
	if r.err != nil {
		return r
	}
	o := *r.settings()
	do(&o)
	r.options = &o
	return r
}

func (r Request) child() Request {
	r.options = nil
	if r.link != "" {
		return r.failed(errors.New("graph: a link from a response has no path to extend"))
	}
	return r
}

func (r Request) failed(err error) Request {
	r.err = err
	return r
}

// place names the end of the path for errors.
func (r Request) place() string {
	if r.path == "" {
		return "the root"
	}
	last := r.path[strings.LastIndexByte(r.path, '/')+1:]
	if text, err := url.PathUnescape(last); err == nil {
		return text
	}
	return last
}

func getOption(list []option, name string) (string, bool) {
	for _, o := range list {
		if o.name == name {
			return o.value, true
		}
	}
	return "", false
}

// setOption replaces the value of name in place, or appends it, in a new list.
func setOption(list *[]option, name, value string) {
	*list = slices.Clone(*list)
	for i := range *list {
		if (*list)[i].name == name {
			(*list)[i].value = value
			return
		}
	}
	*list = append(*list, option{name, value})
}
