package plain

import "github.com/go-faster/jx"

// DecodePage decodes one page of a collection.
func DecodePage[T any](b []byte, item func(*T, *jx.Decoder) error) (Page[T], error) {
	var page Page[T]
	d := jx.DecodeBytes(b)
	err := d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "@odata.nextLink":
			link, err := d.Str()
			page.NextLink = link
			return err
		case "value":
			return slice(d, &page.Value, item)
		default:
			return d.Skip()
		}
	})
	return page, err
}

// DecodeUser decodes one object.
func DecodeUser(v *User, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "accountEnabled":
			return boolean(d, &v.AccountEnabled)
		case "ageGroup":
			return text(d, &v.AgeGroup)
		case "businessPhones":
			return texts(d, &v.BusinessPhones)
		case "city":
			return text(d, &v.City)
		case "companyName":
			return text(d, &v.CompanyName)
		case "consentProvidedForMinor":
			return text(d, &v.ConsentProvidedForMinor)
		case "country":
			return text(d, &v.Country)
		case "createdDateTime":
			return instant(d, &v.CreatedDateTime)
		case "creationType":
			return text(d, &v.CreationType)
		case "deletedDateTime":
			return instant(d, &v.DeletedDateTime)
		case "department":
			return text(d, &v.Department)
		case "displayName":
			return text(d, &v.DisplayName)
		case "employeeHireDate":
			return instant(d, &v.EmployeeHireDate)
		case "employeeId":
			return text(d, &v.EmployeeID)
		case "externalUserState":
			return text(d, &v.ExternalUserState)
		case "faxNumber":
			return text(d, &v.FaxNumber)
		case "givenName":
			return text(d, &v.GivenName)
		case "id":
			return text(d, &v.ID)
		case "imAddresses":
			return texts(d, &v.ImAddresses)
		case "isResourceAccount":
			return boolean(d, &v.IsResourceAccount)
		case "jobTitle":
			return text(d, &v.JobTitle)
		case "lastPasswordChangeDateTime":
			return instant(d, &v.LastPasswordChangeDateTime)
		case "legalAgeGroupClassification":
			return text(d, &v.LegalAgeGroupClassification)
		case "mail":
			return text(d, &v.Mail)
		case "mailNickname":
			return text(d, &v.MailNickname)
		case "mobilePhone":
			return text(d, &v.MobilePhone)
		case "officeLocation":
			return text(d, &v.OfficeLocation)
		case "onPremisesDistinguishedName":
			return text(d, &v.OnPremisesDistinguishedName)
		case "onPremisesDomainName":
			return text(d, &v.OnPremisesDomainName)
		case "onPremisesImmutableId":
			return text(d, &v.OnPremisesImmutableID)
		case "onPremisesLastSyncDateTime":
			return instant(d, &v.OnPremisesLastSyncDateTime)
		case "onPremisesSamAccountName":
			return text(d, &v.OnPremisesSamAccountName)
		case "onPremisesSecurityIdentifier":
			return text(d, &v.OnPremisesSecurityIdentifier)
		case "onPremisesSyncEnabled":
			return boolean(d, &v.OnPremisesSyncEnabled)
		case "onPremisesUserPrincipalName":
			return text(d, &v.OnPremisesUserPrincipalName)
		case "otherMails":
			return texts(d, &v.OtherMails)
		case "passwordProfile":
			return object(d, &v.PasswordProfile, DecodePasswordProfile)
		case "postalCode":
			return text(d, &v.PostalCode)
		case "preferredLanguage":
			return text(d, &v.PreferredLanguage)
		case "proxyAddresses":
			return texts(d, &v.ProxyAddresses)
		case "refreshTokensValidFromDateTime":
			return instant(d, &v.RefreshTokensValidFromDateTime)
		case "showInAddressList":
			return boolean(d, &v.ShowInAddressList)
		case "state":
			return text(d, &v.State)
		case "streetAddress":
			return text(d, &v.StreetAddress)
		case "surname":
			return text(d, &v.Surname)
		case "usageLocation":
			return text(d, &v.UsageLocation)
		case "userPrincipalName":
			return text(d, &v.UserPrincipalName)
		case "userType":
			return text(d, &v.UserType)
		default:
			return d.Skip()
		}
	})
}

