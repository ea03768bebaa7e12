package ir

// Service says where the requests of an API go and what each of them carries, where one document speaks of all operations.
type Service struct {
	Root            string      `json:"root" yaml:"root"`           // "https://graph.windows.net"
	Template        string      `json:"template" yaml:"template"`   // of every URL, as written: "https://…/{tenant_id}/{resource_path}?{api_version}"; "" when not stated
	Addresses       []Address   `json:"addresses" yaml:"addresses"` // the ways of naming a tenant or the caller, in document order
	Versions        []string    `json:"versions" yaml:"versions"`   // the values of the version parameter, as written
	Parameters      []Parameter `json:"parameters" yaml:"parameters"`
	ResponseHeaders []Parameter `json:"responseHeaders" yaml:"responseHeaders"`
	Source          Source      `json:"source" yaml:"source"`
}

// Address is one form of the first segment of a path.
type Address struct {
	Name    string `json:"name" yaml:"name"`       // in the document's words: "verified domain name"
	Segment string `json:"segment" yaml:"segment"` // as the document's example has it: "contoso.com"
	Tenant  bool   `json:"tenant" yaml:"tenant"`   // it stands before the path of a resource; otherwise it is a resource of its own
	Doc     string `json:"doc" yaml:"doc"`
	Example string `json:"example" yaml:"example"` // the URL
}

// Parameter returns the parameter of that name that every request carries, or nil.
func (s *Service) Parameter(in ParameterIn, name string) *Parameter {
	if s == nil {
		return nil
	}
	for i := range s.Parameters {
		if s.Parameters[i].In == in && s.Parameters[i].Name == name {
			return &s.Parameters[i]
		}
	}
	return nil
}
