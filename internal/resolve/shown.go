package resolve

import (
	"net/http"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/internal/english"
	"github.com/graphgen/graphgen/ir"
)

// adoptShown adds the operations that pages show in their examples only, as far as other pages or the types confirm their paths:
//   - the same request from another place of the same type: /me/drive/root/children, where drive items under /me/drive/items have
//     documented children, and root is a drive item;
//   - a read of a relationship, of the number of a collection's members, or of those of one type, where the path leads to it.
//
// An example moves to the operation that it shows.
func (r *resolver) adoptShown(w *walker) {
	s := &atlas{walker: w, spelled: map[string]string{}, ops: map[string]*ir.Operation{}}
	for _, o := range r.ops {
		s.add(o)
	}
	for _, o := range slices.Clone(r.ops) {
		kept := o.Examples[:0:0]
		for _, ex := range o.Examples {
			if ex.Request == nil || ex.Request.Method != o.Method || !isOfService(ex.Request.URL) {
				kept = append(kept, ex)
				continue
			}
			segs := exampleSegments(ex.Request.URL)
			if s.operation(o.Method, segs) != nil {
				kept = append(kept, ex)
				continue
			}
			found := s.operationAt(o, ex, segs)
			if found == nil {
				found = s.operationAt(o, ex, asOther(segs))
			}
			if found == nil {
				kept = append(kept, ex)
				continue
			}
			if known := s.operation(o.Method, segments(found.Path)); known != nil {
				found = known
			} else {
				found.Source = ex.Source
				r.diags.Add(ex.Source, diag.OnlyInExample, "add the request to those of the page", "%s %s is known from an example only", found.Method, found.Path)
				r.ops = append(r.ops, found)
				s.add(found)
			}
			if found.Kind == ir.OperationCount && ex.Response != nil { // the page gave it the type of what is counted
				ex.Response = clonePointer(ex.Response)
				ex.Response.Type, ex.Response.Collection = found.Response.Type, false
			}
			found.Examples = append(found.Examples, ex)
		}
		if len(kept) < len(o.Examples) {
			o.Examples = kept
		}
	}
}

// atlas finds the operations that examples show.
type atlas struct {
	*walker
	spelled map[string]string // by the key of a place on a documented path: its segment
	ops     map[string]*ir.Operation
}

func (s *atlas) add(o *ir.Operation) {
	segs := segments(o.Path)
	s.ops[o.Method+" "+shownKey(segs)] = o
	for i := range segs {
		if key := shownKey(segs[:i+1]); s.spelled[key] == "" {
			s.spelled[key] = segs[i]
		}
	}
}

// shownKey is the key of a path for which it makes no difference what stands in quotes.
func shownKey(segs []string) string { return strings.ReplaceAll(pathKey(segs), "'", "") }

var (
	serviceHost = regexp.MustCompile(`^https?://[^/]*graph[^/]*/`)
	callValue   = regexp.MustCompile(`([A-Za-z]\w*)\s*=\s*('[^']*'|[^,()']+)`)
)

// isOfService reports whether an example's request goes to the service, and not to a caller's or an upload's own address.
func isOfService(url string) bool {
	return !strings.Contains(url, "://") || serviceHost.MatchString(url)
}

// exampleSegments returns the segments of an example's path, with the names of arguments in place of their values, and an item's own
// path in one segment.
func exampleSegments(url string) []string {
	var out []string
	byPath := false // the segment before ends with the colon of an item's path
	for _, seg := range segments(requestPath(url)) {
		if strings.Contains(seg, "(") {
			seg = callValue.ReplaceAllString(strings.ReplaceAll(seg, " ", ""), "$1={$1}")
		}
		ends := strings.HasSuffix(seg, ":")
		switch {
		case byPath && ends:
			out, byPath = append(out, itemPath+":"), false
		case byPath:
		default:
			out, byPath = append(out, seg), ends
		}
	}
	if byPath {
		out = append(out, itemPath)
	}
	return out
}

const itemPath = "{item-path}"

// operation returns the documented operation that the segments of an example call, or nil. It makes no difference who the user is.
func (s *atlas) operation(method string, segs []string) *ir.Operation {
	for _, way := range [][]string{segs, asOther(segs)} {
		if path := s.documented(way); len(path) == len(way) && len(way) > 0 {
			if o := s.ops[method+" "+shownKey(path)]; o != nil {
				return o
			}
		}
	}
	return nil
}

// asOther returns the path of a user for that of the user who has signed in, and the other way round; nil for other paths.
func asOther(segs []string) []string {
	switch {
	case len(segs) > 0 && strings.EqualFold(segs[0], signedIn):
		return append([]string{signedInUser + "s", "{user-id}"}, segs[1:]...)
	case len(segs) > 1 && strings.EqualFold(segs[0], signedInUser+"s"):
		return append([]string{signedIn}, segs[2:]...)
	default:
		return nil
	}
}

// documented returns as much of the way to an example's place as documented paths go.
func (s *atlas) documented(segs []string) []string {
	var path []string
	for _, seg := range segs {
		forms := []string{seg}
		switch {
		case strings.HasSuffix(seg, ")"): // the arguments may be left out of the documented path
			forms = append(forms, literal(seg))
		case !strings.HasPrefix(seg, "$") && !strings.HasPrefix(fold(seg), graphNamespace) && !strings.HasSuffix(seg, ":"):
			forms = append(forms, "{}")
		}
		next := ""
		for _, form := range forms {
			if next == "" {
				next = s.below(path, form)
			}
		}
		if next == "" {
			break
		}
		path = append(path, next)
	}
	return path
}

