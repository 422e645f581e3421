"""Prove the prover: whatever is damaged, it is noticed."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from tests.verification import docx_damage, epub_damage, pdf_damage, sample
from tests.verification.compared import compared
from tests.verification.zip_damage import Damage

DAMAGES: Mapping[str, Mapping[str, Damage]] = {
    "docx": docx_damage.DAMAGES,
    "epub": epub_damage.DAMAGES,
    "pdf": pdf_damage.DAMAGES,
}
CASES = [(name, damage) for name, damages in DAMAGES.items() for damage in damages]


def test_there_are_enough_damages() -> None:
    assert all(len(damages) >= 30 for damages in DAMAGES.values())


@pytest.mark.parametrize("format_name", DAMAGES)
def test_what_is_not_damaged_is_verified(format_name: str) -> None:
    data = sample.written(format_name)
    assert compared(format_name, data, sample.DOCUMENT, sample.theme()) == ()


@pytest.mark.parametrize(("format_name", "damage"), CASES)
def test_damage_is_noticed(format_name: str, damage: str) -> None:
    data = DAMAGES[format_name][damage](sample.written(format_name))
    found = compared(format_name, data, sample.DOCUMENT, sample.theme())
    assert found
    assert all(str(mismatch).isprintable() for mismatch in found)
