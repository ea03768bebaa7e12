package graph_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
	"time"

	"github.com/graphgen/graphgen/graph"
)

// The benchmarks decode and encode the same JSON with this package and with
// encoding/json into a struct of pointers, as one writes it by hand.

type benchUser struct {
	Id                             graph.Nullable[string]    `json:"id,omitzero"`
	DisplayName                    graph.Nullable[string]    `json:"displayName,omitzero"`
	GivenName                      graph.Nullable[string]    `json:"givenName,omitzero"`
	Surname                        graph.Nullable[string]    `json:"surname,omitzero"`
	Mail                           graph.Nullable[string]    `json:"mail,omitzero"`
	UserPrincipalName              graph.Nullable[string]    `json:"userPrincipalName,omitzero"`
	JobTitle                       graph.Nullable[string]    `json:"jobTitle,omitzero"`
	Department                     graph.Nullable[string]    `json:"department,omitzero"`
	OfficeLocation                 graph.Nullable[string]    `json:"officeLocation,omitzero"`
	MobilePhone                    graph.Nullable[string]    `json:"mobilePhone,omitzero"`
	CompanyName                    graph.Nullable[string]    `json:"companyName,omitzero"`
	EmployeeId                     graph.Nullable[string]    `json:"employeeId,omitzero"`
	City                           graph.Nullable[string]    `json:"city,omitzero"`
	Country                        graph.Nullable[string]    `json:"country,omitzero"`
	State                          graph.Nullable[string]    `json:"state,omitzero"`
	StreetAddress                  graph.Nullable[string]    `json:"streetAddress,omitzero"`
	PostalCode                     graph.Nullable[string]    `json:"postalCode,omitzero"`
	PreferredLanguage              graph.Nullable[string]    `json:"preferredLanguage,omitzero"`
	UsageLocation                  graph.Nullable[string]    `json:"usageLocation,omitzero"`
	UserType                       graph.Nullable[string]    `json:"userType,omitzero"`
	MailNickname                   graph.Nullable[string]    `json:"mailNickname,omitzero"`
	OnPremisesDistinguishedName    graph.Nullable[string]    `json:"onPremisesDistinguishedName,omitzero"`
	OnPremisesDomainName           graph.Nullable[string]    `json:"onPremisesDomainName,omitzero"`
	OnPremisesImmutableId          graph.Nullable[string]    `json:"onPremisesImmutableId,omitzero"`
	OnPremisesSamAccountName       graph.Nullable[string]    `json:"onPremisesSamAccountName,omitzero"`
	OnPremisesSecurityIdentifier   graph.Nullable[string]    `json:"onPremisesSecurityIdentifier,omitzero"`
	OnPremisesUserPrincipalName    graph.Nullable[string]    `json:"onPremisesUserPrincipalName,omitzero"`
	ExternalUserState              graph.Nullable[string]    `json:"externalUserState,omitzero"`
	AgeGroup                       graph.Nullable[string]    `json:"ageGroup,omitzero"`
	ConsentProvidedForMinor        graph.Nullable[string]    `json:"consentProvidedForMinor,omitzero"`
	LegalAgeGroupClassification    graph.Nullable[string]    `json:"legalAgeGroupClassification,omitzero"`
	CreationType                   graph.Nullable[string]    `json:"creationType,omitzero"`
	FaxNumber                      graph.Nullable[string]    `json:"faxNumber,omitzero"`
	CreatedDateTime                graph.Nullable[time.Time] `json:"createdDateTime,omitzero"`
	DeletedDateTime                graph.Nullable[time.Time] `json:"deletedDateTime,omitzero"`
	LastPasswordChangeDateTime     graph.Nullable[time.Time] `json:"lastPasswordChangeDateTime,omitzero"`
	OnPremisesLastSyncDateTime     graph.Nullable[time.Time] `json:"onPremisesLastSyncDateTime,omitzero"`
	RefreshTokensValidFromDateTime graph.Nullable[time.Time] `json:"refreshTokensValidFromDateTime,omitzero"`
	EmployeeHireDate               graph.Nullable[time.Time] `json:"employeeHireDate,omitzero"`
	AccountEnabled                 graph.Nullable[bool]      `json:"accountEnabled,omitzero"`
	IsResourceAccount              graph.Nullable[bool]      `json:"isResourceAccount,omitzero"`
	OnPremisesSyncEnabled          graph.Nullable[bool]      `json:"onPremisesSyncEnabled,omitzero"`
	ShowInAddressList              graph.Nullable[bool]      `json:"showInAddressList,omitzero"`
	BusinessPhones                 []string                  `json:"businessPhones,omitzero"`
	ImAddresses                    []string                  `json:"imAddresses,omitzero"`
	OtherMails                     []string                  `json:"otherMails,omitzero"`
	ProxyAddresses                 []string                  `json:"proxyAddresses,omitzero"`
	PasswordProfile                *benchPassword            `json:"passwordProfile,omitzero"`
	Extra                          graph.Extra               `json:"-" odata:"#microsoft.graph.user"`
}

