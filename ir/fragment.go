package ir

// PageKind says what kind of page a fragment was read from.
type PageKind string

// The kinds of page.
const (
	PageResource     PageKind = "resource"
	PageEnum         PageKind = "enum"
	PageOperation    PageKind = "operation"
	PagePermission   PageKind = "permission"
	PageAADGraph     PageKind = "aadgraph"
	PageAnnouncement PageKind = "announcement"
	PageOther        PageKind = "other"
)

// Fragment is what one page says about one version of one API, before pages are merged. A page that speaks of several
// versions yields several fragments.
type Fragment struct {
	File        string
	Kind        PageKind
	API         string
	Version     string
	Types       []Type
	Enums       []Enum
	Operations  []Operation
	Permissions []Permission
	Changes     []Change

	// Aliases are other names by which documents may refer to the types and enums of this page, such as its title or its file's
	// base name: folded alias → declared name.
	Aliases map[string]string
}
