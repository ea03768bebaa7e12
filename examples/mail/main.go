// Mail files the unread messages of a sender, who is the first argument, into a folder, the second.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/mail/msgraph"
	"github.com/graphgen/graphgen/examples/mail/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/mail/graphgen.yaml

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
	if len(os.Args) != 3 {
		return fmt.Errorf("usage: %s sender folder-id", os.Args[0])
	}
	f := models.MessageFields
	unread := c.Me().Messages().Filter(f.IsRead.Eq(false)).Select(f.Subject, f.From).Top(50)
	for m, err := range unread.All(ctx) {
		if err != nil {
			return err
		}
		message, ok := m.(*models.Message)
		if !ok || !isFrom(message, os.Args[1]) {
			continue
		}
		fmt.Println(message.Subject.Or("(no subject)"))
		to := models.MessageMoveBody{DestinationID: graph.Value(os.Args[2])}
		if _, err := c.Me().Messages().ByID(message.ID.Or("")).Move(ctx, to); err != nil {
			return err
		}
	}
	return nil
}

func isFrom(m *models.Message, address string) bool {
	from, ok := m.From.(*models.Recipient)
	return ok && from.EmailAddress != nil && from.EmailAddress.Address.Or("") == address
}
