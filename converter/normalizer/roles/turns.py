"""Two who talk in turn, 问 and 答 or by name: the one asks, the other answers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import partial
from itertools import islice, pairwise, takewhile

from converter.document import Heading, Role
from converter.normalizer.blocks import separators
from converter.normalizer.roles.assigned import SENTENCE_ENDS, Assigned
from converter.patterns import lazy_pattern

_TURN = lazy_pattern(
    r"(?:([^\s，。：:？！“”（）《》【】\[\]]{1,12}|《[^》]{1,16}》|[^\s，。：:？！“”（）【】\[\]]{1,8}（[^（）]{1,8}）)[：:]"
    r"|[【\[［]([^】\]］]{1,8})[】\]］][：:]?"
    r"|([问問答QA])(?:[0-9]{0,2}[.．、｜|丨/／]|[\s　]{1,2}))(?=.)"
)
_NUMBER = "0123456789０１２３４５６７８９一二三四五六七八九十"
"""What may stand behind 问 and 答, which name no one: 问1：."""

_ASKER = lazy_pattern(
    "[问問Q]|.{0,8}(?:记者|記者|主持人?|主播|编辑|小编|采访者|採訪者|访谈者|提问者?|网友|網友|观众|读者|听众"
    "|[报刊网台社]|周刊|杂志|新闻)"
)
_ANSWERER = lazy_pattern("[答A]|答[复主案]|回答|回复|嘉宾|受访者|被访者|专家|律师|医生")
"""Who asks and who answers by trade: a paper asks under its own name."""

_ACT = lazy_pattern(r"第[一二三四五六七八九十0-9]{1,3}[幕场場](?:$|[\s　：:])")
_DIRECTION = lazy_pattern(
    r"〔[^〕]{0,60}$|[（(〔【](?:[^（）()〔〕【】]{1,30}(?<![见接以如])[上下]场?"
    r"|[^（）()〔〕【】]{0,30}(?:幕[启起落]|[启落]幕|暗转|灯[^（）()〔〕【】，]{0,4}[暗亮起])[^（）()〔〕【】]{0,30})"
    r"。?[）)〕】]$"
)
"""Acts, and what is done on a stage: those who talk in a play do not ask and answer in turn."""

CURTAIN = "幕"

_DISCUSSION = lazy_pattern("讨论|討論|问答|問答|答疑|提问|互动交流|交流发言")

PAIR = 2
MIN_TURNS, MIN_TURNS_OF_PAIR = 2, 3
FEW_ASKED, MORE_ASKED = 1 / 3, 2
"""The share of questions among the turns of the one who asks, and how many more than the other."""

TURNS_TO_ASKER = 3
"""Of so many turns of an interview one asks at the least, whoever else has a say."""

LONGEST_NAME = 20

_THIRD_PERSON = lazy_pattern("[他她](?!们|們)|^[“「]|^[（(][^（）()]*[)）]$")


def of_talk(assigned: Assigned) -> None:
    """Give those who talk their roles, if one asks and another answers."""
    spoken = list(_spoken(assigned))
    if not spoken or any(map(is_act, assigned.headings.values())):
        return
    times = Counter(name for _, name in spoken)
    asking = _asking(assigned, spoken, times)
    if _is_staged(assigned, is_asked=_is_asked_throughout(assigned, spoken, asking)):
        return
    answering = {
        name
        for name, count in times.items()
        if name not in asking and (count >= MIN_TURNS or _ANSWERER.fullmatch(name))
    }
    asked = [index for index, name in spoken if name in asking]
    if not asked:
        asked = _unnamed(assigned, spoken, answering)
    if not asked or not answering:
        _below_headings(assigned, spoken)
        _of_discussion(assigned, spoken)
        return
    assigned.give(asked, "question", "question", "who says it asks in turn")
    answers = [index for index, name in spoken if name in answering]
    assigned.give(answers, "answer", "answer", "who says it answers in turn")
    _go_on(assigned, asked)


def _is_asked_throughout(
    assigned: Assigned, spoken: Sequence[tuple[int, str]], asking: Set[str]
) -> bool:
    """Whether one who asks by trade has every third turn or more, and asks in most of them."""
    by_trade = set(filter(_ASKER.fullmatch, asking))
    turns = [assigned.lines[index].text for index, name in spoken if name in by_trade]
    return TURNS_TO_ASKER * len(turns) >= len(spoken) and 2 * sum(map(_asks, turns)) > len(turns)


def _is_staged(assigned: Assigned, *, is_asked: bool) -> bool:
    """Whether two lines say what is done on a stage, one of them the curtain where it ``is_asked``.

    Those whom a reporter asks sit down elsewhere too, and the lights go out.
    """
    directions = (_DIRECTION.match(line.text) for line in assigned.lines)
    found = list(islice(filter(None, directions), None if is_asked else MIN_TURNS))
    has_curtain = not is_asked or any(CURTAIN in one[0] for one in found)
    return len(found) >= MIN_TURNS and has_curtain


def is_act(heading: Heading) -> bool:
    """Whether it is an act or a scene of a play: what is in brackets below it is of the stage."""
    return _ACT.match(heading.full_text) is not None


def _asking(
    assigned: Assigned, spoken: Sequence[tuple[int, str]], times: Mapping[str, int]
) -> set[str]:
    """Who asks: one by trade, or whose turns are questions for the most part.

    Of two who talk by turns it is the one whose turns are questions far more often.
    """
    asked = Counter(name for index, name in spoken if _asks(assigned.lines[index].text))
    said = Counter(name for index, name in spoken if _says(assigned.lines[index].text))
    asking = {
        name
        for name, count in times.items()
        if count >= MIN_TURNS
        and ((_ASKER.fullmatch(name) and 2 * said[name] > count) or 2 * asked[name] > count)
    }
    if len(asking) > 1:
        return set(filter(_ASKER.fullmatch, asking))
    if not asking and len(times) == PAIR and min(times.values()) >= MIN_TURNS_OF_PAIR:
        one, other = sorted(times, key=lambda name: asked[name])
        if asked[other] > FEW_ASKED * times[other] and asked[other] > MORE_ASKED * asked[one]:
            return {other}
    return asking


def _unnamed(
    assigned: Assigned, spoken: Sequence[tuple[int, str]], answering: set[str]
) -> list[int]:
    """The lines above the turns of the one who answers, if most of them ask and name nobody."""
    turns = [index for index, name in spoken if name in answering]
    asked = [
        index - 1
        for index in turns
        if index and assigned.is_free(index - 1) and _asks(assigned.lines[index - 1].text)
    ]
    is_talk = len(answering) == 1 and len(asked) >= MIN_TURNS_OF_PAIR
    return asked if is_talk and 3 * len(asked) >= 2 * len(turns) else []


def _below_headings(assigned: Assigned, spoken: Sequence[tuple[int, str]]) -> None:
    """What opens with 答： right below a heading that asks, as 1.材料有哪些？ does."""
    answers = [
        index
        for index, name in spoken
        if _ANSWERER.fullmatch(name)
        and (heading := assigned.headings.get(index - 1))
        and _asks(heading.text)
    ]
    assigned.give(answers, "answer", "answer", "it answers the heading above")


def _of_discussion(assigned: Assigned, spoken: Sequence[tuple[int, str]]) -> None:
    """Turns under a heading such as 讨论情况: who speaks but once asks or answers too."""
    for start, end in pairwise([*sorted(assigned.headings), len(assigned.lines)]):
        if not _DISCUSSION.search(assigned.headings[start].text):
            continue
        turns = [index for index, _ in spoken if start < index < end]
        if len(turns) >= MIN_TURNS:
            for index in turns:
                role: Role = "question" if _asks(assigned.lines[index].text) else "answer"
                assigned.give([index], role, role, "it is a turn of a discussion")


def _spoken(assigned: Assigned) -> Iterator[tuple[int, str]]:
    """The lines that begin with the name of a speaker, and the name."""
    for index, line in enumerate(assigned.lines):
        text = line.text
        head = text[:LONGEST_NAME]
        is_turn = text[0] in "【[［问問答QA" or "：" in head or ":" in head
        if is_turn and assigned.is_free(index) and (match := _TURN.match(text)):
            name = match[1] or match[2] or match[3]
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
        going_on = takewhile(partial(_may_go_on, assigned), range(answer[-1] + 1, end))
        texts = ((index, assigned.lines[index].text) for index in going_on)
        same = [index for index, text in texts if not _THIRD_PERSON.search(text)]
        assigned.give(same, "answer", "answer", "it goes on with an answer")


def _may_go_on(assigned: Assigned, index: int) -> bool:
    """Whether no break and no line with a role stands there."""
    return assigned.is_free(index) and not separators.is_separator(assigned.lines[index].text)


def _says(text: str) -> bool:
    """Whether there is more behind the name than another name: 主持人：纪　兰 says nothing."""
    return len(text) > LONGEST_NAME or text[-1] in SENTENCE_ENDS


def _asks(text: str) -> bool:
    return text.rstrip("”」』）").endswith(("？", "?"))
