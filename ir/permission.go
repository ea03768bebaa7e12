package ir

// Permission is one permission page.
type Permission struct {
	Name        string             `json:"name" yaml:"name"`
	Description string             `json:"description" yaml:"description"`
	Delegated   *PermissionScope   `json:"delegated,omitempty" yaml:"delegated,omitempty"`
	Application *PermissionScope   `json:"application,omitempty" yaml:"application,omitempty"`
	Methods     []PermissionMethod `json:"methods" yaml:"methods"`
	Source      Source             `json:"source" yaml:"source"`
}

// PermissionScope is one of the two forms of a permission, as the consent dialog shows it.
type PermissionScope struct {
	ID          string `json:"id" yaml:"id"`
	DisplayName string `json:"displayName" yaml:"displayName"`
	Description string `json:"description" yaml:"description"`
}

// PermissionMethod is one row of a permission page's methods table, path as written there.
type PermissionMethod struct {
	Version     string `json:"version" yaml:"version"`
	Application bool   `json:"application" yaml:"application"`
	Delegated   bool   `json:"delegated" yaml:"delegated"`
	Method      string `json:"method" yaml:"method"`
	Path        string `json:"path" yaml:"path"`
	With        string `json:"with,omitempty" yaml:"with,omitempty"` // permissions that the row asks for besides, joined by " and "
}
