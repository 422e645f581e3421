"""Furniture of a page or site: left out by named rule, each line reported with its text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import takewhile
from re import Pattern

from converter.diagnostics import Diagnostic
from converter.normalizer import sentences
from converter.normalizer.furniture import listings, page_breaks
from converter.normalizer.lines import Line, alike_around
from converter.normalizer.rules import Furniture, Rules
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

_EVENT = lazy_pattern(r"(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?[\s　，：:—]")
"""How the lines of a chronicle open."""

_OF_EVENT = lazy_pattern(
    r"(?:主办|承办|协办|联办|指导|支持|赞助|参与)(?:单位|方)\s?[:：]|(?:活动|展览|会议|讲座|报名)?(?:时间|地点|日期|对象)\s?[:：]"
)
"""An entry that tells of an event."""

_NO_SITE_HAS = lazy_pattern(
    r"(?:编制|批准|核准|签发|拟稿|总策划|主持|导演|编剧|封面设计|开本|印数|定价|体裁|题材|篇幅)人?\s?[:：]"
)
"""An entry of a paper that somebody answers for, of a play, of a book or of an exercise."""

STOP = "。"

SHORTEST_ORDER, SHORTEST_SENTENCE = 6, 12
"""The characters of a sentence that shows where the text is; remarks of readers are shorter."""

MIN_EVENTS = 2
"""So many dated lines are a chronicle; one may be the title of a piece of news."""


def leave_out(
    lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic], trace: Trace | None
) -> tuple[list[Line], dict[str, int]]:
    """``lines`` without furniture, all of them where there is nothing else; and what that lists.

    These are the titles in a table of contents, with the depth of each that has a decimal number;
    where none has a number, all are of one depth.
    """
    decided = list(_deciding(lines, rules))
    text = _text_among(lines, decided, rules)
    if any(decided):
        decided = _without_text(lines, decided, text)
    if any(line.inside.folds for line in lines):
        for index in page_breaks.copied_numbers(lines):
            decided[index] = page_breaks.BARE_NUMBER
    if not any(decided):
        return list(lines), {}
    if not all(decided) and any(rule.of_page for rule in decided if rule):
        first = decided.index(None)
        for index in page_breaks.running_titles(lines, decided, first):
            decided[index] = page_breaks.RUNNING_TITLE
    kept = _kept(lines, decided, rules, diagnostics)
    left_out = [(line, rule) for line, rule in zip(lines, decided, strict=True) if rule]
    if not kept:
        return list(lines), {}
    for line, rule in left_out:
        message = f"left out by the rule {rule.name}: {line.text}"
        diagnostics.append(Diagnostic("FUR001", "info", message, span=line.span))
        if trace:
            trace.decide(line.number, rule.name, "it is of the page or site, not of the text")
    return kept, _listed([line.text for line, rule in left_out if rule.recurs], rules)


def _text_among(
    lines: Sequence[Line], decided: list[Furniture | None], rules: Rules
) -> tuple[int, int]:
    """The first and the last line of the text, 0 where none is; sentences around it are decided."""
    bounds = []
    for order in (range(len(lines)), reversed(range(len(lines)))):
        for index in order:
            text = lines[index].text
            if decided[index] is None and text[-1] == STOP:
                decided[index] = rules.furniture(text, is_on_top=False)
            if decided[index] is None and _is_of_text(text, rules):
                bounds.append(index)
                break
    first, last = bounds or (0, 0)
    return first, last


def _without_text(
    lines: Sequence[Line], decided: Sequence[Furniture | None], text: tuple[int, int]
) -> list[Furniture | None]:
    """What is ``decided``, but for what stands amid text, where no site has its imprint.

    不得抄袭他人作业。 is an order there, and so is any sentence: it is no button of a page. Nor is
    技术支持：…… an imprint beside 主办单位：…….
    """
    found = list(decided)
    first, last = text
    for index, rule in enumerate(decided):
        if rule is None or rule.of_page:
            continue
        is_else = rule.at_edges or lines[index].text[-1] == STOP
        known = _OF_EVENT if rule.at_edges else _NO_SITE_HAS
        if (is_else and first < index < last) or _is_entry(lines, decided, index, known):
            found[index] = None
    return found


def _is_entry(
    lines: Sequence[Line],
    decided: Sequence[Furniture | None],
    index: int,
    known: Pattern[str],
) -> bool:
    """Whether an entry touches the line that no site has: 编制：石磊 above 审核：林守成."""

    def is_kept(one: int) -> bool:
        return decided[one] is None and known.match(lines[one].text) is not None

    return alike_around(lines, index, is_kept, most=1) > 0


def _is_of_text(text: str, rules: Rules) -> bool:
    """Whether it is a sentence of the text, or has a number, and says nothing of who wrote it."""
    if len(text) < SHORTEST_SENTENCE:
        is_order = text[-1] == STOP and len(text) >= SHORTEST_ORDER
        return is_order or rules.marker(text) is not None
    return text[-1] in sentences.ENDS and not rules.role(text, "tail")


def _listed(entries: Sequence[str], rules: Rules) -> dict[str, int]:
    """The titles in a table of contents, and how deep they stand."""
    if any(listings.depth(entry) or rules.marker(entry) for entry in entries):
        numbered = ((entry, listings.depth(entry)) for entry in entries)
        return {listings.title(entry): depth for entry, depth in numbered if depth}
    return dict.fromkeys(map(listings.title, entries), 1)


def _kept(
    lines: Sequence[Line],
    decided: Sequence[Furniture | None],
    rules: Rules,
    diagnostics: list[Diagnostic],
) -> list[Line]:
    """The lines that no rule leaves out; those that only the end of a page parts are one."""
    kept: list[Line] = []
    is_parted_by_page = False
    for index, line in enumerate(lines):
        if rule := decided[index]:
            is_parted_by_page = rule.of_page and (
                is_parted_by_page or (index > 0 and decided[index - 1] is None)
            )
            continue
        whole = page_breaks.joined(kept[-1], line, rules) if is_parted_by_page and kept else None
        if whole:
            message = f"a paragraph that the end of a page parts rejoined: {line.text[:20]}"
            diagnostics.append(Diagnostic("LIN002", "info", message, span=whole.span))
            kept[-1] = whole
        else:
            kept.append(line)
        is_parted_by_page = False
    return kept


def _deciding(lines: Sequence[Line], rules: Rules) -> Iterator[Furniture | None]:
    """Of each line, the rule by which it is left out, if there is one.

    Of a sentence below others that is no item of a list it is not said: most stand amid the text.
    """
    heading: Furniture | None = None
    items, listed, is_on_top = 0, range(0), True
    longest = rules.longest_furniture
    for index, line in enumerate(lines):
        text = line.text
        if text[-1] == STOP and not (is_on_top or items or listed):
            yield None
            continue
        rule = rules.furniture(text, is_on_top=is_on_top) if len(text) <= longest else None
        if rule and rule.items:
            listed = listings.listed(lines, index + 1) if rule.recurs else range(0)
            is_list = listed or _heads_a_list(
                rule, lines[index + 1 : index + 1 + rule.most_items], rules
            )
            rule = rule if is_list else None
        if rule:
            heading, items = rule, rule.most_items if rule.items else 0
        elif heading and index in listed:
            rule = heading
        elif heading and items and rules.goes_with(heading, line.text):
            rule, items = heading, items - 1
        else:
            items = 0
        is_on_top = is_on_top and rule is not None
        yield rule


def _heads_a_list(heading: Furniture, below: Sequence[Line], rules: Rules) -> bool:
    """Whether an item follows the heading of a list, or other furniture, or nothing.

    No list of links is a chronicle: 2019年11月　开工, line by line, is what the text tells.
    """
    if not below or rules.furniture(below[0].text, is_on_top=False):
        return True
    goes_with = partial(rules.goes_with, heading)
    items = list(takewhile(goes_with, (line.text for line in below)))
    return bool(items) and sum(_EVENT.match(item) is not None for item in items) < MIN_EVENTS
