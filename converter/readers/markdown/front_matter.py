"""The front matter of a Markdown file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from converter.document import Paragraph, Span, Text
from converter.normalizer import front_matter
from converter.normalizer.front_matter.fields import Field, Numbered, of_toml, of_yaml
from converter.readers.flow import Found


def cut_toml(lines: Sequence[str]) -> tuple[int, list[Numbered]]:
    """The number of lines of a front matter in TOML, and what stands between its fences."""
    if lines[0].strip() != front_matter.TOML:
        return 0, []
    for number, line in enumerate(lines[1 : front_matter.MAX_LINES], start=2):
        if line.strip() == front_matter.TOML:
            return number, list(enumerate(lines[1 : number - 1], start=2))
    return 0, []


def read_toml(lines: Sequence[Numbered], found: Found) -> None:
    """Take in the front matter in TOML of ``lines``."""
    if lines:
        _take(*of_toml(lines), found)


def read(lines: Iterable[str], first_line: int, found: Found) -> None:
    """Take in the front matter of ``lines``, the first of which is ``first_line``."""
    _take(*of_yaml(enumerate(lines, start=first_line)), found)


def _take(fields: Iterable[Field], strays: Iterable[Numbered], found: Found) -> None:
    for number, line in strays:
        span = Span(number, 1, number, max(len(line), 1))
        found.diagnostics.append(front_matter.not_understood(line, span))
    for field in fields:
        key, text = field.key.lower(), field.text
        if not text:
            continue
        if key in front_matter.TITLES:
            found.title, found.is_title_printed, found.title_span = text, True, field.span
        elif role := front_matter.ROLES.get(key):
            found.facts.append(Paragraph((Text(text),), field.span, role=role))
            if role == "byline":
                found.author = text
        elif key in front_matter.LANGUAGES and (tag := front_matter.language_tag(text)):
            found.language = tag
        else:
            found.say("MKD001", f"{field.key}: {text} of the front matter left out", field.span)
