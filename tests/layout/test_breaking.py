"""Line breaking: known breaks, each with the clause that decides it, and properties of any text.

CLREQ is the W3C's Requirements for Chinese Text Layout, its clauses by number.
"""

from functools import cache
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout import characters
from converter.layout.breaking import break_lines, fits
from converter.layout.cohesion import (
    LONE_OPENING,
    PARTED_BOX,
    PARTED_NUMBER,
    PARTED_QUANTITY,
    PARTED_RANGE,
    PARTED_UNIT,
)
from converter.layout.context import encode
from converter.layout.measuring import TRIMMED_AT_END, Measured, measure
from converter.layout.metrics import Typeface, Typefaces
from converter.theme import Prohibition

PROHIBITED_AT_START = "、，；：。！？”’》）】〕」』·～／%）"
PROHIBITED_AT_END = "“‘《（【〔「『￥"


def measured(text: str, typeface: Typeface, prohibition: Prohibition = "basic") -> Measured:
    return measure([(encode([text])[0], typeface)], prohibition)


def broken(
    text: str,
    ems: float,
    typeface: Typeface,
    indent: float = 0,
    prohibition: Prohibition = "basic",
) -> list[str]:
    paragraph = measured(text, typeface, prohibition)
    lines = break_lines(paragraph, 1000 * ems, 1000 * indent)
    return [characters.decode(paragraph.text[start:end]) for start, end in lines]


