package document

import "strings"

// SpanKind says how a piece of text is marked up.
type SpanKind int

// The kinds of span.
const (
	PlainSpan  SpanKind = iota
	CodeSpan            // `code`
	LinkSpan            // [text](target)
	StrongSpan          // **text**
	EmphSpan            // _text_
)

// Span is a run of text of one kind. Nested mark-up is flattened to the innermost kind that carries meaning for us: a link
// around code is a LinkSpan, code inside strong text is a CodeSpan.
type Span struct {
	Kind   SpanKind
	Text   string
	Target string // of a LinkSpan
}

// Inline is marked-up text. Entities are resolved, escapes removed, no-break and zero-width spaces made ordinary ones, hard
// line breaks are "\n".
type Inline []Span

// Plain returns the text without any mark-up, white space folded within lines and trimmed.
func (in Inline) Plain() string {
	var text string
	switch len(in) {
	case 0:
		return ""
	case 1:
		text = in[0].Text
	default:
		size := 0
		for _, s := range in {
			size += len(s.Text)
		}
		var b strings.Builder
		b.Grow(size)
		for _, s := range in {
			b.WriteString(s.Text)
		}
		text = b.String()
	}
	return Fold(text)
}

// IsFootnoteMark reports whether text that is set above the line refers to a footnote: a number, a letter, or signs.
func IsFootnoteMark(text string) bool {
	text = strings.TrimSpace(text)
	return text != "" && (len(text) == 1 || strings.Trim(text, "0123456789,*†‡[]() ") == "")
}

// Fold makes every run of white space within a line one space and drops empty lines.
func Fold(text string) string {
	if isFolded(text) {
		return text
	}
	lines := strings.Split(text, "\n")
	out := lines[:0]
	for _, l := range lines {
		if l = strings.Join(strings.Fields(l), " "); l != "" {
			out = append(out, l)
		}
	}
	return strings.Join(out, "\n")
}

// isFolded reports whether text is ASCII whose only white space is single spaces and line breaks between words, as most text is.
func isFolded(text string) bool {
	space := true
	for i := range len(text) {
		switch c := text[i]; {
		case c == ' ' || c == '\n':
			if space {
				return false
			}
			space = true
		case c < ' ' || c >= 0x80:
			return false
		default:
			space = false
		}
	}
	return !space || text == ""
}

// Links returns the link spans in order.
func (in Inline) Links() []Span {
	var out []Span
	for _, s := range in {
		if s.Kind == LinkSpan {
			out = append(out, s)
		}
	}
	return out
}

// Codes returns the text of the code spans in order.
func (in Inline) Codes() []string {
	var out []string
	for _, s := range in {
		if s.Kind == CodeSpan {
			out = append(out, s.Text)
		}
	}
	return out
}

// PlainText makes an Inline of unmarked text.
func PlainText(s string) Inline {
	if s == "" {
		return nil
	}
	return Inline{{Text: s}}
}

// InlineBuilder puts spans together, joining neighbours that are marked up alike. Its text is cleaned as Clean does. The zero
// value is empty and ready for use.
type InlineBuilder struct {
	out  Inline
	last Span
	text strings.Builder // of last
}

// Add adds a span. One without text is dropped.
func (b *InlineBuilder) Add(s Span) {
	if s.Text == "" {
		return
	}
	if s.Kind != b.last.Kind || s.Target != b.last.Target {
		b.flush()
		b.last = Span{Kind: s.Kind, Target: s.Target}
	}
	b.text.WriteString(s.Text)
}

func (b *InlineBuilder) flush() {
	if b.last.Text = Clean(b.text.String()); b.last.Text != "" {
		b.out = append(b.out, b.last)
	}
	b.text.Reset()
}

// Empty reports whether nothing was added yet.
func (b *InlineBuilder) Empty() bool { return len(b.out) == 0 && b.text.Len() == 0 }

// Last returns the kind and target of the span that was added last.
func (b *InlineBuilder) Last() Span { return Span{Kind: b.last.Kind, Target: b.last.Target} }

// Inline returns what was added, without white space at its ends.
func (b *InlineBuilder) Inline() Inline {
	b.flush()
	b.last = Span{}
	return b.out.trim()
}

// trim returns the text without white space at its ends.
func (in Inline) trim() Inline {
	for len(in) > 0 {
		in[0].Text = strings.TrimLeft(in[0].Text, " \t\r\n")
		if in[0].Text != "" {
			break
		}
		in = in[1:]
	}
	for n := len(in) - 1; n >= 0; n-- {
		in[n].Text = strings.TrimRight(in[n].Text, " \t\r\n")
		if in[n].Text != "" {
			break
		}
		in = in[:n]
	}
	return in
}
