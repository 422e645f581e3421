"""Two who talk in turn, 问 and 答 or by name: the one asks, the other answers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from converter.normalizer.roles.assigned import SENTENCE_ENDS, Assigned

_TURN = re.compile(
    r"(?:([^\s，。：:？！“”（）《》【】\[\]]{1,12}|《[^》]{1,16}》|[^\s，。：:？！“”（）【】\[\]]{1,8}（[^（）]{1,8}）)[：:]"
    r"|[【\[［]([^】\]］]{1,8})[】\]］][：:]?)(?=.)"
)
_NUMBER = "0123456789０１２３４５６７８９一二三四五六七八九十"
"""What may stand behind 问 and 答, which name no one: 问1：."""

_ASKERS = frozenset(
    [
        "问",
        "問",
        "Q",
        "记者",
        "記者",
        "主持人",
        "采访者",
        "採訪者",
        "提问",
        "网友",
        "本报记者",
        "编辑",
    ]
)
_ANSWERERS = frozenset(["答", "A", "答复", "回答"])

MIN_TURNS = 2
LONGEST_NAME = 20

_THIRD_PERSON = re.compile("[他她](?!们|們)|^[“「]|^[（(][^（）()]*[)）]$")


def of_talk(assigned: Assigned) -> None:
    """Give those who talk their roles, if one asks and another answers."""
    spoken = list(_spoken(assigned))
    times = Counter(name for _, name in spoken)
    asked = Counter(name for index, name in spoken if _asks(assigned.lines[index].text))
    said = Counter(name for index, name in spoken if _says(assigned.lines[index].text))
    asking = {
        name
        for name, count in times.items()
        if count >= MIN_TURNS
        and ((name in _ASKERS and 2 * said[name] > count) or 2 * asked[name] > count)
    }
    answering = {
        name
        for name, count in times.items()
        if name not in asking and (count >= MIN_TURNS or name in _ANSWERERS)
    }
    if len(asking) != 1 or not answering:
        return
    for index, name in spoken:
        if name in asking:
            assigned.give([index], "question", "question", f"{name} asks in turn")
        elif name in answering:
            assigned.give([index], "answer", "answer", f"{name} answers in turn")
    _go_on(assigned, [index for index, name in spoken if name in asking])


def _spoken(assigned: Assigned) -> Iterator[tuple[int, str]]:
    """The lines that begin with the name of a speaker, and the name."""
    for index, line in enumerate(assigned.lines):
        text = line.text
        is_turn = text[0] in "【[［" or "：" in text[:LONGEST_NAME] or ":" in text[:LONGEST_NAME]
        if is_turn and assigned.is_free(index) and (match := _TURN.match(text)):
            name = match[1] or match[2]
            if not name.isdecimal():
                yield index, name.rstrip(_NUMBER) or name


def _go_on(assigned: Assigned, questions: Sequence[int]) -> None:
    """Paragraphs of an answer after its first, up to the next question.

    What speaks of the speaker as 他 or 她 tells of the talk, and is no part of it.
    """
    for start, end in pairwise(questions):
        answer = [index for index in range(start, end) if assigned.role(index) == "answer"]
        if not answer:
            continue
        going_on = takewhile(assigned.is_free, range(answer[-1] + 1, end))
        texts = ((index, assigned.lines[index].text) for index in going_on)
        same = [index for index, text in texts if not _THIRD_PERSON.search(text)]
        assigned.give(same, "answer", "answer", "it goes on with an answer")


def _says(text: str) -> bool:
    """Whether there is more behind the name than another name: 主持人：纪　兰 says nothing."""
    return len(text) > LONGEST_NAME or text[-1] in SENTENCE_ENDS


def _asks(text: str) -> bool:
    return text.rstrip("”」』）").endswith(("？", "?"))
