package templates

import (
	"net/http"

	"github.com/graphgen/graphgen/internal/gomodel"
)

// The packages of the fixture are real packages of this module, so that the want files can be built.
const (
	wantPath   = "github.com/graphgen/graphgen/templates/testdata/want"
	modelsPath = wantPath + "/models"
	mailPath   = wantPath + "/mail"
)

func local(name string) gomodel.Named { return gomodel.Named{Name: name} }

func model(name string) gomodel.Named { return gomodel.Named{Path: modelsPath, Name: name} }

func pointer(t gomodel.Type) gomodel.Pointer { return gomodel.Pointer{Elem: t} }

func slice(t gomodel.Type) gomodel.Slice { return gomodel.Slice{Elem: t} }

func runtimeType(name string, args ...gomodel.Type) gomodel.Named {
	return gomodel.Named{Path: DefaultRuntimePath, Name: name, Args: args}
}

func nullable(t gomodel.Type) gomodel.Named { return runtimeType("Nullable", t) }

// fixture has every kind of declaration, method and result, and every branch of each.
func fixture() *gomodel.Model {
	return &gomodel.Model{Packages: []*gomodel.Package{
		{
			ImportPath: wantPath, Name: "sdk",
			Doc:   []string{"Package sdk is the client of the fixture.", "", "  - models holds its types", "  - mail holds the builders"},
			Files: []*gomodel.File{{Name: "client.go", Decls: []gomodel.Decl{clientFixture()}}},
		},
		{
			ImportPath: mailPath, Name: "mail", Dir: "mail",
			Doc:   []string{"Package mail walks folders and letters."},
			Files: []*gomodel.File{{Name: "letters.go", Decls: []gomodel.Decl{lettersFixture(), letterFixture(), contentFixture()}}},
		},
		{
			ImportPath: modelsPath, Name: "models", Dir: "models",
			Files: []*gomodel.File{
				{Name: "attachment.go", Decls: attachmentFixtures()},
				{Name: "enums.go", Decls: enumFixtures()},
				{Name: "letter.go", Decls: letterModelFixtures()},
			},
		},
	}}
}

