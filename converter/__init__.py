"""Essay-converter: a Chinese essay in plain text, as DOCX, PDF and EPUB a publisher can use.

document = read_document("essay.docx").document  # a file of any kind that is read → Document
document = normalize(read("essay.txt")).document  # or the two steps of a plain text
convert(document, "pdf", load_theme("gongwen"), sink)
"""

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
