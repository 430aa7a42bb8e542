package html
import ("testing";"strings";"fmt";"time";"runtime")
func TestZZ(t *testing.T){
 big:=func(n int)string{var b strings.Builder; b.WriteString("<b"); for i:=0;i<n/20;i++{fmt.Fprintf(&b," a%d",i)}; b.WriteString(">"); return b.String()+strings.Repeat("<b c>",n/10)}
 for name,f:=range map[string]func(n int)string{
 "nested":func(n int)string{return strings.Repeat("<table><tr><td>",n/15)},
 "nestedx":func(n int)string{return strings.Repeat("<table><tr><td>1",n/16)+strings.Repeat("</td></tr></table>",n/16)},
 "b":func(n int)string{return strings.Repeat("<b>",n/3)},
 "hid":func(n int)string{return "<div hidden>"+strings.Repeat("<b>",n/6)+strings.Repeat("</i>",n/8)},
 "hidp":func(n int)string{return strings.Repeat("<p hidden>",n/10)},
 "hidspan":func(n int)string{return strings.Repeat("<span hidden>",n/13)},
 "td":func(n int)string{return strings.Repeat("<td>",n/4)},
 "tdrow":func(n int)string{return strings.Repeat("<td rowspan=65534>",300)+strings.Repeat("<tr><td>",n/8)},
 "tdcol":func(n int)string{return strings.Repeat("<tr><td colspan=1000000000 rowspan=999999>",n/42)},
 "title":func(n int)string{return strings.Repeat("<title>",n/7)},
 "comment":func(n int)string{return strings.Repeat("<!--",n/4)},
 "commentx":func(n int)string{return strings.Repeat("<!--a-->",n/8)},
 "script":func(n int)string{return strings.Repeat("<script>",n/8)},
 "style":func(n int)string{return strings.Repeat("<style></style>",n/15)},
 "amp":func(n int)string{return strings.Repeat("&",n)},
 "amp2":func(n int)string{return strings.Repeat("&notit;",n/7)},
 "ampn":func(n int)string{return strings.Repeat("&#49",n/4)},
 "lt":func(n int)string{return strings.Repeat("<",n)},
 "words":func(n int)string{return strings.Repeat("1 ",n/2)},
 "words<>":func(n int)string{return strings.Repeat("1<b>",n/4)},
 "nbsp":func(n int)string{return "1"+strings.Repeat("&nbsp; ",n/7)},
 "ws":func(n int)string{return "1"+strings.Repeat("\n ",n/2)+"2"},
 "cellws":func(n int)string{return "<td>1"+strings.Repeat("\n <br>",n/6)+"2"},
 "cellent":func(n int)string{return "<td>1"+strings.Repeat("&#8203; ",n/8)+"2"},
 "cellentx":func(n int)string{return "<td>1"+strings.Repeat(" &#8203;<br>2",n/13)+"2"},
 "bigattr":big,
 "quote":func(n int)string{return "<td "+strings.Repeat("a=\"",n/3)},
 "quote2":func(n int)string{return "<td "+strings.Repeat("a=' ",n/4)+">x"},
 "sty":func(n int)string{return "<td style='"+strings.Repeat(";:display",n/9)+"'>x"},
 "1kattr":func(n int)string{return strings.Repeat("<b "+strings.Repeat("a ",512)+">",n/1030)},
 "cr":func(n int)string{return strings.Repeat("\r",n)},
 "meta":func(n int)string{return strings.Repeat("<meta name=title content=x>",n/27)},
 "xml":func(n int)string{return strings.Repeat("<xml>",n/5)},
 "tdp":func(n int)string{return "<td>"+strings.Repeat("<p>x</p>",n/8)},
 "bad":func(n int)string{return strings.Repeat("\xff<p>",n/4)},
 "pre":func(n int)string{return "<pre>"+strings.Repeat("x\n",n/2)},
 "tdtable":func(n int)string{return "<table>"+strings.Repeat("<tr><td>1<td>1<td>1<td><table></table>",n/38)},
 }{
  for _,n:=range []int{1<<20,1<<22}{
   s:=[]byte(f(n))
   var m0,m1 runtime.MemStats
   runtime.GC();runtime.ReadMemStats(&m0)
   t0:=time.Now(); d:=Read(s); el:=time.Since(t0)
   runtime.ReadMemStats(&m1)
   t1:=time.Now(); Tables(s); Sniff(s); e2:=time.Since(t1)
   fmt.Printf("%-9s %8d %10v %6.1fx mem  lines %d cells %d tables %v\n",name,len(s),el,float64(m1.TotalAlloc-m0.TotalAlloc)/float64(len(s)),len(d.Lines),len(d.Cells),e2)
  }
 }
}
