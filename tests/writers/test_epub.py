"""The EPUB writer, judged by epubcheck and read back with zipfile and lxml."""

import io
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from zipfile import ZIP_STORED

import pytest
from msgspec.structs import replace
from PIL import Image, ImageColor

from converter import theme as themes
from converter import words
from converter.diagnostics import Diagnostic, UsageError
from converter.document import Document, Lead, Paragraph, Role, Section, lines_of_text, walk
from converter.theme import Theme
from converter.words import CLOSING_MARKS, OPENING_MARKS
from converter.writers import create
from converter.writers.epub import EpubWriter
from converter.writers.epub.title_lines import Room, set_title
from tests.judges.epubcheck import Message
from tests.writers import epub_samples as samples
from tests.writers.epub_reader import EPUB_TYPE, XML_LANG, EpubFile, text, xpath

ROOT = Path(__file__).parents[2]
ESSAY_THEME = themes.load("essay")
GONGWEN_THEME = themes.load("gongwen")
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"
ILLEGAL = "illegal characters"
ROOM = Room(1240, 1180, 1.45)

TITLES = (
    "我的家乡",
    "挂职感悟：夯基立柱，行稳致远",
    "论《红楼梦》的叙事结构与《金瓶梅》之比较研究",
    "Python 与人工智能：ChatGPT 时代的编程教育",
    "基层治理的实践与思考——以某街道为例",
    "学会“真抓实干”、“拓展技能”、“提升能力”，做一名合格的学生（2024年11月）……",
    "关于深入学习贯彻落实全国教育大会精神进一步加强和改进新时代学校思想政治工作的若干思考",
    "在市委组织部安排下到某街道挂职锻炼期间了解基层、扎根基层、奉献基层的若干体会与对今后工作的几点思考和建议",
)
LONG_TITLES = (
    "夯基立柱，行稳致远。" * 100,
    "，" * 1000,
    "“" * 1000,
    "《" + "习近平" * 300 + "》",
    "W" * 1000,
    "i" * 1000,
    "word " * 200,
)


def write(document: Document, theme: Theme = ESSAY_THEME) -> bytes:
    return write_with_diagnostics(document, theme)[0]


def write_with_diagnostics(
    document: Document, theme: Theme = ESSAY_THEME
) -> tuple[bytes, list[Diagnostic]]:
    sink = io.BytesIO()
    diagnostics = EpubWriter().write(document, theme, sink)
    return sink.getvalue(), list(diagnostics)


def read(document: Document, theme: Theme = ESSAY_THEME) -> EpubFile:
    return EpubFile(write(document, theme))


@pytest.fixture(scope="module")
def essay() -> EpubFile:
    return read(samples.essay())


@pytest.fixture(scope="module")
def verdict(
    tmp_path_factory: pytest.TempPathFactory,
    epubcheck_messages: Callable[[Sequence[Path]], list[Message]],
) -> list[Message]:
    """One start of Java judges them all."""
    folder = tmp_path_factory.mktemp("epub")
    files = {name: write(document) for name, document in samples.ALL.items()}
    files["gongwen"] = write(samples.essay(), GONGWEN_THEME)
    files["broken"] = b"no zip"
    for name, data in files.items():
        (folder / f"{name}.epub").write_bytes(data)
    return epubcheck_messages(sorted(folder.iterdir()))


class TestValidity:
    @pytest.mark.parametrize("name", [*samples.ALL, "gongwen"])
    def test_epubcheck_has_nothing_to_say(self, name: str, verdict: list[Message]) -> None:
        assert [message for message in verdict if message.file.stem == name] == []

    def test_epubcheck_speaks_when_it_has_to(self, verdict: list[Message]) -> None:
        assert {m.severity for m in verdict if m.file.stem == "broken"} & {"ERROR", "FATAL"}


