"""Furniture of a page or site: left out by named rule, each line reported with its text."""

from __future__ import annotations

from collections.abc import Sequence

from converter.diagnostics import Diagnostic
from converter.normalizer.lines import Line
from converter.normalizer.rules import Furniture, Rules
from converter.normalizer.trace import Trace


def leave_out(
    lines: Sequence[Line], rules: Rules, diagnostics: list[Diagnostic], trace: Trace | None
) -> list[Line]:
    """``lines`` without furniture; all of them where there is nothing else."""
    kept: list[Line] = []
    left_out: list[tuple[Line, Furniture]] = []
    heading: Furniture | None = None
    items = 0
    for index, line in enumerate(lines):
        rule = rules.furniture(line.text)
        if rule and rule.items and not _heads_a_list(rule, lines[index + 1 : index + 2], rules):
            rule = None
        if rule:
            heading, items = rule, rule.most_items if rule.items else 0
        elif heading and items and rules.goes_with(heading, line.text):
            rule, items = heading, items - 1
        else:
            items = 0
        if rule:
            left_out.append((line, rule))
        else:
            kept.append(line)
    if not kept:
        return list(lines)
    for line, rule in left_out:
        message = f"left out by the rule {rule.name}: {line.text}"
        diagnostics.append(Diagnostic("FUR001", "info", message, span=line.span))
        if trace:
            trace.decide(line.number, rule.name, "it is of the page or site, not of the text")
    return kept


def _heads_a_list(heading: Furniture, after: Sequence[Line], rules: Rules) -> bool:
    """Whether an item follows the heading of a list, or other furniture, or nothing."""
    return all(
        rules.goes_with(heading, line.text) or rules.furniture(line.text) is not None
        for line in after
    )
