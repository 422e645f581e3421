"""Characters of marked-up text that are no text, or not the text they look like, as in plain text.

They are looked for in what comes of the markup: a character may be written there as a reference.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from converter.diagnostics import Diagnostic
from converter.document import UNDATED, Document, lines_of_text
from converter.normalizer import characters
from converter.readers.flow import Found
from converter.readers.typed import within
from converter.sources import Source
from converter.sources.encodings import LINE_ENDS

_ON_ONE_LINE = dict.fromkeys(map(ord, "\n" + "".join(LINE_ENDS)), " ")


def check(tree: Document, found: Found) -> Iterator[Diagnostic]:
    """Yield a doubt about the encoding, then a finding for each kind of character and piece."""
    texts = [(text.translate(_ON_ONE_LINE), span) for text, span in lines_of_text(tree)]
    joined = "\n".join(text for text, _ in texts)
    source = Source("", "", joined, found.encoding, UNDATED, found.certainty)
    for finding in characters.check(source):
        if finding.span is None:
            yield finding
        else:
            place = within(*texts[finding.span.first_line - 1], finding.span)
            yield replace(finding, span=place)
