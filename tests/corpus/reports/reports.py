"""Real reports, labelled by hand: the labels stand beside this file, the texts outside the project.

The texts are data only and are never committed. They are looked for in the folder that the
environment variable ``ESSAY_CORPUS`` names, or else in ``shared/corpus`` beside the repository or
beside any folder above it. What the roles mean is written in ``README.md``.
"""

from __future__ import annotations

import hashlib
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import msgspec

HERE = Path(__file__).parent
SUFFIX = ".labels.toml"
DEFAULT_ROLE = "paragraph"
RUN_IN = "run-in heading"

LEVELLED_ROLE = re.compile(r"(?:run-in )?heading [1-9]")
PLAIN_ROLES = frozenset(
    {
        "title",
        "subtitle",
        "byline",
        "source",
        "date",
        "editor-note",
        "salutation",
        "lead-paragraph",
        "list-item",
        "closing",
        "signature",
        "signature-date",
        "note",
        "furniture",
        "separator",
        "continues",
    }
)
"""What a label may say, beside headings. ``paragraph`` is what a line without a label is."""

INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff"
"""Format characters without width, which ``str.isspace`` does not know: a line of them is blank."""

Positive = Annotated[int, msgspec.Meta(ge=1)]


class CorpusError(Exception):
    """The texts and their labels do not belong together, or the texts are not where they should."""


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A label file: roles by 1-based line; ``run_in`` counts characters from the line's first."""

    sha256: Annotated[str, msgspec.Meta(pattern="^[0-9a-f]{64}$")]
    held_aside: bool
    lines: dict[Positive, str]
    run_in: dict[Positive, Positive] = {}


class Report(msgspec.Struct, frozen=True):
    """A report and the role of each of its lines that is not blank, in order."""

    name: str
    text: Path
    held_aside: bool
    roles: dict[int, str]
    run_in: dict[int, int]


def is_role(role: str) -> bool:
    """Whether a label may say this."""
    return role in PLAIN_ROLES or LEVELLED_ROLE.fullmatch(role) is not None


def label_files() -> dict[str, Path]:
    """The label file of each report, by the report's name, in alphabetical order."""
    return {path.name.removesuffix(SUFFIX): path for path in sorted(HERE.glob(f"*{SUFFIX}"))}


def read_labels(path: Path) -> Labels:
    """A label file.

    Raises:
        CorpusError: It is not one; the message names the file and the place in it.
    """
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Labels)
    except msgspec.DecodeError as error:
        raise CorpusError(f"{path}: {error}") from error


def corpus_folder() -> Path | None:
    """The folder of the texts, or ``None`` where there is none.

    Raises:
        CorpusError: ``ESSAY_CORPUS`` names something that is not a folder.
    """
    if named := os.environ.get("ESSAY_CORPUS"):
        folder = Path(named)
        if not folder.is_dir():
            raise CorpusError(f"ESSAY_CORPUS: {folder} is not a folder; name that of the reports")
        return folder
    candidates = (parent / "shared" / "corpus" for parent in HERE.parents)
    return next((folder for folder in candidates if folder.is_dir()), None)


def is_blank(line: str) -> bool:
    """Whether there is nothing to see in a line."""
    return all(character.isspace() or character in INVISIBLE for character in line)


def lines_of(text: Path) -> list[str]:
    """The lines that the labels count: they end at LF, and the text is UTF-8."""
    return text.read_text(encoding="utf-8").removesuffix("\n").split("\n")


def load(name: str, folder: Path) -> Report:
    """A report whose text lies in a folder.

    Raises:
        CorpusError: The text is missing, or it is not the one that was labelled.
    """
    labels = read_labels(label_files()[name])
    text = folder / f"{name}.txt"
    if not text.is_file():
        raise CorpusError(f"{text} is missing; the labels of {name} are about it")
    if hashlib.sha256(text.read_bytes()).hexdigest() != labels.sha256:
        raise CorpusError(f"{text} is not the file that was labelled; label it again")
    roles = {
        number: labels.lines.get(number, DEFAULT_ROLE)
        for number, line in enumerate(lines_of(text), 1)
        if not is_blank(line)
    }
    return Report(name, text, labels.held_aside, roles, labels.run_in)


def reports(folder: Path) -> Iterator[Report]:
    """All labelled reports, in alphabetical order.

    Raises:
        CorpusError: As :func:`load`.
    """
    return (load(name, folder) for name in label_files())
