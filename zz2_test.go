package gongkai

import (
	"fmt"
	"github.com/seed-11a632b0/gongkai/document/text"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestYY(t *testing.T) {
	g := os.Getenv("G")
	if g == "" {
		t.Skip()
	}
	for _, gg := range strings.Fields(g) {
		fs, _ := filepath.Glob(gg)
		for _, f := range fs {
			if strings.HasSuffix(f, "json") {
				continue
			}
			b, _ := os.ReadFile(f)
			d := text.Read(b)
			s := newScan(d)
			rep := &Report{}
			fmt.Println("==", filepath.Base(f))
			debug = func(rd *reading) {
				ds := map[int]int{}
				ms := map[int]int{}
				unsure := ""
				n := 0
				for i := range rd.rows {
					p := &rd.rows[i]
					if !p.run.Placed() {
						unsure += fmt.Sprint(" np", i)
						continue
					}
					n++
					ds[int(p.doubt)]++
					ms[int(p.mode)]++
					if !p.sure {
						unsure += fmt.Sprint(" ", i, ":", p.doubt)
					}
				}
				fmt.Println("  rows", len(rd.rows), "placed", n, "lead", rd.lead, "strays", len(rd.strays), "doubts", ds, "modes", ms, "unsure", unsure)
				for _, x := range rd.strays {
					fmt.Print(" L", d.Lines[s.tokens[x].line].Number)
				}
				if len(rd.strays) > 0 {
					fmt.Println()
				}
			}
			s.read(rep)
		}
	}
}
