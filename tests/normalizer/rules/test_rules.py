"""The rules that come with the program, by their own examples; and a user's that change them."""

from __future__ import annotations

from pathlib import Path

import pytest

from converter.diagnostics import UsageError
from converter.document import Paragraph
from converter.normalized import Normalized
from converter.normalizer import normalize
from converter.normalizer.rules import Rule, Rules, checks, default, load
from converter.normalizer.rules.quick_look import QuickLook
from converter.normalizer.rules.vocabulary import KINDS, Furniture, LineRule, RuleSet
from converter.sources import decode

RULES: list[Rule] = [rule for kind in KINDS for rule in getattr(default().rule_set, kind)]
PROSE = "各乡镇要把责任落实到人，逐村逐户登记造册。"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_decides_about_its_examples(rule: Rule) -> None:
    assert [text for text in rule.examples if not checks.takes(default(), rule, text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_leaves_its_counter_examples(rule: Rule) -> None:
    assert [text for text in rule.counter_examples if checks.takes(default(), rule, text)] == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_has_examples_and_costs_linear_time(rule: Rule) -> None:
    assert rule.examples
    assert rule.counter_examples
    assert checks.pattern_error(rule, default()) == ""


NARROWED = {"byline-name", "byline-name-and-place", "particulars"}
"""What begins a line of these is more than a quick look: it has to be a surname."""

LINES_OF_TEXTS = {
    line
    for path in Path(__file__).parents[2].glob("corpus/*.txt")
    for line in map(str.strip, path.read_text(encoding="utf-8", errors="replace").splitlines())
    if line
} | {text for rule in RULES for text in rule.examples}


@pytest.mark.parametrize("rule", [rule for rule in RULES if isinstance(rule, LineRule)])
def test_a_quick_look_leaves_no_line_that_matches(rule: LineRule) -> None:
    matches = default().compiled(rule.pattern).fullmatch
    tried = [line for line in LINES_OF_TEXTS if len(line) <= rule.max_length and matches(line)]
    look = QuickLook([rule])
    missed = [line for line in tried if not list(look.may_match(line))]
    assert tried
    assert not missed or rule.name in NARROWED


def test_rules_of_a_kind_have_names_of_their_own() -> None:
    for kind in KINDS:
        names = [rule.name for rule in getattr(default().rule_set, kind)]
        assert len(names) == len(set(names))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "rules.toml"


def headings_with(path: Path, *lines: str) -> list[str]:
    source = decode("\n".join(lines).encode(), name="讲话.txt", stem="讲话", modified="")
    document = normalize(source, load(str(path))).document
    return [block.heading.full_text for block in document.blocks if hasattr(block, "heading")]


LINES = ("防汛简报", "一、水情", PROSE, "二、工情", PROSE)


def test_a_rule_of_ours_can_be_put_out_of_force(file: Path) -> None:
    file.write_text('[[marker]]\nname = "han"\nenabled = false\n', encoding="utf-8")
    assert headings_with(file, *LINES) == []


def test_a_rule_of_ours_can_be_changed(file: Path) -> None:
    file.write_text('[[marker]]\nname = "han"\nclosing = ["∶"]\n', encoding="utf-8")
    lines = [line.replace("、", "∶") for line in LINES]
    assert headings_with(file, *LINES) == []
    assert headings_with(file, *lines) == ["一∶水情", "二∶工情"]


def test_a_rule_can_be_added(file: Path) -> None:
    file.write_text(
        '[[marker]]\nname = "item"\nopening = ["项目"]\nclosing = ["："]\nbefore = "han"\n'
        'examples = ["项目一：水情"]\ncounter_examples = ["项目：水情"]\n',
        encoding="utf-8",
    )
    names = [marker.name for marker in load(str(file)).markers]
    assert names.index("item") + 1 == names.index("han")
    lines = ("防汛简报", "项目一：水情", PROSE, "项目二：工情", PROSE)
    assert headings_with(file, *lines) == ["项目一：水情", "项目二：工情"]


def test_a_site_mark_can_be_added(file: Path) -> None:
    file.write_text(
        '[[mark]]\nname = "members"\npattern = \'【会员专享】\'\nholds = "【"\naccess = "paid"\n',
        encoding="utf-8",
    )
    text = "防汛简报\n" + PROSE + "\n【会员专享】\n" + PROSE
    source = decode(text.encode(), name="讲话.txt", stem="讲话", modified="")
    document = normalize(source, load(str(file))).document
    assert [block.access for block in document.blocks] == ["free", "paid"]


def test_a_mark_that_changes_no_access_only_leaves_the_text(file: Path) -> None:
    file.write_text(
        "[[mark]]\nname = 'advertisement'\npattern = '\\[\\[ad:[0-9]{1,9}\\]\\]'\nholds = '[['\n"
        "examples = ['[[ad:123]]']\n",
        encoding="utf-8",
    )
    lines = (
        "防汛简报",
        "[[ad:1]]" + PROSE,
        "##paidbegin##",
        PROSE + "[[ad:2]]",
        PROSE,
        "##paidend##",
    )
    normalized = read_with(file, *lines, "[[ad:3]]", PROSE)
    accesses = [block.access for block in normalized.document.blocks]
    assert accesses == ["free", "paid", "paid", "free"]
    assert {one.code for one in normalized.diagnostics} == {"MRK001"}


def read_with(path: Path, *lines: str) -> Normalized:
    source = decode("\n".join(lines).encode(), name="讲话.txt", stem="讲话", modified="")
    return normalize(source, load(str(path)))


def test_furniture_can_be_kept_and_other_lines_left_out(file: Path) -> None:
    file.write_text(
        '[[furniture]]\nname = "page-number"\nenabled = false\n'
        "[[furniture]]\nname = 'slogan'\npattern = '山城网，[^。]{1,20}'\n",
        encoding="utf-8",
    )
    normalized = read_with(file, "防汛简报", PROSE, "第 1 页 共 2 页", "山城网，看见山城", PROSE)
    assert [one.message for one in normalized.diagnostics] == [
        "left out by the rule slogan: 山城网，看见山城"
    ]


def test_a_role_can_be_added_with_our_fragments(file: Path) -> None:
    file.write_text(
        "[[role]]\nname = 'heard'\nrole = 'source'\nzones = ['head']\n"
        "pattern = '{date}采自{name}'\nexamples = ['2024年5月1日采自林守成']\n",
        encoding="utf-8",
    )
    (first, _) = read_with(file, "民歌", "2024年5月1日采自林守成", PROSE).document.blocks
    assert isinstance(first, Paragraph)
    assert first.role == "source"


HAN = '[[marker]]\nname = "han"\n'
ROLE = '[[role]]\nname = "mine"\nrole = "date"\nzones = ["head"]\n'
WRONG = {
    "no TOML": ("[[marker", 1, "not TOML"),
    "an unknown kind": ("[[headings]]\n", 1, "unknown key 'headings'"),
    "an unknown key": (HAN + 'colour = "red"\n', 3, "unknown key 'colour'"),
    "a key missing": ('[[marker]]\nname = "mine"\n', 1, "lacks the key 'closing'"),
    "no list": ('[marker]\nname = "mine"\n', 1, "marker is no list of tables"),
    "a wrong type": (HAN + "enabled = 1\n", 3, "Expected `bool`"),
    "an unknown neighbour": (
        '[[marker]]\nname = "mine"\nclosing = ["、"]\nbefore = "no"\n',
        4,
        "no marker is named 'no'",
    ),
    "none to put out of force": (
        '[[marker]]\nname = "hann"\nenabled = false\n',
        2,
        "no marker is named 'hann'; is han or han-sign meant?",
    ),
    "an unknown role": (
        '[[role]]\nname = "mine"\nrole = "dated"\nzones = ["head"]\npattern = "a"\n',
        3,
        "role.0.role: Invalid enum value 'dated'; choose one of ",
    ),
    "an unknown zone": (
        '[[role]]\nname = "mine"\nrole = "date"\nzones = ["foot"]\npattern = "a"\n',
        4,
        "choose one of above, body, head",
    ),
    "no pattern": (ROLE + "pattern = '('\n", 5, "no regular expression"),
    "a pattern of nothing": (ROLE + "pattern = '.*'\n", 5, "matches an empty text"),
    "an unknown fragment": (ROLE + "pattern = '{day-of-rest}'\n", 5, "no fragment is named"),
    "a costly pattern": (ROLE + "pattern = '(a+)+b'\n", 5, "a repetition in a repetition"),
    "an example it does not take": (HAN + '\nexamples = ["水情"]\n', 4, "does not match '水情'"),
    "a counter-example it takes": (
        HAN + 'counter_examples = ["一、水情"]\n',
        3,
        "matches '一、水情'",
    ),
}


@pytest.mark.parametrize(("text", "line", "message"), WRONG.values(), ids=WRONG)
def test_what_is_no_rule_is_told_with_its_line(
    file: Path, text: str, line: int, message: str
) -> None:
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(str(file))
    assert str(caught.value).startswith(f"{file}:{line}: ")
    assert message in str(caught.value)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot read the rules"):
        load(str(tmp_path / "none.toml"))
    (tmp_path / "latin.toml").write_bytes(b"# \xe9\n")
    with pytest.raises(UsageError, match="not UTF-8"):
        load(str(tmp_path / "latin.toml"))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_line_is_long_enough_to_hold_a_rule_up(rule: Rule) -> None:
    """At this length a quadratic pattern takes minutes; a linear one is done at once."""
    for text in (*rule.examples, *rule.counter_examples):
        for line in (text * 10_000, text + text[-1] * 50_000, text[0] * 50_000):
            checks.takes(default(), rule, line)


def test_a_pattern_is_for_lines_in_which_its_glance_finds_something() -> None:
    rule = Furniture(
        name="lamp", pattern="灯(?:亮|灭)了", glance="亮", examples=(), counter_examples=()
    )
    rules = Rules(RuleSet(furniture=(rule,)))
    assert rules.furniture("灯亮了") == rule
    assert rules.furniture("灯灭了") is None


def test_a_glance_that_costs_more_than_linear_time_is_refused() -> None:
    rule = Furniture(
        name="lamp", pattern="灯亮了", glance="亮(?:.*灯)*了", examples=(), counter_examples=()
    )
    assert "repetition" in checks.pattern_error(rule, Rules(RuleSet()))