class TestContainer:
    def test_mimetype_comes_first_and_stored(self, essay: EpubFile) -> None:
        first, second, *_ = essay.zip.infolist()
        assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
        assert essay.zip.read(first) == b"application/epub+zip"
        assert write(samples.essay())[30:58] == b"mimetypeapplication/epub+zip"
        assert second.filename == "META-INF/container.xml"

    def test_entries_carry_the_date_of_the_document(self, essay: EpubFile) -> None:
        assert {entry.date_time for entry in essay.zip.infolist()} == {(2024, 5, 6, 7, 8, 8)}
        assert {entry.create_system for entry in essay.zip.infolist()} == {0}

    @pytest.mark.parametrize("modified", ["1970-01-01T00:00:00Z", "2999-01-01T00:00:00Z"])
    def test_a_date_that_zip_cannot_say_is_clamped(self, modified: str) -> None:
        epub = read(samples.document(modified=modified))
        assert epub.zip.infolist()[0].date_time[0] in (1980, 2107)
        assert epub.meta("dcterms:modified") == [modified]

    @pytest.mark.parametrize("name", ["essay", "eight levels", ILLEGAL])
    def test_the_same_bytes_twice(self, name: str) -> None:
        assert write(samples.ALL[name]) == write(samples.ALL[name])

    def test_the_same_bytes_in_another_process(self, tmp_path: Path) -> None:
        program = (
            "import sys; from converter import theme; from tests.writers import epub_samples;"
            "from converter.writers import create;"
            "create('epub').write(epub_samples.essay(), theme.load(), open(sys.argv[1], 'wb'))"
        )
        for seed in ("1", "2"):
            environment = os.environ | {"PYTHONHASHSEED": seed, "TZ": f"UTC+{seed}"}
            command = [sys.executable, "-c", program, str(tmp_path / seed)]
            subprocess.run(command, check=True, env=environment, cwd=ROOT)
        assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()
        assert (tmp_path / "1").read_bytes() == write(samples.essay())


class TestText:
    @pytest.mark.parametrize("name", sorted(samples.ALL.keys() - {ILLEGAL}))
    def test_the_spine_has_the_text_of_the_tree(self, name: str) -> None:
        document = samples.ALL[name]
        blocks = "//h:p|//h:h1|//h:h2|//h:h3|//h:h4|//h:h5|//h:h6"
        pages = [page for _, page in read(document).content()]
        assert [text(block) for page in pages for block in xpath(page, blocks)] == [
            line for line, _ in lines_of_text(document)
        ]
        # Nothing else is in the pages but the line ends between blocks.
        outside = [text(xpath(page, "//h:body")[0]) for page in pages]
        assert "".join(outside).replace("\n", "") == "".join(
            line for line, _ in lines_of_text(document)
        ).replace("\n", "")

    def test_leads_and_numbers_are_marked(self, essay: EpubFile) -> None:
        document = samples.essay()
        leads = [
            inline.text
            for block in walk(document.blocks)
            if isinstance(block, Paragraph)
            for inline in block.inlines
            if isinstance(inline, Lead)
        ]
        pages = [page for _, page in essay.content()]
        assert len(leads) == 9
        assert leads == [
            text(lead) for page in pages for lead in xpath(page, "//h:p/h:span[@class='lead']")
        ]
        assert [
            text(number) for page in pages for number in xpath(page, "//h:span[@class='number']")
        ] == ["一、", "二、", "三、"]

    def test_a_file_a_top_level_section(self, essay: EpubFile) -> None:
        assert [Path(path).name for path, _ in essay.content()] == [
            "opening.xhtml",
            "section-1.xhtml",
            "section-2.xhtml",
            "section-3.xhtml",
        ]

    def test_a_paragraph_between_sections_follows_the_one_before(self) -> None:
        pages = read(samples.ALL["text between sections"]).content()
        assert [text(xpath(page, "//h:body")[0]).split() for _, page in pages] == [
            ["挂职感悟"],
            ["一、甲", "丙。"],
            ["二、乙"],
        ]

    def test_a_notice_has_its_class(self) -> None:
        pages = read(samples.ALL["notice"]).content()
        assert [text(p) for _, page in pages for p in xpath(page, "//h:p[@class='notice']")] == [
            "（试读到此。）"
        ]

    def test_every_page_says_its_language(self) -> None:
        epub = read(samples.ALL["traditional"])
        pages = [epub.package, *(epub.xml(path) for path in epub.spine())]
        assert {page.get(XML_LANG) for page in pages} == {"zh-Hant-TW"}
        assert {page.get("lang") for page in pages[1:]} == {"zh-Hant-TW"}

    def test_illegal_characters_are_shown_and_told(self) -> None:
        data, diagnostics = write_with_diagnostics(samples.ALL[ILLEGAL])
        epub = EpubFile(data)
        assert epub.dublin_core("title") == [f"题{REPLACEMENT}"]
        assert epub.dublin_core("creator") == [f"人{REPLACEMENT}"]
        assert [text(p) for _, page in epub.content() for p in xpath(page, "//h:p")] == [
            f"乙{REPLACEMENT}{REPLACEMENT}。丙{REPLACEMENT}"
        ]
        told = [found for found in diagnostics if found.code == "FMT001"]
        assert {found.severity for found in told} == {"warning"}
        assert [(found.span and found.span.first_line) for found in told] == [None, 1, 1, 7]
        assert "U+0000, U+D800, U+FFFE" in told[-1].message

    def test_nothing_is_said_of_a_clean_text(self) -> None:
        assert write_with_diagnostics(samples.essay())[1] == []


