package config

import (
	_ "embed"

	"github.com/graphgen/graphgen/internal/config/strict"
	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// Value is a text of graphgen.yaml with its position. The position of a default is zero.
type Value = strict.Value

// Config is graphgen.yaml. Paths in it are slash paths relative to its folder.
type Config struct {
	Documents []Value // files, folders and globs
	Git       []Repository
	Ignore    []Value // globs
	API       Value   // APIGraph or APIAADGraph
	Version   Value   // one of Versions(API)
	Package   Value   // name of the root package
	Output    Value   // a clean path below the folder of graphgen.yaml
	Module    Value   // import path of the output folder; "" for ImportPath's
	Runtime   Value   // RuntimeImport or RuntimeCopy
	Overlay   []Value // files
	CSDL      Value   // a file; unset for none
	Slice     Slice
	Names     Names
}

// Repository is a source of documents that is kept in git.
type Repository struct {
	URL    Value // what git fetch takes; a path is relative to the folder of graphgen.yaml
	Ref    Value // the branch or tag that `graphgen update` follows; "" for the repository's default branch
	Commit Value // the pin: a whole object name; unset before the first update
	Folder Value // a slash path below its root; "" for all of it
}

func (r *Repository) fields() []strict.Field {
	return []strict.Field{
		strict.Text("git", &r.URL).Must(), strict.Text("ref", &r.Ref), strict.Text("commit", &r.Commit), strict.Text("folder", &r.Folder),
	}
}

// The APIs.
const (
	APIGraph    = "graph"
	APIAADGraph = "aadgraph"
)

// Where generated code finds the runtime.
const (
	RuntimeImport = "import" // the package graph of graphgen's own module
	RuntimeCopy   = "copy"   // a copy below the output folder
)

// Versions returns the versions of the API, its default first; nil for an unknown API.
func Versions(api string) []string {
	switch api {
	case APIGraph:
		return []string{"v1.0", "beta"}
	case APIAADGraph:
		return []string{"1.6"}
	default:
		return nil
	}
}

// Slice chooses what is generated. The zero value chooses everything; an Include without entries does too. Exclude wins.
type Slice struct {
	Include, Exclude Selection
	Permissions      []Value // names, * for any letters: of the included operations, just those that these permissions allow
}

// Selection chooses by patterns: see MatchName and MatchPath.
type Selection struct {
	Resources []Value
	Paths     []Value
}

// IsEmpty reports whether the selection has no entries.
func (s Selection) IsEmpty() bool { return len(s.Resources) == 0 && len(s.Paths) == 0 }

// Names steers the Go names.
type Names struct {
	Initialisms []Value
	Pins        Pins
}

// Pins give a documented thing the Go name that the user chose.
type Pins struct {
	Types      []Pin // event
	Properties []Pin // event.iCalUId
	Enums      []Pin // importance
	Members    []Pin // importance.low
	Operations []Pin // /me/events
}

// Pin is one pinned name: the documented name, with the owner's before a dot, and the Go name.
type Pin struct {
	Key, Name Value
}

//go:embed example.yaml
var example []byte

// Example returns a graphgen.yaml with every key of the format, explained. Switched-off settings begin with # and no space.
func Example() []byte { return append([]byte(nil), example...) }

// Schema returns the JSON schema of graphgen.yaml, for editors.
func Schema() map[string]any { return strict.Schema(new(Config).fields()) }

// Load reads graphgen.yaml. The result is complete, with defaults in the place of what is absent, only when no error was added
// to d. name is what diagnostics call the file.
func Load(name string, text []byte, d *diag.List) Config {
	c := Config{
		API:     Value{Text: APIGraph},
		Package: Value{Text: "msgraph"},
		Output:  Value{Text: "msgraph"},
		Runtime: Value{Text: RuntimeImport},
	}
	before := len(*d)
	root, ok := strict.Parse(name, text, diag.BadConfig, d)
	if !ok {
		if len(*d) == before {
			d.Add(ir.Source{File: name, Line: 1, Column: 1}, diag.BadConfig, "`graphgen init` writes a commented graphgen.yaml", "the file is empty")
		}
		return c
	}
	root.Fields("", c.fields())
	c.check(d)
	if !c.Version.IsSet() && len(Versions(c.API.Text)) > 0 {
		c.Version.Text = Versions(c.API.Text)[0]
	}
	return c
}

// fields is the format of the file.
func (c *Config) fields() []strict.Field {
	return []strict.Field{
		c.documents().Must(),
		strict.Texts("ignore", &c.Ignore),
		strict.Choice("api", &c.API, APIGraph, APIAADGraph),
		strict.Choice("version", &c.Version, append(Versions(APIGraph), Versions(APIAADGraph)...)...),
		strict.Text("package", &c.Package),
		strict.Text("output", &c.Output),
		strict.Text("module", &c.Module),
		strict.Choice("runtime", &c.Runtime, RuntimeImport, RuntimeCopy),
		strict.Texts("overlay", &c.Overlay),
		strict.Text("csdl", &c.CSDL),
		strict.Group("slice",
			strict.Group("include", append(c.Slice.Include.fields(), strict.Texts("permissions", &c.Slice.Permissions))...),
			strict.Group("exclude", c.Slice.Exclude.fields()...),
		),
		strict.Group("names",
			strict.Texts("initialisms", &c.Names.Initialisms),
			strict.Group("pins", c.Names.Pins.fields()...),
		),
	}
}

// documents is a list of texts and repositories that must not be empty.
func (c *Config) documents() strict.Field {
	schema := strict.ListOf(map[string]any{"anyOf": []any{strict.AnyText(), strict.Schema(new(Repository).fields())}})
	schema["minItems"] = 1
	return strict.Field{Key: "documents", Schema: schema, Read: func(what string, n strict.Node) {
		if n.IsEmptyList() {
			n.Errorf("name the files, folders or globs to read", "%s names nothing", what)
		}
		n.List(what, func(item string, n strict.Node) {
			if n.IsMapping() {
				var r Repository
				n.Fields(item, r.fields())
				c.Git = append(c.Git, r)
			} else if v, ok := n.Text(item); ok {
				c.Documents = append(c.Documents, v)
			}
		})
	}}
}

func (s *Selection) fields() []strict.Field {
	return []strict.Field{strict.Texts("resources", &s.Resources), strict.Texts("paths", &s.Paths)}
}

func (p *Pins) fields() []strict.Field {
	return []strict.Field{
		pins("types", &p.Types), pins("properties", &p.Properties), pins("enums", &p.Enums), pins("members", &p.Members),
		pins("operations", &p.Operations),
	}
}

func pins(key string, to *[]Pin) strict.Field {
	schema := map[string]any{"type": "object", "additionalProperties": strict.AnyText()}
	return strict.Field{Key: key, Schema: schema, Read: func(what string, n strict.Node) {
		n.Entries(what, func(key Value, n strict.Node) {
			if name, ok := n.Text(what + "." + key.Text); ok {
				*to = append(*to, Pin{Key: key, Name: name})
			}
		})
	}}
}
