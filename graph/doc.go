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
// builders wrap it, and RequestOf and Client.Raw lead to one. Property
// descriptors and Filter, Order, Expansion build query options whose literals
// are escaped. Requests that the service refuses for a while are sent again
// where that is safe, see Retry; WithObserver and WithLogger show each attempt.
//
// A response that is no success, that cannot be read, or that holds an error in
// place of what was asked for, is an *Error; errors.Is with an ErrorCode tests
// for a code.
//
// # More than one request
//
// GetPage, All and Pages read collections, Delta follows their changes, Batch
// sends many calls in few requests, Client.Upload sends large files in pieces.
// All take calls of generated builders, and none is linked into a program that
// does not use it.
//
// # Safety
//
// Links, redirects and answers of batches that lead to another origin are
// errors. Downloads and upload sessions, which lead to other origins by
// protocol, are called without a token. Only https is spoken, except with a
// service on loopback or WithInsecure. Bodies are bounded by WithMaxBody, and
// nesting by 200 levels.
package graph
