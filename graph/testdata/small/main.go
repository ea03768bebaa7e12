// Command small makes one call: link_test.go looks at what it carries along.
package main

import (
	"context"
	"fmt"
	"os"

	"github.com/graphgen/graphgen/graph"
)

func main() {
	gc, err := graph.NewClient(graph.WithCredential(graph.StaticToken(os.Getenv("TOKEN"))))
	if err != nil {
		panic(err)
	}
	var out struct {
		Name graph.Nullable[string] `json:"displayName"`
	}
	err = gc.Request("v1.0").Segment("me").Do(context.Background(), "GET", nil, &out)
	fmt.Println(out, err)
}
