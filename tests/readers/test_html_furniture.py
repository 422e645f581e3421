"""HTML: what a site says round a text, and what a text says with the same words and names."""

from __future__ import annotations

from typing import get_args

import pytest

from converter import readers
from converter.document import Block, Section, lines_of_text
from converter.normalized import Normalized
from converter.normalizer.rules import linear
from converter.readers.html import sayings
from converter.sources.inputs import Input

SENTENCE = "水渠修好了，管护也要跟上。"
PAGE = "<title>题</title><h1>题</h1><h2>节</h2>"


def read(text: str) -> Normalized:
    return readers.read(Input("页.html", "页", text.encode()))


def texts(normalized: Normalized) -> list[str]:
    """The lines of the text below its title and its first heading."""
    return [text for text, _ in lines_of_text(normalized.document)][2:]


def left_out(normalized: Normalized) -> str:
    return "\n".join(one.message for one in normalized.diagnostics if one.code == "HTM002")


def headings(blocks: tuple[Block, ...]) -> list[str]:
    return [block.heading.full_text for block in blocks if isinstance(block, Section)]


SAID = [
    "阅读全文", "点击查看全文>>", "返回搜狐，查看更多", "点击进入专题>>", "继续阅读",
    "Read more →", "责任编辑：张三", "责任编辑 石磊", "（责编：李四、王五）", "【责任编辑:赵六】",
    "校对：张三", "编辑：小王", "责编 / 王小五　校对 / 李四", "监制：赵一鸣 排版：小林",
    "文章录入：admin 责任编辑：admin", "上一篇文章：甲", "往期推荐",
    "【发表评论】【打印此文】【关闭窗口】",
    "分享到：", "分享到微信朋友圈", "分享到：微信 微博 QQ空间", "一键分享到朋友圈",
    "长按识别二维码，关注我们", "欢迎关注公众号“某某”", "点击上方蓝字，关注我们的公众号",
    "点击关注“山城”", "长按二维码关注山城发布", "关注公众号：山城晚报", "微信扫一扫，关注我们",
    "扫一扫在手机打开当前页", "长按下方二维码，加入读者群", "关注我们",
    "点个“在看”，让更多人看到", "喜欢就点个赞吧", "点赞、在看、转发", "【打印】【关闭】",
    "打印 | 关闭", "返回顶部", "我要纠错", "【纠错】", "收藏", "上一篇：甲", "下一篇：没有了",
    "相关阅读", "相关链接：春耕", "版权声明：本文……", "版权所有 © 2024 山城网",
    "版权所有，侵权必究", "山城网版权所有", "© 2024 南风札记", "免责声明：图片来源网络，侵权即删",
    "转载请注明出处", "本文为原创，转载请注明出处", "转载请注明来自山城网", "未经授权不得转载",
    "本文系山城网原创稿件，未经授权不得转载。", "未经允许不得转载：山城网 » 渡口",
    "版权声明：本文为博主原创文章，遵循 CC 4.0 BY-SA 版权协议，转载请附上原文出处链接和本声明。",
]  # fmt: skip


@pytest.mark.parametrize("text", SAID)
def test_what_a_site_says_behind_a_text_goes_by_a_named_rule_and_is_told_of(text: str) -> None:
    normalized = read(f"{PAGE}<p>{SENTENCE}</p><p>{text}</p>")
    assert texts(normalized) == [SENTENCE]
    assert left_out(normalized).endswith(f"): {text}")
    names = {"credits", *(saying.name for saying in sayings.SAYINGS)}
    assert any(f"({name})" in left_out(normalized) for name in names)


