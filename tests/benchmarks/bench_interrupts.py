#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How long Ctrl-C takes to end a call that lasts, and what the processor does behind it.

Idea: each call is made in the main thread, interrupted from another one, and followed by a rest in
which nothing may work; the fault would be a call that goes on in a thread of its own.
Source: the contract of awrash._interrupts: 0.2 s on a machine that does nothing else.
Invariant: every call would last for seconds; one that ends by itself is a failure.

Arguments name the calls; without any all are made. Prints a line a call: name, seconds to the
interrupt, share of the rest that the processor worked.
"""

import os
import signal
import sys
import threading
import time

import numpy as np

import awrash
from awrash import apportion, metric, selection
from awrash._native import call

AFTER, REST = 0.2, 0.2
DRAWN = np.random.default_rng(20261127)
VALUES = 1 + DRAWN.random(3000)
MANY = 2**40
KINDS = dict(zip("abcdef", (2, 5, 4, 3, 6, 4)))


def _panels():
    pool = selection.Pool({name: DRAWN.integers(0, n, 1500).tolist() for name, n in KINDS.items()},
                          list(KINDS))
    return pool.question(150, {name: {value: (max(1, 150 // n - 3), 150 // n + 4)
                                      for value in range(n)} for name, n in KINDS.items()})


def _two_ways():
    claims, sums = DRAWN.integers(0, 9, (900, 900)).astype(float), [5000 + i % 2 for i in range(900)]
    return apportion.biproportional(claims, sums, sums)


def _uniform():
    return call("awrash_selection_uniform", DRAWN.integers(0, 9, 120_000), np.full(60, 9),
                DRAWN.integers(1, 10**6, 2000), 1000)


WORKS = {
    "permutations": lambda: call("awrash_metric_difference_permute", "gini", "seed", 1 << 31, VALUES,
                                 VALUES[::-1].copy(), None),
    "bootstrap": lambda: metric.estimate("gini", VALUES, method="bootstrap", seed="seed",
                                         replications=4_000_000),
    "jackknife": lambda: metric.estimate("theil", DRAWN.random(30_000) + 1, method="jackknife"),
    "Shapley": lambda: metric.shapley({str(k): VALUES[150 * k:150 * k + 150] for k in range(20)},
                                      draws=MANY, seed="seed"),
    "partition": lambda: metric.partition(DRAWN.random(150_000), 150),
    "quota method": lambda: apportion.quota_method(VALUES, 10_000_000, tie="lot", seed="seed"),
    "two ways": _two_ways,
    "legacy": lambda: selection.legacy(_panels(), "seed", 2_000_000_000),
    "leximin": lambda: _panels().lottery(),
    "uniform": _uniform,
    "disclosure": lambda: call("awrash_selection_disclosure_merge", np.ones(60_000, int), 30_000),
}


def _ended(work):
    """Seconds from the interrupt to its exception, None for a work that was over before it."""
    begun, is_over = [], False

    def interrupt():
        begun.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGINT)

    try:
        threading.Timer(AFTER, interrupt).start()
        work()
        is_over = True
        time.sleep(10)  # the interrupt comes all the same
    except KeyboardInterrupt:
        pass
    return None if is_over else time.monotonic() - begun[0]


def main(names):
    # A job in the background of a shell is begun with interrupts ignored.
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for name in names or WORKS:
        waited, before = _ended(WORKS[name]), time.process_time()
        time.sleep(REST)
        worked = (time.process_time() - before) / REST
        told = "over by itself" if waited is None else f"{waited:.4f} {worked:.3f}"
        print(f"{name}: {told}", flush=True)
    assert awrash.gini([0, 1]) == 0.5


if __name__ == "__main__":
    main(sys.argv[1:])
