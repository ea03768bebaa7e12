package ir

// Format is the version of the IR on disk.
const Format = 1

// Document is the root of the IR on disk: everything that one run of the parser read.
type Document struct {
	Format      int          `json:"format" yaml:"format"`
	Models      []Model      `json:"models" yaml:"models"`
	Permissions []Permission `json:"permissions" yaml:"permissions"`
	Changes     []Change     `json:"changes" yaml:"changes"`
	Diagnostics []Diagnostic `json:"diagnostics" yaml:"diagnostics"`
}

// Model is what the documents say about one version of one API. Types and enums are sorted by name, operations by path and
// then method.
type Model struct {
	API        string      `json:"api" yaml:"api"`         // "graph" or "aadgraph"
	Version    string      `json:"version" yaml:"version"` // "v1.0", "beta" or "1.6"
	Types      []Type      `json:"types" yaml:"types"`
	Enums      []Enum      `json:"enums" yaml:"enums"`
	Operations []Operation `json:"operations" yaml:"operations"`
	Service    *Service    `json:"service,omitempty" yaml:"service,omitempty"` // when a document speaks of the whole API

	// Permissions are those of the Document, which alone is written to disk: permission pages speak of all versions at once.
	Permissions []Permission `json:"-" yaml:"-"`
}

// Source is a position in a document. Line and Column count from one; Column counts bytes, as Go's own positions do.
type Source struct {
	File   string `json:"file" yaml:"file"`
	Line   int    `json:"line" yaml:"line"`
	Column int    `json:"column" yaml:"column"`
}

// IsZero reports whether the position is unknown.
func (s Source) IsZero() bool { return s == Source{} }

// Severity ranks a diagnostic.
type Severity string

// The severities, from worst to mildest.
const (
	SeverityError   Severity = "error"
	SeverityWarning Severity = "warning"
	SeverityNote    Severity = "note"
)

// Diagnostic is one finding about the input, as the IR on disk carries it.
type Diagnostic struct {
	File     string   `json:"file" yaml:"file"`
	Line     int      `json:"line" yaml:"line"`
	Column   int      `json:"column" yaml:"column"`
	Severity Severity `json:"severity" yaml:"severity"`
	Code     string   `json:"code" yaml:"code"`
	Message  string   `json:"message" yaml:"message"`
	Hint     string   `json:"hint" yaml:"hint"`
}
