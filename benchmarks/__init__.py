"""Speed and memory beside peers, as ratios of one run: ``python -m benchmarks.pdf``.

The peers come from PyPI: ``pip install -e '.[bench]'``.
"""
