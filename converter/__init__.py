"""Essay-converter: a Chinese essay in plain text, as DOCX, PDF and EPUB a publisher can use.

document = read_document("essay.docx").document  # a file of any kind that is read → Document
document = normalize(read("essay.txt")).document  # or the two steps of a plain text
convert(document, "pdf", load_theme("gongwen"), sink)
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from converter.conversion import convert
    from converter.diagnostics import ConverterError, Diagnostic
    from converter.document import Document
    from converter.normalizer import normalize
    from converter.readers import read_document
    from converter.sources import read
    from converter.theme import Theme
    from converter.theme import load as load_theme

__all__ = [
    "ConverterError",
    "Diagnostic",
    "Document",
    "Theme",
    "convert",
    "load_theme",
    "normalize",
    "read",
    "read_document",
]

_PLACES = {
    "ConverterError": "converter.diagnostics:ConverterError",
    "Diagnostic": "converter.diagnostics:Diagnostic",
    "Document": "converter.document:Document",
    "Theme": "converter.theme:Theme",
    "convert": "converter.conversion:convert",
    "load_theme": "converter.theme:load",
    "normalize": "converter.normalizer:normalize",
    "read": "converter.sources:read",
    "read_document": "converter.readers:read_document",
}


def __getattr__(name: str) -> object:
    """Import what is asked for (PEP 562): the command imports what it needs, in its own time."""
    if name not in _PLACES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    module, _, attribute = _PLACES[name].partition(":")
    return getattr(import_module(module), attribute)
