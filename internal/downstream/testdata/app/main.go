// Command app does with a generated SDK what programs do with one, and prints what it got. Its argument is the service root.
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"time"

	"example.com/app/msgraph"
	"example.com/app/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

func main() {
	log.SetFlags(0)
	gc, err := graph.NewClient(
		graph.WithBaseURL(os.Args[1]),
		graph.WithCredential(graph.StaticToken("secret")),
		graph.WithUserAgent("app/1"),
	)
	check(err)
	ctx := context.Background()
	c := msgraph.New(gc)
	read(ctx, c)
	list(ctx, c)
	write(ctx, c)
	attach(ctx, c)
	fail(ctx, c)
}

func check(err error) {
	if err != nil {
		log.Fatal(err)
	}
}

func read(ctx context.Context, c *msgraph.Client) {
	me, err := c.Me().Select(models.UserFields.DisplayName, models.UserFields.Mail).Get(ctx)
	check(err)
	mail, ok := me.Mail.Get()
	fmt.Printf("me: %s, mail %q %t null %t, job set %t\n", me.DisplayName.Or("nobody"), mail, ok, me.Mail.IsNull(), me.JobTitle.IsSet())

	u, err := c.Users().ByID("a/b#EXT#@contoso.com").Get(ctx)
	check(err)
	favourite, _ := u.Extra.Get("favouriteColour")
	fmt.Printf("user: %s, what no document describes: %s\n", u.ID.Or(""), favourite)
}

func list(ctx context.Context, c *msgraph.Client) {
	f := models.EventFields
	events := c.Me().Events().
		Select(f.Subject, f.Start).
		Filter(f.Subject.StartsWith("It's 50% & more").And(f.IsCancelled.Eq(false)).And(f.CreatedDateTime.Ge(time.Date(2022, 5, 1, 2, 0, 0, 0, time.FixedZone("", 2*60*60))))).
		OrderBy(f.CreatedDateTime.Desc(), f.Subject.Asc()).
		Top(2).
		Header("Prefer", `outlook.timezone="Europe/Berlin"`)
	for ev, err := range events.All(ctx) {
		check(err)
		fmt.Printf("event: %s at %s, etag %s\n", ev.Subject.Or(""), ev.Start.DateTime.Or(""), ev.Extra.ETag())
	}
	page, err := c.Users().Filter(models.UserFields.Mail.EndsWith("contoso.com")).Get(ctx)
	check(err)
	fmt.Printf("users: %d of %d\n", len(page.Items), page.Count)
}

func write(ctx context.Context, c *msgraph.Client) {
	ev, err := c.Me().Events().Create(ctx, models.EventCreate{
		Subject:    graph.Value("Lunch <&>"),
		Importance: models.ImportanceHigh,
		Categories: []string{},
		Start:      &models.DateTimeTimeZone{DateTime: graph.Value("2022-05-10T12:00:00"), TimeZone: graph.Value("UTC")},
		Attendees: []models.Attendee{{
			EmailAddress: &models.EmailAddress{Address: graph.Value("adele@contoso.com")},
			Type:         models.AttendeeTypeOptional,
		}},
	})
	check(err)
	fmt.Printf("created: %s, importance %s known %t, type %s known %t\n", ev.ID.Or(""), ev.Importance, ev.Importance.Known(), ev.Type, ev.Type.Known())

	one := c.Me().Events().ByID(ev.ID.Or(""))
	_, err = one.Update(ctx, models.EventUpdate{Subject: graph.Null[string](), IsReminderOn: graph.Value(false), Extra: graph.Nulls(models.EventFields.Location)})
	check(err)
	check(one.Accept(ctx, models.EventAcceptBody{Comment: graph.Value("Glad to."), SendResponse: graph.Value(true)}))
	check(one.Delete(ctx))

	settings, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{TimeZone: graph.Value("UTC"), DateFormat: graph.Null[string]()})
	check(err)
	fmt.Printf("settings: %s\n", settings.TimeZone.Or(""))
}

func attach(ctx context.Context, c *msgraph.Client) {
	attachments := c.Me().Events().ByID("e=1").Attachments()
	made, err := attachments.Create(ctx, &models.FileAttachmentCreate{Name: graph.Value("a.txt"), ContentBytes: graph.Value(graph.Binary("hello"))})
	check(err)
	file, ok := made.(*models.FileAttachment)
	if !ok {
		log.Fatalf("got a %T", made)
	}
	fmt.Printf("attached: %s of %d bytes\n", file.Name.Or(""), file.Size.Or(0))
	page, err := attachments.Get(ctx)
	check(err)
	for _, a := range page.Items {
		base, _ := graph.As[models.Attachment](a)
		fmt.Printf("attachment: %T %s\n", a, base.Name.Or(""))
	}
	content, err := attachments.ByID("a+b").Content(ctx)
	check(err)
	text, err := io.ReadAll(content)
	check(err)
	check(content.Close())
	fmt.Printf("content: %s\n", text)
}

func fail(ctx context.Context, c *msgraph.Client) {
	_, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{TimeZone: graph.Value("Mars")})
	var e *graph.Error
	if !errors.As(err, &e) {
		log.Fatalf("got %v", err)
	}
	fmt.Printf("error: %v; status %d, known %t, other %t\n", err, e.Status, errors.Is(err, msgraph.ErrInvalidTimeZone), errors.Is(err, msgraph.ErrInvalidArguments))

	_, err = c.Users().ByID("").Get(ctx)
	fmt.Println("error:", err)
}