func letterModelFixtures() []gomodel.Decl {
	letter := pointer(local("Letter"))
	return []gomodel.Decl{
		&gomodel.Struct{
			Name: "Letter", Receiver: "m", ExtraName: "Extra", ODataType: "#fixture.letter",
			Doc: []string{
				"Letter is something to read.", "", "1. open it", "2. read it", "", "\tfirst := letter.Open()", "",
				"https://example.com/letter", "", "Deprecated: use Postcard.",
			},
			Fields: []gomodel.Field{
				{Name: "ID", Doc: []string{"ID names the letter. Read-only."}, Type: nullable(local("string")), JSON: "id"},
				{Name: "Pages", Type: nullable(local("int32")), JSON: "pages"},
				{Name: "SentAt", Type: nullable(gomodel.Named{Path: "time", Name: "Time"}), JSON: "sentAt"},
				{Name: "Raw", Type: nullable(gomodel.Named{Path: "encoding/json", Name: "RawMessage"}), JSON: "raw"},
				{Name: "Tone", Type: local("Tone"), JSON: "tone"},
				{Name: "Tags", Type: slice(local("string")), JSON: "tags"},
				{Name: "Reply", Doc: []string{"Reply answers the letter,", "once it is there."}, Type: letter, JSON: "reply"},
				{Name: "Attachments", Type: slice(local("AnyAttachment")), JSON: "attachments"},
				{Name: "Cover", Type: local("AnyAttachment"), JSON: "cover"},
			},
		},
		&gomodel.Struct{Name: "LetterForwardBody", Receiver: "m", ExtraName: "AdditionalData", Fields: []gomodel.Field{
			{Name: "Extra", Type: nullable(local("bool")), JSON: "extra"},
		}},
		&gomodel.Struct{Name: "Opaque", Receiver: "o", ExtraName: "Extra", ODataType: "#fixture.opaque"},
		&gomodel.Alias{
			Name: "Envelope", Doc: []string{"Envelope is described nowhere."}, Type: gomodel.Named{Path: "encoding/json", Name: "RawMessage"},
		},
		&gomodel.Alias{Name: "Postcard", Type: local("Letter")},
		&gomodel.FieldSet{
			Var: "LetterFields", Type: "letterFields", Doc: []string{"LetterFields are the properties of Letter."},
			Entries: []gomodel.FieldEntry{
				{Name: "ID", Doc: []string{"ID can be compared."}, Type: runtimeType("StringProperty"), Value: "id", SelectOnly: true},
				{Name: "Attachments", Type: runtimeType("NavigationProperty"), Value: "attachments"},
				{Name: "Tone", Type: runtimeType("EnumProperty", local("Tone")), Value: "tone"},
			},
		},
		&gomodel.FieldSet{Var: "OpaqueFields", Type: "opaqueFields"},
		&gomodel.PropertyKind{
			Name: "StringEqIn", Doc: []string{"StringEqIn is compared with Eq and In."},
			Methods: []gomodel.KindMethod{
				{Name: "Eq", Doc: []string{"Eq is true where the property equals v."}, Via: runtimeType("StringProperty"), Param: local("string"), Result: runtimeType("Filter")},
				{Name: "In", Via: runtimeType("StringProperty"), Param: local("string"), Variadic: true, Result: runtimeType("Filter")},
				{Name: "EqNull", Via: runtimeType("StringProperty"), Result: runtimeType("Filter")},
				{Name: "Not", Via: runtimeType("StringProperty"), Again: true},
			},
		},
		&gomodel.PropertyKind{
			Name: "EnumInSorted", Enum: true,
			Methods: []gomodel.KindMethod{
				{Name: "In", Via: runtimeType("EnumProperty", local("E")), Param: local("E"), Variadic: true, Result: runtimeType("Filter")},
				{Name: "Not", Via: runtimeType("StringProperty"), Again: true},
				{Name: "Asc", Via: runtimeType("StringProperty"), Result: runtimeType("Order")},
			},
		},
	}
}

func attachmentFixtures() []gomodel.Decl {
	return []gomodel.Decl{
		&gomodel.Union{
			Name: "AnyAttachment", Doc: []string{"AnyAttachment is an Attachment or a type derived from it."},
			Method: "isAttachment", Base: "Attachment", Members: []string{"FileAttachment", "LinkAttachment"},
		},
		&gomodel.Struct{Name: "Attachment", Receiver: "m", ExtraName: "Extra", ODataType: "#fixture.attachment"},
		&gomodel.Struct{Name: "FileAttachment", Receiver: "m", ExtraName: "Extra", ODataType: "#fixture.fileAttachment"},
		&gomodel.Struct{Name: "LinkAttachment", Receiver: "m", ExtraName: "Extra", ODataType: "#fixture.linkAttachment"},
		&gomodel.Union{Name: "AnyOpaque", Method: "isOpaque", Base: "Opaque"},
	}
}

func enumFixtures() []gomodel.Decl {
	return []gomodel.Decl{
		&gomodel.Enum{
			Name: "Tone", Doc: []string{"Tone says how a letter sounds."}, Receiver: "t", Known: true,
			Members: []gomodel.Constant{{Name: "ToneWarm", Doc: []string{"friendly"}, Value: "warm"}, {Name: "ToneCold", Value: "cold"}},
		},
		&gomodel.Enum{
			Name: "Paper", Receiver: "p", Known: true, Flags: true,
			Members: []gomodel.Constant{{Name: "PaperThick", Value: "thick"}, {Name: "PaperLined", Value: "lined"}},
		},
		&gomodel.Enum{Name: "Ink", Receiver: "i", Flags: true, Members: []gomodel.Constant{{Name: "InkBlue", Value: "blue"}}},
		&gomodel.Enum{Name: "Stamp", Receiver: "s", Known: true},
		&gomodel.Enum{Name: "Seal", Receiver: "s", Known: true, Flags: true},
		&gomodel.Enum{Name: "Scent"},
		&gomodel.Constants{
			Doc: []string{"Error codes that the documents name."}, Type: runtimeType("ErrorCode"),
			Members: []gomodel.Constant{
				{Name: "ErrLost", Doc: []string{"ErrLost says that nobody knows where it is."}, Value: "ErrorLost"},
				{Name: "ErrBurnt", Value: "ErrorBurnt"},
			},
		},
		&gomodel.Constants{Members: []gomodel.Constant{{Name: "ScopeRead", Value: "Letters.Read"}}},
		&gomodel.Constants{Doc: []string{"A block without members is no block."}},
	}
}

