// Package graphvet has analyzers for programs that call an SDK which graphgen wrote: for go vet, for editors, and for linters that
// are built from analyzers. The graphgen command itself is a tool for go vet:
//
//	go vet -vettool=$(which graphgen) ./...
//	go vet -vettool=$(which graphgen) -graphscopes.granted=User.Read,Mail.Read ./...
package graphvet

import (
	"golang.org/x/tools/go/analysis"

	"github.com/graphgen/graphgen/internal/queries"
	"github.com/graphgen/graphgen/internal/scopes"
)

// Query reports properties in a query that the resource does not have, and properties that are read from an answer though they
// were not selected.
var Query = queries.Analyzer

// Scopes reports calls that the permissions given by its flags granted and caller do not allow.
var Scopes = scopes.Analyzer

// Analyzers are all of them.
var Analyzers = []*analysis.Analyzer{Query, Scopes}
