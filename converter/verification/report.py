"""What verification found, of each file, for programs: JSON."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from converter.diagnostics import ConverterError
from converter.verification.mismatches import Mismatch

SCHEMA = 1
"""The version of the report; it changes when an older reader would misread a newer one."""


class VerificationError(ConverterError):
    """A file that does not say what its source says, or cannot be read back."""


class FileReport(msgspec.Struct, frozen=True):
    """What was found of a ``file`` made ``against`` a source: without mismatches it is verified."""

    file: str
    against: str
    verified: bool
    mismatches: Sequence[Mismatch]


class Report(msgspec.Struct, frozen=True):
    """All the files of one run; ``verified`` if each is."""

    verified: bool
    files: Sequence[FileReport]
    schema: int = SCHEMA


def to_json(files: Sequence[FileReport]) -> str:
    """The report of these files, indented."""
    report = Report(all(file.verified for file in files), files)
    return msgspec.json.format(msgspec.json.encode(report), indent=2).decode()
