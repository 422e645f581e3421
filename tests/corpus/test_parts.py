"""Parts of texts, as one pastes them: cut off anywhere, shuffled, without their paragraphs."""

from __future__ import annotations

from random import Random

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from converter import normalize
from converter.normalizer import NormalizerError
from converter.sources import decode
from tests.corpus.labels import FOLDER
from tests.normalizer import accounting

TEXTS = [path.read_text(encoding="utf-8").split("\n") for path in sorted(FOLDER.glob("*.txt"))]
LONGEST_SHORT = 30


@settings(derandomize=True, max_examples=1500, deadline=None)
@given(st.sampled_from(TEXTS), st.randoms(use_true_random=False), st.integers(0, 2), st.booleans())
def test_any_part_of_a_text_is_read_and_kept(
    lines: list[str], random: Random, whole: int, shuffled: bool
) -> None:
    start = random.randrange(len(lines))
    part = lines[start : random.randrange(start, len(lines)) + 1]
    if not whole:
        part = [line for line in part if len(line) < LONGEST_SHORT]
    if shuffled:
        random.shuffle(part)
    source = decode("\n".join(part).encode(), name="part", stem="part", modified="")
    try:
        normalized = normalize(source)
    except NormalizerError:  # nothing is left of it, or marks alone
        assume(False)
    assert accounting.is_all_there(normalized, source.text)


def test_a_text_may_end_in_framed_lines_below_its_only_paragraph() -> None:
    framed = (
        "【一把打不开任何门的钥匙】",
        "【四百把钥匙，四百个地址】",
        "【为什么一次只进五个人】",
    )
    text = "\n".join(("馆长虞大成原来是开锁匠。", *framed))
    source = decode(text.encode(), name="part", stem="part", modified="")
    assert accounting.is_all_there(normalize(source), text)
