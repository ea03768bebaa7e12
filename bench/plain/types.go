// Package plain is what one writes by hand for the answers of package payload: structs of pointers, and a decoder and encoder of
// jx for each.
package plain

import "time"

// Page is one page of a collection.
type Page[T any] struct {
	NextLink string `json:"@odata.nextLink,omitempty"`
	Value    []T    `json:"value"`
}

// User is a user with the 48 properties of payload.User.
type User struct {
	AccountEnabled                 *bool            `json:"accountEnabled,omitempty"`
	AgeGroup                       *string          `json:"ageGroup,omitempty"`
	BusinessPhones                 []string         `json:"businessPhones,omitempty"`
	City                           *string          `json:"city,omitempty"`
	CompanyName                    *string          `json:"companyName,omitempty"`
	ConsentProvidedForMinor        *string          `json:"consentProvidedForMinor,omitempty"`
	Country                        *string          `json:"country,omitempty"`
	CreatedDateTime                *time.Time       `json:"createdDateTime,omitempty"`
	CreationType                   *string          `json:"creationType,omitempty"`
	DeletedDateTime                *time.Time       `json:"deletedDateTime,omitempty"`
	Department                     *string          `json:"department,omitempty"`
	DisplayName                    *string          `json:"displayName,omitempty"`
	EmployeeHireDate               *time.Time       `json:"employeeHireDate,omitempty"`
	EmployeeID                     *string          `json:"employeeId,omitempty"`
	ExternalUserState              *string          `json:"externalUserState,omitempty"`
	FaxNumber                      *string          `json:"faxNumber,omitempty"`
	GivenName                      *string          `json:"givenName,omitempty"`
	ID                             *string          `json:"id,omitempty"`
	ImAddresses                    []string         `json:"imAddresses,omitempty"`
	IsResourceAccount              *bool            `json:"isResourceAccount,omitempty"`
	JobTitle                       *string          `json:"jobTitle,omitempty"`
	LastPasswordChangeDateTime     *time.Time       `json:"lastPasswordChangeDateTime,omitempty"`
	LegalAgeGroupClassification    *string          `json:"legalAgeGroupClassification,omitempty"`
	Mail                           *string          `json:"mail,omitempty"`
	MailNickname                   *string          `json:"mailNickname,omitempty"`
	MobilePhone                    *string          `json:"mobilePhone,omitempty"`
	OfficeLocation                 *string          `json:"officeLocation,omitempty"`
	OnPremisesDistinguishedName    *string          `json:"onPremisesDistinguishedName,omitempty"`
	OnPremisesDomainName           *string          `json:"onPremisesDomainName,omitempty"`
	OnPremisesImmutableID          *string          `json:"onPremisesImmutableId,omitempty"`
	OnPremisesLastSyncDateTime     *time.Time       `json:"onPremisesLastSyncDateTime,omitempty"`
	OnPremisesSamAccountName       *string          `json:"onPremisesSamAccountName,omitempty"`
	OnPremisesSecurityIdentifier   *string          `json:"onPremisesSecurityIdentifier,omitempty"`
	OnPremisesSyncEnabled          *bool            `json:"onPremisesSyncEnabled,omitempty"`
	OnPremisesUserPrincipalName    *string          `json:"onPremisesUserPrincipalName,omitempty"`
	OtherMails                     []string         `json:"otherMails,omitempty"`
	PasswordProfile                *PasswordProfile `json:"passwordProfile,omitempty"`
	PostalCode                     *string          `json:"postalCode,omitempty"`
	PreferredLanguage              *string          `json:"preferredLanguage,omitempty"`
	ProxyAddresses                 []string         `json:"proxyAddresses,omitempty"`
	RefreshTokensValidFromDateTime *time.Time       `json:"refreshTokensValidFromDateTime,omitempty"`
	ShowInAddressList              *bool            `json:"showInAddressList,omitempty"`
	State                          *string          `json:"state,omitempty"`
	StreetAddress                  *string          `json:"streetAddress,omitempty"`
	Surname                        *string          `json:"surname,omitempty"`
	UsageLocation                  *string          `json:"usageLocation,omitempty"`
	UserPrincipalName              *string          `json:"userPrincipalName,omitempty"`
	UserType                       *string          `json:"userType,omitempty"`
}

// PasswordProfile is part of them.
type PasswordProfile struct {
	ForceChangePasswordNextSignIn *bool   `json:"forceChangePasswordNextSignIn,omitempty"`
	Password                      *string `json:"password,omitempty"`
}

