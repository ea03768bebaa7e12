package scopes

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

// graphAppID names Microsoft Graph in the manifests of all app registrations.
// https://learn.microsoft.com/troubleshoot/entra/entra-id/governance/verify-first-party-apps-sign-in
const graphAppID = "00000003-0000-0000-c000-000000000000"

// The two forms of a permission in a manifest.
const (
	delegatedScope  = "Scope"
	applicationRole = "Role"
)

// manifest is the part of an app registration's manifest that concerns permissions.
// https://learn.microsoft.com/entra/identity-platform/reference-app-manifest#requiredresourceaccess-attribute
type manifest struct {
	RequiredResourceAccess []resourceAccess `json:"requiredResourceAccess"`
}

type resourceAccess struct {
	ResourceAppID  string   `json:"resourceAppId"`
	ResourceAccess []access `json:"resourceAccess"`
}

type access struct {
	ID   string `json:"id"`
	Type string `json:"type"`
}

// WriteManifest writes the requiredResourceAccess of a manifest with the permissions of a report: scopes for delegated callers,
// roles for applications. A permission whose id the SDK does not know is an error that names it.
func (p *Program) WriteManifest(w io.Writer, r *Report) error {
	list := []access{}
	var unknown []string
	for _, c := range r.Callers {
		for _, name := range c.Permissions {
			a := access{p.ids[name.Name].of(c.kind()), kindOf(c.kind())}
			switch {
			case a.ID == "":
				unknown = append(unknown, name.Name)
			case !slices.Contains(list, a):
				list = append(list, a)
			}
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return fmt.Errorf("the SDK does not know the ids of %s: add their permission pages to documents: and generate again",
			strings.Join(slices.Compact(unknown), ", "))
	}
	slices.SortFunc(list, func(a, b access) int { return cmp.Or(cmp.Compare(b.Type, a.Type), cmp.Compare(a.ID, b.ID)) })
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	return enc.Encode(manifest{[]resourceAccess{{graphAppID, list}}})
}

func kindOf(c Caller) string {
	if c == Application {
		return applicationRole
	}
	return delegatedScope
}

// ReadManifest reads what a manifest grants. Entries for other services are ignored; ids that the SDK does not know stand for
// themselves.
func (p *Program) ReadManifest(text []byte) (*Granted, error) {
	var m manifest
	if err := json.Unmarshal(text, &m); err != nil {
		return nil, fmt.Errorf("not a manifest: %w", err)
	}
	if m.RequiredResourceAccess == nil {
		return nil, errors.New("not a manifest: it has no requiredResourceAccess")
	}
	names := map[access]string{}
	for name, ids := range p.ids {
		names[access{ids.delegated, delegatedScope}] = name
		names[access{ids.application, applicationRole}] = name
	}
	g := &Granted{}
	for _, r := range m.RequiredResourceAccess {
		if !strings.EqualFold(r.ResourceAppID, graphAppID) {
			continue
		}
		for _, a := range r.ResourceAccess {
			name := cmp.Or(names[access{strings.ToLower(a.ID), a.Type}], a.ID)
			if a.Type == applicationRole {
				g.Application = append(g.Application, name)
			} else {
				g.Delegated = append(g.Delegated, name)
			}
		}
	}
	return g, nil
}
