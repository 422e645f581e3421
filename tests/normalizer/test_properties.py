"""What holds for any text: nothing is lost, every span is true, and no text costs too much."""

from __future__ import annotations

import itertools
import random
import re
import signal
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from converter.document import (
    Document,
    NoteReference,
    Paragraph,
    Section,
    Text,
    lines_of_text,
    walk,
)
from converter.normalized import Normalized
from converter.normalizer import NormalizerError
from converter.normalizer.headings.sequences import STEPS

from . import accounting
from .accounting import is_white_space, physical_lines
from .test_numerals import written
from .trees import ends, findings, outline, paragraphs, read

quick = settings(derandomize=True, max_examples=200, deadline=None)

MARK = re.compile("##paid(?:begin|end)##", re.IGNORECASE)

PIECES = [
    *("一、水情", "二、工情", "三、要求", "（一）上游", "（二）下游", "1.雨衣", "2.手电", "3、4月"),
    *("第一章　雾", "第二章　船", "第一节课", "(1)", "（2）定人", "一、二月的河", "两、", "十百"),
    *(
        "学会做人。",
        "学会做事。",
        "守住大堤。",
        "天黑了，灯亮了。",
        "他说：“走吧。”",
        "“灯",
        "”",
        "《",
    ),
    *(
        "’",
        "‘",
        "（",
        "）",
        "—",
        "——",
        ",",
        "今年",
        "2.5倍",
        "A",
        " ",
        "　",
        "\t",
        "𠮷",
        "。",
        "；",
    ),
]
MATTER = [
    *("第 1 页 共 2 页", "责任编辑：方圆", "相关阅读", "· 一棵树", "阅读全文", "- END -"),
    *("---", "title: 雪夜", "author: [闻樵]", "tags:", "- 园艺", "date: 2024-01-02"),
    *("> 少年读书。", ">", "| 书 | 年 |", "|---|:-:|", "| 雪 | 2019 |", "书\t年", "雪\t2019"),
    *("表1　书目", "* * *", "——", "■", "• 雨衣", "①", "[1]", "[2]", "注释", "参考文献"),
    *("[1] 见《水经》。", "① 见《水经》。", "② 同上。", "天黑了[1]，灯亮了。", "河①流。"),
    *("作者：闻樵", "闻　樵", "2024年1月2日", "此致", "敬礼！", "各位代表：", "附件：1. 名单"),
    *("雪落在井台上", "没有人看见", "天亮以前", "井还醒着", "问：苦吗？", "答：苦。"),
    *(
        "来源：山城晚报",
        "×政办发〔2020〕3号",
        "关于做好防汛",
        "工作的通知",
        "　　　　　　　　　县办",
    ),
]
MATTER_ENDS = ["\n", "\n", "\n", "\n\n", "\r\n"]
BLANKS = ["", "", "", "　　", "\t", " ", "\u200b", "\xa0　"]
LINE_ENDS = ["\n", "\n", "\r\n", "\r", "\n\n", "\n　\n", "\u2028", "\u2029\x85"]
MARKS = ["##paidbegin##", "##paidend##", "##PaidBegin##", "##", "##paid"]


def texts_of(*pieces: str, glue: list[str] = LINE_ENDS) -> st.SearchStrategy[str]:
    line = st.tuples(
        st.sampled_from(BLANKS),
        st.lists(st.sampled_from(pieces), max_size=4).map("".join),
        st.sampled_from(BLANKS),
        st.sampled_from(glue),
    )
    return st.lists(line.map("".join), max_size=14).map("".join)


unmarked_texts = texts_of(*PIECES)
marked_texts = texts_of(*PIECES, *MARKS * 3)
matter_texts = texts_of(*PIECES, *MATTER, glue=MATTER_ENDS)
any_texts = st.text(
    st.one_of(
        st.sampled_from("一二十第章节、（）()1２.．##paidbegin。“”‘’《》—,;\r\n\t　 \ufeff"),
        st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
    ),
    max_size=200,
)


