"""Tables by code point: the same is found in them, be they a dict or a list."""

from __future__ import annotations

from codecs import charmap_encode

import pytest

from converter.code_points import CodePoints
from converter.fonts.catalogue import find
from converter.layout import metrics
from converter.layout.metrics import Typeface


@pytest.mark.parametrize("is_list", [False, True])
def test_what_is_put_is_found_and_other_ascii_is_unknown(is_list: bool) -> None:
    classes, codes = CodePoints("?"), CodePoints(b"")
    classes.put("字", "H")
    codes.put("字", b"\0\1")
    if is_list:
        classes.become_a_list()
        codes.become_a_list()
        codes.become_a_list()
    classes.put("，", "P")
    codes.put("，", b"\0\2")
    assert "a字，".translate(classes.table) == "?HP"
    assert charmap_encode("，字", "strict", codes.table)[0] == b"\0\2\0\1"


def test_a_long_text_is_measured_as_a_short_one(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "夯基立柱，行稳致远（abc 12）。"
    typeface = Typeface(find(["Noto Serif SC"]).face, ())
    short = typeface.measured(text)
    monkeypatch.setattr(metrics, "MANY", 0)
    assert typeface.measured(text) == short
    assert typeface.measured("“新”" + text)[0].endswith(short[0])
