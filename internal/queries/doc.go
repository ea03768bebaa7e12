// Package queries checks what a Go program asks a generated SDK for, where the compiler cannot: that properties belong to the
// resource of the request, and that a property which is read was asked for.
package queries
