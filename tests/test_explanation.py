"""``inspect --explain``: which rule decided about each line, and which were close."""

from __future__ import annotations

from converter import explanation
from converter.normalizer import normalize
from converter.normalizer.trace import Trace
from converter.sources import decode

PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册。"


def explained(*texts: str) -> dict[int, list[str]]:
    """The lines of the explanation by the number of the line they are about."""
    source = decode("\n".join(texts).encode(), name="讲话.txt", stem="讲话", modified="")
    trace = Trace()
    about: dict[int, list[str]] = {}
    number = 0
    for line in explanation.lines(source, normalize(source, trace=trace), trace):
        if not line.startswith(" "):
            number = int(line.partition(":")[0])
        about.setdefault(number, []).append(line.strip())
    return about


def test_each_line_is_explained_by_the_rule_that_decided() -> None:
    about = explained(
        "防汛简报",
        "",
        "一、水情",
        PROSE,
        "二、工情",
        "（一）堤防。要巡。",
        "（二）水闸。要守。",
        "后记",
        PROSE,
    )
    assert about[1] == [
        "1: title  防汛简报",
        "by the rule title: the first line, and it does not end as a sentence",
    ]
    assert 2 not in about
    assert about[3] == [
        "3: heading 1  一、水情",
        "by the rule han: number 1 of 2 in sequence, at level 1",
    ]
    assert about[4] == [f"4: paragraph  {PROSE}", "no rule took it"]
    assert about[6][0] == "6: run-in heading 2  （一）堤防。要巡。"
    assert about[8][1] == "by the rule back-matter: it is known by its words"


def test_rules_that_were_close_are_named_with_the_reason() -> None:
    about = explained(
        "防汛简报",
        PROSE,
        "（一）水情",
        "1、雨衣；",
        "1、雨衣",
        "2、手电",
        PROSE,
        "灯火",
        PROSE,
    )
    assert about[3][1:] == ["no rule took it", "close: han-in-brackets: it has no second member"]
    assert about[4][2] == "close: arabic: it ends in ；"
    assert about[5][2] == "close: arabic: its lines follow one another as a list's do"
    assert about[8][2] == "close: short line: it has no sibling"


def test_a_marker_that_comes_later_in_the_order_was_close() -> None:
    about = explained("报告", "1.1　数据", PROSE, "1.2　方法", PROSE)
    assert about[2][1].startswith("by the rule outline: number 1 of 2")


def test_what_was_removed_from_a_line_is_told_with_it() -> None:
    about = explained("防汛简报", "##paidbegin##", PROSE, "##paidend##")
    assert about[2] == [
        "2: left out  ##paidbegin##",
        "by the rule paid-begin: it is a mark of the site",
        "MRK001 site mark ##paidbegin## removed",
    ]
    assert about[4][1] == "by the rule paid-end: it is a mark of the site"
    assert explained("简报", f"##paidbegin##{PROSE}")[2][1] == "no rule took it"


def test_a_line_that_was_rejoined_with_the_one_above_says_so() -> None:
    text = "　　" + PROSE * 5
    lines = [text[start : start + 18] for start in range(0, len(text), 18)]
    about = explained("防汛简报", "", *(lines * 3))
    assert about[4][:2] == [
        f"4: paragraph, continued  {lines[1]}",
        "by the rule wrapped lines: it goes on from the line above (LIN002)",
    ]
