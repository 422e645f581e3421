"""Rebuild the embedded faces from their sources: ``python -m converter.fonts.build``.

The sources are npm packages at pinned versions, each file checked against its SHA-256. The result
is the same to the byte with the same uharfbuzz and fontTools, whose versions MANIFEST.toml records.
Needs the extra ``fonts``, and npm unless ``--packages`` names an unpacked node_modules.

Licences. All the faces are under the SIL Open Font License 1.1, so the subsets are too, each beside
its licence text. Reserved Font Names: that of Noto Sans SC reserves 'Source', which its name does
not use; those of Noto Serif SC, Noto Sans Symbols 2 and Noto Emoji reserve none. So all keep their
names. The licence text of LXGW WenKai reserves none either, but its author's README does ("LXGW"
and "霞鹜", for any font with changed glyphs), and we add glyphs: our version is therefore named
Essay Kai.
"""

from __future__ import annotations

import argparse
import hashlib
import shutil
import subprocess
import tarfile
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import uharfbuzz as hb

from converter.fonts.repertoire import emoji, repertoire, symbols

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

FACES = Path(__file__).with_name("faces")

# For horizontal setting: composition, Chinese forms, width variants, kerning, compression.
FEATURES = ("ccmp", "locl", "fwid", "hwid", "pwid", "kern", "palt", "halt")
# No vertical setting, and no variations or styles, in a static face of its own.
DROPPED_TABLES = ("vhea", "vmtx", "STAT", "BASE", "FFTM", "bsln", "feat", "morx", "prop")
NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14, 16, 17)

QUOTATION_MARKS: Mapping[str, str] = {"“": "end", "‘": "end", "”": "start", "’": "start"}
"""Where in the em a full-width mark has its ink: next to what it quotes."""


@dataclass(frozen=True)
class Source:
    """A file of an npm package; ``digest`` is its SHA-256."""

    package: str
    version: str
    file: str
    digest: str

    def path(self, packages: Path) -> Path:
        """Its place in a node_modules folder."""
        return packages / self.package / self.file


EM_MIDDLE = 0.38
"""Where the middle of an em box is, in em above the base line."""


@dataclass(frozen=True)
class Recipe:
    """An embedded face: its sources and its names.

    ``aliases`` are the names of the unmodified family, under which the catalogue finds it too.
    One that ``helps_with`` some code points has those that no face before it has; it ``fills_em``
    if its glyphs are made as wide as an ideograph.
    """

    name: str
    family: str
    weight: int
    font: Source
    licence: Source
    aliases: tuple[str, ...] = ()
    description: str = ""
    helps_with: Callable[[], frozenset[int]] | None = None
    fills_em: bool = False

    @property
    def licence_file(self) -> str:
        """The name of the licence text beside the faces."""
        return f"OFL-{self.family.replace(' ', '')}.txt"


NOTO_SERIF = ("@expo-google-fonts/noto-serif-sc", "0.4.3")
NOTO_SANS = ("@expo-google-fonts/noto-sans-sc", "0.4.3")
WENKAI = ("@fontsource/lxgw-wenkai", "5.3.0")
SYMBOLS = ("@expo-google-fonts/noto-sans-symbols-2", "0.4.1")
EMOJI = ("@expo-google-fonts/noto-emoji", "0.4.7")

NOTO_SERIF_LICENCE = Source(
    *NOTO_SERIF,
    "LICENSE_FONT",
    "5e0da210fb04058a8c0087985d2d456b931c2579811a49655721d3cf0c36b6d6",
)

