# SPDX-License-Identifier: GPL-3.0-or-later
"""Two Python threads ask every room about the same objects at once, and read what one thread alone reads.

Idea: calls go out of Python's lock, so that both are inside the library at the same time.
Source: the promise of libawrash/README.md that what is built never changes.
Invariant: the answers are those of one thread; under `make tsan` no race is told.
"""

import os
import pathlib
import threading

import numpy as np

import awrash
from awrash import apportion, metric

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROUNDS = 3


def questions():
    """What is asked, each of objects that all threads share."""
    programme = awrash.Programme.load(ROOT / "examples" / "data" / "khenifra-2023")
    plan = programme.split()
    x = np.arange(20_000, dtype=float) ** 2 % 1009 + 1
    rates = metric.Distribution(x[:500])
    claims = [4.0, 4.0, 4.0, 1.0]
    return (
        lambda: programme.split(objective="alpha:1", tie="lot", seed="x").places.to_numpy().tolist(),
        lambda: programme.split(objective="gini", tie="lot", seed="x").receipts.tolist(),
        lambda: bool(plan.certificate.verify()),
        lambda: plan.explain("05.301") is not None,
        lambda: [rates.value(index) for index in ("gini", "theil", "atkinson:0.5")],
        lambda: metric.gini(x),
        lambda: apportion.divisor(claims, 11, rule="alpha:2.5", tie="lot", seed="x").units.tolist(),
    )


def work(asked, expected, first, said):
    for k in range(ROUNDS * len(asked)):
        place = (k + first) % len(asked)
        if (found := asked[place]()) != expected[place]:
            said.append((place, found))


def main():
    asked, said = questions(), []
    expected = [question() for question in asked]
    threads = [threading.Thread(target=work, args=(asked, expected, 3 * k, said)) for k in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # The interpreter's own way out is not what is watched.
    os._exit(1 if said else 0)


if __name__ == "__main__":
    main()
