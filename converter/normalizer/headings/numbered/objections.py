"""What speaks against a line with a number: it is a task, a step, a row, an item, or a sentence."""

from __future__ import annotations

from collections.abc import Sequence

from converter.normalizer import numerals
from converter.normalizer.blocks import lists
from converter.normalizer.headings import beside_rows
from converter.normalizer.headings.candidate import Candidate, Refused
from converter.normalizer.lines import Line
from converter.normalizer.rules import Marker
from converter.patterns import lazy_pattern

QUESTION = "question"
"""The marker of questions that may be turns of a talk."""

NO_HEADING_END = "，；、,;"
_REMARK = lazy_pattern(r"[（(][^（）()]{1,60}[）)]$")
"""What a part of an examination counts, in sentences: （共2题，每题5分。选出一项。）."""

NOT_INSIDE = lazy_pattern(r"[。；](?!$|[（(][^（）()]{1,10}[）)]$)|\t")
"""What is inside of more than a sentence; what a part of a test counts may follow one."""

CLAUSES = 20
"""The longest heading of clauses that ``；`` parts: 强党性；守底线."""

_ENDS = lazy_pattern(r"[。\t：！？!?]")

ORDINAL_SENTENCE = 30
"""The longest heading 第一，…。 with a full stop: a longer one is a sentence of the argument."""

ORDINAL_HEADING = 90
"""The longest without a full stop; it may be of several sentences (seen: 72 characters)."""

_TASK = lazy_pattern(
    r"(?:(?:[（(][\s　_＿]*[）)]|[_＿]{3,})(?:[（(]\d{1,2}分[）)])?"
    r"|[。？?][（(]\d{1,2}分[）)])[。．.]?$"
)
"""What ends a question of an examination: room for the answer, or what it counts."""

_CHOICE = lazy_pattern(
    r"[（(]?[AＡ][.．、)）]\s?[^B-HＢ-Ｈ]{1,40}[\s　；;，,][（(]?[BＢ][.．、)）]|[□☐]\s?\S"
)
"""What stands under a question of a questionnaire, its answers on one line."""

_FIRST_CHOICE, _SECOND_CHOICE = (
    lazy_pattern(rf"[（(]?[{letters}][.．、)）]") for letters in ("AＡ", "BＢ")
)

ATTACHED = "it is of what is attached"
_ATTACHED = lazy_pattern(r"附[\s　]?件[\s　]?[：:](?:[\s　]{0,4}([0-9０-９])[.．、]|$)")
"""附件：1.项目清单, below which 2. is no heading, or 附件： above 1. (GB/T 9704-2012, 7.3.4)."""

TASK = "it is a task, with room for an answer"

STEP = "it is a step of what a heading announces"

OF_ITEMS = frozenset({TASK, STEP})
"""Why a line is an item of what stands above it, and no title by its words either."""

_STEPS = lazy_pattern(
    r"^(?:.{1,4}[、.．）)]|[（(].{1,3}[）)])?\s?(?:制作|操作|烹[饪调]|使用|安装|实验|製作|清洗)?"
    r"(?:步骤|步驟|做法|制法|方法|流程|过程|工序)[：:]?$"
)
"""The heading over the steps of a recipe or a manual, which are items."""

_TASKS = lazy_pattern(
    r"(?:[一二三四五六七八九十]、|【)?(?:课前|课堂|课后|当堂|随堂|自主|巩固|复习|同步|达标|思考[与和])?"
    r"(?:预习|练习|习题|思考|检测|测试|作业|自测)题?[：:】]?"
)
"""The heading over the tasks of a worksheet: 【思考与练习】."""

_ROOM = lazy_pattern(r"(?:[答解][：:])?[_＿ 　]{3,}[。．.]?")
"""The line below a task, for its answer."""

_STEPS_TOLD = lazy_pattern(
    r"(?:步骤|步驟|做法|制法|流程|工序)[^。：:，报汇总介]{0,12}(?:如下|写在|[一共分].{0,2}步)[^。：:]{0,12}[。：:]$"
)
"""What announces steps that are sentences."""

_ANSWER = lazy_pattern(r"(?:A\d{0,3}|答|答案)[：:.、 ]")
"""What opens an answer: the question before it is a turn of a talk."""


def against(
    lines: Sequence[Line], one: Candidate, marker: Marker, refused: Sequence[Refused]
) -> str:
    """Why the line is no heading, in words; nothing if it may be one.

    Its number has this ``marker``; ``refused`` are those above it that are no headings.
    """
    if marker.name == QUESTION and _is_answered(lines, one.index):
        return "an answer is marked as one"
    if _has_choices(lines, one.index + 1, marker):
        return "it is a task, with answers to choose from"
    if one.index + 1 < len(lines) and _ROOM.fullmatch(lines[one.index + 1].text):
        return TASK
    if _is_step(lines, one, refused):
        return STEP
    if _is_attached(lines, one, marker, refused):
        return ATTACHED
    if beside_rows.is_of_table(lines, one.index):
        return "it is a row of a table"
    if _is_item(lines, one, refused):
        return "it is an item of a list, parts of one sentence"
    return _of_its_own(one, marker, lines[one.index].text)


