"""Checking: what is wrong in a text by GB/T 15834 and house style, and mending what is safe."""

from __future__ import annotations

from collections.abc import Collection
from itertools import chain

from msgspec.structs import replace

from converter.checking import edits, known, structure, typography
from converter.checking.catalogue import CODES
from converter.checking.findings import Finding
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
        typography.check(lines),
        structure.check(normalized.document),
    )
    kept = [finding for finding in found if finding.diagnostic.code in codes]
    return tuple(sorted(kept, key=lambda finding: finding.diagnostic.place()))


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
