package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strconv"

	"github.com/dave/jennifer/jen"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
)

// The program runs itself with these arguments for what the tools take that generation is made of: a process of its own for each, so
// that time and memory are those of one thing.
const (
	floorPrefix = "floor-"
	floorRead   = floorPrefix + "read"  // reads the Markdown below a folder and parses it
	floorPrint  = floorPrefix + "print" // prints so many bytes of Go
)

func floor(args []string) error {
	if len(args) != 2 {
		return fmt.Errorf("%s takes one argument", args[0])
	}
	switch args[0] {
	case floorRead:
		return readAll(args[1])
	case floorPrint:
		size, err := strconv.Atoi(args[1])
		if err != nil {
			return err
		}
		return printGo(size)
	default:
		return fmt.Errorf("there is no %s", args[0])
	}
}

func readAll(dir string) error {
	pages, err := pagesOf(dir)
	if err != nil {
		return err
	}
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table))
	for _, page := range pages {
		source, err := os.ReadFile(filepath.Join(dir, page))
		if err != nil {
			return err
		}
		if markdown.Parser().Parse(text.NewReader(source)).ChildCount() == 0 {
			return fmt.Errorf("%s is empty", page)
		}
	}
	return nil
}

// printGo prints files of structs and methods until they are that large.
func printGo(size int) error {
	for n := 0; size > 0; n++ {
		f := jen.NewFilePathName("example.com/sdk/models", "models")
		f.HeaderComment("// Code generated; DO NOT EDIT.")
		f.ImportName("example.com/graph", "graph")
		name := "Resource" + strconv.Itoa(n)
		f.Comment("// " + name + " is one of many resources of a service.")
		f.Type().Id(name).StructFunc(func(g *jen.Group) {
			for i := range 12 {
				property := "property" + strconv.Itoa(i)
				g.Comment("// The " + property + " says something about the resource. It can be written, and is returned by default.")
				g.Id("Property"+strconv.Itoa(i)).Qual("example.com/graph", "Nullable").Types(jen.String()).Tag(map[string]string{"json": property + ",omitzero"})
			}
		})
		for i := range 12 {
			option := "Option" + strconv.Itoa(i)
			f.Comment("// " + option + " sets an option of the request, which the service documents. It returns a new request.")
			f.Func().Params(jen.Id("r").Id(name)).Id(option).Params(jen.Id("value").String()).Id(name).Block(
				jen.Return(jen.Id(name).Values(jen.Id("r").Dot("req").Dot("Query").Call(jen.Lit(option), jen.Id("value")))))
		}
		var b bytes.Buffer
		if err := f.Render(&b); err != nil {
			return err
		}
		size -= b.Len()
	}
	return nil
}
