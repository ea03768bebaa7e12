package graph

// Permission is a permission as its page in the documentation describes it.
type Permission struct {
	Name        string // such as "Calendars.ReadWrite"
	Delegated   PermissionForm
	Application PermissionForm
}

// PermissionForm is what a permission is for one kind of caller: its id, by
// which the manifest of an app registration names it, and the texts of the
// consent dialog. It is zero where the permission does not exist for the kind.
type PermissionForm struct {
	ID          GUID
	DisplayName string
	Description string
}