SENTENCES = [
    "扫描二维码即可付款，老人们却犯了难。", "越来越多的人关注公众号经济的发展。",
    "他给每条动态点赞，也分享自己的生活。", "转发到朋友圈之后，他接到了许多电话。",
    "分享给好友的书，他总要包上书皮。", "继续阅读是他晚年唯一的乐趣。",
    "继续阅读这本书的时候，我才明白父亲的用心。", "校对：对照原稿逐字核对。",
    "版权所有者依法享有下列权利。", "校对：对照原稿", "排版：居中对齐",
    "责任编辑这一行，最要耐心。", "责编：一个人的马拉松", "编辑：一种修行", "分享是一种快乐。",
    "分享：一种古老的美德，也是一种现代的焦虑。", "分享到最后，只剩下沉默。", "分享我们的故事",
    "收藏家的窗", "收藏夹里的旧网址，一半已经打不开了。", "上一篇讲到水渠。",
    "打印机在角落里响。", "全文共三章。", "阅读全文后，他哭了。", "阅读全文的人不多",
    "相关阅读材料由老师提供。", "相关链接早已失效，他还是一个个点开。",
    "版权所有，侵权必究，这八个字印在每本书的最后一页。", "版权声明的写法，各家不同。",
    "版权意识", "转载请注明出处这句话，如今没有人看了。",
    "未经允许不得转载的规定，是三十年前写下的。", "免责声明：本文只代表一个老渔民的看法。",
    "他关注公众，胜过关注自己。", "请关注我们的明天", "关注我们的孩子",
    "关注，是从一次点赞开始的。", "我们关注公众号，也被公众号关注。",
    "关注公众号的人，大多没有读完一篇文章。", "扫码点餐之后，服务员再没有走近过桌边。",
    "长按识别二维码，屏幕上跳出一张旧照片。", "点赞，是最轻的问候。", "点赞之交淡如水",
    "点击鼠标，世界就到了眼前。", "识别二维码的技术并不复杂。",
    "扫一扫门前的雪，也扫一扫心里的灰。", "转发量超过十万", "公众号里的乡愁", "微信群里的分享",
    "欢迎更多人关注乡村",
]  # fmt: skip


@pytest.mark.parametrize("text", SENTENCES)
@pytest.mark.parametrize("form", ["<p>{0}</p><p>{1}</p>", "<p>{1}</p><p>{0}</p>", "<p>{1}</p>"])
def test_a_sentence_of_the_same_words_stays_wherever_it_stands(text: str, form: str) -> None:
    normalized = read(PAGE + form.format(SENTENCE, text))
    assert text in texts(normalized)
    assert left_out(normalized) == ""


@pytest.mark.parametrize(
    "text",
    ["阅读原文", "收藏", "打印", "分享", "点赞", "关注公众号", "扫码关注公众号", "相关阅读",
     "责任编辑：张三", "校对：张三", "版权声明", "未经许可，不得转载。", "转载请注明出处",
     "上一篇：甲", "在看"],
)  # fmt: skip
def test_what_is_a_saying_at_the_end_stays_amid_a_text(text: str) -> None:
    normalized = read(f"{PAGE}<p>{SENTENCE}</p><p>{text}</p><p>{SENTENCE}</p>")
    assert texts(normalized) == [SENTENCE, text, SENTENCE]


@pytest.mark.parametrize("text", ["收藏", "分享", "打印", "上一篇：甲"])
def test_a_word_below_the_title_is_no_tool(text: str) -> None:
    assert text in texts(read(f"{PAGE}<p>{text}</p><p>{SENTENCE}</p>"))


def test_sayings_go_where_only_such_and_links_and_entries_follow() -> None:
    around = "<p>责任编辑：张三</p><p>来源：山城晚报</p><p><a href='https://a.cn/'>春耕</a></p><p>END</p>"
    head = "<title>题</title><h1>题</h1><p>扫码关注公众号</p><p>作者：石磊</p><p>欢迎扫码关注</p>"
    normalized = read(f"{head}<h2>节</h2><p>{SENTENCE}</p><p>相关阅读</p>{around}")
    lines = ["题", "作者：石磊", "节", SENTENCE, "来源：山城晚报", "春耕", "END"]
    assert [text for text, _ in lines_of_text(normalized.document)] == lines


