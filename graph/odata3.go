package graph

import (
	"encoding/json"
	"errors"
	"fmt"
	"strconv"
	"strings"
)

// odata3 is what requests to a service of OData 3 have in common: Azure AD
// Graph. Their annotations have no @, which models say by a type tag without #.
type odata3 struct {
	root    string // escaped path that relative links start from: "/contoso.com"
	version option // the query option that every request carries
}

// apiVersion is the query option that chooses the version of Azure AD Graph.
const apiVersion = "api-version"

// RequestODataV3 returns a request for the root of a tenant in a service that
// speaks OData 3, such as Azure AD Graph: tenant is an object ID, a verified
// domain or an alias, and every request carries api-version. The client has to
// be made for the service, with WithBaseURL(service).
func (c *Client) RequestODataV3(service, tenant, version string) Request {
	r := Request{client: c}
	if c != nil && c.base.String() == DefaultBaseURL {
		return r.failed(fmt.Errorf("graph: this API is at %s: make the client WithBaseURL of it", service))
	}
	if tenant == "" {
		return r.failed(errors.New("graph: empty tenant"))
	}
	r = r.ID(tenant)
	r.legacy = &odata3{root: r.path, version: option{apiVersion, version}}
	return r
}

// Alias appends path segments to the root of the service instead of the tenant:
// "me" stands for the tenant and the user at once.
//
//go:noinline
func (r Request) Alias(segments string) Request {
	if r.err == nil {
		r.path = ""
	}
	return r.Segment(segments)
}

// Link is what $links addresses answer and take in OData 3: the URL of the
// linked object. OData JSON Light 3.0, section 7.
type Link struct {
	URL string `json:"url"`
}

// versioned adds the query option that every request carries to an encoded
// query, unless it has the option.
func (o *odata3) versioned(query string) string {
	if o == nil || query == apiVersion || strings.HasPrefix(query, apiVersion+"=") || strings.Contains(query, "&"+apiVersion+"=") {
		return query
	}
	if query != "" {
		query += "&"
	}
	return query + encodeQuery([]option{o.version})
}

// functions writes the names of functions in a filter as OData 3 has them, in
// lower case; text in quotes stays.
func (o *odata3) functions(filter string) string {
	if o == nil {
		return filter
	}
	parts := strings.Split(filter, "'")
	for i := 0; i < len(parts); i += 2 {
		parts[i] = functionNames.Replace(parts[i])
	}
	return strings.Join(parts, "'")
}

var functionNames = strings.NewReplacer("startsWith(", "startswith(", "endsWith(", "endswith(")

// linkBase returns the path that relative links of a response to path start
// from: the tenant's, as the service gives them, or that of the request.
func (o *odata3) linkBase(path string) string {
	if o == nil {
		return path
	}
	return o.root + "/"
}

// annotations moves the annotations of a page from extra, where OData 3 leaves
// them, into its fields.
func (r Request) annotations(extra *Extra, next, delta *string, count *int64) {
	if r.legacy == nil {
		return
	}
	take := func(name string, set func(raw json.RawMessage) bool) {
		if raw, ok := extra.Get(name); ok && set(raw) {
			extra.Delete(name)
		}
	}
	text := func(to *string) func(json.RawMessage) bool {
		return func(raw json.RawMessage) bool { return json.Unmarshal(raw, to) == nil }
	}
	for _, name := range []string{"odata.nextLink", "aad.nextLink"} {
		take(name, text(next))
	}
	for _, name := range []string{"odata.deltaLink", "aad.deltaLink"} {
		take(name, text(delta))
	}
	take("odata.count", func(raw json.RawMessage) bool { // a number in quotes
		n, err := strconv.ParseInt(strings.Trim(string(raw), `"`), 10, 64)
		if err == nil {
			*count = n
		}
		return err == nil
	})
}

// typeMember is the member that tells the type of an object whose model has
// this type tag.
func typeMember(tag string) string {
	if tag == "" || tag[0] == '#' {
		return "@odata.type"
	}
	return "odata.type"
}