// below returns the segment, as documented paths spell it, of a place below a path, or "".
func (s *atlas) below(path []string, seg string) string {
	return s.spelled[shownKey(append(slices.Clip(path), seg))]
}

const graphNamespace = "microsoft.graph."

// operationAt returns the operation that the example of a page about o shows, or nil if nothing confirms its path.
func (s *atlas) operationAt(o *ir.Operation, ex ir.Example, segs []string) *ir.Operation {
	if path := s.moved(o, segs); path != nil {
		return shownAs(o, path)
	}
	if o.Method != http.MethodGet {
		return nil
	}
	path := s.confirmed(segs)
	if path == nil {
		return nil
	}
	found, target := shownAs(o, path), s.at(path)
	switch countBody(answerOf(ex)) {
	case shownOne:
		target.collection = target.collection && english.IsPlural(path[len(path)-1])
	case shownMany:
		target.collection = true
	case shownNothing:
	}
	switch {
	case strings.EqualFold(path[len(path)-1], "$count"):
		found.Kind = ir.OperationCount
	case target.collection:
		found.Kind = ir.OperationList
	default:
		found.Kind = ir.OperationGet
	}
	found.Response = &ir.Response{Status: http.StatusOK, Type: target.typ, Collection: target.collection}
	return found
}

// answerOf returns the body of an example's answer, or "".
func answerOf(ex ir.Example) string {
	if ex.Response == nil {
		return ""
	}
	return ex.Response.Body
}

// moved returns the path of the request o from another place of the same type, if the segments of an example are one.
func (s *atlas) moved(o *ir.Operation, segs []string) []string {
	own := segments(o.Path)
	for n := 1; n < len(own) && n < len(segs); n++ {
		rest := own[len(own)-n:]
		if !sameSteps(rest, segs[len(segs)-n:]) {
			return nil
		}
		if isKey(rest[0]) {
			continue
		}
		from, to := s.at(own[:len(own)-n]), s.confirmed(segs[:len(segs)-n])
		if to == nil || from.typ == "" || from.collection {
			continue
		}
		if there := s.at(to); there.typ == from.typ && !there.collection && !there.loose {
			return append(slices.Clip(to), rest...)
		}
	}
	return nil
}

// sameSteps reports whether the segments of an example are an instance of those of a template.
func sameSteps(template, segs []string) bool {
	return slices.EqualFunc(template, segs, func(t, seg string) bool {
		return isKey(t) && !strings.ContainsAny(seg, "$()") || canonicalShown(t) == canonicalShown(seg)
	})
}

func canonicalShown(seg string) string { return strings.ReplaceAll(canonical(seg), "'", "") }

// confirmed returns the template of an example's path, if documented paths, and from their end on the types, lead along it to
// something that has a type.
func (s *atlas) confirmed(segs []string) []string {
	path := slices.Clone(s.documented(segs))
	if len(path) == 0 {
		return nil
	}
	for _, seg := range segs[len(path):] {
		from := s.at(path)
		name := literal(seg)
		switch {
		case from.typ == "" || from.loose || strings.Contains(seg, "("):
			return nil
		case strings.EqualFold(seg, "$count") && from.collection:
			path = append(path, "$count")
		case s.isCast(seg):
			path = append(path, graphNamespace+s.declared(seg))
		case strings.HasSuffix(path[len(path)-1], ":"):
			path = append(path, seg)
		case strings.HasSuffix(seg, ":") && !from.collection && s.below(path, strings.TrimSuffix(seg, ":")) != "":
			path = append(path, s.below(path, strings.TrimSuffix(seg, ":"))+":")
		case from.collection && !strings.HasPrefix(seg, "$"):
			path = append(path, "{"+english.Singular(ir.LocalName(literal(path[len(path)-1])))+"-id}")
		default:
			p := s.types.Property(from.typ, name)
			if from.collection || p == nil || !p.Navigation {
				return nil
			}
			path = append(path, p.Name)
		}
	}
	if target := s.at(path); target.typ == "" || target.loose || s.types.Type(target.typ) == nil && target.typ != "Int32" {
		return nil
	}
	return path
}

// isCast reports whether a segment names a type behind its namespace.
func (s *atlas) isCast(seg string) bool {
	_, ok := s.names.find(seg, "")
	return ok && strings.HasPrefix(fold(seg), graphNamespace)
}

// shownAs returns the operation of a page for another path, without examples.
func shownAs(o *ir.Operation, path []string) *ir.Operation {
	found := cloneOperation(*o)
	found.Path, found.Examples, found.Example = "/"+strings.Join(path, "/"), nil, true
	var renamed []renaming
	for _, seg := range path {
		names := arguments(seg)
		if isKey(seg) {
			names = []string{parameterName(seg)}
		}
		for _, name := range names {
			renamed = append(renamed, renaming{name, name})
		}
	}
	found.Parameters = slices.DeleteFunc(found.Parameters, func(p ir.Parameter) bool {
		return p.In == ir.InPath && strings.Contains(o.Path, "{"+p.Name+"}") && !strings.Contains(found.Path, "{"+p.Name+"}")
	})
	nameParameters(found, renamed)
	return found
}