def visible(line: str) -> str:
    rest = "".join(itertools.dropwhile(is_white_space, line))
    return "".join(itertools.dropwhile(is_white_space, rest[::-1]))[::-1]


def read_or_skip(text: str) -> Normalized | None:
    """None for a text without text, which is rightly refused."""
    try:
        return read(text)
    except NormalizerError:
        assert not any(visible(MARK.sub("", line)) for line in physical_lines(text))
        return None


@quick
@given(st.one_of(marked_texts, any_texts, matter_texts))
def test_what_is_in_a_text_is_in_its_tree_or_is_reported_as_removed(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        assert accounting.is_all_there(normalized, text)


@quick
@given(st.one_of(marked_texts, any_texts))
def test_every_removal_is_reported(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        lines = physical_lines(text)
        marks = [line for line in lines for _ in MARK.finditer(line)]
        assert len(findings(normalized, "MRK001")) == len(marks)
        if lines[0] == "\ufeff" + visible(lines[0]):
            lines[0] = lines[0][1:]
        trimmed = [
            number
            for number, line in enumerate(lines, start=1)
            if visible(MARK.sub("", line)) != MARK.sub("", line)
        ]
        said = [one for one in normalized.diagnostics if one.code == "LIN001"]
        assert [one.place()[0] for one in said] == trimmed[:1]
        assert all(re.search(rf" {len(trimmed)} lines? ", one.message) for one in said)


@quick
@given(
    st.one_of(unmarked_texts, any_texts.filter(lambda text: not MARK.search(text)), matter_texts)
)
def test_a_span_is_exactly_where_the_text_stands(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        lines = physical_lines(text)
        for block_text, span in accounting.exact(normalized.document):
            place = accounting.slice_of(lines, span)
            assert "".join(map(_trimmed, place.split("\n"))) == block_text


@quick
@given(
    st.lists(st.sampled_from(MARKS[:3]), max_size=3).map("".join),
    st.sampled_from(BLANKS),
    st.sampled_from([piece for piece in PIECES if visible(piece) == piece]),
    st.sampled_from(BLANKS),
    st.lists(st.sampled_from(MARKS[:3]), max_size=3).map("".join),
)
def test_a_span_is_exact_beside_marks(
    before: str, indent: str, text: str, trail: str, after: str
) -> None:
    line = before + indent + text + trail + after
    (paragraph,) = paragraphs(read(f"渡口\n{line}").document)
    _, first, _, last = ends(paragraph.span)
    assert line[first - 1 : last] == paragraph.text == text


@quick
@given(st.one_of(marked_texts, any_texts))
def test_findings_are_in_order_and_inside_the_source(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        lines = physical_lines(text)
        places = [finding.place() for finding in normalized.diagnostics]
        assert places == sorted(places)
        for finding in normalized.diagnostics:
            if finding.span:
                line, first, last_line, last = ends(finding.span)
                assert 1 <= line <= last_line <= len(lines)
                assert 1 <= first <= len(lines[line - 1])
                assert 1 <= last <= len(lines[last_line - 1])
                assert (line, first) <= (last_line, last)


@quick
@given(st.one_of(marked_texts, matter_texts))
def test_a_tree_is_well_formed(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        for block in walk(normalized.document.blocks):
            if isinstance(block, Section):
                inner = [one.heading.level for one in block.blocks if isinstance(one, Section)]
                assert set(inner) <= {block.heading.level + 1}
                assert block.span.first_line == block.heading.span.first_line
                places = [(one.span.first_line, one.span.last_line) for one in block.blocks]
                assert places == sorted(places)
                assert block.span.last_line == max(
                    [block.heading.span.last_line, *(last for _, last in places)]
                )
            elif isinstance(block, Paragraph):
                assert all(inline.text for inline in block.inlines)
                assert isinstance(block.inlines[-1], Text | NoteReference)
        outermost = [b.heading.level for b in normalized.document.blocks if isinstance(b, Section)]
        assert set(outermost) <= {1}


@quick
@given(st.one_of(marked_texts, any_texts))
def test_a_tree_is_the_same_through_json(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        data = normalized.document.to_json()
        assert Document.from_json(data) == normalized.document
        assert Document.from_json(data).to_json() == data


def _trimmed(line: str) -> str:
    """A part of a text without the white space at the edges of its line, which is left out."""
    return "".join(re.split(r"^[\s\u200b\ufeff]+|[\s\u200b\ufeff]+$", line))


def _where_they_stood(document: Document) -> str:
    """The lines of a tree, with a blank line where there was one between two of them."""
    text, end = "", 0
    for line, span in lines_of_text(document):
        breaks = min(span.first_line - end, 2) if end else 0
        text += "\n" * breaks + line
        end = span.last_line
    return text


@quick
@given(st.one_of(unmarked_texts, any_texts.filter(lambda text: not MARK.search(text))))
def test_a_text_read_from_its_own_tree_gives_the_same_tree(text: str) -> None:
    normalized = read_or_skip(text)
    if normalized:
        document = normalized.document
        assume(all(isinstance(block, Section | Paragraph) for block in walk(document.blocks)))
        assume(all(span.first_line == span.last_line for _, span in lines_of_text(document)))
        again = read(_where_they_stood(document))
        assert (again.document.title is None) == (document.title is None)
        assert outline(again.document.blocks) == outline(document.blocks)
        assert [p.inlines for p in paragraphs(again.document)] == [
            p.inlines for p in paragraphs(document)
        ]
        assert findings(again, "LIN001", "MRK001") == []


@quick
@given(marked_texts)
def test_a_text_is_read_the_same_whatever_ends_its_lines(text: str) -> None:
    lines = physical_lines(text)
    ends_of_lines = ("\n", "\r", "\r\n", "\x85", "\u2028", "\u2029")
    one, *others = (read_or_skip(end.join(lines)) for end in ends_of_lines)
    assert all(other == one for other in others)


@quick
@given(st.integers(1, 9999), st.sampled_from(["{}、", "（{}）", "第{}章　"]))
def test_any_two_numbers_in_order_make_a_heading_or_a_reported_hole(step: int, label: str) -> None:
    lines = [label.format(written(1)) + "水情", "天黑了。", label.format(written(step)) + "工情"]
    document = read("\n".join(["渡口", *lines, "灯亮了。"])).document
    numbers = [b.heading.number for b in walk(document.blocks) if isinstance(b, Section)]
    if 1 < step <= 1 + max(STEPS):
        assert numbers == ["一", written(step)]
    else:
        assert written(step) not in numbers[1:] or step == 1 or "章" in label


# Cost: shapes that make bad algorithms slow. Time is only a net below; the work is counted.


def shuffled(lines: list[str]) -> list[str]:
    return random.Random(20240501).sample(lines, len(lines))


ROUND = 2999
"""The numbers begin anew after so many."""


def han(count: int) -> list[str]:
    return [f"{written(1 + number % ROUND)}、水情" for number in range(count)]


SHAPES: dict[str, Callable[[int], str]] = {
    "one numeral": lambda n: "一" * n,
    "units": lambda n: "千" * n + "、",
    "digits": lambda n: "1" * n + ".",
    "opening brackets": lambda n: "（" * n,
    "closing brackets": lambda n: "）" * n,
    "closing what was never opened": lambda n: "（" * n + "》" * n,
    "quotation marks": lambda n: "“" * n,
    "quotations in quotations": lambda n: "“‘" * n + "’”" * n,
    "quotations unclosed": lambda n: "“‘" * n,
    "chapters": lambda n: "第" * n + "章",
    "halves of marks": lambda n: "##paid" * n,
    "hashes": lambda n: "#" * n,
    "marks": lambda n: "##paidbegin##" * n + "文",
    "marks and text": lambda n: "文##paidbegin##" * n,
    "marks and white space": lambda n: "##paidend## " * n + "文",
    "white space": lambda n: "　" * n + "文" + " " * n + "字",
    "white space in a chapter": lambda n: "渡口\n第一章" + "　" * n + "程",
    "full stops": lambda n: "守。" * n,
    "half-width marks": lambda n: "天," * n,
    "dashes": lambda n: "天—" * n,
    "empty lines": lambda n: "\n" * n + "文",
    "carriage returns": lambda n: "\r" * n + "文",
    "lines of white space": lambda n: "　\n" * n + "文",
    "quotations going on": lambda n: "“天黑了。\n" * n,
    "rising numbers": lambda n: "渡口\n" + "\n天\n".join(han(n)),
    "falling numbers": lambda n: "渡口\n" + "\n天\n".join(reversed(han(n))),
    "shuffled numbers": lambda n: "渡口\n" + "\n天\n".join(shuffled(han(n))),
    "the same number": lambda n: "渡口\n" + "一、水情\n天\n" * n,
    "ones and twos": lambda n: "渡口\n" + "一、水情\n" * n + "二、工情\n" * n,
    "every other number": lambda n: "渡口\n" + "\n天\n".join(han(2 * n)[::2]),
    "repeated numbers": lambda n: "渡口\n一、水情\n" + "二、水情\n天\n" * n,
    "forms outwards": lambda n: (
        "渡口\n" + "（1）天\n1.地\n（一）人\n一、水\n第一节\n第一章\n" * n + "（2）天\n2.地\n" * n
    ),
    "forms inwards": lambda n: "渡口\n" + "第一章\n第一节\n一、水\n（一）人\n1.地\n（1）天\n" * n,
    "nested pairs": lambda n: (
        "渡口\n" + "\n".join(f"一、天\n{1 + number % ROUND}.地" for number in range(n))
    ),
    "outlines": lambda n: "渡口\n" + "1 天\n1.1 地\n1.1.1 人\n1.1.2 水\n" * n,
    "outlines that go on": lambda n: (
        "渡口\n" + "\n".join(f"1.{1 + number % 999} 天\n地。" for number in range(n))
    ),
    "short lines": lambda n: (
        "渡口\n" + "河水流过村子前面的那座石桥，流到很远的地方去。\n水磨\n" * n
    ),
    "known titles": lambda n: "渡口\n" + "前言\n天。\n后记\n地。\n" * n,
    "dashed lines": lambda n: "渡口\n" + "——必须守土尽责。\n天。\n" * n,
    "run-in headings": lambda n: "渡口\n" + "（一）修堤。天\n（二）清淤。地\n" * n,
    "articles": lambda n: (
        "渡口\n"
        + "\n".join(
            f"第{written(1 + number % ROUND)}条　名　天黑了，灯亮了。" for number in range(n)
        )
    ),
    "leads": lambda n: "渡口\n" + "守住大堤。天\n守住水库。地\n" * n,
    "furniture": lambda n: "渡口\n天。\n" + "第 1 页 共 2 页\n相关阅读\n· 一棵树\n" * n,
    "items": lambda n: "渡口\n" + "".join(f"{number}. 雨衣；\n" for number in range(1, n + 1)),
    "first items": lambda n: "渡口\n" + "1. 雨衣；\n" * n,
    "bullets": lambda n: "渡口\n" + "• 雨衣\n" * n,
    "rows": lambda n: "渡口\n" + "雨衣\t三件\n" * n,
    "uneven rows": lambda n: "渡口\n" + "雨衣|三件\n雨|衣|三\n" * n,
    "rules of tables": lambda n: "渡口\n" + "|--|--|\n" * n,
    "captions": lambda n: "渡口\n" + "表1　雨具\n" * n,
    "quotations by marks": lambda n: "渡口\n" + "> 天黑了。\n" * n,
    "marks of quotations": lambda n: ">" * n + "文\n" + ">" * n,
    "quotations by indents": lambda n: (
        "渡口\n"
        + "天黑了，灯亮了，人都上了大堤，一夜没有下来。\n\n" * 9 * n
        + "　　天黑了，灯亮了，人都上了大堤，一夜没有下来。\n\n" * n
    ),
    "verse": lambda n: "渡口\n" + "雪落在井台上\n没有人看见\n" * n,
    "stanzas": lambda n: "渡口\n" + "雪落在井台上\n没有人看见。\n\n" * n,
    "marks of notes": lambda n: "渡口\n" + "天[1]" * n + "。\n[1] 注。",
    "notes": lambda n: "渡口\n" + "天黑了[1]。\n[1] 见《水经》。\n" * n,
    "notes at the end": lambda n: (
        "渡口\n"
        + "".join(f"天黑了[{number % 999}]。\n" for number in range(1, n))
        + "注释\n"
        + "".join(f"[{number % 999}] 注。\n" for number in range(1, n))
    ),
    "notes without marks": lambda n: "渡口\n" + "① 天。\n地。\n" * n,
    "turns": lambda n: "渡口\n" + "问：苦吗？\n答：苦。\n" * n,
    "speakers": lambda n: "渡口\n" + "".join(f"甲{number}：走。\n" for number in range(n)),
    "annexes": lambda n: "渡口\n" + "附件1\n天。\n2024年1月2日\n" * n,
    "signatures": lambda n: "渡口\n" + "县水利局\n" * n + "2024年1月2日",
    "lines set right": lambda n: "渡口\n天。\n" * 8 * n + "　　　　　　　　　　县水利局\n" * n,
    "a head": lambda n: "渡口\n" + "作者：闻樵\n" * n,
    "front matter": lambda n: "---\ntitle: 渡口\n" + "tag: 天\n" * n + "---\n天。",
    "leads of one opening": lambda n: (
        "渡口\n" + "\n".join(f"守{number:06d}住。天" for number in range(n))
    ),
    "shuffled forms": lambda n: (
        "渡口\n"
        + "\n".join(
            shuffled(
                [
                    form.format(number=number, han=written(1 + number % ROUND))
                    for number in range(1, n // 6 + 2)
                    for form in (
                        "第{han}章",
                        "第{han}节",
                        "{han}、",
                        "（{han}）",
                        "{number}.",
                        "（{number}）",
                    )
                ]
            )
        )
    ),
}
CHARACTERS, LINES = 60_000, 10_000


class TooSlow(Exception):  # noqa: N818
    pass


@contextmanager
def alarm(seconds: int) -> Iterator[None]:
    """A net, not a measure: a hang is an error and not a test that never ends.

    The seconds are this process's own, not the clock's: a busy machine does not ring it.
    """
    if not hasattr(signal, "SIGVTALRM"):
        yield
        return

    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGVTALRM, ring)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


@pytest.mark.parametrize("shape", SHAPES)
def test_a_long_adversarial_text_is_read(shape: str) -> None:
    lines_a_step = round(SHAPES[shape](60).count("\n") / 60)
    text = SHAPES[shape](LINES // lines_a_step if lines_a_step else CHARACTERS)
    with alarm(2 if lines_a_step else 6):
        normalized = read_or_skip(text)
    if normalized:
        assert accounting.is_all_there(normalized, text)


def work(text: str) -> int:
    """The steps of Python that reading ``text`` takes: the same on every machine."""
    steps = 0

    def count(frame: FrameType, event: str, argument: object) -> object:  # noqa: ARG001
        nonlocal steps
        steps += 1
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        read(text)
    finally:
        sys.settrace(before)
    return steps


@pytest.mark.parametrize("shape", SHAPES)
def test_twice_the_text_is_twice_the_work(shape: str) -> None:
    small, large = (work(SHAPES[shape](count)) for count in (200, 400))
    assert large <= 2.5 * small
