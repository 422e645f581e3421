"""Headers and footers: what first, even and other pages show (ECMA-376-1, 17.10)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from lxml import etree

from converter.theme import Theme
from converter.verification.docx.parts import Parts, W
from converter.verification.docx.runs import CHARACTERS, R
from converter.verification.mismatches import Mismatch, difference
from converter.verification.running import margins, text_due

FIELDS: Mapping[str, str] = {
    "PAGE": "{page}",
    "PAGE \\* CHINESENUM3": "{page_han}",
    "NUMPAGES": "{pages}",
}
"""What fields stand for (17.16.5.44, 17.16.5.42)."""

_PARAGRAPHS = (f"{W}p", f"{W}r")


def compare_running_lines(
    parts: Parts, sections: Sequence[etree._Element], theme: Theme, title: str
) -> Iterator[Mismatch]:
    """What the pages of each section show, beside what they should show."""
    even = parts.related("settings").find(f"{W}evenAndOddHeaders") is not None
    targets, shown = parts.targets(), dict[tuple[str, str], str]()
    for section in sections:
        for kind, _ in margins(theme):
            for reference in section.iterfind(f"{W}{kind}Reference"):
                pages, target = reference.get(f"{W}type", ""), reference.get(f"{R}id", "")
                part = targets.get(target)
                text = "" if part is None else _text(parts.part(part))
                shown[kind, pages] = text
        first = section.find(f"{W}titlePg") is not None
        for pages, of_kind in (
            ("first", "first" if first else "default"),
            ("even", "even" if even else "default"),
            ("other", "default"),
        ):
            yield from _compare(shown, pages, of_kind, theme, title)


def _compare(
    shown: Mapping[tuple[str, str], str], pages: str, of_kind: str, theme: Theme, title: str
) -> Iterator[Mismatch]:
    """A section without a header of its own has that of the one before it (17.10.5)."""
    for kind, margin in margins(theme):
        due = text_due(margin, is_first_page=pages == "first").replace("{title}", title)
        found = shown.get((kind, of_kind), "")
        if due != found:
            yield Mismatch("text", difference(due, found), f"{kind} of {pages} pages")


def _text(part: etree._Element) -> str:
    return "".join(piece for paragraph in part.iterfind(f"{W}p") for piece in _pieces(paragraph))


def _pieces(parent: etree._Element) -> Iterator[str]:
    """The texts of runs, and what fields stand for in place of their last results."""
    for element in parent.iterchildren():
        if element.tag == f"{W}t":
            yield element.text or ""
        elif element.tag in CHARACTERS:
            yield CHARACTERS[element.tag]
        elif element.tag == f"{W}fldSimple":
            instruction = re.sub(r"\s+", " ", element.get(f"{W}instr", "")).strip()
            yield FIELDS.get(instruction, "\ufffd")
        elif element.tag in _PARAGRAPHS and element.find(f"{W}rPr/{W}vanish") is None:
            yield from _pieces(element)
