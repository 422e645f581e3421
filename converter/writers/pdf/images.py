"""Images as PDF/A takes them: gray or RGB, without transparency (ISO 19005-2, 6.2.4.3 and 6.2.10).

Of transparent ones the paper shows through: they are laid on white. RGB is sRGB, that of the
output intent.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterable

from PIL import Image as Pictures
from PIL import ImageCms

from converter.diagnostics import ConverterError
from converter.document import Image
from converter.writers.pdf.file import DEFLATED, PdfFile
from converter.writers.pdf.names import image_name

QUALITY = 92
"""That of a JPEG that has to be written again."""

_JPEG = b"/Filter/DCTDecode"
_SPACES = {"L": b"/DeviceGray", "RGB": b"/DeviceRGB"}


class ImageError(ConverterError):
    """An image that cannot be read."""


class Images:
    """Puts images into a file, each once."""

    def __init__(self, file: PdfFile) -> None:
        self._file = file
        self._made: dict[str, int] = {}

    def entries(self, images: Iterable[Image]) -> bytes:
        """The entries of /XObject for these images.

        Raises :class:`ImageError` for what is no image.
        """
        named: dict[bytes, int] = {}
        for image in images:
            if image.name not in self._made:
                self._made[image.name] = _add(self._file, image)
            named[image_name(image).encode()] = self._made[image.name]
        return b"".join(b"%b %d 0 R" % one for one in named.items())


def _add(file: PdfFile, image: Image) -> int:
    try:
        with Pictures.open(io.BytesIO(image.data)) as opened:
            data, filter_name, drawn = _encoded(opened, image.data)
    except (OSError, SyntaxError, ValueError, Pictures.DecompressionBombError) as error:
        raise ImageError(
            f"the picture {image.name} cannot be read: {error}",
            hint="save it again as PNG or JPEG",
        ) from error
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace%b/BitsPerComponent 8%b"
    space = _SPACES[drawn.mode]
    return file.add_stream(entries % (drawn.width, drawn.height, space, filter_name), data)


def _encoded(opened: Pictures.Image, data: bytes) -> tuple[bytes, bytes, Pictures.Image]:
    """The data of the stream, the entry that names its filter, and the image that it is."""
    profile = opened.info.get("icc_profile", b"")
    is_jpeg = opened.format == "JPEG"
    if is_jpeg and opened.mode in _SPACES and not _is_foreign(profile):
        opened.load()
        return data, _JPEG, opened
    flat = _in_srgb(_on_white(opened), profile)
    if is_jpeg:
        sink = io.BytesIO()
        flat.save(sink, "JPEG", quality=QUALITY, subsampling=0)
        return sink.getvalue(), _JPEG, flat
    return zlib.compress(flat.tobytes(), 9), DEFLATED, flat


def _on_white(image: Pictures.Image) -> Pictures.Image:
    """The image without transparency, of a mode that a profile can be for."""
    if "A" in image.getbands() or "transparency" in image.info:
        clear = image.convert("RGBA")
        white = Pictures.new("RGBA", clear.size, "white")
        return Pictures.alpha_composite(white, clear).convert("RGB")
    if image.mode in {"L", "RGB", "CMYK"}:
        return image
    return image.convert("L" if image.mode in {"1", "I", "I;16", "F"} else "RGB")


def _in_srgb(image: Pictures.Image, profile: bytes) -> Pictures.Image:
    if image.mode == "L":
        return image
    if _is_foreign(profile):
        try:
            converted = ImageCms.profileToProfile(
                image, io.BytesIO(profile), ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
        except (ImageCms.PyCMSError, OSError):
            converted = None  # a profile that is broken, or of another kind of image
        if converted is not None:
            return converted
    return image.convert("RGB")


def _is_foreign(profile: bytes) -> bool:
    """Whether a profile is there and is not that of sRGB."""
    return bool(profile) and b"sRGB" not in profile
