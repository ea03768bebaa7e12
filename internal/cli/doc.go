// Package cli holds the commands. Run is the whole program but for the process: it takes its arguments, streams, environment and
// working folder from its caller and returns the exit code.
package cli
