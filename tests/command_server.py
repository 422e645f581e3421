"""The command over and over: a process that has made a first text's files forks one for each run.

To import what a command needs, and to compile patterns and load typefaces, takes most of the time
of a short text. What is forked does all that ``python -m converter`` does once it has done so, as
for the second of several files: with a memory, a folder, an environment and standard streams of
its own. The start itself is judged by ``test_start.py``, and by every run that says what its
program, its variables or its streams are to be.
"""

from __future__ import annotations

import json
import os
import pkgutil
import signal
import socket
import sys
import time
from collections.abc import Sequence
from importlib import import_module
from typing import Any

import converter
from converter import checking, cli, conversion, sources, theme, writers
from converter.conversion import Request
from converter.normalizer import normalize
from tests.command import ESSAY

LONGEST = 1 << 20
"""More bytes than a request has: arguments, folder and environment."""

STREAMS = 3


def main() -> None:
    """Answer each request on the socket whose number is the argument with an exit code."""
    requests = socket.socket(fileno=int(sys.argv[1]))
    _warm_up()
    while True:
        message, streams, _, _ = socket.recv_fds(requests, LONGEST, STREAMS)
        if not message:
            return
        request = json.loads(message)
        child = os.fork()
        if not child:
            requests.close()
            _become(request, streams)
            cli.main()
        for stream in streams:
            os.close(stream)
        if ending := request["ending"]:
            time.sleep(ending["after"])
            os.kill(child, ending["signal"])
        requests.send(str(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])).encode())


def _warm_up() -> None:
    """Import every module, and make the files of a first text; none is left."""
    for module in pkgutil.walk_packages(converter.__path__, "converter."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    source = sources.read(ESSAY)
    checking.check(source)
    request = Request(writers.names(), theme.load(theme.DEFAULT_THEME))
    document = conversion.prepare(normalize(source), request).document
    for name in request.formats:
        conversion.make_file(document, name, request)


def _become(request: dict[str, Any], streams: Sequence[int]) -> None:
    """Be the process that is asked for."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    os.chdir(request["cwd"])
    os.environ.clear()
    os.environ.update(request["environment"])
    sys.argv[1:] = request["arguments"]
    signal.alarm(request["seconds"])


if __name__ == "__main__":
    main()
