// Calendar prints the coming week, and sets the mailbox to UTC.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/graphgen/graphgen/examples/calendar/msgraph"
	"github.com/graphgen/graphgen/examples/calendar/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/calendar/graphgen.yaml

func main() {
	gc, err := graph.NewClient(graph.WithCredential(graph.StaticToken(os.Getenv("GRAPH_TOKEN"))))
	if err == nil {
		err = run(context.Background(), msgraph.New(gc))
	}
	if err != nil {
		log.Fatal(err)
	}
}

func run(ctx context.Context, c *msgraph.Client) error {
	now := time.Now().UTC()
	week := c.Me().Calendar().CalendarView().
		StartDateTime(now.Format(time.RFC3339)).EndDateTime(now.AddDate(0, 0, 7).Format(time.RFC3339))
	for event, err := range week.All(ctx) {
		if err != nil {
			return err
		}
		if event.Start != nil {
			fmt.Println(event.Start.DateTime.Or(""), event.Subject.Or("(no subject)"))
		}
	}
	_, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{TimeZone: graph.Value("UTC")})
	return err
}
