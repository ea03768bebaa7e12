package graph

// skip consumes one value of any kind, checking its syntax.
func (d *decoder) skip() bool {
	switch c := d.peek(); {
	case c == '"':
		return d.skipString()
	case c == '{':
		return d.skipObject()
	case c == '[':
		return d.skipArray()
	case c == 't':
		return d.literal("true")
	case c == 'f':
		return d.literal("false")
	case c == 'n':
		return d.literal("null")
	case c == '-' || c >= '0' && c <= '9':
		_, _, ok := d.scanNumber()
		return ok
	}
	return d.fail("a value")
}

func (d *decoder) skipString() bool {
	_, ok := d.scanString()
	return ok
}

func (d *decoder) skipArray() bool {
	d.i++
	if !d.enter() {
		return false
	}
	if d.peek() == ']' {
		d.i++
		d.depth--
		return true
	}
	for {
		if !d.skip() {
			return false
		}
		if d.peek() == ',' {
			d.i++
			continue
		}
		d.depth--
		return d.expect(']', "',' or ']'")
	}
}

func (d *decoder) skipObject() bool {
	d.i++
	if !d.enter() {
		return false
	}
	if d.peek() == '}' {
		d.i++
		d.depth--
		return true
	}
	for {
		if d.peek() != '"' {
			return d.fail("a member name")
		}
		if !d.skipString() || !d.expect(':', "':'") || !d.skip() {
			return false
		}
		if d.peek() == ',' {
			d.i++
			continue
		}
		d.depth--
		return d.expect('}', "',' or '}'")
	}
}

// odataType returns the value of the member name, @odata.type or what stands
// for it, of the object at d.i, wherever it is, without consuming anything. ""
// means that there is none, or that the object is not valid JSON, which decoding
// it will tell.
func (d *decoder) odataType(name string) string {
	start, depth := d.i, d.depth
	found := d.findODataType(name)
	d.i, d.depth, d.err = start, depth, nil
	return found
}

func (d *decoder) findODataType(name string) string {
	for {
		d.i++ // the opening brace or a comma
		if d.peek() != '"' {
			return ""
		}
		raw, ok := d.scanString()
		if !ok {
			return ""
		}
		match := string(raw) == name
		if !d.expect(':', "") {
			return ""
		}
		if match && d.peek() == '"' {
			found, _ := d.shared()
			return found
		}
		if !d.skip() || d.peek() != ',' {
			return ""
		}
	}
}
