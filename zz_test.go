package gongkai

import (
	"fmt"
	"github.com/seed-11a632b0/gongkai/document/text"
	"os"
	"testing"
)

func TestZZ(t *testing.T) {
	f := os.Getenv("F")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	d := text.Read(b)
	s := newScan(d)
	rep := &Report{}
	debug = func(rd *reading) {
		for i := range rd.rows {
			p := &rd.rows[i]
			fmt.Printf("%2d ", i)
			if p.run.Placed() {
				fmt.Printf(" %d/%d f%d m%v line %d: mode %d doubt %d sure %v", p.run.Covered, p.run.Letters, p.run.Foreign, p.run.Marked, d.Lines[s.tokens[p.first].line].Number, p.mode, p.doubt, p.sure)
				for k := p.first; k <= p.last; k++ {
					if s.tokens[k].kind == textToken {
						fmt.Printf("[%s]", string(s.tokens[k].key))
					}
				}
				for _, it := range p.row.Items {
					switch it.Kind {
					case 0:
						fmt.Print(" ", s.tokens[it.Ref].fig.value, "@", it.X, ":", it.W)
					case 1:
						fmt.Print(" _")
					case 2:
						fmt.Print(".", it.Gap)
					case 3:
						fmt.Print(" W")
					}
				}
				fmt.Print(" => ", p.cells)
			}
			fmt.Println()
		}
		fmt.Println("lead", rd.lead, "strays", len(rd.strays), "first", d.Lines[s.tokens[rd.first].line].Number)
		for _, x := range rd.strays {
			fmt.Print(" L", d.Lines[s.tokens[x].line].Number)
		}
		fmt.Println()
	}
	s.read(rep)
}
