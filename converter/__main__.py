"""``python -m converter`` is the command ``essay-converter``."""

from converter.cli import main

main()
