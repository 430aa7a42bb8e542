package html
import ("testing";"os";"fmt";"path/filepath";"strings";"github.com/seed-11a632b0/gongkai/document")
func dump(d *document.Document) {
 for i:=range d.Lines{ l:=&d.Lines[i]
  fmt.Printf("%d g%d L%d [%d:%d] ",l.Kind,l.Grid,l.Number,l.Start,l.End)
  for _,c:=range d.LineCells(l){ t:=d.Text(&c); if len(t)>60{t=t[:60]}
   if l.Kind==document.Row {fmt.Printf("| %d+%dx%d %q ",c.Col,c.ColSpan,c.RowSpan,t)} else {fmt.Printf(" %s",t)}}
  fmt.Println()
 }
}
func TestDump(t *testing.T){
 fs,_:=filepath.Glob(os.Getenv("F"))
 for _,f:=range fs{ b,_:=os.ReadFile(f); fmt.Println("==",f,Sniff(b),Sniff(b[:512]))
 if strings.HasSuffix(f,".txt"){ d:=&document.Document{Source:b}; g:=0; for _,s:=range Tables(b){fmt.Println(s);g=Append(d,s,g)}; dump(d)} else {
 dump(Read(b))}}
}
