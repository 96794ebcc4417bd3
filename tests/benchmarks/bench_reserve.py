#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A selection with five overlapping reserves beside NumPy's sort of the scores, which selects nobody.

Idea: the sort alone, and the index of the order that a selection without reserves would need.
Source: normal scores, traits of one person in two to one in a hundred.
Invariant: all run in turn in one process, medians of CPU time are printed, the check accepts.
"""

import sys
import time

import numpy as np

from awrash import selection

SHARES = {"a": 0.5, "b": 0.3, "c": 0.1, "d": 0.05, "e": 0.01}


def timed(call, rounds=5):
    """The median CPU seconds of a call, and its last answer."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        answer = call()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2], answer


def measure(n):
    rng = np.random.default_rng(2026)
    traits = {name: rng.random(n) < share for name, share in SHARES.items()}
    score = rng.normal(60, 10, n) - 2 * sum(has.astype(float) for has in traits.values())
    few = n // 20
    reserves = {"a": few, "b": few // 2, "c": few // 4, "d": few // 8, "e": few // 40}
    persons = range(n)
    sort, _ = timed(lambda: np.sort(score))
    index, _ = timed(lambda: np.argsort(score, kind="stable"))
    own, sel = timed(lambda: selection.select(score, 4 * few, reserves, traits=traits, persons=persons), 3)
    assert sel.check() == ()
    print(f"{n:10d} applicants: np.sort {sort:.3f} s, np.argsort {index:.3f} s, "
          f"selection from Python {own:.3f} s")


if __name__ == "__main__":
    for size in [int(argument) for argument in sys.argv[1:]] or [10**6, 10**7]:
        measure(size)
