package graph

// Any is true where the condition holds for one of the values, or, for the zero
// Filter, where there are values at all. The condition is on the properties of a
// value:
//
//	f.AssignedLicenses.Any(models.AssignedLicenseFields.SKUID.Eq(sku))
func (p ComplexCollection) Any(condition Filter) Filter {
	return lambda(string(p), "any", condition)
}

// All is true where the condition holds for every value. It must not be the zero
// Filter.
func (p ComplexCollection) All(condition Filter) Filter { return every(string(p), condition) }

// CountEq is true where there are n values.
func (p ComplexCollection) CountEq(n int64) Filter { return count(string(p), "eq", n) }

// CountNe is true where there are not n values.
func (p ComplexCollection) CountNe(n int64) Filter { return count(string(p), "ne", n) }

// Not negates the condition that follows: Not().Any(c) is true where c holds for
// none of the values.
func (p ComplexCollection) Not() ComplexCollection { return ComplexCollection(negated(string(p))) }

// Any is true where the condition holds for one of the related objects, or, for
// the zero Filter, where there are any at all. The condition is on the properties
// of an object.
func (p NavigationCollection) Any(condition Filter) Filter {
	return lambda(string(p), "any", condition)
}

// All is true where the condition holds for every related object. It must not be
// the zero Filter.
func (p NavigationCollection) All(condition Filter) Filter { return every(string(p), condition) }

// CountEq is true where there are n related objects.
func (p NavigationCollection) CountEq(n int64) Filter { return count(string(p), "eq", n) }

// CountNe is true where there are not n related objects.
func (p NavigationCollection) CountNe(n int64) Filter { return count(string(p), "ne", n) }

func every(collection string, condition Filter) Filter {
	if condition.isZero() {
		return rejected(collection, "All needs a condition")
	}
	return lambda(collection, "all", condition)
}

// AnyEq is true where one of the strings equals v.
func (p StringsProperty) AnyEq(v string) Filter { return anyString(p, "eq", v) }

// AnyNe is true where one of the strings differs from v.
func (p StringsProperty) AnyNe(v string) Filter { return anyString(p, "ne", v) }

// AnyGe is true where one of the strings is v or comes after it.
func (p StringsProperty) AnyGe(v string) Filter { return anyString(p, "ge", v) }

// AnyLe is true where one of the strings is v or comes before it.
func (p StringsProperty) AnyLe(v string) Filter { return anyString(p, "le", v) }

// AnyStartsWith is true where one of the strings begins with v.
func (p StringsProperty) AnyStartsWith(v string) Filter {
	return itemIs(string(p), false, func(item string) string { return "startsWith(" + item + "," + quote(v) + ")" })
}

// AnyEndsWith is true where one of the strings ends with v.
func (p StringsProperty) AnyEndsWith(v string) Filter {
	return itemIs(string(p), true, func(item string) string { return "endsWith(" + item + "," + quote(v) + ")" })
}

// CountEq is true where there are n strings.
func (p StringsProperty) CountEq(n int64) Filter { return count(string(p), "eq", n) }

// CountNe is true where there are not n strings.
func (p StringsProperty) CountNe(n int64) Filter { return count(string(p), "ne", n) }

// Not negates the condition that follows.
func (p StringsProperty) Not() StringsProperty { return StringsProperty(negated(string(p))) }

func anyString(p StringsProperty, operator, v string) Filter {
	return itemIs(string(p), operator == "ne", func(item string) string { return item + " " + operator + " " + quote(v) })
}
