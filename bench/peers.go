//go:build peers

package main

import (
	"context"
	"net/http"

	"github.com/microsoft/kiota-abstractions-go/serialization"

	"github.com/graphgen/graphgen/bench/official"
	"github.com/graphgen/graphgen/bench/payload"
)

func init() {
	tasks := map[string]func() error{}
	decode := func(name string, text []byte, factory serialization.ParsableFactory) {
		tasks[name] = func() error { _, err := official.Decode(text, factory); return err }
	}
	decode(taskUsers, payload.Page(999, payload.User), official.Users)
	decode(taskEvents, payload.Page(100, payload.Event), official.Events)
	decode(taskUser, []byte(payload.User(1)), official.User)
	decode(taskSettings, []byte(payload.MailboxSettings()), official.Settings)

	tasks[taskUpdate] = func() error { _, err := official.Encode(official.SettingsUpdate()); return err }
	tasks[taskCreate] = func() error { _, err := official.Encode(official.NewEvent()); return err }
	users, err := official.Decode(payload.Page(999, payload.User), official.Users)
	tasks[taskEncode] = func() error {
		if err != nil {
			return err
		}
		_, err := official.Encode(users)
		return err
	}

	ctx := context.Background()
	call := func(name string, transport http.RoundTripper, do func(context.Context, *official.Client) error) {
		client, err := official.NewClient(transport)
		tasks[name] = func() error {
			if err != nil {
				return err
			}
			return do(ctx, client)
		}
	}
	call(taskGet, memory{[]byte(payload.User(1))}, func(ctx context.Context, c *official.Client) error {
		_, err := c.Me().Get(ctx, nil)
		return err
	})
	call(taskPatch, memory{[]byte(payload.MailboxSettings())}, func(ctx context.Context, c *official.Client) error {
		_, err := c.Me().MailboxSettings().Patch(ctx, official.SettingsUpdate(), nil)
		return err
	})
	peer = func(task string) func() error { return tasks[task] }
}
