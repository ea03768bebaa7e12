package change

import (
	"fmt"
	"strings"
)

// Kind is what happened to a part of the documents.
type Kind string

// The kinds of change. Rules has the meaning of each.
const (
	ModelAdded   Kind = "model-added"
	ModelRemoved Kind = "model-removed"

	TypeAdded        Kind = "type-added"
	TypeRemoved      Kind = "type-removed"
	TypeRenamed      Kind = "type-renamed"
	TypeDescribed    Kind = "type-described"
	TypeMentioned    Kind = "type-mentioned"
	TypeFirstDerived Kind = "type-first-derived"
	TypeLastDerived  Kind = "type-last-derived"
	TypeBase         Kind = "type-base"
	TypeDeprecated   Kind = "type-deprecated"
	TypeText         Kind = "type-text"

	PropertyAdded          Kind = "property-added"
	PropertyRemoved        Kind = "property-removed"
	PropertyRenamed        Kind = "property-renamed"
	PropertyRetyped        Kind = "property-retyped"
	PropertyReadOnly       Kind = "property-read-only"
	PropertyIgnored        Kind = "property-ignored"
	PropertyWritable       Kind = "property-writable"
	PropertyRequired       Kind = "property-required"
	PropertyOptional       Kind = "property-optional"
	PropertyNullable       Kind = "property-nullable"
	PropertyNotNullable    Kind = "property-not-nullable"
	PropertyFilterLost     Kind = "property-filter-lost"
	PropertyFilterGained   Kind = "property-filter-gained"
	PropertyOperatorsLost  Kind = "property-operators-lost"
	PropertyOperatorsAdded Kind = "property-operators-added"
	PropertyQueryLost      Kind = "property-query-lost"
	PropertyQueryGained    Kind = "property-query-gained"
	PropertySelectOnly     Kind = "property-select-only"
	PropertyByDefault      Kind = "property-by-default"
	PropertyShorter        Kind = "property-shorter"
	PropertyLonger         Kind = "property-longer"
	PropertyDefault        Kind = "property-default"
	PropertyDeprecated     Kind = "property-deprecated"
	PropertyText           Kind = "property-text"

	EnumAdded     Kind = "enum-added"
	EnumRemoved   Kind = "enum-removed"
	EnumRenamed   Kind = "enum-renamed"
	EnumFlags     Kind = "enum-flags"
	EnumNoFlags   Kind = "enum-no-flags"
	EnumEvolvable Kind = "enum-evolvable"
	EnumText      Kind = "enum-text"

	MemberAdded   Kind = "member-added"
	MemberRemoved Kind = "member-removed"
	MemberRenamed Kind = "member-renamed"

	OperationAdded       Kind = "operation-added"
	OperationRemoved     Kind = "operation-removed"
	OperationMoved       Kind = "operation-moved"
	OperationAnswer      Kind = "operation-answer"
	OperationBody        Kind = "operation-body"
	OperationKindChanged Kind = "operation-kind"
	OperationArguments   Kind = "operation-arguments"
	OperationDeprecated  Kind = "operation-deprecated"
	OperationText        Kind = "operation-text"

	BodyPropertyAdded    Kind = "body-property-added"
	BodyPropertyRemoved  Kind = "body-property-removed"
	BodyPropertyRetyped  Kind = "body-property-retyped"
	BodyPropertyRequired Kind = "body-property-required"
	BodyPropertyOptional Kind = "body-property-optional"

	ParameterAdded    Kind = "parameter-added"
	ParameterRemoved  Kind = "parameter-removed"
	ParameterRetyped  Kind = "parameter-retyped"
	ParameterRequired Kind = "parameter-required"
	ParameterOptional Kind = "parameter-optional"

	PermissionAdded   Kind = "permission-added"
	PermissionRemoved Kind = "permission-removed"
	PermissionLeast   Kind = "permission-least"

	ErrorAdded   Kind = "error-added"
	ErrorRemoved Kind = "error-removed"
	ErrorMoved   Kind = "error-moved"
	ErrorStatus  Kind = "error-status"

	CloudAdded   Kind = "cloud-added"
	CloudRemoved Kind = "cloud-removed"

	ScopeAdded      Kind = "scope-added"
	ScopeRemoved    Kind = "scope-removed"
	ScopeOpensMore  Kind = "scope-opens-more"
	ScopeOpensLess  Kind = "scope-opens-less"
	ChangeAnnounced Kind = "change-announced"
	ChangeWithdrawn Kind = "change-withdrawn"
)

