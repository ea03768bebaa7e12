package graph

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

// uploading is an upload under way.
type uploading struct {
	Upload
	session uploadSession
	from    io.ReadSeeker // the content, where it can be read by position

	offset int64 // of the next byte to send
	end    int64 // of what the session misses from there on
	most   int64 // that offset ever was
	ask    bool  // which bytes the session misses, before sending more
	unsure bool  // the last piece was sent, with an outcome that is not known
	told   bool  // the session tells which bytes it misses

	held   []byte // what was read last of a content that is read once
	heldAt int64
}

// run sends what the session misses and returns its last answer.
func (u *uploading) run(ctx context.Context, out any) (reply, error) {
	var buf bytes.Buffer
	for failures := 0; ; {
		asked := u.ask
		got, to, err := u.step(ctx, &buf)
		if err != nil || !isSuccess(got.resp.StatusCode) {
			u.unsure = u.unsure || !asked && to == u.Size && got.req != nil && isUnknown(got, err)
			failures++
			if err := u.wait(ctx, failures, got, &buf, err); err != nil {
				return got, err
			}
			u.ask = true
			continue
		}
		if err := u.session.errors.disguised(got, buf.Bytes()); err != nil {
			return got, err
		}
		missing := expectedRanges(buf.Bytes())
		if !asked && len(missing) == 0 && u.completes(to, got.resp.StatusCode) {
			u.tell(u.Size)
			return got, u.finish(got, &buf, out)
		}
		if err := u.advance(missing, asked, to); err != nil {
			return got, u.session.errors.unreadable(got, buf.Bytes(), err)
		}
		if u.offset > u.most {
			failures, u.most = 0, u.offset
			u.tell(u.offset)
		} else if !asked {
			failures++
		}
		if failures >= u.session.client.retry.Attempts {
			err := fmt.Errorf("the session does not get beyond %d of %d bytes", u.most, u.Size)
			return got, u.session.errors.unreadable(got, buf.Bytes(), err)
		}
	}
}

// completes reports whether the piece that ended at to was the last that the
// session missed, after an answer that names no more: often that of the end of
// the file, else the last of a gap, unless more is to follow.
func (u *uploading) completes(to int64, status int) bool {
	return to == u.Size || u.told && to == u.end && status != http.StatusAccepted
}

// step sends the next piece, and returns where it ends, or asks which bytes the
// session misses.
func (u *uploading) step(ctx context.Context, buf *bytes.Buffer) (got reply, to int64, err error) {
	d := delivery{buf: buf, once: true}
	if u.ask {
		req, err := u.session.request(ctx, http.MethodGet, nil)
		if err != nil {
			return got, 0, permanent{err}
		}
		got, err = u.session.send(req, d)
		return got, 0, err
	}
	to = min(u.offset+u.ChunkSize, u.end)
	piece, err := u.read(to - u.offset)
	if err != nil {
		return got, to, permanent{fmt.Errorf("graph: upload: content at %d: %w", u.offset, err)}
	}
	req, err := u.session.request(ctx, http.MethodPut, bytes.NewReader(piece))
	if err != nil {
		return got, to, permanent{err}
	}
	req.Header.Set("Content-Type", "application/octet-stream")
	req.Header.Set("Content-Range", fmt.Sprintf("bytes %d-%d/%d", u.offset, to-1, u.Size))
	got, err = u.session.send(req, d)
	return got, to, err
}

// wait waits after a failure that may pass, and returns the error of one that
// will not.
func (u *uploading) wait(ctx context.Context, failures int, got reply, buf *bytes.Buffer, err error) error {
	var asked time.Duration
	failure, passes := err, false
	switch {
	case got.req == nil: // nothing was sent
	case err != nil:
		failure, passes = u.session.errors.broken(got, buf, err), !isPermanent(err)
	default:
		asked, _ = retryAfter(got.resp.Header.Get("Retry-After"), time.Now())
		failure, passes = u.session.errors.failure(got), canResume(got.resp.StatusCode)
		_ = got.resp.Body.Close()
	}
	if !passes && u.unsure {
		failure = fmt.Errorf("%w; %s", failure, perhapsDone)
	}
	retry := u.session.client.retry
	if !passes || ctx.Err() != nil || failures >= retry.Attempts {
		return failure
	}
	pause, ok := retry.backoff(failures, asked)
	if !ok || !fits(ctx, pause) {
		return failure
	}
	if err := sleep(ctx, pause); err != nil {
		return fmt.Errorf("graph: upload: %w while waiting to go on after: %w", err, failure)
	}
	return nil
}