@pytest.mark.parametrize("lines", [["一半给你", "一半", "在看"], ["风把春天", "转发", "收藏"]])
def test_a_word_that_goes_on_from_an_open_line_is_of_a_poem(lines: list[str]) -> None:
    assert texts(read(PAGE + "".join(f"<p>{line}</p>" for line in lines))) == lines


def test_what_stands_below_a_heading_is_no_saying_before_the_text() -> None:
    assert texts(read(f"{PAGE}<p>扫码关注公众号</p><p>{SENTENCE}</p>"))[0] == "扫码关注公众号"


@pytest.mark.parametrize("saying", sayings.SAYINGS, ids=lambda saying: saying.name)
def test_a_saying_costs_linear_time_and_has_a_place(saying: sayings.Saying) -> None:
    assert linear.error(saying.pattern) == ""
    assert saying.place in get_args(sayings.Place)


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("水渠修好了。<a href=x>阅读原文</a>", "水渠修好了。"),
        ("水渠的来历，请看<a href=x>原文</a>", "水渠的来历，请看原文"),
        ("请把信<a href=x>打印</a>", "请把信打印"),
    ],
)
def test_a_link_at_the_end_of_a_line_is_a_button_behind_a_whole_sentence_only(
    line: str, kept: str
) -> None:
    assert texts(read(f"{PAGE}<p>{line}</p><p>{SENTENCE}</p>")) == [kept, SENTENCE]


@pytest.mark.parametrize("text", ["原文", "打印", "分享", "继续阅读《渡口》"])
def test_a_line_that_is_all_a_link_is_a_button_anywhere(text: str) -> None:
    page = f"{PAGE}<p>{SENTENCE}</p><p><a href=x>{text}</a></p><p>{SENTENCE}</p>"
    assert texts(read(page)) == [SENTENCE, SENTENCE]
    assert text in texts(read(page.replace(f"<a href=x>{text}</a>", text)))


PART = "<{0} class='{1}'><h2>二、{2}</h2><p>{3}</p></{0}>"


@pytest.mark.parametrize("around", ["<article>{}</article>", "<main>{}</main>", "{}"])
@pytest.mark.parametrize(
    ("tag", "name"),
    [("section", "related-work"), ("section", "share-economy"), ("div", "recommend"),
     ("div", "comment"), ("div", "reward"), ("div", "search"), ("section", "hot-topics"),
     ("div", "ad"), ("div", "reply"), ("aside", "x"), ("div", "widget")],
)  # fmt: skip
def test_a_section_of_the_text_stays_whatever_its_name(around: str, tag: str, name: str) -> None:
    part = PART.format(tag, name, "相关工作", SENTENCE)
    page = around.format(f"<h1>题</h1><h2>一、甲</h2><p>{SENTENCE * 4}</p>{part}")
    normalized = read(f"<title>题</title>{page}")
    assert headings(normalized.document.blocks) == ["一、甲", "二、相关工作"]
    assert left_out(normalized) == ""


@pytest.mark.parametrize(
    "part",
    [
        "<div class=comment><p>评注：水渠一说，见县志。</p></div>",
        "<aside><p>旁注：水渠一说，见县志。</p></aside>",
        "<div class=like><p>像水一样。</p><p>像渠一样。</p></div>",
        "<ul class=menu><li>红烧肉</li><li>清蒸鱼</li></ul>",
        "<h3 id=related-work>相关工作</h3>",
        "<p>他把<span class=share>红薯</span>分给大家。</p>",
        "<blockquote class=recommend>水流心不竞。</blockquote>",
        "<table class=hot><tr><td>肉</td><td>十元</td></tr><tr><td>鱼<td>八元</table>",
    ],
)
def test_a_part_of_the_article_stays_though_its_name_fits(part: str) -> None:
    page = f"<article>{PAGE}<p>{SENTENCE}</p>{part}<p>{SENTENCE}</p></article>"
    assert left_out(read(page)) == ""


