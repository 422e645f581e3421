"""The front matter of a Markdown file."""

from __future__ import annotations

from collections.abc import Iterable

from converter.document import Paragraph, Span, Text
from converter.normalizer import front_matter
from converter.readers.flow import Found


def read(lines: Iterable[str], first_line: int, found: Found) -> None:
    """Take in the front matter of ``lines``, the first of which is ``first_line``."""
    fields, strays = front_matter.fields(enumerate(lines, start=first_line))
    for number, line in strays:
        span = Span(number, 1, number, len(line))
        found.warn("MKD001", f"{line.strip()} of the front matter left out", span)
    for field in fields:
        key, text = field.key.lower(), field.text
        if not text:
            continue
        if key in front_matter.TITLES:
            found.title, found.is_title_printed = text, True
        elif role := front_matter.ROLES.get(key):
            found.facts.append(Paragraph((Text(text),), field.span, role=role))
            if role == "byline":
                found.author = text
        else:
            found.say("MKD001", f"{field.key}: {text} of the front matter left out", field.span)
