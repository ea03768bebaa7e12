// Package graph is the runtime of SDKs that graphgen generates for Microsoft
// Graph: values that are absent, null or set, a JSON codec for models, queries,
// requests, pages and errors. It depends on the standard library only.
//
// # Values
//
// A scalar property is a Nullable; an enum is a string type whose "" is absent
// and whose NullEnum is null; a complex value is a pointer, a collection a
// slice, nil when absent, and null by a member of Extra, see Nulls. Extra also
// keeps what the model does not know, so that decoding and encoding a model
// loses nothing.
//
// # Codec
//
// Unmarshal and Marshal read and write models by tables, one for each Go type,
// made from the struct tags when a type is first met. Models have MarshalJSON
// and UnmarshalJSON methods that call them, so that encoding/json works on
// models too, also inside other types.
//
// # Requests
//
// Client sends requests, with a bearer token that goes to the origin of its
// base URL and nowhere else. Request is a request being built; generated
// builders wrap it. Property descriptors and Filter, Order, Expansion build
// query options whose literals are escaped. GetPage and All read collections.
//
// A response that is no success is an *Error; errors.Is with an ErrorCode tests
// for a code.
//
// # Scope
//
// One call is one HTTP request. Delta queries, batches, upload sessions, retries
// after throttling and cached credentials are not part of this package; a
// transport given to WithHTTPClient can add what works on single requests.
package graph
