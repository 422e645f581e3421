"""What stands above a title: who issued a document, its number and date; a column and its page."""

from __future__ import annotations

from collections.abc import Container, Sequence

from converter.document import Role
from converter.normalizer.blocks import separators
from converter.normalizer.front import title_lines, title_wording
from converter.normalizer.lines import Line
from converter.normalizer.rules import Rules
from converter.patterns import lazy_pattern

BEFORE_TITLE: frozenset[Role] = frozenset({"source", "date"})
"""What stands above a title: issuer, number and date (GB/T 9704-2012, 7.2)."""

MOST_BEFORE = 6

_ISSUED = lazy_pattern(
    r"(?:决议|决定|令|公报|公告|通告|意见|通知|通报|报告|请示|批复|议案|函|纪要|规定|办法|条例|细则|章程|方案|规划|计划"
    r"|要点|总结|说明|预案|须知|守则|公约|倡议书|公开信|简报|通報|報告|議案|說明|公函|通啟)(?:[（(].{1,16}[)）])?$"
)

_ON = lazy_pattern(
    r"(?:关于|關於).{4,80}的?(?:通知|通报|报告|请示|批复|意见|决定|公告|通告|函|纪要|议案|說明|说明|公報|通報|報告)"
)
"""The title of a document that says what it is on (GB/T 9704-2012, 7.3.1)."""

_AS_TITLES = frozenset({"subtitle-of-a-manual", "byline-office"})
"""The rules of what stands under a title by a form that titles have too: 操作手册, 工務局　公告."""

ISSUER = "issuer"
"""The rule of offices above a title."""

BY_PLACE = frozenset({"column-of-two-words", "column-by-its-noun", "kind-of-text"})
"""The rules of columns that say too little alone: what stands below has to be a better title."""

SHORTEST_BETTER, LONGEST_BETWEEN = 4, 30
"""The characters of a better title, and of a pen name or a subtitle between it and its byline."""

_NUMBERED_KIND = lazy_pattern(r"第[\d一二三四五六七八九十百〇零]{1,6}[号號期]")
_ISSUE = lazy_pattern(
    r"[（(]?(?:\d{4}\s?年|[〔\[（(]\d{4}[〕\]）)])?\s?(?:总|總)?第\s?[\d一二三四五六七八九十百]{1,5}\s?[期号號][)）]?"
    r"(?:[\s　]{0,3}[（(]?(?:总|總)第\s?\d{1,5}\s?[期号號][)）]?)?"
)
"""The number of a bulletin or a magazine, alone on its line."""

_BULLETIN = lazy_pattern(
    r"[^\s，。；：！？]{0,20}(?:纪要|简报|专报|快报|通报|要情|参考|反映|动态|信息|摘报"
    r"|紀要|簡報|專報|快報|通報|參考|動態|資訊)"
)
"""What a bulletin is called: its mark is that of minutes (GB/T 9704-2012, 10.3)."""

_CONTENTS = lazy_pattern(
    r"[【\[]?(?:本期)?(?:目\s{0,4}[录錄]|导读|導讀|要目|内容提要)[】\]]?[：:]?"
)
"""What stands over the titles in a bulletin: its first item is no title of all."""

COLUMN, LONGEST_COLUMN = 4, 8
"""The lines from a column's name to the one below the title, and the characters of that name."""

_EDGES = lazy_pattern(r"[^\s　]{2}[\s　]{4,80}[^\s　]")
SHORTEST_HEAD = 8
"""What is set at both edges of the page, above a title, and its characters at the least."""

_PAGE = lazy_pattern(r"第?\s?[A-Z]?[0-9〇零一二三四五六七八九十]{1,4}\s?[版期]")
"""The page or the number of a paper, which is named above a title."""


def count(
    lines: Sequence[Line], headings: Container[int], rules: Rules, *, are_all: bool = True
) -> int:
    """How many lines stand before the title; none where no title follows them.

    Where the ``headings`` are not all yet, the first item of a bulletin is not taken for its title.
    """
    for index, line in enumerate(lines[: MOST_BEFORE + 1]):
        if index in headings:
            return 0
        if _stands_above(lines, index, headings, rules, are_all=are_all):
            continue
        is_office = rules.role(line.text, "above") is not None
        rule = None if is_office else rules.role(line.text, "head")
        if rule is None or rule.role not in BEFORE_TITLE:
            begins = title_lines.is_title(line) or title_lines.is_broken(
                lines, index, headings, rules
            )
            is_free = rule is None or (index > 0 and rule.name in _AS_TITLES)
            return index if is_free and begins else 0
    return 0


def _stands_above(
    lines: Sequence[Line], index: int, headings: Container[int], rules: Rules, *, are_all: bool
) -> bool:
    """Whether the line is of what stands above a title, by its form or by what is below it."""
    text = lines[index].text
    if separators.is_separator(text) or rules.role(text, "masthead"):
        return True
    if _is_above(lines, index, rules) or _is_dated_column(lines, index, rules):
        return True
    if index + 1 == len(lines):
        return False
    return _is_running_head(text) or _is_periodical(lines, index, headings, rules, are_all=are_all)


