"""Files that are whole or not there: written beside, synchronised, renamed into place."""

from __future__ import annotations

import os
import stat
import time
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO, TypeVar

from converter.diagnostics import ConverterError

Result = TypeVar("Result")


PREFIX, SUFFIX = ".essay-converter-", ".tmp"
"""How an unfinished file is called: hidden, and ours to remove when its process was killed."""

ABANDONED_AFTER = 86_400
"""Seconds after which nobody is writing such a file any more."""


class OutputError(ConverterError):
    """A file or folder that cannot be written."""


def rewrite(path: Path, data: bytes) -> None:
    """Put ``data`` into the file at ``path``, which keeps its permissions; a link stays one.

    Raises :class:`OutputError` for a file that may not be written, which renaming would pass over.
    """
    target = path.resolve()
    if not os.access(target, os.W_OK):
        hint = "make it writable, or see what would be changed with --diff"
        raise OutputError("may not be written", place=str(path), hint=hint)
    mode = stat.S_IMODE(target.stat().st_mode)
    write_atomically(target, lambda sink: sink.write(data), mode=mode)


def write_atomically(
    path: Path,
    write: Callable[[BinaryIO], Result],
    prove: Callable[[BinaryIO], None] | None = None,
    *,
    mode: int | None = None,
) -> Result:
    """Let ``write`` fill a file that takes the place of ``path`` only when it is complete.

    ``prove`` is given the complete file to read, and raises if that is not good. Whatever goes
    wrong, a file that was there before stays as it was, and no other is left. ``mode`` are the
    permissions of the file, in place of those that new files have.
    Raises :class:`OutputError` when the file system refuses.
    """
    beside = path.with_name(f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _remove_abandoned(path.parent)
        try:
            with beside.open("xb") as stream:
                result = write(stream)
                stream.flush()
                if mode is not None:
                    beside.chmod(mode)
                os.fsync(stream.fileno())
            if prove:
                with beside.open("rb") as complete:
                    prove(complete)
            beside.replace(path)
        except BaseException:
            beside.unlink(missing_ok=True)
            raise
        _synchronise(path.parent)
    except OSError as error:
        raise OutputError(
            f"cannot be written: {error.strerror or error}",
            place=str(path),
            hint="choose another folder with --output, or make room there",
        ) from error
    return result


@cache
def _remove_abandoned(folder: Path) -> None:
    """Remove what killed processes left in ``folder``, once a process and as far as it is let."""
    latest = time.time() - ABANDONED_AFTER
    for path in folder.glob(f"{PREFIX}*{SUFFIX}"):
        with suppress(OSError):
            if path.lstat().st_mtime < latest:
                path.unlink()


def _synchronise(folder: Path) -> None:
    """Make the new name last, where a folder can be opened for that (not on Windows)."""
    if hasattr(os, "O_DIRECTORY"):
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
