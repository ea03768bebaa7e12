package pagetest

import (
	"bytes"
	"fmt"
	"html"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	goldmarkhtml "github.com/yuin/goldmark/renderer/html"
)

// Page is what a permission page is rendered from. The cells are Markdown.
type Page struct {
	Name      string
	Methods   []Method
	Resources []Resource
}

// Method is a row of a page's methods.
type Method struct {
	Beta, App, Delegated bool
	Request              string
}

// Resource is a table of a page.
type Resource struct {
	Name string
	Rows [][3]string // name, type, description
}

// Renderer renders pages in the layouts of the permission site.
type Renderer struct {
	t        testing.TB
	markdown goldmark.Markdown
}

// NewRenderer returns a renderer that ends the test where it fails.
func NewRenderer(t testing.TB) *Renderer {
	return &Renderer{t: t, markdown: goldmark.New(goldmark.WithRendererOptions(goldmarkhtml.WithUnsafe()))}
}

// inline renders the text of a cell.
func (r *Renderer) inline(text string) string {
	if strings.TrimSpace(text) == "" {
		return ""
	}
	var b bytes.Buffer
	if err := r.markdown.Convert([]byte("\u2060"+strings.TrimSpace(text)), &b); err != nil { // a joiner, so that no text starts a block
		r.t.Fatal(err)
	}
	out := strings.TrimSpace(b.String())
	out = strings.TrimSuffix(strings.TrimPrefix(out, "<p>"), "</p>")
	return strings.TrimSpace(strings.ReplaceAll(out, "\u2060", ""))
}

func (r *Renderer) table(b *strings.Builder, rows [][3]string) {
	b.WriteString("<table>\n<thead>\n<tr>\n<th style=\"text-align: left;\">Property</th>\n<th>Type</th>\n<th>Description</th>\n</tr>\n</thead>\n<tbody>\n")
	for _, row := range rows {
		b.WriteString("<tr>\n")
		for _, cell := range row {
			fmt.Fprintf(b, "<td style=\"text-align: left;\">%s</td>\n", r.inline(cell))
		}
		b.WriteString("</tr>\n")
	}
	b.WriteString("</tbody>\n</table>\n")
}

func slugOf(s string) string { return strings.ToLower(strings.ReplaceAll(s, ".", "")) }

