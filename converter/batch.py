"""Many texts: a process for each core makes the files of the short ones, which are written here.

So there are no more half files than of one text, and what is said comes in the order of the texts.
A long text keeps all cores busy by itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, closing

import msgspec

from converter import reading_ahead
from converter.conversion import Made
from converter.diagnostics import ConverterError
from converter.processes import cores, worked_on

LEAST = 4
"""So many texts are worth processes of their own."""


def made(names: Sequence[str], make: Callable[[str], Made]) -> Iterator[tuple[str, Made | None]]:
    """Each of the files of these ``names``, in order, with what ``make`` made of its text.

    None where that is to be done here: of a long text, and where it failed, so that this is told.
    """
    count = cores()
    if count < 2 or len(names) < LEAST:
        yield from ((name, None) for name in names)
        return

    def attempted(name: str) -> Made | None:
        try:
            return make(name) if reading_ahead.is_short(name) else None
        except ConverterError:
            return None

    read = msgspec.msgpack.Decoder(Made | None).decode
    with ExitStack() as stack:
        shares = [
            stack.enter_context(
                closing(worked_on(names[start::count], attempted, msgspec.msgpack.encode, read))
            )
            for start in range(count)
        ]
        for index in range(len(names)):
            yield next(shares[index % count])
