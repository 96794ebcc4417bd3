#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long numbers and values of laws take from Python, beside NumPy's Philox and SciPy's quantiles.

Idea: the same count of numbers by both, in turn, in CPU time.
Source: numpy.random.Philox (4x64, ten rounds); scipy.stats, where it is installed.
Invariant: medians are printed, nothing is asserted of them.
"""

import statistics
import time

import numpy as np

from awrash import random

MANY, TURNS = 1_000_000, 7


def _nanoseconds(work):
    times = []
    for _ in range(TURNS):
        start = time.process_time()
        work()
        times.append((time.process_time() - start) * 1e9 / MANY)
    return statistics.median(times)


def main():
    generator = np.random.Generator(np.random.Philox(1))
    ours, theirs = _nanoseconds(lambda: random.uniform(MANY, seed=1)), _nanoseconds(
        lambda: generator.random(MANY))
    print(f"a number between 0 and 1: {ours:.1f} ns, NumPy's Philox {theirs:.1f} ns")
    try:
        from scipy import stats
    except ImportError:
        return
    u = random.uniform(MANY, seed=2)
    for text, peer in {"normal:0,1": stats.norm(), "binomial:1000,0.81": stats.binom(1000, 0.81),
                       "poisson:900": stats.poisson(900), "beta:2,4": stats.beta(2, 4),
                       "gamma:2.5,1": stats.gamma(2.5)}.items():
        law = random.Law(text)
        ours, theirs = _nanoseconds(lambda: law.quantile(u)), _nanoseconds(lambda: peer.ppf(u))
        print(f"{text}: {ours:.0f} ns, SciPy {theirs:.0f} ns")


if __name__ == "__main__":
    main()
