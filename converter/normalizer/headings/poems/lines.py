"""What a line says of itself where poems are: a title, verse, or what stands under a poem."""

from __future__ import annotations

from collections.abc import Iterable

from converter.normalizer import numerals
from converter.normalizer.headings.short_texts import ITEM
from converter.patterns import lazy_pattern

VERSE = 30
"""The longest line of verse: two of seven characters, their marks and spaces, and some more."""

LONGEST_TITLE, LONGEST_NAME = 15, 8
"""The longest title, and that of one known by its words alone."""

SHORTEST_CLAUSE = 6
"""A name of a thing that has as many characters says of what it is: 隔壁的西瓜."""

_NO_TITLE_END = frozenset("。，；：、！？….,;:!?”’」』）)—")
_NO_TITLE_START = frozenset("“‘「『（(【—…#*-·•")
_VERSE_ENDS = frozenset("。，；：、！？…—.,;!?”’」』")
_ENDS = frozenset("。！？…!?”’」』）)")

_NO_VERSE = lazy_pattern(r"[：:；;\t|]|　{2}|\d")
"""What rows of lists, tables and programmes have in them."""

_YEAR = (
    r"(?:(?:19|20)\d{2}|[一二][〇○零一二三四五六七八九]{3}"
    "|[甲乙丙丁戊己庚辛壬癸][子丑寅卯辰巳午未申酉戌亥])"
)
_ASIDE = lazy_pattern(
    rf"{_YEAR}\s?(?:[.．/\-]\s?\d|年?(?:$|[初末春夏秋冬，元腊臘正\s0-9一二三四五六七八九十]))"
    r"|(?:—|―|─){1,2}.|[（(【\[〔].*[）)】\]〕]$|[【（(\[]?[注註][释釋]?[】）)\]：:]|[0-9]{1,2}月[0-9]{1,2}日"
    r"|(?:作|写|寫|改|记|記)?[于於].{2,12}$|写[于於]|[选選]自"
)
"""A date, a motto, a remark, a note: it stands under a title or under a poem."""

_REMARKED = lazy_pattern(
    r"[^（(，。：“‘「『—…#*·•-][^（(，。：]{0,11}[（(][^（）()，。；：]{1,10}[）)]"
)
"""A title with a word on it in brackets: 家访（组诗）."""

_QUOTED = lazy_pattern(r"[“「][^“”「」。，！!…]{2,12}[”」]")

_GROUP = lazy_pattern(
    "[组組][诗詩歌]|[诗詩词詞歌].{0,2}[选選抄钞鈔稿草集辑輯]|[诗詩词詞歌咏詠吟律绝絕].{0,2}[二两三四五六七八九十百0-9]{1,3}[首章题題]"
    "|外[一二两三四五六七八九十0-9]{1,2}首|[（(][二两三四五六七八九十0-9]{1,3}[首章][）)]|[组組]曲|短[诗詩]|诗[歌行]?小?辑|詩[歌行]?小?輯"
)
"""How a title says that more poems than one follow (组诗, 诗三首)."""

_OTHERS = lazy_pattern("[外及]([一二两三四五六七八九十0-9]{1,2})[首章]")

_CLAUSE = lazy_pattern(
    r"[我你您他她它](?!们?的)|^(?:[谁誰这這那在从從当當像如只也就不没沒有还還又都用向把被让讓是等]|[^的]{1,3}[先就也都还還又])"
    r"|[了着著过過是把被，、 　]|的[时時]候|[里裡上下中]$"
)
"""What is in a line that tells something, and seldom in a name."""


def may_be_title(text: str) -> bool:
    """Whether it is short, and neither a mark at an end nor a date speaks against it."""
    if len(text) > LONGEST_TITLE or not any(map(str.isalnum, text)) or is_aside(text):
        return False
    if text[0] not in _NO_TITLE_START and text[-1] not in _NO_TITLE_END:
        return "：" not in text
    return _QUOTED.fullmatch(text) is not None or _REMARKED.fullmatch(text) is not None


def is_aside(text: str) -> bool:
    """Whether it is neither title nor verse: a date, a motto, a remark, a note."""
    return _ASIDE.match(text) is not None


def closes(text: str) -> bool:
    """Whether a poem may end with the line, or what stands under it."""
    return text[-1] in _ENDS or len(text) > VERSE or is_aside(text)


def is_marked(text: str) -> bool:
    """Whether a mark ends it, as verse is set for the most part."""
    return text[-1] in _VERSE_ENDS


def is_verse(text: str) -> bool:
    """Whether it is no row of a list or a table, and no prose."""
    return len(text) <= VERSE and not ITEM.match(text) and not _NO_VERSE.search(text)


def says_group(head: Iterable[str]) -> bool:
    """Whether the head of a text says that it is several poems."""
    return any(_GROUP.search(text) for text in head)


def says_others(head: Iterable[str]) -> bool:
    """Whether the title of a text is that of its first poem, and others follow: 外一首."""
    return any(_OTHERS.search(text) for text in head)


def others_said(text: str) -> int:
    """How many other poems follow by the title of the first."""
    match = _OTHERS.search(text)
    return numerals.value(match[1].replace("两", "二")) if match else 0


def tells(text: str) -> bool:
    """Whether it tells something, as a line of verse does, and seldom the name of a thing."""
    return _CLAUSE.search(text) is not None


def names_thing(text: str, below: str) -> bool:
    """Whether it names a thing rather than tells something, and a longer line follows."""
    if len(text) > LONGEST_NAME or len(text) >= len(below) or tells(text):
        return False
    return len(text) < SHORTEST_CLAUSE or "的" in text
