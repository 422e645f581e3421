"""Regular expressions that are compiled when they are first used.

To compile all that the program knows takes a fifth of the time of an essay, which uses few of them.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

from converter import compiled_patterns

METHODS = ("match", "fullmatch", "search", "finditer", "findall", "sub", "split")


def lazy_pattern(pattern: AnyStr, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[AnyStr]:
    """What ``re.compile`` gives, for the methods above; a wrong one fails at the first of them."""
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern:
    """Takes the methods of the compiled pattern, so that later calls go straight to it."""

    def __init__(self, pattern: Any, flags: re.RegexFlag) -> None:
        self._source = pattern, flags

    def __getattr__(self, name: str) -> Any:
        source, flags = self._source
        is_text = isinstance(source, str)
        compiled = (
            compiled_patterns.compiled(source, flags) if is_text else re.compile(source, flags)
        )
        for method in METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)
