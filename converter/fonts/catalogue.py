"""Finding a face by the name of its family: embedded, or installed on the user's machine."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path

import msgspec
import rtoml
import uharfbuzz as hb

from converter.fonts.errors import FontError
from converter.fonts.face import Face, refusal_of, table_of, weight_of

FACES = Path(__file__).with_name("faces")
FOLDERS_VARIABLE = "ESSAY_CONVERTER_FONTS"
"""The environment variable with further folders of fonts, searched before the system's."""

SUFFIXES = frozenset({".ttf", ".ttc", ".otf", ".otc"})
FAMILY_NAMES = (1, 16)  # OpenType name ids: family, typographic family
ITALIC = 0x0002  # head macStyle


class Listed(msgspec.Struct, frozen=True):
    """A face that a family name leads to. ``refusal`` says why it cannot be embedded, if so."""

    path: Path
    index: int
    weight: int
    italic: bool = False
    refusal: str = ""


class Match(msgspec.Struct, frozen=True):
    """The face found for a list of names, and whether it is not that of the first.

    ``reason`` names the fonts that are there and cannot be embedded, if any.
    """

    face: Face
    requested: str
    substituted: bool
    reason: str


def find(names: Sequence[str], weight: int = 400) -> Match:
    """The first family of ``names`` that can be embedded, in the face nearest to ``weight``.

    For each name in turn the embedded families are tried, then the installed ones. Names are
    compared without regard to case, in any language of the font. Raise FontError if none is found.
    """
    refusals: list[str] = []
    for name in names:
        candidates = embedded().get(key_of(name)) or installed().get(key_of(name), ())
        usable = [listed for listed in candidates if not listed.refusal]
        if usable:
            best = nearest(usable, weight)
            face = open_face(best.path, best.index)
            return Match(face, names[0], name != names[0], "; ".join(refusals))
        refusals += sorted({f"{listed.path}: {listed.refusal}" for listed in candidates})
    raise FontError(
        f"no font of {', '.join(names) or 'no name'} was found",
        hint="; ".join(refusals) or f"install one, or set {FOLDERS_VARIABLE} to its folder",
    )


def nearest(candidates: Sequence[Listed], weight: int) -> Listed:
    """Upright before italic, then the nearest weight, the bolder of two, then by path."""
    return min(
        candidates,
        key=lambda one: (
            one.italic,
            abs(one.weight - weight),
            -one.weight,
            one.path.as_posix(),
            one.index,
        ),
    )


@cache
def open_face(path: Path, index: int) -> Face:
    """The face, opened once in a process: its widths stay known from one document to the next."""
    return Face.open(path, index)


@cache
def embedded() -> dict[str, tuple[Listed, ...]]:
    """The shipped faces by the key of their family and of its aliases, from their manifest."""
    manifest = rtoml.loads((FACES / "MANIFEST.toml").read_text(encoding="utf-8"))
    families: dict[str, tuple[Listed, ...]] = {}
    for entry in manifest["faces"]:
        listed = Listed(FACES / entry["file"], 0, entry["weight"])
        for name in (entry["family"], *entry["aliases"]):
            families[key_of(name)] = (*families.get(key_of(name), ()), listed)
    return families


def helpers(face: Face) -> list[Face]:
    """The shipped faces that help where this one has no glyph, those of regular weight first."""
    listed = {one for family in embedded().values() for one in family}
    shipped = sorted(listed, key=lambda one: (one.weight, one.path.name))
    opened = (open_face(one.path, one.index) for one in shipped)
    return [one for one in opened if one is not face]


def installed() -> dict[str, tuple[Listed, ...]]:
    """The faces in the font folders by the key of each of their family names."""
    return scan(folders())


def folders() -> tuple[Path, ...]:
    """The folders to search: those of ESSAY_CONVERTER_FONTS, then the system's."""
    given = os.environ.get(FOLDERS_VARIABLE, "")
    return (*(Path(part) for part in given.split(os.pathsep) if part), *system_folders())


def system_folders() -> tuple[Path, ...]:
    """Where this platform keeps fonts, the user's own among them."""
    home = Path.home()
    if sys.platform == "darwin":
        return (
            home / "Library/Fonts",
            Path("/Library/Fonts"),
            Path("/System/Library/Fonts"),
            # Where macOS keeps the Chinese fonts it fetches when asked (Songti, Kaiti).
            Path("/System/Library/AssetsV2/com_apple_MobileAsset_Font7"),
        )
    if sys.platform == "win32":
        local = Path(os.environ.get("LOCALAPPDATA", home / "AppData/Local"))
        windows = Path(os.environ.get("WINDIR", "C:/Windows"))
        return local / "Microsoft/Windows/Fonts", windows / "Fonts"
    data = Path(os.environ.get("XDG_DATA_HOME") or home / ".local/share")
    return data / "fonts", home / ".fonts", Path("/usr/local/share/fonts"), Path("/usr/share/fonts")


@cache
def scan(searched: tuple[Path, ...]) -> dict[str, tuple[Listed, ...]]:
    """Read the names of all faces in the folders, once in a process for the same folders."""
    families: dict[str, dict[Listed, None]] = {}
    for path in font_files(searched):
        for listed, names in faces_of(path):
            for name in names:
                families.setdefault(key_of(name), {})[listed] = None
    return {key: tuple(listed) for key, listed in families.items()}


def font_files(searched: tuple[Path, ...]) -> Iterator[Path]:
    """The font files in the folders and below, by name in each."""
    for folder in searched:
        for root, subfolders, files in os.walk(folder):
            subfolders.sort()
            for file in sorted(files):
                if Path(file).suffix.lower() in SUFFIXES:
                    yield Path(root, file)


def faces_of(path: Path) -> Iterator[tuple[Listed, frozenset[str]]]:
    """The faces of a file with their family names; none if it cannot be read."""
    try:
        blob = hb.Blob.from_file_path(str(path))
    except hb.HarfBuzzError:
        return
    for index in range(hb.Face(blob).count):
        hb_face = hb.Face(blob, index)
        names = frozenset(
            name
            for entry in hb_face.list_names()
            if entry.name_id in FAMILY_NAMES
            and (name := hb_face.get_name(entry.name_id, entry.language))
        )
        weight = weight_of(hb_face)
        yield Listed(path, index, weight, is_italic(hb_face), refusal_of(hb_face)), names


def is_italic(hb_face: hb.Face) -> bool:
    """Whether head calls the face italic or oblique."""
    head = table_of(hb_face, "head")
    return len(head) >= 46 and bool(int.from_bytes(head[44:46]) & ITALIC)


def key_of(name: str) -> str:
    """A family name as it is compared: case and the number of spaces do not count."""
    return " ".join(name.split()).casefold()
