// Files prints what is in a folder of a drive: the arguments are the ids of both.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/files/msgraph"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/files/graphgen.yaml

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
		return fmt.Errorf("usage: %s drive-id folder-id", os.Args[0])
	}
	for item, err := range c.Drives().ByID(os.Args[1]).Items().ByID(os.Args[2]).Children().All(ctx) {
		if err != nil {
			return err
		}
		fmt.Println(item.Size.Or(0), item.Name.Or(""))
	}
	return nil
}
