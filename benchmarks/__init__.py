"""Speed and memory beside peers, as ratios of one run: ``python -m benchmarks.pdf``.

What of the time is not ours to make faster: ``python -m benchmarks.limit``. The peers come from
PyPI: ``pip install -e '.[bench]'``.
"""
