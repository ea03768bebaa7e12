//go:build peers

package official

import (
	"github.com/microsoft/kiota-abstractions-go/serialization"
	kjson "github.com/microsoft/kiota-serialization-json-go"
	"github.com/microsoftgraph/msgraph-sdk-go/models"
)

// Factories of what Decode makes.
var (
	Users    = models.CreateUserCollectionResponseFromDiscriminatorValue
	Events   = models.CreateEventCollectionResponseFromDiscriminatorValue
	User     = models.CreateUserFromDiscriminatorValue
	Event    = models.CreateEventFromDiscriminatorValue
	Settings = models.CreateMailboxSettingsFromDiscriminatorValue
)

// Decode decodes JSON as the SDK does with an answer.
func Decode(text []byte, factory serialization.ParsableFactory) (serialization.Parsable, error) {
	node, err := kjson.NewJsonParseNode(text)
	if err != nil {
		return nil, err
	}
	return node.GetObjectValue(factory)
}

// Encode encodes a value as the SDK does with a body.
func Encode(v serialization.Parsable) ([]byte, error) {
	w := kjson.NewJsonSerializationWriter()
	if err := w.WriteObjectValue("", v); err != nil {
		return nil, err
	}
	return w.GetSerializedContent()
}

func ptr[T any](v T) *T { return &v }

func dateTime(v string) models.DateTimeTimeZoneable {
	d := models.NewDateTimeTimeZone()
	d.SetDateTime(&v)
	d.SetTimeZone(ptr("UTC"))
	return d
}

// SettingsUpdate sets the time zone, the date format, the language and automatic replies.
func SettingsUpdate() models.MailboxSettingsable {
	replies := models.NewAutomaticRepliesSetting()
	replies.SetStatus(ptr(models.SCHEDULED_AUTOMATICREPLIESSTATUS))
	replies.SetInternalReplyMessage(ptr("I am away."))
	replies.SetScheduledStartDateTime(dateTime("2026-04-01T10:00:00"))
	replies.SetScheduledEndDateTime(dateTime("2026-04-08T10:00:00"))
	language := models.NewLocaleInfo()
	language.SetLocale(ptr("en-US"))
	s := models.NewMailboxSettings()
	s.SetTimeZone(ptr("UTC"))
	s.SetDateFormat(ptr("yyyy-MM-dd"))
	s.SetLanguage(language)
	s.SetAutomaticRepliesSetting(replies)
	return s
}

// NewEvent is an event with a body, a location and two attendees.
func NewEvent() models.Eventable {
	body := models.NewItemBody()
	body.SetContentType(ptr(models.HTML_BODYTYPE))
	body.SetContent(ptr("<p>What comes next?</p>"))
	location := models.NewLocation()
	location.SetDisplayName(ptr("Room 1"))
	e := models.NewEvent()
	e.SetSubject(ptr("Planning"))
	e.SetBody(body)
	e.SetStart(dateTime("2026-04-01T10:00:00"))
	e.SetEnd(dateTime("2026-04-01T11:00:00"))
	e.SetLocation(location)
	e.SetAttendees([]models.Attendeeable{
		attendee(models.REQUIRED_ATTENDEETYPE, "Ada", "ada@example.com"), attendee(models.OPTIONAL_ATTENDEETYPE, "Grace", "grace@example.com"),
	})
	return e
}

func attendee(kind models.AttendeeType, name, address string) models.Attendeeable {
	email := models.NewEmailAddress()
	email.SetName(&name)
	email.SetAddress(&address)
	a := models.NewAttendee()
	a.SetTypeEscaped(&kind)
	a.SetEmailAddress(email)
	return a
}
