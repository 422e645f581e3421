"""What a fold stood for: a space, or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.patterns import lazy_pattern

SAMPLE = 1 << 14
"""The lines of a text that are looked at for whether it sets Han apart from Latin."""

MIN_SPACED, RATIO = 3, 4
"""So many spaces say that it does, and so many for each place without one, as in A股."""

_HAN = "\u3400-\u9fff"
_LETTERS, _DIGITS = "A-Za-z", "0-9"
_SPACED, _CLOSE = (
    {kind: lazy_pattern(pattern.format(han=_HAN, kind=kind)) for kind in (_LETTERS, _DIGITS)}
    for pattern in (
        " (?:(?<=[{han}] )(?=[{kind}])|(?<=[{kind}] )(?=[{han}]))",
        "[{kind}](?:(?=[{han}])|(?<=[{han}][{kind}]))",
    )
)

LAST_LATIN = "\u10ff"
"""The last character before Hangul and Han: of a text that opens with a later one none is cut."""

_AFTER_SPACE = lazy_pattern(r"[(\[\"']?[^\W_]|[&/+=-] ")
_BEFORE_SPACE = lazy_pattern(r"[0-9A-Za-z\u00c0-\u10ff][.,;:!?)\]\"'%]{0,2}$| [&/+=-]$")
_CUT_NUMBER = lazy_pattern(r"[\u2e80-\U000323af][0-9.,]*[0-9]$|[\u2e80-\U000323af][0-9]+[.,]$")


class Spacing(msgspec.Struct, frozen=True, gc=False):
    """What a text sets apart from Han by a space: Latin ``letters``, ``digits``."""

    letters: bool = False
    digits: bool = False

    @property
    def is_any(self) -> bool:
        """Whether there is anything."""
        return self.letters or self.digits

    def parts(self, before: str, after: str) -> bool:
        """Whether a space belongs between these two characters."""
        latin = before if before.isascii() else after
        if not (self.digits if latin.isdecimal() else self.letters):
            return False
        other = after if latin is before else before
        return latin.isascii() and latin.isalnum() and "\u3400" <= other <= "\u9fff"


NONE = Spacing()


def spacing(texts: Sequence[str]) -> Spacing:
    """What most of ``texts`` sets apart from Han."""
    sample = "\n".join(texts[:SAMPLE])
    if sample.count(" ") < MIN_SPACED:
        return NONE
    return Spacing(_is_set_apart(sample, _LETTERS), _is_set_apart(sample, _DIGITS))


def _is_set_apart(sample: str, kind: str) -> bool:
    spaced = len(_SPACED[kind].findall(sample))
    return spaced >= MIN_SPACED and spaced >= RATIO * len(_CLOSE[kind].findall(sample))


def glue(before: str, after: str, spaced: Spacing = NONE) -> str:
    """What a fold stood for: a space between Latin words, and beside Han where these are spaced.

    A hyphen stays as it is, for it may belong to the word; a number among Han was cut in two.
    """
    if spaced.is_any and spaced.parts(before[-1], after[0]):
        return " "
    if after[0] > LAST_LATIN or not _AFTER_SPACE.match(after):
        return ""
    if not _BEFORE_SPACE.search(before[-3:]):
        return ""
    if after[0].isdigit() and _CUT_NUMBER.search(before):
        return ""
    return " "
