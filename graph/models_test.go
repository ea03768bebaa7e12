package graph_test

import (
	"encoding/json"
	"time"

	"github.com/graphgen/graphgen/graph"
)

// Models as generated code declares them.

const _ = graph.Version1

type Importance string

const (
	ImportanceLow  Importance = "low"
	ImportanceHigh Importance = "high"
)

type ItemBody struct {
	ContentType Importance             `json:"contentType,omitzero"`
	Content     graph.Nullable[string] `json:"content,omitzero"`
	Extra       graph.Extra            `json:"-" odata:"#microsoft.graph.itemBody"`
}

func (m *ItemBody) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m ItemBody) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type DateTimeTimeZone struct {
	DateTime graph.Nullable[string] `json:"dateTime,omitzero"`
	TimeZone graph.Nullable[string] `json:"timeZone,omitzero"`
	Extra    graph.Extra            `json:"-" odata:"#microsoft.graph.dateTimeTimeZone"`
}

func (m *DateTimeTimeZone) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m DateTimeTimeZone) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type EmailAddress struct {
	Name    graph.Nullable[string] `json:"name,omitzero"`
	Address graph.Nullable[string] `json:"address,omitzero"`
	Extra   graph.Extra            `json:"-" odata:"#microsoft.graph.emailAddress"`
}

func (m *EmailAddress) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m EmailAddress) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type ResponseStatus struct {
	Response Importance                `json:"response,omitzero"`
	Time     graph.Nullable[time.Time] `json:"time,omitzero"`
	Extra    graph.Extra               `json:"-" odata:"#microsoft.graph.responseStatus"`
}

func (m *ResponseStatus) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m ResponseStatus) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type Attendee struct {
	Type         Importance      `json:"type,omitzero"`
	Status       *ResponseStatus `json:"status,omitzero"`
	EmailAddress *EmailAddress   `json:"emailAddress,omitzero"`
	Extra        graph.Extra     `json:"-" odata:"#microsoft.graph.attendee"`
}

func (m *Attendee) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Attendee) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type Event struct {
	ID              graph.Nullable[string]    `json:"id,omitzero"`
	Subject         graph.Nullable[string]    `json:"subject,omitzero"`
	BodyPreview     graph.Nullable[string]    `json:"bodyPreview,omitzero"`
	IsAllDay        graph.Nullable[bool]      `json:"isAllDay,omitzero"`
	IsCancelled     graph.Nullable[bool]      `json:"isCancelled,omitzero"`
	Reminder        graph.Nullable[int32]     `json:"reminderMinutesBeforeStart,omitzero"`
	CreatedDateTime graph.Nullable[time.Time] `json:"createdDateTime,omitzero"`
	Importance      Importance                `json:"importance,omitzero"`
	Body            *ItemBody                 `json:"body,omitzero"`
	Start           *DateTimeTimeZone         `json:"start,omitzero"`
	End             *DateTimeTimeZone         `json:"end,omitzero"`
	Attendees       []Attendee                `json:"attendees,omitzero"`
	Categories      []string                  `json:"categories,omitzero"`
	Levels          []Importance              `json:"levels,omitzero"`
	Attachments     []AnyAttachment           `json:"attachments,omitzero"`
	MainAttachment  AnyAttachment             `json:"mainAttachment,omitzero"`
	Instances       []Event                   `json:"instances,omitzero"`
	Extra           graph.Extra               `json:"-" odata:"#microsoft.graph.event"`
}

func (m *Event) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Event) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type AnyEntity interface{ isA0(*Entity) }

type AnyAttachment interface{ isA1(*Attachment) }

type Entity struct {
	ID    graph.Nullable[string] `json:"id,omitzero"`
	Extra graph.Extra            `json:"-" odata:"#microsoft.graph.entity"`
}

func (m *Entity) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Entity) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }
func (*Entity) isA0(*Entity)                   {}
func (*Entity) DerivedTypes() []graph.DerivedType {
	return []graph.DerivedType{(*Attachment)(nil), (*FileAttachment)(nil), (*ItemAttachment)(nil)}
}

type Attachment struct {
	ID    graph.Nullable[string] `json:"id,omitzero"`
	Name  graph.Nullable[string] `json:"name,omitzero"`
	Size  graph.Nullable[int32]  `json:"size,omitzero"`
	Extra graph.Extra            `json:"-" odata:"#microsoft.graph.attachment"`
}

func (m *Attachment) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Attachment) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }
func (*Attachment) isA0(*Entity)                   {}
func (*Attachment) isA1(*Attachment)               {}
func (*Attachment) DerivedTypes() []graph.DerivedType {
	return []graph.DerivedType{(*FileAttachment)(nil), (*ItemAttachment)(nil)}
}

type FileAttachment struct {
	ID           graph.Nullable[string]       `json:"id,omitzero"`
	Name         graph.Nullable[string]       `json:"name,omitzero"`
	Size         graph.Nullable[int32]        `json:"size,omitzero"`
	ContentBytes graph.Nullable[graph.Binary] `json:"contentBytes,omitzero"`
	Extra        graph.Extra                  `json:"-" odata:"#microsoft.graph.fileAttachment"`
}