RECIPES = (
    Recipe(
        name="NotoSerifSC-Regular",
        family="Noto Serif SC",
        weight=400,
        font=Source(
            *NOTO_SERIF,
            "400Regular/NotoSerifSC_400Regular.ttf",
            "c358a69de3df5f423a8946a7b03e3126fb6ba116f1130a463455b4e39e1f0742",
        ),
        licence=NOTO_SERIF_LICENCE,
    ),
    Recipe(
        name="NotoSerifSC-Bold",
        family="Noto Serif SC",
        weight=700,
        font=Source(
            *NOTO_SERIF,
            "700Bold/NotoSerifSC_700Bold.ttf",
            "9c6a2ba736e4b499c84f65ce366bd3625c0401885fd3e585ace50fb738b96ff6",
        ),
        licence=NOTO_SERIF_LICENCE,
    ),
    Recipe(
        name="NotoSansSC-Medium",
        family="Noto Sans SC",
        weight=500,
        font=Source(
            *NOTO_SANS,
            "500Medium/NotoSansSC_500Medium.ttf",
            "b30853d205f3ecdde938b1488c735ee15a2e870d31331b992fdc53971e23ec4a",
        ),
        licence=Source(
            *NOTO_SANS,
            "LICENSE_FONT",
            "1c05c68c34f9708415aada51f17e1b0092d2cea709bf4a94cd38114f9e73d7d9",
        ),
    ),
    Recipe(
        name="EssayKai-Regular",
        family="Essay Kai",
        weight=400,
        # Fontsource numbers the weights oddly: its 500 is the Regular, and "latin" the whole font.
        font=Source(
            *WENKAI,
            "files/lxgw-wenkai-latin-500-normal.woff2",
            "013fa90e3e7c3b30aeb0a5311ef92d9aee0d3def5817bc27c357198796d34306",
        ),
        licence=Source(
            *WENKAI,
            "LICENSE",
            "a4654e013454eb0ea7b4b35689d235de2452a13737805e2a172761ae110b6905",
        ),
        aliases=("LXGW WenKai", "霞鹜文楷"),
        description=(
            "A modified version of LXGW WenKai 1.311: a subset, with full-width quotation marks"
            " (feature fwid) made by moving its own, and renamed."
        ),
    ),
    Recipe(
        name="NotoSansSymbols2-Regular",
        family="Noto Sans Symbols 2",
        weight=400,
        font=Source(
            *SYMBOLS,
            "400Regular/NotoSansSymbols2_400Regular.ttf",
            "f67f40c65f929f029827ab37cfdc4897dfd9ae3c28d9e98ba46e0d52e39eb97e",
        ),
        licence=Source(
            *SYMBOLS,
            "LICENSE_FONT",
            "b118dd41337806a5d4797052c77caf3bd096aed783e5eb21b4d11154351e1ac0",
        ),
        helps_with=symbols,
    ),
    Recipe(
        name="NotoEmoji-Regular",
        family="Noto Emoji",
        weight=400,
        font=Source(
            *EMOJI,
            "400Regular/NotoEmoji_400Regular.ttf",
            "24aaa2a20c9c06ffe9bf04284bfd1f14376a329d10122f902abe2770817eb504",
        ),
        licence=Source(
            *EMOJI,
            "LICENSE_FONT",
            "500bb1ccf43df7bbb522112f9133a52b16e1c35e809632f5d8609b179152de5b",
        ),
        helps_with=emoji,
        fills_em=True,
    ),
)


def main() -> None:
    """Write the faces, their licences and their manifest."""
    parser = argparse.ArgumentParser(description="Rebuild the embedded faces.")
    parser.add_argument("--packages", type=Path, help="an unpacked node_modules folder")
    parser.add_argument("--output", type=Path, default=FACES, help="where to write the faces")
    arguments = parser.parse_args()
    with packages_folder(arguments.packages) as packages:
        build(packages, arguments.output)


