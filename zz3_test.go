package gongkai

import (
	"fmt"
	"github.com/seed-11a632b0/gongkai/document/text"
	"os"
	"testing"
)

func TestXX(t *testing.T) {
	f := os.Getenv("F")
	if f == "" {
		t.Skip()
	}
	b, _ := os.ReadFile(f)
	d := text.Read(b)
	s := newScan(d)
	rep := &Report{}
	debug = func(rd *reading) {
		if len(rd.rows) < 20 {
			return
		}
		for _, c := range s.chunks(rd, s.nextHeading(rd.end, 3)) {
			fmt.Print(c.rows, " n=", c.n, ": ")
			for _, b := range c.blocks {
				fmt.Print(len(b), " ")
			}
			fmt.Println()
		}
	}
	s.read(rep)
}
