"""Letters with combining marks: as long as their source, and drawn by one glyph of the face."""

from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.layout import characters as c
from converter.layout.composition import compose
from converter.layout.metrics import Typeface
from converter.layout.paragraphs import Shape, set_paragraph

MARKS = "\u0300\u0301\u0304\u0308\u030c\u0323\u3099\u309a"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("ni\u030c", f"nǐ{c.DECOMPOSED}"),
        ("u\u0308\u0300", f"ǜ{c.DECOMPOSED * 2}"),
        ("ü\u0300", f"ǜ{c.DECOMPOSED}"),
        ("か\u3099", f"が{c.DECOMPOSED}"),
        ("e\u0302\u0304", f"ê{c.DECOMPOSED}\u0304"),
        ("x\u0304", "x\u0304"),
        ("ê\u0323", "ê\u0323"),
        ("nǐ", "nǐ"),
        ("\u030c", "\u030c"),
    ],
)
def test_a_letter_with_its_marks_is_one_character(text: str, shown: str, song: Typeface) -> None:
    """UAX #15, NFC; what is put in their place says how many of the marks the source parts."""
    assert compose(text, song) == shown


@given(st.text(st.sampled_from("aeiouüêcn国か" + MARKS)))
def test_the_source_is_in_what_is_composed(song: Typeface, text: str) -> None:
    composed = compose(text, song)
    assert c.decode(composed) == text
    assert len(composed) == len(text)


@pytest.mark.parametrize(
    "text", ["zhōngguó nǐ hǎo，", "Antonín Dvořák 与café，", "ポケモンがいい", "五—がも"]
)
def test_marks_of_their_own_are_as_wide_as_none(text: str, song: Typeface) -> None:
    """The spaces beside a letter with a mark are its own: a Han–Latin one is behind the mark."""
    parted = normalize("NFD", text)
    assert parted != text
    shape = Shape(12, 60, "justify")
    whole, split = (set_paragraph([(one, song)], shape) for one in (text * 9, parted * 9))
    assert [normalize("NFC", line.text) for line in split] == [line.text for line in whole]
    for one, two in zip(whole, split, strict=True):
        assert one.width == pytest.approx(two.width)
