"""Typefaces: what is known of a text's characters at once is what is known of each."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter import theme
from converter.layout.characters import CLASSES
from converter.layout.metrics import Typeface, Typefaces

TYPEFACES = Typefaces(theme.load("essay"))
MIXED = "学而时习之，不亦说乎？PDF 2.0：⸺한국어ｶﾅ“”"


@pytest.mark.parametrize("typeface", [TYPEFACES["song"], TYPEFACES.raised("song")])
@given(texts=st.lists(st.text(st.sampled_from(MIXED) | st.characters()), min_size=1))
def test_a_text_is_measured_character_by_character(typeface: Typeface, texts: list[str]) -> None:
    for text in texts:
        classes, widths, widest = typeface.measured(text)
        assert classes == text.translate(CLASSES)
        assert widths == [typeface.find(character).width for character in text]
        assert widest == max([1000.0, *widths])
