"""Pictures: whether what a PDF shows is what the source has, pixel by pixel.

A JPEG in gray or sRGB is the file itself. Others are laid on white, as PDF/A has no transparency;
where colours had to be converted, or a JPEG written again, the two are compared from afar.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from pikepdf import Name, Object, PdfError, Stream
from PIL import Image as Pictures
from PIL import ImageChops, ImageStat

from converter.document import Document, Figure, Image, walk
from converter.verification.mismatches import Mismatch

FROM_AFAR = (16, 16)
"""The size, in pixels, at which two pictures are compared from afar."""

MOST_DISTANCE = 24.0
"""How far the colours of two such pictures may be apart on average, of 255."""

_MODES = {"/DeviceGray": "L", "/DeviceRGB": "RGB"}
_WIDE_MODES = frozenset({"I", "I;16", "F", "CMYK"})
"""Modes that Pillow has no alpha channel for."""


def compare_pictures(document: Document, found: Sequence[Object | None]) -> Iterator[Mismatch]:
    """The pictures of all figures, in order; a picture that is shown twice is compared once."""
    images = {image.name: image for image in document.images}
    figures = (block for block in walk(document.all_blocks) if isinstance(block, Figure))
    due = [images[figure.image] for figure in figures if figure.image in images]
    known: dict[tuple[str, tuple[int, int]], bool] = {}
    for number, (own, other) in enumerate(zip_longest(due, found), start=1):
        same = False
        if own is not None and isinstance(other, Stream):
            key = own.name, other.objgen
            same = known[key] = known[key] if key in known else _is_same(own, other)
        if not same:
            yield Mismatch("fault", "it is not the picture of the source", f"picture {number}")


def _is_same(due: Image, found: Stream) -> bool:
    try:
        with Pictures.open(io.BytesIO(due.data)) as opened:
            if due.media_type == "image/jpeg" and _stays(opened):
                return found.Filter == Name.DCTDecode and found.read_raw_bytes() == due.data
            own, is_exact = _on_white(opened), not _is_converted(opened)
        other = _read(found)
    except (OSError, SyntaxError, ValueError, AttributeError, KeyError, PdfError):
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


def _read(found: Stream) -> Pictures.Image:
    """The pixels in RGB."""
    if found.Filter == Name.DCTDecode:
        with Pictures.open(io.BytesIO(found.read_raw_bytes())) as opened:
            return opened.convert("RGB")
    size = int(found.Width), int(found.Height)
    mode = _MODES[str(found.ColorSpace)]
    return Pictures.frombytes(mode, size, found.read_bytes()).convert("RGB")


def _is_like(own: Pictures.Image, other: Pictures.Image) -> bool:
    small = [image.resize(FROM_AFAR, Pictures.Resampling.BOX) for image in (own, other)]
    means = ImageStat.Stat(ImageChops.difference(*small)).mean
    return max(means) <= MOST_DISTANCE
