"""What a DOCX should say: pieces whose kind is the name of a style, in lower case."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain, pairwise

from msgspec.structs import replace

from converter.document import Document
from converter.patterns import lazy_pattern
from converter.theme import Theme
from converter.verification.docx.styles import ANNEX_TITLE
from converter.verification.expectation import NOTE_MARK, Unit, units
from converter.verification.pieces import Piece, Run, Runs, joined
from converter.verification.xml_texts import runs_in_xml

DEEPEST_HEADING = 4
"""The heading styles that a file has; deeper headings share the last."""

DEEPEST_LIST = 5
"""Word's last ``List 5``; deeper lists share it, and so do quotations and verse."""

STYLES: Mapping[str, str] = {
    "paragraph": "body text",
    "byline": "author",
    "copy_number": "copy number",
    "document_number": "document number",
    "attachment_item": "attachment item",
    "editor_note": "editor's note",
    "signature_date": "signature date",
    "table_note": "table note",
    "unit of a table": "table unit",
    "reference": "bibliography",
}
"""The styles that are called otherwise than what they are for."""

OF_LINES = frozenset({"verse line", "code line"})
"""What stands in one paragraph, line by line."""

LIKE: Mapping[str, str] = {
    **dict.fromkeys(("imprint", "imprint copies", "imprint issue"), "contact"),
    "document number below title": "document number",
    "document number signed": "document number",
}
"""The styles that say where something stands, or what is drawn at it, and not what it is."""

CAPTIONS = frozenset({"caption", "unit of a table"})

_UNIT = lazy_pattern("[（(]*(?:计量|計量)?[单單]位.*[：:]")
"""The last line of a table's caption, if it stands apart (CY/T 170-2019)."""

NOTE = "footnote text"


def due(document: Document, theme: Theme) -> Iterator[Piece]:
    """All pieces in order. A label is one text with the paragraph that it opens, as verse is."""
    apart = theme.sets_annexes_apart
    waiting: Piece | None = None
    end = Unit("end", (), 0)
    for unit, following in pairwise(chain(_parted(_marked(document)), [end])):
        waiting = _piece(unit, following, apart=apart) if waiting is None else _with(waiting, unit)
        if not _goes_on(unit, following):
            yield without_note_marks(waiting) if waiting.kind == NOTE else waiting
            waiting = None


def _parted(found: Iterator[Unit]) -> Iterator[Unit]:
    """The units, the last line of a table's caption apart if that says the unit of its numbers."""
    for unit in found:
        lines = unit.piece().text.split("\n") if unit.kind == "caption" else [""]
        if unit.within[-1:] != ("table",) or not _UNIT.match(lines[-1]):
            yield unit
            continue
        name, last = _split(unit.runs, len("\n".join(lines[:-1])))
        if name:
            yield replace(unit, runs=name)
        yield replace(unit, kind="unit of a table", runs=last)


def _split(runs: Runs, size: int) -> tuple[Runs, Runs]:
    """The runs before the line end behind so many characters, and those behind it; all behind 0."""
    if not size:
        return (), runs
    before: list[Run] = []
    left = size
    for index, (mark, text) in enumerate(runs):
        if left < len(text):
            rest = (mark, text[left + 1 :])
            return joined([*before, (mark, text[:left])]), joined([rest, *runs[index + 1 :]])
        before.append((mark, text))
        left -= len(text)
    return joined(before), ()


def _marked(document: Document) -> Iterator[Unit]:
    """The units. The first mark of a note is the reference in its first character only."""
    met: set[str] = set()
    for unit in units(document):
        if document.notes and unit.within != ("note",):
            yield replace(unit, runs=tuple(_references(unit.runs, met)))
        else:
            yield unit


def _references(runs: Runs, met: set[str]) -> Iterator[Run]:
    """The runs of the text; ``met`` are the marks that there have been."""
    for mark, text in runs:
        if mark.startswith(f"{NOTE_MARK} ") and mark not in met:
            met.add(mark)
            yield mark, text[:1]
            yield NOTE_MARK, text[1:]
        else:
            yield mark, text


def without_note_marks(note: Piece) -> Piece:
    """A note without such marks: it has no notes (17.11.10), and its label may look like one."""
    runs = [("" if mark.startswith(NOTE_MARK) else mark, text) for mark, text in note.runs]
    return replace(note, runs=joined(runs))


def _goes_on(unit: Unit, following: Unit) -> bool:
    """Whether what follows is in the same paragraph."""
    if unit.kind == "label":
        return following.within == unit.within and (
            unit.within == ("note",) or (following.opens and _is_paragraph(following))
        )
    is_of_lines = unit.kind in OF_LINES and unit.kind == following.kind
    return is_of_lines and not following.opens


def _is_paragraph(unit: Unit) -> bool:
    return not unit.level and unit.kind != "separator"


def _with(waiting: Piece, unit: Unit) -> Piece:
    """A label or lines of verse with what follows; a label is of the style of its paragraph."""
    between: Runs = (("", "\n"),) if unit.kind in OF_LINES else ()
    runs = joined([*waiting.runs, *between, *runs_in_xml(unit.runs)])
    style = waiting.kind
    if style.startswith("list") and unit.kind != "paragraph":
        style = STYLES.get(unit.kind, unit.kind)
    return Piece(style, runs, waiting.within, waiting.line)


def _piece(unit: Unit, following: Unit, *, apart: bool) -> Piece:
    within = unit.within[-2:] if "table" in unit.within and unit.kind not in CAPTIONS else ()
    style = _heading(unit, apart=apart) if unit.level else _style(unit, following)
    return unit.piece(style, runs_in_xml(unit.runs), within)


def _heading(unit: Unit, *, apart: bool) -> str:
    """The style of a heading, where annexes stand ``apart`` counted from their titles."""
    level = min(unit.in_annex if apart else unit.level, DEEPEST_HEADING)
    if not level:
        return ANNEX_TITLE
    return f"run-in heading {level}" if unit.run_in else f"heading {level}"


def _style(unit: Unit, following: Unit) -> str:
    kind = unit.kind
    if unit.within == ("note",):
        return NOTE
    depth = sum(one in ("list", "quote") for one in unit.within)
    match kind:
        case "label":
            return _at_level("list" if unit.runs else "list continue", depth)
        case "paragraph" if depth:
            container = next(one for one in reversed(unit.within) if one in ("list", "quote"))
            return _at_level("list continue" if container == "list" else "quote", depth)
        case "verse line":
            return _at_level("verse", depth + 1)
        case "code line":
            return _at_level("html preformatted", depth + 1)
        case "cell" | "head cell" | "row head":
            base = "table heading" if kind == "head cell" else "table text"
            return base if unit.name == "left" else f"{base} {unit.name}"
        case "caption":
            return "table caption" if unit.within[-1:] == ("table",) else "caption"
        case "picture":
            has_caption = following.kind == "caption" and following.within == unit.within
            return "figure" if has_caption else "figure without caption"
        case "separator":
            return "separator" if unit.piece().text.strip() else "separator rule"
    return STYLES.get(kind, kind)


def _at_level(style: str, level: int) -> str:
    return style if level <= 1 else f"{style} {min(level, DEEPEST_LIST)}"
