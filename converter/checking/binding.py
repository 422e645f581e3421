"""Words that show that a sentence goes on across a space beside them."""

from __future__ import annotations

from converter.patterns import lazy_pattern

BINDING = "与及或把被而但又很最"
"""What ends neither a label nor a heading nor a name: a sentence goes on behind it."""

BINDING_INSIDE = BINDING + "在从更不将着"
"""What ends none in the midst of a sentence."""

SUBJECTS = ("我们", "他们", "她们", "它们", "你们", "咱们")
"""What is no label either, nor with what may follow it before a verb."""

MODALS = "要|会|能|将|都|也|还|就|必须|应该|应当|已经|正在|一定"
CONJUNCTIONS = "必须|应该|应当|以及|并且|但是|因为|所以|如果|虽然|然而|而且|或者"
"""Words that a sentence goes on behind."""

PARTICLES = ("们", "吗(?!啡)", "呢(?![绒子])", "吧(?![台女])", "的(?![士确])")
"""What nothing begins with."""

_BINDING = lazy_pattern(f"[{BINDING}]")
_BINDING_INSIDE = lazy_pattern(f"[{BINDING_INSIDE}]")
_SUBJECT = lazy_pattern(rf"(?:{'|'.join(SUBJECTS)})(?:{MODALS}){{0,2}}\Z|(?:{CONJUNCTIONS})\Z")
_LONGEST_SUBJECT = 6
_PARTICLE = lazy_pattern("|".join(PARTICLES))


def is_bound(line: str, place: int, *, is_inside: bool) -> bool:
    """Whether the words around the space at ``place`` belong to each other.

    More words tell it in the midst of a sentence, where no label stands.
    """
    binding = _BINDING_INSIDE if is_inside else _BINDING
    return bool(
        binding.match(line, place - 1)
        or _PARTICLE.match(line, place + 1)
        or _SUBJECT.search(line, max(place - _LONGEST_SUBJECT, 0), place)
    )