// perhapsDone is what a caller should know when a session is gone.
const perhapsDone = "the last piece was sent before and may have completed the upload"

// isUnknown reports whether a piece that was sent may have arrived after all.
func isUnknown(got reply, err error) bool {
	return err != nil || got.resp.StatusCode >= http.StatusInternalServerError
}

// canResume reports whether an upload goes on after a status. 416 means that
// the session has some of these bytes.
func canResume(status int) bool {
	return isTransient(status, true, true) || status == http.StatusInternalServerError || status == http.StatusRequestedRangeNotSatisfiable
}

// advance moves to the first bytes that the session misses: those that it
// tells, or else those after the piece that ended at to.
func (u *uploading) advance(missing []string, asked bool, to int64) error {
	u.ask = false
	switch {
	case len(missing) == 0 && u.unsure:
		return errors.New("the session expects no more bytes; " + perhapsDone)
	case len(missing) == 0 && asked:
		return errors.New("the session does not tell which bytes it expects")
	case len(missing) == 0:
		u.offset, u.end = to, u.Size
		return nil
	}
	first, last, err := parseRange(missing[0])
	if err == nil && (first >= u.Size || last >= u.Size || last >= 0 && last < first) {
		err = strconv.ErrRange
	}
	if err != nil {
		return fmt.Errorf("the session expects the bytes %q of %d: %w", missing[0], u.Size, err)
	}
	u.told, u.offset, u.end = true, first, u.Size
	if last >= 0 {
		u.end = last + 1
	}
	return nil
}

func (u *uploading) tell(sent int64) {
	if u.Progress != nil {
		u.Progress(sent, u.Size)
	}
}

// finish decodes the answer to the last piece, which may be empty.
func (u *uploading) finish(got reply, buf *bytes.Buffer, out any) error {
	if out == nil || buf.Len() == 0 {
		return nil
	}
	return u.session.errors.decode(got, buf.Bytes(), out)
}

// read returns the next n bytes to send, which stay as they are: a request that
// failed may still be reading them.
func (u *uploading) read(n int64) ([]byte, error) {
	if u.from != nil {
		if _, err := u.from.Seek(u.offset, io.SeekStart); err != nil {
			return nil, err
		}
		piece := make([]byte, n)
		_, err := io.ReadFull(u.from, piece)
		return piece, err
	}
	if u.offset < u.heldAt {
		return nil, errors.New("it was read already, and is needed again: only an io.ReaderAt can be read twice")
	}
	if skip := u.offset - u.heldAt - int64(len(u.held)); skip > 0 {
		if _, err := io.CopyN(io.Discard, u.Content, skip); err != nil {
			return nil, err
		}
		u.held, u.heldAt = nil, u.offset
	}
	piece := append(make([]byte, 0, n), u.held[u.offset-u.heldAt:]...)
	if have := int64(len(piece)); have < n {
		piece = piece[:n]
		if _, err := io.ReadFull(u.Content, piece[have:]); err != nil {
			return nil, err
		}
		u.held, u.heldAt = piece, u.offset
	}
	return piece[:n], nil
}

// expectedRanges returns the ranges that an answer of a session names, in a
// member whose case differs between services, which encoding/json accepts.
func expectedRanges(body []byte) []string {
	var state struct {
		Ranges []string `json:"nextExpectedRanges"`
	}
	_ = json.Unmarshal(body, &state) // the last answer may be anything
	return state.Ranges
}

// parseRange reads "26-100", "26-" or, as sessions of Outlook write it, "26".
// last is -1 when the range is open.
func parseRange(text string) (first, last int64, err error) {
	from, to, _ := strings.Cut(strings.TrimSpace(text), "-")
	if first, err = strconv.ParseInt(from, 10, 63); err == nil && first < 0 {
		err = strconv.ErrRange
	}
	if err != nil || to == "" {
		return first, -1, err
	}
	last, err = strconv.ParseInt(to, 10, 63)
	return first, last, err
}
