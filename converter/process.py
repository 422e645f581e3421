"""The command as a process: its standard streams, its signals and its exit codes."""

from __future__ import annotations

import atexit
import errno
import os
import signal
import sys
from collections.abc import Callable
from types import FrameType
from typing import NoReturn

from converter import compiled_patterns, signals
from converter.diagnostics import ConverterError, fault, is_interrupt
from converter.files import OutputError

FAILURE, INTERRUPTED = 1, 128 + signal.SIGINT
"""Exit codes; an error has its own, that of a signal is 128 more."""

AGAIN = 0.01
"""Seconds until an interrupt that could not be raised comes again."""

STAND_INS = {"stdin": os.O_WRONLY, "stdout": os.O_RDONLY, "stderr": os.O_WRONLY}
"""How the null device stands in for a closed stream: to use the first two is an error (EBADF).

As in gnulib's stdopen; else the next file that is opened would be the standard output.
"""


def run(
    command: Callable[[], int | None], say_error: Callable[[ConverterError | str], None]
) -> NoReturn:
    """Run ``command`` and exit with its code: every error is told in one line by ``say_error``.

    0 is success, 1 a failure, 2 wrong usage, 130 an interrupt and 143 a termination.
    """
    _open_standard_streams()
    _end_by_signals()
    _interrupt_again()
    try:
        try:
            code = command()
        finally:
            sys.stdout.flush()
            _end_undisturbed()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = INTERRUPTED if is_interrupt(error) else FAILURE
        if code == FAILURE and (told := _told(error)):
            told.__cause__ = told.__cause__ if told is error else error
            say_error(told)
            code = told.exit_code
    if code == INTERRUPTED:
        say_error("interrupted")
    compiled_patterns.keep()
    atexit._run_exitfuncs()
    os._exit(code or 0)  # Python itself would take apart what ends with the process: 4 ms


def _open_standard_streams() -> None:
    """Let there be three standard streams, closed or not: lowest numbers are taken first."""
    for name, mode in STAND_INS.items():
        if getattr(sys, name) is None:
            kind = "r" if name == "stdin" else "w"
            setattr(sys, name, os.fdopen(os.open(os.devnull, mode), kind, closefd=False))


def _end_by_signals() -> None:
    """Let signals that end the process unwind it first, so that no half file is left.

    One that is ignored, as by nohup, stays so.
    """
    for number in signals.ENDING:
        if signal.getsignal(number) is signal.SIG_DFL:
            signal.signal(number, _end)


def _interrupt_again() -> None:
    """Let an interrupt in a finalizer, from which nothing can be raised, come again in a moment."""
    if not hasattr(signal, "setitimer"):
        return
    signal.signal(signal.SIGALRM, signal.default_int_handler)

    def tell(unraisable: sys.UnraisableHookArgs) -> None:
        if unraisable.exc_type is KeyboardInterrupt:
            signal.setitimer(signal.ITIMER_REAL, AGAIN)
        else:
            sys.__unraisablehook__(unraisable)

    sys.unraisablehook = tell


def _end_undisturbed() -> None:
    """What has its exit code is not interrupted: Python's own end knows no handler of ours."""
    for number in signals.ENDING:
        signal.signal(number, signal.SIG_IGN)


def _end(number: int, _frame: FrameType | None) -> NoReturn:
    sys.exit(128 + number)


def _told(error: Exception) -> ConverterError | None:
    """What the user is told of ``error``; nothing when he has closed the pipe we write to."""
    match error:
        case ConverterError():
            return error
        case OSError(errno=errno.EPIPE):
            return None
        case OSError(filename=str(name)):
            return ConverterError(f"cannot be used: {error.strerror}", place=name)
        case OSError():
            return OutputError(f"standard output cannot be written: {error.strerror}")
        case _:
            return fault(error, "the program")
