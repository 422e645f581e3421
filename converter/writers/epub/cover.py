"""The cover: a picture drawn from the theme, and the page that shows it.

Thick and thin rules (文武线) above and below, the title in the upper half, the author under a
small seal. All lengths are in pixels.
"""

from __future__ import annotations

import io
import zlib
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby

import msgspec
from PIL import Image, ImageColor, ImageDraw, ImageFont

from converter.diagnostics import Diagnostic
from converter.document import Metadata
from converter.fonts.catalogue import find, helpers
from converter.fonts.face import Face
from converter.fonts.unseen import is_unseen
from converter.theme import Cover, Theme
from converter.writers.epub.resource import COVER_IMAGE, COVER_PAGE, XHTML_MEDIA_TYPE, Resource
from converter.writers.epub.title_lines import Room, middle, set_title
from converter.writers.epub.xhtml import EPUB_TYPE, E, lines
from converter.writers.epub.xhtml import page as xhtml_page

WIDTH, HEIGHT = 1600, 2560
"""What shops ask for: 1.6 to 1."""

MARGIN = 180
TITLE_ROOM, TITLE_MIDDLE = Room(WIDTH - 2 * MARGIN, 1180, leading=1.45), 980
AUTHOR_ROOM, AUTHOR_MIDDLE = Room(WIDTH - 2 * MARGIN, 80, leading=1), 2090
SEAL_SIDE, SEAL_MIDDLE = 64, 1900
SHADES = 14
"""Steps from paper to ink; with the accent they make the sixteen colours of a small PNG."""

SOLID = 255
"""A pixel that the ink covers wholly."""

COMPRESSION = zlib.Z_RLE
"""Runs are all there is to find in flat colours: a tenth of the time, and the same size."""

_LAYOUT = ImageFont.Layout.BASIC
"""Pillow's own layout: the other engine is not in every build of it."""

RULE_DISTANCE, THICK_RULE, RULE_GAP, THIN_RULE = 260, 12, 14, 3


class Picture(msgspec.Struct, frozen=True):
    """A PNG file, and what there is to say about it."""

    image: bytes
    diagnostics: tuple[Diagnostic, ...]


def page(metadata: Metadata) -> Resource:
    """The page that opens the publication, for readers that show no cover of their own."""
    alternative = "封面：" + "　".join(filter(None, (metadata.title, metadata.author)))
    picture = E.img(src=COVER_IMAGE, alt=alternative, role="doc-cover")
    body = lines("body", {EPUB_TYPE: "cover", "class": "cover"}, [picture])
    text = xhtml_page(metadata.title, metadata.language, body)
    return Resource("cover", COVER_PAGE, XHTML_MEDIA_TYPE, text, linear="yes")


def image(png: bytes) -> Resource:
    """The picture as the cover image of the publication (EPUB 3.3, the property cover-image)."""
    return Resource("cover-image", COVER_IMAGE, "image/png", (png,), ("cover-image",))


def draw(metadata: Metadata, theme: Theme) -> Picture:
    """Draw the cover; warn of characters that the fonts lack."""
    picture = Image.new("L", (WIDTH, HEIGHT))
    canvas = ImageDraw.Draw(picture)
    diagnostics: list[Diagnostic] = []
    for text, font, room, y in (
        (metadata.title, theme.font(theme.title.font), TITLE_ROOM, TITLE_MIDDLE),
        (metadata.author, theme.font(theme.body.font), AUTHOR_ROOM, AUTHOR_MIDDLE),
    ):
        seen = "".join(one for one in text if not is_unseen(one))
        faces = _faces(seen, find(font.embedded, font.weight).face)
        _draw_text(canvas, seen, faces, room, y)
        diagnostics += _missing(seen, faces)
    png = io.BytesIO()
    _coloured(picture, theme.cover).save(png, "PNG", compress_type=COMPRESSION)
    return Picture(png.getvalue(), tuple(diagnostics))


def _coloured(coverage: Image.Image, colours: Cover) -> Image.Image:
    """Paper, ink where there is ``coverage``, and the ornaments: sixteen colours, four bits."""
    picture = coverage.point([round(value * SHADES / 255) for value in range(256)])
    paper, ink, accent = map(ImageColor.getrgb, (colours.paper, colours.ink, colours.accent))
    shades = [
        round(light + (dark - light) * shade / SHADES)
        for shade in range(SHADES + 1)
        for light, dark in zip(paper, ink, strict=True)
    ]
    picture.putpalette([*shades, *accent])
    canvas = ImageDraw.Draw(picture)
    _draw_rules(canvas, SHADES + 1)
    _draw_seal(canvas, SHADES + 1)
    return picture


def _draw_rules(canvas: ImageDraw.ImageDraw, colour: int) -> None:
    thick, thin = RULE_DISTANCE, RULE_DISTANCE + THICK_RULE + RULE_GAP
    for top, width in ((thick, THICK_RULE), (thin, THIN_RULE)):
        for y in (top, HEIGHT - top - width):
            canvas.rectangle((MARGIN, y, WIDTH - MARGIN - 1, y + width - 1), colour)


def _draw_seal(canvas: ImageDraw.ImageDraw, colour: int) -> None:
    left, top = (WIDTH - SEAL_SIDE) // 2, SEAL_MIDDLE - SEAL_SIDE // 2
    box = (left, top, left + SEAL_SIDE, top + SEAL_SIDE)
    canvas.rounded_rectangle(box, radius=6, fill=colour)


def _faces(text: str, face: Face) -> Sequence[Face]:
    """The face, with those that help if it lacks anything."""
    return [face] if all(map(face.has, text)) else [face, *helpers(face)]


def _draw_text(
    canvas: ImageDraw.ImageDraw, text: str, faces: Sequence[Face], room: Room, y: int
) -> None:
    """Draw a text around ``y``, each line centred; where the first face lacks a glyph others help.

    It is the first that says where the base line is.
    """
    face = faces[0]

    @cache
    def face_of(character: str) -> Face:
        return next((one for one in faces if one.has(character)), face)

    @cache
    def width(character: str) -> float:
        return face_of(character).advances[ord(character)] / 1000

    def advance(line: str) -> float:
        return sum(map(width, line))

    setting = set_title(text, room, advance)
    size, pitch = setting.size, setting.size * room.leading
    base_line = (face.ascent + face.descent) / 2 / face.units_per_em * size
    first = y + base_line - pitch * (len(setting.lines) - 1) / 2
    for number, line in enumerate(setting.lines):
        x = WIDTH / 2 - middle(line, advance) * size
        for own, characters in groupby(line, face_of):
            run = "".join(characters)
            place = x, first + number * pitch
            canvas.text(place, run, SOLID, _pillow_font(own, size), anchor="ls")
            x += advance(run) * size


def _pillow_font(face: Face, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(face.path), size, face.index, layout_engine=_LAYOUT)


def _missing(text: str, faces: Sequence[Face]) -> Iterator[Diagnostic]:
    for character in sorted(set("".join(text.split()))):
        if not any(one.has(character) for one in faces):
            yield Diagnostic(
                "FNT002",
                "warning",
                f"no font for the cover has {character} (U+{ord(character):04X}): a box is drawn",
                "the text itself is not concerned; its fonts are the reader's",
            )