class TestNavigation:
    @pytest.mark.parametrize("name", samples.ALL)
    def test_both_tables_of_contents_follow_the_headings(self, name: str) -> None:
        document = samples.ALL[name]
        epub = read(document)
        assert epub.navigation() == epub.ncx()
        first, expected = epub.navigation()[0], list(_section_headings(document))
        if not first[1].count("#"):
            expected.insert(0, (document.metadata.title, 1))
        labels = [(label, level) for label, _, level in epub.navigation()]
        if name != ILLEGAL:
            assert labels == expected
        assert len(labels) == len(expected)

    @pytest.mark.parametrize("name", samples.ALL)
    def test_every_entry_leads_to_its_heading(self, name: str) -> None:
        epub = read(samples.ALL[name])
        folder = Path(epub.package_path).parent
        for label, target, _ in epub.navigation():
            path, _, fragment = target.partition("#")
            page = epub.xml((folder / path).as_posix())
            if fragment:
                assert [text(heading) for heading in xpath(page, f"//*[@id='{fragment}']")] == [
                    label
                ]

    @pytest.mark.parametrize("name", samples.ALL)
    def test_heading_ranks_skip_none(self, name: str) -> None:
        ranks = [rank for _, rank in read(samples.ALL[name]).headings()]
        assert ranks[:1] in ([], [1])
        assert all(after <= before + 1 for before, after in pairwise(ranks))

    def test_only_the_title_ranks_first(self, essay: EpubFile) -> None:
        assert [rank for _, rank in essay.headings()] == [1, 2, 2, 2]

    def test_landmarks(self, essay: EpubFile) -> None:
        nav = essay.xml(essay.with_property("nav"))
        links = xpath(nav, "//h:nav[@epub:type='landmarks']//h:a")
        assert [(link.get(EPUB_TYPE), link.get("href")) for link in links] == [
            ("cover", "cover.xhtml"),
            ("toc", "#toc"),
            ("bodymatter", "opening.xhtml"),
        ]

    def test_sections_say_what_they_are(self, essay: EpubFile) -> None:
        _, page = essay.content()[1]
        (section,) = xpath(page, "//h:section")
        assert (section.get(EPUB_TYPE), section.get("role")) == ("chapter", "doc-chapter")
        label = xpath(page, f"//*[@id='{section.get('aria-labelledby')}']")
        assert [text(heading) for heading in label] == ["一、立干事创业的本领之柱"]


