package report

import (
	"bytes"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/rogpeppe/go-internal/diff"

	"github.com/graphgen/graphgen/internal/change"
)

// Code is the difference between the Go code of two states, cut into hunks.
type Code struct{ files []codeFile }

type codeFile struct {
	name  string
	both  string   // the text of both sides
	hunks []string // with their @@ lines
}

// NewCode compares two generated trees: path → text.
func NewCode(before, after map[string][]byte) *Code {
	all := map[string][]byte{}
	maps.Copy(all, before)
	maps.Copy(all, after)
	c := &Code{}
	for _, name := range slices.Sorted(maps.Keys(all)) {
		if bytes.Equal(before[name], after[name]) {
			continue
		}
		_, text, _ := strings.Cut(string(diff.Diff("a/"+name, before[name], "b/"+name, after[name])), "\n@@")
		f := codeFile{name: name, both: string(before[name]) + string(after[name])}
		for h := range strings.SplitSeq("@@"+text, "\n@@") {
			if !strings.HasPrefix(h, "@@") {
				h = "@@" + h
			}
			f.hunks = append(f.hunks, strings.TrimSuffix(h, "\n"))
		}
		c.files = append(c.files, f)
	}
	return c
}

// Hunk is one place of the code's difference.
type Hunk struct{ File, Text string }

// mostHunks is how many places of the code are shown for one change.
const mostHunks = 6

// Of returns the hunks that tell of the change: those that name what changed in the files that name what it belongs to.
func (c *Code) Of(ch change.Change) []Hunk {
	if c == nil {
		return nil
	}
	owner, part := word(ch.Owner), parts(ch)
	var out []Hunk
	for _, f := range c.files {
		if !owner.MatchString(f.both) {
			continue
		}
		for _, h := range f.hunks {
			if part.MatchString(h) && len(out) < mostHunks {
				out = append(out, Hunk{f.name, h})
			}
		}
	}
	return out
}

// parts matches the names of what changed: the property's, the member's, the parameter's, or the whole thing's.
func parts(ch change.Change) *regexp.Regexp {
	names := []string{strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(ch.Subject, ch.Owner), "."), " ")}
	if names[0] == "" {
		names[0] = ch.Owner
	}
	if len(ch.Evidence) > 0 { // it has another name
		names = append(names, ch.Old)
	}
	if ch.Kind == change.OperationMoved { // methods of other names lead to it
		names = append(names, path.Base(ch.Old), path.Base(ch.New))
	}
	if ch.IsPermission() {
		names = []string{ch.Old, ch.New}
	}
	var list []string
	for _, n := range names {
		if n != "" {
			list = append(list, regexp.QuoteMeta(n))
		}
	}
	return regexp.MustCompile(`(?i)(^|[^a-z0-9])(` + strings.Join(list, "|") + `)`)
}

func word(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(^|[^a-z0-9])` + regexp.QuoteMeta(name) + `($|[^a-z0-9])`)
}
