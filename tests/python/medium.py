# SPDX-License-Identifier: GPL-3.0-or-later
"""Programmes of 10 to 40 provinces and 4 to 8 worksite types, drawn from a number.

Idea: what a ministry has, but too large to enumerate: regions, two streams, types with months, costs
and utilities of their own, walls of each class.
Source: drawn, by Python's generator of random numbers, which does not change.
Invariant: the same kind and seed, the same programme; all bounds stand around one hidden plan, so
that a plan exists, except where none is to exist.
"""

import math
import random

import awrash

KINDS = ("simple", "tree", "network", "rows", "general")
"""What walls there are; the class found may be a stronger one."""


def months(i):
    """How long a place of the i-th type lasts."""
    return 3 + i % 4


def monthly_cost(i):
    """What a month of the i-th type costs."""
    return 1500 + 310 * (i * 7 % 5)


class Draw:
    """A hidden plan, and the tables of a programme around it."""

    def __init__(self, kind, seed, spoiled=None):
        self.draw = draw = random.Random(f"{kind} {seed}")
        self.provinces = [f"p{i:02}" for i in range(draw.randint(10, 40))]
        self.regions = [f"r{i}" for i in range(draw.randint(2, 5))]
        self.region = {p: self.regions[i % len(self.regions)] for i, p in enumerate(self.provinces)}
        n = draw.randint(4, 8)
        self.types = [f"t{i}" if i < (n + 1) // 2 else f"s{i}" for i in range(n)]
        self.need = {p: 0 if draw.random() < 0.05 else draw.randint(200, 9000) for p in self.provinces}
        self.hidden = {(p, t): draw.choice((0, 1, 2, 4, 7)) for p in self.provinces for t in self.types}
        self.quotas, self.shares = [], []
        getattr(self, kind)()
        if spoiled == "unbounded":
            for row in self.quotas:
                if row["stream"] in ("*", "t", "type:t0"):
                    row["max"] = None
        if spoiled == "infeasible":
            p, stream = draw.choice(self.provinces), draw.choice("ts")
            self.quotas = [q for q in self.quotas if (q["territory"], q["stream"]) != (p, stream)]
            self.bound(p, stream, low=self.sum(self.provinces) + 9 * len(self.types))

    # ── bounds around the hidden plan ──────────────────────────────────────────────────────────

    def below(self, territory):
        return [p for p in self.provinces if territory in ("N", p, self.region[p])]

    def of(self, stream):
        return [t for t in self.types if stream in ("*", f"type:{t}", t[0])]

    def sum(self, provinces, stream="*"):
        return sum(self.hidden[p, t] for p in provinces for t in self.of(stream))

    def bound(self, territory, stream, low=0, high=None, **more):
        row = {"territory": territory, "stream": stream, "min": low, **more}
        if high is not None:
            row["max"] = high
        self.quotas.append(row)

    def around(self, territory, stream, slack, floor=0.5):
        total = self.sum(self.below(territory), stream)
        low = total - self.draw.randint(0, slack) if self.draw.random() < floor else 0
        self.bound(territory, stream, max(low, 0), total + self.draw.randint(0, slack))

    def capacities(self):
        for (p, t), places in self.hidden.items():
            self.bound(p, f"type:{t}", high=places + self.draw.randint(0, 5))

    # ── walls of each kind ─────────────────────────────────────────────────────────────────────

    def simple(self):
        for p in self.provinces:
            self.around(p, "*", 9, 0.3)
        self.around("N", "*", 5, 1)

    def tree(self):
        self.capacities()
        for p in self.provinces:
            self.around(p, "t", 3)
        for r in self.regions:
            self.around(r, "s", 9)
        self.around("N", "t", 9)

    def network(self):
        self.capacities()
        for t in self.types:
            for territory in ["N"] if t[0] == "t" else self.regions:
                self.around(territory, f"type:{t}", 5)
        for p in self.provinces:
            self.around(p, "*", 6)
        for r in self.regions:
            self.around(r, "*", 12)

    def rows(self):
        self.network()
        for territory in ("N", self.draw.choice(self.regions)):
            spent = sum(places * months(i) * monthly_cost(i) for i, t in enumerate(self.types)
                        for p in self.below(territory) for places in [self.hidden[p, t]])
            self.bound(territory, "*", high=spent + self.draw.randint(0, 20_000), unit="money")
        region = self.draw.choice(self.regions)
        most = self.sum(self.below(region), "s") / max(self.sum(self.below(region)), 1)
        self.shares.append({"territory": region, "of": "*", "stream": "s",
                            "at_least": math.floor(100 * most) / 100})

    def general(self):
        self.capacities()
        self.around("N", f"type:{self.types[0]}", 4)
        for r in self.regions:
            self.around(r, "s", 6)
            self.around(r, "t", 6)
        for p in self.provinces:
            self.around(p, "*", 4)
        for t in self.types[-2:]:
            self.around("N", f"type:{t}", 5)

    # ── tables ─────────────────────────────────────────────────────────────────────────────────

    def table_of_types(self):
        draw = random.Random(len(self.types))
        return [{"code": t, "stream": t[0], "months": months(i), "monthly_cost": monthly_cost(i),
                 "utility": draw.randint(50, 150) / 100, "women": (i * 3 % 7 + 1) / 10}
                for i, t in enumerate(self.types)]

    @staticmethod
    def pool(i):
        """How many women look for work in the i-th province."""
        return 300 + 211 * i % 977

    def programme(self):
        territories = [{"code": "N"}, *({"code": r, "parent": "N"} for r in self.regions)]
        territories += [{"code": p, "parent": self.region[p], "need": self.need[p]}
                        for p in self.provinces]
        pools = [{"territory": p, "group": "women", "persons": self.pool(i)}
                 for i, p in enumerate(self.provinces)]
        return awrash.Programme(territories, self.quotas, worksite_types=self.table_of_types(),
                                streams=[{"code": "t"}, {"code": "s"}], shares=self.shares or None,
                                pools=pools, need="need")
