// Package granted makes calls that its permissions allow, and others.
package granted

import (
	"context"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
)

func calls(ctx context.Context, c *msgraph.Client) {
	_, _ = c.Me().Get(ctx)
	for range c.Me().Events().All(ctx) {
		break
	}
	_, _ = c.Me().Events().Create(ctx, models.EventCreate{}) // want `users.EventsRequest.Create needs Calendars.ReadWrite, which is not granted`
}
