package graph

import (
	"sync/atomic"
	"time"
)

// parseTime reads a DateTimeOffset as OData writes it: RFC 3339, seconds
// optional, any number of fractional digits of which nine count.
func parseTime(b []byte) (time.Time, bool) {
	if len(b) < len("2006-01-02T15:04Z") || b[4] != '-' || b[7] != '-' || b[10]|0x20 != 't' || b[13] != ':' {
		return time.Time{}, false
	}
	year := digits(b, 0, 4)
	month, day, hour, minute := digits(b, 5, 2), digits(b, 8, 2), digits(b, 11, 2), digits(b, 14, 2)
	sec, nsec, i := 0, 0, 16
	if b[i] == ':' {
		if sec = digits(b, 17, 2); sec < 0 {
			return time.Time{}, false
		}
		i = 19
		if i < len(b) && b[i] == '.' {
			start, scale := i+1, 100_000_000
			for i++; i < len(b) && b[i]-'0' <= 9; i++ {
				nsec += int(b[i]-'0') * scale
				scale /= 10
			}
			if i == start {
				return time.Time{}, false
			}
		}
	}
	loc, ok := parseZone(b[i:])
	if !ok || year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) ||
		hour < 0 || hour > 23 || minute < 0 || minute > 59 || sec > 59 {
		return time.Time{}, false
	}
	return time.Date(year, time.Month(month), day, hour, minute, sec, nsec, loc), true
}

// digits returns the number of n digits at b[i:], or -1.
func digits(b []byte, i, n int) int {
	if i+n > len(b) {
		return -1
	}
	v := 0
	for _, c := range b[i : i+n] {
		if c-'0' > 9 {
			return -1
		}
		v = v*10 + int(c-'0')
	}
	return v
}

func daysIn(year, month int) int {
	switch month {
	case 4, 6, 9, 11:
		return 30
	case 2:
		if year%4 == 0 && (year%100 != 0 || year%400 == 0) {
			return 29
		}
		return 28
	}
	return 31
}

// zones are the locations of whole quarters of an hour from -24:00 on, made
// when first met.
var zones [2*24*4 + 1]atomic.Pointer[time.Location]

func parseZone(b []byte) (*time.Location, bool) {
	if len(b) == 1 && b[0]|0x20 == 'z' {
		return time.UTC, true
	}
	if len(b) != len("+00:00") || b[0] != '+' && b[0] != '-' || b[3] != ':' {
		return nil, false
	}
	hour, minute := digits(b, 1, 2), digits(b, 4, 2)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return nil, false
	}
	offset := hour*60 + minute
	if b[0] == '-' {
		offset = -offset
	}
	if offset == 0 {
		return time.UTC, true
	}
	if offset%15 != 0 {
		return time.FixedZone("", offset*60), true
	}
	slot := &zones[offset/15+24*4]
	loc := slot.Load()
	if loc == nil {
		loc = time.FixedZone("", offset*60)
		slot.Store(loc)
	}
	return loc, true
}
