package downstream

import (
	"bytes"
	"encoding/json"
	"errors"
	"go/ast"
	"go/importer"
	"go/parser"
	"go/token"
	"go/types"
	"io"
	"os"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

// queryPrelude declares what the queries below use.
const queryPrelude = `package main

import (
	"time"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/graph"
)

var (
	c  *msgraph.Client
	u  = models.UserFields
	g  = models.GroupFields
	e  = models.EventFields
	at time.Time
	_  = graph.RawFilter
)

`

// Queries that the pages say the service answers.
var goodQueries = []string{
	`c.Users().Filter(u.DisplayName.StartsWith("A").And(u.AccountEnabled.Eq(true))).OrderBy(u.DisplayName.Desc())`,
	`c.Users().Filter(u.Mail.EndsWith("@contoso.example"))`,
	`c.Users().Filter(u.Department.In("a", "b").Or(u.City.Not().EqNull()))`,
	`c.Users().Filter(u.DisplayName.Not().StartsWith("A").And(u.BusinessPhones.Not().AnyStartsWith("1")))`,
	`c.Users().Filter(u.PasswordPolicies.Not().Eq("DisableStrongPassword"))`,
	`c.Users().Filter(u.AssignedLicenses.Not().Any(models.AssignedLicenseFields.SKUID.Not().Eq("x")).Or(u.AssignedLicenses.CountEq(0)))`,
	`c.Users().Filter(graph.RawFilter("not(" + u.City.Eq("x").Or(u.State.Eq("y")).String() + ")"))`,
	`c.Users().Filter(u.CreatedDateTime.Ge(at))`,
	`c.Users().Filter(u.AgeGroup.Eq(models.AgeGroupMinor))`,
	`c.Users().Filter(u.BusinessPhones.AnyStartsWith("1"))`,
	`c.Users().Filter(u.AssignedLicenses.Any(models.AssignedLicenseFields.SKUID.Eq("b53bb82b-1b5f-4c29-8e22-7a6a90e6f2a1")))`,
	`c.Users().Filter(graph.Path(u.EmployeeOrgData, models.EmployeeOrgDataFields.Division).Eq("x"))`,
	`c.Users().Select(u.ID, u.AboutMe, u.Manager).Expand(u.Manager.Select(u.ID, u.DisplayName))`,
	`c.Users().Select(append(graph.SelectDefault(u), u.Birthday)...)`,
	`c.Users().Select(graph.SelectAll(u)...)`,
	`c.Users().Filter(graph.RawFilter("aboutMe eq 'x'"))`,
	`c.Groups().Filter(g.GroupTypes.AnyEq("Unified").And(g.MailEnabled.Ne(false)))`,
	`c.Me().Events().Filter(e.Subject.Contains("x").Or(e.Importance.In(models.ImportanceHigh, graph.NullEnum)))`,
	`c.Me().Events().Filter(graph.Path(e.Start, models.DateTimeTimeZoneFields.DateTime).Ge("2026-03-31"))`,
	`c.Me().Events().Filter(graph.Path(e.ResponseStatus, models.ResponseStatusFields.Response).Eq(models.ResponseTypeAccepted))`,
	`c.Me().Events().Select(e.Subject, graph.Path(e.Start, models.DateTimeTimeZoneFields.DateTime))`,
	`c.Me().Events().OrderBy(e.CreatedDateTime.Asc(), graph.RawOrder("start/dateTime"))`,
}

// Queries that it refuses, and why the compiler does.
var badQueries = map[string]string{
	`c.Users().Filter(u.AboutMe.Eq("x"))`:                             "undefined (type graph.Property has no field or method Eq)",
	`c.Users().Filter(u.Birthday.Gt(at))`:                             "undefined (type graph.Property has no field or method Gt)",
	`c.Users().Filter(u.DisplayName.Contains("x"))`:                   "has no field or method Contains)",
	`c.Users().Filter(u.DisplayName.EndsWith("x"))`:                   "has no field or method EndsWith)",
	`c.Users().Filter(u.Mail.Gt("x"))`:                                "has no field or method Gt)",
	`c.Users().Filter(u.Department.StartsWith("x"))`:                  "has no field or method StartsWith)",
	`c.Users().Filter(u.AccountEnabled.EqNull())`:                     "has no field or method EqNull)",
	`c.Users().Filter(u.BusinessPhones.AnyEndsWith("x"))`:             "has no field or method AnyEndsWith)",
	`c.Users().Filter(u.CreatedDateTime.Lt(at))`:                      "has no field or method Lt)",
	`c.Users().Filter(u.OnPremisesSecurityIdentifier.Not().EqNull())`: "has no field or method Not)",
	`c.Users().Filter(u.Identities.Not().Any(graph.Filter{}))`:        "has no field or method Not)",
	`c.Users().Filter(u.Identities.CountEq(1))`:                       "has no field or method CountEq)",
	`c.Users().Filter(u.City.Eq("x").Not())`:                          "has no field or method Not)",
	`c.Users().Filter(u.City.Not())`:                                  "as graph.Filter value",
	`c.Me().Events().Filter(graph.Path(e.ResponseStatus, models.ResponseStatusFields.Response).Eq(models.ImportanceHigh))`: "cannot use models.ImportanceHigh",
	`c.Users().Filter(u.AccountEnabled.Eq("true"))`:                     `cannot use "true" (untyped string constant) as bool value`,
	`c.Users().Filter(u.CreatedDateTime.Ge("2026-03-31"))`:              `cannot use "2026-03-31" (untyped string constant) as time.Time value`,
	`c.Users().Filter(u.AgeGroup.Eq(models.ImportanceHigh))`:            "cannot use models.ImportanceHigh",
	`c.Users().OrderBy(u.CreatedDateTime.Desc())`:                       "has no field or method Desc)",
	`c.Users().Expand(u.AssignedLicenses)`:                              "does not implement graph.Expandable",
	`c.Users().Filter(u.DisplayName)`:                                   "as graph.Filter value",
	`c.Users().Select(u.DisplayName.Eq("x"))`:                           "does not implement graph.Selectable",
	`c.Users().Filter(graph.Path(u.DisplayName, u.City).Eq("x"))`:       "does not implement graph.Complex",
	`c.Groups().Filter(g.Members.Any(u.ID.Eq("x")))`:                    "has no field or method Any)",
	`c.Groups().Filter(g.Visibility.Eq("Public"))`:                      "undefined (type graph.Property has no field or method Eq)",
	`c.Me().Events().Filter(e.Importance.Eq(models.SensitivityNormal))`: "cannot use models.SensitivityNormal",
	`c.Me().Events().Filter(e.Body.Eq("x"))`:                            "has no field or method Eq)",
	`c.Me().Events().ByID("x").Filter(e.Subject.Eq("x"))`:               "has no field or method Filter)",
	`c.Me().Events().OrderBy(e.Start.Asc())`:                            "has no field or method Asc)",
}

func TestQueriesAreChecked(t *testing.T) {
	if testing.Short() {
		t.Skip("compiles the generated SDK")
	}
	check := queryChecker(t)
	for _, query := range goodQueries {
		assert.NoError(t, check(query), query)
	}
	for query, want := range badQueries {
		assert.ErrorContains(t, check(query), want, query)
	}
}

// queryChecker returns a function that type-checks an expression against the SDK in generated.
func queryChecker(t *testing.T) func(query string) error {
	t.Helper()
	cmd := exec.CommandContext(t.Context(), "go", "list", "-export", "-deps", "-json=ImportPath,Export", ownModule+"/generated/msgraph")
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	out, err := cmd.Output()
	require.NoError(t, err, stderr.String())
	exports := map[string]string{}
	for dec := json.NewDecoder(bytes.NewReader(out)); ; {
		var p struct{ ImportPath, Export string }
		err := dec.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		exports[p.ImportPath] = p.Export
	}
	fset := token.NewFileSet()
	config := types.Config{Importer: importer.ForCompiler(fset, "gc", func(path string) (io.ReadCloser, error) { return os.Open(exports[path]) })}
	return func(query string) error {
		file, err := parser.ParseFile(fset, "query.go", queryPrelude+"var _ = "+query+"\n", 0)
		if err != nil {
			return err
		}
		_, err = config.Check("main", fset, []*ast.File{file}, nil)
		return err
	}
}