type benchPassword struct {
	ForceChange graph.Nullable[bool] `json:"forceChangePasswordNextSignIn,omitzero"`
	Extra       graph.Extra          `json:"-" odata:"#microsoft.graph.passwordProfile"`
}

type stdUser struct {
	Id                             *string      `json:"id,omitempty"`
	DisplayName                    *string      `json:"displayName,omitempty"`
	GivenName                      *string      `json:"givenName,omitempty"`
	Surname                        *string      `json:"surname,omitempty"`
	Mail                           *string      `json:"mail,omitempty"`
	UserPrincipalName              *string      `json:"userPrincipalName,omitempty"`
	JobTitle                       *string      `json:"jobTitle,omitempty"`
	Department                     *string      `json:"department,omitempty"`
	OfficeLocation                 *string      `json:"officeLocation,omitempty"`
	MobilePhone                    *string      `json:"mobilePhone,omitempty"`
	CompanyName                    *string      `json:"companyName,omitempty"`
	EmployeeId                     *string      `json:"employeeId,omitempty"`
	City                           *string      `json:"city,omitempty"`
	Country                        *string      `json:"country,omitempty"`
	State                          *string      `json:"state,omitempty"`
	StreetAddress                  *string      `json:"streetAddress,omitempty"`
	PostalCode                     *string      `json:"postalCode,omitempty"`
	PreferredLanguage              *string      `json:"preferredLanguage,omitempty"`
	UsageLocation                  *string      `json:"usageLocation,omitempty"`
	UserType                       *string      `json:"userType,omitempty"`
	MailNickname                   *string      `json:"mailNickname,omitempty"`
	OnPremisesDistinguishedName    *string      `json:"onPremisesDistinguishedName,omitempty"`
	OnPremisesDomainName           *string      `json:"onPremisesDomainName,omitempty"`
	OnPremisesImmutableId          *string      `json:"onPremisesImmutableId,omitempty"`
	OnPremisesSamAccountName       *string      `json:"onPremisesSamAccountName,omitempty"`
	OnPremisesSecurityIdentifier   *string      `json:"onPremisesSecurityIdentifier,omitempty"`
	OnPremisesUserPrincipalName    *string      `json:"onPremisesUserPrincipalName,omitempty"`
	ExternalUserState              *string      `json:"externalUserState,omitempty"`
	AgeGroup                       *string      `json:"ageGroup,omitempty"`
	ConsentProvidedForMinor        *string      `json:"consentProvidedForMinor,omitempty"`
	LegalAgeGroupClassification    *string      `json:"legalAgeGroupClassification,omitempty"`
	CreationType                   *string      `json:"creationType,omitempty"`
	FaxNumber                      *string      `json:"faxNumber,omitempty"`
	CreatedDateTime                *time.Time   `json:"createdDateTime,omitempty"`
	DeletedDateTime                *time.Time   `json:"deletedDateTime,omitempty"`
	LastPasswordChangeDateTime     *time.Time   `json:"lastPasswordChangeDateTime,omitempty"`
	OnPremisesLastSyncDateTime     *time.Time   `json:"onPremisesLastSyncDateTime,omitempty"`
	RefreshTokensValidFromDateTime *time.Time   `json:"refreshTokensValidFromDateTime,omitempty"`
	EmployeeHireDate               *time.Time   `json:"employeeHireDate,omitempty"`
	AccountEnabled                 *bool        `json:"accountEnabled,omitempty"`
	IsResourceAccount              *bool        `json:"isResourceAccount,omitempty"`
	OnPremisesSyncEnabled          *bool        `json:"onPremisesSyncEnabled,omitempty"`
	ShowInAddressList              *bool        `json:"showInAddressList,omitempty"`
	BusinessPhones                 []string     `json:"businessPhones,omitempty"`
	ImAddresses                    []string     `json:"imAddresses,omitempty"`
	OtherMails                     []string     `json:"otherMails,omitempty"`
	ProxyAddresses                 []string     `json:"proxyAddresses,omitempty"`
	PasswordProfile                *stdPassword `json:"passwordProfile,omitempty"`
}

