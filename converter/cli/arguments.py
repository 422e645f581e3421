"""The parser of a command's arguments: argparse, with errors that are ours.

Files and options stand in any order.
"""

from __future__ import annotations

from argparse import Action, ArgumentParser, HelpFormatter, Namespace
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NoReturn

import msgspec

from converter.diagnostics import UsageError

if TYPE_CHECKING:
    from _typeshed import SupportsWrite

Complete = Callable[..., Iterable[str]]
"""Given the ``prefix`` typed so far, what it may become; argcomplete tells it more."""

HELP_WIDTH, NAMES_WIDTH = 90, 26
"""The columns of the help, and those of the names of options in it."""


class _Formatter(HelpFormatter):
    """Lays help out, without a look at the terminal: one is made for each argument there is."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, max_help_position=NAMES_WIDTH, width=HELP_WIDTH)


class _Value(Action):
    """Takes a value that says something: an empty one is a slip, such as a variable not set."""

    def __call__(
        self,
        parser: ArgumentParser,
        namespace: Namespace,
        values: Any,
        option_string: str | None = None,
    ) -> None:
        if isinstance(values, str) and not values.strip():
            parser.error(f"{option_string} is empty")
        setattr(namespace, self.dest, values)


class Parser(ArgumentParser):
    """Parses what stands behind ``prog``, which is ``described`` in its help."""

    def __init__(self, prog: str, described: str) -> None:
        super().__init__(prog, None, described, formatter_class=_Formatter, allow_abbrev=False)
        self._structs: dict[str, type[msgspec.Struct]] = {}

    def add_operands(self, name: str, described: str, *, several: bool = True) -> None:
        """Add what is no option: a FILE, or ``several``."""
        shown = "FILE ..." if several else "FILE"
        self.usage = f"{self.prog} [OPTION ...] {shown}"
        self.add_argument(name, nargs="+" if several else None, metavar="FILE", help=described)

    def add_option(
        self,
        name: str,
        described: str,
        complete: Complete | None = None,
        **others: Any,
    ) -> None:
        """Add an option with a value, "" unless it is given; the shell may ``complete`` it."""
        action = self.add_argument(
            name, help=described, **{"action": _Value, "default": "", **others}
        )
        if complete:
            action.completer = complete  # type: ignore[attr-defined]  # read by argcomplete

    def add_flag(self, name: str, described: str, **others: Any) -> None:
        """Add an option without a value, true where it is given."""
        self.add_argument(name, action="store_true", help=described, **others)

    def gather(self, name: str, kind: type[msgspec.Struct]) -> None:
        """Let the options that are fields of ``kind`` be given as one, of this name."""
        self._structs[name] = kind

    def parse(self, arguments: Sequence[str]) -> Mapping[str, Any]:
        """What is given, by name. Behind -- nothing is an option, though it begin with a dash."""
        end = arguments.index("--") if "--" in arguments else len(arguments)
        operands = (f"./{one}" if one[0:1] == "-" != one else one for one in arguments[end + 1 :])
        given = vars(self.parse_intermixed_args([*arguments[:end], *operands]))
        for name, kind in self._structs.items():
            given[name] = kind(**{field: given.pop(field) for field in kind.__struct_fields__})
        return given

    def print_help(self, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; unlike argparse, raise what the standard output raises."""
        print(self.format_help(), end="", file=file)

    def error(self, message: str) -> NoReturn:
        """Raise :class:`UsageError`: what is wrong, and where help is."""
        raise UsageError(message, hint=f"see {self.prog} --help")
