"""Code in plain text: kept line by line, read by no other rule; prose and verse are none."""

from __future__ import annotations

import pytest

from converter import checking
from converter.document import Code, Paragraph, Section, walk
from converter.normalizer import normalize
from converter.normalizer.trace import Trace
from converter.readers.text import TextReader
from converter.sources import Input
from tests.normalizer.trees import PROSE, outline, read, source

PYTHON = (
    "import requests",
    "",
    "def titles(url):",
    "    page = requests.get(url, timeout=10)    # 取网页，只取一次",
    '    return page.text.split("\\n")',
)
SHELL = ("$ pip install requests", "$ python titles.py", "$ ls  -l | wc -l")
JAVA = (
    "public class Hello {",
    "    public static void main(String[] args) {",
    '        System.out.println("你好，世界");',
    "    }",
    "}",
)
SCRIPT = (
    "const res = await fetch(url);",
    "list.forEach((one) => {",
    "  console.log(one);   // 打印",
    "});",
)
SQL = (
    "SELECT name, count(*)",
    "FROM villages",
    "WHERE county = '溪口'",
    "ORDER BY name;",
)
INCLUDED = (
    "#include <stdio.h>",
    "int main(void) {",
    "    int total = 0;",
    "    /* 逐个相加 */",
    "    for (int i = 0; i < 10; i++) total += i;",
    '    printf("%d\\n", total);',
    "}",
)
NGINX = ("server {", "    listen 80;", "    server_name example.com;", "    root /var/www;", "}")
STYLE = (".box {", "  color: red;", "  margin: 0 auto;   /* 居中 */", "}")
BASH = ("#!/bin/bash", "for f in *.md; do", '  mv "$f" "new-$f"', "done")
LOOP = ("while x > 0:", "    x -= 1", "    print(x)")
PAGE = (
    "<html>",
    "<head>",
    "<title>我的网页</title>",
    "</head>",
    "<body>",
    "<p>这是我的第一个网页。</p>",
    "</body>",
    "</html>",
)
TABLE = (
    "-- 学生表",
    "CREATE TABLE student (",
    "  id INT PRIMARY KEY,",
    "  name VARCHAR(20) NOT NULL,   -- 姓名",
    "  birthday DATE",
    ");",
)


def _essay(*lines: str) -> str:
    return "\n".join(("一段程序", "", PROSE, "", *lines, "", PROSE))


def _codes(text: str) -> list[Code]:
    document = read(text).document
    return [block for block in walk(document.all_blocks) if isinstance(block, Code)]


@pytest.mark.parametrize(
    "lines",
    [PYTHON, SHELL, JAVA, SCRIPT, SQL, INCLUDED, NGINX, STYLE, BASH, LOOP, PAGE, TABLE],
)
def test_lines_of_a_program_keep_their_spaces(lines: tuple[str, ...]) -> None:
    (code,) = _codes(_essay(*lines))
    assert code.lines == lines
    assert (code.span.first_line, code.span.last_line) == (5, 4 + len(lines))


def test_a_tab_is_as_wide_as_four_columns() -> None:
    (code,) = _codes(_essay("func main() {", "\tif ok {", "\t\tprint(1)", "\t}", "}"))
    assert code.lines[1:4] == ("    if ok {", "        print(1)", "    }")


