package ir

// PageKind says what kind of page a fragment was read from.
type PageKind string

// The kinds of page.
const (
	PageResource     PageKind = "resource"     // a type, with its property tables
	PageEnum         PageKind = "enum"         // one or more enums
	PageOperation    PageKind = "operation"    // one operation, with its requests and examples
	PagePermission   PageKind = "permission"   // a permission, with the methods and types it opens
	PageAADGraph     PageKind = "aadgraph"     // the Azure AD Graph API reference
	PageAnnouncement PageKind = "announcement" // a change to come
	PageOther        PageKind = "other"        // an overview, or no page of a reference
)

// Fragment is what one page says about one version of one API, before pages are merged. A page that speaks of several
// versions yields several fragments.
type Fragment struct {
	File        string
	Kind        PageKind
	API         string
	Version     string
	Namespace   string // sub-namespace that the page states for its types, such as "callRecords"; its references are looked up there first
	Types       []Type
	Enums       []Enum
	Operations  []Operation
	Permissions []Permission
	Changes     []Change
	Service     *Service // of a document that speaks of the whole API

	// Aliases are other names by which documents may refer to the types and enums of this page, such as its title or its file's
	// base name: folded alias → declared name.
	Aliases map[string]string

	// Bases are the bases of types of other pages, as the page of the base gives them: derived type → declared base.
	Bases map[string]string
}
