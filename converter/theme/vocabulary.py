"""What a ``theme.toml`` may say: a key that is not here is an error."""

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Literal

from msgspec.structs import replace

from converter.document import MatterRole, Role
from converter.theme.colours import Colour
from converter.theme.lengths import Ems, Points
from converter.toml_reader import Table

HEADING_LEVELS = 4
"""The heading levels a theme styles; deeper ones look like the last."""

StyleName = Literal[
    MatterRole,
    "annex_title",
    "list",
    "quote",
    "verse",
    "code",
    "table",
    "separator",
    "note",
]
"""What a theme may style beside title, headings and body: the roles of paragraphs, and blocks.

With an ``annex_title``, what stands in an annex looks like the text itself (GB/T 9704-2012, 7.3.7):
its title has that style, and the headings below it begin with the first again.
"""

ANNEX_TITLE = 0
"""The level of the title of an annex, where a theme sets annexes apart."""

_LIKE: Mapping[StyleName, StyleName] = {
    "attachment_item": "attachment",
    "annex": "attachment",
    "copy_number": "source",
    "classification": "source",
    "issuer": "source",
    "table_note": "note",
    "document_number": "source",
}
"""What looks like another style where it has none of its own."""

_ABOVE_ISSUER: tuple[MatterRole, ...] = ("copy_number", "classification")

Alignment = Literal["justify", "left", "center", "right"]
Prohibition = Literal["basic", "strict"]


class Grid(Table, frozen=True):
    """The character grid of a type area filled exactly (GB/T 9704-2012, 5.2.3)."""

    lines_per_page: int
    characters_per_line: int


class Page(Table, frozen=True):
    """The trim size, and the margins around the type area.

    With ``facing`` pages, ``margin_left`` is the inner margin and ``margin_right`` the outer one:
    left-hand (even) pages mirror right-hand ones.
    """

    width: Points
    height: Points
    margin_top: Points
    margin_bottom: Points
    margin_left: Points
    margin_right: Points
    grid: Grid | None = None
    facing: bool = False


class Font(Table, frozen=True):
    """One Chinese style of type (Song, Hei, Kai, FangSong) in three circumstances.

    ``embedded`` are families to embed, the first found wins; ``weight`` is an OpenType weight
    class. ``named`` and ``latin`` are the families a word processor is asked for. ``stack`` is
    the font-family list of a style sheet.
    """

    embedded: tuple[str, ...]
    named: str
    latin: str
    stack: tuple[str, ...]
    weight: int = 400


class Style(Table, frozen=True):
    """A paragraph style. ``leading`` is the pitch of lines, base line to base line.

    ``left_indent`` and ``right_indent`` move the sides in; ``first_line_indent`` comes on top of
    the left one, and where it is negative the first line hangs. What ``opens_page`` is the first
    on a page.
    """

    font: str
    size: Points
    leading: Points
    alignment: Alignment = "justify"
    first_line_indent: Ems = Ems(0)
    left_indent: Ems = Ems(0)
    right_indent: Ems = Ems(0)
    space_before: Points = Points(0)
    space_after: Points = Points(0)
    opens_page: bool = False


class CharacterStyle(Table, frozen=True):
    """The style of a run of text: a change of face, never a synthetic bold or slant (CLREQ)."""

    font: str


class LineBreaking(Table, frozen=True):
    """How lines are broken.

    ``prohibition`` is the set of CLREQ, 3.1.4: basic, or strict, by which also —— and …… begin no
    line and / ends none. ``method`` is over the whole paragraph, or line by line.
    """

    prohibition: Prohibition = "basic"
    method: Literal["optimized", "greedy"] = "optimized"


class Contents(Table, frozen=True):
    """A table of contents before the text, on pages with Roman numerals.

    ``levels`` are the styles of its entries from level 1 on; deeper sections are left out. The
    ``leader`` is repeated from an entry to its page number.
    """

    heading: str
    style: Style
    levels: tuple[Style, ...]
    leader: str = "·"


class Margin(Table, frozen=True):
    """A running header or a footer.

    ``{title}`` stands for the title, ``{page}`` for the page number, ``{page_han}`` for that in
    Chinese numerals, ``{pages}`` for the number of pages.

    ``distance`` is from the type area to the nearer edge of the line, ``inset`` from the side of
    the type area. ``outside`` means right on odd pages and left on even ones.
    """

    text: str
    font: str
    size: Points
    alignment: Literal["left", "center", "right", "outside"]
    distance: Points
    inset: Ems = Ems(0)
    first_page: bool = True


class Preview(Table, frozen=True):
    """The line that ends a preview edition.

    ``{paragraphs}`` and ``{characters}`` stand for what remains.
    """

    notice: str
    style: Style


