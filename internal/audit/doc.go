// Package audit compares what the documents say with the metadata that the service publishes about itself: property by property,
// with the position of both sides, which of the two a correction should follow, and why. It also measures how much of the documents
// was understood. It reads nothing and writes nothing.
package audit