// Rule is one line of the table that classes changes.
type Rule struct {
	Kind   Kind
	What   string // what happened, as the rest of a sentence about the subject
	Class  Class
	Effect string // on Go callers
}

var rules = []Rule{
	{ModelAdded, "the API version is new", Safe, "nothing refers to it yet"},
	{ModelRemoved, "the API version is gone", Breaking, "its packages go"},

	{TypeAdded, "the type is new", Safe, "a struct comes"},
	{TypeRemoved, "the type is gone", Breaking, "its struct, bodies and descriptors go"},
	{TypeRenamed, "the type has another name", Breaking, "its struct, bodies and descriptors have another name"},
	{TypeDescribed, "the type was mentioned only, and is described now", Breaking, "raw JSON becomes a struct"},
	{TypeMentioned, "the type was described, and is mentioned only now", Breaking, "the struct becomes raw JSON"},
	{TypeFirstDerived, "a type in use gets its first derived type", Breaking, "fields and answers of the type become an interface"},
	{TypeLastDerived, "a type in use loses its last derived type", Breaking, "fields and answers of the type are no interface any more"},
	{TypeBase, "the type has another base", Safe, "none by itself: properties and derived types that come or go with it are told on their own"},
	{TypeDeprecated, "the type is deprecated, or no longer", Safe, "linters tell"},
	{TypeText, "the type's description has changed", Safe, "comments only"},

	{PropertyAdded, "the property is new", Safe, "a field comes"},
	{PropertyRemoved, "the property is gone", Breaking, "its field and its descriptor go"},
	{PropertyRenamed, "the property has another name", Breaking, "its field and its descriptor have another name"},
	{PropertyRetyped, "the property has another type", Breaking, "its field has another type"},
	{PropertyReadOnly, "the property of what requests create or change cannot be written any more", Breaking, "its field leaves the bodies"},
	{PropertyIgnored, "the part of a value cannot be written any more", Risky, "its field stays, since values are sent as they come: what is set is ignored or refused by the service"},
	{PropertyWritable, "the property can be written", Safe, "its field joins the bodies"},
	{PropertyRequired, "the property is required", Risky, "requests without it are refused by the service"},
	{PropertyOptional, "the property is no longer required", Safe, "comments only"},
	{PropertyNullable, "the property may be null", Risky, "null arrives where there was a value"},
	{PropertyNotNullable, "the property is never null", Risky, "a null that is sent is refused by the service"},
	{PropertyFilterLost, "the property is not among those that can be filtered", Breaking, "its descriptor has no operators any more"},
	{PropertyFilterGained, "the property can be filtered", Safe, "its descriptor gets operators"},
	{PropertyOperatorsLost, "some filter operators are gone", Breaking, "its descriptor loses them"},
	{PropertyOperatorsAdded, "some filter operators are new", Safe, "its descriptor gets them"},
	{PropertyQueryLost, "the property cannot be sorted or searched by any more", Breaking, "its descriptor cannot be sorted by; searches are refused by the service"},
	{PropertyQueryGained, "the property can be sorted or searched by", Safe, "none"},
	{PropertySelectOnly, "the property is returned only on $select", Risky, "callers that do not select it get no value"},
	{PropertyByDefault, "the property is returned by default", Safe, "callers get it unasked"},
	{PropertyShorter, "the property takes fewer characters", Risky, "longer values are refused by the service"},
	{PropertyLonger, "the property takes more characters", Safe, "none"},
	{PropertyDefault, "the property has another default value", Risky, "what is not sent means something else"},
	{PropertyDeprecated, "the property is deprecated, or no longer", Safe, "linters tell"},
	{PropertyText, "the property's description has changed", Safe, "comments only"},

	{EnumAdded, "the enum is new", Safe, "a type with constants comes"},
	{EnumRemoved, "the enum is gone", Breaking, "its type and its constants go"},
	{EnumRenamed, "the enum has another name", Breaking, "its type and its constants have another name"},
	{EnumFlags, "several members may stand together", Risky, "values are lists that equal no single constant"},
	{EnumNoFlags, "members no longer stand together", Breaking, "the method Has goes"},
	{EnumEvolvable, "the enum may grow, or no longer", Safe, "comments only: every value survives anyway"},
	{EnumText, "the enum's description has changed", Safe, "comments only"},
	{MemberAdded, "the member is new", Safe, "a constant comes"},
	{MemberRemoved, "the member is gone", Breaking, "its constant goes"},
	{MemberRenamed, "the member has another name", Breaking, "its constant has another name"},

	{OperationAdded, "the operation is new", Safe, "a method comes"},
	{OperationRemoved, "the operation is gone", Breaking, "its method goes"},
	{OperationMoved, "the operation has another path or HTTP method", Breaking, "another method leads to it"},
	{OperationAnswer, "the operation answers another type", Breaking, "its method returns another type"},
	{OperationBody, "the operation takes another body", Breaking, "its method takes another argument"},
	{OperationKindChanged, "the operation is of another kind", Breaking, "its method has another name or form"},
	{OperationArguments, "the function takes other arguments", Breaking, "its method takes arguments of other types, or more of them"},
	{OperationDeprecated, "the operation is deprecated, or no longer", Safe, "linters tell"},
	{OperationText, "the operation's description has changed", Safe, "comments only"},
	{BodyPropertyAdded, "the request takes one more property", Safe, "a field of the body comes"},
	{BodyPropertyRemoved, "the request no longer takes the property", Breaking, "its field leaves the body"},
	{BodyPropertyRetyped, "the request takes the property as another type", Breaking, "the body's field has another type"},
	{BodyPropertyRequired, "the request requires the property", Risky, "requests without it are refused by the service"},
	{BodyPropertyOptional, "the request no longer requires the property", Safe, "comments only"},
	{ParameterAdded, "the query parameter or header is new", Safe, "an option comes"},
	{ParameterRemoved, "the query parameter is gone", Breaking, "its option goes"},
	{ParameterRetyped, "the parameter has another type", Risky, "it is sent as text all the same"},
	{ParameterRequired, "the query parameter is required", Risky, "calls without it fail before they are sent"},
	{ParameterOptional, "the query parameter is no longer required", Safe, "calls without it are sent"},
	{PermissionAdded, "one more permission is enough", Safe, "comments only"},
	{PermissionRemoved, "the permission is not enough any more", Risky, "programs that have only it are refused"},
	{PermissionLeast, "another permission is the least privileged", Risky, "programs may hold more than they need"},
	{ErrorAdded, "the error code is new", Safe, "a constant comes, or a further call may fail with a known one"},
	{ErrorRemoved, "the error code is documented nowhere any more", Breaking, "its constant goes"},
	{ErrorMoved, "the error code is documented for other operations only", Safe, "its constant stays"},
	{ErrorStatus, "the error code comes with another status", Risky, "callers that look at the status take another branch"},
	{CloudAdded, "one more cloud offers the operation", Safe, "none"},
	{CloudRemoved, "the cloud no longer offers the operation", Risky, "calls there fail"},

	{ScopeAdded, "the permission is new", Safe, "none"},
	{ScopeRemoved, "the permission is gone", Risky, "programs that ask for it are refused"},
	{ScopeOpensMore, "the permission opens more operations", Safe, "none"},
	{ScopeOpensLess, "the permission opens fewer operations", Risky, "calls that relied on it are refused"},
	{ChangeAnnounced, "a change is announced", Risky, "something will work in another way from a date on"},
	{ChangeWithdrawn, "an announcement is gone", Safe, "comments only"},
}

// Rules returns the table that classes changes, in the order of the documents' parts.
func Rules() []Rule { return append([]Rule(nil), rules...) }

func ruleOf(k Kind) Rule {
	for _, r := range rules {
		if r.Kind == k {
			return r
		}
	}
	panic("internal error: no rule for changes of the kind " + string(k))
}

// What says what happened, as the rest of a sentence about the subject.
func (c Change) What() string { return ruleOf(c.Kind).What }

// Effect says what the change does to Go callers.
func (c Change) Effect() string { return ruleOf(c.Kind).Effect }

// Table returns the rules as a Markdown table.
func Table() string {
	var b strings.Builder
	b.WriteString("| change | what happened | class | what it does to Go callers |\n|:--|:--|:--|:--|\n")
	for _, r := range rules {
		fmt.Fprintf(&b, "| %s | %s | **%s** | %s |\n", r.Kind, r.What, r.Class, r.Effect)
	}
	return b.String()
}
