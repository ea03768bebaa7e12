package english

import (
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestSingular(t *testing.T) {
	for in, want := range map[string]string{
		"events": "event", "calendarGroups": "calendarGroup", "classes": "class", "bookingBusinesses": "bookingBusiness",
		"addresses": "address", "policies": "policy", "people": "person", "children": "child", "status": "status", "statuses": "status",
		"mailboxes": "mailbox", "branches": "branch", "courses": "course", "series": "series", "timeSeries": "timeSeries",
		"address": "address", "analysis": "analysis", "me": "me", "s": "s", "": "", "contactPeople": "contactPerson", "URLs": "URL", "shelves": "shelf", "halves": "half", "archives": "archive",
	} {
		assert.Equal(t, want, Singular(in), in)
	}
}

func TestIsPlural(t *testing.T) {
	assert.True(t, IsPlural("users"))
	assert.False(t, IsPlural("education"))
	assert.False(t, IsPlural("status"))
}
