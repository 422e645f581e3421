"""Markdown → tokens → what is found in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from urllib.parse import unquote

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.front_matter import front_matter_plugin

from converter.normalized import Normalized
from converter.patterns import lazy_pattern
from converter.readers import captions, outline
from converter.readers.flow import Found
from converter.readers.markdown import emphasis, front_matter, indented, tables
from converter.readers.markdown.blocks import Blocks, Lines
from converter.readers.pictures import Pictures
from converter.sources import Input, SourceError, decode_input

_PROSE = lazy_pattern("[《》。，；：！？“”、]")
_NO_PATH = lazy_pattern(r"[^./#:]*[^\x00-\x7f][^./#:]*")

MAX_NESTING = 60
"""Quotations and lists in one another; markdown-it reads nothing that is deeper."""


def read(file: Input, found: Found) -> Normalized:
    """The document in ``file``; raise :class:`SourceError` where it is nested too deeply."""
    source = decode_input(file)
    found.encoding, found.certainty = source.encoding, source.certainty
    text = source.text.removeprefix("\ufeff")
    lines = Lines([line.removeprefix("\ufeff") for line in source.lines()])
    size, head = front_matter.cut_toml(lines.texts)
    if size:
        front_matter.read_toml(head, found)
        text = "\n".join([*[""] * size, *lines.texts[size:]])
    environment: dict[str, Any] = {}
    tokens = _Parser().parse(text, environment)
    _check_nesting(tokens, file)
    Blocks(lines, found, Pictures(file.folder, found), file.name).read(tokens)
    _report_definitions(environment, tokens, lines, found)
    found.items = captions.joined(found.items, found.rules)
    return outline.document(found, file)


class _Parser(MarkdownIt):
    """CommonMark with tables, where four spaces are an indent, unless what they indent is code."""

    def __init__(self) -> None:
        super().__init__("commonmark", {"maxNesting": MAX_NESTING, "store_labels": True})
        self.enable("table")
        self.block.ruler.at("code", indented.tokenize)
        self.block.ruler.at("table", tables.tokenize, {"alt": ["paragraph", "reference"]})
        self.inline.ruler.at("emphasis", emphasis.tokenize)
        self.use(front_matter_plugin)
        self.use(footnote_plugin, inline=False, move_to_end=False)

    def validateLink(self, url: str) -> bool:  # noqa: N802  (markdown-it's name)
        """Whether ``url`` may be one: ``[1]: 《教育漫话》`` is a note that was written by hand.

        What schemes are left out, :func:`converter.readers.styles.target` says.
        """
        text = unquote(url)
        return not _PROSE.search(text) and not _NO_PATH.fullmatch(text)


def _check_nesting(tokens: Sequence[Token], file: Input) -> None:
    for token in tokens:
        if token.nesting == 1 and token.level >= MAX_NESTING - 2:
            raise SourceError(
                "lists or quotations are nested too deeply",
                place=file.name,
                line=token.map[0] + 1 if token.map else 0,
                hint=f"nest them {MAX_NESTING // 2} deep at most",
            )


def _report_definitions(
    environment: dict[str, Any], tokens: Sequence[Token], lines: Lines, found: Found
) -> None:
    """Definitions of links are not seen; one that nothing uses may have been meant as a note."""
    used = {
        child.meta.get("label")
        for token in tokens
        for child in token.children or ()
        if child.type in {"link_open", "image"}
    }
    definitions = environment.get("references", {})
    for label, definition in definitions.items():
        if label not in used:
            _report(definition["map"], lines, found)
    for definition in environment.get("duplicate_refs", ()):
        _report(definition["map"], lines, found)


def _report(place: Sequence[int], lines: Lines, found: Found) -> None:
    span = lines.span(place)
    text = " ".join(line.strip() for line in lines.texts[place[0] : place[1]])
    found.warn(
        "MKD002",
        f"{text} is left out: a definition of a link that there is not",
        span,
        "write [^1]: for a note",
    )
