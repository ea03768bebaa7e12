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
	loc, offset, ok := parseZone(b[i:])
	if !ok || year < 0 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month) ||
		hour < 0 || hour > 23 || minute < 0 || minute > 59 || sec > 59 {
		return time.Time{}, false
	}
	seconds := ((daysBefore(year, month)+int64(day)-1)*24+int64(hour))*3600 + int64(minute*60+sec-offset)
	return time.Unix(seconds+yearZero, int64(nsec)).In(loc), true
}

// yearZero is 1 January of year 0 in seconds of Unix time.
const yearZero = -719528 * 24 * 3600

// daysBefore returns the days from 1 January of year 0 to the first of a month
// in the proleptic Gregorian calendar. Years are counted from March on, so that
// the day of a leap year comes last.
func daysBefore(year, month int) int64 {
	const marchFirst = 31 + 29 // of year 0
	if month -= 3; month < 0 {
		year, month = year-1, month+12
	}
	if year < 0 { // January and February of year 0
		return int64(month-10) * 31
	}
	return int64(365*year+year/4-year/100+year/400+(153*month+2)/5) + marchFirst
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

// parseZone also returns how many seconds the zone is ahead of UTC.
func parseZone(b []byte) (zone *time.Location, offset int, ok bool) {
	if len(b) == 1 && b[0]|0x20 == 'z' {
		return time.UTC, 0, true
	}
	if len(b) != len("+00:00") || b[0] != '+' && b[0] != '-' || b[3] != ':' {
		return nil, 0, false
	}
	hour, minute := digits(b, 1, 2), digits(b, 4, 2)
	if hour < 0 || hour > 23 || minute < 0 || minute > 59 {
		return nil, 0, false
	}
	quarters, rest := (hour*60+minute)/15, minute%15
	offset = hour*3600 + minute*60
	if b[0] == '-' {
		quarters, offset = -quarters, -offset
	}
	switch {
	case offset == 0:
		return time.UTC, 0, true
	case rest != 0:
		return time.FixedZone("", offset), offset, true
	}
	slot := &zones[quarters+24*4]
	if zone = slot.Load(); zone == nil {
		zone = time.FixedZone("", offset)
		slot.Store(zone)
	}
	return zone, offset, true
}

// appendTime writes t as RFC 3339, with the fraction that it has and in its own
// zone, or in UTC where the format has no offset for that. It reports false for
// a year that has more than four digits.
func appendTime(b []byte, t time.Time) ([]byte, bool) {
	const (
		day  = 24 * 3600
		days = 3652425 // of ten thousand years
	)
	offset := 0
	if t.Location() != time.UTC {
		if _, offset = t.Zone(); offset%60 != 0 || offset <= -day || offset >= day {
			offset = 0
		}
	}
	since := t.Unix() + int64(offset) - yearZero
	if since < 0 || since >= days*day {
		return b, false
	}
	year, month, dayOfMonth := civil(uint32(since / day))
	sec := uint32(since % day)
	at := len(b)
	b = append(b, "0000-00-00T00:00:00"...)
	text := b[at:]
	putTwo(text, 0, year/100)
	putTwo(text, 2, year%100)
	putTwo(text, 5, month)
	putTwo(text, 8, dayOfMonth)
	putTwo(text, 11, sec/3600)
	putTwo(text, 14, sec/60%60)
	putTwo(text, 17, sec%60)
	if nsec := uint32(t.Nanosecond()); nsec != 0 {
		b = appendFraction(b, nsec)
	}
	if offset == 0 {
		return append(b, 'Z'), true
	}
	at = len(b)
	b = append(b, "+00:00"...)
	if offset < 0 {
		b[at], offset = '-', -offset
	}
	putTwo(b, at+1, uint32(offset)/3600)
	putTwo(b, at+4, uint32(offset)/60%60)
	return b, true
}

// civil returns the date that is so many days after 1 January of year 0 in the
// proleptic Gregorian calendar. Years are counted from March on, so that the day
// of a leap year comes last. Neri and Schneider, Euclidean affine functions and
// their application to calendar algorithms, 2022.
func civil(days uint32) (year, month, day uint32) {
	const shift = 400*365 + 97 - 60 // keeps January and February of year 0 positive
	n := 4*(days+shift) + 3
	century := n / 146097
	n = n%146097 | 3
	ofCentury, ofYear := n/1461, n%1461/4
	year = 100*century + ofCentury - 400
	n = 2141*ofYear + 197913
	month, day = n>>16, n&0xFFFF/2141+1
	if ofYear >= 306 {
		return year + 1, month - 12, day
	}
	return year, month, day
}

// putTwo writes a number below 100 as two digits.
func putTwo(b []byte, at int, n uint32) { b[at], b[at+1] = '0'+byte(n/10), '0'+byte(n%10) }

// appendFraction writes the fraction of a second without zeros at the end.
func appendFraction(b []byte, nsec uint32) []byte {
	b = append(b, '.')
	for scale := uint32(100_000_000); nsec > 0; scale /= 10 {
		b = append(b, '0'+byte(nsec/scale))
		nsec %= scale
	}
	return b
}
