package config

import (
	"go/token"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/graphgen/graphgen/internal/diag"
)

// check reports values that have the right form and cannot be used all the same, and makes Output a clean path.
func (c *Config) check(d *diag.List) {
	for _, list := range [][]Value{c.Documents, c.Ignore} {
		for _, v := range list {
			checkPath(v, d)
			if err := checkGlob(v.Text); err != nil {
				d.Add(v.At, diag.BadConfig, "", "%q is not a pattern: %s", v.Text, err)
			}
		}
	}
	for _, v := range append(slices.Clone(c.Overlay), c.CSDL) {
		checkPath(v, d)
	}
	for _, r := range c.Git {
		r.check(d)
	}
	c.checkVersion(d)
	c.checkOutput(d)
	checkNames(c.Names, d)
	for _, v := range c.Slice.Permissions {
		if strings.ContainsAny(v.Text, "/ \t{}[]") {
			d.Add(v.At, diag.BadConfig, "write a name such as Calendars.ReadWrite", "%q is not a pattern of permission names", v.Text)
		}
	}
	for _, s := range []Selection{c.Slice.Include, c.Slice.Exclude} {
		for _, v := range s.Paths {
			if err := checkPathPattern(v.Text); err != nil {
				d.Add(v.At, diag.BadConfig, "write a pattern such as /me/events/**", "%q is not a path pattern: %s", v.Text, err)
			}
		}
		for _, v := range s.Resources {
			if strings.ContainsAny(v.Text, "/ \t{}[]") {
				d.Add(v.At, diag.BadConfig, "paths belong under the key paths", "%q is not a pattern of resource names", v.Text)
			}
		}
	}
}

var commit = regexp.MustCompile(`^([0-9a-f]{40}|[0-9a-f]{64})$`)

func (r Repository) check(d *diag.List) {
	for _, v := range []Value{r.URL, r.Ref} {
		if strings.HasPrefix(v.Text, "-") {
			d.Add(v.At, diag.BadConfig, "", "%q would be an option of git", v.Text)
		}
	}
	if r.Commit.IsSet() && !commit.MatchString(r.Commit.Text) {
		d.Add(r.Commit.At, diag.BadConfig, "write all of its digits in lower case, or let `graphgen update` pin one", "commit %q is no whole commit", r.Commit.Text)
	}
	checkPath(r.Folder, d)
	if f := path.Clean(r.Folder.Text); r.Folder.IsSet() && (path.IsAbs(f) || f == ".." || strings.HasPrefix(f, "../")) {
		d.Add(r.Folder.At, diag.BadConfig, "name a folder below the root of the repository", "folder %q is outside of the repository", r.Folder.Text)
	}
}

func checkPath(v Value, d *diag.List) {
	if strings.Contains(v.Text, `\`) {
		d.Add(v.At, diag.BadConfig, "write it with / on every system", "the path %q holds a backslash", v.Text)
	}
}

func (c *Config) checkVersion(d *diag.List) {
	if versions := Versions(c.API.Text); c.Version.IsSet() && !slices.Contains(versions, c.Version.Text) {
		d.Add(c.Version.At, diag.BadConfig, "its versions: "+strings.Join(versions, ", "), "the API %s has no version %s", c.API.Text, c.Version.Text)
	}
}

// checkOutput looks at what decides where Go code goes and what its packages are called.
func (c *Config) checkOutput(d *diag.List) {
	out := c.Output
	clean := path.Clean(out.Text)
	switch {
	case strings.Contains(out.Text, `\`):
		checkPath(out, d)
	case path.IsAbs(out.Text), len(out.Text) > 1 && out.Text[1] == ':':
		d.Add(out.At, diag.BadConfig, "name a folder below the one of graphgen.yaml", "output %q is an absolute path", out.Text)
	case clean == "..", strings.HasPrefix(clean, "../"):
		d.Add(out.At, diag.BadConfig, "name a folder below the one of graphgen.yaml, or move graphgen.yaml", "output %q is outside of the folder of graphgen.yaml", out.Text)
	case strings.ContainsFunc(out.Text, func(r rune) bool { return r < ' ' || strings.ContainsRune(`<>:"|?*`, r) }):
		d.Add(out.At, diag.BadConfig, "", "output %q holds a character that not every system takes in a file name", out.Text)
	default:
		c.Output.Text = clean
	}
	switch name := c.Package.Text; {
	case token.IsKeyword(name):
		d.Add(c.Package.At, diag.BadConfig, "", "package %q is a Go keyword", name)
	case !token.IsIdentifier(name) || name == "_":
		d.Add(c.Package.At, diag.BadConfig, "use letters and digits, a letter first", "package %q is not a Go package name", name)
	case name == "main":
		d.Add(c.Package.At, diag.BadConfig, "", "package \"main\" cannot be imported")
	}
	if m := c.Module; m.IsSet() && !isImportPath(m.Text) {
		d.Add(m.At, diag.BadConfig, "write it as in an import, e.g. example.com/app/msgraph", "module %q is not an import path", m.Text)
	}
}

var importElement = regexp.MustCompile(`^[A-Za-z0-9_~+-][A-Za-z0-9._~+-]*$`)

func isImportPath(text string) bool {
	for e := range strings.SplitSeq(text, "/") {
		if !importElement.MatchString(e) || strings.HasSuffix(e, ".") {
			return false
		}
	}
	return true
}

var initialism = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9]+$`)

func checkNames(n Names, d *diag.List) {
	for _, v := range n.Initialisms {
		if !initialism.MatchString(v.Text) {
			d.Add(v.At, diag.BadConfig, "", "initialism %q is not a word of two or more letters and digits", v.Text)
		}
	}
	for _, kind := range []struct {
		pins   []Pin
		isKey  func(string) bool
		wanted string
	}{
		{n.Pins.Types, isName, "write the type's documented name"},
		{n.Pins.Properties, isOwnedName, "write type.property"},
		{n.Pins.Enums, isName, "write the enum's documented name"},
		{n.Pins.Members, isOwnedName, "write enum.member"},
		{n.Pins.Operations, isOperationPath, "write a path as the documents do, e.g. /me/events"},
	} {
		for _, p := range kind.pins {
			if !kind.isKey(p.Key.Text) {
				d.Add(p.Key.At, diag.BadConfig, kind.wanted, "%q cannot be pinned here", p.Key.Text)
			}
			if !token.IsIdentifier(p.Name.Text) || !token.IsExported(p.Name.Text) {
				d.Add(p.Name.At, diag.BadPin, "begin with an upper-case letter and go on with letters and digits", "the pinned name %q is not an exported Go identifier", p.Name.Text)
			}
		}
	}
}

func isName(key string) bool { return !strings.ContainsAny(key, "/ \t") }

func isOwnedName(key string) bool {
	dot := strings.LastIndexByte(key, '.')
	return isName(key) && dot > 0 && dot < len(key)-1
}

func isOperationPath(key string) bool { return strings.HasPrefix(key, "/") && len(key) > 1 }
