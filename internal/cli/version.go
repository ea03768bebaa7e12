package cli

import (
	"runtime/debug"
	"strings"
)

// version describes this build as one line: the module's version, and the commit it was built from where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return "graphgen (unknown build)"
	}
	return describe(info)
}

// toolVersion returns the version of graphgen's module for graphgen.lock: the same text for all builds that no version tells
// apart.
func toolVersion() string {
	if info, ok := debug.ReadBuildInfo(); ok && isRelease(moduleVersion(info)) {
		return moduleVersion(info)
	}
	return devel
}

// devel is the version of a build from a working copy.
const devel = "(devel)"

func describe(info *debug.BuildInfo) string {
	settings := map[string]string{}
	for _, s := range info.Settings {
		settings[s.Key] = s.Value
	}
	parts := []string{"graphgen " + moduleVersion(info)}
	if commit := settings["vcs.revision"]; commit != "" {
		parts = append(parts, "commit "+commit)
	}
	if at := settings["vcs.time"]; at != "" {
		parts = append(parts, at)
	}
	if settings["vcs.modified"] == "true" {
		parts = append(parts, "dirty")
	}
	return strings.Join(append(parts, info.GoVersion), ", ")
}

// modulePath is where the tool is published.
const modulePath = "github.com/graphgen/graphgen"

// moduleVersion returns the version of graphgen's module, which is a dependency where another program builds it in.
func moduleVersion(info *debug.BuildInfo) string {
	module := &info.Main
	for _, dep := range info.Deps {
		if dep.Path == modulePath {
			module = dep
		}
	}
	if module.Replace != nil {
		module = module.Replace
	}
	if module.Version == "" {
		return devel
	}
	return module.Version
}

// isRelease reports whether the version says exactly what the tool is made of.
func isRelease(version string) bool {
	return strings.HasPrefix(version, "v") && !strings.Contains(version, "+dirty") && !strings.HasPrefix(version, "v0.0.0-00010101")
}
