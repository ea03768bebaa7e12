package graph_test

import (
	"encoding/json"
	"fmt"
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"

	"github.com/graphgen/graphgen/graph"
)

func TestNullable(t *testing.T) {
	var absent graph.Nullable[string]
	null, value := graph.Null[string](), graph.Value("v")
	for _, c := range []struct {
		n                   graph.Nullable[string]
		zero, null, set, ok bool
		or, text, json      string
	}{
		{absent, true, false, false, false, "d", "", "null"},
		{null, false, true, true, false, "d", "null", "null"},
		{value, false, false, true, true, "v", "v", `"v"`},
		{graph.Value(""), false, false, true, true, "", "", `""`},
	} {
		_, ok := c.n.Get()
		assert.Equal(t, []bool{c.zero, c.null, c.set, c.ok}, []bool{c.n.IsZero(), c.n.IsNull(), c.n.IsSet(), ok})
		assert.Equal(t, c.or, c.n.Or("d"))
		assert.Equal(t, c.text, fmt.Sprint(c.n))
		assert.Equal(t, c.ok, c.n.Ptr() != nil)
		out, err := json.Marshal(c.n)
		require.NoError(t, err)
		assert.Equal(t, c.json, string(out))
	}
	p := value.Ptr()
	*p = "changed"
	assert.Equal(t, "v", value.Or(""), "Ptr points to a copy")

	n := value
	require.NoError(t, json.Unmarshal([]byte("null"), &n))
	assert.True(t, n.IsNull())
	s, _ := n.Get()
	assert.Empty(t, s, "null holds no earlier value")
	require.NoError(t, json.Unmarshal([]byte(`"x"`), &n))
	assert.Equal(t, "x", n.Or(""))
	var i graph.Nullable[int32]
	require.Error(t, json.Unmarshal([]byte(`"x"`), &i))
}

func TestFlags(t *testing.T) {
	set := graph.JoinFlags(ImportanceLow, ImportanceHigh)
	assert.Equal(t, Importance("low,high"), set)
	assert.True(t, graph.HasFlag(set, ImportanceHigh))
	assert.True(t, graph.HasFlag("Low, HIGH", ImportanceHigh))
	assert.False(t, graph.HasFlag(set, "hi"))
	assert.False(t, graph.HasFlag("", ImportanceHigh))

	assert.True(t, graph.OneOf("high", "low,high"))
	assert.False(t, graph.OneOf("HIGH", "low,high"), "letter case matters")
	assert.False(t, graph.OneOf("low,high", "low,high"))
	assert.False(t, graph.OneOf("", "low,high"))
	assert.True(t, graph.EachOf("high, low", "low,high"))
	assert.False(t, graph.EachOf("high,normal", "low,high"))
	assert.False(t, graph.EachOf("", "low"), "no member at all is not a documented one")
	assert.Equal(t, Importance(""), graph.JoinFlags[Importance]())
}

func TestDateAndTimeOfDay(t *testing.T) {
	d := graph.NewDate(time.Date(2026, 3, 31, 23, 0, 0, 0, time.FixedZone("", 3600)))
	assert.Equal(t, graph.Date("2026-03-31"), d)
	back, err := d.Time()
	require.NoError(t, err)
	assert.Equal(t, time.Date(2026, 3, 31, 0, 0, 0, 0, time.UTC), back)
	_, err = graph.Date("2026-02-30").Time()
	require.Error(t, err)

	assert.Equal(t, graph.TimeOfDay("08:05:00"), graph.NewTimeOfDay(8, 5, 0, 0))
	assert.Equal(t, graph.TimeOfDay("08:05:01.5"), graph.NewTimeOfDay(8, 5, 1, 500_000_000))
	for text, want := range map[graph.TimeOfDay][4]int{
		"08:00:00.0000000":      {8, 0, 0, 0},
		"23:59:59.1234567":      {23, 59, 59, 123456700},
		"23:59":                 {23, 59, 0, 0},
		"01:02:03.123456789012": {1, 2, 3, 123456789},
	} {
		h, m, s, ns, err := text.Clock()
		require.NoError(t, err)
		assert.Equal(t, want, [4]int{h, m, s, ns})
	}
	for _, bad := range []graph.TimeOfDay{"", "24:00:00", "08:60:00", "8", "08:00:00Z"} {
		_, _, _, _, err := bad.Clock()
		require.Error(t, err, "%q", bad)
	}
}

