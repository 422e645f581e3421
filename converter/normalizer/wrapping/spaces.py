"""What a fold stood for: a space, or nothing."""

from __future__ import annotations

from converter.patterns import lazy_pattern

LAST_LATIN = "\u10ff"
"""The last character before Hangul and Han: of a text that opens with a later one none is cut."""

_AFTER_SPACE = lazy_pattern(r"[(\[\"']?[^\W_]|[&/+=-] ")
_BEFORE_SPACE = lazy_pattern(r"[0-9A-Za-z\u00c0-\u10ff][.,;:!?)\]\"'%]{0,2}$| [&/+=-]$")
_CUT_NUMBER = lazy_pattern(r"[\u2e80-\U000323af][0-9.,]*[0-9]$|[\u2e80-\U000323af][0-9]+[.,]$")


def glue(before: str, after: str) -> str:
    """What a fold stood for: a space between Latin words, nothing beside Han.

    A hyphen stays as it is, for it may belong to the word; a number among Han was cut in two.
    """
    if after[0] > LAST_LATIN or not _AFTER_SPACE.match(after):
        return ""
    if not _BEFORE_SPACE.search(before[-3:]):
        return ""
    if after[0].isdigit() and _CUT_NUMBER.search(before):
        return ""
    return " "
