// Command bench measures graphgen and the code that it generates against the budgets of the design, beside peers, and prints
// tables of Markdown. It needs Go, a Unix system, and for all but codec and requests the Markdown of the v1.0 reference, by default
// in ../../shared/corpus/graph-docs; what is not there is said and left out.
//
//	go run . [-docs folder] [-write ../docs/benchmarks.md] [section…]
//
// The sections, all of them by default:
//
//	generation   cost of documents → Go, beside reading the pages and printing as much code, and by the number of pages
//	compile      cost of compiling the whole SDK, its models, and a program that uses one service
//	slices       size and cost of each SDK of ../examples
//	codec        decoding and encoding JSON beside other packages
//	designs      the codec's design beside two others: speed, and what the compiler takes
//	requests     whole calls with a transport in memory, beside net/http by hand
//
// -write puts each table into its place in a document as well.
//
// With the build tag peers, codec and requests measure msgraph-sdk-go, too, and the tests in official compare what both SDKs
// send and understand. That compiles msgraph-sdk-go: some nine minutes of processor time and five gigabytes of memory.
//
//	go run -tags peers . codec requests
//	go test -tags peers ./official
//
// All figures are processor time, the least of several runs in turns with what they are compared with; ratios are the median of
// those of each turn. See package measure.
package main

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"github.com/graphgen/graphgen/bench/report"
)

// bench is one run of the program.
type bench struct {
	root  string // of graphgen's clone
	docs  string // of the reference: the folder with api-reference in it
	temp  string // a folder that goes away afterwards
	write string // a document to keep up to date, or ""
}

// section is one table or several with what is to be known about them.
type section struct {
	name     string
	needDocs bool
	run      func(b *bench) (string, error)
}

var sections = []section{
	{"generation", true, (*bench).generation},
	{"compile", true, (*bench).compile},
	{"slices", true, (*bench).slices},
	{"codec", false, (*bench).codec},
	{"designs", false, (*bench).designs},
	{"requests", false, (*bench).requests},
}

func main() {
	if len(os.Args) > 1 && strings.HasPrefix(os.Args[1], floorPrefix) {
		exitOn(floor(os.Args[1:]))
		return
	}
	b := &bench{}
	flag.StringVar(&b.docs, "docs", filepath.Join("..", "..", "shared", "corpus", "graph-docs"), "folder of the reference, with api-reference in it")
	flag.StringVar(&b.write, "write", "", "document whose tables to replace")
	flag.Parse()
	exitOn(b.main(flag.Args()))
}

func exitOn(err error) {
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func (b *bench) main(names []string) (err error) {
	for _, name := range names {
		if !slices.ContainsFunc(sections, func(s section) bool { return s.name == name }) {
			return fmt.Errorf("there is no section %q", name)
		}
	}
	if b.root, err = filepath.Abs(".."); err != nil {
		return err
	}
	if b.docs, err = filepath.Abs(b.docs); err != nil {
		return err
	}
	if b.temp, err = os.MkdirTemp("", "graphgen-bench-"); err != nil {
		return err
	}
	defer func() { err = errors.Join(err, os.RemoveAll(b.temp)) }()
	_, missing := os.Stat(b.reference())
	for _, s := range sections {
		switch {
		case len(names) > 0 && !slices.Contains(names, s.name):
			continue
		case s.needDocs && missing != nil:
			fmt.Printf("%s: left out: there is no reference in %s\n\n", s.name, b.docs)
			continue
		}
		text, err := s.run(b)
		if err != nil {
			return fmt.Errorf("%s: %w", s.name, err)
		}
		text = fmt.Sprintf("%s\n%s, %d cores%s, %s.\n", text, time.Now().UTC().Format("Measured on 2 January 2006"), runtime.NumCPU(), load(), runtime.Version())
		fmt.Printf("## %s\n\n%s\n", s.name, text)
		if b.write != "" {
			if err := report.Replace(b.write, s.name, text); err != nil {
				return err
			}
		}
	}
	return nil
}

// load tells how busy the machine has been in the last five minutes, where Linux says it: a busy one makes processor time longer.
func load() string {
	text, err := os.ReadFile("/proc/loadavg")
	if fields := strings.Fields(string(text)); err == nil && len(fields) > 1 {
		return " with a load of " + fields[1]
	}
	return ""
}

// reference is the folder of the pages of v1.0.
func (b *bench) reference() string { return filepath.Join(b.docs, "api-reference", "v1.0") }

// ratio formats how many times one cost another is.
func ratio(r float64) string {
	if r >= 10 {
		return fmt.Sprintf("%.0f ×", r)
	}
	return fmt.Sprintf("%.2f ×", r)
}
