package ir

// ChangeKind classes an announced change by what it does to callers.
type ChangeKind string

// The kinds of change.
const (
	ChangeTemporaryReplacement ChangeKind = "temporaryReplacement" // goes away for a while, and Replacement stands in until it is back
	ChangeOutage               ChangeKind = "outage"               // goes away for a while, and nothing stands in
	ChangeReplacement          ChangeKind = "replacement"          // Replacement takes its place for good: also a new name
	ChangeRemoval              ChangeKind = "removal"              // goes away for good
	ChangeDeprecation          ChangeKind = "deprecation"          // still works, and should not be used any more
	ChangeOther                ChangeKind = "change"               // works in another way
)

// Change is one announced change.
type Change struct {
	API             string          `json:"api" yaml:"api"`                       // what changes: the documented name of a property, type or operation, or a path
	Type            string          `json:"type,omitempty" yaml:"type,omitempty"` // the type that the announcement says API belongs to
	Replacement     string          `json:"replacement" yaml:"replacement"`       // "" for none
	Kind            ChangeKind      `json:"kind" yaml:"kind"`
	Version         string          `json:"version" yaml:"version"`                                 // of the API
	Effective       string          `json:"effective" yaml:"effective"`                             // a date, YYYY-MM-DD; "" when the announcement gives none
	DurationWeeks   int             `json:"durationWeeks,omitempty" yaml:"durationWeeks,omitempty"` // at most, of a change for a while; 0 when unknown
	Error           *AnnouncedError `json:"error,omitempty" yaml:"error,omitempty"`                 // what calls get from Effective on
	RemoveAfterDays int             `json:"removeAfterDays" yaml:"removeAfterDays"`                 // until a temporary replacement, or else the deprecated API itself, is removed
	Source          Source          `json:"source" yaml:"source"`
}

// AnnouncedError is the error that an announcement tells callers to expect. Fields that it leaves out are zero.
type AnnouncedError struct {
	Status  int    `json:"status" yaml:"status"`
	Code    string `json:"code" yaml:"code"`
	Message string `json:"message" yaml:"message"`
}
