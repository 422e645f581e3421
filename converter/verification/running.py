"""What headers and footers should say (a theme's ``header`` and ``footer``)."""

from __future__ import annotations

from collections.abc import Iterator

from converter.theme import Margin, Theme


def margins(theme: Theme) -> Iterator[tuple[str, Margin | None]]:
    """The header and the footer by what they are called."""
    yield "header", theme.header
    yield "footer", theme.footer


def text_due(margin: Margin | None, *, is_first_page: bool) -> str:
    """The text of a header or footer, with what stands for title and numbers in braces."""
    if margin is None or (is_first_page and not margin.first_page):
        return ""
    return margin.text
