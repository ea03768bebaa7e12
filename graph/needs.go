package graph

import "strings"

// Permissions are the permissions that an operation takes, as its page lists them
// for each kind of caller: the ways to be allowed, from least to most privileged.
// A way is a set of permissions that are needed together, nearly always one. A
// kind of caller without any is not supported, or the page does not tell.
type Permissions struct {
	DelegatedWork     [][]string // for a user with a work or school account
	DelegatedPersonal [][]string // for a user with a personal Microsoft account
	Application       [][]string // for an app without a user
}

// needs are permissions as generated code gives them: ways parted by commas,
// permissions by "and".
type needs struct{ work, personal, application string }

// Needs tells which permissions the request takes, for Permissions and for the
// error of a request that is refused. Generated code calls it.
//
//go:noinline
func (r Request) Needs(work, personal, application string) Request {
	r.needs = &needs{work, personal, application}
	return r
}

// Permissions returns the permissions that the request takes according to the
// documents. It is known of the call of a generated builder:
//
//	graph.RequestOf(c.Me().Events().Get).Permissions()
func (r Request) Permissions() Permissions {
	if r.needs == nil {
		return Permissions{}
	}
	return Permissions{ways(r.needs.work), ways(r.needs.personal), ways(r.needs.application)}
}

func ways(text string) [][]string {
	if text == "" {
		return nil
	}
	var all [][]string
	for way := range strings.SplitSeq(text, ", ") {
		all = append(all, strings.Split(way, " and "))
	}
	return all
}

// least tells the least privileged way of each kind of caller, for errors; "" for
// no known way.
func (p Permissions) least() string {
	var parts []string
	for _, caller := range []struct {
		name string
		ways [][]string
	}{
		{"delegated", p.DelegatedWork}, {"delegated, with a personal account,", p.DelegatedPersonal}, {"application", p.Application},
	} {
		if len(caller.ways) > 0 {
			parts = append(parts, caller.name+" "+strings.Join(caller.ways[0], " and "))
		}
	}
	return strings.Join(parts, " or ")
}
