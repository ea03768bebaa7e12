package graph

import (
	"errors"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Date is a calendar date as OData writes it, "2026-03-31". It keeps the exact
// text that arrived.
type Date string

// NewDate returns the date of t in t's own location.
func NewDate(t time.Time) Date { return Date(t.Format(time.DateOnly)) }

// Time returns midnight UTC of the date.
func (d Date) Time() (time.Time, error) { return time.Parse(time.DateOnly, string(d)) }

// TimeOfDay is a clock time as OData writes it, "08:00:00.0000000". It keeps
// the exact text that arrived.
type TimeOfDay string

// NewTimeOfDay returns a clock time; the fraction is left out when nsec is 0.
func NewTimeOfDay(hour, minute, sec, nsec int) TimeOfDay {
	t := time.Date(1, 1, 1, hour, minute, sec, nsec, time.UTC)
	return TimeOfDay(t.Format("15:04:05.999999999"))
}

// Clock returns the parts of the clock time.
func (t TimeOfDay) Clock() (hour, minute, sec, nsec int, err error) {
	text := string(t)
	if len(text) == len("15:04") {
		text += ":00"
	}
	if dot := strings.IndexByte(text, '.'); dot >= 0 && len(text) > dot+10 {
		text = text[:dot+10]
	}
	c, err := time.Parse("15:04:05.999999999", text)
	if err != nil {
		return 0, 0, 0, 0, fmt.Errorf("graph: not a time of day: %q", string(t))
	}
	return c.Hour(), c.Minute(), c.Second(), c.Nanosecond(), nil
}

// Duration is an ISO 8601 duration as OData writes it, "PT1H30M". It keeps the
// exact text that arrived.
type Duration string

// NewDuration returns d in hours, minutes and seconds: "PT36H", "-PT1.5S".
func NewDuration(d time.Duration) Duration {
	if d == 0 {
		return "PT0S"
	}
	sign, u := "", uint64(d)
	if d < 0 {
		sign, u = "-", -u
	}
	const second = uint64(time.Second)
	b := []byte(sign + "PT")
	if h := u / (3600 * second); h > 0 {
		b = append(strconv.AppendUint(b, h, 10), 'H')
	}
	if m := u / (60 * second) % 60; m > 0 {
		b = append(strconv.AppendUint(b, m, 10), 'M')
	}
	if s := u % (60 * second); s > 0 {
		b = strconv.AppendUint(b, s/second, 10)
		if frac := s % second; frac > 0 {
			b = append(b, strings.TrimRight(fmt.Sprintf(".%09d", frac), "0")...)
		}
		b = append(b, 'S')
	}
	return Duration(b)
}

var errCalendarDuration = errors.New("graph: a duration with years or months has no fixed length")

// Std returns the duration as a time.Duration, a week being 7 days and a day
// 24 hours. Years and months other than 0 are errors, since their length is
// not fixed, and so are durations beyond 292 years. Digits beyond nanoseconds
// are cut off.
func (d Duration) Std() (time.Duration, error) {
	text, negative := string(d), false
	text, negative = strings.CutPrefix(text, "-")
	if !negative {
		text = strings.TrimPrefix(text, "+")
	}
	bad := fmt.Errorf("graph: not a duration: %q", string(d))
	text, ok := strings.CutPrefix(text, "P")
	if !ok || text == "" {
		return 0, bad
	}
	units, inTime, total := "YMWD", false, uint64(0)
	for text != "" {
		if text[0] == 'T' {
			if inTime || len(text) == 1 {
				return 0, bad
			}
			units, inTime, text = "HMS", true, text[1:]
		}
		n := 0
		for n < len(text) && (text[n] >= '0' && text[n] <= '9' || text[n] == '.') {
			n++
		}
		if n == 0 || n == len(text) {
			return 0, bad
		}
		at := strings.IndexByte(units, text[n])
		if at < 0 {
			return 0, bad
		}
		units = units[at+1:]
		part, err := durationPart(text[:n], text[n], inTime)
		if err != nil {
			if errors.Is(err, errCalendarDuration) {
				return 0, err
			}
			return 0, bad
		}
		if total+part < total || total+part > 1<<63-1 {
			return 0, fmt.Errorf("graph: duration out of range: %q", string(d))
		}
		total += part
		text = text[n+1:]
	}
	if negative {
		return -time.Duration(total), nil
	}
	return time.Duration(total), nil
}

// durationPart returns the nanoseconds of a number and its unit. Only seconds
// have a fraction.
func durationPart(number string, unit byte, inTime bool) (uint64, error) {
	whole, frac, hasFrac := strings.Cut(number, ".")
	if hasFrac && (unit != 'S' || frac == "" || strings.Contains(frac, ".")) {
		return 0, strconv.ErrSyntax
	}
	n, err := strconv.ParseUint(whole, 10, 63)
	if err != nil {
		return 0, err
	}
	var scale time.Duration
	switch {
	case unit == 'S':
		scale = time.Second
	case unit == 'M' && inTime:
		scale = time.Minute
	case unit == 'H':
		scale = time.Hour
	case unit == 'D':
		scale = 24 * time.Hour
	case unit == 'W':
		scale = 7 * 24 * time.Hour
	case n == 0:
		return 0, nil
	default:
		return 0, errCalendarDuration
	}
	if n > uint64(1<<63-1)/uint64(scale) {
		return 0, strconv.ErrRange
	}
	n *= uint64(scale)
	if hasFrac {
		f, err := strconv.ParseUint((frac + "000000000")[:9], 10, 32)
		if err != nil {
			return 0, err
		}
		n += f
	}
	return n, nil
}

// GUID is a globally unique identifier as text. It keeps the exact text that
// arrived.
type GUID string

// IsValid reports whether g has the form 8-4-4-4-12 of hexadecimal digits.
func (g GUID) IsValid() bool {
	if len(g) != 36 {
		return false
	}
	for i := range len(g) {
		switch i {
		case 8, 13, 18, 23:
			if g[i] != '-' {
				return false
			}
		default:
			if hexDigit(g[i]) < 0 {
				return false
			}
		}
	}
	return true
}

// Decimal is a number of arbitrary precision, kept as its exact JSON text:
// "12.50", "1e3". A text that is no JSON number, such as "INF", is sent as a
// string.
type Decimal string

// Float64 returns the nearest float64.
func (d Decimal) Float64() (float64, error) { return strconv.ParseFloat(string(d), 64) }

// Binary is a sequence of bytes, base64 in JSON. It is written with the
// standard alphabet and padding, which Microsoft Graph uses in practice; OData
// asks for the URL alphabet, so both alphabets, padded or not, are read.
type Binary []byte

// MarshalJSON writes base64, and null for a nil Binary.
func (b Binary) MarshalJSON() ([]byte, error) { return Marshal(b) }

// UnmarshalJSON reads base64 of either alphabet.
func (b *Binary) UnmarshalJSON(data []byte) error { return Unmarshal(data, b) }

func hexDigit(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}
