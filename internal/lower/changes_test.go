package lower

import (
	"testing"

	"github.com/stretchr/testify/assert"

	"github.com/graphgen/graphgen/internal/gomodel"
	"github.com/graphgen/graphgen/ir"
)

func TestStanding(t *testing.T) {
	for _, c := range []struct {
		deprecated bool
		notice     string
		told       bool
		want       string
	}{
		{false, "", false, ""},
		{true, "", false, "Deprecated: the documentation marks it as deprecated."},
		{true, "", true, ""},
		{true, "it goes away.", false, "Deprecated: it goes away."},
		{true, "it goes away.", true, "Announced: it goes away."},
		{false, "it changes.", false, "Announced: it changes."},
	} {
		assert.Equal(t, c.want, standing{c.deprecated, c.notice}.text(c.told))
	}
	p := ir.Property{Name: "pages", Deprecated: true, Notice: "it is removed on 2027-06-30."}
	assert.Equal(t, []string{"The property pages.", "", "Deprecated: it is removed on 2027-06-30."}, fieldDoc(p))
	p.Doc = "Deprecated: use extent."
	assert.Equal(t, []string{"Deprecated: use extent.", "", "Announced: it is removed on 2027-06-30."}, fieldDoc(p))
}

func TestFallbackIsForWhatIsDecoded(t *testing.T) {
	op := &ir.Operation{Fallback: &ir.Fallback{Segment: "xV2", Error: ir.AnnouncedError{Status: 400, Code: "c", Message: "m"}}}
	want := &gomodel.Fallback{Segment: "xV2", Status: 400, Code: "c", Message: "m"}
	for result, has := range map[gomodel.Result]bool{
		gomodel.ResultNone: true, gomodel.ResultOne: true, gomodel.ResultSlot: true, gomodel.ResultValue: true, gomodel.ResultPage: true, gomodel.ResultAll: true,
		gomodel.ResultCount: false, gomodel.ResultContent: false,
	} {
		if has {
			assert.Equal(t, want, fallback(op, result), result)
		} else {
			assert.Nil(t, fallback(op, result), result)
		}
	}
	assert.Nil(t, fallback(&ir.Operation{}, gomodel.ResultOne))
	assert.Empty(t, fallbackText(&ir.Operation{}))
	assert.Contains(t, fallbackText(op), "xV2")
}
