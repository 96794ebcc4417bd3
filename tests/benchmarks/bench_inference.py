#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The bootstrap of a Gini against what a researcher writes in NumPy.

Idea: NumPy sorting each replicate, and NumPy with counts on values sorted once.
Source: B. Efron and R. Tibshirani, "An Introduction to the Bootstrap" (1993), chapter 6.
Invariant: all run in turn in one process, medians of CPU time are printed, errors are compared.
"""

import time

import numpy as np

from awrash import metric


def gini(x, w):
    """A weighted Gini of sorted values."""
    held, weight = np.cumsum(w * x), np.cumsum(w)
    return 1 - np.sum(w * (2 * held - w * x)) / (weight[-1] * held[-1])


def sorting(x, w, replications, rng):
    """Standard error with each replicate sorted."""
    values = []
    for _ in range(replications):
        drawn = rng.integers(0, x.size, x.size)
        order = np.argsort(x[drawn])
        values.append(gini(x[drawn][order], w[drawn][order]))
    return np.std(values, ddof=1)


def counting(x, w, replications, rng):
    """Standard error with counts on values that are sorted once."""
    order = np.argsort(x)
    x, w = x[order], w[order]
    values = [gini(x, w * np.bincount(rng.integers(0, x.size, x.size), minlength=x.size))
              for _ in range(replications)]
    return np.std(values, ddof=1)


def timed(call, rounds):
    """The median CPU seconds of a call, and its last answer."""
    times = []
    for _ in range(rounds):
        start = time.process_time()
        answer = call()
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2], answer


def main():
    rng = np.random.default_rng(1993)
    n, replications, few = 10**5, 1000, 50
    x, w = rng.lognormal(0, 1, n), 0.5 + rng.random(n)
    own, answer = timed(lambda: metric.estimate("gini", x, w, method="bootstrap", seed="bench",
                                                replications=replications), 5)
    counts, by_counts = timed(lambda: counting(x, w, few, rng), 5)
    sorts, by_sorts = timed(lambda: sorting(x, w, few, rng), 3)
    scale = replications / few
    print(f"{replications} replicates of a weighted Gini, n = {n}: awrash {own:.3f} s "
          f"(se {answer.se:.6f}); NumPy with counts {counts * scale:.2f} s ({by_counts:.6f}), "
          f"{counts * scale / own:.1f} times; NumPy sorting {sorts * scale:.2f} s "
          f"({by_sorts:.6f}), {sorts * scale / own:.1f} times")


if __name__ == "__main__":
    main()
