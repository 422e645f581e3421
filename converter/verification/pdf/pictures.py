"""Pictures: whether what a PDF shows is what the source has, pixel by pixel.

A JPEG in gray or sRGB is the file itself. Others are laid on white, as PDF/A has no transparency;
where colours had to be converted, or a JPEG written again, the two are compared from afar.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from PIL import Image as Pictures
from PIL import ImageChops, ImageStat

from converter.document import Document, Figure, Image, walk
from converter.verification.mismatches import Mismatch
from converter.verification.pdf.file import File
from converter.verification.pdf.objects import Name, Reference
from converter.verification.pdf.streams import Stream
from converter.verification.pieces import UnreadableError

FROM_AFAR = (16, 16)
"""The size, in pixels, at which two pictures are compared from afar."""

MOST_DISTANCE = 24.0
"""How far the colours of two such pictures may be apart on average, of 255."""

_MODES = {"DeviceGray": "L", "DeviceRGB": "RGB"}
_WIDE_MODES = frozenset({"I", "I;16", "F", "CMYK"})
"""Modes that Pillow has no alpha channel for."""


def compare_pictures(
    document: Document, file: File, found: Sequence[Reference | None]
) -> Iterator[Mismatch]:
    """The pictures of all figures, in order; a picture that is shown twice is compared once."""
    images = {image.name: image for image in document.images}
    figures = (block for block in walk(document.all_blocks) if isinstance(block, Figure))
    due = [images[figure.image] for figure in figures if figure.image in images]
    known: dict[tuple[str, Reference], bool] = {}
    for number, (own, other) in enumerate(zip_longest(due, found), start=1):
        same = False
        if own is not None and other is not None:
            key = own.name, other
            same = known[key] = known[key] if key in known else _is_same(own, other, file)
        if not same:
            yield Mismatch("fault", "it is not the picture of the source", f"picture {number}")


def _is_same(due: Image, shown: Reference, file: File) -> bool:
    try:
        found = file.resolved(shown)
        if not isinstance(found, Stream):
            return False
        with Pictures.open(io.BytesIO(due.data)) as opened:
            if due.media_type == "image/jpeg" and _stays(opened):
                return _is_jpeg(found) and found.raw[:] == due.data
            own, is_exact = _on_white(opened), not _is_converted(opened)
        other = _read(found, file)
    except (OSError, SyntaxError, ValueError, KeyError, UnreadableError):
        return False
    if own.size != other.size:
        return False
    return own.tobytes() == other.tobytes() if is_exact else _is_like(own, other)


def _stays(opened: Pictures.Image) -> bool:
    """Whether a JPEG is in the file as it is."""
    return opened.mode in {"L", "RGB"} and not _has_other_profile(opened)


def _is_converted(opened: Pictures.Image) -> bool:
    """Whether its colours are another's, or it was written again with loss."""
    return opened.format == "JPEG" or _has_other_profile(opened)


def _has_other_profile(opened: Pictures.Image) -> bool:
    profile = opened.info.get("icc_profile", b"")
    return bool(profile) and b"sRGB" not in profile


def _on_white(opened: Pictures.Image) -> Pictures.Image:
    image = opened
    if opened.mode in _WIDE_MODES:
        image = opened.convert("RGB" if opened.mode == "CMYK" else "L")
    clear = image.convert("RGBA")
    paper = Pictures.new("RGB", clear.size, "white")
    paper.paste(clear, mask=clear.getchannel("A"))
    return paper


def _is_jpeg(found: Stream) -> bool:
    return found.entries.get("Filter") == Name("DCTDecode")


def _read(found: Stream, file: File) -> Pictures.Image:
    """The pixels in RGB."""
    if _is_jpeg(found):
        with Pictures.open(io.BytesIO(found.raw[:])) as opened:
            return opened.convert("RGB")
    width, height = (int(file.number(found.entries, side)) for side in ("Width", "Height"))
    mode = _MODES[file.text(found.entries, "ColorSpace")]
    return Pictures.frombytes(mode, (width, height), found.data()).convert("RGB")


def _is_like(own: Pictures.Image, other: Pictures.Image) -> bool:
    small = [image.resize(FROM_AFAR, Pictures.Resampling.BOX) for image in (own, other)]
    means = ImageStat.Stat(ImageChops.difference(*small)).mean
    return max(means) <= MOST_DISTANCE
