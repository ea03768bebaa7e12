package lower

import "strings"

// The keys of naming wants: stable for ever, made of documented names. Types are looked up ignoring case, so their keys are in
// lower case.

func typeKey(doc string) string       { return "type:" + strings.ToLower(doc) }
func enumKey(doc string) string       { return "enum:" + strings.ToLower(doc) }
func unionKey(doc string) string      { return "union:" + strings.ToLower(doc) }
func fieldsKey(doc string) string     { return "fields:" + strings.ToLower(doc) }
func fieldsTypeKey(doc string) string { return "fieldstype:" + strings.ToLower(doc) }
func memberKey(enum, member string) string {
	return "member:" + strings.ToLower(enum) + "." + member
}
func propKey(owner, prop string) string { return "prop:" + strings.ToLower(owner) + "." + prop }
func extraKey(owner string) string      { return "extra:" + strings.ToLower(owner) }
func bodyPropKey(body, prop string) string {
	return "bodyprop:" + body + "." + prop
}
func bodyExtraKey(body string) string  { return "bodyextra:" + body }
func bodyUnionKey(body string) string  { return "bodyunion:" + body }
func packageKey(node string) string    { return "package:" + node }
func builderKey(node string) string    { return "builder:" + node }
func methodKey(node, m string) string  { return "method:" + node + " " + m }
func rootKey(m string) string          { return "root:" + m }
func fileKey(pkg, thing string) string { return "file:" + pkg + " " + thing }
func kindKey(name string) string       { return "kind:" + name }
func errorKey(code string) string      { return "error:" + code }