# The clause, the measure in em, the set of prohibitions, and the text with its breaks.
KNOWN_BREAKS: list[tuple[str, float, Prohibition, str]] = [
    ("CLREQ 2.1.3: solid setting, an em a character", 4, "basic", "夯基立柱|行稳致远"),
    ("GB/T 15834 5.1.10: half a mark ends a line", 5.5, "basic", "我倍感珍惜，|立柱架梁"),
    ("GB/T 15834 5.1.9: a comma begins no line", 5, "basic", "我倍感珍|惜，立柱|架梁"),
    ("GB/T 15834 5.1.9: a full stop begins no line", 5, "basic", "我倍感珍|惜。立柱|架梁"),
    ("GB/T 15834 5.1.9: an enumeration comma begins no line", 4, "basic", "听得多|看、想得|多做"),
    ("GB/T 15834 5.1.9: a semicolon begins no line", 4, "basic", "夯基垒|台；立柱|架梁"),
    ("GB/T 15834 5.1.9: a colon begins no line", 4, "basic", "主要做|法：立柱|架梁"),
    ("GB/T 15834 5.1.9: an exclamation mark begins no line", 4, "basic", "行稳致|远！立柱|架梁"),
    ("GB/T 15834 5.1.9: a question mark begins no line", 4, "basic", "何以致|远？立柱|架梁"),
    ("CLREQ 3.1.4: a closing quotation mark begins no line", 6, "basic", "用“五色工作|法”来做"),
    ("CLREQ 3.1.4: a closing bracket begins no line", 5, "basic", "他在某街|道）挂职"),
    ("CLREQ 3.1.4: a closing title mark begins no line", 5, "basic", "读《典型经|验》之后"),
    ("CLREQ 3.1.4: a connector begins no line", 4, "basic", "一月二|日～三|日止"),
    ("CLREQ 3.1.4: a one-em dash begins no line", 5, "basic", "办实事办|事—访民情"),
    ("CLREQ 3.1.4: a middle dot begins no line", 3, "basic", "诺尔|曼·白|求恩"),
    ("CLREQ 3.1.4: a solidus begins no line", 5, "basic", "一年或半|年／按季办"),
    ("CLREQ 3.1.4: an opening quotation mark ends no line", 4, "basic", "总结了|“五色”法"),
    ("CLREQ 3.1.4: an opening bracket ends no line", 4, "basic", "立柱架|（夯基）梁"),
    ("CLREQ 3.1.4: an opening title mark ends no line", 4, "basic", "形成了|《某街道|典型》"),
    ("CLREQ 3.1.4: a pause with a closing mark stays whole", 6, "basic", "他说“我来|做”。走了"),
    ("CLREQ 3.1.4: pulled in (挤进) before pushed out", 8, "basic", "多听、多看、多思，|多干些"),
    ("CLREQ 3.1.4: pushed out (推出) where no mark gives room", 6, "basic", "夯基垒台立|柱，架梁"),
    ("CLREQ 3.1.4 basic: a dash may begin a line", 3, "basic", "菜市场|——某|市场"),
    ("CLREQ 3.1.4 strict: a dash begins no line", 3, "strict", "菜市|场——|某市场"),
    ("CLREQ 3.1.4 basic: an ellipsis may begin a line", 3, "basic", "他没有|……|走了"),
    ("CLREQ 3.1.4 strict: an ellipsis begins no line", 3, "strict", "他没|有……|走了"),
    ("CLREQ 3.1.4 strict: a solidus ends no line", 4, "strict", "一年|半／按|季办"),
    ("CLREQ 3.1.4 basic: a solidus may end a line", 4, "basic", "一年半／|按季办"),
    ("CLREQ 3.1.5.1: —— is whole, 2 em", 4, "basic", "菜市场|——某|市场"),
    ("CLREQ 3.1.5.1: ―― is the same dash", 4, "basic", "菜市场|――某|市场"),
    ("CLREQ 3.1.4 strict: ―― begins no line", 3, "strict", "菜市|场――|某市场"),
    ("CLREQ 3.1.4: a bar of one em begins no line", 5, "basic", "办实事办|事―访民情"),
    ("CLREQ 3.1.5.1: so is it as U+2500 twice", 4, "basic", "菜市場|──某|市場"),
    ("CLREQ 3.1.5.1: and as U+2E3A", 4, "basic", "菜市場|⸺某|市場"),
    ("CLREQ 3.1.4 strict: ── begins no line", 3, "strict", "菜市|場──|某市場"),
    ("CLREQ 3.1.5.1: ⋯⋯ is whole, 2 em", 4, "basic", "他沒有|⋯⋯走了"),
    ("CLREQ 3.1.4: a bullet in a name begins no line", 3, "basic", "诺尔|曼•白|求恩"),
    ("CLREQ 3.1.5.1: …… is whole, 2 em", 4, "basic", "他没有|……走了"),
    ("CLREQ 3.1.5.1: of several …… each is whole", 3, "basic", "……|……天|亮了"),
    ("CLREQ 3.1.5.2: a number is whole", 4, "basic", "共有|1000家|企业"),
    ("CLREQ 3.1.5.2: a decimal number is whole", 4.5, "basic", "约等于|3.14多些"),
    ("CLREQ 3.1.5.2: a number with separators is whole", 5, "basic", "共有|1,000,000|家"),
    ("CLREQ 3.1.5.2: a date is whole", 6, "basic", "始于|2022-09-01|时"),
    ("CLREQ 3.1.5.2: a per cent sign stays with its number", 4.3, "basic", "小区占|80%，像|水利局"),
    ("CLREQ 3.1.5.2: a full-width per cent sign too", 5, "basic", "小区占了|80％，像水"),
    ("CLREQ 3.1.5.2: ℃ stays with its number", 4, "basic", "气温到|37℃了"),
    ("CLREQ 3.1.5.2: a sign of currency stays with its number", 4, "basic", "贷款|￥800元"),
    ("CLREQ 3.1.5.2: ¥ stays with its number", 4, "basic", "贷款了|¥800元"),
    ("CLREQ 3.1.5.2: a minus sign stays with its number", 4, "basic", "气温是|-5℃左右"),
    ("CLREQ 3.1.5.2: a minus parts from the ideograph before it", 4, "basic", "气温降到|-15"),
    ("CLREQ 3.1.5.2: № stays with its number", 3, "basic", "编号|№15|号"),
    ("CLREQ 3.1.5.2: so does §", 3, "basic", "见于|§15|之中"),
    ("CLREQ 3.1.5.2: so does any sign of currency", 4, "basic", "贷款了|₹800了"),
    ("CLREQ 3.1.5.2: a full-width dollar too", 4, "basic", "贷款了|＄800了"),
    ("CLREQ 3.1.5.2: a full-width plus too", 4, "basic", "增长了|＋5％了"),
    ("CLREQ 3.1.5.2: a full-width minus too", 4, "basic", "气温，|－5℃多"),
    ("CLREQ 3.1.5.2: so does what compares", 4, "basic", "比例须|≥80％"),
    ("CLREQ 3.1.5.2: and without a space", 4, "basic", "约数为|≈80台"),
    ("CLREQ 3.1.4 strict: nor does a single …", 3, "strict", "他没|有…走|了呢"),
    ("CLREQ 3.1.5.2: ㎖ stays with its number", 3, "basic", "约有|50㎖|水"),
    ("CLREQ 3.1.5.2: a ratio is whole", 3.4, "basic", "比例|3∶1|多些"),
    ("CLREQ 3.1.5.2: a power of ten is whole", 4.6, "basic", "约等|1.2×10⁶|多"),
    ("UAX #14 LB 28: a formula with a lowered digit is whole", 3, "basic", "排放|CO₂|多些"),
    ("UAX #14 LB 17: a Latin dash ends a line", 4, "basic", "think—|never"),
    ("UAX #14 LB 21: 々 begins no line", 3, "basic", "有人|佐々木|之介"),
    ("CLREQ 3.1.5.2: a unit stays with its number", 4.4, "basic", "全长|10 km止"),
    ("CLREQ 3.1.5.2: a number in full-width digits too", 5, "basic", "增长了|１３．９％|多"),
    ("UAX #14: no line begins with an ideographic space", 4, "basic", "夯基立柱　|行稳"),
    ("CLREQ 3.1.5.2: the number of a standard is whole", 8, "basic", "公文格式见|GB/T 9704为准"),
    ("CLREQ 3.1.4: of two years the dash ends a line", 7, "basic", "时在1796—|1820年"),
    (
        "GB/T 15834 5.1.6: before its year the dash ends a line",
        9,
        "basic",
        "格式见GB/T 9704—|2012做",
    ),
    ("CLREQ 3.1.5.2: ＞ stays with its number", 5, "basic", "峰值QPS|＞500就"),
    ("CLREQ 3.1.5.2: and ＜, and ＝", 4, "basic", "样本数|＝1286"),
    ("CLREQ 3.1.5.2: what is numbered stays with its number", 5, "basic", "详见于|RFC 2119|号"),
    ("CLREQ 3.1.5.2: an abbreviation stays with its number", 4, "basic", "编号是|No. 5的"),
    ("CLREQ 3.1.5.2: so does a page", 4, "basic", "出处在|p. 12|之中"),
    ("CLREQ 3.1.5.2: 第 3 章 set with spaces is whole", 4, "basic", "详细见|第 3 章|止"),
    ("CLREQ 3.1.5.2: a figure stays with its number", 4, "basic", "详细见|图 4-2止"),
    ("CLREQ 3.1.5.2: a currency set with a space too", 4, "basic", "共计有|US$ 180|元"),
    ("CLREQ 3.1.5.2: two numbers part at their space", 4, "basic", "在1998 |2000|之间"),
    ("GB/T 15835 多位数: 千分空 is inside a number", 5, "basic", "面积约|9 600 000|多"),
    ("CLREQ 3.1.5.2: a unit stays with its number", 6, "basic", "血压是|120 mmHg|左右"),
    ("CLREQ 3.1.5.2: so does one of rates", 5, "basic", "转速达|900 r/min|多"),
    ("CLREQ 3.1.5.2: a unit with a solidus is whole", 5, "basic", "时速|60 km/h|止"),
    ("CLREQ 3.1.5.2: a squared unit stays", 4, "basic", "面积|80㎡多"),
    ("CLREQ 3.1.5.2: a fraction is whole", 3, "basic", "约占|1/2|多些"),
    ("UAX #14 LB 28: a word is whole", 4, "basic", "用|Python|写成"),
    ("UAX #14 LB 23: letters and digits are one", 3, "basic", "用|MP3|听歌"),
    ("UAX #14 LB 18: words part at spaces", 3, "basic", "to be |or not"),
    ("UAX #14 LB 7: no line begins with a space", 1.3, "basic", "ab |cd |ef"),
    ("UAX #14 LB 21: words part after a hyphen", 3, "basic", "state-|of-art"),
    ("UAX #14 LB 12: a no-break space holds", 3, "basic", "夯基 |3\u00a0章to |be"),
    ("UAX #14 LB 11: a word joiner holds", 3, "basic", "立柱\u2060架|梁行"),
    ("UAX #14 LB 8: a zero-width space parts", 3, "basic", "abcd\u200b|efgh"),
    ("UAX #14 LB 9: a combining mark stays with its letter", 4.8, "basic", "夯基立é|行走"),
    ("UAX #14 LB 8a: a sequence joined by ZWJ is whole", 2, "basic", "甲|👨\u200d👩|乙"),
    ("UAX #14 LB 9: variation selectors are of the sequence", 2, "basic", "甲|❤\ufe0f\u200d🔥|乙"),
    ("UAX #14 LB 30b: a tone stays with its hand", 2, "basic", "甲👍🏽|👋🏿|乙丙"),
    ("UAX #14 LB 30b: with ZWJ, a profession", 3, "basic", "甲乙|🧑🏽\u200d🚀|丙丁"),
    ("UAX #14 LB 30a: a flag is two letters", 3, "basic", "甲🇨🇳|🇭🇰乙|丙丁"),
    ("UAX #14 LB 30a: flags part from one another", 2, "basic", "🇨🇳|🇭🇰|🇲🇴"),
    ("UAX #14 LB 30a: a letter without a second is whole", 2, "basic", "甲|🇨🇳|🇭乙"),
    ("UTS #51: a flag with tags is one", 1, "basic", "🏴\U000e0067\U000e0062\U000e007f|甲"),
    ("UTS #51: a keycap is one", 1.4, "basic", "甲|1\ufe0f\u20e3|乙"),
    ("UAX #14 LB 13: no Latin comma begins a line", 2, "basic", "夯|基,|立柱"),
    ("UAX #14 LB 14: no Latin bracket ends a line", 2.7, "basic", "立柱|(a)|夯基"),
    ("UAX #14 LB 30: a bracket in a word holds", 2.7, "basic", "用|f(x)|的值"),
    ("Unicode 23.2: a soft hyphen parts, with a hyphen", 4.6, "basic", "inter\u00ad|national"),
    ("Unicode 23.2: an unused soft hyphen has no width", 8, "basic", "inter\u00adnational"),
    ("Chicago 7.46: a web address parts after a solidus", 6, "basic", "https://|example.|com/abc"),
    ("Chicago 7.46: and after a dot", 5, "basic", "www.|example.|com"),
    ("Chicago 14.18: and before a hyphen", 5, "basic", "http://a.|cn/bbbb|-cc-dddd|--e"),
    ("but not behind a single letter", 5, "basic", "https://|a-long.cn/|b-longer"),
    ("Chicago 7.46: after ? & =", 5, "basic", "http://a.|cn/b?ccc=|dd&e=f"),
    ("Chicago 7.46: an address of mail parts after @ and dots", 5, "basic", "some.|name@|dept.org"),
    ("CLREQ 3.1.6.2: two marks are 1.5 em", 7, "basic", "他走了（很远）。|我们"),
    ("CLREQ 3.1.6.2: closing and opening marks are 1.5 em", 6, "basic", "（甲）（乙）完"),
    ("CLREQ 3.1.6.3: an opening mark at the line start is ½ em", 4, "basic", "“夯基”|立柱"),
    ("CLREQ 3.5.3: brackets shrink to ½ em", 6, "basic", "他说《某街道》|一文"),
    ("CLREQ 3.5.3: a comma shrinks to ½ em", 6, "basic", "夯基，立柱架。|行走"),
    ("CLREQ 3.5.3: a full stop shrinks to ½ em", 6, "basic", "夯基。立柱架，|行走"),
    ("CLREQ 3.5.3: a colon shrinks as a pause does", 6, "basic", "夯基：立柱架，|行走"),
    ("CLREQ 3.2.2: a Han–Latin space is ¼ em", 5, "basic", "夯基a立柱"),
    ("CLREQ 3.2.2: no such space at the end of a line", 4, "basic", "夯基立柱|Py"),
    ("CLREQ 3.4.4: no last line of one character", 4, "basic", "夯基立柱|行稳致|远了"),
    ("CLREQ 3.4.4: nor of one with a mark", 4, "basic", "夯基立柱|行稳致|远了。"),
    ("CLREQ 3.4.4: two are enough", 4, "basic", "夯基立柱|行稳致远|去了"),
    ("a word longer than the line is broken", 3, "basic", "aaaaa|aaaaa|aa"),
    ("such a word does not leave its line empty", 3, "basic", "夯aaa|aaaa"),
]


