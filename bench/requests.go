package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"net/http"

	"github.com/go-faster/jx"

	"github.com/graphgen/graphgen/bench/measure"
	"github.com/graphgen/graphgen/bench/payload"
	"github.com/graphgen/graphgen/bench/plain"
	"github.com/graphgen/graphgen/bench/report"
	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/graph"
)

const (
	taskGet   = "GET /me, 48 properties; by hand with jx"
	taskPatch = "PATCH /me/mailboxSettings; by hand with encoding/json"
)

// memory is a transport that answers each request with the same body, without a network.
type memory struct{ body []byte }

// RoundTrip implements http.RoundTripper.
func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	if req.Body != nil {
		if _, err := io.Copy(io.Discard, req.Body); err != nil {
			return nil, err
		}
	}
	return &http.Response{
		StatusCode: http.StatusOK, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req, ContentLength: int64(len(m.body)),
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(m.body)),
	}, nil
}

// requests measures whole calls of the generated SDK beside net/http by hand.
func (b *bench) requests() (string, error) {
	ctx := context.Background()
	get, patch := memory{[]byte(payload.User(1))}, memory{[]byte(payload.MailboxSettings())}
	getClient, err := newClient(get)
	if err != nil {
		return "", err
	}
	patchClient, err := newClient(patch)
	if err != nil {
		return "", err
	}
	t := report.Table{Head: []string{"call", "by hand, CPU-µs", "graph, CPU-µs", "graph over by hand", "budget", "by hand, KB", "graph, KB", "msgraph-sdk-go over by hand"}}
	for _, call := range []struct {
		name, budget string
		byHand, ours func() error
	}{
		{taskGet, "1.3 ×", func() error {
			return byHand(ctx, get, http.MethodGet, "https://graph.microsoft.com/v1.0/me", nil, func(body io.Reader) error {
				text, err := io.ReadAll(body)
				if err != nil {
					return err
				}
				return plain.DecodeUser(new(plain.User), jx.DecodeBytes(text))
			})
		}, func() error { _, err := getClient.Me().Get(ctx); return err }},
		{taskPatch, "1.2 ×", func() error {
			text, err := json.Marshal(settingsUpdate())
			if err != nil {
				return err
			}
			return byHand(ctx, patch, http.MethodPatch, "https://graph.microsoft.com/v1.0/me/mailboxSettings", text, func(body io.Reader) error {
				return json.NewDecoder(body).Decode(new(plain.MailboxSettings))
			})
		}, func() error {
			_, err := patchClient.Me().MailboxSettings().Update(ctx, ourSettingsUpdate())
			return err
		}},
	} {
		candidates := []measure.Candidate{{Name: "by hand", Do: call.byHand}, {Name: nameOurs, Do: call.ours}}
		if do := peer(call.name); do != nil {
			candidates = append(candidates, measure.Candidate{Name: nameOfficial, Do: do})
		}
		costs, err := measure.Compare(codecRounds, candidates)
		if err != nil {
			return "", err
		}
		theirs := ""
		if len(costs) > 2 {
			theirs = ratio(costs[2].Over(costs[0]))
		}
		t.Add(call.name, micro(costs[0]), micro(costs[1]), ratio(costs[1].Over(costs[0])), call.budget, costs[0].KB(), costs[1].KB(), theirs)
	}
	return t.String(), nil
}

func newClient(transport http.RoundTripper) (*msgraph.Client, error) {
	c, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: transport}), graph.WithCredential(graph.StaticToken("token")))
	if err != nil {
		return nil, err
	}
	return msgraph.New(c), nil
}

// byHand is a call as one writes it with net/http.
func byHand(ctx context.Context, transport http.RoundTripper, method, url string, body []byte, decode func(io.Reader) error) (err error) {
	req, err := http.NewRequestWithContext(ctx, method, url, bytes.NewReader(body))
	if err != nil {
		return err
	}
	req.Header.Set("Authorization", "Bearer token")
	req.Header.Set("Accept", "application/json")
	if body != nil {
		req.Header.Set("Content-Type", "application/json")
	}
	client := http.Client{Transport: transport}
	resp, err := client.Do(req)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, resp.Body.Close()) }()
	if resp.StatusCode != http.StatusOK {
		return errors.New(resp.Status)
	}
	return decode(resp.Body)
}