// Earlier renders the layout of 2023.
func (r *Renderer) Earlier(p Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>%[1]s | Graph Permissions </title></head>
<body>
<header><nav id="autocollapse"><a class="navbar-brand" href="../index.html">home</a></nav><div class="subnav"><ul class="breadcrumb"><li></li></ul></div></header>
<div role="main" class="container body-content">
<div class="sidenav"><a class="btn toc-toggle" href="#sidetoggle">Show / Hide Table of Contents</a><div id="sidetoc"></div></div>
<div class="article row"><article class="content wrap" id="_content">
<h1 id="%[2]s">%[1]s</h1>

<blockquote>
<p>Lets an app do things.</p>
</blockquote>
<h2 id="graph-methods">Graph Methods</h2>
<p>Type: A = Application Permission, D = Delegate Permission</p>
<table>
<thead>
<tr>
<th>Ver</th>
<th>Type</th>
<th>Method</th>
</tr>
</thead>
<tbody>
`, p.Name, slugOf(p.Name))
	for _, m := range p.Methods {
		version, typ := "V1", []string{}
		if m.Beta {
			version = "Beta"
		}
		if m.App {
			typ = append(typ, "A")
		}
		if m.Delegated {
			typ = append(typ, "D")
		}
		fmt.Fprintf(&b, "<tr>\n<td>%s</td>\n<td>%s</td>\n<td><a href=\"%s\">%s</a></td>\n</tr>\n", version, strings.Join(typ, ","), m.link(), html.EscapeString(m.Request))
	}
	b.WriteString("</tbody>\n</table>\n<h2 id=\"resources\">Resources</h2>\n")
	for _, res := range p.Resources {
		fmt.Fprintf(&b, "<h3 id=\"%s\"><a href=\"https://docs.microsoft.com/graph/api/resources/%[1]s?view=graph-rest-1.0&amp;tabs=http\">%s </a></h3>\n", slugOf(res.Name), res.Name)
		if len(res.Rows) > 0 {
			r.table(&b, res.Rows)
		}
	}
	b.WriteString("</article>\n<div class=\"hidden-sm col-md-2\" role=\"complementary\"><nav id=\"affix\"><h5>In This Article</h5><div></div></nav></div>\n" +
		"</div></div>\n<footer><div>Back to top</div></footer>\n</body>\n</html>\n")
	return b.String()
}

func (m Method) link() string {
	view := "1.0"
	if m.Beta {
		view = "beta"
	}
	return "https://docs.microsoft.com/graph/api/thing-do?view=graph-rest-" + view + "&amp;tabs=http"
}

const (
	delegatedIcon = `<a class='btn' href='https://learn.microsoft.com/en-us/graph/auth/auth-concepts#delegated-access-access-on-behalf-of-a-user' title='delegated access'><i class='bi'></i></a>`
	appIcon       = `<a class='btn' href='https://learn.microsoft.com/en-us/graph/auth/auth-concepts#app-only-access-access-without-a-user' title='app-only access'><i class='bi'></i></a>`
)

// Later renders the layout of 2024.
func (r *Renderer) Later(p Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, `<!DOCTYPE html>
<html>
<head><meta charset="utf-8"><title>%[1]s | Graph Permissions </title></head>
<body class="tex2jax_ignore">
<header class="bg-body"><nav id="autocollapse"><a href="../index.html">home</a></nav></header>
<main class="container-xxl">
<div class="toc-offcanvas"><h5>Table of Contents</h5><nav class="toc" id="toc"></nav></div>
<div class="content"><div class="actionbar"><nav id="breadcrumb"></nav></div>
<article data-uid="">
<h1 id="%[2]s">%[1]s</h1>

<blockquote>
<p>Lets an app do things.</p>
</blockquote>
<!-- markdownlint-disable MD002 MD041 -->
<table>
<thead><tr><th>Category</th><th>Application</th><th>Delegated</th></tr></thead>
<tbody><tr><td>Identifier</td><td>40f97065-369a-49f4-947c-000000000001</td><td>-</td></tr></tbody>
</table>
<h2 id="graph-methods">Graph Methods</h2>
`, p.Name, slugOf(p.Name))
	r.tabs(&b, 1, []string{"API [v1.0]", "API [beta]"}, func(i int) {
		b.WriteString("<table>\n<thead>\n<tr>\n<th></th>\n<th>Methods</th>\n</tr>\n</thead>\n<tbody>\n")
		for _, m := range p.Methods {
			if m.Beta != (i == 1) {
				continue
			}
			icons := ""
			if m.Delegated {
				icons += delegatedIcon
			}
			if m.App {
				icons += appIcon
			}
			fmt.Fprintf(&b, "<tr>\n<td><div class='d-flex'>%s</div></td>\n<td><div class='text-break'><a href=\"%s\">%s</a></div></td>\n</tr>\n", icons, m.link(), html.EscapeString(m.Request))
		}
		b.WriteString("</tbody>\n</table>\n")
	})
	b.WriteString("<h2 id=\"resources\">Resources</h2>\n<p>An app with this permission reaches these.</p>\n")
	var names []string
	for _, res := range p.Resources {
		names = append(names, res.Name)
	}
	r.tabs(&b, 2, names, func(i int) {
		res := p.Resources[i]
		fmt.Fprintf(&b, "<p>Graph reference: <a href=\"https://docs.microsoft.com/graph/api/resources/%s?view=graph-rest-1.0&amp;tabs=http\">%s</a></p>\n", slugOf(res.Name), res.Name)
		if len(res.Rows) > 0 {
			r.table(&b, res.Rows)
		}
	})
	b.WriteString("</article>\n<div class=\"contribution\"></div>\n</div>\n</main>\n<footer><div>Created by nobody</div></footer>\n</body>\n</html>\n")
	return b.String()
}

func (r *Renderer) tabs(b *strings.Builder, group int, labels []string, panel func(i int)) {
	if len(labels) == 0 {
		return
	}
	fmt.Fprintf(b, "<div class=\"tabGroup\" id=\"tabgroup_%d\">\n<ul role=\"tablist\">\n", group)
	id := func(i int) string { return fmt.Sprintf("tabpanel_%d_tab%d", group, i) }
	for i, l := range labels {
		fmt.Fprintf(b, "<li role=\"presentation\">\n<a href=\"#%[1]s\" role=\"tab\" aria-controls=\"%[1]s\" data-tab=\"tab%[2]d\" tabindex=\"0\">%[3]s</a>\n</li>\n", id(i), i, l)
	}
	b.WriteString("</ul>\n")
	for i := range labels {
		hidden := ""
		if i > 0 {
			hidden = ` aria-hidden="true" hidden="hidden"`
		}
		fmt.Fprintf(b, "<section id=\"%s\" role=\"tabpanel\" data-tab=\"tab%d\"%s>\n\n", id(i), i, hidden)
		panel(i)
		b.WriteString("</section>\n")
	}
	b.WriteString("</div>\n")
}

// Markdown renders the Markdown that the site is made from.
func (r *Renderer) Markdown(p Page) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n\n> Lets an app do things.\n\n## Graph Methods\n\n| Ver | Type | Method |\n|:--|:--|:--|\n", p.Name)
	for _, m := range p.Methods {
		version, typ := "V1", ""
		if m.Beta {
			version = "Beta"
		}
		if m.App {
			typ += "A,"
		}
		if m.Delegated {
			typ += "D"
		}
		fmt.Fprintf(&b, "| %s | %s | [%s](%s) |\n", version, strings.Trim(typ, ","), strings.ReplaceAll(m.Request, "|", `\|`), html.UnescapeString(m.link()))
	}
	b.WriteString("\n## Resources\n\n")
	for _, res := range p.Resources {
		fmt.Fprintf(&b, "### %s\n\n", res.Name)
		if len(res.Rows) == 0 {
			continue
		}
		b.WriteString("| Property | Type | Description |\n|:--|:--|:--|\n")
		for _, row := range res.Rows {
			b.WriteString("| " + strings.ReplaceAll(strings.Join(row[:], "\x00"), "|", `\|`) + " |\n")
		}
		b.WriteString("\n")
	}
	return strings.ReplaceAll(b.String(), "\x00", " | ")
}