@pytest.mark.parametrize(("clause", "ems", "prohibition", "lines"), KNOWN_BREAKS)
def test_known_breaks(
    clause: str, ems: float, prohibition: Prohibition, lines: str, song: Typeface
) -> None:
    text = lines.replace("|", "")
    assert "|".join(broken(text, ems, song, prohibition=prohibition)) == lines, clause


def test_the_first_line_is_shorter_by_its_indent(song: Typeface) -> None:
    lines = broken("今年某月在市委组织部安排下到某街道挂职", 6, song, indent=2)
    assert lines == ["今年某月", "在市委组织部", "安排下到某街", "道挂职"]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("夯基", 2000),
        ("夯基，", 2500),
        ("“夯基”", 3000),
        ("“‘夯基’”", 4000),
        ("夯基·", 2500),
        ("诺·白", 2500),
        ("他（很）。", 4000),
        ("甲——乙", 4000),
        ("甲――乙", 4000),
        ("甲……乙", 4000),
        ("甲～乙", 3000),
        ("６３．５％", 4500),
    ],
)
def test_a_line_is_as_wide_as_clreq_says(text: str, width: float, song: Typeface) -> None:
    """CLREQ 3.1.6.1 to 3.1.6.3: adjacent marks 1.5 em, marks at both ends and dots ½ em."""
    paragraph = measured(text, song)
    assert paragraph.width(0, len(paragraph.text)) == pytest.approx(width)


