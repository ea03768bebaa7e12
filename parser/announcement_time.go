package parser

import (
	"regexp"
	"strconv"
	"strings"
	"time"
)

// dated is a date in a text.
type dated struct {
	day time.Time
	at  int // byte offset in the text
}

const monthNames = `jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?`

var (
	datePattern = regexp.MustCompile(`\b(\d{4})-(\d{2})-(\d{2})\b` + // 2021-08-24
		`|\b(` + monthNames + `)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b` + // August 24, 2021
		`|\b(\d{1,2})(?:st|nd|rd|th)?(?: of)? (` + monthNames + `)\.?,? (\d{4})\b` + // 24 August 2021
		`|\b(` + monthNames + `)\.?,? (\d{4})\b`) // August 2021: its first day

	months = map[string]time.Month{
		"jan": time.January, "feb": time.February, "mar": time.March, "apr": time.April, "may": time.May, "jun": time.June, "jul": time.July,
		"aug": time.August, "sep": time.September, "oct": time.October, "nov": time.November, "dec": time.December,
	}
)

// dates returns the dates of a text in lower case, in order. A month without a day stands for its first day. Dates of two numbers
// and a year are left out: nobody can tell which of them is the month.
func dates(text string) []dated {
	var out []dated
	for _, m := range datePattern.FindAllStringSubmatchIndex(text, -1) {
		group := func(i int) string {
			if m[2*i] < 0 {
				return ""
			}
			return text[m[2*i]:m[2*i+1]]
		}
		var year, day string
		var month time.Month
		switch {
		case group(1) != "":
			n, _ := strconv.Atoi(group(2))
			year, month, day = group(1), time.Month(n), group(3)
		case group(4) != "":
			year, month, day = group(6), months[group(4)[:3]], group(5)
		case group(7) != "":
			year, month, day = group(9), months[group(8)[:3]], group(7)
		default:
			year, month, day = group(11), months[group(10)[:3]], "1"
		}
		y, _ := strconv.Atoi(year)
		d, _ := strconv.Atoi(day)
		if t := time.Date(y, month, d, 0, 0, 0, 0, time.UTC); t.Day() == d && t.Month() == month {
			out = append(out, dated{t, m[0]})
		}
	}
	return out
}

// numberWords are the words that numbers of a duration are written with; those of tens take a word of ones after them.
var numberWords = map[string]int{
	"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
	"twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20,
	"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}

var (
	durationPattern = regexp.MustCompile(`\b(?:(\d{1,4})|([a-z]+)(?:-([a-z]+))?)(?:-| \(\d+\) | calendar | full | )(day|week|month|year)s?\b`)
	unitDays        = map[string]int{"day": 1, "week": 7, "month": 30, "year": 365}
)

// duration returns the first length of time in a text in lower case, in days, or 0: "60 days", "twelve weeks", "a month".
func duration(text string) int {
	for _, m := range durationPattern.FindAllStringSubmatch(text, -1) {
		n, _ := strconv.Atoi(m[1])
		if m[1] == "" {
			n = number(m[2], m[3])
		}
		if n > 0 {
			return n * unitDays[m[4]]
		}
	}
	return 0
}

// number returns the value of a number word, of two joined by a hyphen when ones is not empty; 0 for other words.
func number(tens, ones string) int {
	n := numberWords[tens]
	switch {
	case ones == "":
		return n
	case n >= 20 && numberWords[ones] > 0 && numberWords[ones] < 10:
		return n + numberWords[ones]
	case n == 0: // up-to-six
		return numberWords[strings.TrimSpace(ones)]
	default:
		return 0
	}
}
