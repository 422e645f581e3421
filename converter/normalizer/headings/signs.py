"""The signs that are set before titles, and what else is set beside them."""

SIGNS = "■◆▌▍▋★☆◎▶►▷▸❖✦✧●◉◇◈▎§🔸🔹🔶🔷♦❥"
"""Those that say nothing of what follows."""

BARS = "｜|丨/"
"""Those that part what stands on a line, and stand before a title at its edge."""

CAPTION_SIGNS = "▲△"
"""Those that also point at the picture above."""

BOXES, TICKS, CROSSES = "○□", "✔✓", "✘✗"
"""Those that also stand before what is to be chosen, done, or not done."""