class TestMetadata:
    def test_dublin_core(self, essay: EpubFile) -> None:
        assert essay.dublin_core("title") == ["挂职感悟：夯基立柱，行稳致远"]
        assert essay.dublin_core("creator") == ["某作者"]
        assert essay.dublin_core("language") == ["zh-CN"]
        assert essay.dublin_core("date") == ["2024-05-06"]
        assert essay.meta("dcterms:modified") == [samples.MODIFIED]
        assert essay.package.get("version") == "3.0"

    @pytest.mark.parametrize(
        ("role", "text", "date"),
        [
            ("date", "2024年3月18日", "2024-03-18"),
            ("date", "发布时间：2023-11-2 08:00", "2023-11-02"),
            ("signature_date", "二〇二四年十二月三十一日", "2024-12-31"),
            ("date", "二○二四年三月", "2024-03"),
            ("date", "2024年2月30日", "2024-05-06"),
            ("date", "春分", "2024-05-06"),
            ("body", "2020年1月1日他来了。", "2024-05-06"),
        ],
    )
    def test_the_date_is_that_of_the_text_or_else_of_its_file(
        self, role: Role, text: str, date: str
    ) -> None:
        epub = read(replace(samples.essay(), blocks=(samples.paragraph(text, role=role),)))
        assert epub.dublin_core("date") == [date]

    def test_what_is_not_known_is_not_said(self) -> None:
        epub = read(samples.document())
        assert epub.dublin_core("creator") == epub.dublin_core("date") == []

    def test_accessibility(self, essay: EpubFile) -> None:
        assert essay.meta("schema:accessMode") == ["textual"]
        assert essay.meta("schema:accessModeSufficient") == ["textual"]
        assert essay.meta("schema:accessibilityHazard") == ["none"]
        assert {"structuralNavigation", "tableOfContents", "readingOrder"} <= set(
            essay.meta("schema:accessibilityFeature")
        )
        assert re.search("[\u4e00-\u9fff]", essay.meta("schema:accessibilitySummary")[0])
        assert essay.meta("dcterms:conformsTo") == []

    def test_the_identifier_follows_the_content(self) -> None:
        base = samples.essay()
        redated = replace(base, metadata=replace(base.metadata, modified="2030-01-01T00:00:00Z"))
        moved = replace(base, title=replace(base.title, span=samples.span(99)))
        same = {_identifier(base, ESSAY_THEME), _identifier(base, GONGWEN_THEME)}
        same |= {_identifier(redated), _identifier(moved)}
        assert len(same) == 1
        assert re.fullmatch("urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", same.pop())

    def test_another_content_has_another_identifier(self) -> None:
        base = samples.essay()
        others = [
            base,
            replace(base, metadata=replace(base.metadata, author="他人")),
            replace(base, metadata=replace(base.metadata, title="他题")),
            replace(base, blocks=base.blocks[:-1]),
            replace(base, blocks=(*base.blocks, samples.paragraph("。"))),
        ]
        assert len({_identifier(document) for document in others}) == len(others)


class TestStyleSheet:
    @pytest.mark.parametrize("theme", [ESSAY_THEME, GONGWEN_THEME])
    def test_the_reader_stays_in_charge(self, theme: Theme) -> None:
        for selector, name, value in _declarations(read(samples.essay(), theme).style_sheet()):
            assert name not in {"background", "background-color"}
            assert name != "color" or selector == ".issuer"
            assert not re.search(r"\d(pt|px|mm|cm|in)\b", value) or name == "border-bottom"
            if selector in {"body", "p", "html"}:
                assert name not in {"font", "font-family", "font-size", "margin", "padding"}
                assert not name.endswith(("-left", "-right"))

    def test_the_theme_gives_the_numbers(self, essay: EpubFile) -> None:
        rules = {(s, n): v for s, n, v in _declarations(essay.style_sheet())}
        assert rules["p", "text-indent"] == "2em"
        assert rules["body", "line-height"] == "1.667"
        assert rules[".title", "font-size"] == "1.833em"
        assert rules[".heading-1", "margin-top"] == "1.125em"
        assert rules[".heading-1", "font-family"].startswith('"Heiti SC", ')
        assert rules[".lead", "font-family"].endswith(", serif")
        assert rules["h1, h2, h3, h4, h5, h6", "break-after"] == "avoid"

    def test_a_theme_may_add_its_own(self, tmp_path: Path) -> None:
        assert "::after" in read(samples.document()).style_sheet()
        plain = replace(ESSAY_THEME, folder=tmp_path)
        assert "::after" not in read(samples.document(), plain).style_sheet()
        (tmp_path / "epub.css").write_text("p { quotes: none; }", encoding="utf-8")
        assert read(samples.document(), plain).style_sheet().endswith("p { quotes: none; }")

    def test_a_style_sheet_that_is_no_text(self, tmp_path: Path) -> None:
        (tmp_path / "epub.css").write_bytes(b"\xff\xfe")
        with pytest.raises(UsageError, match="UTF-8"):
            write(samples.document(), replace(ESSAY_THEME, folder=tmp_path))

    def test_family_names_are_quoted(self) -> None:
        font = replace(ESSAY_THEME.fonts["kai"], stack=('A "B" \\C', "serif"))
        theme = replace(ESSAY_THEME, fonts={**ESSAY_THEME.fonts, "kai": font})
        assert (
            r'font-family: "A \"B\" \\C", serif;' in read(samples.document(), theme).style_sheet()
        )


