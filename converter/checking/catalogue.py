"""The codes there are: what each one finds. A page of docs/codes/ says more of each."""

from __future__ import annotations

from collections.abc import Iterable

from converter.diagnostics import UsageError

CODES = {
    "ENC001": "The encoding of the text is a guess",
    "CHR001": "A private-use character",
    "CHR002": "A compatibility character",
    "CHR003": "A control character",
    "CHR004": "An invisible formatting character",
    "CHR005": "A replacement character: the text was damaged before",
    "CHR006": "A code point that is no character",
    "MKD004": "Markdown that is read as plain text",
    "MRK002": "A site mark without its other half",
    "MRK003": "A paid mark inside a paragraph",
    "MRK004": "What is like a site mark",
    "FRM002": "A line of the front matter that is not understood",
    "TTL001": "The first line is no title",
    "SEQ001": "A number of a sequence of headings is missing or comes twice",
    "SEQ002": "A line with the number that is due reads like a paragraph",
    "SEQ003": "A number of a list is missing or comes twice",
    "NOT004": "A mark of a note that leads to no note",
    "NOT005": "A note to which no mark leads",
    "PUN001": "A half-width mark between Han characters",
    "PUN002": "A single — between Han characters",
    "PUN003": "A quotation mark or bracket without its other half",
    "PUN004": "A mark that is doubled",
    "PUN005": "An ellipsis that is not ……",
    "PUN006": "A full stop that is a dot",
    "PUN007": "Straight quotation marks around Chinese text",
    "PUN008": "A dash that is not ——",
    "PUN009": "A quotation mark or title mark inside a wrong one",
    "SPC001": "A space between Han characters",
    "SPC002": "A space beside a full-width mark",
    "WID001": "Full-width digits or letters",
    "STR001": "A very long paragraph",
    "STR002": "A section with nothing in it",
}
"""Each code with what it finds. A code is never given a second meaning."""

SAID = {
    "LIN001": "White space at the edges of lines removed",
    "LIN002": "Wrapped lines rejoined",
    "LIN003": "The end-of-file mark of DOS removed",
    "LIN004": "Entries that were typed on one line set on lines of their own",
    "MRK001": "A site mark removed",
    "MRK005": "A paid region inside another",
    "FRM001": "Front matter read",
    "FUR001": "A line of the page or site left out",
    "QUO001": "The mark of a quotation removed",
    "TBL001": "The marks between the cells of a table removed",
    "NOT002": "The heading of notes left out",
    "NOT003": "A note joined with its mark",
}
"""What reading a text does to it, by code: ``inspect`` tells it, and nothing of it is wrong."""

READ = {
    "DOC001": "A deletion of tracked changes left out",
    "DOC002": "Hidden text left out",
    "DOC003": "A symbol of a font of symbols",
    "DOC004": "A drawing or an embedded document left out",
    "DOC005": "A line of the table of contents left out",
    "DOC006": "A header, footer or comment left out",
    "HTM001": "What a page does not show left out",
    "HTM002": "What stands around an article left out",
    "HTM003": "The way back from a note left out",
    "HTM004": "Control characters of a page removed",
    "HTM005": "A page is UTF-8, whatever it declares",
    "MKD001": "A key of the front matter left out",
    "MKD002": "A definition of a link that there is not",
    "MKD003": "Markup of a Markdown text that no page shows left out",
    "MKD005": "A row of a table with more cells than its head",
    "LNK001": "A link that works nowhere else left out",
    "IMG001": "A picture left out",
    "HED001": "A gap in the levels of headings",
    "NOT001": "A note that nothing refers to",
}
"""What reading Markdown, HTML or DOCX says, by code."""

MADE = {
    "TTL002": "The title replaced as asked",
    "EDN001": "A preview of a text with no paid part",
    "FNT001": "A font that stands in for another",
    "FNT002": "A character that no font has",
    "FMT001": "A character that a format cannot hold",
    "FMT002": "A text that is too long for a string of a PDF",
    "NAM001": "A hidden character in the name of a file",
}
"""What a conversion says of files, fonts and editions, by code."""


def chosen(select: Iterable[str], ignore: Iterable[str]) -> frozenset[str]:
    """The codes that begin with one of ``select`` (all, if none) and with none of ``ignore``.

    Raises :class:`UsageError` for a beginning that no code has.
    """
    wanted = _beginning_with(select) if (select := tuple(select)) else frozenset(CODES)
    return wanted - _beginning_with(ignore)


def _beginning_with(prefixes: Iterable[str]) -> frozenset[str]:
    codes: set[str] = set()
    for prefix in prefixes:
        matching = {code for code in CODES if code.startswith(prefix.upper())}
        if not prefix or not matching:
            raise UsageError(
                f"no code begins with {prefix!r}", hint=f"there are {', '.join(CODES)}"
            )
        codes |= matching
    return frozenset(codes)
