"""Readers: a file becomes a document tree; and the registry that finds them.

A reader is a class. Ours are listed here, other people's are what the entry points of the group
``essay_converter.readers`` name. A reader imports what it needs when it reads, so that
asking each for its suffixes costs nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, cast

from converter.diagnostics import ConverterError, UsageError
from converter.normalized import Normalized
from converter.plugins import Kind
from converter.sources import inputs
from converter.sources.inputs import Input

if TYPE_CHECKING:
    from converter.normalizer.rules import Rules
    from converter.readers.flow import Reasons

GROUP = "essay_converter.readers"

DEFAULT = "text"
"""The reader of standard input, and of files whose suffix no reader claims."""

OURS = "converter."


class Reader(Protocol):
    """What the rest of the program knows of a reader.

    ``suffixes`` begin with a dot and are in lower case; ``description`` is for the list of
    readers. ``read`` gives the tree of a file and all there is to say about its text; what it
    leaves out of the text is a diagnostic. It raises :class:`ConverterError` for a file that it
    cannot read, and fetches nothing from a network.
    """

    name: ClassVar[str]
    suffixes: ClassVar[tuple[str, ...]]
    description: ClassVar[str]

    def read(self, file: Input) -> Normalized:
        """Read ``file``."""


class ReaderError(ConverterError):
    """A plug-in that cannot be used: twice the same name, or not a reader."""


_KIND = Kind(
    "reader",
    GROUP,
    {
        "docx": "converter.readers.docx:DocxReader",
        "html": "converter.readers.html:HtmlReader",
        "markdown": "converter.readers.markdown:MarkdownReader",
        "text": "converter.readers.text:TextReader",
    },
    ("name", "suffixes", "description", "read"),
    "converter.readers.Reader",
    ReaderError,
)


def names() -> list[str]:
    """The names of the installed readers."""
    return sorted(_KIND.find())


def load(name: str) -> type[Reader]:
    """The reader class of this name.

    Raises :class:`UsageError` if there is none, :class:`ReaderError` if it is claimed twice or
    is not a reader.
    """
    return cast("type[Reader]", _KIND.load(name, "reader"))


def for_file(name: str) -> str:
    """The name of the reader of files named like this one, by its suffix.

    Ours come first, so that no other reader takes their files without ``--from``. Raises
    :class:`ReaderError` where two others claim the suffix.
    """
    suffix = Path(name).suffix.lower()
    if ours := _claiming(suffix, _KIND.ours):
        return ours[0]
    others = _claiming(suffix, _KIND.find().keys() - _KIND.ours.keys())
    if len(others) > 1:
        raise ReaderError(
            f"{' and '.join(others)} both read {suffix}", place=name, hint="choose by --from"
        )
    return others[0] if others else DEFAULT


def _claiming(suffix: str, names: Iterable[str]) -> list[str]:
    return [name for name in sorted(names) if suffix and suffix in load(name).suffixes]


def read(
    file: Input, name: str = "", rules: Rules | None = None, reasons: Reasons | None = None
) -> Normalized:
    """Let the reader ``name`` read ``file``, or else the one of its suffix.

    Ours read by ``rules``, and those of marked-up text fill in the ``reasons``. Raises
    :class:`ReaderError` where somebody else's reader fails, :class:`UsageError` where it is to read
    by rules.
    """
    reader = _create(name or for_file(file.name), rules, reasons)
    try:
        return reader.read(file)
    except (ConverterError, OSError):
        raise
    except Exception as error:
        if type(reader).__module__.startswith(OURS):
            raise
        raise ReaderError(
            f"the reader {reader.name!r} failed: {error!r}",
            place=file.name,
            hint="tell those who made the package that provides it",
        ) from error


def _create(name: str, rules: Rules | None, reasons: Reasons | None) -> Reader:
    kind = cast("Any", load(name))
    if rules is None and reasons is None:
        return cast("Reader", kind())
    if name not in _KIND.ours:
        raise UsageError(f"the reader {name!r} goes by no rules", hint="omit --rules and --explain")
    return cast("Reader", kind(rules, reasons) if reasons else kind(rules))


def read_document(path: str | Path, *, reader: str = "", encoding: str = "") -> Normalized:
    """The document in the file at ``path``, and what there is to say about its text.

    ``reader`` is the name of one of :func:`names`, in place of the one of the file's suffix;
    ``encoding`` is that of its text, in place of what it says itself. Raises
    :class:`ConverterError`.
    """
    return read(inputs.read_file(path, encoding=encoding), reader)
