"""What a rules file may say: kinds of rules, and their keys."""

from typing import Literal

from converter import document
from converter.toml_reader import Table

Numeral = Literal[
    "han",
    "formal",
    "arabic",
    "outline",
    "circled",
    "roman",
    "stem",
    "han-sign",
    "stop-sign",
    "bracket-sign",
    "latin",
    "word",
]
Zone = Literal["masthead", "above", "head", "body", "over_table", "under_table", "tail"]
"""Where in a text: before its title, before its first paragraph, amidst, after its last one."""


_WRITTEN: tuple[tuple[Numeral, ...], ...] = (("han",), ("arabic",))
"""The numerals that are no signs of their own, as ① is."""


class Rule(Table, frozen=True, kw_only=True, gc=False):
    """What all rules have. Of rules of a kind the first that matches decides.

    ``before`` names the rule of the same kind ahead of which a user's new one is tried; without it
    a new one is tried first. ``source`` is the standard, or the texts in which the form was seen.
    """

    name: str
    source: str = ""
    enabled: bool = True
    before: str = ""
    examples: tuple[str, ...] = ()
    counter_examples: tuple[str, ...] = ()


class Fragment(Rule, frozen=True, kw_only=True, gc=False):
    """A part of patterns: ``{name}`` in one stands for it. What it has taken it keeps."""

    pattern: str


class Marker(Rule, frozen=True, kw_only=True, gc=False):
    """A form of number before a heading: ``opening``, numeral, ``closing``, white space.

    Openings and closings are alternatives, literally, but that a space at the end of a closing
    stands for white space or the end of the line. ``not_before`` is a pattern that must not follow
    the closing: what tells 第一章程 and 3、4月 from headings. The order of the markers is from the
    outermost usual level to the innermost.

    ``is_unit``: it names a unit of a book or a statute (章, 条), which a full stop does not end.
    ``self_evident``: it needs no second member of its sequence to be believed.
    ``bare``: it may stand without a text.
    ``continuous``: its numbers run on through the sections around it.
    ``leaves_out``: some of its numbers may be missing: a diary has 第3天 and 第9天.
    ``opens_sentences``: it opens sentences (第一，) as often as it opens headings.
    ``run_in``: what parts a run-in heading from the text that follows on its line, a full ``stop``
    (``clause``: with no comma before it but between clauses of one length) or ``space``; empty if
    there are none of this form. ``longest_run_in`` is in characters, the full stop included.
    ``longest_sentence``: what is longer and ends in a full stop is an item, where most of its
    sequence is; 0 for no limit.
    """

    closing: tuple[str, ...]
    opening: tuple[str, ...] = ()
    numerals: tuple[Numeral, ...] = ("han", "arabic")
    not_before: str = ""
    is_unit: bool = False
    self_evident: bool = False
    bare: bool = False
    continuous: bool = False
    leaves_out: bool = False
    opens_sentences: bool = False
    run_in: Literal["stop", "clause", "space", ""] = ""
    longest_run_in: int = 24
    longest_sentence: int = 0

    @property
    def is_glued(self) -> bool:
        """Whether nothing parts its numbers from the text: texts are full of 一碗面 and 3天后."""
        return self.closing == ("",) and self.numerals in _WRITTEN


class KnownTitle(Rule, frozen=True, kw_only=True, gc=False):
    """Headings without a number that are known by their words: 前言, 参考文献.

    White space in them, brackets around them and a colon after them do not matter. They are
    believed where there are at ``least`` so many of the rule. Those ``with_title`` are followed by
    white space and a title, in which no sentence ends or pauses. Those ``beside_others`` are short
    lines like these, and headings where those are; those ``over_others`` all stand over these where
    one does. ``holds`` is what its section consists of; empty for text.
    """

    words: tuple[str, ...]
    least: int = 1
    with_title: bool = False
    beside_others: bool = False
    over_others: bool = False
    holds: Literal["references", "notes", "abstract", ""] = ""


class LineRule(Rule, frozen=True, kw_only=True, gc=False):
    """Rules of whole lines: ``pattern`` matches the line.

    A quick look, for a pattern is compiled at the first line that it may match: no line longer than
    ``max_length`` characters is tried, nor one that begins with another character than those of
    ``opens_with``, ends with another than those of ``ends_with``, or has none of those it
    ``needs``, if any are given; nor one that has any of those it ``lacks``, or in which nothing
    matches ``glance``, a pattern that is cheap to compile.
    """

    pattern: str
    max_length: int = 100
    opens_with: str = ""
    ends_with: str = ""
    needs: str = ""
    lacks: str = ""
    glance: str = ""


class TitleForm(LineRule, frozen=True, kw_only=True, gc=False):
    """Headings without a number that are known by their form.

    They are believed where there are at ``least`` so many of the rule; one that stands ``over``
    items or text is a heading only where an item of a list, or a line that ends as a sentence does
    or begins with a time, follows it.
    """

    max_length: int = 30
    least: int = 2
    over: Literal["items", "text", ""] = ""


class Role(LineRule, frozen=True, kw_only=True, gc=False):
    """A line's role by its form, in the ``zones`` in which it is tried."""

    role: document.Role
    zones: tuple[Zone, ...]


class Furniture(LineRule, frozen=True, kw_only=True, gc=False):
    """A line that is no text but of the page or site it stood on.

    Where it heads a list, as 相关阅读 does, ``items`` is the pattern of the lines that go with it,
    none longer than ``max_item_length``, and at most ``most_items``. Where it ``recurs``, so do the
    lines that each come again later, as those of a table of contents do. One ``on_top`` has no line
    of the text above it, one ``at_edges`` none above or none below, nor has one of a sentence. One
    that is ``of_page`` stands where a page ends, and a sentence may go on behind it.
    """

    on_top: bool = False
    at_edges: bool = False
    items: str = ""
    max_item_length: int = 60
    most_items: int = 10
    recurs: bool = False
    of_page: bool = False


class Mark(Rule, frozen=True, kw_only=True, gc=False):
    """A site's mark, anywhere in a line: the text after it has this ``access``.

    Those of access ``same`` change none: they only leave the text. ``holds`` is what every match
    contains, or some of which each contains one; a text without is not searched. Nor is a line that
    has none of what it ``needs``, in small letters, if anything is given; where it is given of all
    marks what they begin with (``opens_with``: characters), none is tried elsewhere. A ``doubt`` is
    reported with each match; one that ``stays`` is only like a mark, and is text.
    """

    pattern: str
    holds: str | tuple[str, ...]
    needs: tuple[str, ...] = ()
    opens_with: str = ""
    access: Literal[document.Access, "same"] = "same"
    doubt: str = ""
    stays: bool = False


class RuleSet(Table, frozen=True, gc=False):
    """All rules, by kind."""

    fragment: tuple[Fragment, ...] = ()
    marker: tuple[Marker, ...] = ()
    title: tuple[KnownTitle, ...] = ()
    title_form: tuple[TitleForm, ...] = ()
    role: tuple[Role, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    mark: tuple[Mark, ...] = ()


KINDS: dict[str, type[Rule]] = {
    "fragment": Fragment,
    "marker": Marker,
    "title": KnownTitle,
    "title_form": TitleForm,
    "role": Role,
    "furniture": Furniture,
    "mark": Mark,
}
"""The tables of a rules file."""
