"""The command line: it reads options and prints; what is done is decided elsewhere.

A module a command; :mod:`options <converter.cli.options>` are those that commands share,
:mod:`messages <converter.cli.messages>` is all that is said on standard error.
"""

from converter.cli.program import main

__all__ = ["main"]
