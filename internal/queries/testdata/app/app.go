// Package app asks a generated SDK for right and for wrong things.
package app

import (
	"context"

	"github.com/graphgen/graphgen/generated/msgraph"
	"github.com/graphgen/graphgen/generated/msgraph/models"
	"github.com/graphgen/graphgen/generated/msgraph/users"
	"github.com/graphgen/graphgen/graph"
)

var fields = models.UserFields

func options(ctx context.Context, c *msgraph.Client) {
	e := models.EventFields
	_ = c.Me().Events().Select(e.Subject, e.Start)
	_ = c.Me().Events().Select(models.UserFields.MobilePhone)                                                     // want `MobilePhone is a property of User, not of Event`
	_ = c.Me().Select(fields.DisplayName, e.ID, e.Subject)                                                        // want `Subject is a property of Event, not of User`
	_ = c.Me().Events().OrderBy(e.Subject.Desc(), fields.DisplayName.Asc())                                       // want `DisplayName is a property of User, not of Event`
	_ = c.Me().Events().Filter(e.Subject.Eq("a").And(fields.City.Eq(`b`)))                                        // want `City is a property of User, not of Event`
	_ = c.Me().Events().Filter(fields.City.Not().Eq("b"))                                                         // want `City is a property of User, not of Event`
	_ = c.Me().Events().Filter(graph.Path(fields.EmployeeOrgData, models.EmployeeOrgDataFields.Division).Eq("b")) // want `EmployeeOrgData is a property of User, not of Event`
	_ = c.Me().Expand(fields.Manager.Expand().Top(1))
	_ = c.Me().Events().Expand(fields.Manager) // want `Manager is a property of User, not of Event`
	_ = c.DirectoryObjects().ByID("1").Select(fields.DisplayName)
	_ = c.Me().Events().Select(graph.Property("new"))
}

func reads(ctx context.Context, c *msgraph.Client, from *users.UserRequest, choice []graph.Selectable) error {
	me, err := c.Me().Select(fields.DisplayName).Get(ctx)
	if err != nil {
		return err
	}
	_ = me.DisplayName.Or("")
	_ = me.Mail.Or("") // want `Mail was not selected, so the service leaves it out`
	me.City = graph.Value("here")
	_ = me.City

	plain, err := c.Me().Get(ctx)
	if err != nil {
		return err
	}
	_ = plain.DisplayName
	_ = plain.AboutMe // want `AboutMe is returned only when it is selected`

	// What the analyzer does not know, it does not complain about.
	other, err := from.Get(ctx)
	if err != nil {
		return err
	}
	_ = other.AboutMe
	chosen, err := c.Me().Select(choice...).Get(ctx)
	if err != nil {
		return err
	}
	_ = chosen.AboutMe
	raw, err := c.Me().Query("$select", "aboutMe").Get(ctx)
	if err != nil {
		return err
	}
	_ = raw.AboutMe

	twice := c.Me().Select(fields.City).Select(fields.AboutMe)
	last, err := twice.Get(ctx)
	if err != nil {
		return err
	}
	_ = last.AboutMe
	_ = last.City // want `City was not selected, so the service leaves it out`

	for user, err := range c.Users().Select(fields.City).Top(5).All(ctx) {
		if err != nil {
			return err
		}
		_ = user.City
		_ = user.State // want `State was not selected, so the service leaves it out`
	}
	return nil
}
