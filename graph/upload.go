package graph

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
)

// uploadUnit is what the size of every piece but the last is a multiple of.
const uploadUnit = 320 << 10

// Upload is a large file that goes in pieces to the address that an upload
// session gave, the uploadUrl of a createUploadSession call:
//
//	session, err := c.Me().Events().ByID(id).Attachments().CreateUploadSession(ctx, body)
//	up := graph.Upload{URL: session.UploadURL.Or(""), Content: file, Size: size}
//	location, err := gc.Upload(ctx, up, nil)
//
// https://learn.microsoft.com/graph/api/driveitem-createuploadsession
type Upload struct {
	URL string

	// Content has at least Size bytes. One that is also an io.ReaderAt is read by
	// position; any other is read once, from its first byte on.
	Content io.Reader
	Size    int64

	// ChunkSize is the size of a piece in bytes, a multiple of 320 KiB. 0 means
	// 3,200 KiB, which attachments in Outlook take as well.
	ChunkSize int64

	// Resume continues a session that has some pieces already.
	Resume bool

	// Progress, unless nil, is called with the number of bytes that the session
	// has, whenever that changes.
	Progress func(sent, size int64)
}

// Upload sends a file, decodes the last answer into out, which may be nil, and
// returns the answer's Location, "" when it has none.
//
// Requests go to the address of the session, over https and without a token,
// since it carries its own authorization. After a failure that may pass the
// session is asked which bytes it misses, and gets those, as often and after
// such pauses as Retry says. When Upload fails for good, or ctx ends, the
// session stays open until it expires: Resume continues it, CancelUpload ends
// it.
func (c *Client) Upload(ctx context.Context, u Upload, out any) (location string, err error) {
	switch {
	case u.Content == nil || u.Size <= 0:
		return "", errors.New("graph: upload: there is no content: sessions take files of at least one byte, simple uploads empty ones too")
	case u.ChunkSize < 0 || u.ChunkSize%uploadUnit != 0:
		return "", fmt.Errorf("graph: upload: pieces of %d bytes; their size has to be a multiple of %d", u.ChunkSize, uploadUnit)
	case u.ChunkSize == 0:
		u.ChunkSize = 10 * uploadUnit
	}
	s, err := c.uploadSession(u.URL)
	if err != nil {
		return "", err
	}
	up := uploading{Upload: u, session: s, end: u.Size, ask: u.Resume}
	if at, ok := u.Content.(io.ReaderAt); ok {
		up.from = io.NewSectionReader(at, 0, u.Size)
	}
	last, err := up.run(ctx, out)
	if err != nil {
		return "", err
	}
	return last.resp.Header.Get("Location"), nil
}

// CancelUpload ends an upload session; what it has is discarded.
func (c *Client) CancelUpload(ctx context.Context, uploadURL string) error {
	s, err := c.uploadSession(uploadURL)
	if err != nil {
		return err
	}
	req, err := s.request(ctx, http.MethodDelete, nil)
	if err != nil {
		return err
	}
	got, err := s.send(req, delivery{})
	if err != nil {
		return s.errors.broken(got, nil, err)
	}
	defer discard(got.resp)
	return s.errors.refused(got)
}

// uploadSession is the address of a session. It is a secret: errors have its
// origin only.
type uploadSession struct {
	client *Client
	url    *url.URL
	errors Request // makes them
}

func (c *Client) uploadSession(address string) (uploadSession, error) {
	u, err := url.Parse(address)
	if err != nil || u.Host == "" {
		return uploadSession{}, errors.New("graph: upload: the address of the session is not a URL")
	}
	if err := c.checkScheme(u); err != nil {
		return uploadSession{}, fmt.Errorf("graph: upload: %w", err)
	}
	return uploadSession{client: c, url: u, errors: Request{client: c}}, nil
}

func (s uploadSession) request(ctx context.Context, method string, body io.Reader) (*http.Request, error) {
	req, err := http.NewRequestWithContext(ctx, method, "", body)
	if err != nil {
		return nil, fmt.Errorf("graph: upload: %w", err)
	}
	u := *s.url
	req.URL, req.Host = &u, u.Host
	return req, nil
}

func (s uploadSession) send(req *http.Request, d delivery) (reply, error) {
	got, err := s.client.foreign(req, d)
	got.req = &http.Request{Method: req.Method, URL: &url.URL{Scheme: s.url.Scheme, Host: s.url.Host}}
	return got, err
}
