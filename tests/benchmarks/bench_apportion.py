#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Apportionment against what a researcher writes in NumPy.

Idea: jump to the rounded shares, then step with sorted priorities, all vectorised, in doubles.
Source: Pukelsheim, "Proportional Representation" (2017), section 4.6, for jump and step.
Invariant: both run interleaved, medians are printed, and answers are compared first.
"""

import time

import numpy as np

from awrash import apportion


def jump_and_step(claims, total, signpost):
    """Units by a divisor rule in doubles: one jump, then the best or the worst units in one sort."""
    threshold = total / claims.sum()
    units = np.maximum(np.floor(claims * threshold + 0.5), 0)
    while True:
        missing = int(total - units.sum())
        if missing == 0:
            return units.astype(np.int64)
        if missing > 0:
            keys = signpost(units + 1) / claims
            best = np.argpartition(keys, min(missing, keys.size - 1))[:missing]
            units[best] += 1
        else:
            keys = np.where(units > 0, signpost(units) / claims, -np.inf)
            worst = np.argpartition(-keys, min(-missing, keys.size - 1))[:-missing]
            units[worst] -= 1


RULES = {"webster": lambda k: k - 0.5, "huntington-hill": lambda k: np.sqrt(k * (k - 1))}


def timed(call, rounds):
    """The median seconds of a call."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        call()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2]


def main():
    rng = np.random.default_rng(435)
    print(f"{'log-normal claims':24} {'rule':16} {'awrash ms':>10} {'NumPy ms':>10} {'ratio':>8}")
    for n, total, rounds in ((50, 435, 200), (10**6, 10**8, 7)):
        claims = np.floor(rng.lognormal(13, 1.2, n)) + 1
        for rule, signpost in RULES.items():
            ours = apportion.divisor(claims, total, rule).units
            differ = int((ours != jump_and_step(claims, total, signpost)).sum())
            own = timed(lambda: apportion.divisor(claims, total, rule), rounds)
            other = timed(lambda: jump_and_step(claims, total, signpost), rounds)
            print(f"{f'{n} claims, total {total}':24} {rule:16} {own * 1e3:10.3f} "
                  f"{other * 1e3:10.3f} {own / other:8.3f}  {differ} differ")


if __name__ == "__main__":
    main()
