// Package strict reads YAML that a person wrote, and says exactly where and why it is not what was asked for: unknown, missing
// and repeated keys, values of the wrong kind, aliases. It keeps the position of every value for the stages that use it.
package strict

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"gopkg.in/yaml.v3"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Value is a text with the place where it was written. A value that was not written has a zero position.
type Value struct {
	Text string
	At   ir.Source
}

// IsSet reports whether the value was written.
func (v Value) IsSet() bool { return !v.At.IsZero() }

// Node is a value of the file, not yet checked. Every method that finds it wrong reports it.
type Node struct {
	yaml *yaml.Node
	file *file
}

type file struct {
	name  string
	lines [][]byte
	bom   int // bytes of the byte order mark before the first line
	code  diag.Code
	diags *diag.List
}

var bom = []byte("\ufeff")

// Parse reads the text and returns its root. The result is false when there is none: an empty file, which is for the caller to
// judge, or text that is not YAML, which is reported.
func Parse(name string, text []byte, code diag.Code, d *diag.List) (Node, bool) {
	f := &file{name: name, code: code, diags: d}
	if bytes.HasPrefix(text, bom) {
		f.bom, text = len(bom), text[len(bom):]
	}
	f.lines = bytes.Split(text, []byte("\n"))
	if line, column := invalidUTF8(f.lines); line > 0 {
		d.Add(ir.Source{File: name, Line: line, Column: column}, diag.NotUTF8, "save the file as UTF-8", "the file is not UTF-8")
		return Node{}, false
	}
	dec := yaml.NewDecoder(bytes.NewReader(text))
	var root, more yaml.Node
	err := dec.Decode(&root)
	if err == nil {
		switch next := dec.Decode(&more); {
		case next == nil:
			Node{&more, f}.Errorf("keep one document, without a line \"---\" in the middle", "the file holds several YAML documents")
			return Node{}, false
		case !errors.Is(next, io.EOF):
			err = next
		}
	}
	switch {
	case errors.Is(err, io.EOF):
		return Node{}, false
	case err != nil:
		line, problem := yamlError(err)
		d.Add(ir.Source{File: name, Line: line}, code, "check the indentation and the quotes around this line", "not YAML: %s", problem)
		return Node{}, false
	case len(root.Content) != 1 || isNull(root.Content[0]):
		return Node{}, false
	}
	return Node{root.Content[0], f}, true
}

func invalidUTF8(lines [][]byte) (line, column int) {
	for i, l := range lines {
		for at := 0; at < len(l); {
			r, size := utf8.DecodeRune(l[at:])
			if r == utf8.RuneError && size == 1 {
				return i + 1, at + 1
			}
			at += size
		}
	}
	return 0, 0
}

var (
	yamlLine = regexp.MustCompile(`^line (\d+): `)
	// fromZero are the problems whose lines package yaml counts from zero: those of its parser, not of its scanner.
	fromZero = regexp.MustCompile(`^(did not find expected ('-' indicator|key|',' or|node content|<)|found (duplicate %|incompatible YAML|undefined tag handle))`)
)

// yamlError takes the line out of an error of package yaml, which has no other place for it. A problem on the first line comes
// without one.
func yamlError(err error) (line int, problem string) {
	problem = strings.TrimPrefix(err.Error(), "yaml: ")
	if m := yamlLine.FindStringSubmatch(problem); m != nil {
		if n, err := strconv.Atoi(m[1]); err == nil {
			if problem = problem[len(m[0]):]; fromZero.MatchString(problem) {
				n++
			}
			return n, problem
		}
	}
	return 1, problem
}

// At returns where the value begins.
func (n Node) At() ir.Source { return n.file.at(n.yaml) }

// at turns a position of package yaml, which counts characters, into one that counts bytes.
func (f *file) at(n *yaml.Node) ir.Source {
	column := max(n.Column, 1)
	if n.Line >= 1 && n.Line <= len(f.lines) {
		line := f.lines[n.Line-1]
		column = 1
		for range n.Column - 1 {
			_, size := utf8.DecodeRune(line[column-1:])
			column += size
		}
	}
	if n.Line == 1 {
		column += f.bom
	}
	return ir.Source{File: f.name, Line: max(n.Line, 1), Column: column}
}

// Errorf reports the value as wrong.
func (n Node) Errorf(hint, format string, args ...any) {
	n.file.diags.Add(n.At(), n.file.code, hint, format, args...)
}

func isNull(n *yaml.Node) bool { return n.Kind == yaml.ScalarNode && n.ShortTag() == "!!null" }

// kind names what the value is, for messages.
func (n Node) kind() string {
	switch n.yaml.Kind {
	case yaml.MappingNode:
		return "a mapping"
	case yaml.SequenceNode:
		return "a list"
	case yaml.AliasNode:
		return "an alias"
	case yaml.ScalarNode:
		switch n.yaml.ShortTag() {
		case "!!null":
			return "nothing"
		case "!!bool":
			return "true or false"
		case "!!int", "!!float":
			return "a number"
		case "!!str", "!!timestamp":
			return "a text"
		default:
			return "a value with the tag " + n.yaml.ShortTag()
		}
	case yaml.DocumentNode:
		return "a document"
	default:
		return "nothing"
	}
}

func (n Node) wrongKind(what, want string) {
	n.Errorf("", "%s must be %s, not %s", what, want, n.kind())
}
