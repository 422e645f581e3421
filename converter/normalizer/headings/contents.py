"""A table of contents that stands before the text: its lines are no headings."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer.headings.candidate import Candidate


def without(candidates: Sequence[Candidate]) -> list[Candidate]:
    """Drop candidates that touch and all come again afterwards."""
    labels = [(one.form, one.outer, one.value, one.text) for one in candidates]
    if not labels or labels[0] not in labels[2:]:
        return list(candidates)
    end = labels.index(labels[0], 2)
    touch = candidates[end - 1].index - candidates[0].index == end - 1
    is_contents = touch and set(labels[:end]) <= set(labels[end:])
    return list(candidates[end:] if is_contents else candidates)
