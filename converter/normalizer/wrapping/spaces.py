"""What a fold stood for: a space, or nothing."""

from __future__ import annotations

import re

LAST_LATIN = "\u10ff"
"""The last character before Hangul and Han: of a text that opens with a later one none is cut."""

_AFTER_SPACE = re.compile(r"[(\[\"']?[^\W_]|[&/+=-] ")
_BEFORE_SPACE = re.compile(r"[0-9A-Za-z\u00c0-\u10ff][.,;:!?)\]\"'%]{0,2}$| [&/+=-]$")
_CUT_NUMBER = r"[\u2e80-\U000323af][0-9.,]*[0-9]$|[\u2e80-\U000323af][0-9]+[.,]$"
"""Compiled when it is met: few texts are wrapped inside a number, and it takes 4 ms."""


def glue(before: str, after: str) -> str:
    """What a fold stood for: a space between Latin words, nothing beside Han.

    A hyphen stays as it is, for it may belong to the word; a number among Han was cut in two.
    """
    if after[0] > LAST_LATIN or not _AFTER_SPACE.match(after):
        return ""
    if not _BEFORE_SPACE.search(before[-3:]):
        return ""
    if after[0].isdigit() and re.search(_CUT_NUMBER, before):
        return ""
    return " "
