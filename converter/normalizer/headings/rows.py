"""What the text of a short line says of it: a row of a list or of a table."""

from __future__ import annotations

from converter.patterns import lazy_pattern

QUANTITY = lazy_pattern(
    r"[0-9０-９](?:千?克|公斤|毫升|升|斤|两|勺|匙|杯|碗|把|撮|滴|片|块|瓣|枚|只|根|颗|粒"
    r"|[节段头朵张盒袋包瓶罐条]|小勺|大勺|茶匙|汤匙|毫米|厘米|米|元|g|kg|ml|mL|L|cm|mm)(?:[（(][^（）()]{1,20}[）)])?$"
    r"|[×xX*]\s?[0-9]{1,3}(?:[（(][^（）()]{1,20}[）)])?$"
    r"|^[^　]{1,12}　(?:约|各)?(?:[0-9０-９]{1,4}|[一二两三四五六七八九十半]{1,3})\s?"
    r"[个只小大勺把块元角斤两碗杯圈瓶根颗片条盒包袋张]"
    r"|[ 　](?:各\d{1,4}\s?[套份副支对双桶捆台本册]?|\d{1,4}\s?[套份副支对双桶捆台本册])"
    r"(?:[（(][^（）()]{1,20}[）)])?$"
)
"""What ends a row of a list of materials or prices: 盐 5克."""

FACT = lazy_pattern(r"[^\s：，。？]{1,8}：\S")
"""How rows of a list of facts open."""

_ROW = lazy_pattern(r"[:：\t|　]|[；;]$|^[＿_]{3}")
_SPACED_CELLS = lazy_pattern(r"\S(?: {2}|　)[ 　]{0,20}\S+(?: {2}|　)[ 　]{0,20}\S")
_PAUSES = frozenset("，,")


def has_cells(text: str) -> bool:
    """Whether spaces part it into three cells at least."""
    return _SPACED_CELLS.search(text) is not None


def is_row(text: str) -> bool:
    """Whether it may be one of the rows of a list or a table."""
    return _ROW.search(text) is not None or (
        _PAUSES.isdisjoint(text) and QUANTITY.search(text) is not None
    )