def test_a_han_latin_space_is_a_quarter_em_and_none_beside_marks(song: Typeface) -> None:
    """CLREQ 3.2.2."""
    assert measured("用a说", song).kerns == {1: 250, 2: 250}
    assert measured("占80%的", song).kerns == {1: 250, 4: 250}
    assert measured("￥8，贷$9", song).kerns == {4: 250}
    assert measured("（a），b。", song).kerns.keys() == {3}


TEXTS = st.text(
    st.sampled_from(
        "的一是在了夯基立柱" * 6
        + "，。、；：？！“”‘’《》（）—…·～／"
        + "abcXYZ0123456789%￥$.,-/ ()\u3000\u0301\xad\u200b\u2060\xa0"
    ),
    min_size=1,
    max_size=120,
)
MEASURES = st.integers(min_value=4, max_value=40)


@given(TEXTS, MEASURES)
def test_lines_joined_are_the_text(text: str, ems: int) -> None:
    assert "".join(broken(text, ems, _song())) == text


@given(TEXTS, MEASURES, st.sampled_from(["basic", "strict"]))
def test_no_line_breaks_a_prohibition_that_it_could_have_kept(
    text: str, ems: int, prohibition: Prohibition
) -> None:
    """A word is broken only where the line has no place to end, or the word fits no line."""
    paragraph = measured(text, _song(), prohibition)
    for start, end in break_lines(paragraph, 1000 * ems)[:-1]:
        places = list(filter(paragraph.may_break, range(start + 1, end)))
        if places and not paragraph.may_break(end):
            word_end = next(filter(paragraph.may_break, range(end, len(text) + 2)))
            assert paragraph.width(places[-1], word_end) > 1000 * ems


