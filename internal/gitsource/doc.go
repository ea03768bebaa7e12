// Package gitsource reads documents that are kept in git, through the git command: the files of a commit of the repository around a
// folder, and checkouts of a folder of another repository at a pinned commit.
package gitsource
