# SPDX-License-Identifier: GPL-3.0-or-later
#
# Every fuzz target begins from inputs of its own, few and small enough for everyone's clone.
# Source: tests/fuzz/run, which keeps to the same bounds when it brings new ones. Invariant: a corpus without a target,
# or a target without one, is a mistake.

"""The inputs that fuzzing begins from."""

import pathlib

import pytest

HERE = pathlib.Path(__file__).parent
TARGETS = sorted(file.stem for file in HERE.glob("*.c"))


def test_each_corpus_has_a_target():
    assert sorted(folder.name for folder in (HERE / "corpus").iterdir()) == TARGETS


@pytest.mark.parametrize("target", TARGETS)
def test_a_corpus_is_small(target):
    sizes = [file.stat().st_size for file in (HERE / "corpus" / target).iterdir()]
    assert 0 < len(sizes) <= 100 and sum(sizes) <= 100_000
