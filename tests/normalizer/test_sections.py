"""Nesting: which section holds what, how far it reaches, and who may read it."""

from __future__ import annotations

from converter.document import Section, walk

from .trees import MORE_PROSE, PROSE, ends, outline, paragraphs, read_lines

LINES = [
    "防汛简报",
    "　　" + PROSE,
    "一、水情",
    "（一）上游",
    PROSE,
    MORE_PROSE,
    "（二）下游",
    "　　" + PROSE,
    "",
    "二、工情",
    MORE_PROSE,
]


def sections() -> dict[str, Section]:
    document = read_lines(*LINES).document
    return {
        block.heading.full_text: block
        for block in walk(document.blocks)
        if isinstance(block, Section)
    }


def test_a_section_holds_what_follows_until_its_equal() -> None:
    assert outline(read_lines(*LINES).document.blocks) == (
        PROSE,
        ("一、水情", ("（一）上游", PROSE, MORE_PROSE), ("（二）下游", PROSE)),
        ("二、工情", MORE_PROSE),
    )


def test_a_section_reaches_from_its_heading_to_its_last_character() -> None:
    prose, more = len(PROSE), len(MORE_PROSE)
    assert {name: ends(section.span) for name, section in sections().items()} == {
        "一、水情": (3, 1, 8, 2 + prose),
        "（一）上游": (4, 1, 6, more),
        "（二）下游": (7, 1, 8, 2 + prose),
        "二、工情": (10, 1, 11, more),
    }


def test_an_empty_section_reaches_as_far_as_its_heading() -> None:
    (_, last) = read_lines("防汛简报", "一、水情", PROSE, "二、工情").document.blocks
    assert isinstance(last, Section)
    assert last.blocks == ()
    assert ends(last.span) == (4, 1, 4, 4)


def test_the_access_of_a_section_is_its_headings_own() -> None:
    document = read_lines(
        "防汛简报",
        "一、水情",
        PROSE,
        "##paidbegin##" + MORE_PROSE,
        "二、工情",
        PROSE + "##paidend##",
        "三、要求",
        PROSE,
    ).document
    accesses = [block.access for block in document.blocks]
    assert accesses == ["free", "paid", "free"]
    assert [p.access for p in paragraphs(document)] == ["free", "paid", "paid", "free"]


def test_a_text_without_headings_is_flat() -> None:
    document = read_lines("渡口", PROSE, MORE_PROSE).document
    assert outline(document.blocks) == (PROSE, MORE_PROSE)
    assert {paragraph.role for paragraph in paragraphs(document)} == {"body"}


def test_leads_are_looked_for_in_each_section_and_before_the_first() -> None:
    document = read_lines(
        "防汛简报",
        "守住大堤。" + PROSE,
        "守住水库。" + PROSE,
        "一、水情",
        "看清雨势。" + PROSE,
        "二、工情",
        "看清水势。" + PROSE,
    ).document
    assert [type(p.inlines[0]).__name__ for p in paragraphs(document)] == [
        "Lead",
        "Lead",
        "Text",
        "Text",
    ]
