package explore

import (
	"bytes"
	_ "embed"
	"encoding/json"
	"fmt"
	"html"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

//go:embed page.html
var page string

// Mark is in every page, and in no other file.
const Mark = `<meta name="generator" content="graphgen explore">`

// The places of page.html that are filled in.
const (
	titleMark = "{{title}}"
	dataMark  = "{{data}}"
)

// Page returns the explorer of a model as HTML. code is the Go code that is generated from the model: the snippets show it.
//
// The data is in blocks of JSON, one for the index of names and one for each entry, so that a browser parses just what is looked at.
func Page(m *ir.Model, code *gomodel.Model) ([]byte, error) {
	c := newCatalogue(m, code)
	var data bytes.Buffer
	block := func(id string, v any) error {
		text, err := json.Marshal(v) // escapes <, > and &, so that nothing ends the block
		if err != nil {
			return err
		}
		fmt.Fprintf(&data, "<script type=\"application/json\" id=\"%s\">%s</script>\n", id, text)
		return nil
	}
	if err := block("index", c.index); err != nil {
		return nil, err
	}
	for i, e := range c.entries {
		if err := block(fmt.Sprintf("e%d", i), e); err != nil {
			return nil, err
		}
	}
	title := html.EscapeString(fmt.Sprintf("%s %s", apiTitle(m.API), m.Version))
	return []byte(strings.NewReplacer(titleMark, title, dataMark, data.String()).Replace(page)), nil
}

func apiTitle(api string) string {
	if api == "aadgraph" {
		return "Azure AD Graph"
	}
	return "Microsoft Graph"
}