@given(TEXTS, MEASURES)
def test_no_line_is_wider_than_its_measure_can_shrink(text: str, ems: int) -> None:
    paragraph = measured(text, _song())
    assert all(
        fits(paragraph, start, end, 1000 * ems) for start, end in break_lines(paragraph, 1000 * ems)
    )


SENTENCES = st.lists(
    st.tuples(
        st.text(st.sampled_from("的一是了夯基立柱"), min_size=2, max_size=7),
        st.sampled_from(["，", "。", "、", "：“", "”。", "《", "》", "！”", "；", "……", "——"]),
    ),
    min_size=1,
    max_size=20,
).map(lambda parts: "".join(map("".join, parts)))


@given(SENTENCES, MEASURES)
def test_no_line_of_chinese_begins_or_ends_with_what_may_not(text: str, ems: int) -> None:
    for line, following in pairwise(broken(text, ems, _song())):
        assert following[0] not in PROHIBITED_AT_START
        assert line[-1] not in PROHIBITED_AT_END


def test_full_width_marks_have_the_width_of_an_ideograph(song: Typeface) -> None:
    for name in (*TRIMMED_AT_END, characters.OPENING):
        for mark in characters.MEMBERS[name][:4]:
            assert song.widths[mark] in (1000, 500), mark


@cache
def _song() -> Typeface:
    """The fixture ``song``, for properties: hypothesis takes no fixture of a function."""
    return Typefaces(theme.load("essay"))["song"]


