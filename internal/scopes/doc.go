// Package scopes finds out which permissions a Go program needs that calls a generated SDK.
package scopes
