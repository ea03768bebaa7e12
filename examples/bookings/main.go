// Bookings cancels the appointments of a business, which is the first argument, and tells the customers why.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/bookings/msgraph"
	"github.com/graphgen/graphgen/examples/bookings/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/bookings/graphgen.yaml

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
	if len(os.Args) != 2 {
		return fmt.Errorf("usage: %s business-id", os.Args[0])
	}
	appointments := c.Solutions().BookingBusinesses().ByID(os.Args[1]).Appointments()
	for a, err := range appointments.All(ctx) {
		if err != nil {
			return err
		}
		reason := models.AppointmentCancelBody{CancellationMessage: graph.Value("We are closed on that day.")}
		if err := appointments.ByID(a.ID.Or("")).Cancel(ctx, reason); err != nil {
			return err
		}
		fmt.Println("cancelled:", a.ServiceName.Or(""))
	}
	return nil
}
