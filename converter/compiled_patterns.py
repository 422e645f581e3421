"""Regular expressions compiled once for all runs of the program.

``re`` compiles in Python: what a text with a head needs takes 0.2 to 0.3 s, longer than all else
that is done for it. As Python keeps the byte code of modules, so the command keeps the code of
patterns, a file for each version of Python in the user's folder of caches. What is not in it, or
cannot be read, is compiled; ``_sre`` refuses a code that is none.
"""

from __future__ import annotations

import os
import re
import sys
from array import array
from contextlib import suppress
from pathlib import Path

import msgspec

FOLDER_VARIABLE = "ESSAY_CONVERTER_CACHE"
"""The environment variable with the folder of the file; where it is empty, nothing is kept."""

MOST = 2000
"""So many patterns are kept: if rules change often, it is begun anew."""

_Code = tuple[int, bytes, int, dict[str, int]]
"""The flags of a pattern, its code, the number of its groups, and those that have names."""

_Codes = dict[bytes, _Code]
"""By flags and pattern."""

_new: _Codes = {}
_known: list[_Codes] = []


def compiled(source: str, flags: re.RegexFlag = re.NOFLAG) -> re.Pattern[str]:
    """What ``re.compile`` gives."""
    key = f"{int(flags)} {source}".encode("utf-8", "surrogatepass")
    if not _known:
        _known.append(_read())
    try:
        import _sre  # type: ignore[import-not-found]  # private, as what it takes is

        code = _known[0].get(key) or _new.get(key)
        if code is None:
            code = _new[key] = _compile(source, flags)
        pattern: re.Pattern[str] = _sre.compile(source, *_arguments(*code))
    except (ImportError, AttributeError, ArithmeticError, TypeError, ValueError, RuntimeError):
        return re.compile(source, flags)  # another Python than those this was made for, or no code
    return pattern


def keep() -> None:
    """Add what was compiled in this process to the file, if there is a place for it."""
    folder = _folder()
    if not _new or folder is None:
        return
    from converter.files import OutputError, write_atomically

    known = _read()
    data = msgspec.msgpack.encode({**(known if len(known) < MOST else {}), **_new})
    with suppress(OutputError):
        write_atomically(folder / _name(), lambda sink: sink.write(data))
    _new.clear()


def _arguments(
    flags: int, code: bytes, count: int, names: dict[str, int]
) -> tuple[int, list[int], int, dict[str, int], tuple[str | None, ...]]:
    """What ``_sre.compile`` is given behind the pattern, as ``re`` gives it."""
    named = {group: name for name, group in names.items()}
    by_group = tuple(named.get(group) for group in range(count + 1))
    return flags, array("I", code).tolist(), count, names, by_group


def _compile(source: str, flags: re.RegexFlag) -> _Code:
    """The code, as ``re`` makes it; raise re.error for what is no pattern."""
    import re._compiler as compiler  # type: ignore[import-not-found]  # private: there is no other
    import re._parser as parser  # type: ignore[import-not-found]

    parsed = parser.parse(source, flags)
    code = array("I", compiler._code(parsed, flags)).tobytes()
    state = parsed.state
    return int(flags) | state.flags, code, state.groups - 1, dict(state.groupdict)


def _read() -> _Codes:
    folder = _folder()
    if folder:
        with suppress(OSError, msgspec.MsgspecError, UnicodeError):
            data = (folder / _name()).read_bytes()
            return msgspec.msgpack.decode(data, type=_Codes)
    return {}


def _name() -> str:
    return f"patterns-{sys.implementation.cache_tag}-{sys.hexversion:x}.msgpack"


def _folder() -> Path | None:
    """The folder of the file: what the environment says, or the platform's for caches."""
    if (given := os.environ.get(FOLDER_VARIABLE)) is not None:
        return Path(given) if given else None
    with suppress(RuntimeError):  # there is no home
        return _caches() / "essay-converter"
    return None


def _caches() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library/Caches"
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData/Local")
    return Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
