package graph

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Client sends requests to one service root with one identity. It is safe for
// concurrent use, and meant to be shared.
type Client struct {
	http       *http.Client
	anonymous  *http.Client // for other origins: adds no token
	base       *url.URL
	origin     string
	credential Credential
	scope      string
	agent      string
	maxBody    int64
	retry      Retry
	observe    func(context.Context, Attempt)      // nil: nobody watches
	misfits    func(context.Context, *Error) error // nil: nobody is told
	fallbacks  *fallbacks                          // nil when turned off
}

// NewClient returns a client. It needs a credential, or an HTTP client that
// authenticates by itself.
func NewClient(opts ...Option) (*Client, error) {
	s := config{base: DefaultBaseURL, agent: "graphgen-go/1", maxBody: defaultMaxBody}
	for _, o := range opts {
		o(&s)
	}
	base, err := s.baseURL()
	if err != nil {
		return nil, err
	}
	if err := s.check(); err != nil {
		return nil, err
	}
	c := &Client{
		http:       &http.Client{},
		base:       base,
		origin:     originOf(base),
		credential: s.credential,
		scope:      s.scope,
		agent:      s.agent,
		maxBody:    s.maxBody,
		retry:      s.retry.withDefaults(),
		observe:    s.observe,
		misfits:    s.misfits,
	}
	if !s.noFallbacks {
		c.fallbacks = new(fallbacks)
	}
	if c.scope == "" {
		c.scope = c.origin + "/.default"
	}
	if s.http != nil {
		copied := *s.http
		c.http = &copied
	}
	c.anonymous = &http.Client{Timeout: c.http.Timeout, CheckRedirect: func(req *http.Request, via []*http.Request) error {
		switch {
		case becomesRead(req, via):
			return http.ErrUseLastResponse
		case len(via) >= maxRedirects:
			return errRedirects
		}
		req.Header.Del("Referer") // addresses of downloads and upload sessions are secrets
		return c.checkScheme(req.URL)
	}}
	if c.credential != nil {
		// The transport adds no token; only send does.
		c.anonymous.Transport = c.http.Transport
	}
	c.http.CheckRedirect = c.checkRedirect(c.http.CheckRedirect)
	return c, nil
}

// BaseURL returns the service root.
func (c *Client) BaseURL() string { return c.base.String() }

// Raw returns a request for a path below the service root, version and query
// included and escaped, such as "/beta/me/profile?$top=1", or for the URL of
// one: what no builder offers, through the same pipeline. A URL elsewhere is an
// error.
func (c *Client) Raw(target string) Request {
	if c != nil && strings.HasPrefix(target, "/") && !strings.HasPrefix(target, "//") {
		target = c.base.String() + target
	}
	return Request{client: c}.Next(target)
}

// download follows a redirect to another origin, without a token and without
// any header of the first request but the range of bytes that it asked for.
func (c *Client) download(ctx context.Context, from reply) (reply, error) {
	target, err := from.resp.Location()
	if err != nil {
		return reply{}, errLocation
	}
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, target.String(), nil)
	if err != nil {
		return reply{}, errLocation
	}
	if part := from.req.Header.Get("Range"); part != "" {
		req.Header.Set("Range", part)
	}
	return c.foreign(req, delivery{})
}

// foreign sends a request to any origin, without a token.
func (c *Client) foreign(req *http.Request, d delivery) (reply, error) {
	if err := c.checkScheme(req.URL); err != nil {
		return reply{req: req}, err
	}
	d.anonymous = true
	return c.deliver(req, d)
}

// checkScheme allows http only for clients whose own base URL is http.
func (c *Client) checkScheme(u *url.URL) error {
	if u.Scheme == "https" || u.Scheme == "http" && c.base.Scheme == "http" {
		return nil
	}
	return permanent{fmt.Errorf("%s is not https", originOf(u))}
}

const maxRedirects = 10

var (
	errRedirects = permanent{errors.New("stopped after 10 redirects")}
	errLocation  = permanent{errors.New("a redirect to what is no URL")} // whose text may be a secret
)

// becomesRead reports whether net/http would follow a redirect with a GET in
// place of a write, whose success would tell nothing of the write. After 303 it
// does, RFC 9110, section 15.4.4.
func becomesRead(req *http.Request, via []*http.Request) bool {
	return req.Method != via[0].Method && req.Response.StatusCode != http.StatusSeeOther
}

// checkRedirect stops at redirects to another origin, which net/http would
// follow, in some cases with the token.
func (c *Client) checkRedirect(next func(*http.Request, []*http.Request) error) func(*http.Request, []*http.Request) error {
	return func(req *http.Request, via []*http.Request) error {
		if originOf(req.URL) != c.origin || req.URL.User != nil || becomesRead(req, via) {
			return http.ErrUseLastResponse
		}
		if next != nil {
			return next(req, via)
		}
		if len(via) >= maxRedirects {
			return errRedirects
		}
		return nil
	}
}

// resolve returns the absolute URL of a link that was found in the response to
// a request for path. It has to stay below the service root.
func (c *Client) resolve(path, link string) (string, error) {
	if c == nil {
		return "", errNoClient
	}
	from, err := url.Parse(c.base.String() + path)
	if err != nil {
		return "", fmt.Errorf("graph: link: %w", err)
	}
	target, err := from.Parse(link)
	if err != nil || link == "" {
		return "", errors.New("graph: the link to continue from is not a URL")
	}
	if origin := originOf(target); origin != c.origin || target.User != nil {
		return "", fmt.Errorf("graph: a link leads to %s, not to %s: not followed", origin, c.origin)
	}
	target.Scheme, target.Host, target.Fragment, target.RawFragment = c.base.Scheme, c.base.Host, "", ""
	text, root := target.String(), c.base.String()
	if rest, ok := strings.CutPrefix(text, root); !ok || rest != "" && rest[0] != '/' && rest[0] != '?' {
		return "", fmt.Errorf("graph: a link leads outside of %s: not followed", root)
	}
	return text, nil
}

// originOf returns scheme, host and port of a URL in one spelling. Only the case
// of ASCII letters does not matter: İ and i are letters of different hosts.
func originOf(u *url.URL) string {
	host := strings.Map(func(c rune) rune {
		if c >= 'A' && c <= 'Z' {
			return c + 'a' - 'A'
		}
		return c
	}, u.Host)
	switch u.Scheme {
	case "https":
		host = strings.TrimSuffix(host, ":443")
	case "http":
		host = strings.TrimSuffix(host, ":80")
	}
	return u.Scheme + "://" + host
}
