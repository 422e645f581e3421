"""The command line: it reads options and prints; what is done is decided elsewhere.

A module a command: ``add_arguments`` says what it is told, ``run`` does it, and its docstring is
the help. :mod:`options <converter.cli.options>` are those that commands share, :mod:`arguments
<converter.cli.arguments>` parses them, :mod:`messages <converter.cli.messages>` is all that is said
on standard error.
"""

import gc
from typing import NoReturn

from converter.deferred_modules import defer, hidden

GARBAGE_AFTER = 100_000
"""How many more objects there are when those are sought that nobody uses.

By Python's 700 that is done while modules are imported, in vain: a sixteenth of an essay's time.
"""

SELDOM_USED = (
    "ipaddress",
    "msgspec.inspect",
    "msgspec.toml",
    "msgspec.yaml",
    "PIL.ExifTags",
    "PIL.Image",
    "PIL.TiffTags",
    "pickle",
    "shlex",
    "subprocess",
    "tempfile",
    "textwrap",
    "tokenize",
)
"""What libraries, Python and we import for what is seldom done: a tenth of the time."""


def main() -> NoReturn:
    """Run the command, and exit as :func:`converter.process.run` says."""
    gc.set_threshold(GARBAGE_AFTER)
    defer(*SELDOM_USED)
    with hidden("typing_extensions"):  # Python has itself what msgspec takes from it
        import msgspec  # noqa: F401
    from converter.cli import program

    program.main()