@pytest.mark.parametrize(
    "lines",
    [
        ("The curfew tolls the knell of parting day;", "The lowing herd winds slowly o'er the lea;",
         "The ploughman homeward plods his weary way;", "And leaves the world to darkness and me."),
        ("go and catch a falling star;", "get with child a mandrake root;", "tell me where (O!)",
         "all past years are, or who;"),
        ("F = ma", "E = mc", "v = at", "s = vt"),
        ("Name: Zhang San", "Age: 35", "Email: zhang@example.org", "City: Beijing"),
        ("print(1)", "这两行之间有一句话。", "print(2)"),
        ("<p>各乡镇要把责任落实到人。</p>", "<p>逐村逐户登记造册。</p>", "<p>不得有误。</p>"),
        ("1. Install the package (see below);", "2. Open the file (a.txt);", "3. Run it (twice);"),
        ("姓名 = 张三；", "年龄 = 35；", "籍贯 = 溪口；"),
        ("if she will; then", "if he will; then", "for all time; do"),
        ("do", "then", "done", "fi", "else"),
        ("for love in sorrow; do", "else", "done"),
        ("ISSUE DATE", "EXPIRY DATE", "PHONE NUMBER", "PLAIN TEXT"),
        ("listen 80;", "color: red;", "margin: 0;"),
        ("{", "Romeo;", "Juliet;", "}"),
        ("x + y = 5;", "x - y = 1;", "x = 3, y = 2;"),
        ("S = {x | x > 0}", "A = {1, 2, 3}", "B = {2, 3}", "f(x) = x^2 + 1"),
        ("Nf3 Nc6", "Bb5 a6", "Qd2 += Bf8", "O-O Be7"),
        ("<div>", "<p>各乡镇要把责任落实到人。</p>", "<p>逐村逐户登记造册。</p>", "</div>"),
    ],
)  # fmt: skip
def test_what_only_looks_like_it_is_none(lines: tuple[str, ...]) -> None:
    assert not _codes(_essay(*lines))


def test_marks_of_notes_lists_and_headings_in_code_are_none() -> None:
    text = _essay("def f(a):", "    # 一、第一步", "    return a[1]", "x = f([1])", "print(x[1])")
    document = read(f"{text}\n\n[1] 见《算法》。").document
    assert [one.lines[1] for one in walk(document.blocks) if isinstance(one, Code)] == [
        "    # 一、第一步"
    ]
    assert not any(isinstance(one, Section) for one in document.blocks)


def test_code_stands_where_it_stood_under_its_heading() -> None:
    document = read(
        "\n".join(
            ("两段程序", "", "一、前", PROSE, *SHELL, "二、后", *SCRIPT, PROSE, "三、完", PROSE)
        )
    ).document
    assert outline(document.blocks) == (
        ("一、前", PROSE, *SHELL),
        ("二、后", *SCRIPT, PROSE),
        ("三、完", PROSE),
    )


@pytest.mark.parametrize("numbers", ["1. |2. |3. ", "（一）|（二）|（三）", "一、|二、|三、"])
@pytest.mark.parametrize("gap", [(), ("",)])
def test_a_heading_right_above_code_stays_one(numbers: str, gap: tuple[str, ...]) -> None:
    first, second, third = (
        number + title
        for number, title in zip(numbers.split("|"), ("接口", "请求", "错误码"), strict=True)
    )
    document = read(
        "\n".join(
            ("接口说明", "", PROSE, "", first, PROSE, second, *gap, *SCRIPT, *gap, third, PROSE)
        )
    ).document
    assert outline(document.blocks) == (PROSE, (first, PROSE), (second, *SCRIPT), (third, PROSE))


def test_what_announces_code_is_no_heading() -> None:
    lines = ("先看看现在在这里：", *SHELL, "再把文件整理好：", *SCRIPT, "最后重新启动：", *NGINX)
    document = read("\n".join(("命令行", PROSE, *lines, PROSE))).document
    assert outline(document.blocks) == (PROSE, *lines, PROSE)


def test_steps_parted_by_code_are_no_headings() -> None:
    lines = (
        "安装步骤",
        "1. 更新软件源：",
        *SHELL,
        "2. 安装服务：",
        *NGINX,
        "3. 打开浏览器，看页面。",
    )
    document = read("\n".join(("装服务器", PROSE, *lines, PROSE))).document
    assert not any(isinstance(one, Section) for one in document.blocks)


@pytest.mark.parametrize("line", ["server {", "int elapsedDays;", "int d; // elapsed time in days"])
def test_a_line_of_a_program_is_no_heading(line: str) -> None:
    text = "\n\n".join(("注释", PROSE, "开头", PROSE, line, PROSE, "结尾", PROSE))
    assert outline(read(text).document.blocks) == (
        PROSE,
        ("开头", PROSE, line, PROSE),
        ("结尾", PROSE),
    )


