package layout

import (
	"bytes"
	"fmt"
	"go/format"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// TestSource compares with gofmt.
func TestSource(t *testing.T) {
	name := func(n int) string { return strings.Repeat("x", n) }
	sources := map[string]string{
		"imports":     "import (\n\"context\"\n\nmodels \"example.com/models\"\n)",
		"one import":  "import \"context\"",
		"blank lines": "\n\n\ntype A string\n\n\n\n// B\ntype B = A\n\n\n",
		"struct":      "type A struct{\nB string `json:\"b\"`\nLonger [] * x.C `json:\"c\"`\n// D is.\nD x.E [* F,[] int] `json:\"d\"`\n\nGg int\nH string `json:\"h\"`\nIii [] byte `json:\"i\"`\n}",
		"field set":   "type a struct{\n_ [0] func () // not comparable\n\n\n// B is.\nB x.P [string]\nLong x.LongProperty `returned:\"select\"`\n}",
		"empty types": "type A struct {}\n\ntype B interface {}\n\ntype C struct{\n}",
		"constants":   "const (\n// A\nA T = \"a\"\nLonger T = \"b\"\n)\n\nconst (\nB = \"b\"\nLonger2 = \"c\"\n)\n\nconst _ = x.V",
		"generic":     "type A [E ~ string] string\n\nfunc (p * A [E]) In (v ... E) x.F {return (* x.P [E]) (p) . In (v ...)}",
		"seals":       "func (* A) is (* A) {}\nfunc (* Longer) is (* A) {}\n",
		"statements":  "func (a * A) B (c,d string,e [] int) ([] string,error) {\nreq := a . b . C (\n\"d\",\n\"\",\n) . D (\"x\",y.Z {Name : \"n\",Quoted : true})\nreturn y.Call [[] string] (ctx,& req,nil)\n}",
		"casts":       "func (a * A) B () [] x.T {\nreturn [] x.T {\n(* B) (nil),\n(* C) (nil),\n}\n}",
		"concatenate": "func (a A) B () bool {\nreturn x.OneOf (string (a),\"b,\"+\n\"c,\"+\n\"d\")\n}",
		"nested":      "var A = [] x.P {\n{\nName : \"a\",\nDelegated : x.F {\nID : \"1\",\nDisplayName : \"b\",\n},\nLonger : \"c\",\nB : 1,\n},\n{\nName : \"b\",\n},\n}",
		"nested call": "func (a * A) B () error {\nreturn a . With (\"b\",x.F {\nCode : \"c\",\nStatus : 503,\n})\n}",
		"strings":     "var A = b {\nC : \"a  \\\" b // {\",\nD : \"`\",\n}",
		"not known":   "func f (a int) int {\nif a>0 {\nreturn a+1\n}\nreturn -a\n}",
		"loop":        "func f () {\nfor range 3 {\n}\n}",
	}
	for n := 60; n < 70; n++ {
		sources[fmt.Sprint("function ", n)] = "func (a * A) B () error {return a . c (\"" + name(n) + "\")}"
		sources[fmt.Sprint("empty function ", n)] = "func (* A) " + name(n+25) + " () {}"
	}
	for n := 10; n < 32; n++ {
		sources[fmt.Sprint("field ", n)] = "type A struct {req " + name(n) + "}"
		sources[fmt.Sprint("interface ", n)] = "type A interface {is (* " + name(n) + ")}"
	}
	for _, n := range []int{1, 15, 16, 17, 39, 40, 41, 42, 100, 101, 103} {
		sources[fmt.Sprint("key ", n)] = "var A = b {\nC : 1,\nDd : 2,\n" + name(n) + " : 3,\nEee : 4,\n" + name(41) + " : 5,\nf : 6,\n" + name(2*n) + " : 7,\n}"
	}
	for name, src := range sources {
		src = "package a\n\n" + src
		want, err := format.Source([]byte(src))
		require.NoError(t, err, name)
		got, err := Source([]byte(src))
		require.NoError(t, err, name)
		assert.Equal(t, strings.TrimRight(string(want), "\n"), strings.TrimRight(string(got), "\n"), name)
		_, ok := known([]byte(src))
		assert.Equal(t, name != "not known" && name != "loop", ok, name)
	}
}

// TestSourceIsNoGo leaves it to gofmt to say what is wrong.
func TestSourceIsNoGo(t *testing.T) {
	for _, src := range []string{"package a\nvar a = (1]", "package a\nfunc f() {", "package a\n}", "package a\nvar a = \"b", "package a; var"} {
		_, want := format.Source([]byte(src))
		require.Error(t, want, src)
		_, err := Source([]byte(src))
		assert.Equal(t, want, err, src)
	}
}

// FuzzSource holds layout to what gofmt says of source that it does not take.
func FuzzSource(f *testing.F) {
	for _, line := range []string{"=", "(", "func", "type A struct {}", "type A interface {B ()}", "A : 1,", "func f () {return 1}", "_ [0] func ()", "var A = B {", "`", "})"} {
		f.Add(line + "\n")
		f.Add("const (\n" + line + "\n)\ntype A struct{\n" + line + "\n}\nvar A = B {\n" + line + "\n}\n")
	}
	f.Fuzz(func(t *testing.T, src string) {
		if _, ok := known([]byte(src)); ok {
			return
		}
		want, wantErr := format.Source([]byte(src))
		got, err := Source([]byte(src))
		assert.Equal(t, wantErr, err)
		assert.Equal(t, want, got)
	})
}

// TestSourceOfSDKs ruffles the SDKs of this repository, and lays them out again.
func TestSourceOfSDKs(t *testing.T) {
	files := 0
	for _, dir := range []string{"generated", "golden"} {
		root := filepath.Join("..", "..", dir)
		require.NoError(t, filepath.WalkDir(root, func(name string, e fs.DirEntry, err error) error {
			if err != nil || filepath.Ext(name) != ".go" {
				return err
			}
			src, err := os.ReadFile(name)
			runtime := filepath.Base(filepath.Dir(name)) == "graph" // a copy, which nobody printed
			if err != nil || runtime || !bytes.HasPrefix(src, []byte("// Code generated")) {
				return err
			}
			files++
			got, ok := known(ruffle(t, src))
			assert.True(t, ok, name)
			assert.Equal(t, string(src), string(got), name)
			return nil
		}))
	}
	assert.Greater(t, files, 100)
}

// ruffle takes the layout off the source, except for the ends of lines.
func ruffle(t *testing.T, src []byte) []byte {
	t.Helper()
	var out []byte
	for line := range bytes.Lines(src) {
		p := printer{src: bytes.TrimSpace(line)}
		require.True(t, p.scan(), "%s", line)
		for _, token := range p.tokens {
			out = append(append(out, p.src[token.start:token.end]...), ' ')
		}
		out = append(out, '\n')
	}
	return out
}
