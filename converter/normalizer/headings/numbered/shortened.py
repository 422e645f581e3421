"""Two numbers in short, 三、四季度 and 七、八岁的孩子: the mark between them parts no heading.

GB/T 15834-2011 has 、 between them (4.5.3.4). A heading may begin so too, 二、三大任务:
that is one where its number is due, and it is as much of a sentence as the one before it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from converter.normalizer import numerals, sentences
from converter.normalizer.headings.candidate import Candidate, Reading, Refused

SHORTENED = "its number and the next are two numbers in short"


def without(reading: Reading) -> Reading:
    """Refuse those of which the number is two in short, and not the one that is due."""
    doubtful = {one.index for one in reading.candidates if _is_doubtful(one)}
    if not doubtful:
        return reading
    after: dict[str, list[Candidate]] = defaultdict(list)
    for one in reversed(reading.candidates):
        if one.index not in doubtful:
            after[one.form].append(one)
    before: dict[str, Candidate] = {}
    kept, refused = [], list(reading.refused)
    for one in reading.candidates:
        is_sure = one.index not in doubtful
        if is_sure:
            after[one.form].pop()
        if is_sure or _is_due(one, before.get(one.form), after[one.form][-1:]):
            before[one.form] = one
            kept.append(one)
        else:
            refused.append(Refused(one, SHORTENED))
    return Reading(kept, refused)


def _is_doubtful(one: Candidate) -> bool:
    """Whether 、 and another number stand behind its own."""
    found = one.found
    if found is None or found.separator != "、" or found.prefix:
        return False
    return numerals.is_two_in_short(found.number, one.text)


def _is_due(one: Candidate, before: Candidate | None, after: Sequence[Candidate]) -> bool:
    """Whether those of its form leave a place for it, and the one before or behind is like it."""
    around = [*([before] if before else []), *after]
    if one.value in (other.value for other in around):
        return False
    if one.value == 1:
        beside = [other for other in after if other.value == 2]
    else:
        beside = [before] if before and before.value == one.value - 1 else []
    return any(_is_sentence(other) or not _is_sentence(one) for other in beside)


def _is_sentence(one: Candidate) -> bool:
    return one.is_run_in or one.text[-1:] in sentences.ENDS
