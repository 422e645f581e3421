"""A table of contents that stands before the text: its lines are no headings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice

from converter.normalizer.headings.candidate import Candidate

Label = tuple[str, tuple[int, ...], int, str]
"""What of a candidate comes again."""


def without(candidates: Sequence[Candidate]) -> Sequence[Candidate]:
    """Drop candidates that touch and all come again afterwards."""
    if not candidates:
        return candidates
    first = _label(candidates[0])
    end = next((i for i in range(2, len(candidates)) if _label(candidates[i]) == first), 0)
    if not end or candidates[end - 1].index - candidates[0].index != end - 1:
        return candidates
    listed = _labels(islice(candidates, end))
    is_contents = listed <= _labels(islice(candidates, end, None))
    return candidates[end:] if is_contents else candidates


def _labels(candidates: Iterable[Candidate]) -> set[Label]:
    return set(map(_label, candidates))


def _label(one: Candidate) -> Label:
    return one.form, one.outer, one.value, one.text
