// Command mailbox changes mailbox settings as the page of the operation shows it, and prints what it learns. Its argument is the
// service root.
package main

import (
	"context"
	"errors"
	"fmt"
	"log"
	"os"
	"reflect"
	"slices"
	"strings"

	"example.com/app/msgraph"
	"example.com/app/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

func main() {
	log.SetFlags(0)
	gc, err := graph.NewClient(
		graph.WithBaseURL(os.Args[1]),
		graph.WithCredential(graph.StaticToken("secret")),
		graph.WithUserAgent("mailbox/1"),
	)
	check(err)
	ctx := context.Background()
	c := msgraph.New(gc)
	describe()
	reply(ctx, c)
	customize(ctx, c)
	fail(ctx, c)
	purpose(ctx, gc)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

// describe prints what can be written, and what delegates can be sent.
func describe() {
	var names []string
	for _, f := range reflect.VisibleFields(reflect.TypeFor[models.MailboxSettingsUpdate]()) {
		name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
		names = append(names, name+" "+strings.TrimPrefix(f.Type.String(), "*"))
	}
	slices.Sort(names)
	fmt.Println("writable:\n  " + strings.Join(names, "\n  "))
	for _, o := range []models.DelegateMeetingMessageDeliveryOptions{
		models.DelegateMeetingMessageDeliveryOptionsSendToDelegateAndInformationToPrincipal,
		models.DelegateMeetingMessageDeliveryOptionsSendToDelegateAndPrincipal,
		models.DelegateMeetingMessageDeliveryOptionsSendToDelegateOnly,
		"sendToNobody",
	} {
		fmt.Println("deliver:", o, o.Known())
	}
}

// reply turns automatic replies on for a week: the page's first example.
func reply(ctx context.Context, c *msgraph.Client) {
	settings := models.MailboxSettingsUpdate{
		AutomaticRepliesSetting: &models.AutomaticRepliesSetting{
			Status:                 "Scheduled",
			ScheduledStartDateTime: &models.DateTimeTimeZone{DateTime: graph.Value("2016-03-20T18:00:00.0000000"), TimeZone: graph.Value("UTC")},
			ScheduledEndDateTime:   &models.DateTimeTimeZone{DateTime: graph.Value("2016-03-28T18:00:00.0000000"), TimeZone: graph.Value("UTC")},
		},
	}
	check(settings.Extra.Set("@odata.context", "https://graph.microsoft.com/beta/$metadata#Me/mailboxSettings"))
	got, err := c.Me().MailboxSettings().Update(ctx, settings)
	check(err)
	r := got.AutomaticRepliesSetting
	fmt.Printf("replies: %t, to everybody %t, from %s\n",
		r.Status == models.AutomaticRepliesStatusScheduled, r.ExternalAudience == models.ExternalAudienceScopeAll, r.ScheduledStartDateTime.DateTime.Or(""))
}

// customize gives the working hours a time zone of their own: the page's second example.
func customize(ctx context.Context, c *msgraph.Client) {
	got, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{
		WorkingHours: &models.WorkingHours{
			EndTime:    graph.Value(graph.TimeOfDay("18:30:00.0000000")),
			DaysOfWeek: []models.DayOfWeek{"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"},
			TimeZone: &models.CustomTimeZone{
				Bias: graph.Value[int32](-300),
				Name: graph.Value("Customized Time Zone"),
				StandardOffset: &models.StandardTimeZoneOffset{
					Time:          graph.Value(graph.TimeOfDay("02:00:00.0000000")),
					DayOccurrence: graph.Value[int32](2),
					DayOfWeek:     "Sunday",
					Month:         graph.Value[int32](10),
					Year:          graph.Value[int32](0),
				},
				DaylightOffset: &models.DaylightTimeZoneOffset{
					DaylightBias:  graph.Value[int32](100),
					Time:          graph.Value(graph.TimeOfDay("02:00:00.0000000")),
					DayOccurrence: graph.Value[int32](4),
					DayOfWeek:     "Sunday",
					Month:         graph.Value[int32](5),
					Year:          graph.Value[int32](0),
				},
			},
		},
	})
	check(err)
	zone, ok := got.WorkingHours.TimeZone.(*models.CustomTimeZone)
	if !ok {
		log.Fatalf("got a %T", got.WorkingHours.TimeZone)
	}
	standard, ok := zone.StandardOffset.(*models.StandardTimeZoneOffset)
	if !ok {
		log.Fatalf("got a %T", zone.StandardOffset)
	}
	fmt.Printf("zone: %d, standard from %s of month %d, daylight %d\n",
		zone.Bias.Or(0), standard.DayOfWeek, standard.Month.Or(0), zone.DaylightOffset.DaylightBias.Or(0))
}

// fail meets each error that the page documents.
func fail(ctx context.Context, c *msgraph.Client) {
	documented := []graph.ErrorCode{
		msgraph.ErrRequestBodyRead, msgraph.ErrInvalidTimeSettings, msgraph.ErrInvalidArguments, msgraph.ErrInvalidTimeZone,
	}
	for range documented {
		_, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{TimeZone: graph.Value("Mars")})
		var e *graph.Error
		if !errors.As(err, &e) {
			log.Fatalf("got %v", err)
		}
		for _, code := range documented {
			if errors.Is(err, code) {
				fmt.Printf("error: %d %s: %s\n", e.Status, code, e.Message)
			}
		}
	}
}

// purpose asks what mailboxes are for, while that API is offline.
func purpose(ctx context.Context, gc *graph.Client) {
	c := msgraph.New(gc)
	_, err := c.Users().ByID("mira").MailboxSettings().UserPurpose().Get(ctx)
	fmt.Println("purpose:", errors.Is(err, msgraph.ErrBadRequest), err)
	for range 2 {
		p, err := c.Me().MailboxSettings().UserPurpose().Get(ctx)
		check(err)
		fmt.Println("purpose:", p, p == models.UserPurposeRoom)
	}

	strict, err := graph.NewClient(graph.WithBaseURL(os.Args[1]), graph.WithCredential(graph.StaticToken("secret")), graph.WithoutFallbacks())
	check(err)
	_, err = msgraph.New(strict).Me().MailboxSettings().UserPurpose().Get(ctx)
	fmt.Println("purpose:", errors.Is(err, msgraph.ErrBadRequest), err)
}
