// Package models is written by hand.
package models