func clientFixture() *gomodel.Builder {
	return &gomodel.Builder{
		Name: "Client", Doc: []string{"Client is the root of the service."}, Receiver: "c",
		Constructor: &gomodel.Constructor{Name: "New", Doc: []string{"New returns the root."}, From: gomodel.FromClient, Version: "v1.0"},
		Methods: []gomodel.Method{
			&gomodel.Child{
				Name: "Letters", Doc: []string{"Letters walks to all letters."}, Segment: "me/letters",
				Target: gomodel.Named{Path: mailPath, Name: "LettersRequest"},
			},
			&gomodel.Option{Kind: gomodel.OptionHeader, Doc: []string{"Header sets a header."}},
			&gomodel.Verb{Name: "Ping", HTTP: http.MethodHead, Result: gomodel.ResultNone},
		},
	}
}

func lettersFixture() *gomodel.Builder {
	letter := pointer(model("Letter"))
	return &gomodel.Builder{
		Name: "LettersRequest", Doc: []string{"LettersRequest addresses letters."}, Receiver: "r",
		Constructor: &gomodel.Constructor{Name: "NewLettersRequest", Doc: []string{"NewLettersRequest is for the root."}},
		Methods: []gomodel.Method{
			&gomodel.ByKey{Name: "ByID", Doc: []string{"ByID addresses one letter."}, Params: []gomodel.KeyParam{{Name: "id"}}, Target: local("LetterRequest")},
			&gomodel.ByKey{
				Name: "ByStampNumber", Params: []gomodel.KeyParam{{Name: "stampNumber", Key: "stampNumber"}},
				Target: gomodel.Named{Path: mailPath, Name: "LetterRequest"},
			},
			&gomodel.Call{
				Name: "Between", Doc: []string{"Between addresses letters of some days."}, Function: "between",
				Params: []gomodel.CallParam{{Name: "from", Type: gomodel.Named{Path: "time", Name: "Time"}, Key: "from", Quoted: true}, {Name: "days", Type: gomodel.Named{Name: "int32"}, Key: "days"}}, Target: local("LettersRequest"),
			},
			&gomodel.Call{Name: "Lost", Function: "lost", Target: local("LettersRequest")},
			&gomodel.Option{Kind: gomodel.OptionSelect, Doc: []string{"Select chooses properties."}},
			&gomodel.Option{Kind: gomodel.OptionExpand},
			&gomodel.Option{Kind: gomodel.OptionFilter},
			&gomodel.Option{Kind: gomodel.OptionOrderBy},
			&gomodel.Option{Kind: gomodel.OptionSearch},
			&gomodel.Option{Kind: gomodel.OptionTop},
			&gomodel.Option{Kind: gomodel.OptionSkip},
			&gomodel.Option{Kind: gomodel.OptionIncludeCount},
			&gomodel.Option{Kind: gomodel.OptionHeader},
			&gomodel.Option{Kind: gomodel.OptionQuery},
			&gomodel.QueryParam{Name: "StartDateTime", Doc: []string{"StartDateTime is required by View."}, Param: "startDateTime", Key: "startDateTime"},
			&gomodel.Verb{Name: "Get", Doc: []string{"Get returns one page."}, HTTP: http.MethodGet, Result: gomodel.ResultPage, Elem: letter},
			&gomodel.Verb{Name: "All", HTTP: http.MethodGet, Result: gomodel.ResultAll, Elem: letter},
			&gomodel.Verb{
				Name: "View", HTTP: http.MethodGet, Suffix: "view", Needs: [3]string{"Letters.Read, Letters.ReadWrite", "", "Letters.Read.All and User.Read.All"}, Require: []string{"startDateTime", "endDateTime"},
				Result: gomodel.ResultPage, Elem: letter,
			},
			&gomodel.Verb{Name: "Count", HTTP: http.MethodGet, Suffix: "$count", Advanced: true, Result: gomodel.ResultCount},
			&gomodel.Verb{
				Name: "Create", HTTP: http.MethodPost, Body: &gomodel.BodyParam{Type: pointer(model("Letter"))},
				Result: gomodel.ResultOne, Elem: letter,
			},
			&gomodel.Verb{
				Name: "Find", HTTP: http.MethodPost, Suffix: "search", Body: &gomodel.BodyParam{Type: model("LetterForwardBody")},
				Result: gomodel.ResultPage, Elem: model("AnyAttachment"),
			},
			&gomodel.Verb{Name: "Refresh", HTTP: http.MethodPost, Suffix: "refresh", Result: gomodel.ResultPage, Elem: local("string")},
			&gomodel.PermissionList{Name: "Permissions", Doc: []string{"Permissions tells what is needed."}, Verbs: []*gomodel.Verb{
				{Name: "Get", HTTP: http.MethodGet},
				{Name: "View", HTTP: http.MethodGet, Needs: [3]string{"Letters.Read, Letters.ReadWrite", "", "Letters.Read.All and User.Read.All"}},
			}},
		},
	}
}

