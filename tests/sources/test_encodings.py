"""Texts in the encodings there are: which is found, how surely, and what is said of bad bytes."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.diagnostics import UsageError
from converter.sources import Source, SourceError, decode
from converter.sources.detection import SAMPLE_BYTES, Detected, detect
from tests.command import ESSAY

ESSAY_TEXT = ESSAY.read_text(encoding="utf-8")
TRADITIONAL = (
    "　　去年秋天，我跟著父親回到鄉下的老家。車子離開公路以後，路兩邊全是剛收割過的稻田，"
    "遠處的山被雲遮住了一半。父親說：「你小時候最喜歡在這條河邊玩，現在還記得嗎？」"
    "我想了很久，只記得橋頭有一棵大樹，樹下總坐著幾個老人，一邊喝茶，一邊講從前的事情。\n"
    "　　到家的時候天已經黑了，祖母站在門口等我們。屋子裡的燈光很暗，桌上擺著熱飯熱菜，"
    "牆上還掛著那張舊照片。她沒有問我們為什麼來得這麼晚，只是不停地說：「吃吧，多吃一點。」"
    "那一夜我睡得特別好，聽見風聲、水聲和遠處的狗叫，覺得時間好像從來沒有走過。\n"
    "　　第二天早上，我一個人走到河邊。橋已經換成新的，樹也不見了，可是水還是那樣清。"
    "我忽然明白，人會老，房子會舊，我們能夠留下來的，不過是對一個地方的感情而已。\n"
)
CUTS = [10, 20, 50, 100, 200]


def decoded(data: bytes, encoding: str = "") -> Source:
    return decode(data, name="论.txt", stem="论", modified="", encoding=encoding)


def cuts(text: str, size: int) -> list[str]:
    return [text[start : start + size] for start in range(0, len(text) - size, 7)]


# What is found


@pytest.mark.parametrize("size", CUTS)
def test_a_simplified_text_is_told_from_few_characters(size: int) -> None:
    for cut in cuts(ESSAY_TEXT, size):
        expected = "utf-8" if cut.isascii() else "gb18030"
        assert detect(cut.encode("gb18030")).encoding == expected


@pytest.mark.parametrize("size", CUTS)
@pytest.mark.parametrize(("codec", "encoding"), [("cp950", "big5"), ("gb18030", "gb18030")])
def test_a_traditional_text_is_told_from_few_characters(
    codec: str, encoding: str, size: int
) -> None:
    for cut in cuts(TRADITIONAL, size):
        assert detect(cut.encode(codec)).encoding == encoding


@pytest.mark.parametrize("size", [50, 100])
def test_a_page_is_told_surely(size: int) -> None:
    found = {detect(cut.encode("gb18030")) for cut in cuts(ESSAY_TEXT, size)}
    assert found == {Detected("gb18030", "likely")}
    found = {detect(cut.encode("cp950")) for cut in cuts(TRADITIONAL, size)}
    assert found == {Detected("big5", "likely")}


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be", "gb18030"]
)
def test_a_byte_order_mark_decides_and_stays(encoding: str) -> None:
    text = "\ufeff题\n文𠮷"
    source = decoded(text.encode(encoding))
    assert (source.text, source.encoding, source.certainty) == (text, encoding, "certain")


def test_text_that_is_utf8_is_utf8_surely() -> None:
    assert detect(b"") == detect(b"ASCII") == detect("文".encode()) == Detected("utf-8", "certain")


def test_pairs_of_bytes_that_may_be_utf8_are_not_said_to_be_so_surely() -> None:
    assert detect("一一".encode("gb18030")) == Detected("utf-8", "likely")


def test_what_stands_after_much_ascii_decides() -> None:
    data = b"a line of ASCII\n" * SAMPLE_BYTES + TRADITIONAL.encode("cp950")
    assert detect(data) == Detected("big5", "likely")


@pytest.mark.parametrize("shift", [0, 1])
def test_a_sample_may_end_inside_a_character(shift: int) -> None:
    data = b"\xa1\xa3" + b"a" * shift + ESSAY_TEXT.encode("gb18030") * 20
    assert len(data) > SAMPLE_BYTES
    assert detect(data) == Detected("gb18030", "likely")


def test_a_character_of_hong_kong_is_read() -> None:
    text = TRADITIONAL + "佢哋喺嗰度。"
    source = decoded(text.encode("big5hkscs"))
    assert (source.text, source.encoding) == (text, "big5")


def test_marks_of_big5_are_those_of_windows() -> None:
    """A foreign name has U+2027, a wave is U+FF5E: not what the codec big5 makes of them."""
    assert decoded((TRADITIONAL + "約翰‧史密斯～").encode("cp950")).text.endswith("約翰‧史密斯～")


@pytest.mark.parametrize("text", ["Là, tout n’est qu’ordre et beauté", "été à l’hôtel"])
def test_what_is_no_chinese_is_a_guess(text: str) -> None:
    assert detect(text.encode("cp1252")).certainty == "doubtful"


# What a user says


@pytest.mark.parametrize(
    ("name", "codec", "encoding"),
    [
        ("GBK", "gbk", "gb18030"),
        ("gb2312", "gb2312", "gb18030"),
        ("cp936", "gbk", "gb18030"),
        ("UTF8", "utf-8", "utf-8"),
        ("Big5", "cp950", "big5"),
        ("big5-hkscs", "big5hkscs", "big5"),
        ("utf-16", "utf-16-le", "utf-16-le"),
        ("utf-16be", "utf-16-be", "utf-16-be"),
        ("utf-32", "utf-32-le", "utf-32-le"),
    ],
)
def test_an_encoding_is_known_by_any_of_its_names(name: str, codec: str, encoding: str) -> None:
    source = decoded("天下大事\n".encode(codec), name)
    assert (source.text, source.encoding, source.certainty) == ("天下大事\n", encoding, "given")


def test_a_mark_says_the_order_of_bytes_of_the_encoding_given() -> None:
    source = decoded("\ufeff天".encode("utf-16-be"), "utf-16")
    assert (source.text, source.encoding) == ("\ufeff天", "utf-16-be")


def test_what_a_user_says_goes_before_what_is_found() -> None:
    assert decoded("天下".encode(), "gbk").text == "天下".encode().decode("gbk")


@pytest.mark.parametrize("name", ["rot13", "base64", "undefined", "latin-1", "文", "\0", "\ud800"])
def test_an_encoding_that_is_none_is_wrong_usage(name: str) -> None:
    with pytest.raises(UsageError, match="no encoding") as caught:
        decoded(b"", name)
    assert "gb18030, big5, gbk, utf-16" in caught.value.hint


@given(st.binary(), st.sampled_from(["utf-8", "utf-16", "utf-16-be", "utf-32", "gbk", "big5"]))
def test_any_bytes_in_any_encoding_are_text_or_an_error(data: bytes, name: str) -> None:
    with suppress(SourceError):
        assert decoded(data, name).certainty == "given"


# What is said of bad bytes


@pytest.mark.parametrize(
    ("codec", "name"), [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("cp950", "BIG5")]
)
def test_a_broken_text_is_told_by_its_own_encoding_with_the_place(codec: str, name: str) -> None:
    before = TRADITIONAL.encode(codec)
    with pytest.raises(SourceError) as caught:
        decoded(before + b"\xff\n" + before)
    assert caught.value.message == f"not {name}: byte 0xFF at offset {len(before)}"
    assert caught.value.line == 4
    assert "--encoding" in caught.value.hint


def test_a_broken_utf16_text_has_its_place() -> None:
    with pytest.raises(SourceError, match=r"not UTF-16-LE: byte 0x00 at offset 6") as caught:
        decoded(b"\xff\xfe" + "天\n".encode("utf-16-le") + b"\x00\xdc")
    assert caught.value.line == 2


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-32-le", "utf-32-be"])
@pytest.mark.parametrize(
    "text",
    [
        "天下\n大事",
        "天下\r\n大事\r\n",
        "天下大事 a" * 9000,
        "\n\u3000\u3000一天\n\u3000\u3000一切\n",
    ],
)
def test_wide_characters_without_a_mark_are_refused_with_what_helps(
    encoding: str, text: str
) -> None:
    data = text.encode(encoding)
    with pytest.raises(SourceError, match="NUL") as caught:
        decoded(data)
    assert caught.value.hint.endswith(f"--encoding {encoding}")
    assert decoded(data, encoding).text == text


def test_a_nul_character_in_utf8_is_refused_on_its_line_and_no_wide_encoding_named() -> None:
    with pytest.raises(SourceError, match="NUL") as caught:
        decoded("全部，天安\n全\0部".encode())
    assert caught.value.line == 2
    assert "--encoding" not in caught.value.hint


def test_a_nul_character_is_refused_in_utf16_too() -> None:
    with pytest.raises(SourceError, match="NUL") as caught:
        decoded("一\r\n二\0".encode("utf-16"))
    assert caught.value.line == 2
