"""Findings for people and for programs: plain lines, JSON, SARIF, GitHub annotations."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from urllib.parse import quote

import msgspec

from converter import project
from converter.checking.catalogue import CODES
from converter.checking.findings import Finding
from converter.document import NOT_IN_SOURCE
from converter.patterns import lazy_pattern

Findings = Mapping[str, Sequence[Finding]]
"""By the name of the file."""

_SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_TO_ESCAPE = lazy_pattern("[%\r\n]")


def as_text(found: Findings) -> str:
    """``file:line:column: CODE message (hint)``, a finding a line."""
    return "".join(
        f"{one.diagnostic.about(name)}\n" for name, all_of in found.items() for one in all_of
    )


def as_json(found: Findings) -> str:
    """An array of objects: file, code, message, hint, place from 1, both ends inclusive."""
    return _json([_object(name, one) for name, all_of in found.items() for one in all_of])


def as_sarif(found: Findings) -> str:
    """A log of one run (OASIS SARIF 2.1.0)."""
    driver = {
        "name": project.NAME,
        "version": project.version(),
        "rules": [{"id": code, "shortDescription": {"text": text}} for code, text in CODES.items()],
    }
    results = [_result(name, one) for name, all_of in found.items() for one in all_of]
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    return _json({"$schema": _SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def as_github(found: Findings) -> str:
    """Workflow commands that annotate the lines of a pull request (GitHub Actions)."""
    return "".join(_annotation(name, one) for name, all_of in found.items() for one in all_of)


FORMATS: Mapping[str, Callable[[Findings], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}


def _json(value: object) -> str:
    return msgspec.json.format(msgspec.json.encode(value), indent=2).decode() + "\n"


def _object(name: str, finding: Finding) -> dict[str, object]:
    diagnostic = finding.diagnostic
    span = diagnostic.span or NOT_IN_SOURCE
    return {
        "file": name,
        "code": diagnostic.code,
        "severity": diagnostic.severity,
        "message": diagnostic.message,
        "hint": diagnostic.hint,
        "line": span.first_line,
        "column": span.first_column,
        "end_line": span.last_line,
        "end_column": span.last_column,
        "fixable": bool(finding.edits),
    }


def _result(name: str, finding: Finding) -> dict[str, object]:
    """A SARIF result; its end column is exclusive (3.30.8)."""
    diagnostic = finding.diagnostic
    location: dict[str, object] = {"artifactLocation": {"uri": _uri(name)}}
    if span := diagnostic.span:
        location["region"] = {
            "startLine": span.first_line,
            "startColumn": span.first_column,
            "endLine": span.last_line,
            "endColumn": span.last_column + 1,
        }
    return {
        "ruleId": diagnostic.code,
        "level": "warning" if diagnostic.severity == "warning" else "note",
        "message": {"text": _message(finding)},
        "locations": [{"physicalLocation": location}],
    }


def _uri(name: str) -> str:
    """A path as a URI reference (RFC 3986, 4.2): its first segment can hold no colon."""
    return quote(PurePath(name).as_posix())


def _annotation(name: str, finding: Finding) -> str:
    diagnostic = finding.diagnostic
    properties = {"file": name, "title": diagnostic.code}
    if span := diagnostic.span:
        properties |= {"line": str(span.first_line), "col": str(span.first_column)}
    listed = ",".join(
        f"{key}={_escaped(value).replace(':', '%3A').replace(',', '%2C')}"
        for key, value in properties.items()
    )
    return f"::warning {listed}::{_escaped(_message(finding))}\n"


def _message(finding: Finding) -> str:
    diagnostic = finding.diagnostic
    return diagnostic.message + (f" ({diagnostic.hint})" if diagnostic.hint else "")


def _escaped(text: str) -> str:
    return _TO_ESCAPE.sub(lambda match: f"%{ord(match[0]):02X}", text)
