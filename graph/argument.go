package graph

import (
	"encoding/base64"
	"fmt"
	"reflect"
	"strconv"
	"strings"
	"time"
)

// Arg is an argument of a function. Value is a string, a boolean, a number, a
// time.Time, or a value of an enum or of a small type of this package. Quoted
// is true where the documents write it in quotes, as strings and enums are.
type Arg struct {
	Name   string
	Value  any
	Quoted bool
	Type   string // qualified name of an enum, which stands before the quote
}

// text returns the argument as it stands in a path, escaped.
func (a Arg) text() (string, error) {
	value, err := argumentText(a.Value)
	name := escape(a.Name, segmentSafe)
	switch {
	case err != nil:
		return "", fmt.Errorf("argument %s: %w", a.Name, err)
	case value == NullEnum:
		return name + "=null", nil
	case a.Quoted:
		return name + "=" + escape(a.Type, segmentSafe) + "'" + escape(strings.ReplaceAll(value, "'", "''"), idSafe) + "'", nil
	case value == "":
		return "", fmt.Errorf("empty argument %s", a.Name)
	default:
		return name + "=" + escape(value, idSafe+":@$"), nil
	}
}

// argumentText returns the literal of a value, without quotes.
// OData 4.01 URL Conventions, section 5.1.1.
func argumentText(value any) (string, error) {
	switch v := value.(type) {
	case nil:
		return "", nil
	case string:
		return v, nil
	case time.Time:
		return timeText(v), nil
	case Binary:
		return base64.URLEncoding.EncodeToString(v), nil
	}
	switch v := reflect.ValueOf(value); {
	case v.Kind() == reflect.String:
		return v.String(), nil
	case v.Kind() == reflect.Bool:
		return boolText(v.Bool()), nil
	case v.CanInt():
		return intText(v.Int()), nil
	case v.CanUint():
		return strconv.FormatUint(v.Uint(), 10), nil
	case v.CanFloat():
		return floatBits(v.Float(), v.Type().Bits()), nil
	default:
		return "", fmt.Errorf("a %T cannot be part of a path", value)
	}
}
