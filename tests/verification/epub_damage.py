"""Ways in which an EPUB can come to say something else."""

from __future__ import annotations

import io

from PIL import Image as Pictures

from tests.verification.zip_damage import (
    Damage,
    corrupted,
    refiled,
    replaced,
    truncated,
)

PACKAGE, NAVIGATION, NCX = "EPUB/content.opf", "EPUB/nav.xhtml", "EPUB/toc.ncx"
OPENING, FIRST, SECOND = "EPUB/opening.xhtml", "EPUB/section-1.xhtml", "EPUB/section-2.xhtml"
STYLES, COVER, COVER_PAGE = "EPUB/style.css", "EPUB/cover.png", "EPUB/cover.xhtml"

PARAGRAPH = "<p>[^\n]*</p>\n"
LEAD = '<span class="lead">'


def picture(colour: str) -> bytes:
    """A PNG of the size of a cover, all in one colour."""
    sink = io.BytesIO()
    Pictures.new("RGB", (1600, 2560), colour).save(sink, "PNG")
    return sink.getvalue()


def _copied(source: str, target: str) -> Damage:
    return refiled(lambda files: files.update({target: files[source]}))


DAMAGES: dict[str, Damage] = {
    "paragraph dropped": replaced(SECOND, PARAGRAPH, ""),
    "paragraphs swapped": replaced(FIRST, f"({PARAGRAPH})({PARAGRAPH})", r"\2\1"),
    "paragraph duplicated": replaced(FIRST, f"({PARAGRAPH})", r"\1\1"),
    "paragraph added": replaced(OPENING, "</body>", "<p>又记。</p></body>"),
    "paragraphs merged": replaced(SECOND, "</p>\n<p>", ""),
    "paragraph split": replaced(FIRST, "先修渠。</span>", "先修渠。</span></p><p>"),
    "character changed": replaced(OPENING, "渠首住", "渠道住"),
    "character deleted": replaced(OPENING, "三个月", "三月"),
    "character duplicated": replaced(OPENING, "三个月", "三个个月"),
    "mark made half-width": replaced(OPENING, "秋天，", "秋天,"),
    "soft hyphen lost": replaced(FIRST, "\xad", ""),
    "variation selector lost": replaced(FIRST, "\U000e0100", ""),
    "space lost": replaced(SECOND, "后低。 ", "后低。"),
    "line end made a space": replaced(FIRST, "三日\n", "三日 "),
    "heading demoted": replaced(FIRST, "<h2(.*?)</h2>", r"<h3\1</h3>"),
    "heading promoted": replaced(FIRST, "<h3(.*?)</h3>", r"<h2\1</h2>"),
    "heading made a paragraph": replaced(FIRST, "<h3(.*?)</h3>", r"<p\1</p>"),
    "paragraph made a heading": replaced(OPENING, "<p>(.*?)</p>", r"<h2>\1</h2>"),
    "heading's look changed": replaced(FIRST, 'class="heading-2"', 'class="heading-3"'),
    "heading's number lost": replaced(FIRST, '<span class="number">一、</span>', ""),
    "heading's identifier lost": replaced(FIRST, ' id="section-1-1"', ""),
    "identifier twice": replaced(FIRST, "<p>", '<p id="section-1">'),
    "lead lost": replaced(FIRST, f"{LEAD}(.*?)</span>", r"\1"),
    "lead extended": replaced(FIRST, "先修渠。</span>渠", "先修渠。渠</span>"),
    "lead shortened": replaced(FIRST, "先修渠。</span>", "先修渠</span>。"),
    "lead added": replaced(OPENING, "<p>去年", f"<p>{LEAD}去年</span>"),
    "title lost": replaced(OPENING, "<h1.*?</h1>", ""),
    "title made a heading": replaced(OPENING, 'class="title"', 'class="heading-1"'),
    "notice made a paragraph": replaced(SECOND, ' class="notice"', ""),
    "text outside of paragraphs": replaced(SECOND, "</p>\n", "</p>又记。\n"),
    "text commented out": replaced(FIRST, f"({PARAGRAPH})", r"<!--\1-->"),
    "paragraph hidden": replaced(OPENING, "<p>", '<p hidden="hidden">'),
    "text struck out": replaced(OPENING, "去年", "<del>去年</del>"),
    "entry of the navigation dropped": replaced(NAVIGATION, "<li><a [^\n]*甲[^\n]*</li>\n", ""),
    "entry of the navigation broken": replaced(NAVIGATION, "#section-1-2", "#section-1-9"),
    "entry of the navigation changed": replaced(NAVIGATION, "（甲）闸门", "（甲）水门"),
    "entry of the navigation elsewhere": replaced(NAVIGATION, "#section-1-2", "#section-1-1"),
    "navigation flattened": replaced(
        NAVIGATION, "<li>\n(<a [^\n]*)\n<ol>\n(.*?)</ol>\n</li>", r"<li>\1</li>\n\2"
    ),
    "navigation reordered": replaced(
        NAVIGATION, "(<li><a [^\n]*甲[^\n]*</li>\n)(<li>[^\n]*</li>\n)", r"\2\1"
    ),
    "navigation lost": replaced(NAVIGATION, 'epub:type="toc"', 'epub:type="lot"'),
    "entry of the NCX changed": replaced(NCX, "（甲）闸门", "（甲）水门"),
    "entry of the NCX elsewhere": replaced(NCX, "#section-1-2", "#section-1-1"),
    "NCX lost": replaced(PACKAGE, ' toc="ncx"', ""),
    "spine reordered": replaced(
        PACKAGE, '(<itemref idref="section-1"/>)(\\s*)(<itemref idref="section-2"/>)', r"\3\2\1"
    ),
    "file not in the spine": replaced(PACKAGE, '<itemref idref="section-2"/>', ""),
    "file twice in the spine": replaced(PACKAGE, '(<itemref idref="section-2"/>)', r"\1\1"),
    "file not linear": replaced(PACKAGE, 'idref="section-2"', 'idref="section-2" linear="no"'),
    "contents linear": replaced(PACKAGE, ' linear="no"', ""),
    "file not in the manifest": replaced(PACKAGE, '<item href="style.css".*?/>', ""),
    "file lost": refiled(lambda files: files.pop(SECOND)),
    "file additional": refiled(lambda files: files.update({"EPUB/script.js": b"alert()"})),
    "file in the place of another": _copied(FIRST, SECOND),
    "title of the package lost": replaced(PACKAGE, "<dc:title>.*?</dc:title>", ""),
    "title of the package changed": replaced(PACKAGE, "札记</dc:title>", "</dc:title>"),
    "author lost": replaced(PACKAGE, "<dc:creator.*?</dc:creator>", ""),
    "language changed": replaced(PACKAGE, "zh-CN</dc:language>", "ja</dc:language>"),
    "language of a page lost": replaced(FIRST, ' xml:lang="zh-CN"', ""),
    "title of the NCX changed": replaced(NCX, "札记</text></docTitle>", "</text></docTitle>"),
    "cover corrupted": refiled(lambda files: files.update({COVER: files[COVER][:-40]})),
    "cover of another theme": refiled(lambda files: files.update({COVER: picture("#3a6ea5")})),
    "cover blank": refiled(lambda files: files.update({COVER: picture("#f4efe4")})),
    "cover no picture": refiled(lambda files: files.update({COVER: b"GIF89a"})),
    "cover lost": refiled(lambda files: files.pop(COVER)),
    "cover not shown": replaced(COVER_PAGE, "<img .*?/>", ""),
    "cover's words changed": replaced(COVER_PAGE, "沈青禾", "沈青"),
    "cover shows another picture": replaced(COVER_PAGE, "cover.png", "style.css"),
    "cover not declared": replaced(PACKAGE, ' properties="cover-image"', ""),
    "cover not first": replaced(
        PACKAGE, '(<itemref idref="cover"/>)(\\s*)(<itemref idref="opening"/>)', r"\3\2\1"
    ),
    "picture of a style sheet lost": replaced(STYLES, "^", "a { background: url(x.png) }\n"),
    "mimetype changed": refiled(lambda files: files.update(mimetype=b"application/zip")),
    "not XML": replaced(FIRST, "</body>", ""),
    "file truncated": truncated,
    "part corrupted": corrupted(SECOND),
}
