// Provisioning creates a user with a name, the first argument, in a domain, the second.
//
// GRAPH_TOKEN is an access token with the permissions that the methods' comments name.
package main

import (
	"context"
	"crypto/rand"
	"fmt"
	"log"
	"os"

	"github.com/graphgen/graphgen/examples/provisioning/msgraph"
	"github.com/graphgen/graphgen/examples/provisioning/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

//go:generate go -C ../.. run ./cmd/graphgen generate --config examples/provisioning/graphgen.yaml

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
		return fmt.Errorf("usage: %s name domain", os.Args[0])
	}
	name, domain := os.Args[1], os.Args[2]
	user, err := c.Users().Create(ctx, models.UserCreate{
		AccountEnabled:    graph.Value(true),
		DisplayName:       graph.Value(name),
		MailNickname:      graph.Value(name),
		UserPrincipalName: graph.Value(name + "@" + domain),
		PasswordProfile:   &models.PasswordProfile{Password: graph.Value(rand.Text())},
	})
	if err != nil {
		return err
	}
	fmt.Println("created", user.ID.Or(""))
	return nil
}
