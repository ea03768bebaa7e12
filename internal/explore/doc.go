// Package explore makes a web page of a model: its resources, enums, operations and permissions, and what refers to what. The page
// is one file that loads nothing.
package explore