func (m *FileAttachment) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m FileAttachment) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }
func (*FileAttachment) isA0(*Entity)                   {}
func (*FileAttachment) isA1(*Attachment)               {}

type ItemAttachment struct {
	ID    graph.Nullable[string] `json:"id,omitzero"`
	Name  graph.Nullable[string] `json:"name,omitzero"`
	Size  graph.Nullable[int32]  `json:"size,omitzero"`
	Item  AnyAttachment          `json:"item,omitzero"`
	Extra graph.Extra            `json:"-" odata:"#microsoft.graph.itemAttachment"`
}

func (m *ItemAttachment) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m ItemAttachment) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }
func (*ItemAttachment) isA0(*Entity)                   {}
func (*ItemAttachment) isA1(*Attachment)               {}

// Kinds has one property of each kind that generated code uses.
type Kinds struct {
	String    graph.Nullable[string]          `json:"string,omitzero"`
	Bool      graph.Nullable[bool]            `json:"bool,omitzero"`
	Byte      graph.Nullable[uint8]           `json:"byte,omitzero"`
	SByte     graph.Nullable[int8]            `json:"sbyte,omitzero"`
	Int16     graph.Nullable[int16]           `json:"int16,omitzero"`
	Int32     graph.Nullable[int32]           `json:"int32,omitzero"`
	Int64     graph.Nullable[int64]           `json:"int64,omitzero"`
	Single    graph.Nullable[float32]         `json:"single,omitzero"`
	Double    graph.Nullable[float64]         `json:"double,omitzero"`
	Decimal   graph.Nullable[graph.Decimal]   `json:"decimal,omitzero"`
	Date      graph.Nullable[graph.Date]      `json:"date,omitzero"`
	Time      graph.Nullable[time.Time]       `json:"time,omitzero"`
	TimeOfDay graph.Nullable[graph.TimeOfDay] `json:"timeOfDay,omitzero"`
	Duration  graph.Nullable[graph.Duration]  `json:"duration,omitzero"`
	GUID      graph.Nullable[graph.GUID]      `json:"guid,omitzero"`
	Binary    graph.Nullable[graph.Binary]    `json:"binary,omitzero"`
	JSON      graph.Nullable[json.RawMessage] `json:"json,omitzero"`
	Enum      Importance                      `json:"enum,omitzero"`
	Complex   *ItemBody                       `json:"complex,omitzero"`
	Slot      AnyAttachment                   `json:"slot,omitzero"`
	Slots     []AnyAttachment                 `json:"slots,omitzero"`
	Complexes []ItemBody                      `json:"complexes,omitzero"`
	Strings   []string                        `json:"strings,omitzero"`
	Int32s    []int32                         `json:"int32s,omitzero"`
	Int64s    []int64                         `json:"int64s,omitzero"`
	Bytes     []uint8                         `json:"bytes,omitzero"`
	Doubles   []float64                       `json:"doubles,omitzero"`
	Times     []time.Time                     `json:"times,omitzero"`
	Binaries  []graph.Binary                  `json:"binaries,omitzero"`
	Enums     []Importance                    `json:"enums,omitzero"`
	Matrix    [][]int32                       `json:"matrix,omitzero"`
	Extra     graph.Extra                     `json:"-" odata:"#microsoft.graph.kinds"`
}

func (m *Kinds) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Kinds) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

// Opaque is a type that is mentioned and described nowhere.
type Opaque struct {
	Extra graph.Extra `json:"-" odata:"#microsoft.graph.opaque"`
}

func (m *Opaque) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m Opaque) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type EventUpdate struct {
	Subject  graph.Nullable[string] `json:"subject,omitzero"`
	Body     *ItemBody              `json:"body,omitzero"`
	Location *ItemBody              `json:"location,omitzero"`
	Extra    graph.Extra            `json:"-" odata:"#microsoft.graph.event"`
}

func (m *EventUpdate) UnmarshalJSON(b []byte) error { return graph.Unmarshal(b, m) }
func (m EventUpdate) MarshalJSON() ([]byte, error)  { return graph.Marshal(m) }

type eventFields struct {
	_               [0]func()
	ID              graph.StringProperty
	Subject         graph.StringProperty
	IsCancelled     graph.BoolProperty
	Reminder        graph.IntProperty
	CreatedDateTime graph.TimeProperty
	Importance      graph.EnumProperty[Importance]
	Categories      graph.StringsProperty
	Body            graph.Property
	Series          graph.GUIDProperty
	Day             graph.DateProperty
	Score           graph.FloatProperty
	Attachments     graph.NavigationProperty
}

var EventFields = eventFields{
	ID: "id", Subject: "subject", IsCancelled: "isCancelled", Reminder: "reminderMinutesBeforeStart", CreatedDateTime: "createdDateTime",
	Importance: "importance", Categories: "categories", Body: "body", Series: "seriesId", Day: "day", Score: "score", Attachments: "attachments",
}
