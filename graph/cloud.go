package graph

// Cloud is one of the separate instances of Microsoft Graph, by its service
// root. https://learn.microsoft.com/graph/deployments
type Cloud string

// The clouds.
const (
	CloudGlobal  Cloud = DefaultBaseURL
	CloudUSGovL4 Cloud = "https://graph.microsoft.us"
	CloudUSGovL5 Cloud = "https://dod-graph.microsoft.us" // DOD
	CloudChina   Cloud = "https://microsoftgraph.chinacloudapi.cn"
)

// WithCloud sets the service root and the scope of tokens to those of a cloud.
// The credential has to ask the cloud's own authority, see Cloud.Authority.
func WithCloud(c Cloud) Option {
	return func(s *config) { s.base, s.scope = string(c), "" }
}

// Authority returns the root of the cloud's identity platform, which issues its
// tokens, or "" for a cloud that is none of the constants.
func (c Cloud) Authority() string {
	switch c {
	case CloudGlobal:
		return "https://login.microsoftonline.com"
	case CloudUSGovL4, CloudUSGovL5:
		return "https://login.microsoftonline.us"
	case CloudChina:
		return "https://login.chinacloudapi.cn"
	}
	return ""
}
