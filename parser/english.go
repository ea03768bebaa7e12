package parser

import (
	"strings"

	"github.com/graphgen/graphgen/internal/english"
)

// singular returns the singular of an English noun, or of the last word of a compound; a word that is no plural stays.
func singular(word string) string { return english.Singular(word) }

// isPlural reports whether a name reads as the plural of what a collection holds. Some plurals name one thing.
func isPlural(word string) bool {
	low := strings.ToLower(word)
	return english.IsPlural(word) && !strings.HasSuffix(low, "settings")
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
