package graph

import (
	"reflect"
	"strings"
)

// SelectAll returns every property of a set of descriptors, relationships left
// out: also those that services return only when they are selected.
//
//	c.Me().Select(graph.SelectAll(models.UserFields)...)
func SelectAll(fields any) []Selectable { return selection(fields, true) }

// SelectDefault returns the properties of a set of descriptors that services
// return when nothing is selected, according to the documents. It is what to add
// to when one more is needed:
//
//	c.Me().Select(append(graph.SelectDefault(models.UserFields), models.UserFields.Birthday)...)
func SelectDefault(fields any) []Selectable { return selection(fields, false) }

// selectOnly is the tag of the descriptors whose properties are returned only
// when they are selected.
const selectOnly = `returned:"select"`

// selection panics for what is no set of descriptors, which no input can cause.
func selection(fields any, all bool) []Selectable {
	set := reflect.ValueOf(fields)
	var out []Selectable
	for i := range set.NumField() {
		field := set.Type().Field(i)
		if !field.IsExported() || !all && field.Tag == selectOnly {
			continue
		}
		property, ok := set.Field(i).Interface().(Selectable)
		if _, related := property.(Expandable); ok && !related {
			out = append(out, property)
		}
	}
	return out
}

func propertyNames(props []Selectable) []string {
	names := make([]string, len(props))
	for i, p := range props {
		names[i] = strings.TrimSuffix(p.PropertyName(), negation)
	}
	return names
}
