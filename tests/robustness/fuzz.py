"""Coverage-guided fuzzing of the whole program, by hand and outside CI; it takes ``atheris``.

``python -m tests.robustness.fuzz [FOLDER] [-max_total_time=600]``: what reached new code is kept in
the folder, ``tests/robustness/corpus`` unless another is named; ``test_fuzz.py`` replays it.
"""

from __future__ import annotations

import pkgutil
import sys
from importlib import import_module

import atheris

with atheris.instrument_imports(include=["converter"]):
    import converter

    # What is imported on first use would go without instruments: writers, layout, verification.
    for module in pkgutil.walk_packages(converter.__path__, "converter."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    from tests.robustness.judging import assert_opens, outputs, theme_for

from tests.robustness.corpus import FOLDER

DICTIONARY = FOLDER.with_name("fuzz.dict")


def once(data: bytes) -> None:
    """Convert ``data``, verify and open what comes of it."""
    files = outputs(data, theme_for(data))
    if files is not None:
        assert_opens(files)


def main() -> None:
    """Fuzz until libFuzzer's options or an error say stop."""
    options = sys.argv[1:]
    if all(option.startswith("-") for option in options):
        options.append(str(FOLDER))
    atheris.Setup(
        [sys.argv[0], f"-dict={DICTIONARY}", "-max_len=2000", "-timeout=20", *options], once
    )
    atheris.Fuzz()


if __name__ == "__main__":
    main()
