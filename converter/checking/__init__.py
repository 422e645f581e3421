"""Checking: what is wrong in a text by GB/T 15834 and house style, and mending what is safe."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from itertools import chain

from msgspec.structs import replace

from converter.checking import edits, known, structure, typography
from converter.checking.catalogue import CODES
from converter.checking.findings import Finding
from converter.document import Code, walk
from converter.normalized import Normalized
from converter.normalizer import normalize
from converter.normalizer.rules import Rules
from converter.sources import Source

MOST_PASSES = 5
"""What is mended may bring together what is to be mended: ``。 。`` to ``。。`` to ``。``."""


def check(
    source: Source, codes: Collection[str] = frozenset(CODES), rules: Rules | None = None
) -> tuple[Finding, ...]:
    """What is wrong in ``source`` by one of ``codes``, in the order of the text.

    It is read by ``rules``, or by ours. Raises :class:`~converter.normalizer.NormalizerError` if it
    has no text.
    """
    normalized = normalize(source, rules)
    lines = source.lines()
    found = chain(
        (known.finding(diagnostic, lines) for diagnostic in normalized.diagnostics),
        typography.check(_prose(lines, normalized)),
        structure.check(normalized.document),
    )
    kept = [finding for finding in found if finding.diagnostic.code in codes]
    return tuple(sorted(kept, key=lambda finding: finding.diagnostic.place()))


def _prose(lines: Sequence[str], normalized: Normalized) -> list[str]:
    """``lines`` with nothing on those of the front matter, where " is YAML's, and of code."""
    places = [one.span for one in normalized.diagnostics if one.code == "FRM001"]
    end = max((span.last_line for span in places if span), default=0)
    prose = [*[""] * end, *lines[end:]]
    for block in walk(normalized.document.all_blocks):
        if isinstance(block, Code):
            first, last = block.span.first_line - 1, block.span.last_line
            prose[first:last] = [""] * (last - first)
    return prose


def fix(
    source: Source, codes: Collection[str] = frozenset(CODES), rules: Rules | None = None
) -> Source:
    """``source`` with every safe change made that one of ``codes`` asks for."""
    for _ in range(MOST_PASSES):
        changes = [edit for finding in check(source, codes, rules) for edit in finding.edits]
        if not changes:
            break
        source = replace(source, text=edits.apply(source.text, changes))
    return source