func letterFixture() *gomodel.Builder {
	return &gomodel.Builder{
		Name: "LetterRequest", Receiver: "r",
		Methods: []gomodel.Method{
			&gomodel.Child{Name: "Content", Segment: "$value", Target: local("ContentRequest")},
			&gomodel.Verb{Name: "Get", HTTP: http.MethodGet, Result: gomodel.ResultOne, Elem: pointer(model("Letter"))},
			&gomodel.Verb{
				Name: "Update", HTTP: http.MethodPatch, Body: &gomodel.BodyParam{Type: model("Letter")},
				Result: gomodel.ResultOne, Elem: pointer(model("Letter")),
			},
			&gomodel.Verb{Name: "Delete", HTTP: http.MethodDelete, Result: gomodel.ResultNone},
			&gomodel.Verb{
				Name: "Forward", Doc: []string{"Forward hands the letter on."}, HTTP: http.MethodPost, Suffix: "forward",
				Body: &gomodel.BodyParam{Type: model("LetterForwardBody")}, Result: gomodel.ResultNone,
			},
			&gomodel.Verb{
				Name: "Attach", HTTP: http.MethodPost, Suffix: "attachments", Body: &gomodel.BodyParam{Type: model("AnyAttachment"), Slot: true},
				Result: gomodel.ResultSlot, Elem: model("AnyAttachment"),
			},
			&gomodel.Verb{
				Name: "Sender", HTTP: http.MethodGet, Result: gomodel.ResultOne, Elem: pointer(model("Letter")),
				Fallback: &gomodel.Fallback{Segment: "senderV2", Status: http.StatusBadRequest, Code: "BadRequest", Message: "No segment `sender\", os.Exit(1)\n"},
			},
			&gomodel.Verb{Name: "Words", HTTP: http.MethodGet, Suffix: "words", Result: gomodel.ResultValue, Elem: slice(local("string"))},
			&gomodel.Verb{
				Name: "Translate", HTTP: http.MethodPost, Suffix: "translate", Body: &gomodel.BodyParam{Type: model("LetterForwardBody")},
				Result: gomodel.ResultValue, Elem: local("string"),
			},
		},
	}
}

func contentFixture() *gomodel.Builder {
	return &gomodel.Builder{
		Name: "ContentRequest", Receiver: "r",
		Methods: []gomodel.Method{
			&gomodel.Verb{Name: "Get", HTTP: http.MethodGet, Result: gomodel.ResultContent},
			&gomodel.Verb{Name: "Put", HTTP: http.MethodPut, Body: &gomodel.BodyParam{Type: gomodel.Named{Path: "io", Name: "Reader"}, Content: true}},
		},
	}
}