def build(packages: Path, output: Path) -> None:
    """Write all the faces of RECIPES to a folder."""
    output.mkdir(parents=True, exist_ok=True)
    entries = []
    taken: set[int] = set()
    for recipe in RECIPES:
        wanted = recipe.helps_with() - taken if recipe.helps_with else repertoire()
        face = build_face(recipe, read_checked(recipe.font, packages), wanted)
        taken.update(hb.Face(hb.Blob(face)).unicodes)
        (output / f"{recipe.name}.ttf").write_bytes(face)
        (output / recipe.licence_file).write_bytes(read_checked(recipe.licence, packages))
        entries.append(manifest_entry(recipe, face))
    manifest = manifest_head() + "".join(entries)
    (output / "MANIFEST.toml").write_text(manifest, encoding="utf-8", newline="\n")


@contextmanager
def packages_folder(given: Path | None) -> Iterator[Path]:
    """The given node_modules, or a temporary one with the packages fetched by npm."""
    if given is not None:
        yield given
        return
    with tempfile.TemporaryDirectory() as folder:
        for package, number in (NOTO_SERIF, NOTO_SANS, WENKAI, SYMBOLS, EMOJI):
            fetch(package, number, Path(folder))
        yield Path(folder)


def fetch(package: str, number: str, packages: Path) -> None:
    """Download a package with ``npm pack`` and unpack it as npm would into node_modules."""
    npm = shutil.which("npm")
    if npm is None:
        raise SystemExit("npm is not installed; give an unpacked node_modules with --packages")
    command = [npm, "pack", "--silent", "--pack-destination", str(packages), f"{package}@{number}"]
    done = subprocess.run(command, check=True, capture_output=True, text=True)  # noqa: S603 (pinned)
    archive = packages / done.stdout.split()[-1]
    unpacked = packages / "package"  # the folder at the root of every npm archive
    with tarfile.open(archive) as tar:
        tar.extractall(packages, filter="data")
    (packages / package).parent.mkdir(exist_ok=True)
    unpacked.rename(packages / package)
    archive.unlink()


def read_checked(source: Source, packages: Path) -> bytes:
    """The bytes of a source file; exit if they are not those that were pinned."""
    path = source.path(packages)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest() != source.digest:
        raise SystemExit(f"{path} is not the pinned file of {source.package} {source.version}")
    return data


def build_face(recipe: Recipe, source: bytes, wanted: frozenset[int]) -> bytes:
    """The TrueType file of an embedded face, for the ``wanted`` code points."""
    data = cut(unpack(source), wanted)
    if not (recipe.aliases or recipe.fills_em):
        return data
    font = open_font(data)
    if recipe.fills_em:
        fill_em(font)
    if recipe.aliases:
        add_full_width_marks(font)
        rename(font, recipe)
    return saved(font)


def unpack(source: bytes) -> bytes:
    """A font out of its WOFF2 wrapping, if it has one."""
    if not source.startswith(b"wOF2"):
        return source
    font = open_font(source)
    font.flavor = None
    return saved(font)


def cut(data: bytes, wanted: frozenset[int]) -> bytes:
    """The subset for the ``wanted`` code points, without hinting."""
    request = hb.SubsetInput()
    request.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    request.unicode_set.update(wanted)
    request.layout_feature_tag_set.set(map(tag_number, FEATURES))
    request.drop_table_tag_set.update(map(tag_number, DROPPED_TABLES))
    request.name_id_set.set(NAMES)
    return bytes(request.subset(hb.Face(hb.Blob(data))).blob.data)


def tag_number(tag: str) -> int:
    """A table or feature tag as HarfBuzz counts it."""
    return int.from_bytes(tag.encode("ascii"))


def fill_em(font: TTFont) -> None:
    """Make glyphs as wide as an ideograph, and set their ink in the middle of its em box.

    Emoji are a quarter wider than an em, and stand as low as a letter with a descender.
    """
    em = max(width for width, _ in font["hmtx"].metrics.values())
    rise = round(EM_MIDDLE * em - (font["head"].yMin + font["head"].yMax) / 2)
    outlines = font["glyf"]
    for name in font.getGlyphOrder():
        glyph = outlines[name]
        if glyph.numberOfContours > 0:  # one of parts rises with these
            glyph.coordinates.translate((0, rise))
            glyph.recalcBounds(outlines)
    font["head"].unitsPerEm = em
    os2 = font["OS/2"]
    os2.sTypoAscender, os2.sTypoDescender = round((EM_MIDDLE + 0.5) * em), -round(0.12 * em)