class TestCover:
    @pytest.mark.parametrize(
        ("title", "theme"),
        [
            *((title, ESSAY_THEME) for title in (*TITLES, *LONG_TITLES)),
            (TITLES[1], GONGWEN_THEME),
        ],
    )
    def test_nothing_leaves_the_picture(self, title: str, theme: Theme) -> None:
        epub = read(samples.document(title=title, author=title), theme)
        data = epub.zip.read(epub.with_property("cover-image"))
        picture = Image.open(io.BytesIO(data))
        assert (picture.format, picture.size) == ("PNG", (1600, 2560))
        assert len(data) < 200_000
        colours = picture.convert("RGB")
        paper = ImageColor.getrgb(theme.cover.paper)
        width, height, margin = *picture.size, 90
        for box in (
            (0, 0, width, margin),
            (0, height - margin, width, height),
            (0, 0, margin, height),
            (width - margin, 0, width, height),
        ):
            assert colours.crop(box).getcolors() == [((box[2] - box[0]) * (box[3] - box[1]), paper)]
        used = {colour for _, colour in colours.getcolors()}
        assert {ImageColor.getrgb(theme.cover.ink), ImageColor.getrgb(theme.cover.accent)} <= used

    def test_the_page_shows_it_with_its_text(self, essay: EpubFile) -> None:
        page = essay.xml(essay.spine()[0])
        (image,) = xpath(page, "//h:img")
        assert image.get("alt") == "封面：挂职感悟：夯基立柱，行稳致远　某作者"
        assert essay.with_property("cover-image").endswith("/" + image.get("src"))
        assert xpath(essay.package, "//opf:meta[@name='cover']/@content") == ["cover-image"]

    def test_a_character_the_font_lacks_is_told(self) -> None:
        diagnostics = write_with_diagnostics(samples.document(title="我\U0001f000"))[1]
        assert [(found.code, found.severity) for found in diagnostics] == [("FNT002", "warning")]
        assert "U+1F000" in diagnostics[0].message

    def test_an_emoji_is_drawn_without_what_changes_it(self) -> None:
        files = [
            write_with_diagnostics(samples.document(title=f"鼓{one}掌"))
            for one in ("👏🏻", "👏", "☕\ufe0f", "")
        ]
        assert not any(said for _, said in files)
        epubs = [EpubFile(data) for data, _ in files]
        covers = [epub.zip.read(epub.with_property("cover-image")) for epub in epubs]
        assert covers[0] == covers[1]
        assert len(set(covers)) == 3


