"""What context decides: the form of shared marks, and what is one token."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.layout.characters import (
    BAR_DASH,
    BOX_DASH,
    CLASSES,
    DASH,
    ELLIPSIS,
    LATIN_FORMS,
    MIDDLE_ELLIPSIS,
    NAME_DOT,
    PARTING_SPACE,
    decode,
)
from converter.layout.context import encode, in_context

LATIN_NAMES = dict(zip("“”‘’—…·", "<>{}_~.", strict=True))


def classified(text: str) -> str:
    return in_context(text, text.translate(CLASSES))


def shown(text: str) -> str:
    """``text`` encoded, the Latin forms as ASCII that is easy to read."""
    (encoded,) = encode([text])
    for mark, name in LATIN_NAMES.items():
        encoded = encoded.replace(LATIN_FORMS[mark], name)
    return encoded


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("菜市场——某市场", f"菜市场{DASH}某市场"),
        ("菜市场――某市场", f"菜市场{BAR_DASH}某市场"),
        ("他说……", f"他说{ELLIPSIS}"),
        ("办实事—访民情", "办实事—访民情"),
        ("用“五色工作法”", "用“五色工作法”"),
        ("他说“Hello”。", "他说“Hello”。"),
        ("“Hello 世界”", "“Hello 世界”"),
        ("“A股”和“B股”", "“A股”和“B股”"),
        ("“Hello”", "<Hello>"),
        ("“Hello”是问候", "“Hello”是问候"),
        ("The “Belt” 倡议", f"The “Belt”{PARTING_SPACE}倡议"),
        ("don’t", "don}t"),
        ("他说don’t", "他说don}t"),
        ("students’ books", "students} books"),
        ("rock ’n’ roll", "rock }n} roll"),
        ("“To be,” he said.", "<To be,> he said."),
        ("“To ‘be’,” he said.", "<To {be},> he said."),
        ("他说：“‘Hello’ is a word.”", "他说：“‘Hello’ is a word.”"),
        ("他说：“I said ‘Hello’ once.”", "他说：“I said {Hello} once.”"),
        ("“没有后引号 Hello", "“没有后引号 Hello"),
        ("“unclosed Latin", "<unclosed Latin"),
        ("one—two", "one_two"),
        ("約翰•陶德", f"約翰{NAME_DOT}陶德"),
        ("• 甲", "• 甲"),
        ("轟動一時──這就是", f"轟動一時{BOX_DASH}這就是"),
        ("他說⋯⋯", f"他說{MIDDLE_ELLIPSIS}"),
        ("wait… what", "wait~ what"),
        ("等…等", "等…等"),
        ("A·B", "A.B"),
        ("诺尔曼·白求恩", "诺尔曼·白求恩"),
        ("《某街道打好“组合拳绘就“五彩图”》", "《某街道打好“组合拳绘就“五彩图”》"),
    ],
)
def test_a_mark_has_the_form_of_its_context(text: str, expected: str) -> None:
    """CLREQ 3.2.2: full-width in Chinese, proportional in Latin; a pair has one form."""
    assert shown(text) == expected


def test_context_goes_across_the_pieces_of_a_paragraph() -> None:
    closing = LATIN_FORMS["”"]
    assert encode(["Said “so", "” she did"]) == [f"Said {LATIN_FORMS['“']}so", f"{closing} she did"]
    assert encode(["说“so", "”的"]) == ["说“so", "”的"]


SHARED = st.text(st.characters(exclude_categories=["Cs", "Cn"]) | st.sampled_from("—…“”‘’·aZ9 中"))


@given(st.lists(SHARED, max_size=4))
def test_decoding_gives_back_the_texts(texts: list[str]) -> None:
    assert [decode(text) for text in encode(texts)] == texts


@given(SHARED)
def test_a_pair_with_chinese_in_it_is_chinese(text: str) -> None:
    assert shown(f"“{text.translate(str.maketrans('', '', '“”'))}中”")[0] == "“"


def test_a_noncharacter_of_the_source_is_not_taken_for_a_mark_of_ours() -> None:
    assert encode([f"某{DASH}"]) == ["某\ufffd"]


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("基〇あア가😀", "H"),
        ("々ぁァッー", "j"),
        ("０９", "F"),
        (" \u2003\u3000", "B"),
        ("“《（", "O"),
        ("”》）", "C"),
        ("，、；：", "P"),
        ("。", "S"),
        ("！？", "E"),
        ("·", "M"),
        ("～", "N"),
        ("／", "s"),
        ("aZéя₂⁶ₙ", "L"),
        ("09", "d"),
        ("%°¢", "c"),
        ("℃％㎡㎖㎾", "f"),
        ("$¥−₹", "p"),
        ("￥№§＄", "q"),
        ("\u200e\ufe0f\u0301", "Z"),
        ("\xa0\u202f", "G"),
        ("\u2060\ufeff\u200d", "J"),
        ("🏻🏿\U000e0067\U000e007f", "Z"),
    ],
)
def test_every_character_has_its_class(text: str, classes: str) -> None:
    assert set(classified(text)) == {classes}


@pytest.mark.parametrize(
    ("text", "classes"),
    [
        ("🇦🇿🇨", "HZH"),
        ("10 km", "ddGLL"),
        ("10 kind", "ddBLLLL"),
        ("60 km/h", "ddGLLLL"),
        ("37 ℃", "ddGf"),
        ("到-5", "Hpd"),
        ("9-5", "dyd"),
        ("６３．５％", "FFtFf"),
        ("１．在", "FSH"),
        ("a-5", "Lyd"),
        ("（－5）", "OqdC"),
        ("降－5", "Hyd"),
        ("5－9", "dNd"),
        ("＋5", "qd"),
        ("5＋", "dH"),
        ("3∶1", "dLd"),
        ("甲∶乙", "HHH"),
        ("7×24", "dLdd"),
        ("77 °F", "ddGcL"),
        ("见http://a.b/cd。", "HLLLLLLuLuLuLLS"),
        ("www.aa-b.cd,中", "LLLuLuLLuLLxH"),
        ("www.a-b.c,中", "LLLuLLLLLxH"),
        ("www.aa-/cd中", "LLLuLLLuLLH"),
    ],
)
def test_a_token_is_known_by_its_context(text: str, classes: str) -> None:
    """CLREQ 3.1.5.2 for quantities; The Chicago Manual of Style, 7.46, for web addresses."""
    assert classified(text) == classes