def _has_choices(lines: Sequence[Line], index: int, marker: Marker) -> bool:
    """Whether the line has answers to choose from, or, below 1., is the first of several."""
    texts = [line.text for line in lines[index : index + 2]]
    if not texts or texts[0][0] not in "（(AＡ□☐":
        return False
    if _CHOICE.match(texts[0]):
        return True
    patterns = (_FIRST_CHOICE, _SECOND_CHOICE)
    return (
        len(texts) > 1
        and "arabic" in marker.numerals
        and all(one.match(text) for one, text in zip(patterns, texts, strict=True))
    )


def _is_step(lines: Sequence[Line], one: Candidate, refused: Sequence[Refused]) -> bool:
    """Whether it is the first step or task right below its heading, or follows another one."""
    if one.found is None or one.found.prefix not in ("", "（", "(") or not one.index:
        return False
    if one.value != 1:
        return bool(refused) and refused[-1].objection == STEP and _goes_on(lines, refused[-1], one)
    above = lines[one.index - 1].text
    is_below = _TASKS.fullmatch(above) is not None
    if not is_below and "arabic" in one.found.marker.numerals:
        is_told = "。" in lines[one.index].text and _STEPS_TOLD.search(above) is not None
        is_below = is_told or _STEPS.search(above) is not None
    return is_below and not _is_over_text(lines, one)


def _is_attached(
    lines: Sequence[Line], one: Candidate, marker: Marker, refused: Sequence[Refused]
) -> bool:
    """Whether it is the line below 附件：1.……, or goes on from one that is."""
    if "arabic" not in marker.numerals or not one.index:
        return False
    above = lines[one.index - 1].text
    if above[0] == "附" and (match := _ATTACHED.match(above)):
        return one.value == numerals.value(match[1] or "0") + 1
    return bool(refused) and refused[-1].objection == ATTACHED and _goes_on(lines, refused[-1], one)


def _is_over_text(lines: Sequence[Line], one: Candidate) -> bool:
    """Whether it is a short title, and a paragraph of its own follows: 1 泡米."""
    if one.is_run_in or not one.text or len(one.text) > CLAUSES or _ENDS.search(one.text):
        return False
    below = lines[one.index + 1].text if one.index + 1 < len(lines) else ""
    return below.endswith("。") and lists.label_of(below) is None


def _is_item(lines: Sequence[Line], one: Candidate, refused: Sequence[Refused]) -> bool:
    """Whether it is the first item below ``：`` and ends in ``；``, or the next one to such."""
    text = lines[one.index].text
    if text[-1] not in "。；;":
        return False
    above = lines[one.index - 1].text if one.index else ""
    if one.value == 1:
        return one.is_run_in and text[-1] != "。" and above.endswith(("：", ":"))
    return bool(refused) and above.endswith(("；", ";")) and _goes_on(lines, refused[-1], one)


def _goes_on(lines: Sequence[Line], last: Refused, one: Candidate) -> bool:
    """Whether it has the next number of its form, on the next line but for code."""
    before = last.candidate
    if (one.form, one.value) != (before.form, before.value + 1):
        return False
    return all(lines[index].inside.code for index in range(before.index + 1, one.index))


def _is_answered(lines: Sequence[Line], index: int) -> bool:
    return index + 1 < len(lines) and _ANSWER.match(lines[index + 1].text) is not None


def _of_its_own(one: Candidate, marker: Marker, line: str) -> str:
    """Why the text after a number is no heading, if it is more than a sentence.

    There is no limit to its length.
    """
    text = one.text
    if "arabic" in marker.numerals and _TASK.search(line):
        return TASK
    if one.is_run_in or not text:
        return ""
    if marker.is_unit and text[-1] in "。：.:":
        return "it is a sentence"
    if marker.opens_sentences:
        return _ordinal_objection(text)
    if text[-1] in NO_HEADING_END:
        return f"it ends in {text[-1]}"
    text = _REMARK.sub("", text) or text
    is_title = len(text) <= CLAUSES and not _ENDS.search(text)
    return "" if is_title or not NOT_INSIDE.search(text) else "it is more than a sentence"


def _ordinal_objection(text: str) -> str:
    if text[-1] == "。":
        is_title = len(text) <= ORDINAL_SENTENCE and "，" not in text and "。" not in text[:-1]
        return "" if is_title else "it is a sentence of the argument"
    if text[-1] in NO_HEADING_END + "：":
        return f"it ends in {text[-1]}"
    return "" if len(text) <= ORDINAL_HEADING else "it is too long"
