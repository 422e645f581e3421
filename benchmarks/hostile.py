"""What hostile texts cost: shapes that nobody writes, in each format, and how the cost grows.

Run as ``python -m benchmarks.hostile [MB...]``.
"""

from __future__ import annotations

import itertools
import sys
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path

from benchmarks import texts
from benchmarks.measuring import Cost, run

FORMATS = ("docx", "epub", "json", "pdf")
SIZES = (1.0, 10.0)
LEAST_MB, TIMES = 150, 30
"""The bound: so many MB, and so many times the text's own."""

SENTENCE = "基层是锻炼干部最好的学校，也是成长进步最快的地方。"
HAN = "一二三四五六七八九十"


def one_line(size: int) -> str:
    """A single paragraph."""
    return "论一行\n" + SENTENCE * (size // 75)


def one_word(size: int) -> str:
    """A line in which nothing may be broken."""
    return "论一词\n" + "a" * size


def headings(size: int) -> str:
    """A heading every other line, the shortest that are believed."""
    return "".join(f"第{number % 9999 + 1}章 甲\n乙\n" for number in range(size // 19))


def annexes(size: int) -> str:
    """Annexes, each of which ends all sections before it."""
    return f"论附件\n{SENTENCE}\n" + "附件1\n清单说明\n庚辛壬癸。\n" * (size // 39)


def deep(size: int) -> str:
    """Sections as deep as the numbering goes, each with a line."""
    forms = ("第{n}章 甲", "第{n}节 乙", "{han}、丙", "（{han}）丁", "{n}．戊", "（{n}）己")
    lines = []
    for number in itertools.count():
        for form in forms:
            lines.append(form.format(n=number % 9 + 1, han=HAN[number % 9]))
            lines.append("庚。")
        if len(lines) * 13 > size:
            return "\n".join(lines)
    raise AssertionError


def short_lines(size: int) -> str:
    """A character a line."""
    return "字\n" * (size // 4)


def marks(size: int) -> str:
    """Opening marks that nothing closes, each a diagnostic."""
    return "论标点\n" + "“《（" * (size // 9)


def rare(size: int) -> str:
    """Characters no font has, each another one."""
    return "论僻字\n" + "".join(chr(0x20000 + n % 42000) for n in range(size // 4))


SHAPES: Mapping[str, Callable[[int], str]] = {
    "essay": texts.text_of,
    "one line": one_line,
    "one word": one_word,
    "headings": headings,
    "annexes": annexes,
    "deep": deep,
    "short lines": short_lines,
    "marks": marks,
    "rare": rare,
}


def measure(text: str, format_name: str) -> Cost:
    """The cost of one conversion, a process of its own."""
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "text.txt"
        file.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "converter", "convert", str(file), "--to", format_name]
        return run([*command, "--quiet", "--output", name])


def main() -> None:
    """Print a row a shape and format; what is over the bound of memory is marked with !."""
    sizes = [float(size) for size in sys.argv[1:]] or list(SIZES)
    print("shape        format", *(f"{size:16g} MB" for size in sizes))
    for shape, make in SHAPES.items():
        made = [make(round(size * 1e6)) for size in sizes]
        for format_name in FORMATS:
            print(f"{shape:12} {format_name:6}", end="", flush=True)
            for text in made:
                cost = measure(text, format_name)
                bound = LEAST_MB + TIMES * len(text.encode()) / 1e6
                over = "!" if cost.megabytes > bound else " "
                print(f"{cost.seconds:9.2f} s {cost.megabytes:5.0f} MB{over}", end="", flush=True)
            print()


if __name__ == "__main__":
    main()
