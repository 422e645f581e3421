"""Code in plain text: lines of a program in a row, and what stands between fences.

Only strong evidence counts, for a line that is taken for code is read by no other rule: three
lines at least have a form that prose and verse in any language lack. Fences are those of Markdown
(CommonMark 0.31, 4.5), as answers of language models have them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import compress, count

import msgspec
from msgspec.structs import replace

from converter.document import Code, Span
from converter.normalizer.headings.by_line import Headings
from converter.normalizer.lines import Inside, Line
from converter.normalizer.physical_lines import PhysicalLines
from converter.normalizer.trace import Trace
from converter.patterns import lazy_pattern

FENCE = "```"
TAB = 4
"""The columns of a tab stop (CommonMark 0.31, 2.2)."""

DIGITS = frozenset("0123456789")
"""No line of code begins with one, and most lines of ASCII in Chinese do."""

RULE, REASON = "code", "lines of a program in a row, or between fences"

MIN_CERTAIN = 3
"""So many lines that nothing but code has make others beside them code too."""

MOST_BLANK = 2
"""The blank lines in a row that stand in code."""

LONGEST = 400
"""No line of code that is worth printing is longer."""

STANDS_IN = "“程序”的各行既不是标题，也不是正文，在寻找标题的时候，由这一句话来代替它们。"
"""The sentence that stands for a piece where headings are looked for.

