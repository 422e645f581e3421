"""The articles of a statute, whose numbers run on whether they are headings or paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise

from converter.normalizer.headings.candidate import Candidate
from converter.normalizer.headings.forms import ARTICLE
from converter.normalizer.headings.sequences.series import Series
from converter.normalizer.headings.sequences.steps import Lost


def statutes(found: Sequence[Series], lost: Lost) -> Iterator[Sequence[Candidate]]:
    """The articles of each statute in the text; 第九条之一 has been put in.

    What does not begin with the articles 1 and 2 is none, but tells of one or is an excerpt.
    """
    headed = (series.members for series in found if series.form == ARTICLE)
    others = (members for (form, _), members in lost.items() if form == ARTICLE)
    articles = [one for one in chain(*headed, *others) if not one.text.startswith("之")]
    articles.sort(key=lambda one: one.index)
    starts = [start for start, one in enumerate(articles) if one.value == 1]
    for start, end in pairwise([*starts, len(articles)]):
        statute = articles[start:end]
        if [one.value for one in statute[:2]] == [1, 2]:
            yield statute