func TestDuration(t *testing.T) {
	for d, want := range map[time.Duration]graph.Duration{
		0:                                "PT0S",
		90 * time.Minute:                 "PT1H30M",
		36 * time.Hour:                   "PT36H",
		-1500 * time.Millisecond:         "-PT1.5S",
		time.Nanosecond:                  "PT0.000000001S",
		math.MaxInt64:                    "PT2562047H47M16.854775807S",
		math.MinInt64:                    "-PT2562047H47M16.854775808S",
		2*time.Hour + 3*time.Second + 10: "PT2H3.00000001S",
	} {
		got := graph.NewDuration(d)
		assert.Equal(t, want, got)
		back, err := got.Std()
		if d == math.MinInt64 {
			require.Error(t, err)
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, d, back)
	}
	for text, want := range map[graph.Duration]time.Duration{
		"P1D": 24 * time.Hour, "P1W": 168 * time.Hour, "P1DT2H": 26 * time.Hour, "+PT5M": 5 * time.Minute,
		"P0Y0M1D": 24 * time.Hour, "PT0.12345678999S": 123456789, "-P1D": -24 * time.Hour,
	} {
		got, err := text.Std()
		require.NoError(t, err, "%s", text)
		assert.Equal(t, want, got)
	}
	for _, bad := range []graph.Duration{"", "P", "PT", "1H", "PT1", "PTH", "P1H", "PT1M2H", "PT1.5H", "PT1.S", "PT1.2.3S", "PT.S", "P1Y", "P2M",
		"P1DT", "PT1HT1M", "PT99999999999999999999S", "PT9223372036855S9", "P110000D", "P106751DT23H59M", "--PT1S", "PT1e3S"} {
		_, err := bad.Std()
		require.Error(t, err, "%s", bad)
	}
}

func TestGUIDAndDecimal(t *testing.T) {
	assert.True(t, graph.GUID("b53bb82b-1b5f-4c29-8e22-7A6A90E6F2A1").IsValid())
	for _, bad := range []graph.GUID{"", "b53bb82b1b5f4c298e227a6a90e6f2a1", "g53bb82b-1b5f-4c29-8e22-7a6a90e6f2a1", "b53bb82b-1b5f-4c29-8e22-7a6a90e6f2a"} {
		assert.False(t, bad.IsValid())
	}
	f, err := graph.Decimal("12.50").Float64()
	require.NoError(t, err)
	assert.InDelta(t, 12.5, f, 0)
}

func TestExtra(t *testing.T) {
	var e Event
	require.NoError(t, graph.Unmarshal([]byte(`{"@odata.etag":"W/\"1\"","@odata.type":"#microsoft.graph.event","x":1,"attachments@odata.nextLink":"u","@removed":{"reason":"deleted"}}`), &e))
	assert.Equal(t, `W/"1"`, e.Extra.ETag())
	assert.Equal(t, "#microsoft.graph.event", e.Extra.ODataType())
	raw, ok := e.Extra.Annotation("attachments", "odata.nextLink")
	assert.True(t, ok)
	assert.Equal(t, `"u"`, string(raw))
	_, ok = e.Extra.Annotation("", "@odata.etag")
	assert.True(t, ok)
	reason, ok := e.Extra.Removed()
	assert.True(t, ok)
	assert.Equal(t, "deleted", reason)
	_, ok = (graph.Extra{}).Removed()
	assert.False(t, ok)

	copied := e.Extra
	require.NoError(t, e.Extra.Set("x", map[string]bool{"a": true}))
	require.NoError(t, e.Extra.Set("new", graph.Null[string]()))
	e.Extra.SetNull("location")
	e.Extra.Delete("@removed")
	e.Extra.Delete("none")
	raw, _ = copied.Get("x")
	assert.Equal(t, "1", string(raw), "a copy keeps its members")
	assert.Equal(t, 5, copied.Len())
	var names []string
	for name := range e.Extra.All() {
		names = append(names, name)
	}
	assert.Equal(t, []string{"@odata.etag", "@odata.type", "x", "attachments@odata.nextLink", "new", "location"}, names)
	for range e.Extra.All() {
		break
	}
	other := copied
	other.SetNull("a")
	copied.SetNull("b")
	_, ok = other.Get("b")
	assert.False(t, ok, "copies do not share what is added")

	require.Error(t, e.Extra.Set("bad", json.RawMessage("{")))
	require.Error(t, e.Extra.Set("bad", make(chan int)))
	assert.True(t, graph.Nulls[string]().IsZero())
}
