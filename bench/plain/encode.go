package plain

import "github.com/go-faster/jx"

// EncodeUser encodes one object.
func EncodeUser(v *User, e *jx.Encoder) {
	e.ObjStart()
	putBoolean(e, "accountEnabled", v.AccountEnabled)
	putText(e, "ageGroup", v.AgeGroup)
	putTexts(e, "businessPhones", v.BusinessPhones)
	putText(e, "city", v.City)
	putText(e, "companyName", v.CompanyName)
	putText(e, "consentProvidedForMinor", v.ConsentProvidedForMinor)
	putText(e, "country", v.Country)
	putInstant(e, "createdDateTime", v.CreatedDateTime)
	putText(e, "creationType", v.CreationType)
	putInstant(e, "deletedDateTime", v.DeletedDateTime)
	putText(e, "department", v.Department)
	putText(e, "displayName", v.DisplayName)
	putInstant(e, "employeeHireDate", v.EmployeeHireDate)
	putText(e, "employeeId", v.EmployeeID)
	putText(e, "externalUserState", v.ExternalUserState)
	putText(e, "faxNumber", v.FaxNumber)
	putText(e, "givenName", v.GivenName)
	putText(e, "id", v.ID)
	putTexts(e, "imAddresses", v.ImAddresses)
	putBoolean(e, "isResourceAccount", v.IsResourceAccount)
	putText(e, "jobTitle", v.JobTitle)
	putInstant(e, "lastPasswordChangeDateTime", v.LastPasswordChangeDateTime)
	putText(e, "legalAgeGroupClassification", v.LegalAgeGroupClassification)
	putText(e, "mail", v.Mail)
	putText(e, "mailNickname", v.MailNickname)
	putText(e, "mobilePhone", v.MobilePhone)
	putText(e, "officeLocation", v.OfficeLocation)
	putText(e, "onPremisesDistinguishedName", v.OnPremisesDistinguishedName)
	putText(e, "onPremisesDomainName", v.OnPremisesDomainName)
	putText(e, "onPremisesImmutableId", v.OnPremisesImmutableID)
	putInstant(e, "onPremisesLastSyncDateTime", v.OnPremisesLastSyncDateTime)
	putText(e, "onPremisesSamAccountName", v.OnPremisesSamAccountName)
	putText(e, "onPremisesSecurityIdentifier", v.OnPremisesSecurityIdentifier)
	putBoolean(e, "onPremisesSyncEnabled", v.OnPremisesSyncEnabled)
	putText(e, "onPremisesUserPrincipalName", v.OnPremisesUserPrincipalName)
	putTexts(e, "otherMails", v.OtherMails)
	putObject(e, "passwordProfile", v.PasswordProfile, EncodePasswordProfile)
	putText(e, "postalCode", v.PostalCode)
	putText(e, "preferredLanguage", v.PreferredLanguage)
	putTexts(e, "proxyAddresses", v.ProxyAddresses)
	putInstant(e, "refreshTokensValidFromDateTime", v.RefreshTokensValidFromDateTime)
	putBoolean(e, "showInAddressList", v.ShowInAddressList)
	putText(e, "state", v.State)
	putText(e, "streetAddress", v.StreetAddress)
	putText(e, "surname", v.Surname)
	putText(e, "usageLocation", v.UsageLocation)
	putText(e, "userPrincipalName", v.UserPrincipalName)
	putText(e, "userType", v.UserType)
	e.ObjEnd()
}

// EncodePasswordProfile encodes one object.
func EncodePasswordProfile(v *PasswordProfile, e *jx.Encoder) {
	e.ObjStart()
	putBoolean(e, "forceChangePasswordNextSignIn", v.ForceChangePasswordNextSignIn)
	putText(e, "password", v.Password)
	e.ObjEnd()
}

// EncodeEvent encodes one object.
func EncodeEvent(v *Event, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "id", v.ID)
	putInstant(e, "createdDateTime", v.CreatedDateTime)
	putText(e, "subject", v.Subject)
	putText(e, "bodyPreview", v.BodyPreview)
	putText(e, "importance", v.Importance)
	putText(e, "sensitivity", v.Sensitivity)
	putText(e, "showAs", v.ShowAs)
	putText(e, "type", v.Type)
	putBoolean(e, "isAllDay", v.IsAllDay)
	putBoolean(e, "isCancelled", v.IsCancelled)
	putBoolean(e, "isOrganizer", v.IsOrganizer)
	putBoolean(e, "hasAttachments", v.HasAttachments)
	putInteger(e, "reminderMinutesBeforeStart", v.ReminderMinutesBeforeStart)
	putText(e, "seriesMasterId", v.SeriesMasterID)
	putText(e, "webLink", v.WebLink)
	putTexts(e, "categories", v.Categories)
	putObject(e, "body", v.Body, EncodeItemBody)
	putObject(e, "start", v.Start, EncodeDateTimeTimeZone)
	putObject(e, "end", v.End, EncodeDateTimeTimeZone)
	putObject(e, "location", v.Location, EncodeLocation)
	putSlice(e, "locations", v.Locations, EncodeLocation)
	putObject(e, "recurrence", v.Recurrence, EncodeRecurrence)
	putSlice(e, "attendees", v.Attendees, EncodeAttendee)
	putObject(e, "organizer", v.Organizer, EncodeRecipient)
	putObject(e, "responseStatus", v.ResponseStatus, EncodeResponseStatus)
	e.ObjEnd()
}

