package parser

import "strings"

// singular returns the singular of an English noun in any casing of its first letters: "calendarGroups" gives
// "calendarGroup". A word that is no plural stays.
func singular(word string) string {
	low := strings.ToLower(word)
	for _, irregular := range [...][2]string{{"people", "person"}, {"children", "child"}} {
		if strings.HasSuffix(low, irregular[0]) {
			stem := word[:len(word)-len(irregular[0])]
			if first := word[len(stem)]; first >= 'A' && first <= 'Z' {
				return stem + strings.ToUpper(irregular[1][:1]) + irregular[1][1:]
			}
			return stem + irregular[1]
		}
	}
	if !isPlural(word) {
		return word
	}
	cut := func(n int, add string) string { return word[:len(word)-n] + add }
	switch {
	case strings.HasSuffix(low, "ies") && len(low) > 4:
		return cut(3, "y")
	case strings.HasSuffix(low, "sses"), strings.HasSuffix(low, "shes"), strings.HasSuffix(low, "ches"), strings.HasSuffix(low, "xes"),
		strings.HasSuffix(low, "statuses"), strings.HasSuffix(low, "aliases"), strings.HasSuffix(low, "buses"):
		return cut(2, "")
	case strings.HasSuffix(low, "yses"):
		return cut(2, "is")
	default:
		return cut(1, "")
	}
}

// isPlural reports whether a name reads as a plural noun.
func isPlural(word string) bool {
	low := strings.ToLower(word)
	if strings.HasSuffix(low, "people") || strings.HasSuffix(low, "children") {
		return true
	}
	for _, s := range [...]string{"ss", "us", "is", "settings", "analytics", "news", "series"} {
		if strings.HasSuffix(low, s) {
			return false
		}
	}
	return len(low) > 2 && strings.HasSuffix(low, "s")
}

// verbs begin the names of actions and functions. The list is of words that APIs use for doing things, not of names.
var verbs = []string{
	"accept", "activate", "add", "apply", "approve", "archive", "assign", "begin", "block", "calculate", "cancel", "change", "check", "clear", "clone",
	"close", "complete", "confirm", "copy", "create", "deactivate", "decline", "delete", "disable", "discard", "dismiss", "download", "enable",
	"evaluate", "export", "extend", "find", "follow", "forward", "generate", "get", "grant", "import", "invalidate", "invite", "list", "lock", "lookup",
	"mark", "merge", "move", "mute", "pause", "play", "post", "preview", "provision", "publish", "query", "reassign", "record", "redirect", "refresh",
	"register", "reject", "remove", "renew", "reply", "request", "reset", "resize", "restart", "restore", "resume", "retire", "retry", "revoke", "run",
	"search", "send", "set", "share", "sort", "start", "stop", "submit", "subscribe", "suspend", "sync", "terminate", "transfer", "translate", "unblock",
	"unfollow", "unlock", "unmute", "unpublish", "unregister", "unshare", "unsubmit", "unsubscribe", "update", "upgrade", "upload", "validate", "verify", "wipe",
}

// isVerbal reports whether a name starts with a verb: "sendMail", "accept".
func isVerbal(name string) bool {
	for _, v := range verbs {
		if rest, ok := strings.CutPrefix(name, v); ok && (rest == "" || rest[0] >= 'A' && rest[0] <= 'Z') {
			return true
		}
	}
	return false
}
