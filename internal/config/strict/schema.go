package strict

import "strconv"

// AnyText is the JSON schema of a text, which may be written without quotes.
func AnyText() map[string]any { return map[string]any{"type": []string{"string", "number"}} }

// ListOf is the JSON schema of a list.
func ListOf(item map[string]any) map[string]any {
	return map[string]any{"type": "array", "items": item}
}

// anyOf is the JSON schema of a text out of a few. One that looks like a number may be written without quotes.
func anyOf(choices []string) map[string]any {
	var all []any
	for _, c := range choices {
		all = append(all, c)
		if n, err := strconv.ParseFloat(c, 64); err == nil {
			all = append(all, n)
		}
	}
	return map[string]any{"enum": all}
}

// Schema is the JSON schema of a mapping with the fields.
func Schema(fields []Field) map[string]any {
	properties := map[string]any{}
	required := []string{}
	for _, f := range fields {
		if f.Read != nil {
			properties[f.Key] = f.Schema
		} else {
			properties[f.Key] = Schema(f.Fields)
		}
		if f.Required {
			required = append(required, f.Key)
		}
	}
	out := map[string]any{"type": "object", "properties": properties, "additionalProperties": false}
	if len(required) > 0 {
		out["required"] = required
	}
	return out
}
