package parser

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/ir"
)

func TestOperationKind(t *testing.T) {
	list := pageResponse{status: 200, typ: "event", collection: true}
	one := pageResponse{status: 200, typ: "event"}
	created := pageResponse{status: 201, typ: "event"}
	for _, c := range []struct {
		line, title string
		response    pageResponse
		want        ir.OperationKind
	}{
		{"GET /me/events", "List events", list, ir.OperationList},
		{"GET /me/events", "", pageResponse{}, ir.OperationList},
		{"GET /me/events/{id}", "Get event", one, ir.OperationGet},
		{"GET /me/events/{id}", "Get event", list, ir.OperationGet},
		{"GET /me/mailboxSettings", "Get settings", one, ir.OperationGet},
		{"GET /me/calendarView", "List calendarView", list, ir.OperationList},
		{"GET /me/calendarView?startDateTime={s}&endDateTime={e}", "", pageResponse{}, ir.OperationList},
		{"GET /applications(appId='{appId}')", "Get application", one, ir.OperationGet},
		{"GET /me/reminderView(start='{start}')", "user: reminderView", list, ir.OperationFunction},
		{"GET /reports/getUsage(period='{period}')", "", pageResponse{}, ir.OperationFunction},
		{"GET /reports/exportJobs", "List exportJobs", list, ir.OperationList},
		{"GET /me/drive/recent", "drive: recent", list, ir.OperationFunction},
		{"GET /me/events/delta", "event: delta", list, ir.OperationDelta},
		{"GET /users/$count", "", pageResponse{}, ir.OperationCount},
		{"GET /groups/{id}/members/$ref", "", pageResponse{}, ir.OperationRef},
		{"POST /groups/{id}/members/$ref", "Add member", pageResponse{}, ir.OperationRef},
		{"GET /me/photo/$value", "Get photo", one, ir.OperationContent},
		{"PUT /drive/items/{id}/content", "Upload", one, ir.OperationContent},
		{"POST /me/events", "Create event", created, ir.OperationCreate},
		{"POST /me/events", "", pageResponse{}, ir.OperationCreate},
		{"POST /me/events/{id}/accept", "event: accept", pageResponse{}, ir.OperationAction},
		{"POST /me/events/{id}/accept", "", pageResponse{}, ir.OperationAction},
		{"POST /me/getMemberGroups", "", pageResponse{}, ir.OperationAction},
		{"POST /apps/{id}/assign", "assign action", pageResponse{}, ir.OperationAction},
		{"PATCH /me/events/{id}", "Update event", one, ir.OperationUpdate},
		{"PUT /teams/{id}/schedule", "Create or replace schedule", one, ir.OperationCreate},
		{"DELETE /me/events/{id}", "Delete event", pageResponse{status: 204}, ir.OperationDelete},
	} {
		method, target, ok := splitRequestLine(c.line)
		require.True(t, ok)
		r, err := parseRequest(method, target)
		require.NoError(t, err)
		assert.Equal(t, c.want, operationKind(r, c.title, c.response), "%s %q", c.line, c.title)
	}
}
