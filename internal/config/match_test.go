package config

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestMatchName(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"event", "event", true},
		{"Event", "event", true},
		{"event", "eventMessage", false},
		{"event*", "eventMessage", true},
		{"event*", "event", true},
		{"*Message", "eventMessage", true},
		{"*Message", "eventMessageRequest", false},
		{"*e*t*", "eventMessage", true},
		{"callRecords.*", "callRecords.session", true},
		{"?ser", "user", true},
		{"?ser", "ser", false},
		{"*", "", true},
		{"", "", true},
		{"", "a", false},
		{"ö*", "Ölfass", true},
	} {
		assert.Equal(t, tt.want, MatchName(tt.pattern, tt.name), "%s %s", tt.pattern, tt.name)
	}
}

func TestMatchPath(t *testing.T) {
	for _, tt := range []struct {
		pattern, path string
		want          bool
	}{
		{"/me/events", "/me/events", true},
		{"/me/events", "/me/Events/", true},
		{"/me/events", "/me/events/{event-id}", false},
		{"/me/events/**", "/me/events", true},
		{"/me/events/**", "/me/events/{id}/attachments/{id}", true},
		{"/me/events/**", "/me/eventsArchive", false},
		{"/me/*", "/me/events", true},
		{"/me/*", "/me", false},
		{"/me/*", "/me/events/{id}", false},
		{"/me/*", "/me/{id}", true},
		{"/me/*View", "/me/calendarView", true},
		{"/**/attachments", "/me/events/{id}/attachments", true},
		{"/**/attachments", "/attachments", true},
		{"/**/events/**/attachments/**", "/me/events/{id}/attachments", true},
		{"/users/{id}/events", "/users/{id | userPrincipalName}/events", true},
		{"/users/{id}/events", "/users/me/events", false},
		{"/users/*/events", "/users/{user-id}/events", true},
		{"/me/reminderView(start={s},end={e})", "/me/reminderView(start={startDateTime},end={endDateTime})", true},
		{"/me/reminderView*", "/me/reminderView(start={a},end={b})", true},
		{"/drive/root:/{path}:/content", "/drive/root:/{item-path}:/content", true},
		{"/**", "/anything/at/all", true},
		{"/**", "/", true},
	} {
		assert.Equal(t, tt.want, MatchPath(tt.pattern, tt.path), "%s %s", tt.pattern, tt.path)
	}
}

func TestMatchTakesPolynomialTime(t *testing.T) {
	assert.False(t, MatchPath("/"+strings.Repeat("**/a/", 30)+"b", "/"+strings.Repeat("a/", 2000)))
	assert.False(t, MatchName(strings.Repeat("*a", 30)+"b", strings.Repeat("a", 2000)))
}

func TestMatchFile(t *testing.T) {
	for _, tt := range []struct {
		pattern, name string
		want          bool
	}{
		{"docs/*.md", "docs/a.md", true},
		{"docs/*.md", "docs/x/a.md", false},
		{"docs/**/*.md", "docs/a.md", true},
		{"docs/**/*.md", "docs/x/y/a.md", true},
		{"**/README.md", "README.md", true},
		{"docs/old", "docs/old/x/a.md", true},
		{"docs/old", "docs/older/a.md", false},
		{"./docs/old/", "docs/old/a.md", true},
		{"docs/[ab].md", "docs/b.md", true},
		{"../docs/*.md", "../docs/a.md", true},
		{"docs/A.md", "docs/a.md", false},
	} {
		assert.Equal(t, tt.want, matchFile(tt.pattern, tt.name), "%s %s", tt.pattern, tt.name)
	}
}

func TestCheckPathPattern(t *testing.T) {
	for pattern, want := range map[string]string{
		"/me/events/**":  "",
		"/users/{id}/*":  "",
		"/**/{id}/":      "",
		"me":             "it does not begin with /",
		"/me//x":         "it has an empty segment",
		"/users/{id":     "a brace has no partner",
		"/me?x=1":        "it holds a character that no path has",
		"/me/calendar**": "** stands alone between slashes",
	} {
		got := ""
		if err := checkPathPattern(pattern); err != nil {
			got = err.Error()
		}
		assert.Equal(t, want, got, pattern)
	}
}
