"""Strings that come again and again in a text, kept once."""

from __future__ import annotations

from collections.abc import Iterable
from sys import intern

SHORT = 4
"""The characters of a string that is likely to come again in a text long enough to matter."""


def shared(text: str) -> str:
    """``text``, and the same string each time where it is a short one."""
    return intern(text) if len(text) <= SHORT else text


def all_shared(texts: Iterable[str]) -> list[str]:
    """``texts``, each as :func:`shared` gives it, without a call for each of very many."""
    return [intern(text) if len(text) <= SHORT else text for text in texts]
