// Signins prints the sign-ins of the last day to an application, whose name is the argument.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"fmt"
	"log"
	"os"
	"time"

	"github.com/graphgen/graphgen/examples/signins/msgraph"
	"github.com/graphgen/graphgen/examples/signins/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/signins/graphgen.yaml

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
		return fmt.Errorf("usage: %s application", os.Args[0])
	}
	f := models.SignInFields
	yesterday := f.CreatedDateTime.Ge(time.Now().AddDate(0, 0, -1))
	for signIn, err := range c.AuditLogs().SignIns().Filter(f.AppDisplayName.Eq(os.Args[1]).And(yesterday)).All(ctx) {
		if err != nil {
			return err
		}
		fmt.Println(signIn.CreatedDateTime.Or(time.Time{}), signIn.UserPrincipalName.Or(""))
	}
	return nil
}