@pytest.mark.parametrize(
    ("reason", "ems", "lines"),
    [
        ("a lone mark keeps its em", 24, "夯基垒台。" + "立柱架梁" * 4 + "真抓|实，干有为"),
        ("two marks that keep ¾ em pull in", 24, "夯基，台。" + "立柱架梁" * 4 + "真抓实，|干有为"),
        ("a number stays with its measure word", 36, "夯基垒台立柱架" * 5 + "|9元，干有为夯基垒台"),
        ("which is pulled in", 24, "夯基，垒台，立柱，架梁，真抓实干有为达到是9亿元|干有为夯"),
        ("in a narrow column they part", 8, "夯基垒台达到70|元干有为"),
        ("a number keeps its 万", 29.3, "夯基，" + "架梁" * 12 + "12万|中小学教师待遇"),
        ("a unit is whole", 23, "夯基，垒台，立柱，架梁，" + "立柱" * 4 + "达２公里|干有为夯"),
        ("《国 is pulled in", 24, "夯基，垒台，立柱，架梁，" + "真抓" * 5 + "《国教》|真抓实"),
    ],
)  # fmt: skip
def test_ends_that_cost_something_are_avoided(
    reason: str, ems: float, lines: str, song: Typeface
) -> None:
    """CLREQ 3.1.5.2, and evenness: which of two lines is strained less."""
    assert "|".join(broken(lines.replace("|", ""), ems, song)) == lines, reason


@pytest.mark.parametrize(
    ("text", "at", "cost"),
    [
        ("达70元", 3, PARTED_QUANTITY),
        ("达７０元", 3, PARTED_QUANTITY),
        ("达29.7 万亿元", 6, PARTED_NUMBER),
        ("达29.7 万亿元", 7, PARTED_NUMBER),
        ("达29.7 万亿元", 8, PARTED_QUANTITY),
        ("达29.7 万亿元", 9, 0),
        ("达29.7\u200b万亿元", 6, PARTED_NUMBER),
        ("达100多万户", 4, PARTED_NUMBER),
        ("达100多万户", 5, PARTED_NUMBER),
        ("达100多万户", 6, PARTED_QUANTITY),
        ("达２０亿吨公里；", 4, PARTED_QUANTITY),
        ("达２０亿吨公里；", 5, PARTED_UNIT),
        ("达２０亿吨公里；", 6, PARTED_UNIT),
        ("达２０亿吨公里；", 7, 0),
        ("达20亿吨；公里", 6, 0),
        ("共5万千瓦时的", 4, PARTED_QUANTITY),
        ("共5万千瓦时的", 5, PARTED_UNIT),
        ("共5万千瓦时的", 3, PARTED_NUMBER),
        ("占70的", 3, 0),
        ("千万户", 2, 0),
        ("读《典型》", 3, LONE_OPENING),
        ("读《典型》", 4, 0),
        ("《典", 2, 0),
        ("在1796—1820年", 6, PARTED_RANGE),
        ("GB/T 9704—2012", 10, PARTED_RANGE),
        ("□是　☑否", 1, PARTED_BOX),
        ("□是　☑否", 3, 0),
        ("□是　☑否", 4, PARTED_BOX),
        ("□□是□", 1, 0),
    ],
)
def test_what_an_end_costs(text: str, at: int, cost: float, song: Typeface) -> None:
    assert measured(text, song).costs.get(at, 0) == cost
