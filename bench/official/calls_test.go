//go:build peers

package official

import (
	"context"
	"net/http"
	"testing"

	abstractions "github.com/microsoft/kiota-abstractions-go"
	mseducation "github.com/microsoftgraph/msgraph-sdk-go/education"
	msgroups "github.com/microsoftgraph/msgraph-sdk-go/groups"
	msmodels "github.com/microsoftgraph/msgraph-sdk-go/models"
	mssolutions "github.com/microsoftgraph/msgraph-sdk-go/solutions"
	msusers "github.com/microsoftgraph/msgraph-sdk-go/users"
	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

// call is the same call with both SDKs.
type call struct {
	name   string
	ours   func(context.Context, *msgraph.Client) error
	theirs func(context.Context, *Client) error
	// spelling is set where msgraph-sdk-go writes the names in the body as the metadata spells them, Comment, and the pages, which
	// we follow, write comment. The service takes both.
	spelling bool
}

func headers(name, value string) *abstractions.RequestHeaders {
	h := abstractions.NewRequestHeaders()
	h.Add(name, value)
	return h
}

// only drops the result of a call.
func only[T any](_ T, err error) error { return err }

var calls = []call{
	{
		"me, some properties",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Me().Select(models.UserFields.DisplayName, models.UserFields.Mail).Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Me().Get(ctx, &msusers.UserItemRequestBuilderGetRequestConfiguration{
				QueryParameters: &msusers.UserItemRequestBuilderGetQueryParameters{Select: []string{"displayName", "mail"}},
			}))
		},
		false,
	}, {
		"users that a filter finds",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Users().Filter(models.UserFields.DisplayName.StartsWith("O'Ada & Söhne")).Top(5).Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Users().Get(ctx, &msusers.UsersRequestBuilderGetRequestConfiguration{
				QueryParameters: &msusers.UsersRequestBuilderGetQueryParameters{Filter: ptr("startsWith(displayName,'O''Ada & Söhne')"), Top: ptr(int32(5))},
			}))
		},
		false,
	}, {
		"a user by name",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Users().ByID("ada lovelace#ext#@example.com").Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Users().ByUserId("ada lovelace#ext#@example.com").Get(ctx, nil))
		},
		false,
	}, {
		"create a user",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Users().Create(ctx, models.UserCreate{
				AccountEnabled: graph.Value(true), DisplayName: graph.Value("Ada"), MailNickname: graph.Value("ada"),
				PasswordProfile: &models.PasswordProfile{ForceChangePasswordNextSignIn: graph.Value(true), Password: graph.Value("secret")},
			}))
		},
		func(ctx context.Context, c *Client) error {
			p := msmodels.NewPasswordProfile()
			p.SetForceChangePasswordNextSignIn(ptr(true))
			p.SetPassword(ptr("secret"))
			u := msmodels.NewUser()
			u.SetAccountEnabled(ptr(true))
			u.SetDisplayName(ptr("Ada"))
			u.SetMailNickname(ptr("ada"))
			u.SetPasswordProfile(p)
			return only(c.Users().Post(ctx, u, nil))
		},
		false,
	}, {
		"update a user",
		func(ctx context.Context, c *msgraph.Client) error {
			return c.Users().ByID("1").Update(ctx, models.UserUpdate{JobTitle: graph.Value("Analyst"), BusinessPhones: []string{"+1 555 0100"}})
		},
		func(ctx context.Context, c *Client) error {
			u := msmodels.NewUser()
			u.SetJobTitle(ptr("Analyst"))
			u.SetBusinessPhones([]string{"+1 555 0100"})
			return only(c.Users().ByUserId("1").Patch(ctx, u, nil))
		},
		false,
	}, {
		"delete a user",
		func(ctx context.Context, c *msgraph.Client) error { return c.Users().ByID("1").Delete(ctx) },
		func(ctx context.Context, c *Client) error { return c.Users().ByUserId("1").Delete(ctx, nil) },
		false,
	}, {
		"mailbox settings",
		func(ctx context.Context, c *msgraph.Client) error { return only(c.Me().MailboxSettings().Get(ctx)) },
		func(ctx context.Context, c *Client) error { return only(c.Me().MailboxSettings().Get(ctx, nil)) },
		false,
	}, {
		"update mailbox settings",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{
				TimeZone: graph.Value("UTC"), DateFormat: graph.Value("yyyy-MM-dd"), Language: &models.LocaleInfo{Locale: graph.Value("en-US")},
				AutomaticRepliesSetting: &models.AutomaticRepliesSetting{
					Status: models.AutomaticRepliesStatusScheduled, InternalReplyMessage: graph.Value("I am away."),
					ScheduledStartDateTime: at("2026-04-01T10:00:00"), ScheduledEndDateTime: at("2026-04-08T10:00:00"),
				},
			}))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Me().MailboxSettings().Patch(ctx, SettingsUpdate(), nil))
		},
		false,
	}, {
		"events in an order, in a time zone",
		func(ctx context.Context, c *msgraph.Client) error {
			f := models.EventFields
			return only(c.Me().Events().Filter(f.IsCancelled.Eq(false)).OrderBy(f.CreatedDateTime.Desc()).Top(10).
				Header("Prefer", `outlook.timezone="UTC"`).Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Me().Events().Get(ctx, &msusers.ItemEventsRequestBuilderGetRequestConfiguration{
				Headers: headers("Prefer", `outlook.timezone="UTC"`),
				QueryParameters: &msusers.ItemEventsRequestBuilderGetQueryParameters{
					Filter: ptr("isCancelled eq false"), Orderby: []string{"createdDateTime desc"}, Top: ptr(int32(10)),
				},
			}))
		},
		false,
	}, {
		"an event",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Me().Events().ByID("AAMkAGI1/+x=").Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Me().Events().ByEventId("AAMkAGI1/+x=").Get(ctx, nil))
		},
		false,
	}, {
		"create an event",
		func(ctx context.Context, c *msgraph.Client) error {
			person := func(kind models.AttendeeType, name, address string) models.Attendee {
				return models.Attendee{Type: kind, EmailAddress: &models.EmailAddress{Name: graph.Value(name), Address: graph.Value(address)}}
			}
			return only(c.Me().Events().Create(ctx, models.EventCreate{
				Subject: graph.Value("Planning"), Body: &models.ItemBody{ContentType: models.BodyTypeHTML, Content: graph.Value("<p>What comes next?</p>")},
				Start: at("2026-04-01T10:00:00"), End: at("2026-04-01T11:00:00"), Location: &models.Location{DisplayName: graph.Value("Room 1")},
				Attendees: []models.Attendee{
					person(models.AttendeeTypeRequired, "Ada", "ada@example.com"), person(models.AttendeeTypeOptional, "Grace", "grace@example.com"),
				},
			}))
		},
		func(ctx context.Context, c *Client) error { return only(c.Me().Events().Post(ctx, NewEvent(), nil)) },
		false,
	}, {
		"update an event that has not changed",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Me().Events().ByID("1").Header("If-Match", `W/"2"`).Update(ctx, models.EventUpdate{Subject: graph.Value("New")}))
		},
		func(ctx context.Context, c *Client) error {
			e := msmodels.NewEvent()
			e.SetSubject(ptr("New"))
			return only(c.Me().Events().ByEventId("1").Patch(ctx, e, &msusers.ItemEventsEventItemRequestBuilderPatchRequestConfiguration{
				Headers: headers("If-Match", `W/"2"`),
			}))
		},
		false,
	}, {
		"accept an event",
		func(ctx context.Context, c *msgraph.Client) error {
			return c.Me().Events().ByID("1").Accept(ctx, models.EventAcceptBody{Comment: graph.Value("Yes"), SendResponse: graph.Value(true)})
		},
		func(ctx context.Context, c *Client) error {
			body := msusers.NewItemEventsItemAcceptPostRequestBody()
			body.SetComment(ptr("Yes"))
			body.SetSendResponse(ptr(true))
			return c.Me().Events().ByEventId("1").Accept().Post(ctx, body, nil)
		},
		true,
	}, {
		"a calendar's week",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Users().ByID("1").CalendarView().StartDateTime("2026-04-01T00:00:00+02:00").EndDateTime("2026-04-08T00:00:00+02:00").Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Users().ByUserId("1").CalendarView().Get(ctx, &msusers.ItemCalendarViewRequestBuilderGetRequestConfiguration{
				QueryParameters: &msusers.ItemCalendarViewRequestBuilderGetQueryParameters{
					StartDateTime: ptr("2026-04-01T00:00:00+02:00"), EndDateTime: ptr("2026-04-08T00:00:00+02:00"),
				},
			}))
		},
		false,
	}, {
		"groups, found and counted",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Groups().Search(`"displayName:Video"`).IncludeCount().Header("ConsistencyLevel", "eventual").Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Groups().Get(ctx, &msgroups.GroupsRequestBuilderGetRequestConfiguration{
				Headers:         headers("ConsistencyLevel", "eventual"),
				QueryParameters: &msgroups.GroupsRequestBuilderGetQueryParameters{Search: ptr(`"displayName:Video"`), Count: ptr(true)},
			}))
		},
		false,
	}, {
		"members of a group",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Groups().ByID("1").Members().Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Groups().ByGroupId("1").Members().Get(ctx, nil))
		},
		false,
	}, {
		"add a member to a group",
		func(ctx context.Context, c *msgraph.Client) error {
			return c.Groups().ByID("1").Members().AddRef(ctx, graph.ReferenceTo(c.Users().ByID("2").Get))
		},
		func(ctx context.Context, c *Client) error {
			ref := msmodels.NewReferenceCreate()
			ref.SetOdataId(ptr("https://graph.microsoft.com/v1.0/users/2"))
			return c.Groups().ByGroupId("1").Members().Ref().Post(ctx, ref, nil)
		},
		false,
	}, {
		"classes, a page",
		func(ctx context.Context, c *msgraph.Client) error {
			return only(c.Education().Classes().Top(2).Skip(4).Get(ctx))
		},
		func(ctx context.Context, c *Client) error {
			return only(c.Education().Classes().Get(ctx, &mseducation.ClassesRequestBuilderGetRequestConfiguration{
				QueryParameters: &mseducation.ClassesRequestBuilderGetQueryParameters{Top: ptr(int32(2)), Skip: ptr(int32(4))},
			}))
		},
		false,
	}, {
		"delete a school",
		func(ctx context.Context, c *msgraph.Client) error {
			return c.Education().Schools().ByID("1").Delete(ctx)
		},
		func(ctx context.Context, c *Client) error {
			return c.Education().Schools().ByEducationSchoolId("1").Delete(ctx, nil)
		},
		false,
	}, {
		"cancel an appointment",
		func(ctx context.Context, c *msgraph.Client) error {
			return c.Solutions().BookingBusinesses().ByID("shop@example.com").Appointments().ByID("1").
				Cancel(ctx, models.AppointmentCancelBody{CancellationMessage: graph.Value("Closed")})
		},
		func(ctx context.Context, c *Client) error {
			body := mssolutions.NewBookingBusinessesItemAppointmentsItemCancelPostRequestBody()
			body.SetCancellationMessage(ptr("Closed"))
			return c.Solutions().BookingBusinesses().ByBookingBusinessId("shop@example.com").Appointments().ByBookingAppointmentId("1").
				Cancel().Post(ctx, body, nil)
		},
		false,
	},
}

