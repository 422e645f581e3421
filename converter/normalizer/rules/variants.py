"""Characters of one word in their traditional and their simplified forms."""

from __future__ import annotations

SIMPLIFIED = str.maketrans(
    "專業個習書價餘興內寫況準創別動單歷參後園場聲備獎學實導開錄徵執報時條來標溫點愛獻環終經結緒編職腳節榮獲補見譽計記論設訪證評詞譯話語課談謝貼資踐輯過採釋問難項題驗驟鳴",
    "专业个习书价余兴内写况准创别动单历参后园场声备奖学实导开录征执报时条来标温点爱献环终经结绪编职脚节荣获补见誉计记论设访证评词译话语课谈谢贴资践辑过采释问难项题验骤鸣",
)
"""Traditional characters of known titles, 教學目標, as these are in simplified ones (GB 2312)."""
