"""The corpus is whole: each line of each text has a known role, nearly a third is held aside."""

from collections import Counter
from pathlib import Path

import pytest

from tests.corpus.labels import FOLDER, HARD, corpus, read_labelled

LABELS = 'held_aside = false\n[lines]\n1 = "title"\n3 = "run-in heading 1"\n'
RUN_IN = '[run_in]\n3 = "一、看。"\n'


def _write(folder: Path, labels: str) -> Path:
    path = folder / "essay-01-sample.txt"
    path.write_text("看与听\n\n　　一、看。看云，看水。\n", encoding="utf-8")
    path.with_suffix(".labels.toml").write_text(labels, encoding="utf-8")
    return path


def test_every_text_loads_and_there_are_enough():
    assert len(corpus()) >= 40


@pytest.mark.parametrize("folder", [FOLDER, HARD])
def test_no_label_file_is_without_its_text(folder: Path):
    texts = {path.stem for path in folder.glob("*.txt")}
    assert {path.name.removesuffix(".labels.toml") for path in folder.glob("*.toml")} == texts


def test_nearly_a_third_is_held_aside_over_all_kinds():
    texts = corpus()
    kinds = Counter(text.name.split("-")[0] for text in texts)
    held = Counter(text.name.split("-")[0] for text in texts if text.held_aside)
    assert held.total() >= 0.3 * len(texts)
    assert all(0 < held[kind] < kinds[kind] for kind in kinds)


def test_a_text_is_read_with_its_roles(tmp_path: Path):
    labelled = read_labelled(_write(tmp_path, LABELS + RUN_IN))
    assert labelled.name == "essay-01-sample"
    assert labelled.roles == {1: "title", 3: "run-in heading 1"}
    assert labelled.run_in == {3: "一、看。"}


@pytest.mark.parametrize(
    ("labels", "fault"),
    [
        ('held_aside = false\n[lines]\n1 = "title"\n', "line 3: has no label"),
        (LABELS.replace("3 =", "2 ="), "line 3: has no label"),
        (LABELS + '9 = "paragraph"\n' + RUN_IN, "line 9: is blank or absent"),
        (LABELS.replace("title", "titel") + RUN_IN, "line 1: unknown role 'titel'"),
        (LABELS.replace("title", "heading 0") + RUN_IN, "line 1: unknown role 'heading 0'"),
        (LABELS.replace("title", "continues") + RUN_IN, "line 1: continues nothing"),
        (LABELS, "line 3: a run-in heading, and nothing else"),
        (LABELS + '[run_in]\n3 = "二、"\n', "line 3: must open with"),
        (LABELS + '[run_in]\n3 = "一、看。看云，看水。"\n', "line 3: must open with"),
        (LABELS + RUN_IN + '2 = "一"\n', "line 2: is no run-in heading"),
        (LABELS.replace('"title"', "1"), "line 1: [lines] maps"),
        (LABELS.replace("false", '"no"'), "held_aside must be"),
        ("[lines", "not TOML"),
    ],
)
def test_a_fault_in_the_labels_is_named(tmp_path: Path, labels: str, fault: str):
    with pytest.raises(ValueError) as caught:  # noqa: PT011 - the message is checked below
        read_labelled(_write(tmp_path, labels))
    assert fault in str(caught.value)
    assert "essay-01-sample.labels.toml" in str(caught.value)


def test_a_text_without_labels_is_named(tmp_path: Path):
    path = _write(tmp_path, LABELS)
    path.with_suffix(".labels.toml").unlink()
    with pytest.raises(ValueError, match=r"essay-01-sample\.labels\.toml: missing"):
        read_labelled(path)
