// Package helper calls a builder that it is given.
package helper

import (
	"context"

	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/generated/msgraph/users"
	"github.com/graphgen/graphgen/graph"
)

// Create creates an event.
func Create(ctx context.Context, events *users.EventsRequest) error {
	_, err := events.Create(ctx, models.EventCreate{Subject: graph.Value("Lunch")})
	return err
}
