"""What a reader found → a document: its title, its sections, its notes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice, takewhile

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import (
    Block,
    Document,
    Metadata,
    Paragraph,
    Section,
    Separator,
    Title,
    lines_of_text,
)
from converter.normalized import Normalized
from converter.normalizer import NormalizerError
from converter.normalizer.front import name_of
from converter.normalizer.physical_lines import trimming
from converter.readers import (
    bold_heads,
    characters,
    head_numbers,
    inner_heads,
    line_roles,
    mastheads,
    paid,
    sections,
    titles,
    typed,
    typed_notes,
)
from converter.readers.flow import Found, Head, Item
from converter.readers.references import ordered
from converter.sources.inputs import Input
from converter.sources.language import language

MOST_PIECES = 200
"""The paragraphs and cells that tell a text's language."""

NO_TITLE = Diagnostic("TTL001", "warning", "it has no title", "give one with --title")


def document(found: Found, file: Input) -> Normalized:
    """The document of what was ``found``; raise :class:`NormalizerError` if that is nothing.

    Where no section has a heading by markup, headings are found as in plain text, or else by bold
    type.
    """
    typed_notes.join(found)
    title, above, items = titles.find(found)
    if not (items or found.facts) and title is None:
        raise NormalizerError("no text in it", place=file.name, hint="give it some")
    if found.reasons:
        found.reasons.items = tuple(found.items)
    if paid.has_marks(above, found.rules):
        above, items = [], above + items
    masthead = mastheads.read(above, found)
    found.diagnostics += typed.check(masthead)
    if any(isinstance(item, Head) for item in items):
        blocks = _by_markup(items, found)
        found.diagnostics += [NO_TITLE] if title is None else []
    else:
        title, typed_above, blocks = _as_typed(items, title, found, file)
        masthead += mastheads.read(typed_above, found)
    if found.trimmed:
        found.diagnostics.append(trimming(found.trimmed[0], len(found.trimmed)))
    blocks = _without_rules_at_ends(tuple(found.facts) + blocks)
    tree = Document(_metadata(found, title, file), title, blocks, (), tuple(found.images), masthead)
    tree = replace(tree, notes=ordered(tree, found))
    if not found.language:
        tree = replace(tree, metadata=replace(tree.metadata, language=_language(tree)))
    found.diagnostics += characters.check(tree, found)
    told = tuple(sorted(found.diagnostics, key=Diagnostic.place))
    return Normalized(tree, told, found.encoding, found.certainty)


def _without_rules_at_ends(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """``blocks`` without rules below the head or at the end, which part a page and no text."""
    head = takewhile(lambda block: isinstance(block, Paragraph) and block.role != "body", blocks)
    start = len(tuple(head))
    if any(map(_is_rule, blocks[start : start + 1])):
        blocks = blocks[:start] + blocks[start + 1 :]
    return _without_rules_at_end(blocks)


def _without_rules_at_end(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    count = len(list(takewhile(_is_rule, reversed(blocks))))
    *others, last = blocks[: len(blocks) - count] or (None,)
    if isinstance(last, Section):
        return (*others, replace(last, blocks=_without_rules_at_end(last.blocks)))
    return blocks[: len(blocks) - count]


def _is_rule(block: Block) -> bool:
    return isinstance(block, Separator) and not block.text


def _by_markup(items: Sequence[Item], found: Found) -> tuple[Block, ...]:
    """The sections that markup makes of ``items``, with those typed below its headings."""
    inside = set(map(id, items))
    outside = [item for item in found.items if id(item) not in inside]
    items = inner_heads.read(items, found.rules)
    found.diagnostics += [*typed.check(items), *head_numbers.check(items, found.rules)]
    cleaned = line_roles.read(paid.marked(items, found), found)
    if found.reasons:
        found.reasons.items = (*outside, *cleaned)
    return sections.nested(sections.levelled(cleaned, found), found.rules)


def _as_typed(
    items: Sequence[Item], title: Title | None, found: Found, file: Input
) -> tuple[Title | None, tuple[Block, ...], tuple[Block, ...]]:
    """The title, what was typed above it, and the sections below, of ``items`` without heads."""
    flat = [item for item in items if not isinstance(item, Head)]
    title, above, blocks = typed.understand(flat, title, found, file)
    return title, above, sections.nested(bold_heads.read(blocks), found.rules)


def _language(tree: Document) -> str:
    """What the first pieces of its text say."""
    return language("".join(text for text, _ in islice(lines_of_text(tree), MOST_PIECES)))


def _metadata(found: Found, title: Title | None, file: Input) -> Metadata:
    stem = file.stem.encode("utf-8", "replace").decode()  # a file's name may be no Unicode
    text = title.text if title else found.title
    metadata = Metadata(name_of(text) or stem, author=found.author, modified=file.modified)
    return replace(metadata, language=found.language) if found.language else metadata
