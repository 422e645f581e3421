"""What a check finds: a diagnostic, and how to mend it."""

from __future__ import annotations

import msgspec

from converter.checking.edits import Edit
from converter.diagnostics import Diagnostic


class Finding(msgspec.Struct, frozen=True):
    """A diagnostic, and the changes that mend what it says; none where no safe one is known."""

    diagnostic: Diagnostic
    edits: tuple[Edit, ...] = ()