type stdPassword struct {
	ForceChange *bool `json:"forceChangePasswordNextSignIn,omitempty"`
}

type stdBody struct {
	ContentType *string `json:"contentType,omitempty"`
	Content     *string `json:"content,omitempty"`
}

type stdDateTime struct {
	DateTime *string `json:"dateTime,omitempty"`
	TimeZone *string `json:"timeZone,omitempty"`
}

type stdAddress struct {
	Name    *string `json:"name,omitempty"`
	Address *string `json:"address,omitempty"`
}

type stdStatus struct {
	Response *string    `json:"response,omitempty"`
	Time     *time.Time `json:"time,omitempty"`
}

type stdAttendee struct {
	Status       *stdStatus  `json:"status,omitempty"`
	Type         *string     `json:"type,omitempty"`
	EmailAddress *stdAddress `json:"emailAddress,omitempty"`
}

type stdEvent struct {
	ID              *string       `json:"id,omitempty"`
	Subject         *string       `json:"subject,omitempty"`
	BodyPreview     *string       `json:"bodyPreview,omitempty"`
	IsAllDay        *bool         `json:"isAllDay,omitempty"`
	IsCancelled     *bool         `json:"isCancelled,omitempty"`
	Reminder        *int32        `json:"reminderMinutesBeforeStart,omitempty"`
	CreatedDateTime *time.Time    `json:"createdDateTime,omitempty"`
	Importance      *string       `json:"importance,omitempty"`
	Body            *stdBody      `json:"body,omitempty"`
	Start           *stdDateTime  `json:"start,omitempty"`
	End             *stdDateTime  `json:"end,omitempty"`
	Attendees       []stdAttendee `json:"attendees,omitempty"`
	Categories      []string      `json:"categories,omitempty"`
}

type stdPage[T any] struct {
	Value []T `json:"value"`
}

