"""Images as PDF/A takes them: gray or RGB, without transparency (ISO 19005-2, 6.2.4.3 and 6.2.10).

Of transparent ones the paper shows through: they are laid on white. RGB is sRGB, that of the
output intent.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Mapping, Sequence

from pikepdf import Dictionary, Name, Object, Pdf
from PIL import Image as Pictures
from PIL import ImageCms

from converter.diagnostics import ConverterError
from converter.document import Image
from converter.writers.pdf.names import image_name

QUALITY = 92
"""That of a JPEG that has to be written again."""

_SPACES = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB}


class ImageError(ConverterError):
    """An image that cannot be read."""


def add_images(pdf: Pdf, images: Mapping[int, Sequence[Image]]) -> None:
    """Put the images of each page, from 0, into resources of its own; each is in the file once.

    Raises :class:`ImageError` for what is no image.
    """
    made: dict[str, Object] = {}
    for index, on_page in images.items():
        page = pdf.pages[index].obj
        objects = Dictionary()
        for image in on_page:
            if image.name not in made:
                made[image.name] = _stream(pdf, image)
            objects[image_name(image)] = made[image.name]
        page.Resources = Dictionary({**dict(page.Resources.items()), "/XObject": objects})


def _stream(pdf: Pdf, image: Image) -> Object:
    try:
        with Pictures.open(io.BytesIO(image.data)) as opened:
            data, filter_name, drawn = _encoded(opened, image.data)
    except (OSError, SyntaxError, ValueError, Pictures.DecompressionBombError) as error:
        raise ImageError(
            f"the picture {image.name} cannot be read: {error}",
            hint="save it again as PNG or JPEG",
        ) from error
    return pdf.make_stream(
        data,
        Type=Name.XObject,
        Subtype=Name.Image,
        Width=drawn.width,
        Height=drawn.height,
        ColorSpace=_SPACES[drawn.mode],
        BitsPerComponent=8,
        Filter=filter_name,
    )


def _encoded(opened: Pictures.Image, data: bytes) -> tuple[bytes, Object, Pictures.Image]:
    """The data of the stream, its filter, and the image that it is."""
    profile = opened.info.get("icc_profile", b"")
    is_jpeg = opened.format == "JPEG"
    if is_jpeg and opened.mode in _SPACES and not _is_foreign(profile):
        opened.load()
        return data, Name.DCTDecode, opened
    flat = _in_srgb(_on_white(opened), profile)
    if is_jpeg:
        sink = io.BytesIO()
        flat.save(sink, "JPEG", quality=QUALITY, subsampling=0)
        return sink.getvalue(), Name.DCTDecode, flat
    return zlib.compress(flat.tobytes(), 9), Name.FlateDecode, flat


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
