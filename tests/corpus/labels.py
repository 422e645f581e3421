"""Reading the hand-labelled corpus: one role for each line of each text (see README.md here)."""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent
HARD = FOLDER / "hard"
"""Texts that were asked to be hard: they are no measure of what editors get."""

_PLAIN_ROLES = frozenset(
    [
        "title",
        "subtitle",
        "byline",
        "source",
        "date",
        "editor-note",
        "abstract",
        "keywords",
        "salutation",
        "paragraph",
        "lead-paragraph",
        "list-item",
        "quote",
        "verse",
        "table-row",
        "caption",
        "note",
        "reference",
        "closing",
        "signature",
        "signature-date",
        "attachment",
        "contact",
        "furniture",
        "mark",
        "separator",
        "front-matter",
        "question",
        "answer",
        "continues",
    ]
)
_HEADING = re.compile(r"(run-in )?heading [1-9]")
_RUN_IN = "run-in heading "
_INDENT = " \t\u3000"


class Labelled(msgspec.Struct, frozen=True):
    """A text of the corpus and what an editor says of each of its lines, counted from 1.

    `run_in` holds, for a line that is a run-in heading, the part of it that is the heading.
    """

    name: str
    path: Path
    held_aside: bool
    roles: Mapping[int, str]
    run_in: Mapping[int, str]


@cache
def corpus(folder: Path = FOLDER) -> Sequence[Labelled]:
    """All labelled texts of `folder`, by name."""
    return tuple(read_labelled(path) for path in sorted(folder.glob("*.txt")))


def read_labelled(path: Path) -> Labelled:
    """The text at `path` with its labels; ValueError names the label file and the line at fault."""
    label_path = path.with_suffix(".labels.toml")
    try:
        table = tomllib.loads(label_path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ValueError(f"{label_path}: missing: label the lines of {path.name}") from error
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"{label_path}: not TOML: {error}") from error
    if not isinstance(table.get("held_aside"), bool):
        raise ValueError(f"{label_path}: held_aside must be true or false")
    labelled = Labelled(
        name=path.stem,
        path=path,
        held_aside=table["held_aside"],
        roles=_by_line(label_path, table, "lines"),
        run_in=_by_line(label_path, table, "run_in"),
    )
    lines = path.read_text(encoding="utf-8").split("\n")
    for number, fault in _faults(lines, labelled):
        raise ValueError(f"{label_path}: line {number}: {fault}")
    return labelled


def _by_line(label_path: Path, table: Mapping[str, Any], key: str) -> dict[int, str]:
    values: dict[int, str] = {}
    for number, value in table.get(key, {}).items():
        if not number.isdecimal() or not isinstance(value, str):
            raise ValueError(f"{label_path}: line {number}: [{key}] maps a line number to a string")
        values[int(number)] = value
    return values


def _faults(lines: list[str], labelled: Labelled) -> Iterator[tuple[int, str]]:
    roles, run_in = labelled.roles, labelled.run_in
    filled = {number for number, line in enumerate(lines, start=1) if line.strip()}
    yield from ((number, "has no label") for number in sorted(filled - roles.keys()))
    yield from ((number, "is blank or absent") for number in sorted(roles.keys() - filled))
    yield from ((number, "is no run-in heading") for number in sorted(run_in.keys() - roles.keys()))
    previous = ""
    for number, role in sorted(roles.items()):
        if role not in _PLAIN_ROLES and not _HEADING.fullmatch(role):
            yield number, f"unknown role {role!r}"
        if role == "continues" and not previous:
            yield number, "continues nothing"
        if role.startswith(_RUN_IN) != (number in run_in):
            yield number, "a run-in heading, and nothing else, needs its own text in [run_in]"
        elif number in run_in and not _opens_with(lines[number - 1], run_in[number]):
            yield number, "must open with its [run_in] text and go on after it"
        previous = role


def _opens_with(line: str, heading: str) -> bool:
    bare = line.strip(_INDENT)
    return bool(heading) and bare.startswith(heading) and len(bare) > len(heading)
