// Package house holds rules of the repository as tests: which package may import which.
package house
