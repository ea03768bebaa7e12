package graph

import (
	"slices"
	"strings"
)

// Permissions are the permissions that an operation takes, as its page lists them
// for each kind of caller: the ways to be allowed, from least to most privileged.
// A way is a set of permissions that are needed together, nearly always one. A
// kind of caller without any is not supported, or the page does not tell.
type Permissions struct {
	DelegatedWork     [][]string // for a user with a work or school account
	DelegatedPersonal [][]string // for a user with a personal Microsoft account
	Application       [][]string // for an app without a user
}

// callers names the kinds of caller, in the order of the documents' tables.
var callers = [...]string{"delegated, work or school account", "delegated, personal account", "application"}

// ways returns what is enough for each of callers.
func (p Permissions) ways() [len(callers)][][]string {
	return [...][][]string{p.DelegatedWork, p.DelegatedPersonal, p.Application}
}

// String lists the permissions by kind of caller, from least to most privileged:
// "delegated, work or school account: User.Read, User.ReadWrite; application: User.Read.All".
func (p Permissions) String() string { return strings.Join(p.lines(), "; ") }

func (p Permissions) lines() []string {
	var lines []string
	for i, ways := range p.ways() {
		if len(ways) == 0 {
			continue
		}
		texts := make([]string, len(ways))
		for j, way := range ways {
			texts[j] = strings.Join(way, " and ")
		}
		lines = append(lines, callers[i]+": "+strings.Join(texts, ", "))
	}
	if lines == nil {
		return []string{"no permissions are documented"}
	}
	return lines
}

// BuilderPermissions are the permissions that the calls of a generated builder
// take, in the order of its methods:
//
//	fmt.Println(c.Me().Events().Permissions())
//	least := c.Me().Events().Permissions().Of("Create").Application[0]
type BuilderPermissions []CallPermissions

// CallPermissions are the permissions that one call of a builder takes.
type CallPermissions struct {
	Call   string // the method of the builder, such as "Get", "Create" or "Accept"
	Method string // of HTTP
	Permissions
}

// Of returns the permissions of the call by that name, none for a call that the
// builder does not have. All takes what Get does.
func (b BuilderPermissions) Of(call string) Permissions {
	if call == "All" {
		call = "Get"
	}
	i := slices.IndexFunc(b, func(c CallPermissions) bool { return c.Call == call })
	if i < 0 {
		return Permissions{}
	}
	return b[i].Permissions
}

// String lists the calls, each with its permissions on lines of their own.
func (b BuilderPermissions) String() string {
	var all []string
	for _, c := range b {
		all = append(all, c.String())
	}
	return strings.Join(all, "\n")
}

// String is the call with its permissions on lines of their own.
func (c CallPermissions) String() string {
	return c.Call + " (" + c.Method + ")\n  " + strings.Join(c.lines(), "\n  ")
}

// ParsePermissions reads the permissions of a builder's calls as generated code
// has them, by kind of caller in the order of the documents:
//
//	Get GET: User.Read, User.ReadWrite | - | User.Read.All and Mail.Read
//
//go:noinline
func ParsePermissions(calls ...string) BuilderPermissions {
	all := make(BuilderPermissions, len(calls))
	for i, text := range calls {
		head, list, _ := strings.Cut(text, ": ")
		var by [len(callers)][][]string
		for caller, names := range strings.SplitN(list, " | ", len(by)) {
			if names != "-" {
				by[caller] = ways(names)
			}
		}
		all[i].Call, all[i].Method, _ = strings.Cut(head, " ")
		all[i].Permissions = Permissions{by[0], by[1], by[2]}
	}
	return all
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
// documents. It is known of the call of a generated builder, which the compiler
// checks here:
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
	for i, name := range [len(callers)]string{"delegated", "delegated, with a personal account,", "application"} {
		if ways := p.ways()[i]; len(ways) > 0 {
			parts = append(parts, name+" "+strings.Join(ways[0], " and "))
		}
	}
	return strings.Join(parts, " or ")
}
