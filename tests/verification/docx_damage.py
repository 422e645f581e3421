"""Ways in which a DOCX can come to say something else."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from tests.verification.zip_damage import (
    Damage,
    corrupted,
    edited,
    refiled,
    replaced,
    truncated,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MAIN, STYLES, CORE = "word/document.xml", "word/styles.xml", "docProps/core.xml"
FONTS, RELATIONS = "word/fontTable.xml", "word/_rels/document.xml.rels"

HEADER, FIRST_HEADER, FOOTER = "word/header1.xml", "word/header2.xml", "word/footer3.xml"

STRAY = "<w:r><w:t>又记</w:t></w:r>"
BETWEEN_RUNS = '</w:t></w:r><w:r><w:t xml:space="preserve">'
LEAD, PLAIN = '<w:rPr><w:rStyle w:val="Lead"/></w:rPr>', '<w:t xml:space="preserve">'


def _style(name: str) -> str:
    return f'<w:pStyle w:val="{name}"/>'


def _paragraphs(root: etree._Element) -> list[etree._Element]:
    """Those of the text, after the table of contents where there is one."""
    styles = (one.find(f"{W}pPr/{W}pStyle") for one in root.findall(f"{W}body/{W}p"))
    of_text = (one for one in styles if not one.get(f"{W}val").lower().startswith("toc"))
    return [one.getparent().getparent() for one in of_text]


def _drop(root: etree._Element) -> None:
    paragraph = _paragraphs(root)[1]
    paragraph.getparent().remove(paragraph)


def _swap(first: int, second: int) -> Damage:
    def edit(root: etree._Element) -> None:
        a, b = _paragraphs(root)[first], _paragraphs(root)[second]
        placeholder = etree.Element("x")
        a.getparent().replace(a, placeholder)
        b.getparent().replace(b, a)
        placeholder.getparent().replace(placeholder, b)

    return edited(MAIN, edit)


def _duplicate(root: etree._Element) -> None:
    paragraph = _paragraphs(root)[1]
    paragraph.addnext(deepcopy(paragraph))


def _merge(root: etree._Element) -> None:
    first, second = _paragraphs(root)[3:5]
    first.extend(second.findall(f"{W}r"))
    second.getparent().remove(second)


def _split(root: etree._Element) -> None:
    paragraph = _paragraphs(root)[3]
    other = deepcopy(paragraph)
    paragraph.addnext(other)
    paragraph.remove(paragraph.findall(f"{W}r")[1])
    other.remove(other.findall(f"{W}r")[0])


def _delete_tracked(root: etree._Element) -> None:
    run = _paragraphs(root)[1].find(f"{W}r")
    assert run is not None
    deletion = etree.Element(f"{W}del")
    run.getparent().replace(run, deletion)
    deletion.append(run)


def _wrap_in_control(root: etree._Element) -> None:
    paragraph = _paragraphs(root)[1]
    control = etree.Element(f"{W}sdt")
    content = etree.SubElement(control, f"{W}sdtContent")
    paragraph.getparent().replace(paragraph, control)
    content.append(paragraph)


DAMAGES: dict[str, Damage] = {
    "paragraph dropped": edited(MAIN, _drop),
    "paragraphs swapped": _swap(3, 4),
    "headings swapped": _swap(2, 5),
    "paragraph duplicated": edited(MAIN, _duplicate),
    "paragraph added": replaced(
        MAIN, "(<w:p>.*?</w:p>)", r"\1<w:p><w:pPr>" + _style("BodyText") + "</w:pPr></w:p>"
    ),
    "paragraphs merged": edited(MAIN, _merge),
    "paragraph split": edited(MAIN, _split),
    "character changed": replaced(MAIN, "渠首住", "渠道住"),
    "character deleted": replaced(MAIN, "三个月", "三月"),
    "character duplicated": replaced(MAIN, "三个月", "三个个月"),
    "mark made half-width": replaced(MAIN, "秋天，", "秋天,"),
    "soft hyphen lost": replaced(MAIN, "\xad", ""),
    "variation selector lost": replaced(MAIN, "\U000e0100", ""),
    "space lost": replaced(MAIN, "后低。 ", "后低。"),
    "space not preserved": replaced(MAIN, ' xml:space="preserve">各村', ">各村"),
    "tab made a space": replaced(MAIN, "<w:tab/>", f"{PLAIN} </w:t>"),
    "line end lost": replaced(MAIN, "<w:br/>", ""),
    "heading demoted": replaced(MAIN, _style("Heading1"), _style("Heading2")),
    "heading promoted": replaced(MAIN, _style("Heading2"), _style("Heading1")),
    "heading made a paragraph": replaced(MAIN, _style("Heading1"), _style("BodyText")),
    "paragraph made a heading": replaced(MAIN, _style("BodyText"), _style("Heading2")),
    "heading's number lost": replaced(MAIN, "一、渠首", "渠首"),
    "lead lost": replaced(MAIN, LEAD, ""),
    "lead extended": replaced(MAIN, f"渠。{BETWEEN_RUNS}渠", f"渠。渠{BETWEEN_RUNS}"),
    "lead shortened": replaced(MAIN, f"渠。{BETWEEN_RUNS}", f"渠{BETWEEN_RUNS}。"),
    "lead added": replaced(MAIN, f"<w:r>({PLAIN}去年)", rf"<w:r>{LEAD}\1"),
    "title lost": replaced(MAIN, "<w:p><w:pPr>" + _style("Title") + ".*?</w:p>", ""),
    "title made a heading": replaced(MAIN, _style("Title"), _style("Heading1")),
    "notice made a paragraph": replaced(MAIN, _style("Notice"), _style("BodyText")),
    "text hidden": replaced(MAIN, f"<w:r>({PLAIN}去年)", r"<w:r><w:rPr><w:vanish/></w:rPr>\1"),
    "text hidden by properties of its own": replaced(
        MAIN, f"<w:r>({PLAIN}去年)", r"<w:r><w:rPr/><w:rPr><w:vanish/></w:rPr>\1"
    ),
    "text tracked as deleted": edited(MAIN, _delete_tracked),
    "paragraph in a content control": edited(MAIN, _wrap_in_control),
    "unknown style": replaced(MAIN, _style("BodyText"), _style("Nowhere")),
    "style renamed": replaced(STYLES, 'w:val="heading 1"', 'w:val="Ueberschrift"'),
    "outline level lost": replaced(STYLES, '<w:outlineLvl w:val="1"/>', ""),
    "outline level wrong": replaced(STYLES, 'outlineLvl w:val="1"', 'outlineLvl w:val="4"'),
    "font not in the table": replaced(FONTS, "<w:font .*?</w:font>", ""),
    "title of the properties lost": replaced(CORE, "<dc:title>.*?</dc:title>", ""),
    "title of the properties changed": replaced(CORE, "水利札记</dc:title>", "水利</dc:title>"),
    "author lost": replaced(CORE, "沈青禾</dc:creator>", "</dc:creator>"),
    "language lost": replaced(CORE, "<dc:language>.*?</dc:language>", ""),
    "language of the text changed": replaced(STYLES, 'w:eastAsia="zh-CN"', 'w:eastAsia="ja-JP"'),
    "header changed": replaced(HEADER, "水利札记", "水利杂记"),
    "header lost": replaced(HEADER, "<w:r>.*</w:r>", ""),
    "header of first pages not empty": replaced(FIRST_HEADER, "</w:pPr>", f"</w:pPr>{STRAY}"),
    "header's reference lost": replaced(MAIN, "<w:headerReference .*?/>", ""),
    "headers changed places": replaced(
        MAIN, '(r:id=)"(\\w+)"( w:type="default".*?r:id=)"(\\w+)"', r'\1"\4"\3"\2"'
    ),
    "section lost": replaced(MAIN, "<w:sectPr>(?!.*<w:sectPr>).*</w:sectPr>", ""),
    "first pages like others": replaced(MAIN, "<w:titlePg/>", ""),
    "page number made a text": replaced(FOOTER, "<w:fldSimple .*?>(.*)</w:fldSimple>", r"\1"),
    "page number made that of pages": replaced(FOOTER, " PAGE ", " NUMPAGES "),
    "text added to the footer": replaced(FOOTER, "</w:pPr>", f"</w:pPr>{STRAY}"),
    "body lost": replaced(MAIN, "<w:body>.*</w:body>", "<w:body/>"),
    "relation lost": replaced(RELATIONS, "<Relationship [^>]*/styles\".*?/>", ""),
    "part lost": refiled(lambda files: files.pop(STYLES)),
    "not XML": replaced(MAIN, "</w:body>", ""),
    "file truncated": truncated,
    "part corrupted": corrupted(MAIN),
}  # fmt: skip