It opens as what is said does: a line above it that ends in a colon announces it, and is no title.
"""

_CALL = r"[A-Za-z_][\w.:]*(?:->\w+)?!?\("
_TYPED = (
    "def|func|fn|function|class|interface|struct|enum|void|int|float|double|bool|boolean|char"
    "|String|string|long|auto|const|let|var|val|type"
)
_TYPES = (
    "INT|INTEGER|BIGINT|SMALLINT|TINYINT|VARCHAR2?|NVARCHAR|CHAR|TEXT|DATE|DATETIME|TIMESTAMP"
    "|DECIMAL|NUMERIC|NUMBER|FLOAT|DOUBLE|REAL|BOOLEAN|BLOB|SERIAL"
)
"""The types of columns (SQL:2016, 6.1, and those of common servers)."""

_CERTAIN = lazy_pattern(
    r"[{\[(]$|[})\]]+[;,)]*$|.*\{$|\}.*;$|.*\) ?=> ?.*"  # brackets
    r"|.*(?:=|\w\(|\w\[(?![A-Z]{1,2}(?:/OL)?\])).*;$|.*(?:\+\+|--);$"
    r"|(?:for|if|elif|while|until) [^$*\[/{]*[$*\[/{].*; (?:do|then)$"
    r"|[A-Za-z_][\w.\[\]]* [-+*%]= ?[\w.\[('\"-].*"
    r"|(?:return|break|continue|pass|yield)(?: [\w.]+)?;?$|return [\w.]+ ?[-+*/%<>=!&|].*"
    r"|(?:return|yield|raise|throw|await|assert|del|print) ?[\w.]*[(\[{'\"_].*"
    r"|(?:from [\w.]+ )?import (?:static )?[\w.*]+(?:, ?[\w.*]+)*(?: as \w+)?;?$"
    r"|import .* from ['\"].*|(?:using|package) [\w.]+;$"
    r"|#(?:include|define|pragma|ifdef|ifndef|endif) ?[<\"(\w].*|#!/.*"
    r"|(?:(?:export|public|private|protected|static|async|final|abstract|pub) )*"
    rf"(?:{_TYPED}) \*?[\w.<>\[\]]+ ?[(={{:;\[].*"
    r"|(?:if|elif|for|while|with|except|switch|catch|match|case) .*[()=<>\[\].'\"_].*:$"
    r"|for \w+(?:, ?\w+)* in .*:$|(?:else|try|finally|do|default):$"
    r"|(?:if|for|while|switch|catch) ?\(.*\) ?\w*.*[;)]$"
    r"|\$ [A-Za-z./~].*|>>> .*|@[A-Za-z]\w*(?:\.\w+)*(?:\(.*\))?$"
    r"|[A-Za-z_][\w.\[\]'\"]*(?:, ?[A-Za-z_]\w*)*(?: ?: ?[\w\[\], .|]+)? ?[-+*/|&:]?= ?"
    r"(?:.*(?:[A-Za-z_]{3}\(|[\[{'\"_]).*|True$|False$|None$|null$|true$|false$)"
    rf"|(?:await )?{_CALL}(?:.*\)[;,]?)?$|\.\w+\(.*"
    r"|['\"][\w$.@/ -]+['\"] ?: ?.+|</?[A-Za-z][\w-]*(?: [^<>]*)?/?>.*"
    r"|(?:SELECT|INSERT INTO|UPDATE|DELETE FROM|CREATE|ALTER TABLE|FROM|WHERE|GROUP BY|ORDER BY"
    r"|LEFT JOIN|INNER JOIN|JOIN|VALUES) .+"
    r"|(?:sudo|apt|apt-get|yum|brew|pip3?|conda|npm|npx|yarn|pnpm|git|docker|kubectl|curl|wget"
    r"|mkdir|chmod|python3?|systemctl|ssh|scp|cd) [-./~$'\"\w]+(?: [-./~$'\":=@\w|>&+,%*\\]+)*$"
)
"""What a line looks like that is code, without its indent."""

_COMMENT = lazy_pattern(r"#(?!#)[ !].*|#$|//.*|/\*.*|\*/$|\*(?: .*)?$|-- .*|<!--.*|'''.*|\"\"\".*")
_BEHIND = (" # ", " // ", " /* ")
"""Before a comment behind a line of code."""

_OPENS, _CLOSES = ("{", "(", "; do", "; then"), lazy_pattern(r"[})]|(?:done|fi)$")
"""How a line ends that opens a block, and how one begins that closes it."""

_INSIDE = lazy_pattern(
    r"[\w-]+(?:: ?| )[^ ;{}][^;{}]*;$|(?:else|done|fi)$"
    rf"|\w+ (?:{_TYPES})(?:\([\d, ]+\))?(?: [A-Z][^.?!;]*)?,?$"
)
"""What is code too inside of a block that a line opens: ``listen 80;``, ``id INT NOT NULL,``."""

_TAGGED = lazy_pattern(r"<[A-Za-z][\w-]*(?: [^<>]*)?>[^<>。]{0,30}。?</[A-Za-z][\w-]*>$")
"""An element of HTML that is all of a line, in which there may be Chinese."""

_STRING = lazy_pattern(r"\"[^\"]*\"|'[^']*'|`[^`]*`|(?:#|//|--|/\*|<!--).*")
"""Where a line of code may have Chinese in it."""

_HAN = lazy_pattern("[\u3001-\u301f\u3400-\u9fff\uff01-\uff5e]")
_PROSE = lazy_pattern(r"(?:[A-Za-z'’,;-]+ ){4}|[A-Z][a-z]+(?: [A-Za-z'’]+){0,3}[.?!,;]?$")
"""How a line of English begins, or a short one is."""

_WORD, _PROMPT = lazy_pattern("[A-Za-z]{3}"), lazy_pattern(r"\s*[$>\"'{}#@</]")
"""What is in some line of a program, and in a formula seldom: ``x + y = 5;``."""

_FENCE = lazy_pattern(r"[ \t]*```[ \t]*[\w+#.-]*[ \t]*$")


class Found(msgspec.Struct, frozen=True):
    """The pieces of code in a text, in its order; the text is blank where they were.

    ``fences`` are the numbers of the lines that open one between fences.
    """

    pieces: list[Line] = []
    fences: list[int] = []

    def headings(self, lines: list[Line], find: Callable[[list[Line]], Headings]) -> Headings:
        """The headings that ``find`` finds among ``lines`` where a sentence stands for each piece.

        Else a heading would have nothing below it, as an item of a list has. Above all of the
        text none stands, for what comes first may be the title.
        """
        with_those: list[Line] = []
        last = 0
        for piece, place in zip(self.pieces, self._places(lines), strict=True):
            with_those += lines[last:place]
            last = place
            if place:
                down = lines[place - 1].further_down
                with_those.append(
                    replace(piece, text=STANDS_IN, number=piece.number - down, further_down=down)
                )
        if not with_those:
            return find(lines)
        found = find(with_those + lines[last:])
        found.close_up(index for index, line in enumerate(with_those) if line.inside.code)
        return found

    def _places(self, lines: Sequence[Line]) -> list[int]:
        """Where among ``lines`` each piece stood."""
        return [
            bisect_left(lines, piece.number, key=lambda line: line.in_source)
            for piece in self.pieces
        ]

    def put_back(
        self, lines: list[Line], headings: Headings, above: int, trace: Trace | None
    ) -> int:
        """Put each among ``lines``, of which so many are ``above`` the text: so many are then."""
        places = self._places(lines)
        merged, last = [], 0
        for piece, place in zip(self.pieces, places, strict=True):
            merged += [*lines[last:place], piece]
            last = place
            self._tell(piece, trace)
        if places:
            lines[:last] = merged
        headings.make_room(Counter(place - 1 for place in places))
        return above + sum(place < above for place in places)

    def _tell(self, piece: Line, trace: Trace | None) -> None:
        if trace and piece.inside.code:
            span = piece.inside.code.span
            for number in range(span.first_line, span.last_line + 1):
                trace.decide(number, RULE, REASON)


def take(lines: PhysicalLines, typed: list[str]) -> Found:
    """Take the code out of ``lines``, and out of these as ``typed``: blank ones are left.

    A text that is nothing but code is left as it is, for it would have no text.
    """
    found, runs = Found([], []), [*_runs(lines)]
    if not runs:
        return found
    inside = {index for first, end in runs for index in range(first, end)}
    if all(index in inside for index, text in enumerate(lines.texts) if text.strip()):
        return found
    for first, end in runs:
        piece = _piece(lines, first, end)
        found.pieces.append(piece)
        if piece.text.startswith(FENCE):
            found.fences.append(piece.number)
        lines.texts[first:end] = typed[first:end] = [""] * (end - first)
    return found


def is_code(texts: Sequence[str]) -> bool:
    """Whether these lines, which markup or an indent sets off, are code for the most part."""
    shown = [text for text in texts if text.strip()]
    certain = sum(_is_certain(text) for text in shown)
    return bool(certain) and 2 * certain >= sum(map(_is_code_like, shown)) == len(shown)


def without_fences(code: Code) -> Code:
    """The code without the lines that fence it."""
    if not code.lines[0].lstrip().startswith(FENCE):
        return code
    indent = len(code.lines[0]) - len(code.lines[0].lstrip())
    return replace(code, lines=tuple(_unindented(code.lines[1:-1], indent)))


def _unindented(lines: Iterable[str], indent: int) -> Iterator[str]:
    """The lines without the indent of their fence (CommonMark 0.31, 4.5)."""
    for line in lines:
        yield line[min(indent, len(line) - len(line.lstrip())) :]


def _piece(lines: PhysicalLines, first: int, end: int) -> Line:
    """The lines from ``first`` on, before ``end``, as one, with the code inside."""
    own = lines[first]
    texts = tuple(text.expandtabs(TAB).rstrip() for text in lines.texts[first:end])
    span = Span(first + 1, 1, end, max(1, len(lines.texts[end - 1].rstrip())))
    inside = Inside(code=Code(texts, span, own.access))
    return Line(texts[0].strip(), first + 1, access=own.access, role="notice", inside=inside)


def _runs(lines: PhysicalLines) -> Iterator[tuple[int, int]]:
    """Where each piece of code begins, and where it has ended.

    A line of ASCII opens each: few lines of Chinese are, and that is known of a text at once.
    """
    texts, done, may_close = lines.texts, 0, True
    for index in compress(count(), map(str.isascii, texts)):
        text, is_some, first, end = texts[index], False, index, index + 1
        if index < done or not text or text[0] in DIGITS:
            continue
        if may_close and FENCE in text and _FENCE.match(text):
            is_some, end = _fenced(lines, index)
            may_close = end > index + 1  # what closes none above closes none below
        elif _is_certain(text):
            is_some, end = _below(lines, index)
        if is_some:
            yield _with_comments(lines, first, done), end
        done = end


def _fenced(lines: PhysicalLines, start: int) -> tuple[bool, int]:
    """Whether what the fence at ``start`` opens is code, and no text; where it has ended."""
    texts = lines.texts
    for end in range(start + 1, len(texts)):
        if FENCE in texts[end] and texts[end].strip() == FENCE:
            inner = "".join(texts[start + 1 : end]).strip()
            is_named = texts[start].strip() != FENCE
            is_one = _is_alike(lines, start, end)
            is_latin = is_named or 2 * len(_HAN.findall(inner)) <= len(inner)
            return bool(inner) and is_one and is_latin, end + 1
    return False, start + 1


def _below(lines: PhysicalLines, start: int) -> tuple[bool, int]:
    """Whether there is enough code from the line ``start`` on, and where it has ended."""
    texts = lines.texts
    certain = likely = waiting = depth = 0
    end = touching = start
    for at in range(start, len(texts)):
        text = texts[at].strip()
        if not _is_alike(lines, start, at) or at - max(end, touching) >= MOST_BLANK + 1:
            break
        if not text:
            continue
        if _is_certain(text) or (depth > 0 and _is_inside(text)):
            opens, closes = _without_comment(text).endswith(_OPENS), _CLOSES.match(text)
            depth = max(0, depth + opens - bool(closes))
            certain, likely, waiting, end = certain + 1, likely + waiting, 0, at + 1
        elif _is_code_like(text):
            waiting += 1
        else:
            break
        touching = at + 1
    while end < len(texts) and texts[end].strip() and end < touching and texts[end].isascii():
        end += 1
    is_enough = certain >= MIN_CERTAIN and likely <= certain
    return is_enough and any(map(_is_no_formula, texts[start:end])), end


def _is_no_formula(text: str) -> bool:
    return _WORD.search(text) is not None or _PROMPT.match(text) is not None


def _with_comments(lines: PhysicalLines, start: int, least: int) -> int:
    """Where the comments begin that touch the line ``start`` from above, if there are any."""
    first = start
    while first > least and _is_alike(lines, start, first - 1):
        if not _COMMENT.match(lines.texts[first - 1].strip()):
            break
        first -= 1
    return first


def _is_alike(lines: PhysicalLines, start: int, index: int) -> bool:
    return not lines.special or lines[index].access == lines[start].access


def _is_certain(text: str) -> bool:
    """Whether a line is code, whatever stands beside it."""
    text = text.strip()
    if len(text) > LONGEST or not _is_latin(text):
        return False
    return bool(_CERTAIN.match(_without_comment(text)))


def _is_inside(text: str) -> bool:
    """Whether a line is code if it stands inside of a block."""
    return _is_latin(text) and _INSIDE.match(_without_comment(text)) is not None


def _without_comment(text: str) -> str:
    for mark in _BEHIND:
        text = text.partition(mark)[0].rstrip()
    return text


def _is_code_like(text: str) -> bool:
    """Whether a line may be code, if others are."""
    text = text.strip()
    return bool(_COMMENT.match(text) or _TAGGED.match(text)) or (
        _is_latin(text) and not _PROSE.match(text)
    )


def _is_latin(text: str) -> bool:
    """Whether Chinese is in the strings and comments of a line at most."""
    return text.isascii() or not _HAN.search(_STRING.sub("", text))
