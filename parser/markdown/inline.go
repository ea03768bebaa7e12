package markdown

import (
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/graphgen/graphgen/parser/document"
)

// inline is the marked-up text of one block: pieces with the directives that part them, and the comments within.
type inline struct {
	parts    []part
	comments []document.Block
}

// part is text and the include that follows it, if any. start is the offset of its first byte.
type part struct {
	text    document.Inline
	start   int
	include *includeNode
}

// onlyIncludes reports whether there are includes and no text.
func (in *inline) onlyIncludes() bool {
	found := false
	for _, p := range in.parts {
		if len(p.text) > 0 {
			return false
		}
		found = found || p.include != nil
	}
	return found
}

// text converts the inline children of a block.
func (c *converter) text(n ast.Node) *inline {
	w := &inlineWriter{c: c, out: &inline{}, start: -1}
	if n.IsRaw() {
		w.raw(n)
	} else {
		w.children(n, document.Span{})
	}
	w.endPart(nil)
	return w.out
}

type inlineWriter struct {
	c     *converter
	out   *inline
	text  document.InlineBuilder // of the open part
	start int                    // of the open part, negative for none yet
}

func (w *inlineWriter) add(s document.Span, offset int) {
	if text := strings.TrimLeft(s.Text, " \t\n"); w.start < 0 && text != "" {
		w.start = offset + len(s.Text) - len(text)
	}
	w.text.Add(s)
}

func (w *inlineWriter) endPart(include *includeNode) {
	w.out.parts = append(w.out.parts, part{text: w.text.Inline(), start: w.start, include: include})
	w.text, w.start = document.InlineBuilder{}, -1
}

// raw takes the lines of a block as they are; see tooLong.
func (w *inlineWriter) raw(n ast.Node) {
	lines := n.Lines()
	for i := range lines.Len() {
		seg := lines.At(i)
		w.add(document.Span{Text: string(seg.Value(w.c.src))}, seg.Start)
	}
}

var oneLine = strings.NewReplacer("\r\n", " ", "\n", " ")

// children converts the children of n. The span tells the mark-up around them; what is innermost wins, but for links.
func (w *inlineWriter) children(n ast.Node, span document.Span) {
	for ch := n.FirstChild(); ch != nil; ch = ch.NextSibling() {
		if end := w.footnoteMark(ch); end != nil {
			ch = end
			continue
		}
		w.node(ch, span)
	}
}

// footnoteMark returns the end tag of a mark such as <sup>1</sup> that starts with n, nil where none starts.
func (w *inlineWriter) footnoteMark(n ast.Node) ast.Node {
	if !w.isTag(n, "<sup>") || n.NextSibling() == nil {
		return nil
	}
	text, ok := n.NextSibling().(*ast.Text)
	if !ok || !document.IsFootnoteMark(string(text.Segment.Value(w.c.src))) || !w.isTag(text.NextSibling(), "</sup>") {
		return nil
	}
	return text.NextSibling()
}

func (w *inlineWriter) isTag(n ast.Node, tag string) bool {
	raw, ok := n.(*ast.RawHTML)
	return ok && raw.Segments.Len() == 1 && strings.EqualFold(string(raw.Segments.Value(w.c.src)), tag)
}

func (w *inlineWriter) node(n ast.Node, span document.Span) {
	src := w.c.src
	switch n := n.(type) {
	case *ast.Text:
		value := n.Segment.Value(src)
		span.Text = string(value)
		if !n.IsRaw() {
			span.Text = unescape(value)
		}
		w.add(span, n.Segment.Start)
		if n.HardLineBreak() {
			span.Text = "\n"
			w.add(span, n.Segment.Stop)
		} else if n.SoftLineBreak() {
			span.Text = " "
			w.add(span, n.Segment.Stop)
		}
	case *ast.String:
		span.Text = string(n.Value)
		w.add(span, n.Pos())
	case *ast.CodeSpan:
		if span.Kind != document.LinkSpan {
			span.Kind = document.CodeSpan
		}
		for ch := n.FirstChild(); ch != nil; ch = ch.NextSibling() {
			if t, ok := ch.(*ast.Text); ok {
				span.Text = oneLine.Replace(string(t.Segment.Value(src)))
				w.add(span, t.Segment.Start)
			}
		}
	case *ast.Emphasis:
		if span.Kind != document.LinkSpan {
			span.Kind = document.EmphSpan
			if n.Level > 1 {
				span.Kind = document.StrongSpan
			}
		}
		w.children(n, span)
	case *ast.Link:
		w.children(n, document.Span{Kind: document.LinkSpan, Target: unescape(n.Destination)})
	case *ast.Image:
		w.children(n, span)
	case *ast.AutoLink:
		w.add(document.Span{Kind: document.LinkSpan, Text: string(n.Label(src)), Target: string(n.URL(src))}, n.Pos())
	case *ast.RawHTML:
		w.html(n, span)
	case *includeNode:
		w.endPart(n)
	case *alertNode:
		span.Text = "[!" + n.word + "]"
		w.add(span, n.start)
	default:
		w.children(n, span)
	}
}

