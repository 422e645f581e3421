"""Zip files with the same bytes for the same entries, on every machine and at any time."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime
from typing import TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_EARLIEST, _LATEST = datetime(1980, 1, 1), datetime(2107, 12, 31)
"""What an entry's date can say (APPNOTE 4.4.6)."""

_MS_DOS = 0
"""The system without file permissions, which could differ."""

Entry: TypeAlias = tuple[str, Iterable[bytes]]
"""The name of a file, and its bytes piece by piece."""


def zip_container(
    entries: Iterable[Entry], modified: str, stored: frozenset[str] = frozenset()
) -> bytes:
    """The entries in their order, deflated but for those ``stored``; one is held at a time.

    ``modified`` is the ISO 8601 instant that all of them carry, or the nearest that they can.
    """
    instant = datetime.fromisoformat(modified).replace(tzinfo=None)
    year, month, day, hour, minute, second, *_ = max(_EARLIEST, min(instant, _LATEST)).timetuple()
    container = io.BytesIO()
    with ZipFile(container, "w") as target:
        for name, content in entries:
            entry = ZipInfo(name, (year, month, day, hour, minute, second))
            entry.create_system = _MS_DOS
            entry.compress_type = ZIP_STORED if name in stored else ZIP_DEFLATED
            with target.open(entry, "w") as file:
                for piece in content:
                    file.write(piece)
    return container.getvalue()