def test_code_above_the_title_leaves_it_one() -> None:
    document = read("\n".join((*SCRIPT, "", "我的程序", "", PROSE, PROSE))).document
    assert document.title
    assert document.title.text == "我的程序"


def test_code_at_the_end_and_below_the_title_is_not_lost() -> None:
    for lines in ((*SHELL, "", PROSE, PROSE), (PROSE, PROSE, "", *SHELL)):
        document = read("\n".join(("程序", "", *lines))).document
        assert document.title
        assert not document.masthead
        assert outline(document.blocks) == tuple(line for line in lines if line)


def test_paid_code_is_paid_and_apart_from_free_code() -> None:
    text = _essay(*SHELL, "##paidbegin##", *SHELL)
    free, paid = _codes(text)
    assert (free.access, paid.access) == ("free", "paid")


def test_check_says_nothing_of_code() -> None:
    text = _essay("def f(a,b):", '    print("一,二")   # 中文,半角', "    return a+b", "f(1,2)")
    assert _codes(text)
    codes = {one.diagnostic.code for one in checking.check(source(text))}
    assert not [code for code in codes if code.startswith(("PUN", "SPC"))]
    assert checking.fix(source(text)).text == text


def test_the_rule_is_told_of_each_line() -> None:
    trace = Trace()
    normalize(source(_essay(*SHELL)), trace=trace)
    assert {trace.decided[number].rule for number in (5, 6, 7)} == {"code"}


def test_sources_in_english_are_no_code() -> None:
    sources = (
        "Smith J, Brown K. Fish stocks in mountain reservoirs[J]. Biology, 2016, 12(3): 44;",
        "Lee H. Seasonal growth of bighead carp[J]. Research, 2018, 9(1): 12;",
        "Garcia M, Ruiz P. Reservoir capacity and yield[EB/OL]. 2019;",
    )
    assert not _codes(_essay(*sources))


def test_text_that_is_nothing_but_code_is_text() -> None:
    assert read("\n".join(SHELL)).document.blocks


FENCED = ("用法如下：", "", "```python", "x = 1", "", "  y  = 2", "```", "", PROSE)


def _read(text: str, *, keeps_marks: bool = False) -> tuple[list[Code], list[str]]:
    reader = TextReader(keeps_marks=keeps_marks)
    normalized = reader.read(Input("a.txt", "a", text.encode()))
    blocks = [one for one in walk(normalized.document.blocks) if isinstance(one, Code)]
    return blocks, [one.code for one in normalized.diagnostics]


def test_what_is_fenced_is_code_and_the_fences_go() -> None:
    (code,), told = _read("\n".join(("题目", "", PROSE, *FENCED)))
    assert code.lines == ("x = 1", "", "  y  = 2")
    assert told.count("MKD004") == 2  # the warning, and what went
    (code,), _ = _read("\n".join(("题目", "", PROSE, *FENCED)), keeps_marks=True)
    assert (code.lines[0], code.lines[-1]) == ("```python", "```")


def test_a_fence_that_nothing_closes_and_a_fenced_text_are_no_code() -> None:
    assert not _read("\n".join(("题目", PROSE, "```", "x = 1", PROSE)))[0]
    assert not _read(
        "\n".join(("题目", PROSE, "```", "春眠不觉晓，", "处处闻啼鸟。", "```", PROSE))
    )[0]


def test_hashes_of_comments_are_no_marks_of_markdown() -> None:
    text = _essay("x = load(1)", "# first of all", "# then this", "y = sort(x)", "print(y)")
    codes, told = _read(text)
    assert len(codes) == 1
    assert "MKD004" not in told


def test_paragraphs_beside_code_stay_paragraphs() -> None:
    document = read(_essay(*PYTHON)).document
    first, code, last = document.blocks
    assert isinstance(first, Paragraph)
    assert isinstance(code, Code)
    assert isinstance(last, Paragraph)
