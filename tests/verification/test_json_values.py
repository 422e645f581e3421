"""JSON is read value by value as a parser reads it whole, however it is laid out and cut."""

from __future__ import annotations

import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from converter.verification import json_values
from converter.verification.json_values import Values

texts = st.text(max_size=8) | st.sampled_from(["\\", '"', '\\"', "[{", "}],", "：“”"])
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(texts, inner, max_size=4),
    max_leaves=12,
)
layouts = st.sampled_from([None, 0, 3])


@pytest.fixture(autouse=True)
def _small_pieces(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_values, "PIECE", 3)


def laid_out(value: object, indent: int | None, *, as_ascii: bool) -> Values:
    text = json.dumps(value, indent=indent, ensure_ascii=as_ascii)
    return Values(io.BytesIO(text.encode("utf-8", "surrogatepass")))


@given(st.lists(values, max_size=5), layouts, st.booleans())
def test_the_items_of_an_array(items: list[object], indent: int | None, as_ascii: bool) -> None:
    reading = laid_out(items, indent, as_ascii=as_ascii)
    assert [json.loads(item) for item in reading.items()] == items
    reading.end()


@given(st.dictionaries(texts, values, max_size=5), layouts)
def test_the_members_of_an_object(members: dict[str, object], indent: int | None) -> None:
    reading = laid_out(members, indent, as_ascii=False)
    found = {json.loads(key): json.loads(reading.value()) for key in reading.members()}
    assert found == members
    reading.end()


@pytest.mark.parametrize(
    "broken",
    [b"", b"{}", b"[1", b"[1,", b'["a', b'["a\\"]', b"[[1]", b"[1 2]", b'[{"a":1}', b"[1}"],
)
def test_what_is_no_whole_array_is_refused(broken: bytes) -> None:
    with pytest.raises(ValueError, match="value"):
        list(Values(io.BytesIO(broken)).items())


def test_what_follows_the_value_is_refused() -> None:
    reading = Values(io.BytesIO(b"[1] \n x"))
    assert list(reading.items()) == [b"1"]
    with pytest.raises(ValueError, match="follows"):
        reading.end()