class Cover(Table, frozen=True):
    """The colours of a cover picture."""

    paper: Colour
    ink: Colour
    accent: Colour


class Masthead(Table, frozen=True):
    """Of a masthead (版头), the colour: that of the issuer, and of the rule below the number.

    The rule is as wide as the type area (GB/T 9704-2012, 7.2.4 and 7.2.7); ``rule`` is its
    thickness, ``distance`` from the type to it.
    """

    colour: Colour
    rule: Points
    distance: Points

    def below_line(self, number: Style) -> Points:
        """From the line of the number, half of whose leading is below its type, to the rule."""
        return Points(max(0.0, self.distance - (number.leading - number.size) / 2))


class Imprint(Table, frozen=True):
    """The imprint (版记: GB/T 9704-2012, 7.4) at the foot of the last page.

    ``outer`` is the thickness of the rules above and below it, ``inner`` of that between those who
    get the document and the office that issued it; the names of who gets it stand under one
    another. ``names`` is the font of who signed it (签发人), beside its number.
    """

    style: Style
    outer: Points
    inner: Points
    names: str


class Signing(Table, frozen=True):
    """Where a signature and its date stand (不加盖印章的公文: GB/T 9704-2012, 7.3.5.2).

    The longer of them ends the ``inset`` before the right side of the type area, and the date
    begins ``further`` in than the signature.
    """

    inset: Ems
    further: Ems


class Theme(Table, frozen=True):
    """A whole theme. ``headings`` runs from level 1 to level 4.

    What has no style of its own looks like the body, strong and emphasized text like a lead; an
    issuer and its number look like a source.
    """

    description: str
    page: Page
    fonts: Mapping[str, Font]
    title: Style
    headings: tuple[Style, ...]
    body: Style
    lead: CharacterStyle
    preview: Preview
    cover: Cover
    strong: CharacterStyle | None = None
    emphasis: CharacterStyle | None = None
    styles: Mapping[StyleName, Style] = {}
    line_breaking: LineBreaking = LineBreaking()
    contents: Contents | None = None
    masthead: Masthead | None = None
    signing: Signing | None = None
    imprint: Imprint | None = None
    header: Margin | None = None
    footer: Margin | None = None
    folder: Path = Path()

    @property
    def sets_annexes_apart(self) -> bool:
        """Whether the titles of annexes have a style of their own."""
        return "annex_title" in self.styles

    def heading(self, level: int) -> Style:
        """The style of a heading of this level, 1 being the outermost, and 0 an annex's title."""
        if level == ANNEX_TITLE:
            return self.style("annex_title")
        return self.headings[min(level, len(self.headings)) - 1]

    def style(self, name: StyleName) -> Style:
        """The style of what has this name; code is even at its left: its own indents count."""
        own = self.styles.get(name) or self.styles.get(_LIKE.get(name, name)) or self.body
        return replace(own, alignment="left", first_line_indent=Ems(0)) if name == "code" else own

    @property
    def step_of_lists(self) -> Ems:
        """How far in a list stands that is in another, at least: as far as first lines of items."""
        return Ems(max(0.0, self.style("list").first_line_indent))

    @property
    def unit_of_table(self) -> Style:
        """The style of the line that says the unit of a table's numbers, right above it."""
        style, none = self.style("table_note"), Points(0)
        ended = replace(style, alignment="right", first_line_indent=Ems(0), left_indent=Ems(0))
        return replace(ended, space_before=none, space_after=self.style("caption").space_after)

    @property
    def number_below_title(self) -> Style:
        """The style of a document's number that stands below its title: the rule is not near."""
        style = self.style("document_number")
        return replace(style, space_after=min(style.space_after, self.title.space_after))

    @property
    def measure(self) -> float:
        """The width of the type area in characters of the body."""
        page = self.page
        if page.grid:
            return page.grid.characters_per_line
        return (page.width - page.margin_left - page.margin_right) // self.body.size

    def fitted(self, masthead: Iterable[Role]) -> "Theme":
        """The theme for a masthead of lines of these roles.

        What marks a document stands in the space above its issuer (GB/T 9704-2012, 7.2.1 to 7.2.4).
        """
        issuer = self.styles.get("issuer")
        roles = list(masthead)
        above = sum(self.style(role).leading * roles.count(role) for role in _ABOVE_ISSUER)
        if issuer is None or not above:
            return self
        left = replace(issuer, space_before=Points(max(0.0, issuer.space_before - above)))
        return replace(self, styles={**self.styles, "issuer": left})

    def font(self, name: str) -> Font:
        """The font a style names."""
        return self.fonts[name]
