// This file is the JSON room of claims.

package gongkai

import "encoding/json"

type jsonClaim struct {
	Kind    string          `json:"kind"`
	Text    string          `json:"text,omitempty"`
	Section string          `json:"section,omitempty"`
	Value   json.RawMessage `json:"value"`
	Unit    string          `json:"unit,omitempty"`
	About   bool            `json:"about,omitempty"`
	Year    int             `json:"year,omitempty"`
	Sure    bool            `json:"sure,omitempty"`
	jsonPlace
	Readings []Reading `json:"readings,omitzero"`
	number   Number
}

// UnmarshalJSON reads the value as an exact decimal.
func (c *jsonClaim) UnmarshalJSON(b []byte) error {
	type plain jsonClaim
	if err := json.Unmarshal(b, (*plain)(c)); err != nil {
		return err
	}
	if len(c.Value) == 0 || string(c.Value) == "null" {
		return nil
	}
	n, err := readNumber(string(c.Value))
	c.number = n
	return err
}

func claimsJSON(claims []Claim) []jsonClaim {
	if claims == nil {
		return nil
	}
	out := make([]jsonClaim, len(claims))
	for i := range claims {
		c := &claims[i]
		out[i] = jsonClaim{
			Kind: c.Kind, Text: c.Text, Section: c.Section, Value: json.RawMessage(c.Value.String()), Unit: c.Unit,
			About: c.About, Year: c.Year, Sure: c.Sure, jsonPlace: placeOf(&c.Pos), Readings: c.Readings,
		}
	}
	return out
}

func claimsOf(in []jsonClaim) []Claim {
	if in == nil {
		return nil
	}
	out := make([]Claim, len(in))
	for i := range in {
		c := &in[i]
		out[i] = Claim{
			Kind: c.Kind, Text: c.Text, Section: c.Section, Value: c.number, Unit: c.Unit,
			About: c.About, Year: c.Year, Sure: c.Sure, Pos: c.position(), Readings: c.Readings,
		}
	}
	return out
}
