package parser_test

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
	"github.com/graphgen/graphgen/parser"
)

// seed returns a saved page and its text, or skips the test.
func seed(t *testing.T, number string) (reading, string) {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(shared(t, "seeds"), number+"_*.txt"))
	require.NoError(t, err)
	require.Len(t, names, 1)
	text, err := os.ReadFile(names[0])
	require.NoError(t, err)
	return read(filepath.Base(names[0]), text, noFile, parser.Options{}), string(text)
}

var (
	methodLine  = regexp.MustCompile(`(?m)^(V1|Beta) (A,D|A|D) (GET|POST|PATCH|PUT|DELETE) (/.*)$`)
	otherLine   = regexp.MustCompile(`(?m)^(?:V1|Beta) (?:A,D|A|D) (?:[^GPD]|P[^OAU]).*$`)
	idLine      = regexp.MustCompile(`(?m)^Id (.+)$`)
	displayLine = regexp.MustCompile(`(?m)^Display String (.+)$`)
	grantLine   = regexp.MustCompile(`(?m)^Description (.+)$`)
)

// TestPermissionSeeds holds all that a permission page says to its text: each row is read, and none that is not there.
func TestPermissionSeeds(t *testing.T) {
	for number, want := range map[string]struct{ methods, notRequests, types, rows, scopes int }{
		"001": {110, 1, 19, 247, 2},
		"003": {30, 0, 6, 176, 1},
	} {
		t.Run(number, func(t *testing.T) {
			f, text := seed(t, number)
			lines := strings.Split(text, "\n")
			require.Len(t, f.Permissions, 1)
			p := f.Permissions[0]
			assert.Equal(t, lines[2], p.Name)
			assert.Equal(t, lines[4], p.Description)

			var methods []ir.PermissionMethod
			for _, m := range methodLine.FindAllStringSubmatch(text, -1) {
				methods = append(methods, ir.PermissionMethod{
					Version: map[string]string{"V1": "v1.0", "Beta": "beta"}[m[1]], Method: m[3], Path: m[4],
					Application: strings.Contains(m[2], "A"), Delegated: strings.Contains(m[2], "D"),
				})
			}
			assert.Equal(t, methods, p.Methods)
			assert.Len(t, methods, want.methods)
			assert.Len(t, otherLine.FindAllString(text, -1), want.notRequests)
			for _, d := range f.Diagnostics {
				assert.Equal(t, diag.NotARequest.ID, d.Code, diag.Text(d))
			}
			assert.Len(t, f.Diagnostics, want.notRequests, "each row that is no request is told")

			var scopes []ir.PermissionScope
			ids, displays, grants := idLine.FindAllStringSubmatch(text, -1), displayLine.FindAllStringSubmatch(text, -1), grantLine.FindAllStringSubmatch(text, -1)
			for i := range want.scopes {
				scopes = append(scopes, ir.PermissionScope{ID: ids[i][1], DisplayName: displays[i][1], Description: grants[i][1]})
			}
			assert.Equal(t, &scopes[want.scopes-1], p.Application)
			if want.scopes > 1 {
				assert.Equal(t, &scopes[0], p.Delegated)
			} else {
				assert.Nil(t, p.Delegated)
			}

			assert.Len(t, f.Types, want.types)
			rows := 0
			for _, typ := range f.Types {
				assert.Equal(t, typ.Name, strings.TrimSpace(lines[typ.Source.Line-1]))
				rows += len(typ.Properties)
				for _, row := range typ.Properties {
					line := strings.TrimLeft(lines[row.Source.Line-1], " •")
					assert.Regexp(t, `^`+regexp.QuoteMeta(row.Name)+` \[?(?i:(?:edm\.)?`+row.Type+`)\]?`+map[bool]string{true: " collection"}[row.Collection]+` `, line, typ.Name)
				}
			}
			assert.Equal(t, want.rows, rows)
		})
	}
}