// DecodePasswordProfile decodes one object.
func DecodePasswordProfile(v *PasswordProfile, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "forceChangePasswordNextSignIn":
			return boolean(d, &v.ForceChangePasswordNextSignIn)
		case "password":
			return text(d, &v.Password)
		default:
			return d.Skip()
		}
	})
}

// DecodeEvent decodes one object.
func DecodeEvent(v *Event, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "id":
			return text(d, &v.ID)
		case "createdDateTime":
			return instant(d, &v.CreatedDateTime)
		case "subject":
			return text(d, &v.Subject)
		case "bodyPreview":
			return text(d, &v.BodyPreview)
		case "importance":
			return text(d, &v.Importance)
		case "sensitivity":
			return text(d, &v.Sensitivity)
		case "showAs":
			return text(d, &v.ShowAs)
		case "type":
			return text(d, &v.Type)
		case "isAllDay":
			return boolean(d, &v.IsAllDay)
		case "isCancelled":
			return boolean(d, &v.IsCancelled)
		case "isOrganizer":
			return boolean(d, &v.IsOrganizer)
		case "hasAttachments":
			return boolean(d, &v.HasAttachments)
		case "reminderMinutesBeforeStart":
			return integer(d, &v.ReminderMinutesBeforeStart)
		case "seriesMasterId":
			return text(d, &v.SeriesMasterID)
		case "webLink":
			return text(d, &v.WebLink)
		case "categories":
			return texts(d, &v.Categories)
		case "body":
			return object(d, &v.Body, DecodeItemBody)
		case "start":
			return object(d, &v.Start, DecodeDateTimeTimeZone)
		case "end":
			return object(d, &v.End, DecodeDateTimeTimeZone)
		case "location":
			return object(d, &v.Location, DecodeLocation)
		case "locations":
			return slice(d, &v.Locations, DecodeLocation)
		case "recurrence":
			return object(d, &v.Recurrence, DecodeRecurrence)
		case "attendees":
			return slice(d, &v.Attendees, DecodeAttendee)
		case "organizer":
			return object(d, &v.Organizer, DecodeRecipient)
		case "responseStatus":
			return object(d, &v.ResponseStatus, DecodeResponseStatus)
		default:
			return d.Skip()
		}
	})
}

// DecodeItemBody decodes one object.
func DecodeItemBody(v *ItemBody, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "contentType":
			return text(d, &v.ContentType)
		case "content":
			return text(d, &v.Content)
		default:
			return d.Skip()
		}
	})
}

// DecodeDateTimeTimeZone decodes one object.
func DecodeDateTimeTimeZone(v *DateTimeTimeZone, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "dateTime":
			return text(d, &v.DateTime)
		case "timeZone":
			return text(d, &v.TimeZone)
		default:
			return d.Skip()
		}
	})
}

// DecodeLocation decodes one object.
func DecodeLocation(v *Location, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "displayName":
			return text(d, &v.DisplayName)
		case "locationType":
			return text(d, &v.LocationType)
		case "uniqueId":
			return text(d, &v.UniqueID)
		case "uniqueIdType":
			return text(d, &v.UniqueIdType)
		case "address":
			return object(d, &v.Address, DecodeAddress)
		case "coordinates":
			return object(d, &v.Coordinates, DecodeCoordinates)
		default:
			return d.Skip()
		}
	})
}

// DecodeAddress decodes one object.
func DecodeAddress(v *Address, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "street":
			return text(d, &v.Street)
		case "city":
			return text(d, &v.City)
		case "state":
			return text(d, &v.State)
		case "countryOrRegion":
			return text(d, &v.CountryOrRegion)
		case "postalCode":
			return text(d, &v.PostalCode)
		default:
			return d.Skip()
		}
	})
}

// DecodeCoordinates decodes one object.
func DecodeCoordinates(v *Coordinates, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "latitude":
			return number(d, &v.Latitude)
		case "longitude":
			return number(d, &v.Longitude)
		default:
			return d.Skip()
		}
	})
}

