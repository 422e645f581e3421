"""Pictures: out of a source's own folder or file, never from anywhere else."""

from __future__ import annotations

import base64
import binascii
import io
import re
import warnings
from pathlib import Path
from typing import Literal, get_args
from urllib.parse import unquote, unquote_to_bytes

from PIL import Image as Pillow
from PIL import UnidentifiedImageError

from converter.diagnostics import ConverterError
from converter.document import Block, Figure, Image, Inlines, Paragraph, Span, Text
from converter.patterns import lazy_pattern
from converter.readers.flow import Found

MediaType = Literal["image/png", "image/jpeg", "image/gif"]
MEDIA_TYPES = dict(zip(("PNG", "JPEG", "GIF"), get_args(MediaType), strict=True))
MAX_BYTES = 32 * 1024 * 1024
MAX_PIXELS = 80_000_000
"""A page of A3 in 600 dpi has 70 million."""

TOO_LARGE = f"it has more than {MAX_PIXELS // 1_000_000} million pixels"

_SCHEME = lazy_pattern(r"[A-Za-z][A-Za-z0-9+.-]+:|//")
_DATA = lazy_pattern(r"data:[^,]*?(;base64)?,", re.IGNORECASE)


class PictureError(ConverterError):
    """A picture that cannot be taken into the document."""


class Pictures:
    """The pictures of one document; each is taken in once, whatever it is called."""

    def __init__(self, folder: Path | None, found: Found) -> None:
        self._folder = folder
        self._found = found
        self._names: dict[bytes, str] = {}

    def figure(
        self, address: str, alternate: str, span: Span, caption: Inlines = ()
    ) -> Block | None:
        """A figure of the picture at ``address``; or what is to be read in its place."""
        try:
            return self.figure_of(self._data(address), alternate, span, caption)
        except PictureError as error:
            return self.left_out(error.message, alternate, span, caption)

    def figure_of(
        self, data: bytes, alternate: str, span: Span, caption: Inlines = ()
    ) -> Block | None:
        """A figure of the picture whose file is ``data``."""
        try:
            name = self._names.get(data) or self._taken_in(data)
        except PictureError as error:
            return self.left_out(error.message, alternate, span, caption)
        return Figure(name, alternate, span, caption)

    def left_out(
        self, why: str, alternate: str, span: Span, caption: Inlines = ()
    ) -> Paragraph | None:
        """The caption of a picture that cannot be shown, or else its description."""
        shown = f" ({alternate})" if alternate else ""
        self._found.warn("IMG001", f"a picture{shown} is left out: {why}", span)
        inlines = caption or ((Text(alternate),) if alternate else ())
        return Paragraph(inlines, span, role="caption") if inlines else None

    def _taken_in(self, data: bytes) -> str:
        media_type, width, height = measured(data)
        name = f"{len(self._names) + 1}.{media_type.partition('/')[2]}"
        self._names[data] = name
        self._found.images.append(Image(name, media_type, data, width, height))
        return name

    def _data(self, address: str) -> bytes:
        if match := _DATA.match(address):
            return _decoded(address[match.end() :], is_base64=bool(match[1]))
        if _SCHEME.match(address):
            raise PictureError(f"{_short(address)} is not fetched")
        return self._file(unquote(address.partition("?")[0].partition("#")[0]))

    def _file(self, address: str) -> bytes:
        """The file at ``address``, if it is in the folder of the source once links are followed."""
        if self._folder is None:
            raise PictureError("standard input has no folder")
        try:
            folder = self._folder.resolve()
            path = (folder / address).resolve()
            if Path(address).is_absolute() or "\\" in address or not path.is_relative_to(folder):
                raise PictureError(f"{_short(address)} is outside of the text's own folder")
            if not path.is_file():
                raise PictureError(f"there is no file {_short(address)}")
            if path.stat().st_size > MAX_BYTES:
                raise PictureError(f"{_short(address)} is larger than {MAX_BYTES // 1024**2} MiB")
            return path.read_bytes()
        except (OSError, ValueError, RuntimeError) as error:  # too long, a NUL, a loop of links
            raise PictureError(f"{_short(address)} cannot be read") from error


def measured(data: bytes) -> tuple[MediaType, int, int]:
    """Media type, width and height in pixels; raise :class:`PictureError` for anything else."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            with Pillow.open(io.BytesIO(data), formats=list(MEDIA_TYPES)) as picture:
                if picture.width * picture.height > MAX_PIXELS:
                    raise PictureError(TOO_LARGE)
                picture.load()
                return MEDIA_TYPES[picture.format or ""], picture.width, picture.height
    except UnidentifiedImageError as error:
        raise PictureError("it is not a PNG, JPEG or GIF") from error
    except (Pillow.DecompressionBombWarning, Pillow.DecompressionBombError) as error:
        raise PictureError(TOO_LARGE) from error
    except (OSError, ValueError, SyntaxError, Warning) as error:
        raise PictureError("its file is damaged") from error


def _decoded(text: str, *, is_base64: bool) -> bytes:
    data = unquote_to_bytes(text)
    try:
        return base64.b64decode(data, validate=False) if is_base64 else data
    except binascii.Error as error:
        raise PictureError("its data is damaged") from error


def _short(address: str) -> str:
    return address if len(address) <= 80 else address[:79] + "…"
