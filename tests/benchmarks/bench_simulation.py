#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""An edition against what a researcher writes in NumPy, vectorised over provinces.

Idea: the same laws, the same number of draws from NumPy's own Philox, proportional places by
Webster's rule, the same measures. Twice: with a stream for each law, so that all policies meet the
same luck, as the library has it; and with one stream and NumPy's own binomial numbers, which is
faster and keeps no luck from one policy to the next.
Source: include/awrash/simulation-run.h; Wichura 1988 for the normal quantile.
Invariant: all run in turn in one process, medians of CPU time are printed, means are compared.
"""

import pathlib
import time

import numpy as np

import awrash
from awrash import simulation

DATA = pathlib.Path(__file__).parents[2] / "examples" / "data" / "morocco-2023"
EDITIONS = 5


def webster(claims, total, most):
    """Places in proportion to claims, rounded, inside ceilings: the divisor by halving."""
    low, high = 0.9 * total / claims.sum(), 2 * total / claims.sum()
    for _ in range(100):
        middle = (low + high) / 2
        places = np.minimum(np.floor(claims * middle + 0.5), most)
        placed = places.sum()
        if placed == total:
            break
        low, high = (middle, high) if placed < total else (low, middle)
    return places.astype(np.int64)


def gini(x, w):
    order = np.argsort(x)
    x, w = x[order], w[order]
    held, weight = np.cumsum(w * x), np.cumsum(w)
    return 1 - np.sum(w * (2 * held - w * x)) / (weight[-1] * held[-1])


def theil(x, w):
    ratio, share = x / np.average(x, weights=w), w / w.sum()
    return np.sum(share * ratio * np.log(np.where(ratio > 0, ratio, 1)))


CENTRAL = (np.array([2509.0809287301227, 33430.57558358813, 67265.77092700870, 45921.95393154987,
                     13731.693765509461, 1971.5909503065514, 133.14166789178438, 3.387132872796366]),
           np.array([5226.495278852854, 28729.085735721943, 39307.895800092711, 21213.794301586596,
                     5394.196021424751, 687.1870074920579, 42.313330701600911, 1.0]))
FAR = (np.array([7.7454501427834140764e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1,
                 1.27045825245236838258, 3.64784832476320460504, 5.76949722146069140550,
                 4.63033784615654529590, 1.42343711074968357734]),
       np.array([1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2,
                 1.48103976427480074590e-1, 6.89767334985100004550e-1, 1.67638483018380384940,
                 2.05319162663775882187, 1.0]))


def normal(u):
    """The normal quantile of all; the far tail beyond 1e-11 has no formula of its own here."""
    q = u - 0.5
    r = 0.180625 - q * q
    z = q * np.polyval(CENTRAL[0], r) / np.polyval(CENTRAL[1], r)
    tail = np.abs(q) > 0.425
    r = np.sqrt(-np.log(np.minimum(u[tail], 1 - u[tail]))) - 1.6
    z[tail] = np.sign(q[tail]) * np.polyval(FAR[0], r) / np.polyval(FAR[1], r)
    return z


def binomial(n, p, u):
    """Counts by the expansion of Cornish and Fisher, for few persons too, down to a variance of 1."""
    z, variance = normal(u), np.maximum(n * p * (1 - p), 1.0)
    deviation = np.sqrt(variance)
    skew, excess = (1 - 2 * p) / deviation, (1 - 6 * p * (1 - p)) / variance
    x = (z + (z * z - 1) * skew / 6 + (z**3 - 3 * z) * excess / 24 - (2 * z**3 - 5 * z) * skew**2 / 36)
    return np.clip(np.floor(n * p + deviation * x + 0.5), 0, n).astype(np.int64)


class Peer:
    """The state of a run, and one edition after the other."""

    def __init__(self, need, total, capacity, months, monthly_cost, law, coupled):
        self.first, self.total, self.capacity = need, total, capacity
        self.months, self.monthly_cost, self.law, self.coupled = months, monthly_cost, law, coupled

    def start(self, scenario):
        self.seekers, self.work = self.first.copy(), np.zeros_like(self.capacity)
        self.luck, self.scenario = None, scenario

    def stream(self, purpose):
        if not self.coupled and purpose > 0:
            return self.rng
        return np.random.Generator(np.random.Philox(key=1, counter=[0, purpose, self.scenario, self.number]))

    def normals(self, purpose, shape):
        if not self.coupled:
            return self.stream(purpose).standard_normal(shape)
        return normal(self.stream(purpose).random(shape))

    def counts(self, purpose, n, p):
        if not self.coupled:
            return self.stream(purpose).binomial(n, p)
        return binomial(n, p, self.stream(purpose).random(n.shape))

    def edition(self, number):
        law, n = self.law, len(self.first)
        self.number = number
        self.rng = self.stream(0)
        counted = np.maximum(0, np.rint(self.seekers * (1 + law["need-error"] * self.normals(1, n))))
        quota = np.stack([webster(counted, total, most) for total, most in zip(self.total, self.capacity)])
        fresh, kept = self.normals(2, quota.shape), law["take-up-persistence"]
        self.luck = fresh if self.luck is None else kept * self.luck + np.sqrt(1 - kept**2) * fresh
        rate = np.clip(law["take-up"][:, None] + law["take-up-spread"] * self.luck, 0, 1)
        absorbed = self.capacity * np.maximum(0, 1 + law["absorption-spread"] * self.normals(3, quota.shape))
        filled = np.minimum(self.counts(4, quota, rate), absorbed.astype(np.int64))
        available = self.seekers - filled.sum(axis=0)
        if (available < 0).any():
            raise ValueError("more places than seekers: the library would ration them")
        dropped = self.counts(5, filled, law["drop-out"][:, None])
        refilled = self.counts(6, dropped, law["refilling"][:, None])
        available -= refilled.sum(axis=0)
        out = self.counts(7, filled - dropped + refilled, law["exit"][:, None])
        back = self.counts(8, self.work, law["return"][:, None])
        self.work += out - back
        need = self.seekers
        self.seekers = (need + (back - out).sum(axis=0) - self.counts(9, available, law["leaving"])
                        + self.counts(10, self.first, law["entries"]) + self.counts(11, self.first, law["births"]))
        held = filled.sum(axis=0) / need
        cost = ((filled - dropped / 2 + refilled / 2).sum(axis=1) * self.months * self.monthly_cost).sum()
        return (gini(held, need), theil(held, need), held.min(),
                need.sum() - filled.sum() - refilled.sum(), filled.sum(), cost)


def timed(call, rounds):
    """The median CPU seconds of one call."""
    times = []
    for i in range(rounds):
        start = time.process_time()
        call(i)
        times.append(time.process_time() - start)
    return sorted(times)[len(times) // 2]


def main():
    whole = awrash.Programme.load(DATA)
    quotas = whole.table("quotas")
    # Bounds of single provinces and of one region would only be copied here.
    programme = awrash.Programme(
        territories=whole.table("territories"), streams=whole.table("streams"),
        quotas=quotas[quotas["territory"] == "00"], capacities=whole.table("capacities"), need="unemployed")
    measures = ["gini", "theil", "lowest-rate", "unmet", "places", "cost"]
    # A run of many editions, so that the call from Python weighs nothing.
    long = simulation.Model(programme, "proportional(need)", editions=200, measures=measures)
    short = simulation.Model(programme, "proportional(need)", editions=EDITIONS, measures=measures)
    parameters = dict(zip(long.parameters, long.draw().tolist()))
    streams = ["temporary", "sustainable"]
    law = {name: value for name, value in parameters.items() if ":" not in name}
    law.update({name: np.array([parameters[f"{name}:{stream}"] for stream in streams])
                for name in ("take-up", "drop-out", "refilling", "exit", "return")})
    need = programme.need().to_numpy().astype(np.int64)
    most = np.full((2, len(need)), 2**40)
    for row in programme.table("capacities").to_dict("records"):
        most[1, programme.provinces.index(row["territory"])] = int(row["max"])
    peers = [Peer(need, [100000, 50000], most, np.array([4, 9]), np.array([2970.05, 1500]), law, coupled)
             for coupled in (True, False)]

    def numpy_run(scenario, peer):
        peer.start(scenario)
        return [peer.edition(number) for number in range(1, EDITIONS + 1)]

    own = timed(lambda i: long.run(0, i), 15) / 200
    print(f"one edition of 75 provinces × 2 streams, proportional: {own * 1e6:.1f} µs")
    for peer in peers:
        theirs = timed(lambda i, peer=peer: numpy_run(i, peer), 60) / EDITIONS
        print(f"  NumPy, {'a stream for each law' if peer.coupled else 'one stream':21}: {theirs * 1e6:7.1f} µs, "
              f"{theirs / own:5.1f} times as long")
    runs = [short.run(0, i) for i in range(100)]
    for k, name in enumerate(measures):
        means = [np.mean([numpy_run(i, peer)[-1][k] for i in range(100)]) for peer in peers]
        print(f"  {name:12} in edition {EDITIONS}, mean of 100: {np.mean([run[name][-1] for run in runs]):.6g}, "
              f"NumPy {means[0]:.6g} and {means[1]:.6g}")


if __name__ == "__main__":
    main()
