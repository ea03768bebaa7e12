// Package csdl reads the metadata that an OData service publishes about itself, CSDL in XML, as far as it can be compared with
// documents: types, enums, actions, functions and the entity container, each with its position.
//
// Names are spelled as package ir spells them. Aliases are replaced by the namespaces they stand for, primitive types lose "Edm.",
// type definitions give way to the types they rest on, and all other names lose the namespace that the document is about.
//
// https://docs.oasis-open.org/odata/odata-csdl-xml/v4.01/odata-csdl-xml-v4.01.html
package csdl
