package audit

// rates are the figures that the comparison gives.
func (c *comparer) rates() []Rate {
	n := c.count
	return []Rate{
		{Name: "property names", What: "rows of property tables whose name the metadata has, of all rows of types that both have", Have: n.named, Of: n.rows, Target: 99},
		{Name: "property types", What: "types that agree, of those rows: the same type, an enum of the same members, a string of which the documents know more, a floating-point number of another precision", Have: n.typed, Of: n.named, Target: 99.3},
		{Name: "property types, exactly", What: "the same type, or an enum of the same members", Have: n.exactlyTyped, Of: n.named},
		{Name: "property types, readable", What: "types that can read whatever the metadata's type allows", Have: n.readable, Of: n.named},
		{Name: "properties covered", What: "properties of the metadata that the documents have, of all properties of types that both have, inherited ones counted for each type", Have: n.had, Of: n.declared, Target: 97},
		{Name: "enum members", What: "enums of the same members, of those of one name on both sides; unknownFutureValue does not count", Have: n.equalEnums, Of: n.enums, Target: 97},
		{Name: "enum members, exactly", What: "the same where unknownFutureValue counts", Have: n.identicalEnums, Of: n.enums},
		{Name: "enum members, one by one", What: "members of the metadata that the documents have, of all in those enums", Have: n.hadMembers, Of: n.members},
		{Name: "listed values", What: "properties whose listed values are the members of the metadata's enum, of all that list values where the metadata has an enum", Have: n.equalGuessed, Of: n.guessed},
		{Name: "types in operations", What: "types of requests and responses that are described, of all that operations name", Have: n.knownAnswers, Of: n.answers, Target: 98},
		{Name: "answers", What: "operations whose answer has the type that their path has in the metadata, of all whose path can be followed there", Have: n.equalAnswers, Of: n.compared},
	}
}