func at(when string) *models.DateTimeTimeZone {
	return &models.DateTimeTimeZone{DateTime: graph.Value(when), TimeZone: graph.Value("UTC")}
}

// TestSameRequests holds that both SDKs send the same: method, address, query, the headers that matter, and JSON. One difference
// is everywhere: msgraph-sdk-go names the type of an object also where it is the one that the address implies, which we leave out.
func TestSameRequests(t *testing.T) {
	require.Len(t, calls, 20)
	for _, call := range calls {
		t.Run(call.name, func(t *testing.T) {
			service := &recorder{t: t, answer: `{"value":[]}`}
			client, err := graph.NewClient(graph.WithHTTPClient(&http.Client{Transport: service}), graph.WithCredential(graph.StaticToken("token")))
			require.NoError(t, err)
			require.NoError(t, call.ours(t.Context(), msgraph.New(client)))
			ours := service.last()

			official, err := NewClient(service)
			require.NoError(t, err)
			require.NoError(t, call.theirs(t.Context(), official))
			theirs := service.last()
			if call.spelling {
				assert.NotEqual(t, theirs.Body, ours.Body)
				theirs.Body = lowerNames(theirs.Body)
			}
			theirs.Body = withoutTypes(theirs.Body, ours.Body)
			assert.Equal(t, theirs, ours)
		})
	}
}
