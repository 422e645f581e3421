"""What content streams call the resources of their page."""

from __future__ import annotations

import hashlib

from converter.document import Image


def image_name(image: Image) -> str:
    """What content streams call an image."""
    return "/Im" + hashlib.sha256(image.name.encode()).hexdigest()[:12]
