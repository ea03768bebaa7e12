package parser

import (
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser/document"
)

var systemOption = regexp.MustCompile(`\$(?:count|expand|filter|format|orderby|search|select|skip|skiptoken|top)\b`)

// supportedOptions returns the query options of OData that the text of a section about query parameters names, but for those it says
// are not supported. In such a section naming one is offering it.
func supportedOptions(blocks []document.Block) []ir.Parameter {
	var out []ir.Parameter
	for _, text := range paragraphs(blocks) {
		plain := strings.ToLower(text.Plain())
		if !strings.Contains(plain, "$") {
			continue
		}
		for _, s := range sentences(plain) {
			if unsupported.MatchString(s) {
				continue
			}
			for _, name := range systemOption.FindAllString(s, -1) {
				if !slices.ContainsFunc(out, func(p ir.Parameter) bool { return p.Name == name }) {
					out = append(out, ir.Parameter{Name: name, In: ir.InQuery, Type: "String"})
				}
			}
		}
	}
	return out
}
