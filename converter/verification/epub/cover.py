"""The cover: the first page shows the cover image, which is drawn in the colours of the theme.

What its letters say is not read: its page says it in words, which are compared.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Sequence

from PIL import Image as Pictures
from PIL import ImageColor, UnidentifiedImageError

from converter.document import Metadata
from converter.theme import Cover
from converter.verification.container import resolved
from converter.verification.epub.publication import XHTML, Publication
from converter.verification.mismatches import Mismatch, difference

PLACE = "cover"
RATIO = 1.6
"""Height to width, as shops ask for."""

SAMPLED = 4
"""One pixel of so many in a row, and of so many rows, is looked at: strokes are as wide."""


def compare_cover(
    publication: Publication, pages: Sequence[str], metadata: Metadata, look: Cover
) -> Iterator[Mismatch]:
    """The page of the cover, which ``pages`` are, and its picture."""
    if pages != publication.linear_files[:1]:
        yield Mismatch("fault", "the cover is not the first page", PLACE)
        return
    (page,) = pages
    shown = list(publication.container.xml(page).iter(f"{XHTML}img"))
    described = "封面：" + "　".join(filter(None, (metadata.title, metadata.author)))
    found = "".join(picture.get("alt", "") for picture in shown)
    if found != described:
        yield Mismatch("text", difference(described, found), PLACE)
    files = [resolved(picture.get("src", ""), page) for picture in shown]
    if files != publication.cover_images:
        yield Mismatch("fault", "its page does not show the cover image", PLACE)
    for file in publication.cover_images:
        if message := _fault(publication.container.read(file), metadata, look):
            yield Mismatch("fault", message, file)


def _fault(data: bytes, metadata: Metadata, look: Cover) -> str:
    """What is wrong with a picture, or nothing."""
    try:
        with Pictures.open(io.BytesIO(data), formats=["PNG"]) as picture:
            colours = list(_colours(picture))
            ratio = picture.height / picture.width
    except UnidentifiedImageError:
        return "it is no PNG"
    except (OSError, SyntaxError, ValueError, Pictures.DecompressionBombError) as error:
        return f"it cannot be read: {error}"
    paper, ink, accent = map(ImageColor.getrgb, (look.paper, look.ink, look.accent))
    if ratio != RATIO:
        return f"it is {ratio} times as high as wide, not {RATIO}"
    if colours[:1] != [paper] or accent not in colours:
        return "it is not in the colours of the theme"
    if any(map(str.isalnum, metadata.title)) and ink not in colours:
        return "there is no title on it"
    return ""


def _colours(picture: Pictures.Image) -> Iterator[tuple[int, ...]]:
    """The colours in it, the most frequent first; only a picture with a palette has few."""
    palette = picture.getpalette("RGB")
    size = max(1, picture.width // SAMPLED), max(1, picture.height // SAMPLED)
    sample = picture.resize(size, Pictures.Resampling.NEAREST)
    for _, index in sorted(sample.getcolors() or [], reverse=True):
        if palette and isinstance(index, int):
            yield tuple(palette[3 * index : 3 * index + 3])
