package main

import (
	"context"
	"testing"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/graph"
)

func TestDelete(t *testing.T) {
	gc, err := graph.NewClient()
	if err != nil {
		t.Fatal(err)
	}
	_ = msgraph.New(gc).Education().Classes().ByID("1").Delete(context.Background())
}