// userJSON returns a user as the service writes it: not in the order of the
// struct, with an annotation and a few nulls.
func userJSON(i int) string {
	var b strings.Builder
	fmt.Fprintf(&b, `{"@odata.id":"https://graph.microsoft.com/v2/directoryObjects/%08d/Microsoft.DirectoryServices.User"`, i)
	for n, name := range strings.Fields("accountEnabled ageGroup businessPhones city companyName consentProvidedForMinor country createdDateTime creationType deletedDateTime department displayName employeeHireDate employeeId externalUserState faxNumber givenName id imAddresses isResourceAccount jobTitle lastPasswordChangeDateTime legalAgeGroupClassification mail mailNickname mobilePhone officeLocation onPremisesDistinguishedName onPremisesDomainName onPremisesImmutableId onPremisesLastSyncDateTime onPremisesSamAccountName onPremisesSecurityIdentifier onPremisesSyncEnabled onPremisesUserPrincipalName otherMails postalCode preferredLanguage proxyAddresses refreshTokensValidFromDateTime showInAddressList state streetAddress surname usageLocation userPrincipalName userType") {
		b.WriteString(`,"` + name + `":`)
		switch {
		case strings.HasSuffix(name, "DateTime") || name == "employeeHireDate":
			fmt.Fprintf(&b, `"2026-%02d-%02dT08:%02d:00Z"`, n%12+1, n%28+1, i%60)
		case name == "accountEnabled" || strings.HasPrefix(name, "is") || strings.HasPrefix(name, "show") || strings.HasSuffix(name, "Enabled"):
			b.WriteString("true")
		case name == "businessPhones" || strings.HasSuffix(name, "Addresses") || name == "otherMails":
			fmt.Fprintf(&b, `["+1 555 %07d","smtp:user%d@example.com"]`, i, i)
		case n%9 == 0:
			b.WriteString("null")
		default:
			fmt.Fprintf(&b, `"%s of user number %d"`, name, i)
		}
	}
	b.WriteString(`,"passwordProfile":{"forceChangePasswordNextSignIn":false}}`)
	return b.String()
}

func eventJSON(i int) string {
	var people strings.Builder
	for n := range 6 {
		fmt.Fprintf(&people, `,{"type":"required","status":{"response":"none","time":"0001-01-01T00:00:00Z"},"emailAddress":{"name":"Person %d","address":"person%d@example.com"}}`, n, n)
	}
	body := strings.Repeat(`<div class=\"text\">A line of text, as mail has it.</div>\r\n`, 30)
	return fmt.Sprintf(`{"@odata.etag":"W/\"%d\"","id":"AAMkAGI%dAAA=","subject":"Meeting %d","bodyPreview":"A line of text","importance":"normal","isAllDay":false,"isCancelled":false,`+
		`"createdDateTime":"2026-03-31T08:00:00.1234567Z","reminderMinutesBeforeStart":15,"categories":["Blue","Green"],"body":{"contentType":"html","content":"%s"},`+
		`"start":{"dateTime":"2026-04-01T10:00:00.0000000","timeZone":"UTC"},"end":{"dateTime":"2026-04-01T11:00:00.0000000","timeZone":"UTC"},"attendees":[%s]}`,
		i, i, i, body, people.String()[1:])
}

func pageJSON(n int, item func(int) string) []byte {
	items := make([]string, n)
	for i := range items {
		items[i] = item(i)
	}
	return []byte(`{"@odata.context":"https://graph.microsoft.com/v1.0/$metadata#x","@odata.nextLink":"https://graph.microsoft.com/v1.0/x?$skiptoken=1","value":[` + strings.Join(items, ",") + `]}`)
}

func benchDecode(b *testing.B, text []byte, decode func([]byte) error) {
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	start := cpuTime()
	for b.Loop() {
		if err := decode(text); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(cpuTime()-start)/float64(b.N), "cpu-ns/op")
}

func BenchmarkDecode(b *testing.B) {
	users, events := pageJSON(999, userJSON), pageJSON(100, eventJSON)
	one := []byte(userJSON(1))
	b.Run("users/graph", func(b *testing.B) {
		benchDecode(b, users, func(t []byte) error { return graph.Unmarshal(t, new(graph.Page[*benchUser])) })
	})
	b.Run("users/std", func(b *testing.B) {
		benchDecode(b, users, func(t []byte) error { return json.Unmarshal(t, new(stdPage[stdUser])) })
	})
	b.Run("events/graph", func(b *testing.B) {
		benchDecode(b, events, func(t []byte) error { return graph.Unmarshal(t, new(graph.Page[*Event])) })
	})
	b.Run("events/std", func(b *testing.B) {
		benchDecode(b, events, func(t []byte) error { return json.Unmarshal(t, new(stdPage[stdEvent])) })
	})
	b.Run("user/graph", func(b *testing.B) {
		benchDecode(b, one, func(t []byte) error { return graph.Unmarshal(t, new(benchUser)) })
	})
	b.Run("user/std", func(b *testing.B) {
		benchDecode(b, one, func(t []byte) error { return json.Unmarshal(t, new(stdUser)) })
	})
}

