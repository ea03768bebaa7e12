// Planner adds a task to a plan, the first argument, with the title that follows, and prints what is open.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/planner/msgraph"
	"github.com/graphgen/graphgen/examples/planner/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/planner/graphgen.yaml

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
		return fmt.Errorf("usage: %s plan-id title", os.Args[0])
	}
	task := models.PlannerTaskCreate{PlanID: graph.Value(os.Args[1]), Title: graph.Value(os.Args[2])}
	if _, err := c.Planner().Tasks().Create(ctx, task); err != nil {
		return err
	}
	for task, err := range c.Planner().Plans().ByID(os.Args[1]).Tasks().All(ctx) {
		if err != nil {
			return err
		}
		if task.PercentComplete.Or(0) < 100 {
			fmt.Println(task.Title.Or(""))
		}
	}
	return nil
}
