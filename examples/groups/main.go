// Groups puts a user, the second argument, into a group, the first, and prints who is in it.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/groups/msgraph"
	"github.com/graphgen/graphgen/examples/groups/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/groups/graphgen.yaml

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
		return fmt.Errorf("usage: %s group-id user-id", os.Args[0])
	}
	members := c.Groups().ByID(os.Args[1]).Members()
	if err := members.AddRef(ctx, graph.ReferenceTo(c.Users().ByID(os.Args[2]).Get)); err != nil {
		return err
	}
	for member, err := range members.All(ctx) {
		if err != nil {
			return err
		}
		if user, ok := member.(*models.User); ok {
			fmt.Println(user.DisplayName.Or(""))
		}
	}
	return nil
}
