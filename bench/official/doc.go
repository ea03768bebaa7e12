// Package official measures msgraph-sdk-go and compares what it sends and understands with the SDK that graphgen generates. All
// of it needs the build tag peers, since compiling msgraph-sdk-go takes minutes.
package official
