// Package payload makes the JSON that the benchmarks decode: what the service sends, by shape and size, with invented values. The
// same call gives the same bytes.
package payload

import (
	"fmt"
	"strings"
)

// UserProperties are the 48 properties of a user, in the order in which they are sent: not that of any struct.
var UserProperties = strings.Fields(`accountEnabled ageGroup businessPhones city companyName consentProvidedForMinor country createdDateTime
	creationType deletedDateTime department displayName employeeHireDate employeeId externalUserState faxNumber givenName id imAddresses
	isResourceAccount jobTitle lastPasswordChangeDateTime legalAgeGroupClassification mail mailNickname mobilePhone officeLocation
	onPremisesDistinguishedName onPremisesDomainName onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName
	onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails passwordProfile postalCode
	preferredLanguage proxyAddresses refreshTokensValidFromDateTime showInAddressList state streetAddress surname usageLocation
	userPrincipalName userType`)

// User returns a user with 48 properties, some of them null, and an annotation.
func User(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"@odata.id":"https://graph.microsoft.com/v2/directoryObjects/%08d/Microsoft.DirectoryServices.User"`, i)
	for n, name := range UserProperties {
		b.WriteString(`,"` + name + `":`)
		switch {
		case strings.HasSuffix(name, "DateTime") || name == "employeeHireDate":
			fmt.Fprintf(&b, `"2026-%02d-%02dT08:%02d:00Z"`, n%12+1, n%28+1, i%60)
		case name == "accountEnabled", strings.HasPrefix(name, "is"), strings.HasPrefix(name, "show"), strings.HasSuffix(name, "Enabled"):
			b.WriteString("true")
		case name == "businessPhones", name == "otherMails", strings.HasSuffix(name, "Addresses"):
			fmt.Fprintf(&b, `["+1 555 %07d","smtp:user%d@example.com"]`, i, i)
		case name == "passwordProfile":
			b.WriteString(`{"forceChangePasswordNextSignIn":false,"password":null}`)
		case n%9 == 0:
			b.WriteString("null")
		default:
			fmt.Fprintf(&b, `"%s of user number %d"`, name, i)
		}
	}
	b.WriteByte('}')
	return b.String()
}

// Event returns an event with a body, six attendees, two locations and, every other one, a recurrence.
func Event(i int) string {
	var people []string
	for n := range 6 {
		people = append(people, fmt.Sprintf(`{"type":"required","status":{"response":"none","time":"0001-01-01T00:00:00Z"},`+
			`"emailAddress":{"name":"Person %d","address":"person%d@example.com"}}`, n, n))
	}
	location := fmt.Sprintf(`{"displayName":"Room %d","locationType":"default","uniqueId":"room-%d","uniqueIdType":"private",`+
		`"address":{"street":"%d High Street","city":"Springfield","state":"Ohio","countryOrRegion":"US","postalCode":"%05d"},`+
		`"coordinates":{"latitude":39.92%d,"longitude":-83.8%d}}`, i, i, i, i, i, i)
	recurrence := "null"
	if i%2 == 1 {
		recurrence = `{"pattern":{"type":"weekly","interval":1,"month":0,"dayOfMonth":0,"daysOfWeek":["monday","thursday"],"firstDayOfWeek":"sunday","index":"first"},` +
			`"range":{"type":"endDate","startDate":"2026-04-01","endDate":"2026-10-01","recurrenceTimeZone":"UTC","numberOfOccurrences":0}}`
	}
	body := strings.Repeat(`<div class=\"text\">A line of text, as mail has it.</div>\r\n`, 30)
	return fmt.Sprintf(`{"@odata.etag":"W/\"%d\"","id":"AAMkAGI%dAAA=","createdDateTime":"2026-03-31T08:00:00.1234567Z","subject":"Meeting %d",`+
		`"bodyPreview":"A line of text","importance":"normal","sensitivity":"normal","showAs":"busy","type":"singleInstance","isAllDay":false,`+
		`"isCancelled":false,"isOrganizer":true,"hasAttachments":false,"reminderMinutesBeforeStart":15,"seriesMasterId":null,"webLink":"https://example.com/event/%d",`+
		`"categories":["Blue","Green"],"body":{"contentType":"html","content":"%s"},"start":{"dateTime":"2026-04-01T10:00:00.0000000","timeZone":"UTC"},`+
		`"end":{"dateTime":"2026-04-01T11:00:00.0000000","timeZone":"UTC"},"location":%s,"locations":[%s,%s],"recurrence":%s,"attendees":[%s],`+
		`"organizer":{"emailAddress":{"name":"Person 0","address":"person0@example.com"}},"responseStatus":{"response":"organizer","time":"0001-01-01T00:00:00Z"}}`,
		i, i, i, i, body, location, location, location, recurrence, strings.Join(people, ","))
}

// MailboxSettings returns the settings of a mailbox.
func MailboxSettings() string {
	return `{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#Me/mailboxSettings","timeZone":"UTC","dateFormat":"yyyy-MM-dd","timeFormat":"HH:mm",` +
		`"language":{"locale":"en-US","displayName":"English (United States)"},"automaticRepliesSetting":{"status":"scheduled","externalAudience":"all",` +
		`"internalReplyMessage":"I am away.","externalReplyMessage":"I am away.","scheduledStartDateTime":{"dateTime":"2026-04-01T10:00:00.0000000","timeZone":"UTC"},` +
		`"scheduledEndDateTime":{"dateTime":"2026-04-08T10:00:00.0000000","timeZone":"UTC"}}}`
}

// Page returns an answer with n items and a link to the next one.
func Page(n int, item func(int) string) []byte {
	items := make([]string, n)
	for i := range items {
		items[i] = item(i)
	}
	return []byte(`{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","@odata.nextLink":"https://graph.microsoft.com/v1.0/x?$skiptoken=1","value":[` + strings.Join(items, ",") + `]}`)
}
