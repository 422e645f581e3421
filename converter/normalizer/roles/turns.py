"""Two who talk in turn, 问 and 答 or by name: the one asks, the other answers."""

from __future__ import annotations

import re
from collections import Counter

from converter.normalizer.roles.assigned import Assigned

_TURN = re.compile(
    r"([^\s，。：:？！“”（）《》]{1,12}|《[^》]{1,16}》|[^\s，。：:？！“”（）]{1,8}（[^（）]{1,8}）)[：:](?=.)"
)
_ASKERS = frozenset({"问", "問", "Q", "记者", "記者", "主持人", "采访者", "採訪者", "提问", "网友"})
_ANSWERERS = frozenset({"答", "A", "答复", "回答"})

MIN_TURNS = 2


def of_talk(assigned: Assigned) -> None:
    """Give both their roles, if there are two: the one who asks does so mostly with ？."""
    lines = assigned.lines
    spoken = [
        (index, match[1])
        for index, line in enumerate(lines)
        if line.text.find("：", 1, 20) > 0 or line.text.find(":", 1, 20) > 0
        if assigned.is_free(index) and (match := _TURN.match(line.text))
    ]
    times = Counter(name for _, name in spoken)
    asked = Counter(name for index, name in spoken if _asks(lines[index].text))
    asking = {
        name
        for name, count in times.items()
        if count >= MIN_TURNS and (name in _ASKERS or 2 * asked[name] > count)
    }
    answering = [
        name
        for name, count in times.most_common()
        if name not in asking and (count >= MIN_TURNS or name in _ANSWERERS)
    ][:1]
    if len(asking) != 1 or not answering:
        return
    for index, name in spoken:
        if name in asking:
            assigned.give([index], "question", "question", f"{name} asks in turn")
        elif name in answering:
            assigned.give([index], "answer", "answer", f"{name} answers in turn")


def _asks(text: str) -> bool:
    return text.rstrip("”」』）").endswith(("？", "?"))
