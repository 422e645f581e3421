"""Checking what a reader of marked-up text found: its source is not to be mended as plain text."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain

from msgspec.structs import replace

from converter.checking import structure, typography
from converter.checking.catalogue import CODES
from converter.checking.findings import Finding
from converter.document import lines_of_text
from converter.normalized import Normalized
from converter.readers.typed import within


def check(normalized: Normalized, codes: Collection[str] = frozenset(CODES)) -> tuple[Finding, ...]:
    """What is wrong in the text that a reader ``normalized``, in its order; no finding has edits.

    The place is that of the paragraph where its line of the source holds more than its text.
    """
    found = chain(
        map(Finding, normalized.diagnostics),
        _typography(normalized),
        structure.check(normalized.document),
    )
    kept = [finding for finding in found if finding.diagnostic.code in codes]
    return tuple(sorted(kept, key=lambda finding: finding.diagnostic.place()))


def _typography(normalized: Normalized) -> Iterator[Finding]:
    prose = lines_of_text(normalized.document, with_code=False)
    texts = [(text.replace("\n", " "), span) for text, span in prose if text]
    for one in typography.check([text for text, _ in texts]):
        if span := one.diagnostic.span:
            place = within(*texts[span.first_line - 1], span)
            yield Finding(replace(one.diagnostic, span=place))
