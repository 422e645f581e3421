"""What context decides of a text: which marks are Chinese or Latin, and what is one token.

The marks “ ” ‘ ’ — … · are full-width in Chinese and proportional in Latin (CLREQ, 3.2.2).
Numbers with their names, signs and units are whole, addresses may be broken where they say.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate

from converter.layout import characters as c
from converter.layout.spaces import close_up
from converter.patterns import lazy_pattern

REPLACEMENT = "\ufffd"

_NONCHARACTERS = lazy_pattern("[\ufdd0-\ufdef]")

_LATIN = "!-~\xa1-\xb6\xb8-\u1fff"
_IS_LATIN = lazy_pattern(f"[{_LATIN}]")
_SUSPECT = lazy_pattern(
    f"[“‘{_LATIN}\ufdd0-\ufdef](?:(?<=[“‘])[{_LATIN}]|(?<![“‘])[”’—…·]|(?<=[\ufdd0-\ufdef]))"
)
"""Without one of these no mark is Latin, and no character is one of the layout's own."""
_INSIDE_LATIN = f"(?<=[{_LATIN}])[’—·](?=[{_LATIN}])|(?<=[{_LATIN}])…(?=[{_LATIN}\\s]|$)"
_QUOTES = lazy_pattern(r"[“”‘’\s]*[“”‘’][“”‘’\s]*")
_PARTNERS = {"”": "“", "’": "‘"}
_NAME_DOT = lazy_pattern("(?<=[\u3400-\u9fff])•(?=[\u3400-\u9fff])")


def encode(texts: Sequence[str]) -> list[str]:
    """The texts of one paragraph in the alphabet of the layout; context goes across them."""
    joined = "".join(texts)
    if _SUSPECT.search(joined):
        joined = _with_latin_marks(_NONCHARACTERS.sub(REPLACEMENT, joined))
    if " " in joined:
        joined = close_up(joined)
    if "•" in joined:
        joined = _NAME_DOT.sub(c.NAME_DOT, joined)
    if len(texts) == 1:
        return [_composed(joined)]
    ends = list(accumulate(map(len, texts)))
    return [_composed(joined[end - len(text) : end]) for text, end in zip(texts, ends, strict=True)]


def as_typed(text: str) -> str:
    """A line of code in the alphabet of the layout: no mark is Latin, no space is closed up."""
    return _composed(_NONCHARACTERS.sub(REPLACEMENT, text))


def _composed(text: str) -> str:
    for source, composed in c.COMPOSED.items():
        text = text.replace(source, composed)
    return text


def _with_latin_marks(text: str) -> str:
    """``text`` with the Latin form of each mark that stands in Latin; its length is the same."""
    text = re.sub(_INSIDE_LATIN, lambda match: c.LATIN_FORMS[match[0]], text)
    forms = list(text)
    for places in _latin_quotes(text):
        for place in places:
            forms[place] = c.LATIN_FORMS[text[place]]
    return "".join(forms)


def _latin_quotes(text: str) -> Iterator[tuple[int, ...]]:
    """Pairs of quotation marks, or single ones, with nothing Chinese in them or beside them.

    A mark and its partner are of one form: one Chinese neighbour makes both Chinese.
    """
    neighbours = dict(_neighbours(text))
    chinese = list(accumulate((not _is_latin_or_space(one) for one in text), initial=0))
    for places in _pairs(text):
        first, last = places[0], places[-1]
        beside = [neighbours[place] for place in places]
        inside = [near for near, _ in beside]
        outside = [far for _, far in beside]
        if (
            all(_IS_LATIN.match(one) for one in inside)
            and all(not one or _IS_LATIN.match(one) for one in outside)
            and chinese[last] == chinese[first]
        ):
            yield places


def _is_latin_or_space(character: str) -> bool:
    return character.isspace() or character in c.SHARED_MARKS or bool(_is_latin(character))


def _is_latin(character: str) -> bool:
    return _IS_LATIN.match(character) is not None or character in c.LATIN_FORMS.values()


def _neighbours(text: str) -> Iterator[tuple[int, tuple[str, str]]]:
    """For each quotation mark what is inside and what outside of it, other such marks apart."""
    for run in _QUOTES.finditer(text):
        before, after = text[run.start() - 1 : run.start()], text[run.end() : run.end() + 1]
        for place in range(*run.span()):
            if text[place] in "“‘":
                yield place, (after, before)
            elif text[place] in "”’":
                yield place, (before, after)


def _pairs(text: str) -> Iterator[tuple[int, ...]]:
    """Places of quotation marks: two of a pair, one of a mark without a partner."""
    open_marks: list[int] = []
    counts = {"“": 0, "‘": 0}
    for match in re.finditer("[“”‘’]", text):
        place, mark = match.start(), match[0]
        if mark in counts:
            open_marks.append(place)
            counts[mark] += 1
        elif counts[_PARTNERS[mark]]:
            while text[open_marks[-1]] != _PARTNERS[mark]:
                counts[text[open_marks[-1]]] -= 1
                yield (open_marks.pop(),)
            counts[_PARTNERS[mark]] -= 1
            yield open_marks.pop(), place
        else:
            yield (place,)
    yield from ((place,) for place in open_marks)


_ADDRESS = lazy_pattern(
    r"(?:[A-Za-z][A-Za-z0-9+.\-]*://|www\.)[!#-;=?-Z\\^-z|~]*[A-Za-z0-9/=#_\-]"
    r"|(?<![A-Za-z0-9.+_\-])[A-Za-z0-9.+_\-]+@[A-Za-z0-9\-]+(?:\.[A-Za-z0-9\-]+)+"
)
_ADDRESS_BREAKS = "/.?&=_@"
"""Characters after which the address of a page, or of a person, is broken (Chicago, 7.46).

Not after a hyphen, which is read as one that parts a word, and is left out by who copies the
lines: before it (Chicago, 14.18). Nor so that a line has but a character of a piece between two.
"""

