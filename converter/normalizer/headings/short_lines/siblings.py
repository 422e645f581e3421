"""Which of the short lines where a heading might stand are headings: by their siblings."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence

from msgspec.structs import replace

from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.headings.forms import ALONE, BELOW, FLUSH, KNOWN, PLAIN, SHORT_LINE
from converter.normalizer.headings.short_texts import BARE_QUESTION, asks
from converter.normalizer.headings.signs import CAPTION_SIGNS
from converter.patterns import lazy_pattern

MIN_SIBLINGS = 2

COLON, MIN_WITH_COLON = "：", 3
"""So many lines that end in a colon, each over a paragraph, are headings; fewer announce."""

OF_ITS_OWN = frozenset(SHORT_LINE + sign for sign in COLON + CAPTION_SIGNS)
"""A colon at the end and the sign of a caption say what a line is, though no other has them."""

SECTION = 4
"""The lines from one question to the next, on average, where these are headings and no turns."""

_YOU, TITLES = frozenset("你您"), 3
"""Who is asked in a talk; so many questions that do not say so are titles."""

_ONE_OF_SEVERAL = "甲乙丙丁戊己庚辛ABCDEFGH"
"""What tells those apart who have no name: 听众甲."""

_IN_BRACKETS = lazy_pattern("【[^】]{1,8}】(?=.)")

SPEAKER = 20
"""The characters in which a name before a colon ends."""

MIN_KEYED, KEYED_SECTION = 3, 3
"""The titles with one word before a colon, and the lines from one to the next, on average."""

TURNS = 3
"""How often each name comes in a chat, at the least and on average."""

MIN_OTHERS = 2
"""The lines of other forms that may be headings, where a short line needs no sibling."""

MOST_SHORT = 2
"""Of this many lines at most one is a short heading; there are more in verse and in lists."""


def tell(
    short: Sequence[Candidate],
    lines: int,
    lone: Container[int],
    framed: Container[int],
    others: int,
    speakers: Mapping[str, int],
) -> Reading:
    """Tell the short lines that are headings from those that only stand where one might.

    Those in ``lone`` stand between blank lines, and those ``framed`` in brackets over a paragraph,
    where they need no others; ``others`` are the headings of other forms, and
    ``speakers`` what stands before a colon, with how many lines begin so.
    """
    left, refused = _unrefused(short, speakers)
    reading = Reading([], refused)
    counts = Counter(one.form for one in left)
    distinct = Counter(form for form, _ in {(one.form, one.text) for one in left})
    others += sum(count for count in counts.values() if count >= MIN_SIBLINGS)
    is_beside = others >= MIN_OTHERS
    for one in left:
        if one.form == SHORT_LINE + COLON and counts[one.form] < MIN_WITH_COLON:
            refused.append(Refused(one, "it announces what follows"))
        elif len(left) * MOST_SHORT > lines:
            refused.append(Refused(one, "the text is one of short lines"))
        elif distinct[one.form] < min(MIN_SIBLINGS, counts[one.form]):
            refused.append(Refused(one, "it only comes again, as what a site repeats does"))
        elif one.form == SHORT_LINE + FLUSH and counts[one.form] == 1:
            reading.candidates.append(replace(one, form=KNOWN))
        elif counts[one.form] < MIN_SIBLINGS and (
            one.index in framed or (is_beside and _may_be_alone(one, lone))
        ):
            reading.candidates.append(replace(one, form=SHORT_LINE + ALONE, recurs=True))
        elif counts[one.form] < MIN_SIBLINGS:
            refused.append(Refused(one, "it has no sibling"))
        else:
            reading.candidates.append(one)
    return reading


def unframed(short: Sequence[Candidate]) -> list[Candidate]:
    """The short lines; the only one in its frame is as those above it are that have none.

    So is 「點燈」 among titles without marks, but not what announces or stands under a picture.
    """
    if not short:
        return []
    counts = Counter(one.form for one in short)
    plain = max((SHORT_LINE, SHORT_LINE + FLUSH), key=lambda form: counts[form])
    if counts[plain] < MIN_SIBLINGS:
        return _quoted(short, counts)
    first = next(one.index for one in short if one.form == plain)
    return [
        replace(one, form=plain)
        if one.index > first and counts[one.form] == 1 and one.form not in OF_ITS_OWN
        else one
        for one in short
    ]


def _quoted(short: Sequence[Candidate], counts: Mapping[str, int]) -> list[Candidate]:
    """The short lines; the only one without marks is as those above it are that are quoted."""
    form = max((SHORT_LINE + mark for mark in "“「『"), key=lambda one: counts.get(one, 0))
    first = next((one.index for one in short if one.form == form), None)
    if first is None or counts[form] < MIN_SIBLINGS:
        return list(short)
    return [
        replace(one, form=form) if one.form in PLAIN and one.index > first else one for one in short
    ]


def _may_be_alone(one: Candidate, lone: Container[int]) -> bool:
    return one.index in lone or one.form.endswith(BELOW)


def _unrefused(
    short: Sequence[Candidate], speakers: Mapping[str, int]
) -> tuple[list[Candidate], list[Refused]]:
    """The short lines but the turns of a talk and bare questions among other lines, and these."""
    is_talk = max(speakers.values(), default=0) >= MIN_SIBLINGS
    is_interview, is_chat = _is_interview(short, is_talk=is_talk), _is_chat(short)
    asked = {one.index for one in short if BARE_QUESTION.fullmatch(one.text)}
    keyed = _keys(short, speakers)
    is_among = len(short) - len(asked) >= MIN_SIBLINGS
    left, refused = [], []
    for one in short:
        key = _before_colon(one.text)
        if speakers.get(key, 0) >= MIN_SIBLINGS and key not in keyed:
            refused.append(Refused(one, "another line begins alike before a colon"))
        elif is_among and one.index in asked:
            refused.append(Refused(one, "it asks, and says of nothing"))
        elif is_chat:
            refused.append(Refused(one, "they come in turns, as names do in a chat"))
        elif is_interview and asks(one.text):
            refused.append(Refused(one, "most short lines are questions"))
        else:
            left.append(one)
    return left, refused


def _keys(short: Sequence[Candidate], speakers: Mapping[str, int]) -> set[str]:
    """The words before a colon that tell what kind of title follows: 讲述人： over each section.

    No other lines begin so, as turns of a talk do, and there is more between them.
    """
    places: defaultdict[str, list[int]] = defaultdict(list)
    for one in short:
        if not asks(one.text):
            places[_before_colon(one.text)].append(one.index)
    return {
        key
        for key, indices in places.items()
        if len(indices) >= MIN_KEYED
        and speakers.get(key) == len(indices)
        and indices[-1] - indices[0] >= KEYED_SECTION * (len(indices) - 1)
    }


def _is_interview(short: Sequence[Candidate], *, is_talk: bool) -> bool:
    """Whether most are questions, and the next one comes after few paragraphs of an answer.

    Several that address nobody, where no names open other lines, are the titles of what is
    explained: 怎么申请？
    """
    asked = [one.index for one in short if asks(one.text)]
    addressed = sum(not _YOU.isdisjoint(one.text) for one in short)
    if 2 * len(asked) <= len(short):
        return False
    if len(short) >= TITLES and len(asked) > 1 and 2 * addressed <= len(asked) and not is_talk:
        return False
    return asked[-1] - asked[0] < SECTION * (len(asked) - 1) or len(asked) == 1


def _is_chat(short: Sequence[Candidate]) -> bool:
    """Whether a few come again and again, with little between them."""
    if not short or TURNS * len({one.text for one in short}) > len(short):
        return False
    return short[-1].index - short[0].index <= SECTION * (len(short) - 1)


def speakers(texts: Iterable[str]) -> Counter[str]:
    """What stands before the colon of each line, with how many lines begin so."""
    return Counter(filter(None, map(_before_colon, texts)))


def _before_colon(text: str) -> str:
    """What stands before a colon near the beginning of a line; nothing, if none stands there.

    So does a word in black brackets, if something follows. Of 听众甲 and 听众乙 it is what they
    share.
    """
    if text[0] == "【" and (name := _IN_BRACKETS.match(text)):
        return name[0]
    opening = text[: SPEAKER + 1]
    if "：" not in opening and ":" not in opening:
        return ""
    before = opening.replace(":", "：").partition("：")[0]
    return before.rstrip(_ONE_OF_SEVERAL) or before
