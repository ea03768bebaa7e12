// Teams posts to a channel of a team: the arguments are the ids of both and a text.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/teams/msgraph"
	"github.com/graphgen/graphgen/examples/teams/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/teams/graphgen.yaml

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
	if len(os.Args) != 4 {
		return fmt.Errorf("usage: %s team-id channel-id text", os.Args[0])
	}
	message, err := c.Teams().ByID(os.Args[1]).Channels().ByID(os.Args[2]).Messages().Create(ctx, models.ChatMessageCreate{
		Body: &models.ItemBody{Content: graph.Value(os.Args[3])},
	})
	if err != nil {
		return err
	}
	fmt.Println(message.WebURL.Or(""))
	return nil
}
