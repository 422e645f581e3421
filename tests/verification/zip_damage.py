"""Change the parts of a zip file, and nothing else."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from lxml import etree

Damage = Callable[[bytes], bytes]


def parts(data: bytes) -> dict[str, bytes]:
    with ZipFile(io.BytesIO(data)) as container:
        return {name: container.read(name) for name in container.namelist()}


def zipped(files: dict[str, bytes]) -> bytes:
    sink = io.BytesIO()
    with ZipFile(sink, "w") as container:
        for name, content in files.items():
            container.writestr(name, content, ZIP_STORED if name == "mimetype" else ZIP_DEFLATED)
    return sink.getvalue()


def replaced(part: str, old: str, new: str) -> Damage:
    """The first ``old``, which must be there, as ``new``; both are regular expressions."""

    def damage(data: bytes) -> bytes:
        files = parts(data)
        text, count = re.subn(old, new, files[part].decode(), count=1, flags=re.DOTALL)
        assert count, old
        assert text.encode() != files[part]
        files[part] = text.encode()
        return zipped(files)

    return damage


def edited(part: str, edit: Callable[[etree._Element], None]) -> Damage:
    """The part's tree as ``edit`` leaves it."""

    def damage(data: bytes) -> bytes:
        files = parts(data)
        root = etree.fromstring(files[part])
        edit(root)
        files[part] = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
        return zipped(files)

    return damage


def refiled(edit: Callable[[dict[str, bytes]], object]) -> Damage:
    """The files as ``edit`` leaves them."""

    def damage(data: bytes) -> bytes:
        files = parts(data)
        edit(files)
        return zipped(files)

    return damage


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def corrupted(part: str) -> Damage:
    """A byte of a stored part is another, as on a bad disk."""

    def damage(data: bytes) -> bytes:
        content = parts(data)[part]
        sink = io.BytesIO()
        with ZipFile(sink, "w", ZIP_STORED) as container:
            for name, own in parts(data).items():
                container.writestr(name, own)
        place = sink.getvalue().index(content) + len(content) // 2
        changed = bytearray(sink.getvalue())
        changed[place] ^= 1
        return bytes(changed)

    return damage
