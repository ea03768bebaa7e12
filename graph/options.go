package graph

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"strings"
)

// DefaultBaseURL is the service root of the global cloud.
const DefaultBaseURL = "https://graph.microsoft.com"

// defaultMaxBody bounds the size of a JSON response.
const defaultMaxBody = 64 << 20

// Option configures a Client.
type Option func(*config)

type config struct {
	credential Credential
	http       *http.Client
	base       string
	scope      string
	agent      string
	maxBody    int64
	insecure   bool
	retry      Retry
	observe    func(context.Context, Attempt)
	misfits    func(context.Context, *Error) error

	noFallbacks bool
}

// WithCredential sets where bearer tokens come from.
func WithCredential(c Credential) Option { return func(s *config) { s.credential = c } }

// WithHTTPClient sets the HTTP client that requests go through; it is copied.
// Without a credential, it has to authenticate by itself, as those of package
// oauth2 do; downloads and upload sessions at other hosts, which no token may
// reach, then go through http.DefaultTransport, and else through its Transport.
func WithHTTPClient(h *http.Client) Option { return func(s *config) { s.http = h } }

// WithBaseURL sets the service root, DefaultBaseURL by default. Its scheme is
// https, or http for a loopback host.
func WithBaseURL(root string) Option { return func(s *config) { s.base = root } }

// WithScope sets the scope that tokens are asked for, by default "/.default"
// below the service root.
func WithScope(scope string) Option { return func(s *config) { s.scope = scope } }

// WithUserAgent sets the User-Agent header.
func WithUserAgent(agent string) Option { return func(s *config) { s.agent = agent } }

// WithMaxBody bounds the bytes of a response that is decoded, 64 MiB by default.
func WithMaxBody(bytes int64) Option { return func(s *config) { s.maxBody = bytes } }

// WithInsecure allows http for any host: tokens then travel in the clear.
func WithInsecure() Option { return func(s *config) { s.insecure = true } }

func (s *config) baseURL() (*url.URL, error) {
	u, err := url.Parse(strings.TrimRight(s.base, "/"))
	if err != nil {
		return nil, fmt.Errorf("graph: base URL: %w", err)
	}
	switch {
	case u.Host == "" || u.Hostname() == "" || u.Opaque != "":
		return nil, fmt.Errorf("graph: base URL %q has no host", s.base)
	case u.User != nil || u.RawQuery != "" || u.ForceQuery || u.Fragment != "":
		return nil, errors.New("graph: the base URL has a user, a query or a fragment")
	case u.Scheme == "https":
	case u.Scheme == "http" && (s.insecure || isLoopback(u.Hostname())):
	default:
		return nil, fmt.Errorf("graph: base URL %q is not https; WithInsecure allows http", s.base)
	}
	return u, nil
}

func isLoopback(host string) bool {
	if strings.EqualFold(host, "localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && ip.IsLoopback()
}

func (s *config) check() error {
	if s.credential == nil && s.http == nil {
		return errors.New("graph: NewClient needs WithCredential, or WithHTTPClient with a client that authenticates by itself")
	}
	if s.maxBody <= 0 {
		return errors.New("graph: WithMaxBody needs a positive number")
	}
	return s.retry.check()
}
