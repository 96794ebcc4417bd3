#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""A Gini from Python against what a researcher writes in NumPy.

Idea: sort, cumulate, sum; of few values, as of provinces, and of many, as of persons.
Source: the textbook form of the Lorenz area.
Invariant: both run in turn in one process, medians of CPU time are printed, values are compared.
"""

import time

import numpy as np

import awrash


def textbook(x, w):
    """A weighted Gini, sorted here."""
    order = np.argsort(x)
    x, w = x[order], w[order]
    held, weight = np.cumsum(w * x), np.cumsum(w)
    return 1 - np.sum(w * (2 * held - w * x)) / (weight[-1] * held[-1])


def timed(call, rounds, times):
    """The median CPU seconds of one call, made so many times a round."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        for _ in range(times):
            answer = call()
        found.append((time.process_time() - start) / times)
    return sorted(found)[len(found) // 2], answer


def main():
    rng = np.random.default_rng(1912)
    for n, rounds, times in ((75, 9, 5000), (10**5, 9, 5), (10**7, 3, 1)):
        x, w = rng.lognormal(0, 1, n), 0.5 + rng.random(n)
        own, value = timed(lambda: awrash.gini(x, w), rounds, times)
        theirs, expected = timed(lambda: textbook(x, w), rounds, times)
        print(f"weighted Gini, n = {n:8}: {own * 1e6:10.1f} µs, NumPy {theirs * 1e6:10.1f} µs, "
              f"{theirs / own:.1f} times as long, difference {value - expected:.1e}")


if __name__ == "__main__":
    main()
