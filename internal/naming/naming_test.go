package naming

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/assert"
)

func TestExported(t *testing.T) {
	s := NewStyle([]string{"EWS"})
	for doc, want := range map[string]string{
		"iCalUId": "ICalUID", "webUrl": "WebURL", "id": "ID", "userIds": "UserIDs", "httpMethod": "HTTPMethod", "imAddresses": "ImAddresses",
		"onPremisesSecurityIdentifier": "OnPremisesSecurityIdentifier", "anonymousJoinWebUrl": "AnonymousJoinWebURL", "ewsId": "EWSID",
		"callRecords.session": "CallRecordsSession", "365": "X365", "func": "Func", `"; import "os`: "ImportOs", "../../x": "X", "": "X", "…": "X",
		"HTTPServer": "HTTPServer", "isMFARequired": "IsMFARequired", "proxyURLs": "ProxyURLs", "étage": "Étage", "名": "X名", "sha256Hash": "Sha256Hash",
		"attachment-createuploadsession": "AttachmentCreateuploadsession", "skuId": "SKUID", "@odata.type": "ODataType",
	} {
		assert.Equal(t, want, s.Exported(doc), doc)
	}
}

func TestUnexported(t *testing.T) {
	s := NewStyle(nil)
	for doc, want := range map[string]string{
		"id": "id", "webUrl": "webURL", "type": "type_", "URLPath": "urlPath", "range": "range_", "StartDateTime": "startDateTime", "HTTP": "http",
	} {
		assert.Equal(t, want, s.Unexported(doc), doc)
	}
}

func TestPackageAndFile(t *testing.T) {
	s := NewStyle(nil)
	assert.Equal(t, "identitygovernance", s.Package("identityGovernance"))
	assert.Equal(t, "funcpkg", s.Package("func"))
	assert.Equal(t, "contype", s.File("con"))
	assert.Equal(t, "doctype", s.File("doc"))
	assert.Equal(t, "mailboxsettings", s.File("mailboxSettings"))
	assert.Equal(t, "usertest", s.File("user_test"))
}

func TestDecide(t *testing.T) {
	wants := []Want{
		{Scope: "m", Key: "type:userCreate", Rank: 0, Candidates: []string{"UserCreate"}},
		{Scope: "m", Key: "body:user", Rank: 2, Candidates: []string{"UserCreate", "UserCreateBody"}},
		{Scope: "m", Key: "enum:a", Rank: 1, Candidates: []string{"A", "AEnum"}},
		{Scope: "m", Key: "enum:b", Rank: 1, Candidates: []string{"A", "BEnum"}},
		{Scope: "n", Key: "type:other", Rank: 0, Candidates: []string{"UserCreate"}},
		{Scope: "m", Key: "x1", Rank: 5, Candidates: []string{"Same"}},
		{Scope: "m", Key: "x2", Rank: 5, Candidates: []string{"Same"}},
		{Scope: "m", Key: "res", Rank: 5, Candidates: []string{"String", "StringField"}},
		{Scope: "m", Key: "pinned", Rank: 9, Candidates: []string{"Whatever"}},
	}
	reserved := map[string][]string{"m": {"String"}}
	pins := map[string]string{"pinned": "Chosen", "x1": "func", "nobody": "N"}
	first := Decide(wants, reserved, pins)
	for range 20 {
		rand.Shuffle(len(wants), func(i, j int) { wants[i], wants[j] = wants[j], wants[i] })
		assert.Equal(t, first, Decide(wants, reserved, pins))
	}
	assert.Equal(t, "UserCreate", first.Of("type:userCreate"))
	assert.Equal(t, "UserCreateBody", first.Of("body:user"))
	assert.Equal(t, "AEnum", first.Of("enum:a"))
	assert.Equal(t, "BEnum", first.Of("enum:b"))
	assert.Equal(t, "UserCreate", first.Of("type:other"))
	assert.Equal(t, "StringField", first.Of("res"))
	assert.Equal(t, "Chosen", first.Of("pinned"))
	assert.NotEqual(t, first.Of("x1"), first.Of("x2"))
	assert.Equal(t, []BadPin{
		{"nobody", "N", "nothing has that name in the documents"},
		{"x1", "func", "it is no Go identifier"},
	}, first.BadPins)
	assert.Contains(t, first.Collisions, Collision{"body:user", "type:userCreate", "UserCreate", "UserCreateBody"})
	assert.Panics(t, func() { first.Of("unknown") })
}

func FuzzExported(f *testing.F) {
	for _, s := range []string{"iCalUId", "", "func", "\xff", "9", "名前", "ǅ", "a b", "İ"} {
		f.Add(s)
	}
	s := NewStyle(nil)
	f.Fuzz(func(t *testing.T, doc string) {
		for _, name := range []string{s.Exported(doc), s.Unexported(doc), s.Package(doc)} {
			if !IsIdentifier(name) {
				t.Fatalf("%q gives %q", doc, name)
			}
		}
	})
}
