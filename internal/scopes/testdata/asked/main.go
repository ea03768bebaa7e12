// Command asked asks for requests, and sends few of them.
package main

import (
	"context"
	"fmt"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

func main() {
	ctx := context.Background()
	gc, err := graph.NewClient()
	if err != nil {
		panic(err)
	}
	c := msgraph.New(gc)

	// Nothing of this is sent.
	fmt.Println(graph.RequestOf(c.Me().Get).Permissions(), c.Me().Permissions())
	r := graph.RequestOf(c.Me().Events().Top(3).Get)
	text, err := graph.Select(r, models.EventFields.Subject).Header("Prefer", "x").URL()
	fmt.Println(text, err, r.Err())
	fmt.Println(graph.RequestOf(func(ctx context.Context) (*models.Event, error) {
		return c.Me().Events().Create(ctx, models.EventCreate{})
	}).Permissions())
	fmt.Println(needs(c.Me().MailboxSettings().Get))
	graph.RequestOf(c.Me().Photo().Get)

	// The reference is not sent, what takes it is.
	_ = c.Groups().ByID("1").Members().AddRef(ctx, graph.ReferenceTo(c.Users().ByID("2").Get))

	// All of this is sent.
	n, err := graph.RequestOf(c.Groups().Get).Count(ctx)
	fmt.Println(n, err)
	for page := range graph.Pages(ctx, c.Me().CalendarView().Get, "") {
		fmt.Println(page)
	}
	kept := graph.Cast[*models.Group](graph.RequestOf(c.Me().MemberOf().Get))
	for group := range graph.All[*models.Group](ctx, kept) {
		fmt.Println(group)
	}
	_ = graph.RequestOf(c.Me().Get).Do(ctx, "DELETE", nil, nil) // nobody knows
	_ = gc.Raw("/beta/me").Do(ctx, "GET", nil, nil)             // told once
	b := graph.NewBatch(gc)
	graph.Add(b, c.Me().Manager().Get)
	b.Add(func(ctx context.Context) error { return c.Me().Events().ByID("1").Delete(ctx) })
	graph.NewDelta(c.Users().Delta().Get, "")
	get := c.Me().Outlook().MasterCategories().Get
	fmt.Println(graph.RequestOf(get).URL())
	_, _ = get(ctx)
	both(ctx, c.Education().Classes().Get)
	fmt.Println(graph.RequestOf(func(context.Context) (*models.EducationUser, error) { // another context
		return c.Education().Me().Get(ctx)
	}).URL())
}

func needs[T any](call func(context.Context) (T, error)) graph.Permissions {
	return graph.RequestOf(call).Permissions()
}

func both[T any](ctx context.Context, call func(context.Context) (T, error)) {
	fmt.Println(needs(call))
	_, _ = call(ctx)
}
