package gongkai
import ("testing";"os";"fmt";"github.com/seed-11a632b0/gongkai/document/text")
func TestZZ(t *testing.T){
 f:=os.Getenv("F"); if f=="" {t.Skip()}
 b,_:=os.ReadFile(f)
 d:=text.Read(b)
 s:=newScan(d)
 for _,fd:=range []*formData{form2019,form2021}{
 mt:=matcherFor(fd,1)
 u,at:=s.units(0,len(s.tokens))
 runs,sc:=mt.Place(u)
 fmt.Println(fd.form,"score",sc)
 for i,r:=range runs{ 
  fmt.Printf("%-30s",fd.tables[1].Rows[i].Name)
  if r.Placed(){ fmt.Printf(" %d/%d f%d m%v line %d: ",r.Covered,r.Letters,r.Foreign,r.Marked,d.Lines[s.tokens[at[r.From]].line].Number)
   for k:=r.From;k<r.To;k++{fmt.Printf("[%s]",string(u[k].Key))}
   n:=0; for k:=at[r.From];k<len(s.tokens)&&(r.To>=len(at)||k<at[r.To]);k++{ tk:=s.tokens[k]; if tk.kind==figureToken{ fmt.Print(" ",tk.fig.value);n++}; if tk.kind==emptyToken{fmt.Print(" _")}; if tk.kind==gapToken{fmt.Print(".")}}
  }
  fmt.Println()
 }}
}