FURNITURE = [
    "<div class='sharedaddy'><h3>分享到：</h3><ul><li><a href=x>微信</a></li></ul></div>",
    "<div class=share>分享到：<a href=x>微信</a> 微博</div>",
    "<div class=related><h3>相关文章</h3><ul><li><a href=x>春耕</a></li></ul><p>摘要。</p></div>",
    "<div class=related><article><h4>春耕</h4><p>一年之计，在于春。</p></article></div>",
    "<div class='hot'><a href=x>春耕</a><a href=y>夏种</a></div>",
    "<div id=comments><h2>3条评论</h2><p>写得好，想家了。</p></div>",
    "<div class=comments><p>写得好，想家了。</p><form><textarea></textarea></form></div>",
    "<div class=reward><p>觉得好，就打赏作者吧！</p></div>",
    "<div class=qrcode><img src=x><p>扫码关注，天天有好文！</p></div>",
    "<div class=ad>新米上市</div>",
    "<footer class=entry-footer>分类：<a href=x>随笔</a> 标签：<a href=y>青春</a></footer>",
    "<form><input name=q><button>搜索</button></form>",
    "<nav><ol><li><a href=x>目录，第一节</a></li></ol></nav>",
]


@pytest.mark.parametrize("part", FURNITURE)
def test_furniture_within_the_article_goes_by_its_name_and_a_second_sign(part: str) -> None:
    page = f"<article>{PAGE}<p>{SENTENCE * 4}</p>{part}</article>"
    normalized = read(page)
    assert texts(normalized) == [SENTENCE * 4]
    assert "left out as furniture" in left_out(normalized)


SECTION = f"<h2 id=a>渠口</h2><p>{SENTENCE}</p><h2 id=b>闸门</h2><p>{SENTENCE}</p>"


@pytest.mark.parametrize(
    "contents",
    ["<div><p>目录</p><ul><li><a href=#a>渠口</a></li><li><a href=#b>1.2 闸门</a></ul></div>",
     "<ul><li><a href=#a>渠口</a></li><li><a href=#b>闸门</a></li></ul>"],
)  # fmt: skip
def test_a_table_of_contents_goes_for_each_format_makes_its_own(contents: str) -> None:
    normalized = read(f"<article><h1>题</h1>{contents}{SECTION}</article>")
    assert texts(normalized) == [SENTENCE, "闸门", SENTENCE]
    assert left_out(normalized).count("(contents): ") == 1


def test_title_and_contents_of_a_page_that_word_saved() -> None:
    line = "<p class=MsoToc1><a href=#a>渠口<span>……1</span></a></p>"
    contents = f"<p class=MsoTocHeading>目录</p>{line}"
    page = f"<title>新建文档</title><div><p class=MsoTitle>水渠</p>{contents}{SECTION}</div>"
    document = read(page.replace("h2", "h1")).document
    assert document.title is not None
    assert (document.title.text, headings(document.blocks)) == ("水渠", ["渠口", "闸门"])
    assert [text for text, _ in lines_of_text(document)][1] == "渠口"


@pytest.mark.parametrize(
    "links",
    ["<li><a href=#>渠口</a></li><li><a href=#>水</a></li>",
     "<li><a href=#a>渠口</a>，在村东</li><li><a href=#b>闸门</a></li>",
     "<li><a href=https://a.cn>渠口</a></li><li><a href=#b>闸门</a></li>"],
)  # fmt: skip
def test_links_that_are_no_table_of_contents_stay(links: str) -> None:
    assert left_out(read(f"<article><h1>题</h1><ul>{links}</ul>{SECTION}</article>")) == ""


def test_the_button_of_a_wiki_beside_a_heading_goes() -> None:
    button = "<span class=mw-editsection>[<a href=x>编辑</a>]</span>"
    page = f"<h1>题</h1><h2>渠口{button}</h2><p>{SENTENCE}"
    assert headings(read(page).document.blocks) == ["渠口"]


