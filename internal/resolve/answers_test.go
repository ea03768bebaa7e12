package resolve_test

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

// school is a small model: what operations answer must follow from paths alone.
func school() []ir.Fragment {
	return []ir.Fragment{
		resource("user.md", "user", "", prop("id", "String"), prop("events", "event", navigation, collection),
			prop("mailboxSettings", "mailboxSettings"), prop("photo", "Stream"), prop("manager", "user", navigation)),
		resource("event.md", "event", "", prop("id", "String"), prop("subject", "String")),
		resource("settings.md", "mailboxSettings", "", prop("timeZone", "String")),
		resource("class.md", "educationClass", "", prop("id", "String")),
		resource("eduuser.md", "educationUser", "", prop("id", "String")),
		resource("business.md", "bookingBusiness", "", prop("id", "String")),
		resource("appointment.md", "bookingAppointment", "", prop("id", "String")),
		resource("staff.md", "bookingStaffMember", "", prop("id", "String")),
		resource("workbook.md", "workbookTable", "", prop("id", "String")),
		resource("range.md", "workbookRange", "", prop("address", "String")),
		resource("category.md", "category", "", prop("id", "String")),
	}
}

func TestAnswersFromPaths(t *testing.T) {
	for _, tt := range []struct {
		method, path string
		kind         ir.OperationKind
		response     ir.Response
		request      string
		unknown      bool
	}{
		{"GET", "/me", ir.OperationGet, ir.Response{Status: 200, Type: "user"}, "", false},
		{"GET", "/users", ir.OperationList, ir.Response{Status: 200, Type: "user", Collection: true}, "", false},
		{"GET", "/users/{user-id}", ir.OperationGet, ir.Response{Status: 200, Type: "user"}, "", false},
		{"GET", "/me/events", ir.OperationList, ir.Response{Status: 200, Type: "event", Collection: true}, "", false},
		{"GET", "/me/events/{event-id}", ir.OperationGet, ir.Response{Status: 200, Type: "event"}, "", false},
		{"GET", "/me/events/delta", ir.OperationDelta, ir.Response{Status: 200, Type: "event", Collection: true}, "", false},
		{"GET", "/me/events/$count", ir.OperationCount, ir.Response{Status: 200, Type: "Int32"}, "", false},
		{"GET", "/me/manager/$ref", ir.OperationRef, ir.Response{Status: 200, Type: "Json"}, "", true},
		{"DELETE", "/me/manager/$ref", ir.OperationRef, ir.Response{Status: 204}, "", false},
		{"GET", "/me/photo", ir.OperationContent, ir.Response{Status: 200, Type: "Stream"}, "", false},
		{"PUT", "/me/photo/$value", ir.OperationContent, ir.Response{Status: 204}, "", false},
		{"POST", "/me/events", ir.OperationCreate, ir.Response{Status: 201, Type: "event"}, "event", false},
		{"PATCH", "/me/events/{event-id}", ir.OperationUpdate, ir.Response{Status: 200, Type: "event"}, "event", false},
		{"DELETE", "/me/events/{event-id}", ir.OperationDelete, ir.Response{Status: 204}, "", false},
		{"POST", "/me/events/{event-id}/accept", ir.OperationAction, ir.Response{Status: 200, Type: "Json"}, "", true},
		{"GET", "/me/mailboxSettings", ir.OperationGet, ir.Response{Status: 200, Type: "mailboxSettings"}, "", false},
		{"PATCH", "/me/MailboxSettings", ir.OperationUpdate, ir.Response{Status: 200, Type: "mailboxSettings"}, "mailboxSettings", false},
		{"GET", "/education/classes", ir.OperationList, ir.Response{Status: 200, Type: "educationClass", Collection: true}, "", false},
		{"GET", "/education/users/{id}", ir.OperationGet, ir.Response{Status: 200, Type: "educationUser"}, "", false},
		{"GET", "/education/me", ir.OperationGet, ir.Response{Status: 200, Type: "educationUser"}, "", false},
		{"GET", "/education/me/user", ir.OperationGet, ir.Response{Status: 200, Type: "user"}, "", false},
		{"GET", "/education/me/taughtClasses", ir.OperationList, ir.Response{Status: 200, Type: "educationClass", Collection: true}, "", false},
		{"POST", "/education/me/getTaughtClasses", ir.OperationAction, ir.Response{Status: 200, Type: "Json"}, "", true},
		{"GET", "/bookingBusinesses/{id}/appointments", ir.OperationList, ir.Response{Status: 200, Type: "bookingAppointment", Collection: true}, "", false},
		{"GET", "/solutions/bookingBusinesses/{id}/staffMembers/{id}", ir.OperationGet, ir.Response{Status: 200, Type: "bookingStaffMember"}, "", false},
		{"GET", "/categories", ir.OperationList, ir.Response{Status: 200, Type: "category", Collection: true}, "", false},
		{"GET", "/workbook/tables/{id}/range(address='{address}')", ir.OperationFunction, ir.Response{Status: 200, Type: "workbookRange"}, "", false},
		{"GET", "/me/reminderView(start='{start}')", ir.OperationFunction, ir.Response{Status: 200, Type: "Json"}, "", true},
		{"GET", "/users/{id}/microsoft.graph.educationUser", ir.OperationGet, ir.Response{Status: 200, Type: "educationUser"}, "", false},
		{"GET", "/classes", ir.OperationGet, ir.Response{Status: 200, Type: "Json"}, "", true},
		{"GET", "/{id}", ir.OperationGet, ir.Response{Status: 200, Type: "Json"}, "", true},
	} {
		t.Run(tt.method+" "+tt.path, func(t *testing.T) {
			f := page(ir.PagePermission, "Some.Read.txt")
			o := request(tt.method, tt.path)
			o.Source = src(f.File, 7)
			f.Operations = []ir.Operation{o}
			m, diags := solve(t, append(school(), f)...)
			if tt.unknown {
				assertFindings(t, diags, diag.UnknownResponse)
				assert.Equal(t, 7, diags[0].Line)
			} else {
				assertFindings(t, diags)
			}
			got := m.Operations[0]
			assert.Equal(t, tt.kind, got.Kind)
			assert.Equal(t, tt.response, *got.Response)
			if tt.request == "" {
				assert.Nil(t, got.Request)
			} else {
				assert.Equal(t, tt.request, got.Request.Type)
			}
		})
	}
}

