// Package diag collects findings about the input: each has a position, a severity, a code, a message and a hint that tells the fix.
package diag