_UNIT = (
    "(?:[kmcdhnpμµGMT]?(?:m[²³23]?|g|s|L|l|W|Wh|V|A|Ah|Hz|Pa|B|b|bps|bit|mol|J|N|Ω|eV|cal|Bq|Gy|Sv)"
    "|t|h|d|r|min|ha|dB|K|KB|lm|lx|cd|rpm|fps|mmHg|ppm|ppb|px|pt|°C|°F|℃|℉|%|％|‰)"
)
_QUANTITY = lazy_pattern(rf"(?<=\d)([ ]?){_UNIT}(?:(/){_UNIT})?(?![A-Za-z])")
_HELD_SPACE = lazy_pattern(
    r"(?<=[A-Z]) (?=\d)|(?<=[A-Za-z]\.) (?=\d)"  # GB/T 9704, RFC 2119; No. 5, p. 12
    r"|(?<=[第图表$¥€£￥§]) (?=\d)|(?<=\d) (?=[章节条款项页卷期册])"
    r"|(?<!\d{4})(?<=\d) (?=\d{3}(?!\d))"
)
"""A space inside what a number is the name of, or in it (千分空, GB/T 15835-2011, 多位数)."""

_LABEL = lazy_pattern(r"(?:[\[(（]?[0-9A-Za-z]{1,3}[\])）.]|[①-⑳])( )")
_SOLIDUS = lazy_pattern("(?<=[A-Z])/(?=[A-Z])")
_FULL_POINT = lazy_pattern("(?<=[０-９])．(?=[０-９])")
_SIGN = lazy_pattern(r"(?<![0-9A-Za-z%℃)\]])[-−](?=\.?\d)")
_FULL_SIGN = lazy_pattern("(?<![0-9０-９A-Za-z%％℃)）])(?:＋|(?<![\u3400-\u9fff])－)(?=[0-9０-９])")
_FULL_HYPHEN = lazy_pattern("(?<=[\u3400-\u9fff])－(?=[0-9])")
"""After an ideograph it may be a minus, as in 降到－5℃, or connect, as in 5月－9月."""

_OPERATOR = lazy_pattern(r"(?<=[\d%℃])[×÷∶](?=\d)")
_COMPARISON = lazy_pattern("[＞＜＝](?=[-−+]?[0-9０-９])")
"""As ≥ does it stays with the number behind it."""

_FLAGS = lazy_pattern(f"{c.REGIONAL}+")


def in_context(text: str, classes: str) -> str:
    """The classes of the characters of a text in the layout's alphabet, given those of each."""
    changes: list[tuple[int, str]] = []
    if "．" in text:
        changes += ((match.start(), c.FULL_POINT) for match in _FULL_POINT.finditer(text))
    if "-" in text:
        changes += ((match.start(), c.PREFIX) for match in _SIGN.finditer(text))
    if " " in text or "/" in text:
        changes += _held(text)
    if "＋" in text or "－" in text:
        changes += ((match.start(), c.FULL_PREFIX) for match in _FULL_SIGN.finditer(text))
        changes += ((match.start(), c.HYPHEN) for match in _FULL_HYPHEN.finditer(text))
    if "＞" in text or "＜" in text or "＝" in text:
        changes += ((match.start(), c.FULL_PREFIX) for match in _COMPARISON.finditer(text))
    if "×" in text or "÷" in text or "∶" in text:
        changes += ((match.start(), c.LETTER) for match in _OPERATOR.finditer(text))
    if c.REGIONAL in classes:
        changes += _in_flags(classes)
    if "://" in text or "www." in text or "@" in text:
        changes += _in_addresses(text)
    return _changed(classes, changes) if changes else classes


def _held(text: str) -> Iterator[tuple[int, str]]:
    """The spaces of labels and numbers, and the solidus in names and units (CLREQ, 3.1.5.2)."""
    yield from ((match.start(), c.NO_BREAK_SPACE) for match in _HELD_SPACE.finditer(text))
    if label := _LABEL.match(text):
        yield label.start(1), c.NO_BREAK_SPACE
    yield from ((match.start(), c.LETTER) for match in _SOLIDUS.finditer(text))
    for match in _QUANTITY.finditer(text):
        if match[1]:
            yield match.start(1), c.NO_BREAK_SPACE
        if match[2]:
            yield match.start(2), c.LETTER


def _in_flags(classes: str) -> Iterator[tuple[int, str]]:
    """The letters of flags, each of which has two (UAX #14, LB 30a)."""
    for match in _FLAGS.finditer(classes):
        for number, place in enumerate(range(*match.span())):
            yield place, c.IGNORED if number % 2 else c.IDEOGRAPH


def _in_addresses(text: str) -> Iterator[tuple[int, str]]:
    for match in _ADDRESS.finditer(text):
        piece, end = match.span()
        for place in range(*match.span()):
            following, beyond = text[place + 1 : place + 2], text[place + 2 : end][:1]
            if following == "-":
                is_inside = place > piece and beyond not in ("", *_ADDRESS_BREAKS)
                may_break = is_inside and text[place] != "-"
            elif text[place] in _ADDRESS_BREAKS:
                may_break = following not in [*_ADDRESS_BREAKS] and bool(beyond)
                piece = place + 1
            else:
                may_break = False
            yield place, c.URL_BREAK if may_break else c.LETTER


def _changed(classes: str, changes: Sequence[tuple[int, str]]) -> str:
    changed = list(classes)
    for place, name in changes:
        changed[place] = name
    return "".join(changed)
