"""The alphabet of the layout: composed marks, and marks that context makes Latin or Chinese."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.layout.characters import (
    CLASSES,
    DASH,
    ELLIPSIS,
    LATIN_FORMS,
    decode,
    encode,
)


@pytest.mark.parametrize(
    ("text", "encoded"),
    [
        ("菜市场——某市场", f"菜市场{DASH}某市场"),
        ("他说……", f"他说{ELLIPSIS}"),
        ("办实事—访民情", "办实事—访民情"),
        ("用“五色工作法”", "用“五色工作法”"),
        ("他说“Hello”。", "他说“Hello”。"),
        ("don’t", f"don{LATIN_FORMS['’']}t"),
        ("“To be,” he said.", f"{LATIN_FORMS['“']}To be,{LATIN_FORMS['”']} he said."),
    ],
)
def test_a_text_is_encoded_by_its_context(text: str, encoded: str) -> None:
    assert encode(text) == encoded


@given(st.text(st.characters(exclude_categories=["Cs", "Cn"]) | st.sampled_from("—…“”‘’·aZ9 ")))
def test_decoding_gives_back_the_text(text: str) -> None:
    assert decode(encode(text)) == text


def test_a_noncharacter_of_the_source_is_not_taken_for_a_mark_of_ours() -> None:
    assert encode(f"某{DASH}") == "某\ufffd"


@pytest.mark.parametrize(
    ("characters", "expected"),
    [
        ("基々〇ぁア가😀　", "H"),
        ("“《（", "O"),
        ("”》）", "C"),
        ("，、；：", "P"),
        ("。", "S"),
        ("！？", "E"),
        ("·", "M"),
        ("～", "N"),
        ("aZéя", "L"),
        ("09", "d"),
        ("%℃", "c"),
        ("￥$", "p"),
        ("\u200b\ufe0f\u0301", "Z"),
    ],
)
def test_every_character_has_its_class(characters: str, expected: str) -> None:
    assert set(characters.translate(CLASSES)) == {expected}