func BenchmarkEncode(b *testing.B) {
	users := pageJSON(999, userJSON)
	var page graph.Page[*benchUser]
	var std stdPage[stdUser]
	if err := graph.Unmarshal(users, &page); err != nil {
		b.Fatal(err)
	}
	if err := json.Unmarshal(users, &std); err != nil {
		b.Fatal(err)
	}
	b.Run("users/graph", func(b *testing.B) {
		benchDecode(b, users, func([]byte) error { _, err := graph.Marshal(&page); return err })
	})
	b.Run("users/std", func(b *testing.B) {
		benchDecode(b, users, func([]byte) error { _, err := json.Marshal(&std); return err })
	})
	update := EventUpdate{Subject: graph.Value("New subject"), Extra: graph.Nulls("location")}
	b.Run("update/graph", func(b *testing.B) {
		benchDecode(b, nil, func([]byte) error { _, err := graph.Marshal(update); return err })
	})
	subject := "New subject"
	b.Run("update/std", func(b *testing.B) {
		benchDecode(b, nil, func([]byte) error { _, err := json.Marshal(stdEvent{Subject: &subject}); return err })
	})
}

// memory is a transport that answers each request with the same body.
type memory struct{ body []byte }

func (m memory) RoundTrip(req *http.Request) (*http.Response, error) {
	return &http.Response{
		StatusCode: 200, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1, Request: req, ContentLength: int64(len(m.body)),
		Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(bytes.NewReader(m.body)),
	}, nil
}

// BenchmarkGet measures one whole call beside net/http and encoding/json used
// by hand.
func BenchmarkGet(b *testing.B) {
	text := []byte(userJSON(1))
	hc := &http.Client{Transport: memory{text}}
	client, err := graph.NewClient(graph.WithHTTPClient(hc), graph.WithCredential(graph.StaticToken("t")))
	if err != nil {
		b.Fatal(err)
	}
	b.Run("graph", func(b *testing.B) {
		benchDecode(b, text, func([]byte) error {
			return client.Request("v1.0").Segment("me").With("$select", "id").Do(b.Context(), http.MethodGet, nil, new(benchUser))
		})
	})
	b.Run("std", func(b *testing.B) {
		benchDecode(b, text, func([]byte) error {
			req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, "https://graph.microsoft.com/v1.0/me?$select=id", nil)
			if err != nil {
				return err
			}
			req.Header.Set("Authorization", "Bearer t")
			req.Header.Set("Accept", "application/json")
			resp, err := hc.Do(req)
			if err != nil {
				return err
			}
			defer resp.Body.Close() //nolint:errcheck // held in memory
			return json.NewDecoder(resp.Body).Decode(new(stdUser))
		})
	})
	b.Run("std without decoding", func(b *testing.B) {
		benchDecode(b, text, func([]byte) error {
			req, err := http.NewRequestWithContext(b.Context(), http.MethodGet, "https://graph.microsoft.com/v1.0/me?$select=id", nil)
			if err != nil {
				return err
			}
			req.Header.Set("Authorization", "Bearer t")
			resp, err := hc.Do(req)
			if err != nil {
				return err
			}
			defer resp.Body.Close() //nolint:errcheck // held in memory
			_, err = io.ReadAll(resp.Body)
			return err
		})
	})
}