// Event is an event with the properties of payload.Event.
type Event struct {
	ID                         *string           `json:"id,omitempty"`
	CreatedDateTime            *time.Time        `json:"createdDateTime,omitempty"`
	Subject                    *string           `json:"subject,omitempty"`
	BodyPreview                *string           `json:"bodyPreview,omitempty"`
	Importance                 *string           `json:"importance,omitempty"`
	Sensitivity                *string           `json:"sensitivity,omitempty"`
	ShowAs                     *string           `json:"showAs,omitempty"`
	Type                       *string           `json:"type,omitempty"`
	IsAllDay                   *bool             `json:"isAllDay,omitempty"`
	IsCancelled                *bool             `json:"isCancelled,omitempty"`
	IsOrganizer                *bool             `json:"isOrganizer,omitempty"`
	HasAttachments             *bool             `json:"hasAttachments,omitempty"`
	ReminderMinutesBeforeStart *int32            `json:"reminderMinutesBeforeStart,omitempty"`
	SeriesMasterID             *string           `json:"seriesMasterId,omitempty"`
	WebLink                    *string           `json:"webLink,omitempty"`
	Categories                 []string          `json:"categories,omitempty"`
	Body                       *ItemBody         `json:"body,omitempty"`
	Start                      *DateTimeTimeZone `json:"start,omitempty"`
	End                        *DateTimeTimeZone `json:"end,omitempty"`
	Location                   *Location         `json:"location,omitempty"`
	Locations                  []Location        `json:"locations,omitempty"`
	Recurrence                 *Recurrence       `json:"recurrence,omitempty"`
	Attendees                  []Attendee        `json:"attendees,omitempty"`
	Organizer                  *Recipient        `json:"organizer,omitempty"`
	ResponseStatus             *ResponseStatus   `json:"responseStatus,omitempty"`
}

// ItemBody is part of them.
type ItemBody struct {
	ContentType *string `json:"contentType,omitempty"`
	Content     *string `json:"content,omitempty"`
}

// DateTimeTimeZone is part of them.
type DateTimeTimeZone struct {
	DateTime *string `json:"dateTime,omitempty"`
	TimeZone *string `json:"timeZone,omitempty"`
}

// Location is part of them.
type Location struct {
	DisplayName  *string      `json:"displayName,omitempty"`
	LocationType *string      `json:"locationType,omitempty"`
	UniqueID     *string      `json:"uniqueId,omitempty"`
	UniqueIdType *string      `json:"uniqueIdType,omitempty"`
	Address      *Address     `json:"address,omitempty"`
	Coordinates  *Coordinates `json:"coordinates,omitempty"`
}

// Address is part of them.
type Address struct {
	Street          *string `json:"street,omitempty"`
	City            *string `json:"city,omitempty"`
	State           *string `json:"state,omitempty"`
	CountryOrRegion *string `json:"countryOrRegion,omitempty"`
	PostalCode      *string `json:"postalCode,omitempty"`
}

// Coordinates is part of them.
type Coordinates struct {
	Latitude  *float64 `json:"latitude,omitempty"`
	Longitude *float64 `json:"longitude,omitempty"`
}

// Recurrence is part of them.
type Recurrence struct {
	Pattern *RecurrencePattern `json:"pattern,omitempty"`
	Range   *RecurrenceRange   `json:"range,omitempty"`
}

// RecurrencePattern is part of them.
type RecurrencePattern struct {
	Type           *string  `json:"type,omitempty"`
	Interval       *int32   `json:"interval,omitempty"`
	Month          *int32   `json:"month,omitempty"`
	DayOfMonth     *int32   `json:"dayOfMonth,omitempty"`
	DaysOfWeek     []string `json:"daysOfWeek,omitempty"`
	FirstDayOfWeek *string  `json:"firstDayOfWeek,omitempty"`
	Index          *string  `json:"index,omitempty"`
}

// RecurrenceRange is part of them.
type RecurrenceRange struct {
	Type                *string `json:"type,omitempty"`
	StartDate           *string `json:"startDate,omitempty"`
	EndDate             *string `json:"endDate,omitempty"`
	RecurrenceTimeZone  *string `json:"recurrenceTimeZone,omitempty"`
	NumberOfOccurrences *int32  `json:"numberOfOccurrences,omitempty"`
}

// Attendee is part of them.
type Attendee struct {
	Type         *string         `json:"type,omitempty"`
	Status       *ResponseStatus `json:"status,omitempty"`
	EmailAddress *EmailAddress   `json:"emailAddress,omitempty"`
}

// Recipient is part of them.
type Recipient struct {
	EmailAddress *EmailAddress `json:"emailAddress,omitempty"`
}

// EmailAddress is part of them.
type EmailAddress struct {
	Name    *string `json:"name,omitempty"`
	Address *string `json:"address,omitempty"`
}

// ResponseStatus is part of them.
type ResponseStatus struct {
	Response *string    `json:"response,omitempty"`
	Time     *time.Time `json:"time,omitempty"`
}

// MailboxSettings are the settings of payload.MailboxSettings.
type MailboxSettings struct {
	TimeZone                *string           `json:"timeZone,omitempty"`
	DateFormat              *string           `json:"dateFormat,omitempty"`
	TimeFormat              *string           `json:"timeFormat,omitempty"`
	Language                *Language         `json:"language,omitempty"`
	AutomaticRepliesSetting *AutomaticReplies `json:"automaticRepliesSetting,omitempty"`
}

// Language is part of them.
type Language struct {
	Locale      *string `json:"locale,omitempty"`
	DisplayName *string `json:"displayName,omitempty"`
}

// AutomaticReplies is part of them.
type AutomaticReplies struct {
	Status                 *string           `json:"status,omitempty"`
	ExternalAudience       *string           `json:"externalAudience,omitempty"`
	InternalReplyMessage   *string           `json:"internalReplyMessage,omitempty"`
	ExternalReplyMessage   *string           `json:"externalReplyMessage,omitempty"`
	ScheduledStartDateTime *DateTimeTimeZone `json:"scheduledStartDateTime,omitempty"`
	ScheduledEndDateTime   *DateTimeTimeZone `json:"scheduledEndDateTime,omitempty"`
}