// DecodeRecurrence decodes one object.
func DecodeRecurrence(v *Recurrence, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "pattern":
			return object(d, &v.Pattern, DecodeRecurrencePattern)
		case "range":
			return object(d, &v.Range, DecodeRecurrenceRange)
		default:
			return d.Skip()
		}
	})
}

// DecodeRecurrencePattern decodes one object.
func DecodeRecurrencePattern(v *RecurrencePattern, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "type":
			return text(d, &v.Type)
		case "interval":
			return integer(d, &v.Interval)
		case "month":
			return integer(d, &v.Month)
		case "dayOfMonth":
			return integer(d, &v.DayOfMonth)
		case "daysOfWeek":
			return texts(d, &v.DaysOfWeek)
		case "firstDayOfWeek":
			return text(d, &v.FirstDayOfWeek)
		case "index":
			return text(d, &v.Index)
		default:
			return d.Skip()
		}
	})
}

// DecodeRecurrenceRange decodes one object.
func DecodeRecurrenceRange(v *RecurrenceRange, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "type":
			return text(d, &v.Type)
		case "startDate":
			return text(d, &v.StartDate)
		case "endDate":
			return text(d, &v.EndDate)
		case "recurrenceTimeZone":
			return text(d, &v.RecurrenceTimeZone)
		case "numberOfOccurrences":
			return integer(d, &v.NumberOfOccurrences)
		default:
			return d.Skip()
		}
	})
}

// DecodeAttendee decodes one object.
func DecodeAttendee(v *Attendee, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "type":
			return text(d, &v.Type)
		case "status":
			return object(d, &v.Status, DecodeResponseStatus)
		case "emailAddress":
			return object(d, &v.EmailAddress, DecodeEmailAddress)
		default:
			return d.Skip()
		}
	})
}

// DecodeRecipient decodes one object.
func DecodeRecipient(v *Recipient, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "emailAddress":
			return object(d, &v.EmailAddress, DecodeEmailAddress)
		default:
			return d.Skip()
		}
	})
}

// DecodeEmailAddress decodes one object.
func DecodeEmailAddress(v *EmailAddress, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "name":
			return text(d, &v.Name)
		case "address":
			return text(d, &v.Address)
		default:
			return d.Skip()
		}
	})
}

// DecodeResponseStatus decodes one object.
func DecodeResponseStatus(v *ResponseStatus, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "response":
			return text(d, &v.Response)
		case "time":
			return instant(d, &v.Time)
		default:
			return d.Skip()
		}
	})
}

// DecodeMailboxSettings decodes one object.
func DecodeMailboxSettings(v *MailboxSettings, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "timeZone":
			return text(d, &v.TimeZone)
		case "dateFormat":
			return text(d, &v.DateFormat)
		case "timeFormat":
			return text(d, &v.TimeFormat)
		case "language":
			return object(d, &v.Language, DecodeLanguage)
		case "automaticRepliesSetting":
			return object(d, &v.AutomaticRepliesSetting, DecodeAutomaticReplies)
		default:
			return d.Skip()
		}
	})
}

// DecodeLanguage decodes one object.
func DecodeLanguage(v *Language, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "locale":
			return text(d, &v.Locale)
		case "displayName":
			return text(d, &v.DisplayName)
		default:
			return d.Skip()
		}
	})
}

// DecodeAutomaticReplies decodes one object.
func DecodeAutomaticReplies(v *AutomaticReplies, d *jx.Decoder) error {
	return d.ObjBytes(func(d *jx.Decoder, key []byte) error {
		switch string(key) {
		case "status":
			return text(d, &v.Status)
		case "externalAudience":
			return text(d, &v.ExternalAudience)
		case "internalReplyMessage":
			return text(d, &v.InternalReplyMessage)
		case "externalReplyMessage":
			return text(d, &v.ExternalReplyMessage)
		case "scheduledStartDateTime":
			return object(d, &v.ScheduledStartDateTime, DecodeDateTimeTimeZone)
		case "scheduledEndDateTime":
			return object(d, &v.ScheduledEndDateTime, DecodeDateTimeTimeZone)
		default:
			return d.Skip()
		}
	})
}
