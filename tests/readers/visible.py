"""The visible text of files, by other means than the readers use."""

from __future__ import annotations

import html.parser
import re
import zipfile
from pathlib import Path

UNSEEN = {"script", "style", "noscript", "template", "title", "textarea"}


class _Text(html.parser.HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:  # noqa: ARG002
        self._unseen += tag in UNSEEN

    def handle_endtag(self, tag: str) -> None:
        self._unseen -= tag in UNSEEN

    def handle_data(self, data: str) -> None:
        if not self._unseen:
            self.parts.append(data)


def of_html(text: str) -> str:
    parser = _Text()
    parser.feed(text)
    parser.close()
    return "".join(parser.parts)


def of_docx(path: Path) -> str:
    """Everything between the tags of text, in every part."""
    texts = []
    with zipfile.ZipFile(path) as archive:
        for name in archive.namelist():
            if re.fullmatch(r"word/(document|footnotes|endnotes|header\d*|footer\d*)\.xml", name):
                xml = archive.read(name).decode()
                texts += re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)<", xml)
    return of_html("".join(texts))


def of_markdown(text: str) -> str:
    """The text without front matter, definitions of notes unmarked, as commonmark.js shows it."""
    body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    body = re.sub(r"<!--.*?-->", "", body)
    body = re.sub(r"\[\^\w+\]:?", "", body)
    body = re.sub(r"!\[([^\]]*)\]\([^)]*\)", "", body)
    body = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", body)
    return re.sub(r"[*#>|`:=-]|<[^>]*>|\d\. |[\[\]]", "", body)
