package gongkai

import (
	"fmt"
	"github.com/seed-11a632b0/gongkai/document/text"
	"os"
	"testing"
)

func TestWW(t *testing.T) {
	f := os.Getenv("F")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	d := text.Read(b)
	s := newScan(d)
	l := lookups[Form2021]()
	for _, sp := range s.disputeSpans(l, 0) {
		for _, w := range sp.words {
			fmt.Print("[", string(s.tokens[w].key), "@", s.cellOf(&s.tokens[w]).X, "]")
		}
		fmt.Println()
		for _, w := range sp.items {
			if s.tokens[w].kind == figureToken {
				fmt.Print(" ", s.tokens[w].fig.value, "@", s.cellOf(&s.tokens[w]).X)
			} else {
				fmt.Print("_")
			}
		}
		fmt.Println()
		bl, c := s.disputeHeader(&l.tables[2], sp.words)
		fmt.Println(bl, c)
	}
}
