// Command app calls a generated SDK in the ways that programs do.
package main

import (
	"context"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/internal/scopes/testdata/app/helper"
)

func main() {
	ctx := context.Background()
	gc, err := graph.NewClient()
	if err != nil {
		panic(err)
	}
	c := msgraph.New(gc)

	events := c.Me().Events() // a variable
	for range events.Top(3).All(ctx) {
		break
	}
	helper.Create(ctx, events) // a helper of another package

	get := c.Me().Get // a method value
	_, _ = get(ctx)

	var settings reader[*models.MailboxSettings] = c.Me().MailboxSettings() // an interface
	_, _ = settings.Get(ctx)

	_ = generic(ctx, c.Education().Classes()) // a type parameter

	_, _ = first(ctx, c.Users()) // an interface of a type parameter

	_ = gc.Raw("/v1.0/me/messages") // nobody knows
}

type reader[T any] interface {
	Get(ctx context.Context) (T, error)
}

func first[T any](ctx context.Context, r reader[T]) (T, error) { return r.Get(ctx) }

type pager interface {
	Get(ctx context.Context) (*graph.Page[*models.EducationClass], error)
}

func generic[P pager](ctx context.Context, p P) error {
	_, err := p.Get(ctx)
	return err
}
