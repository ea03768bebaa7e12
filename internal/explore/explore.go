package explore

import (
	"bytes"
	"cmp"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"html"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

//go:embed page/page.html
var page string

//go:embed page/style.css
var style string

//go:embed page/script.js
var script string

// Mark is in every page, and in no other file.
const Mark = `<meta name="generator" content="graphgen explore">`

// overview is what the page shows before anything is chosen, and what its parts have in common.
type overview struct {
	Import string   `json:"import"` // path of the client's package
	Most   [][2]int `json:"most"`   // the resources that most operations take or return, and how many do
}

// mostShown is how many resources the overview names.
const mostShown = 24

// Page returns the explorer of a model as HTML. code is the Go code that is generated from the model: the snippets show it.
//
// The data is in blocks of JSON, one for the index of names and one for each entry, so that a browser parses just what is looked at. The
// policy of the page lets nothing run but its own script.
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
	if err := block("overview", c.overview(code)); err != nil {
		return nil, err
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
	sum := sha256.Sum256([]byte(script))
	return []byte(strings.NewReplacer(
		"{{title}}", title, "{{style}}", style, "{{hash}}", base64.StdEncoding.EncodeToString(sum[:]), "{{data}}", data.String(), "{{script}}", script,
	).Replace(page)), nil
}

func apiTitle(api string) string {
	if api == "aadgraph" {
		return "Azure AD Graph"
	}
	return "Microsoft Graph"
}

func (c *catalogue) overview(code *gomodel.Model) overview {
	out := overview{Most: [][2]int{}}
	for _, p := range code.Packages {
		if p.Dir == "" {
			out.Import = p.ImportPath
		}
	}
	for i, e := range c.entries {
		if e.Type == nil {
			continue
		}
		operations := 0
		for _, u := range e.Users {
			if c.index[u.entry].kind == kindOperation {
				operations++
			}
		}
		if operations > 0 {
			out.Most = append(out.Most, [2]int{i, operations})
		}
	}
	slices.SortStableFunc(out.Most, func(a, b [2]int) int { return cmp.Compare(b[1], a[1]) })
	out.Most = out.Most[:min(len(out.Most), mostShown)]
	return out
}
