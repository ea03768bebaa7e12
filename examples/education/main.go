// Education prints the roster of each class.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/education/msgraph"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/education/graphgen.yaml

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
	for class, err := range c.Education().Classes().All(ctx) {
		if err != nil {
			return err
		}
		fmt.Println(class.DisplayName.Or(""))
		for user, err := range c.Education().Classes().ByID(class.ID.Or("")).Members().All(ctx) {
			if err != nil {
				return err
			}
			fmt.Println("\t", user.DisplayName.Or(""), user.PrimaryRole)
		}
	}
	return nil
}