// TestOperationSeed holds the whole of an operation page but the texts to what the page says.
func TestOperationSeed(t *testing.T) {
	f, text := seed(t, "004")
	assert.Equal(t, []string{diag.LostMarks.ID}, codes(f), "the marks of the clouds are lost, and nothing else")
	assert.Equal(t, []string{"graph", "beta"}, []string{f.API, f.Version})
	require.Len(t, f.Operations, 2)
	me, user := f.Operations[0], f.Operations[1]
	assert.Equal(t, "PATCH /me/mailboxSettings", me.Method+" "+me.Path)
	assert.Equal(t, "PATCH /users/{user-id}/mailboxSettings", user.Method+" "+user.Path)
	assert.Equal(t, []ir.Parameter{{Name: "user-id", In: ir.InPath, Type: "String", Required: true}}, user.Parameters[:1])
	assert.Len(t, me.Examples, 2)
	assert.Empty(t, user.Examples, "both examples are of /me")

	for _, op := range []ir.Operation{me, {
		Title: user.Title, Kind: user.Kind, Parameters: user.Parameters[1:], Request: user.Request, Response: user.Response,
		Permissions: user.Permissions, Clouds: user.Clouds, Errors: user.Errors,
	}} {
		assert.Equal(t, strings.SplitN(text, "\n", 2)[0], op.Title)
		assert.Equal(t, ir.OperationUpdate, op.Kind)
		assert.Equal(t, []ir.Parameter{{Name: "Authorization", In: ir.InHeader, Type: "String", Required: true, Doc: "Bearer {token}. Required."}}, op.Parameters,
			"the page lists one header, and no query parameter by name")
		assert.Equal(t, []ir.Cloud{ir.CloudGlobal, ir.CloudUSGovL4, ir.CloudUSGovL5, ir.CloudChina}, op.Clouds)
		readWrite := []string{"MailboxSettings.ReadWrite"}
		assert.Equal(t, ir.OperationPermissions{DelegatedWork: readWrite, DelegatedPersonal: readWrite, Application: readWrite}, op.Permissions)
		assert.Equal(t, &ir.Response{Status: 200, Type: "mailboxSettings"}, op.Response)

		require.NotNil(t, op.Request)
		assert.Equal(t, []any{"mailboxSettings", false, true}, []any{op.Request.Type, op.Request.Collection, op.Request.Exact})
		var rows []string
		for _, p := range op.Request.Properties {
			rows = append(rows, p.Name+" "+p.Type)
			assert.False(t, p.Collection || p.ReadOnly || p.Required, p.Name)
		}
		assert.Equal(t, []string{
			"automaticRepliesSetting automaticRepliesSetting", "dateFormat String",
			"delegateMeetingMessageDeliveryOptions delegateMeetingMessageDeliveryOptions", "language localeInfo", "timeFormat String", "timeZone String",
			"workingHours workingHours",
		}, rows)
		assert.Equal(t, []string{"sendToDelegateAndInformationToPrincipal", "sendToDelegateAndPrincipal", "sendToDelegateOnly"}, op.Request.Properties[2].Values)

		var codes []string
		for _, e := range op.Errors {
			assert.Equal(t, 400, e.Status)
			assert.Contains(t, text, fmt.Sprintf("\n%s %d %s %s\n", e.Scenario, e.Status, e.Code, e.Message), "the cells of a row are told apart")
			codes = append(codes, e.Code)
		}
		assert.Equal(t, []string{"RequestBodyRead", "ErrorInvalidTimeSettings", "InvalidArguments", "InvalidTimeZone"}, codes)
	}

	plain := strings.ReplaceAll(text, "\u00a0", " ")
	for _, ex := range me.Examples {
		assert.Equal(t, "PATCH https://graph.microsoft.com/beta/me/mailboxSettings", ex.Request.Method+" "+ex.Request.URL)
		assert.Equal(t, map[string]string{"Content-Type": "application/json"}, ex.Request.Headers)
		assert.Equal(t, 200, ex.Response.Status)
		for _, body := range []string{ex.Request.Body, ex.Response.Body} {
			assert.True(t, json.Valid([]byte(body)), body)
			assert.Contains(t, plain, body)
		}
	}
}

// TestReferenceSeedContradictions holds that each contradiction of the legacy reference is told, on the line where it stands.
func TestReferenceSeedContradictions(t *testing.T) {
	f, text := seed(t, "002")
	lines := strings.Split(text, "\n")
	for _, c := range []struct {
		code       diag.Code
		entry      string // what the line has
		occurrence int    // of those that the code is found on
		mentions   []string
	}{
		{diag.RepeatedEntry, "givenName", 1, []string{"a second time", "left out"}},
		{diag.RepeatedEntry, "givenName", 2, []string{"a third time", `"state"`}},
		{diag.RepeatedEntry, "surname", 1, []string{"a second time", `"telephoneNumber"`}},
		{diag.NotInExample, "Email", 1, []string{`"mail"`}},
		{diag.NameInExample, "deletionTimeStamp", 1, []string{`"deletionTimestamp"`}},
		{diag.OnlyInExample, `"city"`, 1, []string{"inferred"}},
		{diag.OnlyInExample, `"country"`, 1, []string{"inferred"}},
		{diag.ShapeInExample, "Edm.String", 1, []string{`"assignedPlans"`, "Collection(AssignedPlan)"}},
		{diag.ShapeInExample, "Edm.String", 2, []string{`"otherMails"`, "Collection(String)"}},
	} {
		n := 0
		for _, d := range f.Diagnostics {
			if d.Code != c.code.ID || !strings.Contains(lines[d.Line-1], c.entry) {
				continue
			}
			if n++; n == c.occurrence {
				for _, m := range c.mentions {
					assert.Contains(t, d.Message, m)
				}
			}
		}
		assert.GreaterOrEqual(t, n, c.occurrence, "%s at %s", c.code.ID, c.entry)
	}
}
