"""Simplified or traditional: what a text is by its own characters."""

from __future__ import annotations

from converter.patterns import lazy_pattern

SIMPLIFIED, TRADITIONAL = "zh-CN", "zh-Hant"
"""The languages as BCP 47 tags: characters do not tell Taiwan and Hong Kong apart."""

ONLY_SIMPLIFIED = frozenset(
    "专业东两个为举义书争亚产亲从们众会传关内军农决况则别办务动势区华单却历县参发变号员团国图场声"
    "处备头学实对导将尔属师带广应开张强当总战报数断无时术权条来样汉没济点热爱现电着积称类红约级纪"
    "线组经结给统编职联装见观规计认让议记许论设证话该语说调质资车转较边达过运还这进远连选铁长门问"
    "间队阳际随难领题风马鱼黄"
)
"""The most common characters that GB 2312 has and Big5 has not."""

ONLY_TRADITIONAL = frozenset(
    "並亞來個們備傳價兒內兩別則劃動務勢區卻參員問喫單國圖團報場學實將專對導屬師帶幹幾廣張強從復愛"
    "應戰據數斷時書會東條業極構樣機權歷氣決沒況準漢濟無熱爭爲爾現產當發種稱積紀約紅級組結給統經網"
    "線編縣總羣義聯聲職聽臺與舉華萬處號衆術裏裝見規親觀計記設許話該認語說調論證議變讓資質車軍較轉"
    "辦農這連進遊運過達遠選還邊鐵長門開間關陽隊際隨難電領頭題類風馬體魚麼黃點黨"
)
"""Those that GB 2312 has not."""

OPENING = 120
"""The characters that mostly do: simplified ones at the begin are no traditional text."""

PLACE = 1_000
"""How many characters are looked at in each of three places else: begin, middle and end.

One who quotes a classic at length begins, or ends, in his own words.
"""

LEAST, MANIFOLD = 3, 4
"""How many of a script there are at least, and how many times the others are traditional ones."""


_TAG = lazy_pattern(
    "[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WYZa-wyz](-[A-Za-z0-9]{2,8})+)*"
    "(-[Xx](-[A-Za-z0-9]{1,8})+)?"
)
"""Language, script, region, variants, extensions, private use (RFC 5646, 2.1).

Of languages with four letters or more the registry has none (RFC 5646, 2.2.1).
"""


def is_tag(text: str) -> bool:
    """Whether ``text`` has the form of a tag of BCP 47: zh-CN, but not chinese."""
    return _TAG.fullmatch(text) is not None


def language(text: str, encoding: str = "") -> str:
    """The language of a text: what has hardly any simplified character is traditional.

    Different characters count, not how often each comes. Of Big5, which has no simplified ones,
    one is enough.
    """
    traditional, simplified = _counted(text[:OPENING])
    if simplified >= LEAST and traditional < MANIFOLD * simplified:
        return SIMPLIFIED
    middle = len(text) // 2
    places = (text[:PLACE], text[middle : middle + PLACE], text[-PLACE:])
    traditional, simplified = _counted("".join(places) if len(text) > 3 * PLACE else text)
    least = 1 if encoding == "big5" else LEAST
    is_traditional = traditional >= max(least, MANIFOLD * simplified)
    return TRADITIONAL if is_traditional else SIMPLIFIED


def _counted(text: str) -> tuple[int, int]:
    met = set(text)
    return len(met & ONLY_TRADITIONAL), len(met & ONLY_SIMPLIFIED)