def add_full_width_marks(font: TTFont) -> None:
    """Give the quotation marks full-width alternates under ``fwid``.

    LXGW WenKai has them 0.35 em wide only, as Latin sets them. The alternates are the same
    outlines, at the side of the em where a Chinese mark stands.
    """
    from fontTools.feaLib.builder import (  # type: ignore[import-untyped]
        addOpenTypeFeaturesFromString,
    )
    from fontTools.pens.transformPen import TransformPen  # type: ignore[import-untyped]
    from fontTools.pens.ttGlyphPen import TTGlyphPen  # type: ignore[import-untyped]

    em = font["head"].unitsPerEm
    rules = []
    for mark, side in QUOTATION_MARKS.items():
        name = font.getBestCmap()[ord(mark)]
        width, bearing = font["hmtx"][name]
        shift = em - width if side == "end" else 0
        pen = TTGlyphPen(None)
        font.getGlyphSet()[name].draw(TransformPen(pen, (1, 0, 0, 1, shift, 0)))
        wide_name = f"{name}.fwid"
        font.setGlyphOrder([*font.getGlyphOrder(), wide_name])
        font["glyf"].glyphs[wide_name] = pen.glyph()
        font["hmtx"][wide_name] = (em, bearing + shift)
        rules.append(f"sub {name} by {wide_name};")
    features = (
        "languagesystem DFLT dflt; languagesystem hani dflt;"
        f"feature fwid {{ {' '.join(rules)} }} fwid;"
    )
    addOpenTypeFeaturesFromString(font, features, tables=["GSUB"])


def rename(font: TTFont, recipe: Recipe) -> None:
    """Put the family's own name in the name table, and say there what it was made from."""
    table = font["name"]
    names = {
        1: recipe.family,
        2: "Regular",
        3: f"{recipe.name}; {table.getDebugName(5)}",
        4: recipe.family,
        6: recipe.name,
        10: recipe.description,
    }
    # Every platform reads the Windows records; one language is enough for a font of our own.
    table.names = [
        record for record in table.names if record.platformID == 3 and record.langID == 0x409
    ]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)


def open_font(data: bytes) -> TTFont:
    """A font opened by fontTools, to be saved without a new date."""
    from fontTools.ttLib import TTFont

    return TTFont(BytesIO(data), recalcTimestamp=False)


def saved(font: TTFont) -> bytes:
    """The bytes of a font."""
    file = BytesIO()
    font.save(file)
    return file.getvalue()


def manifest_head() -> str:
    """What the manifest says about all the faces."""
    return (
        "# Written by `python -m converter.fonts.build`; read by the catalogue.\n"
        f'uharfbuzz = "{version("uharfbuzz")}"\n'
        f'fonttools = "{version("fonttools")}"\n'
    )


def manifest_entry(recipe: Recipe, face: bytes) -> str:
    """What the manifest says about one face."""
    aliases = ", ".join(f'"{alias}"' for alias in recipe.aliases)
    hb_face = hb.Face(hb.Blob(face))
    return f"""
[[faces]]
file = "{recipe.name}.ttf"
family = "{recipe.family}"
weight = {recipe.weight}
aliases = [{aliases}]
licence = "{recipe.licence_file}"
version = "{hb_face.get_name(5)}"
glyphs = {hb_face.glyph_count}
bytes = {len(face)}
sha256 = "{hashlib.sha256(face).hexdigest()}"
source = "npm:{recipe.font.package}@{recipe.font.version}/{recipe.font.file}"
source_sha256 = "{recipe.font.digest}"
"""


if __name__ == "__main__":
    main()
