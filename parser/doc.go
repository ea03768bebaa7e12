// Package parser turns documents into fragments of the IR. Reading and understanding are two steps, so that every format meets
// every kind of page: the packages markdown, html and text make a document.Document; the extractors here, one file per kind of
// page, take it from there and never see a format.
//
// A page is recognised by what it contains, never by its name. What a page says twice is compared: a hidden annotation, a type
// column and a JSON representation are opinions on one fact, and the most explicit one wins.
package parser
