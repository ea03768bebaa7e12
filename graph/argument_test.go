package graph

import (
	"math"
	"testing"
	"time"

	"github.com/stretchr/testify/assert"
	"github.com/stretchr/testify/require"
)

func TestArguments(t *testing.T) {
	type kind string
	at := time.Date(2026, time.March, 31, 8, 0, 0, 500_000_000, time.FixedZone("", 3600))
	for _, tt := range []struct {
		value        any
		plain, quote string
	}{
		{"o'b/c", "o%27b%2Fc", "'o%27%27b%2Fc'"},
		{"", "", "''"},
		{true, "true", "'true'"},
		{int32(-3), "-3", "'-3'"},
		{int64(math.MinInt64), "-9223372036854775808", "'-9223372036854775808'"},
		{uint8(255), "255", "'255'"},
		{float32(0.1), "0.1", "'0.1'"},
		{1e300, "1e%2B300", "'1e%2B300'"},
		{math.Inf(-1), "-INF", "'-INF'"},
		{at, "2026-03-31T07:00:00.5Z", "'2026-03-31T07%3A00%3A00.5Z'"},
		{Date("2026-03-31"), "2026-03-31", "'2026-03-31'"},
		{NewDuration(90 * time.Minute), "PT1H30M", "'PT1H30M'"},
		{GUID("02bd9fd6-8f93-4758-87c3-1fb73740a315"), "02bd9fd6-8f93-4758-87c3-1fb73740a315", "'02bd9fd6-8f93-4758-87c3-1fb73740a315'"},
		{Binary{0xfb, 0xff}, "-_8%3D", "'-_8%3D'"},
		{kind("reviewer"), "reviewer", "'reviewer'"},
		{kind(NullEnum), "null", "null"},
	} {
		quoted, err := Arg{Name: "n", Value: tt.value, Quoted: true}.text()
		require.NoError(t, err)
		assert.Equal(t, "n="+tt.quote, quoted)
		plain, err := Arg{Name: "n", Value: tt.value}.text()
		if tt.plain == "" {
			require.EqualError(t, err, "empty argument n")
			continue
		}
		require.NoError(t, err)
		assert.Equal(t, "n="+tt.plain, plain)
	}
	_, err := Arg{Name: "n", Value: []string{"a"}}.text()
	assert.EqualError(t, err, "argument n: a []string cannot be part of a path")
}
