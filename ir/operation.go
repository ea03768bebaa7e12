package ir

// OperationKind classes an operation by what it does to its resource.
type OperationKind string

// The kinds of operation.
const (
	OperationList     OperationKind = "list"
	OperationGet      OperationKind = "get"
	OperationCreate   OperationKind = "create"
	OperationUpdate   OperationKind = "update"
	OperationDelete   OperationKind = "delete"
	OperationAction   OperationKind = "action"
	OperationFunction OperationKind = "function"
	OperationDelta    OperationKind = "delta"
	OperationCount    OperationKind = "count"
	OperationRef      OperationKind = "ref"
	OperationContent  OperationKind = "content"
)

// Operation is one method on one path. A page that shows several requests yields one operation for each.
type Operation struct {
	ID          string               `json:"id" yaml:"id"` // the page's name, e.g. "event-get"
	Title       string               `json:"title" yaml:"title"`
	Doc         string               `json:"doc" yaml:"doc"`
	Method      string               `json:"method" yaml:"method"`
	Path        string               `json:"path" yaml:"path"`                         // normalised: /users/{user-id}/events/{event-id}, without version or query
	Former      []string             `json:"former,omitempty" yaml:"former,omitempty"` // last segments that it had before, and that callers may still use
	Kind        OperationKind        `json:"kind" yaml:"kind"`
	Example     bool                 `json:"fromExample,omitempty" yaml:"fromExample,omitempty"` // known from an example only
	Deprecated  bool                 `json:"deprecated" yaml:"deprecated"`
	Notice      string               `json:"notice,omitempty" yaml:"notice,omitempty"`     // what announcements say of it: why it is deprecated, if it is
	Fallback    *Fallback            `json:"fallback,omitempty" yaml:"fallback,omitempty"` // what to ask when the service refuses it as announced
	Parameters  []Parameter          `json:"parameters" yaml:"parameters"`
	Request     *Body                `json:"request,omitempty" yaml:"request,omitempty"`
	Response    *Response            `json:"response,omitempty" yaml:"response,omitempty"`
	Permissions OperationPermissions `json:"permissions" yaml:"permissions"`
	Clouds      []Cloud              `json:"clouds" yaml:"clouds"`
	URL         string               `json:"url" yaml:"url"`
	Errors      []ErrorCase          `json:"errors" yaml:"errors"`
	Examples    []Example            `json:"examples" yaml:"examples"`
	Source      Source               `json:"source" yaml:"source"` // of the request line
}

// Fallback is the operation to ask in place of another that is refused with just this error.
type Fallback struct {
	Segment string         `json:"segment" yaml:"segment"` // in place of the last one of the path
	Error   AnnouncedError `json:"error" yaml:"error"`
}

// ParameterIn says where a parameter travels.
type ParameterIn string

// The places of a parameter.
const (
	InPath   ParameterIn = "path"
	InQuery  ParameterIn = "query"
	InHeader ParameterIn = "header"
	InBody   ParameterIn = "body"
)

// Parameter is one input of an operation.
type Parameter struct {
	Name       string      `json:"name" yaml:"name"`
	In         ParameterIn `json:"in" yaml:"in"`
	Type       string      `json:"type" yaml:"type"`
	Collection bool        `json:"collection" yaml:"collection"`
	Required   bool        `json:"required" yaml:"required"`
	Doc        string      `json:"doc" yaml:"doc"`
}

// Body is what a request carries.
type Body struct {
	Type       string     `json:"type" yaml:"type"` // "" when the page gives loose parameters only; "Stream" for raw content
	Collection bool       `json:"collection" yaml:"collection"`
	Exact      bool       `json:"exact" yaml:"exact"` // the table lists everything that can be written, not just what is required
	Properties []Property `json:"properties" yaml:"properties"`
}

// Response is what a successful call answers.
type Response struct {
	Status     int    `json:"status" yaml:"status"`
	Type       string `json:"type" yaml:"type"` // "" for no body
	Collection bool   `json:"collection" yaml:"collection"`
}

// OperationPermissions lists permission names for each kind of caller, from least to most privileged. Each suffices by itself, unless
// Alternatives says otherwise.
type OperationPermissions struct {
	DelegatedWork     []string                `json:"delegatedWork" yaml:"delegatedWork"`
	DelegatedPersonal []string                `json:"delegatedPersonal" yaml:"delegatedPersonal"`
	Application       []string                `json:"application" yaml:"application"`
	Alternatives      *PermissionAlternatives `json:"alternatives,omitempty" yaml:"alternatives,omitempty"` // where some are needed together
}

// PermissionAlternatives lists, for each kind of caller, the sets of permissions any one of which suffices, from least to most
// privileged. A kind without a list needs no set of several.
type PermissionAlternatives struct {
	DelegatedWork     [][]string `json:"delegatedWork,omitempty" yaml:"delegatedWork,omitempty"`
	DelegatedPersonal [][]string `json:"delegatedPersonal,omitempty" yaml:"delegatedPersonal,omitempty"`
	Application       [][]string `json:"application,omitempty" yaml:"application,omitempty"`
}

// Ways returns for each kind of caller, in the order of the fields, the sets of permissions any one of which suffices, from least to
// most privileged.
func (p OperationPermissions) Ways() [3][][]string {
	var sets PermissionAlternatives
	if p.Alternatives != nil {
		sets = *p.Alternatives
	}
	return [3][][]string{
		ways(p.DelegatedWork, sets.DelegatedWork), ways(p.DelegatedPersonal, sets.DelegatedPersonal), ways(p.Application, sets.Application),
	}
}

func ways(names []string, sets [][]string) [][]string {
	if len(sets) > 0 {
		return sets
	}
	for _, name := range names {
		sets = append(sets, []string{name})
	}
	return sets
}

// Cloud is a national cloud deployment.
type Cloud string

// The clouds that pages name.
const (
	CloudGlobal  Cloud = "global"
	CloudUSGovL4 Cloud = "usGovL4"
	CloudUSGovL5 Cloud = "usGovL5"
	CloudChina   Cloud = "china"
)

// ErrorCase is one row of a page's error table.
type ErrorCase struct {
	Status   int    `json:"status" yaml:"status"`
	Code     string `json:"code" yaml:"code"`
	Message  string `json:"message" yaml:"message"`
	Scenario string `json:"scenario" yaml:"scenario"`
}

// Example is one request of a page with the response that follows it.
type Example struct {
	Name     string           `json:"name" yaml:"name"`
	Request  *ExampleRequest  `json:"request,omitempty" yaml:"request,omitempty"`
	Response *ExampleResponse `json:"response,omitempty" yaml:"response,omitempty"`
	Source   Source           `json:"source" yaml:"source"`
}

// ExampleRequest is a request as a page shows it. Body is the text of the page.
type ExampleRequest struct {
	Method  string            `json:"method" yaml:"method"`
	URL     string            `json:"url" yaml:"url"`
	Headers map[string]string `json:"headers" yaml:"headers"`
	Body    string            `json:"body" yaml:"body"`
}

// ExampleResponse is an answer as a page shows it. Type comes from the page's annotation.
type ExampleResponse struct {
	Status     int    `json:"status" yaml:"status"`
	Type       string `json:"type" yaml:"type"`
	Collection bool   `json:"collection" yaml:"collection"`
	Body       string `json:"body" yaml:"body"`
}