// EncodeItemBody encodes one object.
func EncodeItemBody(v *ItemBody, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "contentType", v.ContentType)
	putText(e, "content", v.Content)
	e.ObjEnd()
}

// EncodeDateTimeTimeZone encodes one object.
func EncodeDateTimeTimeZone(v *DateTimeTimeZone, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "dateTime", v.DateTime)
	putText(e, "timeZone", v.TimeZone)
	e.ObjEnd()
}

// EncodeLocation encodes one object.
func EncodeLocation(v *Location, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "displayName", v.DisplayName)
	putText(e, "locationType", v.LocationType)
	putText(e, "uniqueId", v.UniqueID)
	putText(e, "uniqueIdType", v.UniqueIdType)
	putObject(e, "address", v.Address, EncodeAddress)
	putObject(e, "coordinates", v.Coordinates, EncodeCoordinates)
	e.ObjEnd()
}

// EncodeAddress encodes one object.
func EncodeAddress(v *Address, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "street", v.Street)
	putText(e, "city", v.City)
	putText(e, "state", v.State)
	putText(e, "countryOrRegion", v.CountryOrRegion)
	putText(e, "postalCode", v.PostalCode)
	e.ObjEnd()
}

// EncodeCoordinates encodes one object.
func EncodeCoordinates(v *Coordinates, e *jx.Encoder) {
	e.ObjStart()
	putNumber(e, "latitude", v.Latitude)
	putNumber(e, "longitude", v.Longitude)
	e.ObjEnd()
}

// EncodeRecurrence encodes one object.
func EncodeRecurrence(v *Recurrence, e *jx.Encoder) {
	e.ObjStart()
	putObject(e, "pattern", v.Pattern, EncodeRecurrencePattern)
	putObject(e, "range", v.Range, EncodeRecurrenceRange)
	e.ObjEnd()
}

// EncodeRecurrencePattern encodes one object.
func EncodeRecurrencePattern(v *RecurrencePattern, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "type", v.Type)
	putInteger(e, "interval", v.Interval)
	putInteger(e, "month", v.Month)
	putInteger(e, "dayOfMonth", v.DayOfMonth)
	putTexts(e, "daysOfWeek", v.DaysOfWeek)
	putText(e, "firstDayOfWeek", v.FirstDayOfWeek)
	putText(e, "index", v.Index)
	e.ObjEnd()
}

// EncodeRecurrenceRange encodes one object.
func EncodeRecurrenceRange(v *RecurrenceRange, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "type", v.Type)
	putText(e, "startDate", v.StartDate)
	putText(e, "endDate", v.EndDate)
	putText(e, "recurrenceTimeZone", v.RecurrenceTimeZone)
	putInteger(e, "numberOfOccurrences", v.NumberOfOccurrences)
	e.ObjEnd()
}

// EncodeAttendee encodes one object.
func EncodeAttendee(v *Attendee, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "type", v.Type)
	putObject(e, "status", v.Status, EncodeResponseStatus)
	putObject(e, "emailAddress", v.EmailAddress, EncodeEmailAddress)
	e.ObjEnd()
}

// EncodeRecipient encodes one object.
func EncodeRecipient(v *Recipient, e *jx.Encoder) {
	e.ObjStart()
	putObject(e, "emailAddress", v.EmailAddress, EncodeEmailAddress)
	e.ObjEnd()
}

// EncodeEmailAddress encodes one object.
func EncodeEmailAddress(v *EmailAddress, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "name", v.Name)
	putText(e, "address", v.Address)
	e.ObjEnd()
}

// EncodeResponseStatus encodes one object.
func EncodeResponseStatus(v *ResponseStatus, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "response", v.Response)
	putInstant(e, "time", v.Time)
	e.ObjEnd()
}

// EncodeMailboxSettings encodes one object.
func EncodeMailboxSettings(v *MailboxSettings, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "timeZone", v.TimeZone)
	putText(e, "dateFormat", v.DateFormat)
	putText(e, "timeFormat", v.TimeFormat)
	putObject(e, "language", v.Language, EncodeLanguage)
	putObject(e, "automaticRepliesSetting", v.AutomaticRepliesSetting, EncodeAutomaticReplies)
	e.ObjEnd()
}

// EncodeLanguage encodes one object.
func EncodeLanguage(v *Language, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "locale", v.Locale)
	putText(e, "displayName", v.DisplayName)
	e.ObjEnd()
}

// EncodeAutomaticReplies encodes one object.
func EncodeAutomaticReplies(v *AutomaticReplies, e *jx.Encoder) {
	e.ObjStart()
	putText(e, "status", v.Status)
	putText(e, "externalAudience", v.ExternalAudience)
	putText(e, "internalReplyMessage", v.InternalReplyMessage)
	putText(e, "externalReplyMessage", v.ExternalReplyMessage)
	putObject(e, "scheduledStartDateTime", v.ScheduledStartDateTime, EncodeDateTimeTimeZone)
	putObject(e, "scheduledEndDateTime", v.ScheduledEndDateTime, EncodeDateTimeTimeZone)
	e.ObjEnd()
}
