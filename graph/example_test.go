package graph_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"strings"
	"testing"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
	"github.com/graphgen/graphgen/graph/graphtest"
)

// ctx stands for the context of whoever calls.
var ctx = context.Background()

// exampleOnly is a test without a test, which a fake service reports to.
type exampleOnly struct{ testing.TB }

func (exampleOnly) Helper()                           {}
func (exampleOnly) Cleanup(func())                    {}
func (exampleOnly) Errorf(format string, args ...any) { fmt.Printf(format+"\n", args...) }
func (exampleOnly) Fatalf(format string, args ...any) { panic(fmt.Sprintf(format, args...)) }

// fakeService starts what the examples talk to in place of Microsoft Graph.
func fakeService() *graphtest.Server { return graphtest.New(exampleOnly{}) }

// The first call. A program of yours leaves out WithBaseURL, and takes its tokens from a credential of the Azure SDK
// (package azcred), from an http.Client of package oauth2, or from a function.
func Example() {
	service := fakeService()
	service.On("GET", "/v1.0/me?$select=displayName,mail", graphtest.JSON(200, `{"displayName":"Ada Lovelace","mail":null}`))

	gc, err := graph.NewClient(
		graph.WithCredential(graph.StaticToken("token")),
		graph.WithBaseURL(service.URL))
	if err != nil {
		panic(err)
	}
	c := msgraph.New(gc)

	me, err := c.Me().Select(models.UserFields.DisplayName, models.UserFields.Mail).Get(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Println(me.DisplayName.Or("nobody"), me.Mail.IsNull(), me.JobTitle.IsSet())
	// Output: Ada Lovelace true false
}

// What the calls of a builder need, from least to most privileged; nothing is sent. RequestOf asks for one call, by its method.
func Example_permissions() {
	c := msgraph.New(fakeService().Client())

	fmt.Println(c.Me().Events().Permissions())
	fmt.Println(c.Me().Events().Permissions().Of("Create").Application)
	fmt.Println(graph.RequestOf(c.Me().Manager().Get).Permissions().Application[0])
	// Output:
	// Get (GET)
	//   delegated, work or school account: Calendars.Read, Calendars.ReadWrite
	//   delegated, personal account: Calendars.Read, Calendars.ReadWrite
	//   application: Calendars.Read, Calendars.ReadWrite
	// Create (POST)
	//   delegated, work or school account: Calendars.ReadWrite
	//   delegated, personal account: Calendars.ReadWrite
	//   application: Calendars.ReadWrite
	// [[Calendars.ReadWrite]]
	// [User.Read.All]
}

func Example_paging() {
	service := fakeService()
	service.On("GET", "/v1.0/me/events?$top=2", graphtest.JSON(200,
		`{"value":[{"subject":"Planning"},{"subject":"Review"}],"@odata.nextLink":"{{server}}/v1.0/me/events?$skiptoken=2"}`).Always())
	service.On("GET", "/v1.0/me/events?$skiptoken=2", graphtest.JSON(200, `{"value":[{"subject":"Party"}]}`).Always())
	c := msgraph.New(service.Client())

	// Event by event: pages are fetched as they are needed.
	for event, err := range c.Me().Events().Top(2).All(ctx) {
		if err != nil {
			panic(err)
		}
		fmt.Println(event.Subject)
	}

	// Page by page: the link of a page is where to go on later.
	for page, err := range graph.Pages(ctx, c.Me().Events().Top(2).Get, "") {
		if err != nil {
			panic(err)
		}
		fmt.Println(len(page.Items), page.NextLink != "")
	}
	// Output:
	// Planning
	// Review
	// Party
	// 2 true
	// 1 false
}

// Absent, null and value are three things.
func Example_updateWithNull() {
	service := fakeService()
	service.On("PATCH", "/v1.0/me/mailboxSettings", graphtest.JSON(200, `{}`))
	service.On("PATCH", "/v1.0/me/events/1", graphtest.JSON(200, `{}`))
	c := msgraph.New(service.Client())

	_, err := c.Me().MailboxSettings().Update(ctx, models.MailboxSettingsUpdate{
		TimeZone:   graph.Value("UTC"),
		DateFormat: graph.Null[string](),
	})
	fmt.Println(service.Last().Body, err)

	// Complex values and collections are null by name.
	_, err = c.Me().Events().ByID("1").Update(ctx, models.EventUpdate{
		Subject: graph.Value("Anywhere"),
		Extra:   graph.Nulls(models.EventFields.Location),
	})
	fmt.Println(service.Last().Body, err)
	// Output:
	// {"dateFormat":null,"timeZone":"UTC"} <nil>
	// {"subject":"Anywhere","location":null} <nil>
}

func Example_errors() {
	service := fakeService()
	service.On("GET", "/v1.0/me/events/1", graphtest.Error(404, "ErrorItemNotFound", "The item is gone.").With("request-id", "7a3f"))
	c := msgraph.New(service.Client())

	_, err := c.Me().Events().ByID("1").Get(ctx)
	fmt.Println(err)
	fmt.Println(errors.Is(err, graph.ErrorCode("ErrorItemNotFound")))
	if e, ok := errors.AsType[*graph.Error](err); ok {
		fmt.Println(e.Status, e.RequestID, e.Attempts)
	}

	_, err = c.Me().Events().ByID("").Get(ctx)
	fmt.Println(err)
	// Output:
	// GET /me/events/1: 404 ErrorItemNotFound: The item is gone. (request-id 7a3f)
	// true
	// 404 7a3f 1
	// graph: empty id for events
}

func ExampleBatch() {
	service := fakeService()
	service.On("GET", "/v1.0/me", graphtest.JSON(200, `{"displayName":"Ada"}`))
	service.On("POST", "/v1.0/me/events", graphtest.JSON(201, `{"id":"new","subject":"Tea"}`))
	service.On("DELETE", "/v1.0/me/events/old", graphtest.Error(404, "ErrorItemNotFound", "No such event."))
	gc := service.Client()
	c := msgraph.New(gc)

	b := graph.NewBatch(gc)
	me := graph.Add(b, c.Me().Get)
	tea := graph.Add(b, func(ctx context.Context) (*models.Event, error) {
		return c.Me().Events().Create(ctx, models.EventCreate{Subject: graph.Value("Tea")})
	})
	gone := b.Add(c.Me().Events().ByID("old").Delete).After(tea)
	if err := b.Send(ctx); err != nil {
		panic(err)
	}

	user, err := me.Get()
	fmt.Println(user.DisplayName, err)
	event, err := tea.Get()
	fmt.Println(event.Subject, err)
	fmt.Println(gone.Err())
	// Output:
	// Ada <nil>
	// Tea <nil>
	// DELETE /me/events/old: 404 ErrorItemNotFound: No such event.
}

func ExampleDelta() {
	service := fakeService()
	service.On("GET", "/v1.0/users/delta", graphtest.JSON(200,
		`{"value":[{"id":"1","displayName":"Ada"}],"@odata.deltaLink":"{{server}}/v1.0/users/delta?$deltatoken=a"}`))
	service.On("GET", "/v1.0/users/delta?$deltatoken=a", graphtest.JSON(200,
		`{"value":[{"id":"1","@removed":{"reason":"deleted"}}],"@odata.deltaLink":"{{server}}/v1.0/users/delta?$deltatoken=b"}`))
	c := msgraph.New(service.Client())

	token := "" // as it was stored after the last round
	for range 2 {
		delta := graph.NewDelta(c.Users().Delta().Get, token)
		for user, err := range delta.All(ctx) {
			switch {
			case errors.Is(err, graph.ErrStartOver):
				// What is known is out of date: drop it, and begin again with an empty token.
			case err != nil:
				panic(err)
			default:
				_, removed := user.Extra.Removed()
				fmt.Printf("%s %q removed: %t\n", user.ID, user.DisplayName.Or(""), removed)
			}
		}
		token = delta.Token()
	}
	// Output:
	// 1 "Ada" removed: false
	// 1 "" removed: true
}

func ExampleClient_Upload() {
	service := fakeService()
	service.On("POST", "/v1.0/me/events/1/attachments/createUploadSession", graphtest.JSON(201, `{"uploadUrl":"{{server}}/session"}`))
	service.On("PUT", "/session",
		graphtest.JSON(200, `{"nextExpectedRanges":["3276800"]}`),
		graphtest.Empty(201).With("Location", "https://outlook.office.com/attachments/7"))
	gc := service.Client()
	c := msgraph.New(gc)

	file := bytes.NewReader(make([]byte, 5_000_000))
	session, err := c.Me().Events().ByID("1").Attachments().CreateUploadSession(ctx, models.AttachmentCreateUploadSessionBody{
		AttachmentItem: &models.AttachmentItem{
			AttachmentType: models.AttachmentItemAttachmentTypeFile, Name: graph.Value("slides.pdf"), Size: graph.Value(file.Size()),
		},
	})
	if err != nil {
		panic(err)
	}
	location, err := gc.Upload(ctx, graph.Upload{
		URL: session.UploadURL.Or(""), Content: file, Size: file.Size(),
		Progress: func(sent, size int64) { fmt.Println(100*sent/size, "%") },
	}, nil)
	fmt.Println(location, err)
	// Output:
	// 65 %
	// 100 %
	// https://outlook.office.com/attachments/7 <nil>
}

// traced is a transport of one's own: it could start a span of OpenTelemetry, go through a proxy, or sign requests.
type traced struct{ next http.RoundTripper }

func (t traced) RoundTrip(req *http.Request) (*http.Response, error) {
	fmt.Println("→", req.Method, req.URL.Path)
	return t.next.RoundTrip(req)
}

// A transport sees every attempt on the wire, an observer or a logger what came of it.
func Example_customTransport() {
	service := fakeService()
	service.On("GET", "/v1.0/me",
		graphtest.Error(429, "TooManyRequests", "Slow down.").With("Retry-After", "0").With("request-id", "7a3f"),
		graphtest.JSON(200, `{"displayName":"Ada"}`))

	gc, err := graph.NewClient(
		graph.WithBaseURL(service.URL),
		graph.WithCredential(graph.StaticToken("token")),
		graph.WithHTTPClient(&http.Client{Transport: traced{http.DefaultTransport}}),
		graph.WithLogger(slog.New(slog.DiscardHandler)), // or slog.Default()
		graph.WithObserver(func(_ context.Context, a graph.Attempt) { fmt.Println(a.Number, a.Status, a.RequestID, a.Retried) }))
	if err != nil {
		panic(err)
	}
	me, err := msgraph.New(gc).Me().Get(ctx)
	fmt.Println(me.DisplayName, err)
	// Output:
	// → GET /v1.0/me
	// 1 429 7a3f true
	// → GET /v1.0/me
	// 2 200  false
	// Ada <nil>
}

// Headers that pages document have functions, which the Header method of every builder takes; relationships are
// written by references.
func Example_headersAndReferences() {
	service := fakeService()
	service.On("GET", "/v1.0/me/events/1", graphtest.JSON(200, `{"@odata.etag":"W/\"7\""}`))
	service.On("PATCH", "/v1.0/me/events/1", graphtest.JSON(200, `{}`))
	service.On("POST", "/v1.0/groups/team/members/$ref", graphtest.Empty(204))
	c := msgraph.New(service.Client())

	one := c.Me().Events().ByID("1")
	event, err := one.Header(graph.PreferTimeZone("UTC")).Header(graph.PreferTextBody()).Get(ctx)
	if err != nil {
		panic(err)
	}
	fmt.Println(service.Last().Header["Prefer"])

	_, err = one.Header(graph.IfMatch(event.Extra)).Update(ctx, models.EventUpdate{Subject: graph.Value("Tea")})
	fmt.Println(service.Last().Header["If-Match"], err)

	err = c.Groups().ByID("team").Members().AddRef(ctx, graph.ReferenceTo(c.Users().ByID("ada").Get))
	fmt.Println(strings.ReplaceAll(service.Last().Body, service.URL, "https://…"), err)
	// Output:
	// [outlook.timezone="UTC", outlook.body-content-type="text"]
	// [W/"7"] <nil>
	// {"@odata.id":"https://…/v1.0/users/ada"} <nil>
}
