package graph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// delivery says how a request is sent.
type delivery struct {
	buf       *bytes.Buffer // takes the body of a success; nil leaves it to the caller
	anonymous bool          // without a token: to another origin
	harmless  bool          // sending it twice does no harm, whatever its method
	once      bool          // one attempt only
}

// reply is what a request met: the response of its last attempt.
type reply struct {
	resp     *http.Response
	req      *http.Request
	attempts int
}

// deliver sends a request, again where that is safe, see Retry. A response
// together with an error is one whose body could not be read.
func (c *Client) deliver(req *http.Request, d delivery) (reply, error) {
	if c.agent != "" && req.Header.Get("User-Agent") == "" {
		req.Header.Set("User-Agent", c.agent)
	}
	// A header of the caller's own is left alone.
	authorized := c.credential != nil && !d.anonymous && req.Header.Get("Authorization") == ""
	token, renewed := "", false
	for n := 1; ; n++ {
		if authorized {
			var err error
			if !renewed {
				token, err = c.credential.Token(req.Context(), c.scope)
			}
			if err != nil {
				return reply{req: req, attempts: n}, fmt.Errorf("no token: %w", err)
			}
			req.Header.Set("Authorization", "Bearer "+token)
		}
		var started time.Time
		if c.observe != nil {
			started = time.Now()
		}
		resp, err := c.attempt(req, d)
		wait, retried := c.again(req, d, n, resp, err)
		if authorized && !renewed && !retried {
			if other := c.renew(req.Context(), resp, token); other != "" && canRepeat(req) {
				token, renewed, retried = other, true, true
			}
		}
		if c.observe != nil {
			c.observed(req.Context(), req.Method, req.URL, resp,
				Attempt{Number: n, Duration: time.Since(started), Err: err, Retried: retried, Wait: wait})
		}
		if !retried {
			return reply{resp, req, n}, err
		}
		discard(resp)
		if err := sleep(req.Context(), wait); err != nil {
			return reply{req: req, attempts: n}, fmt.Errorf("%w while waiting to repeat the request after %s", err, outcome(resp))
		}
		if req, err = repeated(req); err != nil {
			return reply{req: req, attempts: n}, err
		}
	}
}

// attempt sends a request once.
func (c *Client) attempt(req *http.Request, d delivery) (*http.Response, error) {
	client := c.http
	if d.anonymous {
		client = c.anonymous
	}
	resp, err := client.Do(req)
	if err != nil {
		// Its text has the URL with the query, which may hold personal data.
		if u, ok := errors.AsType[*url.Error](err); ok {
			err = u.Err
		}
		if strings.Contains(err.Error(), "parse Location header") { // which net/http quotes
			err = errLocation
		}
		return nil, err
	}
	if d.buf == nil || !isSuccess(resp.StatusCode) {
		return resp, nil
	}
	return resp, c.receive(resp, d.buf)
}

// permanent is an error that sending again would not mend.
type permanent struct{ error }

func (p permanent) Unwrap() error { return p.error }

// receive reads the body of a response into buf, without the byte order mark that
// some begin with, and closes it.
func (c *Client) receive(resp *http.Response, buf *bytes.Buffer) error {
	defer resp.Body.Close() //nolint:errcheck // nothing is lost: the body was read or failed already
	buf.Reset()
	if n := resp.ContentLength; n > 0 && n <= c.maxBody {
		buf.Grow(int(n) + bytes.MinRead)
	}
	_, err := buf.ReadFrom(io.LimitReader(resp.Body, c.maxBody+1))
	if err == nil && int64(buf.Len()) > c.maxBody {
		return permanent{fmt.Errorf("the body has more than %d bytes; see WithMaxBody", c.maxBody)}
	}
	buf.Next(buf.Len() - len(withoutBOM(buf.Bytes())))
	return err
}

// renew returns another token when a response refuses one, or "".
func (c *Client) renew(ctx context.Context, resp *http.Response, refused string) string {
	if resp == nil || resp.StatusCode != http.StatusUnauthorized {
		return ""
	}
	r, ok := c.credential.(Renewer)
	if !ok {
		return ""
	}
	token, err := r.Renew(ctx, c.scope, refused, resp.Header.Get("WWW-Authenticate"))
	if err != nil || token == refused {
		return "" // and the caller gets the refusal
	}
	return token
}

// maxDiscard bounds what is read of a body nobody wants, so that the connection
// can be used again.
const maxDiscard = 256 << 10

func discard(resp *http.Response) {
	if resp != nil {
		_, _ = io.CopyN(io.Discard, resp.Body, maxDiscard) // its end and its errors mean nothing
		_ = resp.Body.Close()
	}
}

// outcome says in short what an attempt met.
func outcome(resp *http.Response) string {
	if resp == nil {
		return "a failure of the connection"
	}
	return fmt.Sprintf("status %d", resp.StatusCode)
}

func isSuccess(status int) bool { return status >= 200 && status <= 299 }

// exchange stands in for the network: see RequestOf and Batch.
type exchange func(Request, *http.Request) (reply, error)

type exchangeKey struct{}

func exchangeOf(ctx context.Context) exchange {
	x, _ := ctx.Value(exchangeKey{}).(exchange)
	return x
}

func withExchange(ctx context.Context, x exchange) context.Context {
	return context.WithValue(ctx, exchangeKey{}, x)
}
