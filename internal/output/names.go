package output

import (
	"io/fs"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
)

const renameHint = "pin another Go name in graphgen.yaml"

// checkNames reports names that some system would not take, or would take for one another, and contents without a header.
func (f Folder) checkNames(want map[string][]byte, d *diag.List) {
	type use struct {
		name   string
		folder bool
	}
	used := map[string]use{}
	claim := func(of, name string, folder bool) {
		before, ok := used[fold(name)]
		switch {
		case !ok:
			used[fold(name)] = use{name, folder}
		case before.name != name:
			d.Add(f.at(of), diag.WriteFailed, renameHint, "%q and %q are one name on systems that do not tell upper case from lower", before.name, name)
		case before.folder != folder:
			d.Add(f.at(of), diag.WriteFailed, renameHint, "%q would have to be a file and a folder", name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(want)) {
		if problem := nameProblem(name); problem != "" {
			d.Add(f.at("."), diag.WriteFailed, renameHint, "a file cannot be called %q: %s", name, problem)
			continue
		}
		if !isOwn(want[name]) {
			d.Add(f.at(name), diag.Internal, "", "internal error: a generated file does not begin with the header")
		}
		for _, dir := range slices.Backward(folders(name)) {
			claim(name, dir, true)
		}
		claim(name, name, false)
	}
}

// folders returns the folders above the name, the nearest first, without ".".
func folders(name string) []string {
	var all []string
	for dir := path.Dir(name); dir != "."; dir = path.Dir(dir) {
		all = append(all, dir)
	}
	return all
}

// fold is the same for two names that a system which ignores case takes for one another.
func fold(name string) string { return strings.ToLower(strings.ToUpper(name)) }

// reserved are the device names of Windows, which takes them with any extension.
var reserved = regexp.MustCompile(`(?i)^(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])$`)

// nameProblem tells why a slash path cannot be a file below the folder on every system, or "".
func nameProblem(name string) string {
	if !fs.ValidPath(name) || name == "." {
		return "the name leads out of the output folder"
	}
	for s := range strings.SplitSeq(name, "/") {
		stem, _, _ := strings.Cut(s, ".")
		switch {
		case strings.ContainsFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f || strings.ContainsRune(`<>:"\|?*`, r) }):
			return "the name holds a character that not every system takes"
		case strings.HasSuffix(s, "."), strings.HasSuffix(s, " "):
			return "the name ends with a dot or a space"
		case reserved.MatchString(strings.TrimRight(stem, " ")):
			return "the name is reserved on Windows"
		case len(s) > 255:
			return "the name is longer than systems take"
		}
	}
	return ""
}

// isSource reports whether the go command makes files of this name part of the package in their folder.
func isSource(name string) bool {
	base := path.Base(name)
	if strings.HasPrefix(base, "_") || strings.HasPrefix(base, ".") {
		return false
	}
	switch path.Ext(base) {
	case ".go", ".s", ".S", ".sx", ".syso", ".c", ".cc", ".cpp", ".cxx", ".m", ".h", ".hh", ".hpp", ".hxx", ".f", ".F", ".for", ".f90", ".swig", ".swigcxx":
		return true
	default:
		return false
	}
}
