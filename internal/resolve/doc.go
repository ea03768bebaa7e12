// Package resolve turns what single pages say into one model per API version: it merges the pages that speak of one thing, links
// type names to their declarations, makes enums of listed values, settles inheritance, and works out what an operation answers
// where its page does not tell. Slice then cuts a model down to what a team uses.
//
// The order of the input never shows in the result: fragments are ranked by the kind of their page and then by file name, and every
// choice between equals falls on the lowest name.
package resolve
