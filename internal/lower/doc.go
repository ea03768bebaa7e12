// Package lower turns what the documents say (ir) into the Go program that will be written (gomodel): it chooses the
// declarations, their places and their texts, and has every name decided in one pass by package naming.
//
// The work goes in three steps. plan.go finds out what is needed: which types stand behind interfaces, which have property
// descriptors, which bodies operations take, and the tree of paths. wants*.go states a wish for every name. The rest builds
// declarations with the decided names.
package lower