def _is_above(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether an office, or the column of a paper, stands above the title."""
    above = rules.role(lines[index].text, "above")
    if above is None or index + 1 == len(lines):
        return False
    if above.name == ISSUER:
        return _is_issuer(lines[index].text, lines[index + 1].text, rules)
    if above.name in BY_PLACE:
        return _is_better(lines, index + 1, rules)
    after = rules.role(lines[index + 1].text, "head")
    is_broken = title_lines.is_broken(lines, index + 1, (), rules)
    return is_broken or (
        title_lines.is_title(lines[index + 1]) and (after is None or after.role in BEFORE_TITLE)
    )


def _is_better(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the line is a title by what is below it: a byline or a date, maybe not at once.

    Numbers and offices may stand above it too. What it is on and its kind are enough:
    关于……的会议纪要.
    """
    while index + 1 < len(lines) and _is_number(lines[index].text, rules):
        index += 1
    if index + 1 >= len(lines) or len(lines[index].text) < SHORTEST_BETTER:
        return False
    if not title_lines.is_title(lines[index]) or rules.role(lines[index].text, "head"):
        return False
    if rules.role(lines[index + 1].text, "head") or _ON.fullmatch(lines[index].text):
        return True
    is_short = len(lines[index + 1].text) <= LONGEST_BETWEEN and title_lines.is_title(
        lines[index + 1]
    )
    return is_short and index + 2 < len(lines) and title_lines.has_head(lines, index + 2, rules)


def _is_running_head(text: str) -> bool:
    """Whether a wide gap parts what is set at both edges of the page."""
    return _EDGES.search(text) is not None and len("".join(text.split())) >= SHORTEST_HEAD


def _is_issuer(office: str, after: str, rules: Rules) -> bool:
    """Whether an office stands above the title of a document, which does not go on with it.

    The document's number may stand between them. The title of a document that names the office
    again, or a circular by its number, has the office for a letterhead.
    """
    if rules.role(after, "masthead"):
        return True
    is_again = after[:2] == office[:2] or _NUMBERED_KIND.search(after) is not None
    return is_again and not title_wording.goes_on(after) and _ISSUED.search(after) is not None


def _is_number(text: str, rules: Rules) -> bool:
    """Whether the line is the number of a document or a bulletin, or else of a masthead."""
    return rules.role(text, "masthead") is not None or _is_issue(text)


def _is_issue(text: str) -> bool:
    may_be = "期" in text or "号" in text or "號" in text
    return may_be and _ISSUE.fullmatch(text) is not None


def _is_periodical(
    lines: Sequence[Line], index: int, headings: Container[int], rules: Rules, *, are_all: bool
) -> bool:
    """Whether the number of a bulletin stands below its name, and a title below that.

    Who issues it and when tell where its head ends (GB/T 9704-2012, 10); without, a better title.
    """
    if len(lines[index].text) > 2 * LONGEST_COLUMN or not _is_issue(lines[index + 1].text):
        return False
    is_issued = False
    for below in range(index + 2, min(index + MOST_BEFORE, len(lines))):
        rule = rules.role(lines[below].text, "head")
        if below in headings:
            return False
        if rule is None and not separators.is_separator(lines[below].text):
            is_title = is_issued and title_lines.is_title(lines[below])
            is_title = is_title and not _CONTENTS.fullmatch(lines[below].text)
            return is_title or _is_better(lines, below, rules)
        is_issued = are_all and (is_issued or (rule is not None and rule.role in BEFORE_TITLE))
    return False


def is_bulletin(lines: Sequence[Line], index: int) -> bool:
    """Whether the line names minutes or a bulletin by its kind, and its number stands below."""
    text = lines[index].text
    return _BULLETIN.fullmatch(text) is not None and _is_issue(lines[index + 1].text)


def _is_dated_column(lines: Sequence[Line], index: int, rules: Rules) -> bool:
    """Whether the name of a column stands above its date, and a title below that, apart.

    The name is one by its words, the date has a page beside it, or the title a byline under it.
    """
    if index or len(lines) < COLUMN or len(lines[0].text) > LONGEST_COLUMN:
        return False
    dated, line = lines[1 : COLUMN - 1]
    rule = rules.role(dated.text, "head")
    if rule is None or rule.role not in BEFORE_TITLE or line.number == dated.number + 1:
        return False
    if not title_lines.is_title(line) or rules.marker(line.text) or rules.known_title(line.text):
        return False
    above = rules.role(lines[0].text, "above")
    if above is not None and above.name not in BY_PLACE:
        return True
    if title_lines.has_head(lines, COLUMN - 1, rules):
        return True
    return rule.role == "date" and _PAGE.search(dated.text) is not None