@pytest.mark.parametrize("button", ["<a>展开全文</a>", "<div><span>阅读全文</span></div>"])
def test_the_rest_of_a_text_that_a_button_unfolds_stays(button: str) -> None:
    rest = f"<div style='display: none'><p>{SENTENCE}</p></div>"
    assert texts(read(f"{PAGE}<p>{SENTENCE}</p>{rest}{button}")) == [SENTENCE] * 2
    assert texts(read(f"{PAGE}<p>{SENTENCE}</p>{rest}<p>{SENTENCE}</p>")) == [SENTENCE] * 2
    assert "(hidden)" in left_out(read(f"{PAGE}<p>{SENTENCE}</p>{rest}<p>更多的水。</p>"))


def test_a_header_and_a_footer_of_a_page_that_is_all_text_are_of_it() -> None:
    head = "<header><h2>水渠</h2><p>题记：问渠那得清如许。</p></header>"
    foot = "<footer><p>参考文献：</p><p>[1] 县志，1986。</p></footer>"
    body = f"<p>{SENTENCE}</p><h3>渠口</h3><p>{SENTENCE}</p>"
    normalized = read(f"<title>水渠</title>{head}{body}{foot}")
    assert left_out(normalized) == ""
    assert normalized.document.title is not None
    assert normalized.document.title.text == "水渠"


@pytest.mark.parametrize(
    "around",
    ["<header><h2>慢慢写</h2><nav><a href=x>首页</a></nav></header>{}",
     "{}<footer><p>本站由石磊维护，感谢来访。</p></footer>",
     "<header><h2>慢慢写</h2></header><h1>题</h1>{}"],
)  # fmt: skip
def test_a_header_and_a_footer_of_a_site_go(around: str) -> None:
    page = around.format(f"<h3>渠口</h3><p>{SENTENCE}</p><h3>闸门</h3><p>{SENTENCE}</p>")
    assert left_out(read(f"<title>题</title>{page}")).startswith("left out as furniture (")


def test_a_footer_with_the_date_of_a_text_is_of_it() -> None:
    page = f"<section>{PAGE}<p>{SENTENCE}</p><footer>一九八六年五月，于山城</footer></section>"
    assert texts(read(page)) == [SENTENCE, "一九八六年五月，于山城"]
    assert texts(read(page.replace("一九八六年五月，于山城", "2024年，版权所有"))) == [SENTENCE]


def test_the_number_and_the_subtitle_between_title_and_article_are_of_it() -> None:
    between = "<p class=wh>水字〔2023〕12号</p><p class=sub>——写在通水三十年</p>"
    page = f"<h1>关于修渠的通知</h1>{between}<div><p>{SENTENCE}</p><p>{SENTENCE}</p></div>"
    blocks = read(page).document.blocks
    assert [(one.role, one.text) for one in blocks[:2]] == [
        ("document_number", "水字〔2023〕12号"),
        ("subtitle", "——写在通水三十年"),
    ]


def test_the_title_is_the_heading_that_the_page_has_for_its_own() -> None:
    site = "<div><h1>慢慢写</h1></div>"
    post = f"<article><h2>水渠</h2><h3>渠口</h3><p>{SENTENCE}</p></article>"
    document = read(f"<title>水渠 | 慢慢写</title>{site}{post}").document
    assert document.title is not None
    assert (document.title.text, headings(document.blocks)) == ("水渠", ["渠口"])


def test_the_name_of_a_column_stands_above_the_title() -> None:
    page = f"<title>日报</title><h3>读书札记</h3><h1>水渠</h1><h2>渠口</h2><p>{SENTENCE}</p>"
    document = read(page).document
    assert document.title is not None
    assert (document.title.text, headings(document.blocks)) == ("水渠", ["渠口"])
    assert [one.text for one in document.masthead] == ["读书札记"]


def test_a_form_round_a_whole_page_is_no_part_of_it() -> None:
    beside = "<div class=sidebar><h3>公告</h3><p>今天停水，请大家互相转告。</p></div>"
    main = (
        f"<div class=main><h1>水渠</h1><div><p>{SENTENCE * 3}</p><p>{SENTENCE * 3}</p></div></div>"
    )
    document = read(f"<form id=form1>{beside}{main}</form>").document
    assert [block.text for block in document.blocks] == [SENTENCE * 3] * 2
