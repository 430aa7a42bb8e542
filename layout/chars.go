// This file is the letter room: the characters and encodings of what is printed.

package layout

import (
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
	"golang.org/x/text/encoding/unicode"
)

// radicals are characters with the Kangxi radicals that look the same.
var radicals = table("一⼀二⼆三三人⼈八⼋力⼒十⼗口⼝土⼟大⼤女⼥子⼦寸⼨小⼩工⼯己⼰干⼲心⼼手⼿文⽂方⽅日⽇月⽉木⽊止⽌比⽐民⺠水⽔火⽕父⽗牛⽜生⽣用⽤田⽥白⽩目⽬矢⽮石⽯示⽰立⽴网⽹老⽼而⽽自⾃至⾄行⾏西⻄见⻅言⾔贝⻉车⻋里⾥金⾦长⻓门⻔面⾯页⻚风⻛食⻝首⾸香⾹马⻢高⾼")

// traditionals are the characters of forms and reports that are written in
// another way in traditional characters.
var traditionals = table("与與专專业業东東严嚴个個为為举舉义義书書买買于於产產亲親仅僅从從仓倉价價众眾优優会會传傳伤傷体體余餘侧側侦偵债債党黨关關兴興养養内內册冊写寫决決况況净淨准準减減几幾凭憑击擊划劃则則创創删刪别別剧劇办辦务務动動劳勞势勢区區医醫协協单單卖賣卫衛厅廳历歷压壓参參双雙发發变變号號后後吗嗎启啟员員响響问問团團园園围圍国國图圖圆圓场場块塊坏壞报報处處备備复復头頭夺奪奖獎妇婦学學实實审審对對导導将將尔爾层層属屬岁歲岛島带帶帮幫干幹广廣庆慶库庫应應开開异異弃棄张張归歸当當录錄征徵忆憶态態总總恶惡惯慣户戶执執扩擴扫掃护護报報担擔拟擬择擇挥揮据據损損换換数數断斷无無旧舊时時显顯术術机機权權条條来來极極构構标標样樣检檢楼樓欢歡残殘毕畢气氣汇匯汉漢没沒沟溝测測济濟浏瀏湾灣满滿灭滅灯燈热熱爱愛状狀独獨环環现現电電画畫监監盘盤确確码碼础礎离離种種积積称稱稳穩穷窮竞競笔筆签簽简簡类類粮糧纠糾纪紀约約级級纳納组組细細终終经經结結给給络絡统統继繼绩績续續维維综綜缴繳编編网網罚罰职職联聯胜勝脑腦节節艺藝获獲营營补補装裝规規视視览覽观觀计計认認讨討让讓训訓议議记記讲講许許论論设設访訪证證评評识識诉訴词詞译譯试試话話询詢该該详詳语語误誤说說请請诸諸读讀课課调調谁誰谈談财財责責败敗账賬货貨质質购購费費资資赔賠赖賴转轉轮輪较較载載输輸边邊订訂县縣临臨乡鄉栏欄废廢档檔达達过過运運还還这這进進远遠违違连連迟遲适適选選递遞逻邏遗遺邮郵释釋里裡针針钟鐘钱錢铁鐵银銀链鏈错錯键鍵镇鎮长長门門闭閉间間闻聞队隊阳陽阶階际際陆陸陈陳险險随隨难難静靜项項须須顺順预預领領频頻题題额額风風馆館验驗鱼魚齐齊龙龍讼訟质質")

// A runes is a table of characters with others in their place.
type runes map[rune]string

func table(pairs string) runes {
	t := runes{}
	rs := []rune(pairs)
	for i := 0; i+1 < len(rs); i += 2 {
		t[rs[i]] = string(rs[i+1])
	}
	return t
}

// encode brings what is printed into the characters and the encoding of o. The
// result is good until the next call.
func (w *writer) encode(b []byte) ([]byte, error) {
	o := &w.o
	var t runes
	switch {
	case o.Traditional:
		t = traditionals
	case o.Radicals:
		t = radicals
	}
	if t != nil {
		out := w.encoded[:0]
		for i := 0; i < len(b); {
			r, n := utf8.DecodeRune(b[i:])
			if s, ok := t[r]; ok && r >= 0x80 {
				out = append(out, s...)
			} else {
				out = append(out, b[i:i+n]...)
			}
			i += n
		}
		w.encoded = out
		b = out
	}
	var e *encoding.Encoder
	switch o.Encoding {
	case UTF8BOM:
		return append([]byte("\ufeff"), b...), nil
	case UTF16LE:
		e = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder()
	case UTF16BE:
		e = unicode.UTF16(unicode.BigEndian, unicode.UseBOM).NewEncoder()
	case GBK:
		e = simplifiedchinese.GBK.NewEncoder()
	case GB18030:
		e = simplifiedchinese.GB18030.NewEncoder()
	case Big5:
		e = traditionalchinese.Big5.NewEncoder()
	default:
		return b, nil
	}
	return encoding.ReplaceUnsupported(e).Bytes(b)
}
