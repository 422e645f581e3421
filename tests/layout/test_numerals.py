"""Page numbers in Chinese and Roman numerals."""

import pytest

from converter.layout.numerals import han, roman


@pytest.mark.parametrize(
    ("number", "chinese", "latin"),
    [
        (1, "一", "i"),
        (10, "十", "x"),
        (14, "十四", "xiv"),
        (20, "二十", "xx"),
        (99, "九十九", "xcix"),
        (100, "一百", "c"),
        (105, "一百〇五", "cv"),
        (110, "一百一十", "cx"),
        (1001, "一千〇一", "mi"),
        (1010, "一千〇一十", "mx"),
        (12345, "一二三四五", "mmmmmmmmmmmmcccxlv"),
    ],
)
def test_a_number_is_written_as_it_is_counted(number: int, chinese: str, latin: str) -> None:
    """GB/T 15835-2011, 5.2: 〇 in page and year numbers."""
    assert (han(number), roman(number)) == (chinese, latin)