class TestTitleLines:
    @pytest.mark.parametrize("title", TITLES)
    def test_lines_are_broken_where_they_may_be(self, title: str) -> None:
        lines = set_title(title, ROOM, _advance).lines
        assert "".join(lines).replace(" ", "") == title.replace(" ", "")
        for line in lines:
            assert line[0] not in CLOSING_MARKS
            assert line[-1] not in OPENING_MARKS
            assert line.count("《") == line.count("》")
            assert _advance(line) * set_title(title, ROOM, _advance).size <= ROOM.width + 216 / 2

    @pytest.mark.parametrize(
        ("title", "whole"),
        [
            ("柳川县人民政府关于做好今冬明春农田水利建设工作的通知", "人民政府"),
            ("在2024年第一季度全市经济运行分析会上的讲话", "分析"),
            (TITLES[6], "精神"),
        ],
    )
    def test_words_stay_whole(self, title: str, whole: str) -> None:
        lines = set_title(title, ROOM, _advance).lines
        assert len(lines) > 2
        assert any(whole in line for line in lines)

    def test_without_the_extra_numbers_stay_whole(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(words, "_segmenter", lambda: None)
        lines = set_title("在全市二〇二四年第一季度经济运行分析会上的讲话", ROOM, _advance).lines
        assert len(lines) > 2
        assert any("二〇二四年" in line for line in lines)

    @pytest.mark.parametrize(
        ("title", "lines"),
        [
            ("我的教育故事", ("我的教育故事",)),
            ("挂职感悟：夯基立柱，行稳致远", ("挂职感悟：", "夯基立柱，", "行稳致远")),
            ("基层治理的实践——以某街道为例", ("基层治理的实践", "——以某街道为例")),
            ("基层治理的实践――以某街道为例", ("基层治理的实践", "――以某街道为例")),
            ("第一讲　什么是哲学", ("第一讲", "什么是哲学")),
            ("论《红楼梦》", ("论《红楼梦》",)),
            (" ", ()),
        ],
    )
    def test_parts_stay_whole(self, title: str, lines: tuple[str, ...]) -> None:
        assert set_title(title, ROOM, _advance).lines == lines

    @pytest.mark.parametrize(
        "title",
        [
            "关于印发《临河市城市供水突发事件应急预案》的通知",
            "关于印发《2026年全市防汛抗旱工作方案》的通知",
            "临河市人民政府办公室关于印发《临河市城市供水应急保障实施方案》的通知",
        ],
    )
    def test_no_two_characters_are_left_over(self, title: str) -> None:
        """A 《title》 may be broken for that; a word is not."""
        lines = set_title(title, ROOM, _advance).lines
        assert len(lines) > 2
        assert min(map(len, lines)) > 4
        ends = set(accumulate(map(len, lines)))
        assert ends <= words.word_starts(title) | {len(title)}

    @pytest.mark.parametrize("title", LONG_TITLES)
    def test_a_title_that_cannot_fit_ends_in_an_ellipsis(self, title: str) -> None:
        setting = set_title(title, ROOM, _advance)
        assert setting.lines[-1].endswith("…")
        assert len(setting.lines) * setting.size * ROOM.leading <= ROOM.height


def test_the_registry_finds_it() -> None:
    writer = create("epub")
    assert (writer.name, writer.suffix, writer.media_type) == (
        "epub",
        ".epub",
        "application/epub+zip",
    )


def test_time_grows_with_the_text() -> None:
    paragraphs = [samples.paragraph(Lead("学会做。"), "在基层锻炼提升。" * 20)] * 20_000
    start = time.perf_counter()
    write(samples.document(*paragraphs))
    write(samples.document(*(samples.section(str(n), "甲", *paragraphs[:9]) for n in range(1000))))
    assert time.perf_counter() - start < 15


def _section_headings(document: Document) -> Iterator[tuple[str, int]]:
    def headings(blocks: tuple, depth: int) -> Iterator[tuple[str, int]]:
        for block in blocks:
            if isinstance(block, Section):
                yield block.heading.full_text, depth
                yield from headings(block.blocks, depth + 1)

    return headings(document.blocks, 1)


def _identifier(document: Document, theme: Theme = ESSAY_THEME) -> str:
    epub = read(document, theme)
    (identifier,) = epub.dublin_core("identifier")
    ncx = epub.xml(epub.of_type("application/x-dtbncx+xml"))
    assert xpath(ncx, "//n:meta[@name='dtb:uid']/@content") == [identifier]
    return identifier


def _declarations(style_sheet: str) -> Iterator[tuple[str, str, str]]:
    for selector, block in re.findall(
        r"([^{}]+)\{([^}]*)\}", re.sub(r"/\*.*?\*/", "", style_sheet, flags=re.DOTALL)
    ):
        for declaration in filter(str.strip, block.split(";")):
            name, value = declaration.split(":", 1)
            yield selector.strip(), name.strip(), value.strip()


def _advance(line: str) -> float:
    return sum(0.25 if character == "i" else 0.5 + (character > "ɏ") / 2 for character in line)
