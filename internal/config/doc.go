// Package config reads graphgen.yaml, which says what to generate from what: see example.yaml beside this file, which is the
// reference of the format and what `graphgen init` writes. It also finds the documents that the file names and matches the
// patterns of a slice.
package config
