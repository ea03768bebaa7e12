package parser_test

import (
	"testing"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/internal/diag"
	"github.com/graphgen/graphgen/ir"
)

const permissionPage = `# Gadget.Read

Lets an app see gadgets.

## Graph Methods

| Ver | Type | Method |
|:--|:--|:--|
| V1 | A,D | [GET /me/gadgets](https://docs.microsoft.com/graph/api/gadget-list?view=graph-rest-1.0) |
| V1 | D | GET /me/gadgets/{id}/parts?color={color} |
| V1 | A | GET /me/gadgets/{id}/parts |
| V1 | A | GET /me/gadgets/{id}/parts |
| Beta | A | POST /me/gadgets/{id}/sell |
| V1 | A,D | Prefer: gadget.unit="cm" |

## Delegate Permission

| | |
|:--|:--|
| **Id** | 1ec239c2-d7c9-4623-a91a-a9775856bb36 |
| **Consent Type** | User |
| **Display String** | See gadgets |
| **Description** | Sees your gadgets. |

## Application Permission

Id ef54d2bf-783f-4e0f-bca1-3210c0444d99

## Resources

### gadget

| Property | Type | Description |
|:--|:--|:--|
| id | String | Read-only. |

### Part

| Property | Type | Description |
|:--|:--|:--|
| color | String | Its color. |
`

func TestPermissionPage(t *testing.T) {
	f := parse("gadget-read.md", permissionPage)
	assert.Equal(t, []string{diag.NotARequest.ID}, codes(f))
	assert.Equal(t, "v1.0", f.Version)
	require.Len(t, f.Permissions, 1)
	p := f.Permissions[0]
	assert.Equal(t, "Gadget.Read", p.Name)
	assert.Equal(t, "Lets an app see gadgets.", p.Description)
	assert.Equal(t, &ir.PermissionScope{ID: "1ec239c2-d7c9-4623-a91a-a9775856bb36", DisplayName: "See gadgets", Description: "Sees your gadgets."}, p.Delegated)
	assert.Equal(t, &ir.PermissionScope{ID: "ef54d2bf-783f-4e0f-bca1-3210c0444d99"}, p.Application)
	assert.Equal(t, []ir.PermissionMethod{
		{Version: "v1.0", Application: true, Delegated: true, Method: "GET", Path: "/me/gadgets"},
		{Version: "v1.0", Delegated: true, Method: "GET", Path: "/me/gadgets/{id}/parts?color={color}"},
		{Version: "v1.0", Application: true, Method: "GET", Path: "/me/gadgets/{id}/parts"},
		{Version: "v1.0", Application: true, Method: "GET", Path: "/me/gadgets/{id}/parts"},
		{Version: "beta", Application: true, Method: "POST", Path: "/me/gadgets/{id}/sell"},
	}, p.Methods)

	require.Len(t, f.Operations, 2)
	list, parts := f.Operations[0], f.Operations[1]
	assert.Equal(t, "gadget-list", list.ID)
	assert.Equal(t, "https://learn.microsoft.com/graph/api/gadget-list", list.URL)
	assert.Equal(t, ir.OperationList, list.Kind)
	assert.Equal(t, "/me/gadgets/{gadget-id}/parts", parts.Path)
	assert.Equal(t, ir.OperationPermissions{DelegatedWork: []string{"Gadget.Read"}, DelegatedPersonal: []string{}, Application: []string{"Gadget.Read"}}, parts.Permissions)
	require.Len(t, parts.Parameters, 2)
	assert.Equal(t, ir.Parameter{Name: "color", In: ir.InQuery, Type: "String"}, parts.Parameters[1])

	require.Len(t, f.Others, 1)
	assert.Equal(t, "beta", f.Others[0].Version)
	assert.Equal(t, ir.OperationAction, f.Others[0].Operations[0].Kind)

	require.Len(t, f.Types, 2)
	assert.Equal(t, "gadget", f.Types[0].Name)
	assert.Equal(t, ir.KindEntity, f.Types[0].Kind)
	assert.Equal(t, []string{"id"}, f.Types[0].Key)
	assert.Equal(t, "Part", f.Types[1].Name)
	assert.Equal(t, ir.KindComplex, f.Types[1].Kind)
}

