"""Which of the short lines where a heading might stand are headings: by their siblings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Sequence

from msgspec.structs import replace

from converter.normalizer.headings.candidate import Candidate, Reading, Refused
from converter.normalizer.headings.series import KNOWN

FORM = "short line"
FLUSH, ALONE, BELOW = " at the edge", " alone", " below another"
"""A short line at the edge, where all paragraphs are set in, needs no sibling."""

MIN_SIBLINGS = 2

COLON, MIN_WITH_COLON = "：", 3
"""So many lines that end in a colon, each over a paragraph, are headings; fewer announce."""

SECTION = 4
"""The lines from one question to the next, on average, where these are headings and no turns."""

TURNS = 3
"""How often each name comes in a chat, at the least and on average."""

MIN_OTHERS = 2
"""The lines of other forms that may be headings, where a short line needs no sibling."""

MOST_SHORT = 2
"""Of this many lines at most one is a short heading; there are more in verse and in lists."""


def tell(short: Sequence[Candidate], lines: int, lone: Container[int], others: int) -> Reading:
    """Tell the short lines that are headings from those that only stand where one might.

    Those in ``lone`` stand between blank lines; ``others`` are the headings of other forms.
    """
    left, refused = _unrefused(short)
    reading = Reading([], refused)
    counts = Counter(one.form for one in left)
    distinct = Counter(form for form, _ in {(one.form, one.text) for one in left})
    others += sum(count for count in counts.values() if count >= MIN_SIBLINGS)
    for one in left:
        if one.form == FORM + COLON and counts[one.form] < MIN_WITH_COLON:
            refused.append(Refused(one, "it announces what follows"))
        elif len(left) * MOST_SHORT > lines:
            refused.append(Refused(one, "the text is one of short lines"))
        elif distinct[one.form] < min(MIN_SIBLINGS, counts[one.form]):
            refused.append(Refused(one, "it only comes again, as what a site repeats does"))
        elif one.form == FORM + FLUSH and counts[one.form] == 1:
            reading.candidates.append(replace(one, form=KNOWN))
        elif counts[one.form] < MIN_SIBLINGS and _may_be_alone(one, lone) and others >= MIN_OTHERS:
            reading.candidates.append(replace(one, form=FORM + ALONE, recurs=True))
        elif counts[one.form] < MIN_SIBLINGS:
            refused.append(Refused(one, "it has no sibling"))
        else:
            reading.candidates.append(one)
    return reading


def unframed(short: Sequence[Candidate]) -> list[Candidate]:
    """The short lines; the only one in its frame is as those above it are that have none.

    So is 「點燈」 among titles without marks.
    """
    counts = Counter(one.form for one in short)
    plain = max((FORM, FORM + FLUSH), key=lambda form: counts[form])
    if counts[plain] < MIN_SIBLINGS:
        return list(short)
    first = next(one.index for one in short if one.form == plain)
    return [
        replace(one, form=plain)
        if one.index > first and counts[one.form] == 1 and one.form != FORM + COLON
        else one
        for one in short
    ]


def _may_be_alone(one: Candidate, lone: Container[int]) -> bool:
    return one.index in lone or one.form.endswith(BELOW)


def _unrefused(short: Sequence[Candidate]) -> tuple[list[Candidate], list[Refused]]:
    """The short lines but the turns of a talk, and these."""
    speakers = Counter(filter(None, (_before_colon(one.text) for one in short)))
    is_interview, is_chat = _is_interview(short), _is_chat(short)
    left, refused = [], []
    for one in short:
        if speakers[_before_colon(one.text)] >= MIN_SIBLINGS:
            refused.append(Refused(one, "another line begins alike before a colon"))
        elif is_chat:
            refused.append(Refused(one, "they come in turns, as names do in a chat"))
        elif is_interview and one.text[-1] in "？?":
            refused.append(Refused(one, "most short lines are questions"))
        else:
            left.append(one)
    return left, refused


def _is_interview(short: Sequence[Candidate]) -> bool:
    """Whether most are questions, and the next one comes after few paragraphs of an answer."""
    asked = [one.index for one in short if one.text[-1] in "？?"]
    if 2 * len(asked) <= len(short):
        return False
    return asked[-1] - asked[0] < SECTION * (len(asked) - 1) or len(asked) == 1


def _is_chat(short: Sequence[Candidate]) -> bool:
    """Whether a few come again and again, with little between them."""
    if not short or TURNS * len({one.text for one in short}) > len(short):
        return False
    return short[-1].index - short[0].index <= SECTION * (len(short) - 1)


def _before_colon(text: str) -> str:
    before, colon, _ = text.replace(":", "：").partition("：")
    return before if colon else ""