func TestAnswersLearnedFromOtherPages(t *testing.T) {
	untold := with(request("POST", "/vehicles"), func(o *ir.Operation) { o.Kind = ir.OperationCreate })
	told := with(get("/vehicles/{id}/driver", "nobody"), func(o *ir.Operation) {})
	m, diags := solve(t,
		resource("car.md", "car", "", prop("id", "String"), prop("driver", "person", navigation)),
		resource("person.md", "person", "", prop("id", "String")),
		operationPage("vehicle-get", get("/vehicles/{id}", "car")),
		operationPage("vehicle-post", untold),
		operationPage("vehicle-driver", told))
	assertFindings(t, diags, diag.AnswerFromPath)
	create := operation(t, m, "POST", "/vehicles")
	assert.Equal(t, &ir.Response{Status: 201, Type: "car"}, create.Response)
	assert.Equal(t, "car", create.Request.Type)
	assert.Equal(t, "person", operation(t, m, "GET", "/vehicles/{vehicle-id}/driver").Response.Type,
		"where a page names a type that nobody describes, the path decides")
	assert.Contains(t, diags[0].Message, `"nobody"`)
}

func TestDocumentedAnswersStay(t *testing.T) {
	none := with(request("POST", "/me/events/{id}/accept"), func(o *ir.Operation) {
		o.Kind, o.Response = ir.OperationAction, &ir.Response{Status: 202}
	})
	value := with(request("POST", "/me/count"), func(o *ir.Operation) {
		o.Kind, o.Response = ir.OperationAction, &ir.Response{Status: 200, Type: "Int32"}
	})
	m, diags := solve(t, append(school(), operationPage("x", none, value))...)
	assertFindings(t, diags)
	assert.Equal(t, &ir.Response{Status: 202}, operation(t, m, "POST", "/me/events/{event-id}/accept").Response)
	assert.Equal(t, &ir.Response{Status: 200, Type: "Int32"}, operation(t, m, "POST", "/me/count").Response)
}

func TestPathsCorrectPages(t *testing.T) {
	for _, tt := range []struct {
		name     string
		page     ir.Operation
		want     ir.Response
		kind     ir.OperationKind
		findings []diag.Code
	}{
		{"the answer of the page's first request", get("/users/{id}/mailboxSettings/timeZone", "mailboxSettings"),
			ir.Response{Status: 200, Type: "String"}, ir.OperationGet, []diag.Code{diag.AnswerFromPath}},
		{"a list of one", list("/me/manager", "user"),
			ir.Response{Status: 200, Type: "user"}, ir.OperationGet, []diag.Code{diag.AnswerFromPath}},
		{"one of a list", get("/me/events", "event"),
			ir.Response{Status: 200, Type: "event", Collection: true}, ir.OperationList, []diag.Code{diag.AnswerFromPath}},
		{"a list under a key", list("/me/events/{id}", "event"),
			ir.Response{Status: 200, Type: "event"}, ir.OperationGet, []diag.Code{diag.AnswerFromPath}},
		{"a list that the table forgets", list("/me/reports", "user"),
			ir.Response{Status: 200, Type: "user", Collection: true}, ir.OperationList, nil},
		{"a derived type", get("/me/events/{id}", "meeting"),
			ir.Response{Status: 200, Type: "meeting"}, ir.OperationGet, nil},
		{"no property", get("/me/other", "event"),
			ir.Response{Status: 200, Type: "event"}, ir.OperationGet, nil},
	} {
		t.Run(tt.name, func(t *testing.T) {
			fragments := school()
			user := &fragments[0].Types[0]
			user.Properties = append(user.Properties, prop("reports", "user", navigation))
			m, diags := solve(t, append(fragments, resource("m.md", "meeting", "event", prop("x", "String")), operationPage("x", tt.page))...)
			assertFindings(t, diags, tt.findings...)
			assert.Equal(t, tt.want, *m.Operations[0].Response)
			assert.Equal(t, tt.kind, m.Operations[0].Kind)
		})
	}
}
