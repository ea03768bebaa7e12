// Package report turns what the stages found into what users read: diagnostics for people, programs and GitHub, and the IR on
// disk.
package report