// html converts a tag or comment within text: comments are set aside, tags that part lines are line breaks, other tags of
// HTML are nothing, and what only looks like a tag, as `<user-id>` does, is text.
func (w *inlineWriter) html(n *ast.RawHTML, span document.Span) {
	segs := n.Segments
	if segs.Len() == 0 {
		return
	}
	start := segs.At(0).Start
	raw := string(segs.Value(w.c.src))
	if text, ok := strings.CutPrefix(raw, "<!--"); ok {
		w.out.comments = append(w.out.comments, &document.Comment{
			Text: commentText(strings.TrimSuffix(text, "-->")), At: w.c.at(start + len("<!--")),
		})
		return
	}
	name := strings.TrimLeft(raw, "</")
	end := strings.IndexFunc(name, func(r rune) bool {
		return (r|0x20 < 'a' || r|0x20 > 'z') && (r < '0' || r > '9') && r != '-'
	})
	if end >= 0 {
		name = name[:end]
	}
	breaks, known := tags[strings.ToLower(name)]
	switch {
	case breaks:
		span.Text = "\n"
	case !known && name != "":
		span.Text = raw
	}
	w.add(span, start)
}

// tags are the elements that stand in text; true for those that begin and end lines.
var tags = map[string]bool{
	"br": true, "p": true, "ul": true, "ol": true, "li": true, "div": true, "tr": true, "table": true, "blockquote": true,
	"dl": true, "dt": true, "dd": true, "hr": true, "pre": true, "details": true, "summary": true, "section": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "thead": true, "tbody": true,
	"a": false, "abbr": false, "b": false, "big": false, "center": false, "cite": false, "code": false, "del": false, "em": false,
	"font": false, "i": false, "img": false, "ins": false, "kbd": false, "mark": false, "nobr": false, "q": false, "s": false,
	"samp": false, "small": false, "span": false, "strike": false, "strong": false, "sub": false, "sup": false, "td": false,
	"th": false, "time": false, "tt": false, "u": false, "var": false, "wbr": false, "colgroup": false, "col": false,
	"iframe": false, "image": false, "video": false, "style": false, "script": false,
}

// unescape resolves backslash escapes and character references, each where it stands, so that an escaped ampersand starts
// no reference.
func unescape(b []byte) string {
	if !strings.ContainsAny(util.BytesToReadOnlyString(b), `\&`) {
		return string(b)
	}
	var out strings.Builder
	for i := 0; i < len(b); i++ {
		switch {
		case b[i] == '\\' && i+1 < len(b) && util.IsPunct(b[i+1]):
			i++
			out.WriteByte(b[i])
		case b[i] == '&':
			s, n := reference(b[i:])
			out.WriteString(s)
			i += n - 1
		default:
			out.WriteByte(b[i])
		}
	}
	return out.String()
}

// maxReference is longer than any character reference.
const maxReference = 40

// reference resolves the character reference at the start of b and returns how many bytes it takes; an ampersand that
// starts none is itself.
func reference(b []byte) (string, int) {
	end := -1
	for i := 1; i < len(b) && i < maxReference; i++ {
		if b[i] == ';' {
			end = i
			break
		}
	}
	if end < 2 {
		return "&", 1
	}
	name := string(b[1:end])
	if name[0] != '#' {
		if e, ok := util.LookUpHTML5EntityByName(name); ok {
			return string(e.Characters), end + 1
		}
		return "&", 1
	}
	digits, base := name[1:], 10
	if len(digits) > 1 && digits[0]|0x20 == 'x' {
		digits, base = digits[1:], 16
	}
	v, err := strconv.ParseUint(digits, base, 32)
	if err != nil {
		return "&", 1
	}
	r := rune(utf8.RuneError)
	if v > 0 && v <= utf8.MaxRune && utf8.ValidRune(rune(v)) {
		r = rune(v)
	}
	return string(r), end + 1
}