func TestPermissionPageOfTheLaterLayout(t *testing.T) {
	f := parse("gadget-read.md", `# Gadget.Read

> Lets an app see gadgets.

| Category | Application | Delegated |
|:--|:--|:--|
| Identifier | ef54d2bf-783f-4e0f-bca1-3210c0444d99 | - |
| DisplayText | See all gadgets | - |
| Description | Sees all gadgets. | - |

## Graph Methods

| | Methods |
|:--|:--|
| [only apps](https://learn.microsoft.com/en-us/graph/auth/auth-concepts#app-only-access-access-without-a-user) | [GET /gadgets](https://docs.microsoft.com/graph/api/gadget-list?view=graph-rest-beta&tabs=http) |

| | Commands |
|:--|:--|
| | [Get-Gadget](https://learn.microsoft.com/powershell) |

## Resources
`)
	require.Empty(t, f.Diagnostics)
	require.Len(t, f.Permissions, 1)
	p := f.Permissions[0]
	assert.Equal(t, "Lets an app see gadgets.", p.Description)
	assert.Nil(t, p.Delegated)
	require.NotNil(t, p.Application)
	assert.Equal(t, "See all gadgets", p.Application.DisplayName)
	assert.Equal(t, []ir.PermissionMethod{{Version: "beta", Application: true, Method: "GET", Path: "/gadgets"}}, p.Methods)
	assert.Equal(t, "beta", f.Version)
	require.Len(t, f.Operations, 1)
}

func TestPermissionNeededAlongWithAnother(t *testing.T) {
	f := parse("w.md", "# Gadget.Read\n\nReads.\n\n## Graph Methods\n\n| Ver | Type | Method |\n|:--|:--|:--|\n| V1 | A,D | GET /gadgets<br>~Gadget.Read and Part.Read~ |\n| V1 | D | GET /parts<br>~Gadget.Read~ |\n")
	require.Len(t, f.Permissions, 1)
	assert.Equal(t, []string{"Part.Read", ""}, []string{f.Permissions[0].Methods[0].With, f.Permissions[0].Methods[1].With})
	both := [][]string{{"Gadget.Read", "Part.Read"}}
	assert.Equal(t, &ir.PermissionAlternatives{DelegatedWork: both, Application: both}, f.Operations[0].Permissions.Alternatives)
	assert.Nil(t, f.Operations[1].Permissions.Alternatives)
}

func TestTypeDescribedTwice(t *testing.T) {
	f := parse("w.md", "# Gadget.Read\n\nReads.\n\n## Resources\n\n### part\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n\n### part\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | String | A. |\n| b | String | B. |\n")
	require.Len(t, f.Types, 1)
	assert.Len(t, f.Types[0].Properties, 2)
	assert.Equal(t, []string{diag.MixedMerge.ID}, codes(f))
}

// TestScopesBesideResources holds that a resource called application says nothing of the permission, and that a form of the
// permission whose values are all empty does not exist.
func TestScopesBesideResources(t *testing.T) {
	f := parse("gadget-read.md", `# Gadget.Read

Lets an app see gadgets.

## Graph Methods

| Ver | Type | Method |
|:--|:--|:--|
| V1 | D | GET /me/gadgets |

## Delegate Permission

| | |
|:--|:--|
| **Id** | 1ec239c2-d7c9-4623-a91a-a9775856bb36 |
| **Display String** | See gadgets |

## Application Permission

| | |
|:--|:--|
| **Id** | |
| **Display String** | |

## Resources

### application

| Property | Type | Description |
|:--|:--|:--|
| displayName | String | Its name. |
| description | String | Its text. |
`)
	require.Len(t, f.Permissions, 1)
	assert.Equal(t, &ir.PermissionScope{ID: "1ec239c2-d7c9-4623-a91a-a9775856bb36", DisplayName: "See gadgets"}, f.Permissions[0].Delegated)
	assert.Nil(t, f.Permissions[0].Application)
	require.Len(t, f.Types, 1)
}
