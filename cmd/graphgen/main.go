// Graphgen writes a Go SDK from the documentation of Microsoft Graph. Run "graphgen help" for its commands.
package main

import (
	"context"
	"os"
	"os/signal"

	"github.com/graphgen/graphgen/internal/cli"
)

func main() {
	cli.Vet(os.Args[1:])
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	context.AfterFunc(ctx, stop) // a second interrupt ends the process at once
	os.Exit(cli.Run(ctx, os.Args[1:], cli.System{Stdin: os.Stdin, Stdout: os.Stdout, Stderr: os.Stderr, Getenv: os.Getenv}))
}
